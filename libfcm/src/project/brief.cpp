// SPDX-License-Identifier: MIT
//
// A project in words, as an audience may have it. docs/privacy.md, docs/paper.md.
#include "fcm/brief.hpp"

#include <algorithm>
#include <set>

#include "disclose/disclosure.hpp"
#include "fcm/page.hpp"
#include "publish/words.hpp"
#include "text/number.hpp"

namespace fcm {
namespace {

using namespace reporting;

/// A, B, ... Z, AA, AB, ...
std::string letter_of(Index i) {
  std::string letters(1, static_cast<char>('A' + static_cast<char>(i % 26)));
  return i < 26 ? letters : letter_of(i / 26 - 1) + letters;
}

std::set<std::string> factors_named(const Scenario& scenario) {
  std::set<std::string> ids;
  const auto add = [&](const Connection& one) { ids.insert({one.from, one.to}); };
  for (const Intervention& what : scenario.interventions) {
    if (what.kind != Intervention::Kind::connection) {
      ids.insert(what.factor);
      continue;
    }
    add(what.connection);
    if (what.as_strong_as) add(*what.as_strong_as);
  }
  for (const Assumption& assumption : scenario.assumptions) add(assumption.connection);
  for (const Stay& stay : scenario.stays) ids.insert(stay.factor);
  return ids;
}

/// Whether the audience sees all factors that the scenario names: those of the map that are not
/// published are withheld.
bool may_be_seen(const Scenario& scenario, const Map& all, const Map& published) {
  const std::set<std::string> ids = factors_named(scenario);
  return std::all_of(ids.begin(), ids.end(), [&](const std::string& id) {
    const auto factor = all.require(id);
    return !factor || published.find(all.factors()[*factor].id);
  });
}

std::string label_in(const Map& map, const Scenario& scenario, const std::string& id) {
  if (scenario.new_factor && scenario.new_factor->id == id) return scenario.new_factor->label;
  const auto factor = map.require(id);
  return factor ? label_of(map, *factor) : id;
}

BriefIdea idea_of(const Scenario& scenario, Index place, const Map& map) {
  BriefIdea idea{.letter = letter_of(place),
                 .name = scenario.name,
                 .title = title_of(scenario),
                 .level = scenario.level,
                 .comes_from = scenario.comes_from,
                 .lasts = scenario.lasts,
                 .cost = scenario.cost,
                 .risk = scenario.risk,
                 .compared = false,
                 .does = {},
                 .assumes = {},
                 .moves = {}};
  for (const Intervention& what : scenario.interventions) {
    const std::string& end = what.kind == Intervention::Kind::connection ? what.connection.to  //
                                                                         : what.factor;
    if (scenario.new_factor && scenario.new_factor->id == what.factor)
      idea.does.push_back("something new: " + scenario.new_factor->label);
    else
      idea.does.push_back(done(what, map));
    if (const auto factor = map.require(end)) idea.moves.push_back(map.factors()[*factor].id);
  }
  for (const Assumption& a : scenario.assumptions)
    idea.assumes.push_back(
        label_in(map, scenario, a.connection.from) + (a.less ? " lowers " : " raises ") +
        label_in(map, scenario, a.connection.to) + ", as if " + text::shortest(a.as_if.voices) +
        (a.as_if.voices == 1 ? " voice" : " voices") + " had said so");
  return idea;
}

std::string words_for(const Finding& finding, Audience audience) {
  if (audience == Audience::working || finding.phrase == Phrase::points) return phrase(finding);
  Finding coarse = finding;
  if (coarse.phrase == Phrase::one_voice || coarse.phrase == Phrase::two_voices)
    coarse.phrase = Phrase::points;
  return phrase(coarse);
}

std::string rests_on(const Finding& finding, Audience audience) {
  if (assumed(finding)) return "an assumption";
  if (!finding.fragility || !finding.effect || finding.phrase == Phrase::hardly) return "";
  const std::size_t voices = finding.fragility->voices;
  if (voices == 0) return "more than a few voices";
  return voices_in_words(voices, audience) +
         (audience == Audience::working && voices == 1 ? " voice" : " voices");
}

void add_how_sure(BriefEffect& effect, const DrawnEffect& drawn, Audience audience) {
  if (!effect.effect) return;
  if (!drawn.worth_printing || drawn.tellers < rules_of(audience).least_voices) {
    effect.how_sure = "too few to say how sure";
    return;
  }
  effect.from = drawn.from;
  effect.to = drawn.to;
  const bool less = *effect.effect < 0;
  effect.how_sure = of_hundred(less ? drawn.less : drawn.more) +
                    " of 100 redraws of who spoke point to " + (less ? "less" : "more");
}

BriefEffect effect_of(const Findings& findings, Index scenario, Index outcome, Index of_outcomes,
                      Audience audience) {
  const Finding& finding = findings.findings[scenario * of_outcomes + outcome];
  BriefEffect effect;
  effect.effect = finding.effect;
  effect.of_furthest = finding.of_furthest;
  effect.wanted = finding.wanted;
  effect.words = words_for(finding, audience);
  effect.rests_on = rests_on(finding, audience);
  if (findings.uncertainty)
    add_how_sure(effect, findings.uncertainty->effect[scenario][outcome], audience);
  return effect;
}

void add_not_heard(const Loaded& loaded, Brief& brief) {
  if (!loaded.representation) return;
  for (const MarginHeard& margin : loaded.representation->margins)
    for (const CategoryHeard& category : margin.categories)
      if (category.voices == 0) brief.not_heard.push_back(margin.attribute + ": " + category.name);
}

void add_left_out(const Withheld& withheld, Brief& brief) {
  if (withheld.factors > 0)
    brief.left_out.push_back(
        counted(withheld.factors, "factor", "factors") + " of which few spoke, with " +
        counted(withheld.links, "connection", "connections") +
        (brief.effects.empty() ? "" : "; what ideas do was computed with them"));
  if (brief.outcomes_left_out > 0)
    brief.left_out.push_back(counted(brief.outcomes_left_out, "outcome", "outcomes") +
                             " that the project shows to others");
  if (brief.ideas_left_out > 0)
    brief.left_out.push_back(counted(brief.ideas_left_out, "idea", "ideas") +
                             " that name a factor which is left out");
}

}  // namespace

Published<Brief> publish(const Loaded& loaded, const Findings* findings, Audience audience) {
  const Project& project = loaded.project;
  const Published<Map> map = publish(loaded.map, audience, project.sensitive);
  Brief brief;
  brief.title = project.title;
  brief.question = project.question;
  brief.ask = project.ask;
  brief.date = project.date;
  brief.who = project.voices;
  brief.voices = loaded.has_study ? loaded.evidence.voices.size() : loaded.map.source().voices;
  brief.claims = loaded.map.source().claims;
  add_not_heard(loaded, brief);
  std::vector<Index> outcomes, ideas;  // positions in the project
  for (Index k = 0; k < project.outcomes.size(); ++k) {
    const Outcome& outcome = project.outcomes[k];
    const auto factor = loaded.map.require(outcome.factor);
    if (!factor || !is_shown_to(outcome, audience) ||
        !map->find(loaded.map.factors()[*factor].id)) {
      ++brief.outcomes_left_out;
      continue;
    }
    outcomes.push_back(k);
    brief.outcomes.push_back({loaded.map.factors()[*factor].id, label_of(loaded.map, *factor),
                              !outcome.directed   ? ""
                              : outcome.want_more ? "more"
                                                  : "less"});
  }
  for (Index i = 0; i < project.scenarios.size() && !loaded.every_lever; ++i) {
    if (!may_be_seen(project.scenarios[i], loaded.map, *map)) {
      ++brief.ideas_left_out;
      continue;
    }
    ideas.push_back(i);
    brief.ideas.push_back(idea_of(project.scenarios[i], i, loaded.map));
    if (audience != Audience::working) brief.ideas.back().comes_from.clear();  // may name few
    brief.ideas.back().compared =
        findings && std::find(findings->compared.begin(), findings->compared.end(), i) !=
                        findings->compared.end();
  }
  for (Index i = 0; findings && i < ideas.size(); ++i)
    for (Index k = 0; k < outcomes.size(); ++k) {
      brief.effects.push_back(
          effect_of(*findings, ideas[i], outcomes[k], project.outcomes.size(), audience));
      brief.effects.back().idea = i;
      brief.effects.back().outcome = k;
    }
  add_left_out(map.withheld(), brief);
  return Disclosure::of(std::move(brief), audience, map.withheld());
}

}  // namespace fcm
