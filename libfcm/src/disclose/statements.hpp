// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fcm/publish.hpp"

namespace fcm::disclose {

struct Statements {
  std::vector<std::optional<Statement>> shown;  ///< per claim
  Withheld withheld;
};

/// The statements of a study by these rules, those of publish() or others; without rules, of a
/// working copy.
Statements statements_by(const Study&, const std::optional<Rules>&, Words, const DefaultConsent&,
                         const std::string& today);

}  // namespace fcm::disclose
