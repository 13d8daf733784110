// SPDX-License-Identifier: MIT
//
// Per outcome: every scenario as a bar, with the numbers beside it.
#include <algorithm>
#include <cmath>

#include "publish/chart.hpp"
#include "publish/sections.hpp"
#include "publish/standing.hpp"
#include "publish/words.hpp"

namespace fcm::reporting {
namespace {

double toward(const OutcomeFacts& outcome, double effect) {
  return outcome.said.directed && !outcome.said.want_more ? -effect : effect;
}

/// Why a scenario is not compared with the ideas; empty where it is.
std::string apart(const ReportInput& in, Index scenario) {
  if (in.scenario(scenario).risk) return "Risks, not compared with ideas";
  for (const Index i : in.findings.compared)
    if (i == scenario) return "";
  return "Tried, not among the ideas compared";
}

/// Ideas first, by effect in the wanted direction; then the other scenarios; then risks.
std::vector<Index> rows_for(const ReportInput& in, Index outcome) {
  std::vector<Index> rows;
  for (Index i = 0; i < in.findings.what_if.scenarios.size(); ++i) rows.push_back(i);
  const auto size = [&](Index i) {
    const auto effect = in.finding(i, outcome).effect;
    return effect ? toward(in.outcomes[outcome], *effect) : -1e300;
  };
  const auto group = [&](Index i) {
    return in.scenario(i).risk ? std::size_t{2} : apart(in, i).empty() ? std::size_t{0} : 1;
  };
  std::stable_sort(rows.begin(), rows.end(), [&](Index a, Index b) {
    const std::size_t first = group(a), second = group(b);
    if (first != second) return first < second;
    return size(a) > size(b);
  });
  return rows;
}

Html chart_for(const ReportInput& in, Index outcome, const std::vector<Index>& rows) {
  const OutcomeFacts& facts = in.outcomes[outcome];
  std::vector<Bar> all;
  for (const Index i : rows) {
    const Finding& finding = in.finding(i, outcome);
    if (!finding.effect) continue;
    all.push_back({title_of(in.scenario(i)), toward(facts, *finding.effect),
                   signed_number(*finding.effect), apart(in, i)});
  }
  if (all.empty()) return {};
  const std::string less = "less", more = "more";
  const bool down = facts.said.directed && !facts.said.want_more;
  const std::string right = (down ? less : more) + (facts.said.directed ? " (wanted)" : "");
  return bars(all, right, down ? more : less,
              "Bar chart: effect of each idea on " + in_lower(facts.label) +
                  ". The table that follows holds the same numbers.");
}

Html table_for(const ReportInput& in, Index outcome, const std::vector<Index>& rows) {
  const OutcomeFacts& facts = in.outcomes[outcome];
  std::vector<std::vector<Html>> cells;
  for (const Index i : rows) {
    const Finding& finding = in.finding(i, outcome);
    const Scenario& scenario = in.scenario(i);
    std::vector<Html> row(5);
    row[0] << name(title_of(scenario));
    if (scenario.risk)
      row[0] << " <span class=\"tag\">risk</span>";
    else if (!apart(in, i).empty())
      row[0] << " <span class=\"tag\">not compared</span>";
    row[1] << scenario.level;
    row[2] << (finding.effect ? signed_number(*finding.effect) : "\xe2\x80\x93");
    row[3] << phrase(finding);
    const std::string voices = resting_on(finding);
    row[4] << (voices.empty() ? "\xe2\x80\x93" : voices);
    if (!voices.empty() && !assumed(finding) && finding.fragility && finding.fragility->voices > 0)
      row[4] << (finding.fragility->left < 0 ? " (turns round)"
                                             : " (" + percent(finding.fragility->left) + " left)");
    cells.push_back(row);
  }
  return table({"Effects on " + in_lower(facts.label),
                {"Idea", "Level", "Effect", "What may be said", "Voices it rests on"},
                {false, false, true}},
               cells);
}

/// "Social isolation: "Designing together" comes first of seven".
std::string finding_title(const ReportInput& in, Index outcome) {
  const OutcomeFacts& facts = in.outcomes[outcome];
  const std::vector<Standing> order = standings(in, facts, effects_on(in, outcome));
  const std::size_t n = in.findings.compared.size();
  if (n == 0) return facts.label;
  if (order.empty())
    return facts.label + ": no idea " +
           (facts.said.directed ? "points to " + wanted(facts) : "reaches it");
  const std::string first = in_quotes(title_of(in.scenario(order.front().scenario)));
  if (n == 1 || order.size() == 1)
    return facts.label + ": " + (n == 1 ? "" : "only ") + first +
           (facts.said.directed ? " points to " + wanted(facts) : " reaches it");
  return facts.label + ": " + first + " comes first of " + number_word(n) + " in this reading";
}

}  // namespace

Html the_effects(const ReportInput& in) {
  Html h;
  if (in.outcomes.empty() || in.findings.what_if.scenarios.empty()) return h;
  h << "<section class=\"page\" aria-labelledby=\"effects\"><h2 id=\"effects\">Outcome by "
       "outcome</h2>\n<p>An effect is the state with the idea minus the state as now, on a scale "
       "from \xe2\x88\x92"
       "1 to +1 that has no unit. Only its size beside the other ideas on the same outcome means "
       "anything.</p>\n";
  for (Index k = 0; k < in.outcomes.size(); ++k) {
    const std::vector<Index> rows = rows_for(in, k);
    h << "<figure><h3>" << finding_title(in, k) << "</h3>";
    if (!in.outcomes[k].said.shown_to.empty())
      h << "<p><span class=\"tag warn\">shown to: " << listed(in.outcomes[k].said.shown_to)
        << "</span></p>";
    h << "<div class=\"pair\"><div>" << chart_for(in, k, rows) << "</div>" << table_for(in, k, rows)
      << "</div></figure>\n";
  }
  h << "<p class=\"small\">The same numbers, and those of every other factor: effects.csv.</p>"
       "</section>\n";
  return h;
}

}  // namespace fcm::reporting
