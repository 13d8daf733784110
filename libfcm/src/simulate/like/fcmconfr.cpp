// SPDX-License-Identifier: MIT
//
// fcmconfr (R). Source: github.com/bhroston/fcmconfr (earlier fcmr), R/infer_and_simulate_fcm.R
// (infer_conventional_fcm, simulate_conventional_fcm, squash); point_of_inference "final".
#include <algorithm>
#include <cmath>

#include "simulate/like/reports.hpp"

namespace fcm {
namespace {

std::optional<double> report(const LikeAnswer& answer, Index j) {
  if (like::is_held_by_question(answer, j)) return like::state(answer, j);
  return answer.baseline ? like::difference(answer, j) : like::state(answer, j);
}

// exp(709.78) is the largest that a double holds.
constexpr double overflow = 709.78;

/// Whether (exp(2 lambda x) - 1) / (exp(2 lambda x) + 1) is Inf / Inf for some x of this map.
bool overflows(const Map& map, const LikeAnswer& answer) {
  std::vector<double> reach(map.size(), answer.model.rule == "kosko" ? 0.0 : 1.0);
  for (const Link& link : map.links())
    if (link.simulated) reach[link.to] += std::fabs(link.weight);
  return std::any_of(reach.begin(), reach.end(),
                     [&](double most) { return 2 * answer.model.lambda * most > overflow; });
}

void remarks(const Map&, const LikeAnswer& answer, std::vector<std::string>& sentences) {
  if (!answer.baseline && answer.asked.clamps.empty())
    sentences.push_back(
        "Where nothing is clamped it takes a baseline of zeros, so that what it "
        "calls inferences are the states themselves.");
}

void cautions(const Map& map, const LikeAnswer& answer, std::vector<std::string>& notes) {
  if (!answer.held_by_question.empty() && !(answer.start.array() == 1).all())
    notes.push_back(
        "its present version stops with an error where something is clamped and a start is not 1; "
        "earlier ones answer this");
  if (answer.model.rule == "rescaled" && answer.model.transfer != "sigmoid")
    notes.push_back("its present version stops with an error at rescale with " +
                    answer.model.transfer + "; earlier ones answer this");
  if (answer.model.transfer == "tanh" && overflows(map, answer))
    notes.push_back(
        "its tanh is (exp(2 lambda x) - 1) / (exp(2 lambda x) + 1), which may overflow to NaN on "
        "this map with this lambda; the one here does not");
}

}  // namespace

const Like& fcmconfr_like() {
  static const Like like{
      .name = "fcmconfr",
      .title = "fcmconfr",
      .what = "R package, conventional maps, point of inference \"final\"",
      .rules = {"kosko", "modified_kosko", "rescaled"},
      .transfers = {"sigmoid", "tanh", "bivalent", "trivalent"},
      .words = {{"rescale", "rescaled"}},
      .lambda_of = {"sigmoid", "tanh"},
      .start = 1,
      .holding = Holding::not_zero,
      .hold_low = -1,
      .hold_high = 1,
      .holds_from_round_1 = true,
      .strictly = true,
      .tolerance = 1e-5,
      .max_steps = 100,
      .baseline = LikeBaseline::from_all_ones,
      .report = report,
      .reported_as =
          "scenario minus baseline, but the clamped value itself for clamped factors; "
          "the states where nothing is clamped",
      .decimals = 2,
      .start_words =
          "The scenario starts where it is told to; the baseline always starts with all "
          "factors at 1, whatever the scenario starts with.",
      .holding_words =
          "A clamping value other than 0 is put on its factor after every round, the "
          "first included; 0 means \"not clamped\", so that nothing can be held at 0.",
      .sources_words = "A factor without links into it is updated like any other.",
      .stopping_words =
          "It stops at the first round in which every factor changes by less than "
          "its min_error (its manual says: their sum), or after max_iter rounds with "
          "a warning that cannot tell a cycle from a slow end.",
      .report_words =
          "scenario minus baseline for some factors and the clamped value itself for the "
          "clamped ones, two things in one column; its print has 2 decimals.",
      .remarks = remarks,
      .cautions = cautions};
  return like;
}

}  // namespace fcm
