// SPDX-License-Identifier: MIT
//
// `fcm export --dry-run`: what would leave for an audience, and what thresholds of voices would
// keep.
#pragma once

#include <optional>
#include <string>

#include "fcm/project.hpp"
#include "fcm/withheld.hpp"

namespace fcm::command {

struct DryRun {
  const Loaded& loaded;
  const Published<Map>& map;  ///< what would be shown
  const Map& part;            ///< the same before it was published
  std::string file, as;       ///< what was asked for; may be empty
  std::string today;
  std::optional<Problem> refused;  ///< why it would not be written
};

std::string as_text(const DryRun&);
std::string as_json(const DryRun&);  ///< schema fcm.export_dry_run/1

}  // namespace fcm::command
