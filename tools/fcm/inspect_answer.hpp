// SPDX-License-Identifier: MIT
//
// What 'fcm inspect' says of a map.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fcm/communities.hpp"
#include "fcm/condense.hpp"
#include "fcm/structure.hpp"
#include "filter_options.hpp"

namespace fcm::command {

struct CommunitiesAnswer {
  Communities found;
  std::optional<CommunityStability> stability;  ///< where voices can be redrawn
  std::optional<double> like_themes;            ///< adjusted Rand index; none without themes
};

struct CondensationAnswer {
  Condensation condensed;
  std::vector<std::string> scenarios, outcomes;  ///< their names
  std::vector<CondensedEffect> effects;
};

struct InspectAnswer {
  Filtered part;
  Structure structure;
  std::optional<CommunitiesAnswer> communities;
  std::optional<CondensationAnswer> condensation;
};

std::string as_text(const InspectAnswer&);
std::string as_json(const InspectAnswer&);

}  // namespace fcm::command
