// SPDX-License-Identifier: MIT
//
// REFI-QDA out: projects and codebooks of a study. GUIDs are made of what they stand for (SHA-256,
// as version 8 of RFC 9562), so that the same study gives the same file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fcm/formats.hpp"

namespace fcm::detail {

/// "9B2E41F0-..." of a kind of thing and its name.
std::string guid_for(std::string_view kind, std::string_view name);

/// Code elements, below codes that stand for their themes.
std::string refi_codes(const Study&);

/// Names of sets that keep what a code has no attribute for, with their members: "kind: outcome".
std::string refi_sets(const Study&, std::string_view guid_attribute);

Result<std::vector<WrittenFile>> write_refi_project(const Published<Study>&,
                                                    std::string_view extension);

}  // namespace fcm::detail
