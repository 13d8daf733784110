// SPDX-License-Identifier: MIT
//
// PyFCM (Aminpour). Source: github.com/payamaminpour/PyFCM,
// Scenario_Analysis/Scenario_Analysis.py (TransformFunc, infer_steady, infer_scenario). It asks for
// rule, function and lambda at every run; the default here is what makes it Mental Modeler's
// computation.
#include "simulate/like/reports.hpp"

namespace fcm {
namespace {

std::optional<double> report(const LikeAnswer& answer, Index j) {
  if (like::is_held_by_question(answer, j)) return 0;
  return like::difference(answer, j);
}

}  // namespace

const Like& pyfcm_like() {
  static const Like like{
      .name = "pyfcm",
      .title = "PyFCM",
      .what = "the scripts of P. Aminpour, payamaminpour/PyFCM",
      .rules = {"kosko", "modified_kosko", "rescaled"},
      .transfers = {"sigmoid", "tanh", "bivalent", "trivalent"},
      .words = {{"k", "kosko"},
                {"mk", "modified_kosko"},
                {"r", "rescaled"},
                {"sig", "sigmoid"},
                {"biv", "bivalent"},
                {"triv", "trivalent"}},
      .lambda_of = {"sigmoid", "tanh"},
      .start = 1,
      .start_free = false,
      .holds_from_round_1 = true,
      .tolerance = 1e-5,
      .tolerance_free = false,
      .baseline = LikeBaseline::from_all_ones,
      .always_compares = true,
      .report = report,
      .reported_as = "scenario minus steady state; 0 for the factors that are held",
      .decimals = -1,
      .start_words = "Both runs start with all factors at 1.",
      .holding_words =
          "The level asked for is put on its factor after every round, the first "
          "included; 0 is a level as any other.",
      .sources_words = "A factor without links into it is updated like any other.",
      .stopping_words =
          "It stops once no factor changes by more than 1e-05 in a round, and has no "
          "cap: where that never comes the script hangs.",
      .report_words =
          "the scenario minus the steady state, and 0 for the factors that "
          "are held, whatever they were moved by.",
      .remarks = nullptr};
  return like;
}

}  // namespace fcm
