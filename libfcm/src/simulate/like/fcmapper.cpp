// SPDX-License-Identifier: MIT
//
// FCMapper (R) 1.1. Source: CRAN package FCMapper (Turney and Bachhofer), R/FCMapper.R
// (nochanges.scenario, changes.scenario, comp.scenarios). Version 1.0 has no self-memory: rule
// kosko. It runs `iter` rows, the start being the first; the examples of its manual take 25.
#include "simulate/like/reports.hpp"

namespace fcm {
namespace {

std::optional<double> report(const LikeAnswer& answer, Index j) {
  return answer.baseline ? like::percent_change(answer, j) : like::state(answer, j);
}

void remarks(const Map&, const LikeAnswer& answer, std::vector<std::string>& sentences) {
  if (answer.model.rule == "kosko")
    sentences.push_back("Without self-memory this is version 1.0 of 2014; version 1.1 has it.");
}

}  // namespace

const Like& fcmapper_like() {
  static const Like like{
      .name = "fcmapper",
      .title = "FCMapper",
      .what = "R package FCMapper 1.1; 25 rows as in its manual",
      .rules = {"modified_kosko", "kosko"},
      .transfers = {"sigmoid"},
      .lambda_of = {},
      .start = 1,
      .start_free = false,
      .hold_low = 0,
      .hold_high = 1,
      .measure = LikeMeasure::none,
      .tolerance = 1.5e-8,
      .tolerance_free = false,
      .max_steps = 24,
      .runs_all_steps = true,
      .takes_steps = true,
      .baseline = LikeBaseline::from_all_ones,
      .report = report,
      .reported_as =
          "percent change of the scenario against the baseline; the states where "
          "nothing is held",
      .decimals = -1,
      .start_words = "Both runs start with all factors at 1, but held factors at their value.",
      .holding_words =
          "A value from 0 to 1 is put on its factor at the start and after every "
          "round.",
      .sources_words =
          "A factor without links into it is updated by its own memory alone and "
          "settles at 0.659, the root of a = sigmoid(a), whatever was said of it.",
      .stopping_words =
          "It runs a fixed number of rounds and does not stop by itself; it warns "
          "where the last two rows differ by more than 1.5e-08 on average, relative "
          "to their size.",
      .report_words =
          "both states, their difference and the difference in percent "
          "of the baseline, which makes small baselines loud.",
      .remarks = remarks};
  return like;
}

}  // namespace fcm
