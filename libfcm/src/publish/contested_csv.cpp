// SPDX-License-Identifier: MIT
#include "publish/files.hpp"
#include "text/number.hpp"
#include "text/table.hpp"

namespace fcm::reporting {
namespace {

std::vector<std::string> row_of(const ReportInput& in, std::size_t rank, Index scenario,
                                Index outcome) {
  const ContestedLink& one = in.findings.contested->shown[rank];
  const Map& map = *in.map;
  const Link& link = map.links()[one.link];
  const SignEffect& effect = one.effect[scenario][outcome];
  std::vector<std::string> row = {std::to_string(rank + 1),
                                  text::csv_text(map.factors()[link.from].id),
                                  text::csv_text(map.factors()[link.to].id),
                                  std::to_string(one.plus),
                                  std::to_string(one.minus),
                                  text::shortest(one.weight),
                                  text::shortest(one.weight_plus),
                                  text::shortest(one.weight_minus),
                                  text::shortest(one.matters),
                                  text::csv_text(in.scenario(scenario).name),
                                  text::csv_text(in.outcomes[outcome].said.factor),
                                  text::shortest(effect.told),
                                  text::shortest(effect.plus),
                                  text::shortest(effect.minus),
                                  effect.turns() ? "yes" : "no"};
  if (one.groups.empty()) {
    row.insert(row.end(), 6, "");
  } else {
    row.push_back(text::csv_text(to_text(one.groups.front().plus)));
    row.push_back(text::csv_text(to_text(one.groups.front().minus)));
    for (const ToldBy& told_by : one.whole->told_by)
      row.push_back(text::shortest(told_by.effect[scenario][outcome]));
    row.push_back(text::shortest(one.whole->lambda));
  }
  row.emplace_back("working copy");
  return row;
}

}  // namespace

std::string contested_csv(const ReportInput& in) {
  std::string csv = text::csv_line({"rank",
                                    "from",
                                    "to",
                                    "voices_raise",
                                    "voices_lower",
                                    "weight",
                                    "weight_if_raises",
                                    "weight_if_lowers",
                                    "matters",
                                    "scenario",
                                    "outcome",
                                    "effect",
                                    "effect_if_raises",
                                    "effect_if_lowers",
                                    "turns",
                                    "group_raises",
                                    "group_lowers",
                                    "map_of_everybody",
                                    "map_of_group_raises",
                                    "map_of_group_lowers",
                                    "lambda_of_maps",
                                    "audience"});
  for (std::size_t rank = 0; rank < in.findings.contested->shown.size(); ++rank)
    for (Index s = 0; s < in.findings.what_if.scenarios.size(); ++s)
      for (Index k = 0; k < in.outcomes.size(); ++k) csv += text::csv_line(row_of(in, rank, s, k));
  return csv;
}

}  // namespace fcm::reporting
