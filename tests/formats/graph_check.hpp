// SPDX-License-Identifier: MIT
//
// What every format of drawn maps must pass.
#pragma once

#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

#include "fcm/formats.hpp"

/// tests/formats/<word>/good/<town>-<how>.*: recognised, and one map however it was saved.
void check_good_files(const std::string& word, std::size_t at_least);

/// Written, recognised and read, the map is equal in all that the format keeps.
void check_written(const std::string& word, const fcm::Map&);

/// Labels, notes and ids that break careless writers.
fcm::Map hostile_map();

/// A map with everything that a format may keep.
fcm::Map full_map();

/// A real file of the folder FCM_SAMPLES, else of ../shared/samples; nothing, with a message, where
/// it is absent.
std::optional<fcm::Read<fcm::Map>> sample(const std::string& file);
