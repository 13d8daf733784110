// SPDX-License-Identifier: MIT
//
// Do groups tell the same story: for each attribute, in how many answers the groups point the same
// way, where they contradict each other, and the answer on which they are furthest apart.
#include <algorithm>
#include <cmath>

#include "publish/chart.hpp"
#include "publish/group_words.hpp"
#include "publish/sections.hpp"
#include "publish/words.hpp"
#include "text/number.hpp"

namespace fcm::reporting {
namespace {

const OutcomeFacts& outcome_of(const ReportInput& in, const TwoAnswers& two) {
  return in.outcomes[two.outcome];
}

std::string idea_of(const ReportInput& in, const TwoAnswers& two) {
  return title_of(in.scenario(two.scenario));
}

double effect_of(const Side& side, const TwoAnswers& two) {
  return *side.effect[two.scenario][two.outcome];
}

const char* way(double effect) { return effect < 0 ? "less" : "more"; }

/// "On isolation, ... points to more in the words of Hill, and to less in those of everyone else."
std::string contradiction(const ReportInput& in, const Comparison& groups, const TwoAnswers& two) {
  const Contrast& contrast = groups.contrasts[two.contrast];
  const Side& a = groups.sides[contrast.a];
  const Side& b = groups.sides[contrast.b];
  return "On " + in_lower(outcome_of(in, two).label) + ", " + in_quotes(idea_of(in, two)) +
         " points to " + way(effect_of(a, two)) + " in the words of " + called(groups, a) +
         ", and to " + way(effect_of(b, two)) + " in those of " + called(groups, b) + ".";
}

Html contradictions(const ReportInput& in, const Comparison& groups) {
  constexpr std::size_t most = 4;
  const std::vector<TwoAnswers> all = opposite(groups);
  Html h;
  if (all.empty()) return h;
  h << "<ul>";
  for (std::size_t i = 0; i < std::min(most, all.size()); ++i)
    h << "<li>" << contradiction(in, groups, all[i]) << "</li>\n";
  if (all.size() > most)
    h << "<li>And on " << counted(all.size() - most, "other answer", "other answers")
      << ", listed in groups.csv.</li>\n";
  h << "</ul>\n";
  return h;
}

Html tests(const ReportInput& in, const Comparison& groups) {
  Html h;
  if (groups.permutations == 0) return h;
  const std::vector<TwoAnswers> further = further_than_dealt(groups);
  h << "<p>";
  if (further.empty())
    h << "No answer differs more than it would in 5 of 100 random deals of the groups, all answers "
         "together.";
  for (const TwoAnswers& two : further) {
    const Contrast& contrast = groups.contrasts[two.contrast];
    h << capital(called(groups, groups.sides[contrast.a])) << " and "
      << called(groups, groups.sides[contrast.b]) << " differ on " << in_quotes(idea_of(in, two))
      << " and " << in_lower(outcome_of(in, two).label)
      << " more than in 95 of 100 random deals of the groups. ";
  }
  h << " " << dealt_in_words(groups) << "</p>\n";
  return h;
}

bool is_answered_by_two(const Comparison& groups, const TwoAnswers& two) {
  return std::count_if(groups.sides.begin(), groups.sides.end(), [&](const Side& side) {
           return side.kind == Side::Kind::group && side.effect[two.scenario][two.outcome];
         }) > 1;
}

/// On what the sides are furthest apart, contradictions first, of what two groups talked about.
std::optional<TwoAnswers> furthest(const ReportInput& in, const Comparison& groups) {
  for (const auto& found : {opposite(groups), further_than_dealt(groups)})
    for (const TwoAnswers& two : found)
      if (is_answered_by_two(groups, two)) return two;
  std::optional<TwoAnswers> most;
  double size = 0;
  for (Index c = 0; c < groups.contrasts.size(); ++c)
    for (const Index s : in.findings.compared)
      for (Index k = 0; k < in.outcomes.size(); ++k) {
        const auto& gap = groups.contrasts[c].effects[s][k].gap;
        const TwoAnswers two{c, s, k};
        if (!gap || std::abs(*gap) <= size || !is_answered_by_two(groups, two)) continue;
        size = std::abs(*gap);
        most = two;
      }
  return most;
}

Html figure(const ReportInput& in, const Comparison& groups, const TwoAnswers& two) {
  const OutcomeFacts& outcome = outcome_of(in, two);
  const bool less = outcome.said.directed && !outcome.said.want_more;
  std::vector<Bar> all;
  std::vector<std::string> silent;
  for (const Side& side : groups.sides) {
    if (side.kind != Side::Kind::group) continue;
    const auto& effect = side.effect[two.scenario][two.outcome];
    if (effect)
      all.push_back({called(groups, side), less ? -*effect : *effect, signed_number(*effect), {}});
    else
      silent.push_back(called(groups, side));
  }
  Html h;
  h << "<p>The answer on which they are furthest apart: what " << in_quotes(idea_of(in, two))
    << " does to " << in_lower(outcome.label) << ", on the map of each group.</p>\n"
    << bars(all, std::string("points to ") + (less ? "less" : "more"),
            std::string("points to ") + (less ? "more" : "less"),
            "Bar chart: one bar for each group. The table that follows holds the same numbers.");
  if (!silent.empty()) h << "<p>Not talked about by " << listed(silent) << ".</p>\n";
  return h;
}

Html answer(const Side& side, const TwoAnswers& two) {
  Html h;
  const auto& effect = side.effect[two.scenario][two.outcome];
  if (!effect) {
    h << "not talked about";
    return h;
  }
  h << signed_number(*effect);
  if (side.drawn.empty() || !side.drawn[two.scenario][two.outcome].worth_printing) return h;
  const DrawnEffect& drawn = side.drawn[two.scenario][two.outcome];
  h << " (" << signed_number(drawn.from) << " to " << signed_number(drawn.to) << ")";
  return h;
}

std::string of_thousand(double p) { return text::fixed(1000 * p, 0); }

Html numbers(const ReportInput& in, const Comparison& groups, const TwoAnswers& two) {
  const bool tested = groups.permutations > 0;
  std::vector<std::vector<Html>> rows;
  for (const Contrast& contrast : groups.contrasts) {
    const Side& a = groups.sides[contrast.a];
    const Side& b = groups.sides[contrast.b];
    std::vector<Html> row(tested ? 6 : 4);
    row[0] << name(called(groups, a)) << ", " << a.voices;
    row[1] << answer(a, two);
    row[2] << name(called(groups, b)) << ", " << b.voices;
    row[3] << answer(b, two);
    const auto& test = contrast.effects[two.scenario][two.outcome].test;
    if (tested && test) {
      row[4] << of_thousand(test->p);
      row[5] << of_thousand(test->p_of_all);
    } else if (tested) {
      row[4] << "\xe2\x80\x93";
      row[5] << "\xe2\x80\x93";
    }
    rows.push_back(std::move(row));
  }
  TableHead head{
      idea_of(in, two) + ", on " + in_lower(outcome_of(in, two).label) + ", by " + groups.attribute,
      {"Group, voices", "Effect (interval)", "Beside, voices", "Effect (interval)"},
      {false, true, false, true, true, true}};
  if (tested)
    head.columns.insert(head.columns.end(), {"Of 1,000 deals as far apart", "On any answer"});
  return table(head, rows);
}

Html one(const ReportInput& in, const Comparison& groups) {
  Html h;
  h << "<h3>By " << groups.attribute << "</h3>\n<p>";
  const SameWay same = same_way(groups);
  if (groups.contrasts.empty())
    h << "There are no two groups of " << voices(groups.least_voices) << " or more.";
  else if (same.answers == 0)
    h << "No two of them talked about the same: there is no answer that two sides both give.";
  else
    h << "Of " << counted(same.answers, "answer", "answers") << " that two sides both give, "
      << number_word(same.same) << (same.same == 1 ? " points" : " point") << " the same way.";
  if (const std::string small = too_small_in_words(groups); !small.empty()) h << " " << small;
  h << "</p>\n";
  if (same.answers == 0) return h;
  h << contradictions(in, groups) << tests(in, groups);
  if (const auto two = furthest(in, groups))
    h << figure(in, groups, *two) << numbers(in, groups, *two);
  return h;
}

}  // namespace

Html the_groups(const ReportInput& in) {
  Html h;
  if (in.findings.groups.empty()) return h;
  h << "<section class=\"page\" aria-labelledby=\"groups\"><h2 id=\"groups\">Do groups tell the "
       "same story</h2>\n<p>The voices of each group make a map of their own, and every idea was "
       "run on each, all by one measure. What a group did not talk about is no answer. To see "
       "whether a difference is more than who happened to be in which group, the groups were dealt "
       "anew to the voices at random: the tables say in how many of 1,000 such deals the two were "
       "as far apart (just as far counts half), on this answer and on any answer at all. "
       "groups.csv has all "
       "answers.</p>\n";
  for (const Comparison& groups : in.findings.groups) h << one(in, groups);
  h << "</section>\n";
  return h;
}

}  // namespace fcm::reporting
