// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fcm::text {

/// Optimal string alignment distance (insert, delete, replace, swap of neighbours) over bytes.
std::size_t edit_distance(std::string_view, std::string_view);

/// The nearest candidate within max(1, length/3) edits of match keys (so case and punctuation do
/// not count); empty where none.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// "did you mean 'run'?" or empty.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace fcm::text
