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

/// Inputs for good, and nothing else.
bool dials_can_set(const Resolved& resolved) {
  const auto& [clamps, inputs] = resolved.interventions;
  return clamps.empty() && resolved.changes.empty() && !inputs.empty() &&
         std::all_of(inputs.begin(), inputs.end(),
                     [](const Input& input) { return input.when.always(); });
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
    if (!dials_can_set(result.resolved)) continue;
    PageIdea idea{.title = reporting::title_of(result.scenario),
                  .risk = result.scenario.risk,
                  .pushes = {},
                  .found = found_of(loaded, findings, s, audience)};
    for (const Input& input : result.resolved.interventions.inputs)
      idea.pushes.emplace_back(loaded.map.factors()[input.factor].id, input.value);
    ideas.push_back(std::move(idea));
  }
  return ideas;
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
  if (loaded.has_study && project.statements != Words::none) {
    options.statements = PageStatements{
        publish(loaded.study, audience, project.statements, project.consent, today), {}};
    for (const StudyFactor& factor : loaded.study.factors)
      options.statements->factors.push_back(factor.id);
  }
  return options;
}

}  // namespace fcm
