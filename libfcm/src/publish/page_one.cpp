// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "fcm/simulate.hpp"
#include "publish/contradictions.hpp"
#include "publish/sections.hpp"
#include "publish/standing.hpp"
#include "publish/words.hpp"

namespace fcm::reporting {
namespace {

std::string list_of_places(const std::vector<PlaceHeard>& places) {
  std::vector<std::string> items;
  for (const PlaceHeard& place : places)
    items.push_back(place.name + " (" + std::to_string(place.voices) + ")");
  return listed(items);
}

Html who_did(const ReportInput& in) {
  const Heard& heard = in.heard;
  Html h;
  h << "<div><h3>Who spoke</h3>\n<p><strong>" << capital(voices(heard.voices)) << "</strong>";
  if (!in.voices.empty()) h << ": " << in.voices;
  h << ".</p>\n<p>" << heard.claims
    << (heard.claims == 1 ? " coded statement" : " coded statements");
  if (heard.coders.size() > 1) {
    h << " from " << counted(heard.coders.size(), "coder", "coders");
    if (heard.different > 0) {
      const bool two = heard.coders.size() == 2;
      h << "; in what " << (two ? "both" : "all") << " of them read, " << heard.found_by_all
        << " of " << heard.different << " different statements (who, what, leading to what) were "
        << "found by " << (two ? "both" : "all");
    }
  } else if (heard.coders.size() == 1) {
    h << " from one coder: how another would have read the same words is not known";
  }
  h << ".</p>\n";
  if (heard.people > heard.voices)
    h << "<p>" << heard.people << " people took part in these conversations.</p>\n";
  if (!heard.places.empty())
    h << "<p>Voices by place: " << list_of_places(heard.places) << ".</p>\n";
  h << "</div>\n";
  return h;
}

/// Outcomes grouped by the places that are silent on them.
Html silent_places(const ReportInput& in) {
  Html h;
  std::vector<bool> told(in.outcomes.size(), false);
  for (std::size_t k = 0; k < in.outcomes.size(); ++k) {
    if (told[k] || in.outcomes[k].silent_places.empty()) continue;
    std::vector<std::string> labels;
    for (std::size_t j = k; j < in.outcomes.size(); ++j)
      if (in.outcomes[j].silent_places == in.outcomes[k].silent_places) {
        told[j] = true;
        labels.push_back(in_lower(in.outcomes[j].label));
      }
    const std::vector<std::string>& places = in.outcomes[k].silent_places;
    h << "<li>" << listed(places) << (places.size() == 1 ? " says" : " say")
      << " nothing that leads to " << listed(labels) << ".</li>\n";
  }
  return h;
}

Html who_did_not(const ReportInput& in) {
  const Heard& heard = in.heard;
  Html h;
  h << "<div><h3>Who did not</h3>\n<ul>\n";
  const Html silent = silent_places(in);
  h << silent;
  if (heard.silent > 0)
    h << "<li>" << capital(voices(heard.silent))
      << (heard.silent == 1 ? " was heard and gave" : " were heard and gave")
      << " no statement that was coded; they count in every share.</li>\n";
  if (heard.withheld > 0)
    h << "<li>" << capital(voices(heard.withheld))
      << (heard.withheld == 1 ? " did not agree to be analysed, or withdrew, and is"
                              : " did not agree to be analysed, or withdrew, and are")
      << " left out.</li>\n";
  if (const std::size_t refused = in.account.refused_everywhere())
    h << "<li><strong>" << capital(counted(refused, "row", "rows"))
      << "</strong> of the tables could not be read and " << (refused == 1 ? "is" : "are")
      << " left out (--skip-refused).</li>\n";
  h << "<li>Everyone who was not asked. Whoever is missing here is missing from every "
       "number.</li>\n"
       "</ul>\n";
  if (!silent.empty())
    h << "<p>For those places this report has no answer, which is not the same as "
      << in_quotes("no effect") << ".</p>\n";
  h << "</div>\n";
  return h;
}

/// The wanted way; where no way is wanted, towards more.
bool is_toward(const OutcomeFacts& facts, const Finding& finding) {
  return facts.said.directed ? finding.wanted : finding.effect.value_or(0) > 0;
}

/// Arrow heads towards what is wanted, hollow and pointing back where it is the reverse.
Html mark(const Finding& finding, bool toward) {
  Html h;
  if (!finding.effect) return h;
  const int heads = finding.of_furthest >= 0.9   ? 3
                    : finding.of_furthest >= 0.5 ? 2
                    : finding.of_furthest >= 0.1 ? 1
                                                 : 0;
  h << "<span class=\"mark\" aria-hidden=\"true\"><svg width=\"" << at(heads ? heads * 15 : 8)
    << "\" height=\"14\" viewBox=\"0 0 " << at(heads ? heads * 15 : 8) << " 14\">";
  for (int i = 0; i < heads; ++i) {
    const double x = i * 15;
    if (toward)
      h << "<path class=\"toward\" d=\"M" << at(x + 1) << " 1L" << at(x + 13) << " 7L" << at(x + 1)
        << " 13Z\"/>";
    else
      h << "<path class=\"away\" d=\"M" << at(x + 13) << " 2L" << at(x + 2.5) << " 7L" << at(x + 13)
        << " 12Z\"/>";
  }
  if (heads == 0) h << "<circle class=\"dot\" cx=\"4\" cy=\"8\" r=\"2.6\"/>";
  h << "</svg></span>";
  return h;
}

Html cell(const ReportInput& in, Index scenario, Index outcome) {
  const Finding& finding = in.finding(scenario, outcome);
  const OutcomeFacts& facts = in.outcomes[outcome];
  Html h;
  if (!finding.effect) {
    h << "<span aria-hidden=\"true\">"
      << (finding.phrase == Phrase::not_settled ? "?" : "\xe2\x80\x93")
      << "</span><span class=\"vh\">" << phrase(finding) << "</span>";
    return h;
  }
  h << mark(finding, is_toward(facts, finding)) << "<span class=\"vh\">" << phrase(finding);
  if (facts.said.directed && !finding.wanted && *finding.effect != 0) h << ", not the wanted way";
  if (finding.phrase != Phrase::hardly)
    h << ", " << percent(finding.of_furthest) << " of the furthest";
  h << "</span>";
  if (finding.phrase == Phrase::holds) h << "<br><span class=\"tag\">holds</span>";
  if (decided_by(in, scenario, outcome))
    h << "<br><a class=\"tag warn\" href=\"#contradict\">contradicted</a>";
  if (finding.phrase == Phrase::both_ways) h << "<br><span class=\"tag warn\">both ways</span>";
  if (const std::string voices = resting_on(finding); !voices.empty())
    h << "<br><span class=\"level\">" << voices << "</span>";
  return h;
}

Html key_of_matrix(const ReportInput& in) {
  Finding f;
  f.effect = 1;
  Html h;
  h << "<ul class=\"key\">";
  const auto item = [&](double share, bool toward, std::string_view text) {
    f.of_furthest = share;
    h << "<li>" << mark(f, toward) << " " << text << "</li>";
  };
  item(1, true, "furthest of all, or nine tenths as far");
  item(0.5, true, "half as far or more");
  item(0.2, true, "a tenth or more");
  item(0, true, "hardly reaches");
  bool away = false, less = false, unheard = false, unsettled = false, holds = false;
  bool contradicted = false;
  for (const Index i : in.findings.compared)
    for (Index k = 0; k < in.outcomes.size(); ++k) {
      const Finding& finding = in.finding(i, k);
      const bool back =
          finding.effect && finding.of_furthest >= 0.1 && !is_toward(in.outcomes[k], finding);
      away = away || (back && in.outcomes[k].said.directed);
      less = less || (back && !in.outcomes[k].said.directed);
      contradicted = contradicted || decided_by(in, i, k) != nullptr;
      holds = holds || finding.phrase == Phrase::holds;
      unheard = unheard || finding.phrase == Phrase::not_talked_about;
      unsettled = unsettled || finding.phrase == Phrase::not_settled;
    }
  if (contradicted)
    h << "<li><span class=\"tag warn\">contradicted</span> points the other way if another group "
         "is "
         "right</li>";
  if (away) item(0.2, false, "points the other way than wanted");
  if (less) item(0.2, false, "points to less, where no direction is wanted");
  if (holds)
    h << "<li><span class=\"tag\">holds</span> the same way in 95 of 100 redraws, in every reading "
         "and in every place that spoke of it</li>";
  if (unheard)
    h << "<li><span aria-hidden=\"true\">\xe2\x80\x93</span> nobody talked about this</li>";
  if (unsettled) h << "<li><span aria-hidden=\"true\">?</span> the model did not settle</li>";
  h << "</ul>\n";
  return h;
}

/// The first outcome on which the idea that comes first is pieced together.
std::optional<std::pair<Index, Index>> pieced_together(const ReportInput& in) {
  for (Index k = 0; k < in.outcomes.size() && !in.findings.explanations.empty(); ++k) {
    const std::vector<Standing> order = standings(in, in.outcomes[k], effects_on(in, k));
    if (order.empty()) continue;
    const Index first = order.front().scenario;
    const auto& told = in.findings.explanations[first * in.outcomes.size() + k].told;
    if (told && told->pieced_together()) return std::pair(first, k);
  }
  return std::nullopt;
}

}  // namespace

Html who_spoke(const ReportInput& in) {
  Html h;
  if (!in.question.empty())
    h << "<section aria-labelledby=\"question\"><h2 id=\"question\">The question</h2>\n<p>"
      << in.question << "</p></section>\n";
  h << "<section aria-labelledby=\"voices\"><h2 id=\"voices\">Who spoke, and who did not</h2>\n";
  if (in.heard.study)
    h << "<div class=\"two\">" << who_did(in) << who_did_not(in) << "</div>";
  else
    h << "<p>The project stands on a map file. It holds connections and no statements, so nobody "
         "can see here who spoke.</p>";
  h << "</section>\n";
  return h;
}

Html what_points_where(const ReportInput& in) {
  Html h;
  if (in.findings.compared.empty() || in.outcomes.empty()) return h;
  h << "<section aria-labelledby=\"points\"><h2 id=\"points\">What points where</h2>\n"
    << key_of_matrix(in)
    << "<div class=\"scroll matrix\" role=\"region\" tabindex=\"0\" aria-label=\"Table of ideas "
       "and outcomes\"><table><caption class=\"vh\">What points where: one row per idea, one "
       "column per "
       "outcome</caption><thead><tr><th scope=\"col\">Idea (level)</th>";
  for (const OutcomeFacts& outcome : in.outcomes)
    h << "<th scope=\"col\">" << name(wanted_outcome(outcome)) << "</th>";
  h << "</tr></thead><tbody>\n";
  for (const Index i : order_of_ideas(in)) {
    const Scenario& scenario = in.scenario(i);
    h << "<tr><th scope=\"row\">" << name(title_of(scenario));
    if (!scenario.level.empty()) h << " <span class=\"level\">(" << scenario.level << ")</span>";
    h << "</th>";
    for (Index k = 0; k < in.outcomes.size(); ++k) h << "<td>" << cell(in, i, k) << "</td>";
    h << "</tr>\n";
  }
  h << "</tbody></table></div>\n<p class=\"small\">";
  if (in.heard.study)
    h << "Under each mark: how many voices must be left out before half of it is gone. ";
  h << "Compare marks down a column, never across: more was said about some outcomes than about "
       "others.</p></section>\n";
  return h;
}

namespace {

Html who_is_right(const ReportInput& in, const Decided& one) {
  const Link& link = in.map->links()[one.link->link];
  const GroupsApart& apart = one.link->groups.front();
  Html h;
  h << "<strong>Does " << in_quotes(label_of(*in.map, link.from)) << " raise or lower "
    << in_quotes(label_of(*in.map, link.to)) << "?</strong> " << name_of(apart.plus)
    << " says raise, " << name_of(apart.minus) << " lower; which way "
    << in_quotes(title_of(in.scenario(one.scenario))) << " points on "
    << name(in_lower(in.outcomes[one.outcome].label))
    << " hangs on it: <a href=\"#contradict\">both answers</a>.";
  return h;
}

}  // namespace

Html what_it_does_not_say(const ReportInput& in) {
  Html h;
  h << "<section aria-labelledby=\"not\"><h2 id=\"not\">What this does not say</h2>\n"
       "<p>It is not a forecast and not an evaluation. It adds up what was said: a longer mark "
       "means that more voices said it, or said it more strongly. It does not mean that an idea "
       "works better, costs less or comes sooner.";
  if (in.heard.aims > 0)
    h << " Of " << in.heard.with_basis << " statements whose ground was coded, " << in.heard.aims
      << " are aims, not experience.";
  h << "</p>\n<p>Every idea is turned up by the amount its description says, easy or hard. The map "
       "has no calendar: it counts rounds of knock-on, never weeks or years";
  for (Index k = 0; k < in.outcomes.size() && k < 2; ++k) {
    const std::vector<Standing> order = standings(in, in.outcomes[k], effects_on(in, k));
    if (order.empty()) continue;
    const Index first = order.front().scenario;
    const auto course = courses(in.findings.what_if.scenarios[first], in.findings.what_if.model,
                                in.findings.what_if.baseline, {in.outcomes[k].factor})
                            .front();
    if (course && course->arrived) {
      h << ". With " << in_quotes(title_of(in.scenario(first))) << ", by round " << *course->arrived
        << " nine tenths of what reaches " << name(in_lower(in.outcomes[k].label))
        << " has arrived";
    }
  }
  h << ".</p>\n";
  if (!decided_results(in).empty())
    h << "<p>It does not say who is right where groups contradict each other: both answers "
         "stand under <a href=\"#contradict\">Where people contradict each other</a>.</p>\n";
  h << "</section>\n";
  return h;
}

Html what_to_ask_next(const ReportInput& in) {
  std::vector<Html> questions;
  const auto ask = [&](const Html& text) {
    if (questions.size() < 5) questions.push_back(text);
  };
  const Map& map = *in.map;
  const std::vector<Decided> decided = decided_results(in);
  for (std::size_t i = 0; i < decided.size() && i < 2; ++i) ask(who_is_right(in, decided[i]));
  for (Index k = 0; in.heard.study && k < in.outcomes.size(); ++k) {
    const OutcomeFacts& outcome = in.outcomes[k];
    if (outcome.cause_voices > 3 && outcome.cause_voices * 10 > in.heard.voices) continue;
    Html h;
    h << "<strong>What leads to " << name(wanted_outcome(outcome)) << "?</strong> "
      << (outcome.cause_voices == 0 ? "None" : "Only " + std::to_string(outcome.cause_voices))
      << " of " << counted(in.heard.voices, "voice", "voices")
      << (outcome.cause_voices == 1 ? " names" : " name") << " any cause of it.";
    ask(h);
  }
  for (Index i = 0; i < in.findings.tips.size(); ++i) {
    if (!in.findings.tips[i] || !in.scenario(i).tip) continue;
    Html h;
    h << "<strong>" << name(title_of(in.scenario(i))) << ":</strong> nobody in the study spoke of "
      << "it as assumed here. It would come first on "
      << name(in_lower(label_of(map, *map.find(*in.scenario(i).tip)))) << " as soon as "
      << voices(static_cast<std::size_t>(std::ceil(in.findings.tips[i]->voices)))
      << " said what was assumed. Is it so?";
    ask(h);
  }
  if (const std::optional<std::pair<Index, Index>> one = pieced_together(in)) {
    Html h;
    h << "<strong>Does " << in_quotes(title_of(in.scenario(one->first))) << " lead to "
      << name(wanted_outcome(in.outcomes[one->second]))
      << "?</strong> Every step of the way was said, and less than half of it by any voice that "
         "said the whole. Ask people what they have seen follow from what.";
    ask(h);
  }
  std::vector<Index> ends;
  for (Index f = 0; f < map.size(); ++f)
    if (f < in.findings.structure.factors.size() && in.findings.structure.factors[f].dead_end &&
        f < in.heard.leading_to.size() && in.heard.leading_to[f] > 0)
      ends.push_back(f);
  std::stable_sort(ends.begin(), ends.end(), [&](Index a, Index b) {
    return in.heard.leading_to[a] > in.heard.leading_to[b];
  });
  for (std::size_t i = 0; i < ends.size() && i < 2; ++i) {
    Html h;
    const std::size_t n = in.heard.leading_to[ends[i]];
    h << "<strong>What follows from " << in_quotes(label_of(map, ends[i])) << "?</strong> "
      << capital(voices(n)) << (n == 1 ? " says" : " say")
      << " what leads there; nobody says what follows.";
    ask(h);
  }
  const std::vector<ReadBack> back = links_to_read_back(in);
  for (std::size_t i = 0; i < back.size() && i < 2; ++i) {
    Html h;
    h << "<strong>Is that what was meant?</strong> " << back[i].sentence
      << " Please check it with whoever said it.";
    ask(h);
  }
  for (Index k = 0; k < map.links().size(); ++k) {
    const Link& link = map.links()[k];
    const bool asked = std::any_of(decided.begin(), decided.end(),
                                   [&](const Decided& one) { return one.link->link == k; });
    if (!link.evidence || !link.evidence->contested() || asked) continue;
    Html h;
    h << "<strong>Does " << in_quotes(label_of(map, link.from)) << " raise or lower "
      << in_quotes(label_of(map, link.to)) << "?</strong> " << capital(voices(link.evidence->plus))
      << (link.evidence->plus == 1 ? " says" : " say") << " raise, "
      << number_word(link.evidence->minus) << (link.evidence->minus == 1 ? " says" : " say")
      << " lower.";
    ask(h);
  }
  Html h;
  if (!questions.empty()) {
    h << "<section aria-labelledby=\"next\"><h2 id=\"next\">What to ask next</h2>\n<ol>\n";
    for (const Html& question : questions) h << "<li>" << question << "</li>\n";
    h << "</ol></section>\n";
  }
  return h;
}

}  // namespace fcm::reporting
