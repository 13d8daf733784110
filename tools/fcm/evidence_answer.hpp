// SPDX-License-Identifier: MIT
//
// The answer of fcm evidence, as text for people and as JSON (fcm.evidence/1).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fcm/project.hpp"
#include "fcm/who_told.hpp"

namespace fcm::command {

struct EvidenceAnswer {
  const Loaded& loaded;
  std::vector<Index> factors;  ///< that were asked for; their links are in `told`
  WhoTold told;
};

std::string as_text(const EvidenceAnswer&);
std::string as_json(const EvidenceAnswer&);

}  // namespace fcm::command
