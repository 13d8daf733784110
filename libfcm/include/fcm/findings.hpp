// SPDX-License-Identifier: MIT
//
// Findings: everything a report says, in numbers, before any word is chosen.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/agreement.hpp"
#include "fcm/compare.hpp"
#include "fcm/contested.hpp"
#include "fcm/explain.hpp"
#include "fcm/representation.hpp"
#include "fcm/result.hpp"
#include "fcm/robust.hpp"
#include "fcm/saturation.hpp"
#include "fcm/sensitivity.hpp"
#include "fcm/structure.hpp"
#include "fcm/uncertainty.hpp"
#include "fcm/what_if.hpp"
#include "fcm/worth_asking.hpp"

namespace fcm {

struct Loaded;  // project.hpp

/// What may be said about one effect (SCENARIOS, "What may be said").
enum class Phrase {
  not_talked_about,  ///< no chain of statements leads there
  not_settled,       ///< a simulation did not settle
  hardly,            ///< under a tenth of the furthest idea compared, on that outcome
  both_ways,         ///< chains of the weaker direction are a third or more
  one_voice,         ///< points there, on one voice
  two_voices,
  points,  ///< at least three voices must be left out
  holds    ///< ... and the same sign in 95 percent of redraws, in all readings, in every place that
           ///< spoke of it
};

/// One cell of "what points where".
struct Finding {
  Index scenario = 0;  ///< position in Findings::what_if.scenarios
  Index outcome = 0;   ///< position in project.outcomes
  std::optional<double> effect;
  bool wanted = false;     ///< the sign is the wanted one
  double of_furthest = 0;  ///< |effect| over the largest |effect| of the ideas compared
  std::optional<Fragility> fragility;
  std::optional<BothWays> ways;
  std::vector<Chain> chains;
  Phrase phrase = Phrase::not_talked_about;
};

/// The same scenarios under one other defensible way of coding or modelling.
struct Reading {
  std::string name;  ///< "coder A alone", "knock-on near", ...
  double lambda = 0;
  std::vector<std::vector<std::optional<double>>> effect;  ///< [scenario][outcome]
};

/// Everything the report says, in numbers. No personal data.
struct Findings {
  WhatIf what_if;
  Structure structure;
  std::vector<Index> compared;    ///< positions of the ideas compared
  std::vector<Finding> findings;  ///< every scenario x outcome
  std::vector<Reading> readings;  ///< coders apart, knock-on near and far, conditional weights
  std::optional<Uncertainty> uncertainty;             ///< none where nothing was redrawn
  std::vector<std::optional<Tip>> tips;               ///< per scenario
  std::vector<std::optional<ScenarioResult>> afters;  ///< per scenario: after the money ends
  std::optional<Sensitivity> sensitivity;             ///< which connections the effects hang on
  std::optional<Representation> representation;       ///< without the weights of the single voices
  std::optional<Contested> contested;                 ///< links that voices told with both signs
  std::optional<Agreement> agreement;                 ///< where two coders read the same texts
  std::optional<Saturation> saturation;               ///< how much there is still to be told
  std::optional<WorthAsking> worth_asking;            ///< where an order was redrawn
  std::vector<Explanation> explanations;  ///< every scenario x outcome, or none: too much work
  std::vector<Comparison> groups;         ///< by each of compared_attributes()
  std::optional<Robustness> robust;       ///< unless the project asks for no readings
};

struct AnalyseOptions {
  Workers* workers = nullptr;  ///< for the redraws; none: this thread alone. The bytes are the same
  RunOptions run;
  /// Only what each scenario does to each outcome, and how sure: what_if, findings, readings,
  /// uncertainty and compared. Not why, on what it hangs, who contradicts whom, and what to ask.
  bool effects_alone = false;
};
Result<Findings> analyse(const Loaded&, const AnalyseOptions& = {});

/// Whether scenario `a` goes further than `b` on an outcome, in the wanted direction: in 95 percent
/// of redraws and in every reading (SCENARIOS, "What may be said"). Where neither goes further than
/// the other, they cannot be told apart; nor where nothing was redrawn, or read otherwise.
bool goes_further(const Findings&, Index a, Index b, Index outcome, const Outcome&);

std::string_view to_text(Phrase);

}  // namespace fcm
