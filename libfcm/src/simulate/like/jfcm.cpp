// SPDX-License-Identifier: MIT
//
// JFCM (Java) 1.4.3. Source: github.com/megadix/jfcm, act/BaseConceptActivator.java, Concept.java,
// CognitiveMap.java (calculateAverageSquareDelta), utils/SimpleFcmRunner.java. The limits are those
// of its samples (megadix/jfcm-samples): maxDelta 0.1, 1000 epochs. Each concept has its own
// activator; here all have one. modified_kosko is includePreviousOutput, on by default.
#include <cmath>

#include "simulate/like/reports.hpp"
#include "text/number.hpp"

namespace fcm {
namespace {

/// Its samples print through a NumberFormat of 8 decimals.
std::optional<double> report(const LikeAnswer& answer, Index j) {
  const auto state = like::state(answer, j);
  if (!state || !std::isfinite(*state) || std::fabs(*state) >= 1e6) return state;
  return text::parse_number(text::fixed(*state, 8), {}).value_or(*state);
}

void remarks(const Map&, const LikeAnswer& answer, std::vector<std::string>& sentences) {
  std::size_t without = 0;
  for (const bool each : answer.scenario.without_value) without += each;
  if (without > 0)
    sentences.push_back("Factors without a value at the end: " + std::to_string(without) +
                        "; their links count for nothing.");
}

void cautions(const Map&, const LikeAnswer& answer, std::vector<std::string>& notes) {
  if (!answer.scenario.state.allFinite())
    notes.push_back(
        "states grow beyond all numbers: it runs on and ends in Infinity or NaN, which are shown "
        "as "
        "none here");
}

}  // namespace

const Like& jfcm_like() {
  static const Like like{
      .name = "jfcm",
      .title = "JFCM",
      .what = "Java library 1.4.3, SimpleFcmRunner as its samples use it",
      .rules = {"modified_kosko", "kosko"},
      .transfers = {"tanh", "sigmoid", "bivalent", "trivalent", "linear", "saturation"},
      .words = {{"signum", "trivalent"}, {"hyperbolic tangent", "tanh"}, {"hyperbolic", "tanh"}},
      .lambda_of = {"sigmoid", "linear", "saturation"},
      .start = 0,
      .sources = Sources::forgotten,
      .measure = LikeMeasure::mean_square_change,
      .tolerance = 0.1,
      .max_steps = 1000,
      .takes_steps = true,
      .report = report,
      .reported_as =
          "the state it stops at, to 8 decimals as in its samples; nothing for factors that lost "
          "their value",
      .decimals = 8,
      .start_words = "It starts where it is told to; its samples set everything else to 0.",
      .holding_words = "A fixed output stays, from the start on.",
      .sources_words =
          "A factor without links into it that is not fixed has no value (null) from "
          "the first round on, and its links count for nothing.",
      .stopping_words =
          "It calls a run converged once the mean of the squared changes is at most "
          "maxDelta, 0.1 in its samples: factors that change by 0.3 each in a round "
          "pass as an end.",
      .report_words = "states, to 8 decimals in its samples; it compares no scenarios.",
      .remarks = remarks,
      .cautions = cautions};
  return like;
}

}  // namespace fcm
