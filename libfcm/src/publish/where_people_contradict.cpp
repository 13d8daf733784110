// SPDX-License-Identifier: MIT
//
// Where people contradict each other: the links told with both signs, what follows if either side
// is right, and the groups that stand against each other.
#include <algorithm>
#include <cmath>

#include "publish/contradiction_chart.hpp"
#include "publish/contradictions.hpp"
#include "publish/sections.hpp"
#include "publish/words.hpp"

namespace fcm::reporting {
namespace {

std::string connection(const ReportInput& in, const ContestedLink& one) {
  const Link& link = in.map->links()[one.link];
  return label_of(*in.map, link.from) + " \xe2\x86\x92 " + label_of(*in.map, link.to);
}

/// `most`: the furthest on that outcome and map.
std::string answer(const std::optional<double>& effect, double most) {
  if (!effect) return "not talked about";
  if (*effect == 0) return "no difference";
  if (std::fabs(*effect) < hardly * most) return "hardly, " + signed_number(*effect);
  return (*effect < 0 ? "less, " : "more, ") + signed_number(*effect);
}

std::string on_what(const ReportInput& in, Index scenario, Index outcome) {
  return title_of(in.scenario(scenario)) + ", on " + in_lower(in.outcomes[outcome].label);
}

Html chart(const ReportInput& in) {
  std::vector<BothAnswers> rows;
  for (const ContestedLink& one : in.findings.contested->shown) {
    if (one.matters < hardly || rows.size() == 6) break;
    const SignEffect& effect = one.effect[one.scenario][one.outcome];
    double most = furthest(in, one.outcome);
    if (most == 0) most = std::max(std::fabs(*effect.plus), std::fabs(*effect.minus));
    rows.push_back({connection(in, one), on_what(in, one.scenario, one.outcome),
                    effect.told.value_or(0) / most, *effect.plus / most, *effect.minus / most,
                    signed_number(*effect.plus), signed_number(*effect.minus)});
  }
  if (rows.empty()) return {};
  return both_answers(rows,
                      "Chart: for each connection that people contradict each other on, where one "
                      "effect goes if those are right who say that it raises, and if those are "
                      "right who say that it lowers. The table that follows holds the same "
                      "numbers.");
}

Html links_table(const ReportInput& in) {
  std::vector<std::vector<Html>> rows;
  for (const ContestedLink& one : in.findings.contested->shown) {
    std::vector<Html> row(7);
    row[0] << "<a href=\"#" << anchor(one.link) << "\">" << name(connection(in, one)) << "</a>";
    row[1] << one.plus;
    row[2] << one.minus;
    if (one.matters > 0) {
      const SignEffect& effect = one.effect[one.scenario][one.outcome];
      row[3] << name(on_what(in, one.scenario, one.outcome));
      const double most = furthest(in, one.outcome);
      row[4] << answer(effect.told, most);
      row[5] << answer(effect.plus, most);
      row[6] << answer(effect.minus, most);
    } else {
      row[3] << "nothing compared here";
    }
    rows.push_back(row);
  }
  return table({"Both answers, one connection at a time",
                {"Connection", "Say raises", "Say lowers", "Matters most to", "Taken together",
                 "If it raises", "If it lowers"},
                {false, true, true}},
               rows);
}

/// "all six of Hill who spoke of it say that it raises".
std::string all_of(const GroupsApart& apart, const Group& group, bool raises) {
  const std::string& value = group.conditions.front().value;
  const auto says = std::find_if(apart.says.begin(), apart.says.end(),
                                 [&](const GroupSays& one) { return one.value == value; });
  return "all " + number_word(says->plus + says->minus) + " of " + name_of(group) +
         " who spoke of it say that it " + (raises ? "raises" : "lowers");
}

/// Also apart by other attributes than the first.
std::string also_by(const ContestedLink& one) {
  std::vector<std::string> names;
  for (std::size_t i = 1; i < one.groups.size() && i < 4; ++i)
    names.push_back(one.groups[i].attribute + " (" + one.groups[i].plus.conditions.front().value +
                    " against " + one.groups[i].minus.conditions.front().value + ")");
  return listed(names);
}

/// What the two groups come to, wherever that differs in sign.
Html groups_table(const ReportInput& in, const ContestedLink& one) {
  const GroupsApart& apart = one.groups.front();
  std::vector<std::vector<Html>> rows;
  for (Index s = 0; s < one.effect.size(); ++s)
    for (Index k = 0; k < in.outcomes.size(); ++k) {
      if (!decides(in, one, s, k)) continue;
      const SignEffect& effect = one.effect[s][k];
      std::vector<Html> link(5), whole(5);
      link[0] << name(on_what(in, s, k));
      link[1] << "this connection";
      const double most = furthest(in, k);
      link[2] << answer(effect.told, most);
      link[3] << answer(effect.plus, most);
      link[4] << answer(effect.minus, most);
      whole[0] << name(on_what(in, s, k));
      whole[1] << "all that they told";
      for (std::size_t g = 0; g < 3; ++g) {
        const ToldBy& told_by = one.whole->told_by[g];
        whole[g + 2] << answer(told_by.effect[s][k], furthest(in, told_by, k));
      }
      rows.push_back(link);
      rows.push_back(whole);
    }
  if (rows.empty()) {
    Html h;
    h << "<p>No idea compared here turns round with it: whoever is right, each points the same "
         "way, or hardly reaches the outcome.</p>\n";
    return h;
  }
  return table(
      {"Both answers: " + connection(in, one),
       {"Idea and outcome", "Taken over", "Everybody", "If " + name_of(apart.plus) + " is right",
        "If " + name_of(apart.minus) + " is right"},
       {}},
      rows);
}

Html groups(const ReportInput& in) {
  Html h;
  std::size_t shown = 0;
  for (const ContestedLink& one : in.findings.contested->shown) {
    if (one.groups.empty() || shown == 3) continue;
    ++shown;
    const GroupsApart& apart = one.groups.front();
    h << "<h3>" << name_of(apart.plus) << " against " << name_of(apart.minus) << ": "
      << connection(in, one) << "</h3>\n<p>" << capital(all_of(apart, apart.plus, true)) << "; "
      << all_of(apart, apart.minus, false) << ".";
    if (const std::string also = also_by(one); !also.empty())
      h << " They stand apart also by " << also << ".";
    h << " Neither is right here, and an average of the two is nobody's view.</p>\n"
      << groups_table(in, one);
  }
  if (shown > 0)
    h << "<p class=\"small\">" << in_quotes("This connection")
      << ": all who told it are taken to have said the one or the other, everything else as told. "
      << in_quotes("All that they told")
      << ": the map of that group alone, and of everybody, all at one lambda, so that these three "
         "may be compared with each other and not with the row above. <code>fcm what-if "
         "--if-right</code> does it for any group.</p>\n";
  return h;
}

std::string opening(const ReportInput& in) {
  const Contested& found = *in.findings.contested;
  std::string text = "On " + counted(found.links, "connection", "connections") +
                     " some voices, or coders of the same words, say that the one thing raises the "
                     "other, and others that it lowers it. ";
  std::size_t turning = 0, groups = 0;
  for (const ContestedLink& one : found.shown) {
    bool turns_any = false;
    for (Index s = 0; s < one.effect.size(); ++s)
      for (Index k = 0; k < in.outcomes.size(); ++k) turns_any = turns_any || turns(in, one, s, k);
    turning += turns_any;
    groups += !one.groups.empty();
  }
  if (turning == 0)
    text += found.links > found.shown.size()
                ? "On those whose direction matters most no effect turns round, whoever is right"
                : "Whoever is right, no effect turns round";
  else
    text += capital(number_word(turning)) + " of them " + (turning == 1 ? "turns" : "turn") +
            " an effect round: it points to less if one side is right, and to more if the other is";
  if (groups > 0)
    text += ". On " + number_word(groups) + " of them whole groups stand against each other";
  return text + ".";
}

}  // namespace

Html where_people_contradict(const ReportInput& in) {
  Html h;
  if (!people_contradict(in)) return h;
  h << "<section class=\"page\" aria-labelledby=\"contradict\"><h2 id=\"contradict\">Where people "
       "contradict each other</h2>\n<p>"
    << opening(in) << "</p>\n<figure>" << chart(in) << links_table(in) << "</figure>\n";
  if (in.findings.contested->links > in.findings.contested->shown.size())
    h << "<p class=\"small\">The " << in.findings.contested->shown.size()
      << " whose direction matters most; the others are under <a href=\"#check\">What to look at "
         "again</a>.</p>\n";
  h << groups(in) << "<p class=\"small\">Every idea and outcome: contested.csv.</p></section>\n";
  return h;
}

}  // namespace fcm::reporting
