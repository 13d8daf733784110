// SPDX-License-Identifier: MIT
//
// Who says so: per outcome, who told the chains that each idea runs along, and the connections that
// the idea which comes first is made of.
#include <algorithm>
#include <cmath>

#include "publish/chart.hpp"
#include "publish/sections.hpp"
#include "publish/sensitivity.hpp"
#include "publish/standing.hpp"
#include "publish/words.hpp"

namespace fcm::reporting {
namespace {

const Explanation& why(const ReportInput& in, Index scenario, Index outcome) {
  return in.findings.explanations[scenario * in.outcomes.size() + outcome];
}

bool has_told_chains(const Explanation& why) {
  return why.told && why.told->by_one_voice + why.told->by_one_place + why.told->by_nobody > 0;
}

/// The ideas compared whose chains somebody told, the furthest first.
std::vector<Index> rows_of(const ReportInput& in, Index outcome) {
  std::vector<Index> rows;
  const auto add = [&](Index i) {
    if (has_told_chains(why(in, i, outcome)) &&
        std::find(rows.begin(), rows.end(), i) == rows.end())
      rows.push_back(i);
  };
  for (const Standing& s : standings(in, in.outcomes[outcome], effects_on(in, outcome)))
    add(s.scenario);
  for (const Index i : in.findings.compared) add(i);
  return rows;
}

/// A link of the scenario's map, with its direction there.
std::string sentence_of(const Map& map, const LinkShare& share) {
  const auto link = map.find_link(share.from, share.to);
  return reporting::sentence_of(map, map.links()[*link]);
}

std::string told_by(const ReportInput& in, const LinkShare& share) {
  if (!share.link) return "the idea itself";
  const auto& evidence = in.map->links()[*share.link].evidence;
  return evidence ? voices(evidence->voices) : "";
}

Html opening(const ReportInput& in, Index outcome, Index first) {
  const Explanation& one = why(in, first, outcome);
  Html h;
  h << "<p>";
  if (!one.links.empty() && one.effect != 0.0) {
    const LinkShare& largest = one.shares.links[one.links.front()];
    h << percent(largest.share / *one.effect) << " of what "
      << in_quotes(title_of(in.scenario(first))) << " does here comes by one connection: "
      << name(in_lower(sentence_of(in.findings.what_if.scenarios[first].resolved.map, largest)))
      << " (" << told_by(in, largest) << "). ";
  }
  const ToldChains& told = *one.told;
  if (told.pieced_together())
    h << "<strong>It is pieced together:</strong> of what its chains carry, one voice told "
      << (told.by_one_voice > 0 ? percent(told.by_one_voice) : "nothing")
      << " whole. Some said the first step and others the next: ask whether people would say the "
         "whole of it.";
  else
    h << "Of what its chains carry, one voice told " << percent(told.by_one_voice) << " whole.";
  h << "</p>\n";
  return h;
}

Html chart_of(const ReportInput& in, Index outcome, const std::vector<Index>& rows) {
  std::vector<reporting::Shares> all;
  for (const Index i : rows) {
    const ToldChains& told = *why(in, i, outcome).told;
    all.push_back({title_of(in.scenario(i)), told.by_one_voice, told.by_nobody});
  }
  return shares(all, "told whole by one voice", "told whole by nobody",
                "pieced together within one place",
                "Bar chart: of what the chains of each idea carry to " +
                    in_lower(in.outcomes[outcome].label) +
                    ", how much was told whole. The table that follows holds the same numbers.");
}

std::string range_left(const Explanation& one) {
  std::optional<double> low, high;
  for (const auto& left : one.without_voices) {
    if (!left) return "nothing, without one of them";
    low = std::min(low.value_or(*left), *left);
    high = std::max(high.value_or(*left), *left);
  }
  return low ? signed_number(*low) + " to " + signed_number(*high) : "\xe2\x80\x93";
}

Html table_of(const ReportInput& in, Index outcome, const std::vector<Index>& rows) {
  std::vector<std::vector<Html>> cells;
  for (const Index i : rows) {
    const Explanation& one = why(in, i, outcome);
    std::vector<Html> row(5);
    row[0] << name(title_of(in.scenario(i)));
    row[1] << of_hundred(one.told->by_one_voice);
    row[2] << of_hundred(one.told->by_one_place);
    row[3] << of_hundred(one.told->by_nobody);
    row[4] << range_left(one);
    cells.push_back(std::move(row));
  }
  return table({"Of 100 parts that its chains carry to " + in_lower(in.outcomes[outcome].label) +
                    ", told whole by",
                {"Idea", "one voice", "one place", "nobody", "Left, whichever one voice goes"},
                {false, true, true, true, true}},
               cells);
}

Html made_of(const ReportInput& in, Index outcome, Index first) {
  const Explanation& one = why(in, first, outcome);
  const Map& map = in.findings.what_if.scenarios[first].resolved.map;
  const std::vector<Index> listed_links = links_shown(in);
  constexpr std::size_t most = 5;
  Html h;
  if (one.links.empty() || *one.effect == 0) return h;
  std::vector<std::vector<Html>> rows;
  for (std::size_t i = 0; i < one.links.size() && i < most; ++i) {
    const LinkShare& share = one.shares.links[one.links[i]];
    std::vector<Html> row(4);
    const bool listed =
        share.link && std::binary_search(listed_links.begin(), listed_links.end(), *share.link);
    if (listed) row[0] << "<a href=\"#" << anchor(*share.link) << "\">";
    row[0] << name(sentence_of(map, share));
    if (listed) row[0] << "</a>";
    row[1] << percent(share.share / *one.effect);
    const auto& left = one.without_links[i];
    row[2] << (!left ? "\xe2\x80\x93" : *left == 0 ? "nothing" : signed_number(*left));
    row[3] << told_by(in, share);
    rows.push_back(std::move(row));
  }
  h << table({"What " + in_quotes(title_of(in.scenario(first))) + " is made of, " +
                  signed_number(*one.effect) + " in all",
              {"Connection", "Share of it", "Left without it", "Told by"},
              {false, true, true, true}},
             rows);
  return h;
}

}  // namespace

bool somebody_says_so(const ReportInput& in) {
  if (in.findings.explanations.empty()) return false;
  for (Index k = 0; k < in.outcomes.size(); ++k)
    if (!rows_of(in, k).empty()) return true;
  return false;
}

Html who_says_so(const ReportInput& in) {
  Html h;
  if (!somebody_says_so(in)) return h;
  h << "<section class=\"page\" aria-labelledby=\"says\"><h2 id=\"says\">Who says so</h2>\n"
       "<p>An idea reaches an outcome along chains of connections. A chain is told whole where one "
       "voice told every step of it. Where some told one step and others the next, it is pieced "
       "together: each step was said, and that one thing leads to the other in the end was "
       "not.</p>\n";
  for (Index k = 0; k < in.outcomes.size(); ++k) {
    const std::vector<Index> rows = rows_of(in, k);
    if (rows.empty()) continue;
    h << "<figure><h3>" << in.outcomes[k].label << ": who told what leads there</h3>"
      << opening(in, k, rows.front()) << chart_of(in, k, rows) << table_of(in, k, rows)
      << made_of(in, k, rows.front()) << "</figure>\n";
  }
  h << "<p class=\"small\">Shares of connections add up to the effect; what would be left without "
       "a "
       "connection does not, because a chain needs all of its steps. Every idea and outcome: "
       "shares.csv and told.csv. Down to single statements: fcm explain.</p></section>\n";
  return h;
}

}  // namespace fcm::reporting
