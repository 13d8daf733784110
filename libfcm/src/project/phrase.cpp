// SPDX-License-Identifier: MIT
#include "project/phrase.hpp"

#include <algorithm>

namespace fcm {
namespace {

constexpr double nearly_all = 0.95;  // of the redraws

bool same_sign(const std::optional<double>& one, double other) {
  return one && (other < 0 ? *one < 0 : *one > 0);
}

bool rests_on_assumption(const Finding& finding) {
  return !finding.chains.empty() && finding.chains.front().assumed;
}

/// The same sign in 95 percent of redraws, in all readings, in every place that spoke of it.
bool holds(const Findings& findings, const Finding& finding) {
  if (!findings.uncertainty || findings.readings.empty() || !finding.effect ||
      rests_on_assumption(finding))
    return false;
  const double effect = *finding.effect;
  const Uncertainty& sure = *findings.uncertainty;
  const DrawnEffect& drawn = sure.effect[finding.scenario][finding.outcome];
  // A draw that did not settle agrees with nothing.
  const double agree = (effect < 0 ? drawn.less : drawn.more) * static_cast<double>(drawn.draws);
  if (!(agree >= nearly_all * static_cast<double>(sure.draws))) return false;
  const auto told = [&](const Reading& reading) {
    return same_sign(reading.effect[finding.scenario][finding.outcome], effect);
  };
  const auto told_there = [&](const PlaceAlone& place) {
    const std::optional<double>& there = place.effect[finding.scenario][finding.outcome];
    return !there || same_sign(there, effect);
  };
  return std::all_of(findings.readings.begin(), findings.readings.end(), told) &&
         std::all_of(sure.places.begin(), sure.places.end(), told_there);
}

}  // namespace

Phrase phrase_for(const Finding& finding, const ScenarioResult& result,
                  const Simulation& baseline) {
  if (!result.simulation.settled() || !baseline.settled()) return Phrase::not_settled;
  if (!finding.effect) return Phrase::not_talked_about;
  if (finding.of_furthest < 0.1) return Phrase::hardly;
  if (finding.ways && finding.ways->both_ways()) return Phrase::both_ways;
  if (finding.fragility && finding.fragility->voices == 1) return Phrase::one_voice;
  if (finding.fragility && finding.fragility->voices == 2) return Phrase::two_voices;
  return Phrase::points;
}

void raise_phrases(Findings& findings) {
  for (Finding& finding : findings.findings)
    if (finding.phrase == Phrase::points && holds(findings, finding))
      finding.phrase = Phrase::holds;
}

bool goes_further(const Findings& findings, Index a, Index b, Index outcome, const Outcome& wish) {
  if (!findings.uncertainty || findings.readings.empty() || !wish.directed) return false;
  const auto& differences = findings.uncertainty->differences;
  const auto of_pair = [&](const Difference& one) {
    return one.outcome == outcome && ((one.a == a && one.b == b) || (one.a == b && one.b == a));
  };
  const auto found = std::find_if(differences.begin(), differences.end(), of_pair);
  if (found == differences.end()) return false;
  if (!((found->a == a ? found->ahead : found->behind) >= nearly_all)) return false;
  const auto further = [&](const Reading& reading) {
    const double gap =
        reading.effect[a][outcome].value_or(0) - reading.effect[b][outcome].value_or(0);
    return wish.want_more ? gap > 0 : gap < 0;
  };
  return std::all_of(findings.readings.begin(), findings.readings.end(), further);
}

std::string_view to_text(Phrase phrase) {
  switch (phrase) {
    case Phrase::not_talked_about:
      return "not talked about";
    case Phrase::not_settled:
      return "not settled";
    case Phrase::hardly:
      return "hardly reaches";
    case Phrase::both_ways:
      return "points both ways";
    case Phrase::one_voice:
      return "points, on one voice";
    case Phrase::two_voices:
      return "points, on two voices";
    case Phrase::points:
      return "points";
    case Phrase::holds:
      return "holds however we read it";
  }
  return "";
}

}  // namespace fcm
