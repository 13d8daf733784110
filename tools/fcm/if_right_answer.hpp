// SPDX-License-Identifier: MIT
//
// The answer of fcm what-if --if-right, as text for people and as JSON (fcm.if_right/1).
#pragma once

#include <string>
#include <vector>

#include "fcm/if_right.hpp"
#include "fcm/project.hpp"
#include "model_options.hpp"

namespace fcm::command {

struct IfRightAnswer {
  const Loaded& loaded;
  std::vector<Scenario> scenarios;
  Model model;  ///< with the one lambda
  IfRight found;
};

/// `groups` as they are written: "place=Horley, age=75+". Codes: those of parse_group(),
/// find_group() and if_right(); usage.missing where the project has no outcome.
Result<IfRightAnswer> if_right_answer(const Loaded&, const ModelOptions&,
                                      const std::vector<Scenario>&,
                                      const std::vector<std::string>& groups);

std::string as_text(const IfRightAnswer&);
std::string as_json(const IfRightAnswer&);

}  // namespace fcm::command
