// SPDX-License-Identifier: MIT
//
// The answer of fcm what-if, as text for people and as JSON (fcm.what_if/1).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fcm/interactions.hpp"
#include "fcm/project.hpp"
#include "fcm/what_if.hpp"
#include "session.hpp"

namespace fcm::command {

/// On whose words the effect of a scenario on one outcome rests.
struct Support {
  std::size_t voices = 0;  ///< say what follows from something the scenario moves
  std::optional<Fragility> fragility;
};

struct AnswerOptions {
  bool each = false;   ///< with the support of every effect, where there are voices
  bool pairs = false;  ///< every two of them together
};

struct Answer {
  const Loaded& loaded;
  WhatIf what_if;
  std::vector<Index> outcomes;                        ///< factors, in the order of the project
  std::vector<std::optional<ScenarioResult>> afters;  ///< per scenario: where something stays
  std::vector<std::vector<Support>> support;          ///< [scenario][outcome]; empty without voices
  std::vector<std::vector<std::optional<Course>>> courses;  ///< [scenario][outcome]
  std::optional<std::vector<Interaction>> pairs;            ///< where they were asked for
  std::vector<Index> pairs_on;  ///< the outcomes; where there are none, all factors
  bool each = false;
  /// More than there are above where an interrupt cut it short.
  std::size_t scenarios_asked = 0, pairs_asked = 0;

  bool interrupted() const {
    return what_if.scenarios.size() < scenarios_asked || (pairs && pairs->size() < pairs_asked);
  }
};

/// Tries them one after the other, then by pairs; an interrupt leaves what is done until then.
/// Codes: those of what_if(), usage.no_scenario, scenario.pairs.
Result<Answer> answer_for(const Loaded&, const Model&, const std::vector<Scenario>&, AnswerOptions,
                          const Session&);

std::string as_text(const Answer&);
/// The pairs alone: those that come to most more, and to most less, than each alone adds up to.
std::string pairs_as_text(const Answer&);
std::string as_json(const Answer&);

/// Voices that say what follows from something the scenario moves.
std::size_t voices_naming(const Evidence&, const ScenarioResult&);

}  // namespace fcm::command
