// SPDX-License-Identifier: MIT
//
// What would have come out if other people had been heard: per outcome, in how many of the redraws
// each idea points which way, and which ideas can be told apart.
#include <algorithm>

#include "publish/chart.hpp"
#include "publish/sections.hpp"
#include "publish/standing.hpp"
#include "publish/words.hpp"

namespace fcm::reporting {
namespace {

bool wants_less(const OutcomeFacts& outcome) {
  return outcome.said.directed && !outcome.said.want_more;
}

double toward(const OutcomeFacts& outcome, const DrawnEffect& drawn) {
  return wants_less(outcome) ? drawn.less : drawn.more;
}
double against(const OutcomeFacts& outcome, const DrawnEffect& drawn) {
  return wants_less(outcome) ? drawn.more : drawn.less;
}

Html opening(const Uncertainty& sure) {
  Html h;
  h << "<p>Suppose other people had been heard, much like those who were. To see what that would "
       "change, the "
    << voices(sure.voices) << " were drawn anew " << sure.draws << " times";
  if (sure.redraw.how == Resampling::classic)
    h << ", whole, with everything they said: in one redraw a voice may count twice, or not at "
         "all";
  else
    h << ", whole, each with a weight of its own";
  if (!sure.redraw.nested_in.empty())
    h << "; first in groups (" << sure.redraw.nested_in << "), then within them";
  else if (sure.strata > 1)
    h << "; every place kept its number of voices";
  if (sure.redraw.coders) h << "; each redraw was read by one of the coders";
  h << ". Every idea was run on every redrawn map.";
  if (sure.settled < 1)
    h << " In " << percent(1 - sure.settled) << " of the redraws some idea did not settle.";
  h << " More redraws would not make this any surer; more conversations would.</p>\n";
  if (sure.voices < 8)
    h << "<p><strong>With " << voices(sure.voices)
      << " redraws know little:</strong> nobody who was not heard can be drawn, so what follows "
         "looks surer than it is.</p>\n";
  return h;
}

/// "Listening goes further than Funding and Library."
Html told_apart(const ReportInput& in, Index outcome) {
  const OutcomeFacts& facts = in.outcomes[outcome];
  Html h;
  if (!facts.said.directed || in.findings.compared.size() < 2) return h;
  std::vector<std::string> sentences;
  for (const Standing& standing : standings(in, facts, effects_on(in, outcome))) {
    std::vector<std::string> behind;
    for (const Index other : in.findings.compared)
      if (goes_further(in.findings, standing.scenario, other, outcome, facts.said))
        behind.push_back(in_quotes(title_of(in.scenario(other))));
    if (!behind.empty())
      sentences.push_back(in_quotes(title_of(in.scenario(standing.scenario))) +
                          " goes further than " + listed(behind) + ".");
  }
  h << "<p>";
  if (sentences.empty())
    h << "No idea goes further than another in 95 of 100 redraws and in every reading: the ideas "
         "cannot be told apart.";
  for (const std::string& sentence : sentences) h << sentence << " ";
  if (!sentences.empty()) h << "All other pairs cannot be told apart.";
  h << "</p>\n";
  return h;
}

/// The ideas compared, the furthest first.
std::vector<Index> rows_of(const ReportInput& in, Index outcome) {
  std::vector<Index> rows;
  for (const Standing& s : standings(in, in.outcomes[outcome], effects_on(in, outcome)))
    rows.push_back(s.scenario);
  for (const Index i : in.findings.compared)
    if (std::find(rows.begin(), rows.end(), i) == rows.end()) rows.push_back(i);
  return rows;
}

Html chart_of(const ReportInput& in, Index outcome, const std::vector<Index>& rows) {
  const OutcomeFacts& facts = in.outcomes[outcome];
  std::vector<Shares> all;
  for (const Index i : rows) {
    const DrawnEffect& drawn = in.findings.uncertainty->effect[i][outcome];
    all.push_back({title_of(in.scenario(i)), toward(facts, drawn), against(facts, drawn)});
  }
  const std::string way = wants_less(facts) ? "less" : "more";
  return shares(all, "points to " + way + (facts.said.directed ? " (wanted)" : ""),
                "points to " + std::string(wants_less(facts) ? "more" : "less"),
                "neither: nobody drawn spoke of it",
                "Bar chart: of 100 redraws, how many point which way for " + in_lower(facts.label) +
                    ". The table that follows holds the same numbers.");
}

Html interval(const DrawnEffect& drawn) {
  Html h;
  if (drawn.worth_printing)
    h << signed_number(drawn.from) << " to " << signed_number(drawn.to);
  else
    h << "too few voices";
  return h;
}

Html table_of(const ReportInput& in, Index outcome, const std::vector<Index>& rows) {
  const OutcomeFacts& facts = in.outcomes[outcome];
  const bool ranked = facts.said.directed && rows.size() > 1;
  std::vector<std::vector<Html>> cells;
  for (const Index i : rows) {
    const DrawnEffect& drawn = in.findings.uncertainty->effect[i][outcome];
    const Finding& finding = in.finding(i, outcome);
    std::vector<Html> row(ranked ? 6 : 5);
    row[0] << name(title_of(in.scenario(i)));
    row[1] << of_hundred(toward(facts, drawn));
    row[2] << of_hundred(against(facts, drawn));
    row[3] << of_hundred(drawn.draws > 0 ? 1 - drawn.less - drawn.more : 0);
    if (ranked) row[4] << of_hundred(drawn.first);
    if (finding.effect)
      row.back() << interval(drawn);
    else
      row.back() << "\xe2\x80\x93";
    cells.push_back(std::move(row));
  }
  const std::string way = wants_less(facts) ? "less" : "more";
  TableHead head{"Of 100 redraws, on " + in_lower(facts.label),
                 {"Idea", "to " + way, wants_less(facts) ? "to more" : "to less", "neither"},
                 {false, true, true, true, true, true}};
  if (ranked) head.columns.push_back("comes first");
  head.columns.push_back("Effect: interval");
  return table(head, cells);
}

}  // namespace

Html how_sure(const ReportInput& in) {
  Html h;
  if (!in.findings.uncertainty || in.findings.compared.empty() || in.outcomes.empty()) return h;
  const Uncertainty& sure = *in.findings.uncertainty;
  h << "<section class=\"page\" aria-labelledby=\"sure\"><h2 id=\"sure\">How sure</h2>\n"
    << opening(sure);
  for (Index k = 0; k < in.outcomes.size(); ++k) {
    const std::vector<Index> rows = rows_of(in, k);
    h << "<figure><h3>" << in.outcomes[k].label << ": in how many of 100 redraws</h3>"
      << told_apart(in, k) << chart_of(in, k, rows) << table_of(in, k, rows) << "</figure>\n";
  }
  h << "<p class=\"small\">The interval holds 95 of 100 redraws. It is printed where some chain "
       "was told by at least "
    << number_word(enough_tellers(sure.voices))
    << " voices, link by link: with fewer, such intervals miss what everybody would have said in "
       "more than one study of ten, and with one voice in every second "
       "(docs/coverage.md). A redraw knows those who were heard, and nobody else. The same "
       "numbers: uncertainty.csv.</p></section>\n";
  return h;
}

}  // namespace fcm::reporting
