// SPDX-License-Identifier: MIT
#include "publish/files.hpp"
#include "text/number.hpp"
#include "text/table.hpp"

namespace fcm::reporting {
namespace {

std::string kind_of(const ReportInput& in, Index scenario) {
  if (in.scenario(scenario).risk) return "risk";
  for (const Index i : in.findings.compared)
    if (i == scenario) return "idea";
  return "other";
}

/// The columns that only outcomes have.
std::vector<std::string> said_of(const ReportInput& in, Index scenario, Index factor) {
  std::vector<std::string> cells(7);
  for (Index k = 0; k < in.outcomes.size(); ++k) {
    if (in.outcomes[k].factor != factor) continue;
    const Finding& f = in.finding(scenario, k);
    const Outcome& outcome = in.outcomes[k].said;
    cells[0] = !outcome.directed ? "" : outcome.want_more ? "more" : "less";
    cells[1] = text::csv_text(to_text(f.phrase));
    if (f.effect) cells[2] = text::shortest(f.of_furthest);
    if (f.fragility && f.fragility->voices > 0) cells[3] = std::to_string(f.fragility->voices);
    if (f.fragility) cells[4] = text::shortest(f.fragility->left);
    if (f.ways) cells[5] = text::shortest(f.ways->plus);
    if (f.ways) cells[6] = text::shortest(f.ways->minus);
  }
  return cells;
}

}  // namespace

std::string effects_csv(const ReportInput& in) {
  std::string csv =
      text::csv_line({"scenario", "kind", "level", "factor", "label", "dose", "state_now",
                      "state_then", "effect", "wanted", "phrase", "of_furthest", "rests_on_voices",
                      "left_without_them", "plus", "minus", "audience"});
  const WhatIf& all = in.findings.what_if;
  for (Index i = 0; i < all.scenarios.size(); ++i) {
    const ScenarioResult& result = all.scenarios[i];
    const Map& map = result.resolved.map;
    for (Index f = 0; f < map.size(); ++f) {
      const auto j = static_cast<Eigen::Index>(f);
      std::optional<double> dose;
      for (const Dose& d : result.doses)
        if (d.factor == f) dose = d.change;
      const bool ends = result.simulation.settled();
      std::vector<std::string> row = {
          text::csv_text(result.scenario.name),
          kind_of(in, i),
          text::csv_text(result.scenario.level),
          text::csv_text(map.factors()[f].id),
          text::csv_text(label_of(map, f)),
          text::shortest(dose),
          all.baseline.settled() && j < all.baseline.state.size()
              ? text::shortest(all.baseline.state[j])
              : std::string(),
          ends ? text::shortest(result.simulation.state[j]) : std::string(),
          text::shortest(result.effect[f])};
      for (std::string& cell : said_of(in, i, f)) row.push_back(std::move(cell));
      row.push_back("working copy");
      csv += text::csv_line(row);
    }
  }
  return csv;
}

}  // namespace fcm::reporting
