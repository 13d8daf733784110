// SPDX-License-Identifier: MIT
#include "publish/files.hpp"
#include "text/number.hpp"
#include "text/table.hpp"

namespace fcm::reporting {

std::string uncertainty_csv(const ReportInput& in) {
  std::string csv =
      text::csv_line({"scenario", "outcome", "draws", "median", "p05", "p95", "p025", "p975",
                      "less", "more", "nobody_said_so", "comes_first", "in_top_3", "told_by_voices",
                      "interval_worth_printing", "audience"});
  const Uncertainty& sure = *in.findings.uncertainty;
  for (Index s = 0; s < sure.effect.size(); ++s)
    for (Index k = 0; k < in.outcomes.size(); ++k) {
      const DrawnEffect& drawn = sure.effect[s][k];
      std::vector<std::string> row = {text::csv_text(in.scenario(s).name),
                                      text::csv_text(in.outcomes[k].said.factor),
                                      std::to_string(drawn.draws)};
      for (const double value : {drawn.median, drawn.low, drawn.high, drawn.from, drawn.to,
                                 drawn.less, drawn.more, drawn.nobody, drawn.first, drawn.in_top})
        row.push_back(drawn.draws > 0 ? text::shortest(value) : std::string());
      row.push_back(std::to_string(drawn.tellers));
      row.push_back(drawn.worth_printing ? "yes" : "no");
      row.push_back("working copy");
      csv += text::csv_line(row);
    }
  return csv;
}

}  // namespace fcm::reporting
