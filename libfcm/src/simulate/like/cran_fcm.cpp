// SPDX-License-Identifier: MIT
//
// fcm (R, CRAN) 0.1.3 by Dikopoulou and Papageorgiou. Source: R/fcm.infer.R. Without --clamp it is
// infer = k, mk or r; with it kc, mkc or rc. It has no default start: what is not named is off, 0.
#include <charconv>
#include <cmath>

#include "simulate/like/reports.hpp"

namespace fcm {
namespace {

/// R prints 7 significant digits.
std::optional<double> report(const LikeAnswer& answer, Index j) {
  const double value = *like::state(answer, j);
  if (!std::isfinite(value)) return value;
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 7);
  double read = value;
  std::from_chars(text, end.ptr, read);
  return read;
}

void remarks(const Map&, const LikeAnswer& answer, std::vector<std::string>& sentences) {
  const std::size_t steps = answer.scenario.steps;
  if (answer.scenario.stopped_by == StoppedBy::step_size)
    sentences.push_back("It counts the start as the first state, so that what is reached after " +
                        std::to_string(steps) + " rounds is its state " +
                        std::to_string(steps + 1) + ".");
  else
    sentences.push_back(
        "It prints a warning and no state; the state here is the last row of what "
        "it returns.");
}

}  // namespace

const Like& cran_fcm_like() {
  static const Like like{
      .name = "cran_fcm",
      .title = "CRAN fcm",
      .what = "R package fcm 0.1.3",
      .rules = {"kosko", "modified_kosko", "rescaled"},
      .transfers = {"sigmoid", "tanh", "bivalent", "trivalent"},
      .words = {{"k", "kosko"},
                {"mk", "modified_kosko"},
                {"r", "rescaled"},
                {"kc", "kosko", true},
                {"mkc", "modified_kosko", true},
                {"rc", "rescaled", true},
                {"s", "sigmoid"},
                {"t", "tanh"},
                {"b", "bivalent"},
                {"tr", "trivalent"}},
      .lambda_of = {"sigmoid", "tanh"},
      .lambda_below = 10,
      .start = 0,
      .start_high = 1,
      .holding = Holding::starts_of_1,
      .hold_low = 1,
      .hold_high = 1,
      .strictly = true,
      .tolerance = 1e-3,
      .tolerance_low = 1e-6,
      .tolerance_high = 1e-2,
      .max_steps = 19,
      .runs_all_steps = true,
      .takes_steps = true,
      .report = report,
      .reported_as = "the state that it calls converged, to 7 significant digits",
      .decimals = 7,
      .start_words = "It starts where it is told to; a factor is on at 1 and off at 0.",
      .holding_words =
          "Its clamped rules hold every factor whose start is exactly 1, and no "
          "factor anywhere else.",
      .sources_words =
          "A factor without links into it is updated like any other, unless a clamped "
          "rule holds it at 1.",
      .stopping_words =
          "It runs all its rounds (iter - 1, by default 19) and then prints the "
          "first state that differs by less than e, by default 0.001, from the one "
          "before.",
      .report_words = "states; it compares no scenarios.",
      .remarks = remarks};
  return like;
}

}  // namespace fcm
