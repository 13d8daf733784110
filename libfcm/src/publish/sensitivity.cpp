// SPDX-License-Identifier: MIT
//
// Which connections matter: per outcome, the connections on which the idea that comes first hangs.
#include <algorithm>
#include <cmath>

#include "publish/sections.hpp"
#include "publish/sensitivity.hpp"
#include "publish/standing.hpp"
#include "publish/tornado_chart.hpp"
#include "publish/words.hpp"

namespace fcm::reporting {
namespace {

/// The swings that are drawn: those of a tenth of the effect and more, six at most, one at least.
std::vector<Swing> shown(const Tornado& tornado) {
  constexpr std::size_t most = 6;
  std::vector<Swing> swings;
  for (const Swing& swing : tornado.swings)
    if (swings.empty() ||
        (swings.size() < most && swing.size() >= 0.1 * std::fabs(*tornado.effect)))
      swings.push_back(swing);
  return swings;
}

const Tornado* tornado_of(const ReportInput& in, Index scenario, Index outcome) {
  if (!in.findings.sensitivity) return nullptr;
  for (const Tornado& one : in.findings.sensitivity->tornados)
    if (one.scenario == scenario && one.outcome == outcome) return &one;
  return nullptr;
}

/// That of the idea which comes first; none where none does, or it hangs on nothing.
const Tornado* first_on(const ReportInput& in, Index outcome) {
  const auto order = standings(in, in.outcomes[outcome], effects_on(in, outcome));
  if (order.empty()) return nullptr;
  const Tornado* found = tornado_of(in, order.front().scenario, outcome);
  return found && !found->swings.empty() ? found : nullptr;
}

double toward(const OutcomeFacts& outcome, double effect) {
  return outcome.said.directed && !outcome.said.want_more ? -effect : effect;
}

std::string told_by(const Link& link) { return link.evidence ? voices(link.evidence->voices) : ""; }

Html chart_for(const ReportInput& in, const Tornado& tornado) {
  const OutcomeFacts& outcome = in.outcomes[tornado.outcome];
  std::vector<Reach> all;
  for (const Swing& swing : shown(tornado)) {
    const Ends ends = ends_of(swing);
    const Link& link = in.map->links()[swing.link];
    const std::string told = told_by(link);
    all.push_back({sentence_of(*in.map, link) + (told.empty() ? "" : " (" + told + ")"),
                   toward(outcome, ends.weaker), toward(outcome, ends.stronger),
                   signed_number(ends.weaker), signed_number(ends.stronger)});
  }
  const bool down = outcome.said.directed && !outcome.said.want_more;
  return reaches(all, toward(outcome, *tornado.effect),
                 std::string(down ? "less" : "more") + (outcome.said.directed ? " (wanted)" : ""),
                 "Bar chart: where the effect of " +
                     in_quotes(title_of(in.scenario(tornado.scenario))) + " on " +
                     in_lower(outcome.label) +
                     " goes when one connection at a time is told less or more. The table that "
                     "follows holds the same numbers.");
}

Html table_for(const ReportInput& in, const Tornado& tornado) {
  std::vector<std::vector<Html>> rows;
  for (const Swing& swing : shown(tornado)) {
    const Ends ends = ends_of(swing);
    const Link& link = in.map->links()[swing.link];
    std::vector<Html> row(in.heard.study ? 4 : 3);
    row[0] << name(sentence_of(*in.map, link));
    row[1] << signed_number(ends.weaker);
    row[2] << signed_number(ends.stronger);
    if (in.heard.study) row[3] << told_by(link);
    rows.push_back(row);
  }
  TableHead head{in_quotes(title_of(in.scenario(tornado.scenario))) + ", " +
                     signed_number(*tornado.effect) + " as told",
                 {"Connection", "If told less", "If told more"},
                 {false, true, true, true}};
  if (in.heard.study) head.columns.push_back("Told by");
  return table(head, rows);
}

/// What the bars come to.
std::string in_words(const Tornado& tornado) {
  std::size_t halving = 0, turning = 0;
  for (const Swing& swing : tornado.swings) {
    const double left = ends_of(swing).weaker / *tornado.effect;
    const double other = ends_of(swing).stronger / *tornado.effect;
    turning += std::min(left, other) < 0;
    halving += std::min(left, other) <= 0.5;
  }
  if (halving == 0) return "No connection alone takes half of this effect within its range.";
  std::string text =
      halving == 1 ? "Within its range one connection alone takes half of this effect or more"
                   : "Within its range each of " + counted(halving, "connection", "connections") +
                         " alone takes half of this effect or more";
  if (turning > 0)
    text += ", and " +
            (turning < halving ? number_word(turning) + " of them"
                               : std::string(halving == 1 ? "it" : "each")) +
            " may turn it round";
  return text + ".";
}

/// Where the ranges come from.
std::string how_far(const ReportInput& in) {
  bool redrawn = false, stated = false, tenth = false;
  for (const Tornado& tornado : in.findings.sensitivity->tornados)
    for (const Swing& swing : tornado.swings) {
      redrawn = redrawn || swing.range.from == RangeFrom::redraws;
      stated = stated || swing.range.from == RangeFrom::bounds;
      tenth = tenth || swing.range.from == RangeFrom::tenth;
    }
  if (redrawn)
    return "as far as it goes when voices are drawn again: the middle nine tenths of the draws. A "
           "connection that one voice told may then be told by nobody";
  if (stated && tenth)
    return "to the bounds that the map states for it, or by a tenth of its weight where it states "
           "none";
  if (stated) return "to the bounds that the map states for it";
  return "by a tenth of its weight either way: nothing is known of how sure the weights are";
}

}  // namespace

Ends ends_of(const Swing& swing) {
  const bool low_is_weaker = std::fabs(swing.range.low) <= std::fabs(swing.range.high);
  const double low = *swing.at_low, high = *swing.at_high;
  return low_is_weaker ? Ends{low, high} : Ends{high, low};
}

std::string sentence_of(const Map& map, const Link& link) {
  return label_of(map, link.from) + (link.weight < 0 ? " lowers " : " raises ") +
         in_lower(label_of(map, link.to));
}

bool some_connections_matter(const ReportInput& in) {
  for (Index k = 0; k < in.outcomes.size(); ++k)
    if (first_on(in, k)) return true;
  return false;
}

Html which_connections_matter(const ReportInput& in) {
  Html h;
  if (!some_connections_matter(in)) return h;
  h << "<section class=\"page\" aria-labelledby=\"matter\"><h2 id=\"matter\">Which connections "
       "matter</h2>\n<p>For the idea with the largest effect in the wanted direction on each "
       "outcome: the "
       "connections that it hangs on most. Each is taken down and up alone, "
    << how_far(in)
    << ". Everything else stays as it was told. Connections that move the effect by less than a "
       "tenth of it are left out.</p>\n";
  for (Index k = 0; k < in.outcomes.size(); ++k) {
    const Tornado* tornado = first_on(in, k);
    if (!tornado) continue;
    const std::string first = sentence_of(*in.map, in.map->links()[tornado->swings.front().link]);
    h << "<figure><h3>" << in.outcomes[k].label << ": "
      << in_quotes(title_of(in.scenario(tornado->scenario))) << " hangs most on whether "
      << in_lower(first) << "</h3><p>" << in_words(*tornado) << "</p>" << chart_for(in, *tornado)
      << table_for(in, *tornado) << "</figure>\n";
  }
  h << "<p class=\"small\">Every idea and outcome: sensitivity.csv.</p></section>\n";
  return h;
}

}  // namespace fcm::reporting
