// SPDX-License-Identifier: MIT
//
// FCMpy (Python). Source: github.com/SamvelMK/FCMpy, fcmpy/simulator/{simulator,inference,transfer,
// convergence}.py and fcmpy/intervention/; Mkhitaryan, Giabbanelli, Wozniak, Napoles, de Vries and
// Crutzen 2022, "FCMpy: a python module for constructing and analyzing fuzzy cognitive maps", PeerJ
// Computer Science 8, e1078.
#include "simulate/like/reports.hpp"

namespace fcm {
namespace {

std::optional<double> report(const LikeAnswer& answer, Index j) {
  if (!answer.baseline) return like::state(answer, j);
  return 100 * *like::difference(answer, j);
}

void remarks(const Map&, const LikeAnswer& answer, std::vector<std::string>& sentences) {
  if (!answer.asked.impacts.empty() || !answer.added.empty())
    sentences.push_back(
        answer.model.rule == "rescaled"
            ? "An intervention is an added factor held at its effectiveness e; under the rescaled "
              "rule it pushes with (2 e - 1) times its impact: with nothing at one half, and the "
              "other way round below."
            : "An intervention is an added factor held at its effectiveness, which is the same as "
              "an input of effectiveness times impact.");
  if (answer.intervened())
    sentences.push_back(
        "Its comparison table is 100 times the difference: percentage points. "
        "Until 2024 it was percent of the baseline; percent_change has those.");
}

}  // namespace

const Like& fcmpy_like() {
  static const Like like{
      .name = "fcmpy",
      .title = "FCMpy",
      .what = "Python module, FcmSimulator and FcmIntervention",
      .rules = {"kosko", "modified_kosko", "rescaled"},
      .transfers = {"sigmoid", "tanh", "bivalent", "trivalent"},
      .words = {{"mKosko", "modified_kosko"}, {"bi", "bivalent"}, {"tri", "trivalent"}},
      .lambda_of = {"sigmoid"},
      .start = 1,
      .holding = Holding::cut_off,
      .holds_from_round_1 = true,
      .sources = Sources::held,
      .has_impacts = true,
      .watches_some = true,
      .cuts_to_whole = true,
      .tolerance = 1e-3,
      .max_steps = 50,
      .baseline = LikeBaseline::from_own_start,
      .report = report,
      .reported_as = "100 times scenario minus baseline; the states where there is no scenario",
      .decimals = 6,
      .start_words =
          "It starts where it is told to, and has no default; a scenario with an added "
          "factor starts from where the baseline stopped.",
      .holding_words =
          "It cannot clamp. People empty the factor's column of the matrix and give "
          "it a start, which then stays: that is done here.",
      .sources_words =
          "A factor without links into it silently stays at its start; one link into "
          "it, and it is updated.",
      .stopping_words =
          "It stops once no factor changes by more than thresh, by default 0.001, or "
          "after 50 rounds with a warning.",
      .report_words = "states, and for scenarios a comparison table.",
      .remarks = remarks};
  return like;
}

}  // namespace fcm
