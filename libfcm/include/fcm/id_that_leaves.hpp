// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "fcm/publish.hpp"

namespace fcm {

/// The id of a factor as it may stand in a file for this audience. Ids that came with a file or a
/// codebook may name a person, a talk or a place; for others than those who hold the study an id
/// stays only where each of its words is one of the label, else the label stands in its place, by
/// which Map::require() finds the factor too. Nobody sees it: it is what a program reads.
std::string id_that_leaves(const Factor&, Audience);

}  // namespace fcm
