// SPDX-License-Identifier: MIT
#include "publish/files.hpp"
#include "publish/group_words.hpp"
#include "text/number.hpp"
#include "text/table.hpp"

namespace fcm::reporting {
namespace {

void add_side(const Comparison& groups, const Side& side, Index s, Index k,
              std::vector<std::string>& row) {
  row.push_back(text::csv_text(called(groups, side)));
  row.push_back(std::to_string(side.voices));
  row.push_back(text::shortest(side.effect[s][k]));
  const bool interval = !side.drawn.empty() && side.drawn[s][k].worth_printing;
  row.push_back(interval ? text::shortest(side.drawn[s][k].from) : std::string());
  row.push_back(interval ? text::shortest(side.drawn[s][k].to) : std::string());
}

}  // namespace

std::string groups_csv(const ReportInput& in) {
  std::string csv =
      text::csv_line({"by", "scenario", "outcome", "group", "voices", "effect", "p025", "p975",
                      "beside", "beside_voices", "beside_effect", "beside_p025", "beside_p975",
                      "difference", "p", "p_of_all", "audience"});
  for (const Comparison& groups : in.findings.groups)
    for (const Contrast& contrast : groups.contrasts)
      for (Index s = 0; s < contrast.effects.size(); ++s)
        for (Index k = 0; k < in.outcomes.size(); ++k) {
          const EffectGap& gap = contrast.effects[s][k];
          std::vector<std::string> row = {text::csv_text(groups.attribute),
                                          text::csv_text(in.scenario(s).name),
                                          text::csv_text(in.outcomes[k].said.factor)};
          add_side(groups, groups.sides[contrast.a], s, k, row);
          add_side(groups, groups.sides[contrast.b], s, k, row);
          row.push_back(text::shortest(gap.gap));
          row.push_back(gap.test ? text::shortest(gap.test->p) : std::string());
          row.push_back(gap.test ? text::shortest(gap.test->p_of_all) : std::string());
          row.push_back("working copy");
          csv += text::csv_line(row);
        }
  return csv;
}

}  // namespace fcm::reporting
