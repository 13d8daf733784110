// SPDX-License-Identifier: MIT
//
// What a project has for a page: what its scenarios push, and what was found of them.
#include <algorithm>

#include "fcm/findings.hpp"
#include "fcm/page.hpp"
#include "fcm/project.hpp"
#include "publish/words.hpp"

namespace fcm {
namespace {

/// What each factor is asked for, where more or less of some, for good, is all there is to it.
std::optional<std::vector<std::pair<std::string, double>>> moves_of(const Map& map,
                                                                    const Scenario& scenario) {
  using Kind = Intervention::Kind;
  std::vector<std::pair<std::string, double>> moves;
  if (scenario.new_factor || !scenario.assumptions.empty()) return std::nullopt;
  for (const Intervention& said : scenario.interventions) {
    const Result<Index> factor = map.require(said.factor);
    if (!factor || !said.when.always()) return std::nullopt;
    if (said.kind != Kind::more && said.kind != Kind::less && said.kind != Kind::stop)
      return std::nullopt;
    const double amount = said.kind == Kind::stop ? 0.75 : said.amount;
    moves.emplace_back(map.factors()[*factor].id,
                       (said.kind == Kind::more ? amount : -amount) * scenario.reach);
  }
  return moves;
}

/// Who holds the study reads of one voice and of two; others of one or two.
std::string phrase_for(const Finding& finding, Audience audience) {
  const bool few = finding.phrase == Phrase::one_voice || finding.phrase == Phrase::two_voices;
  if (audience == Audience::working || !few) return reporting::phrase(finding);
  Finding plain = finding;
  plain.phrase = Phrase::points;
  return reporting::phrase(plain) + ", on few voices";
}

std::vector<PageFinding> found_of(const Loaded& loaded, const Findings& findings, Index scenario,
                                  Audience audience) {
  std::vector<PageFinding> found;
  for (const Finding& finding : findings.findings) {
    if (finding.scenario != scenario) continue;
    const auto factor = loaded.map.require(loaded.project.outcomes[finding.outcome].factor);
    if (!factor) continue;
    PageFinding one{.outcome = loaded.map.factors()[*factor].id,
                    .words = phrase_for(finding, audience),
                    .interval = {}};
    if (findings.uncertainty)
      if (const DrawnEffect& drawn = findings.uncertainty->effect[scenario][finding.outcome];
          drawn.worth_printing)
        one.interval = {drawn.from, drawn.to};
    found.push_back(std::move(one));
  }
  return found;
}

std::vector<PageIdea> ideas_of(const Loaded& loaded, const Findings& findings, Audience audience) {
  std::vector<PageIdea> ideas;
  for (Index s = 0; s < findings.what_if.scenarios.size(); ++s) {
    const ScenarioResult& result = findings.what_if.scenarios[s];
    auto moves = moves_of(loaded.map, result.scenario);
    if (!moves || moves->empty()) continue;
    PageIdea idea{.title = reporting::title_of(result.scenario),
                  .risk = result.scenario.risk,
                  .moves = *std::move(moves),
                  .found = found_of(loaded, findings, s, audience)};
    ideas.push_back(std::move(idea));
  }
  return ideas;
}

PageVoices voices_of(const Evidence& evidence) {
  PageVoices voices;
  for (const Cell& cell : evidence.cells) {
    const EvidenceLink& link = evidence.links[cell.link];
    voices.told[{evidence.factors[link.from].id, evidence.factors[link.to].id}].push_back(
        cell.voice);
  }
  return voices;
}

}  // namespace

PageOptions page_options(const Loaded& loaded, const Findings* findings, Audience audience,
                         const std::string& today) {
  const Project& project = loaded.project;
  PageOptions options;
  options.title = project.title;
  options.question = project.question;
  options.date = today;
  options.outcomes = project.outcomes;
  options.model = loaded.model;
  if (findings) options.ideas = ideas_of(loaded, *findings, audience);
  if (loaded.has_study && audience == Audience::working)
    options.voices = voices_of(loaded.evidence);
  if (loaded.has_study && project.statements != Words::none) {
    options.statements = PageStatements{
        publish(loaded.study, audience, project.statements, project.consent, today), {}};
    for (const StudyFactor& factor : loaded.study.factors)
      options.statements->factors.push_back(factor.id);
  }
  return options;
}

}  // namespace fcm
