// SPDX-License-Identifier: MIT
//
// Mental Modeler, web application. Source: github.com/mentalmodeler/mentalmodeler-scenario,
// scripts/models/scenarioGraph.js (getData, converge); Gray, Gray, Cox and Henly-Shepard 2013,
// "Mental Modeler: a fuzzy-logic cognitive mapping modeling tool for adaptive environmental
// management", HICSS 46, 965-973.
#include "simulate/like/reports.hpp"

namespace fcm {
namespace {

std::optional<double> report(const LikeAnswer& answer, Index j) {
  if (like::is_held_by_question(answer, j)) return std::nullopt;
  return like::rounded_up(*like::difference(answer, j), 100);
}

void remarks(const Map&, const LikeAnswer& answer, std::vector<std::string>& sentences) {
  if (answer.model.transfer == "bivalent" || answer.model.transfer == "trivalent")
    sentences.push_back("Its code knows " + answer.model.transfer +
                        ", its pages offer sigmoid and hyperbolic tangent alone.");
}

}  // namespace

const Like& mental_modeler_like() {
  static const Like like{
      .name = "mental_modeler",
      .title = "Mental Modeler",
      .what = "web application, mentalmodeler-scenario",
      .rules = {"kosko"},
      .transfers = {"sigmoid", "tanh", "bivalent", "trivalent"},
      .words = {{"hyperbolic tangent", "tanh"}, {"hyperbolic", "tanh"}, {"tangent", "tanh"}},
      .lambda_of = {},
      .start = 1,
      .start_free = false,
      .holding = Holding::not_zero,
      .hold_low = -1,
      .hold_high = 1,
      .holds_from_round_1 = true,
      .tolerance = 1e-5,
      .tolerance_free = false,
      .baseline = LikeBaseline::from_all_ones,
      .always_compares = true,
      .report = report,
      .reported_as = "scenario minus steady state, rounded to 2 decimals; held factors are hidden",
      .decimals = 2,
      .start_words =
          "Every run starts with all factors at 1, the steady state too, and nothing "
          "else can be chosen.",
      .holding_words =
          "A value other than 0 is put on its factor after every round, the first "
          "included; 0 means \"not clamped\", so that nothing can be held at 0.",
      .sources_words =
          "A factor without links into it is updated like any other and goes to f(0), "
          "which is 0.5 with the sigmoid.",
      .stopping_words =
          "It stops once no factor changes by more than 1e-05 in a round, and has no "
          "cap: where that never comes the page hangs.",
      .report_words =
          "the scenario minus the steady state, both as they stood when the "
          "steps grew small, rounded to 2 decimals, and not for the held factors.",
      .remarks = remarks};
  return like;
}

}  // namespace fcm
