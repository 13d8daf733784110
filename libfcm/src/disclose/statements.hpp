// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <set>
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

/// The places that may be named where so many voices must be of each. Who is of none of them must
/// be nobody, or as many again: else the smallest of those places is not named either, for whoever
/// knows all places would find the one that is missing (secondary suppression: Hundepool et al.
/// 2012, "Statistical Disclosure Control", 4.2).
std::set<std::string> places_named(const Evidence&, std::size_t least_voices);

}  // namespace fcm::disclose
