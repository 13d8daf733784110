// SPDX-License-Identifier: MIT
//
// From a loaded project to everything its report says. SCENARIOS, "What may be said".
#include "fcm/findings.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "fcm/project.hpp"
#include "project/phrase.hpp"
#include "project/readings.hpp"
#include "project/sensitivity.hpp"
#include "project/what_is_tried.hpp"

namespace fcm {
namespace {

Result<std::vector<Index>> outcomes_on(const Map& map, const Project& project) {
  std::vector<Index> factors;
  for (const Outcome& outcome : project.outcomes) {
    const Result<Index> factor = map.require(outcome.factor);
    if (!factor) return tl::make_unexpected(factor.error());
    factors.push_back(*factor);
  }
  return factors;
}

/// The largest |effect| of the ideas compared on one outcome.
double furthest(const WhatIf& what_if, const std::vector<Index>& compared, Index factor) {
  double size = 0;
  for (const Index i : compared)
    size = std::max(size, std::abs(what_if.scenarios[i].effect[factor].value_or(0)));
  return size;
}

void find_for(const Loaded& loaded, Index scenario, const std::vector<Index>& outcomes,
              Findings& findings) {
  const ScenarioResult& result = findings.what_if.scenarios[scenario];
  const Simulation& baseline = findings.what_if.baseline;
  const Evidence* evidence = loaded.has_study ? &loaded.evidence : nullptr;
  std::vector<std::optional<Fragility>> fragilities(outcomes.size());
  if (evidence)
    fragilities =
        fragility(*evidence, loaded.project.weigh, loaded.model, result.scenario, outcomes);
  const auto ways = both_ways(result, loaded.model, baseline, outcomes);
  for (Index k = 0; k < outcomes.size(); ++k) {
    Finding finding;
    finding.scenario = scenario;
    finding.outcome = k;
    finding.effect = result.effect[outcomes[k]];
    finding.fragility = std::move(fragilities[k]);
    if (finding.effect) {
      const double effect = *finding.effect;
      const double most = furthest(findings.what_if, findings.compared, outcomes[k]);
      const Outcome& wish = loaded.project.outcomes[k];
      finding.wanted = wish.directed && (wish.want_more ? effect > 0 : effect < 0);
      finding.of_furthest = most > 0 ? std::abs(effect) / most : 0;
      finding.ways = ways[k];
      finding.chains = strongest_chains(result, loaded.model, baseline, outcomes[k], evidence);
    }
    finding.phrase = phrase_for(finding, result, baseline);
    findings.findings.push_back(std::move(finding));
  }
}

/// Whole voices redrawn, where there are voices and something to redraw them for.
Result<void> add_uncertainty(const Loaded& loaded, const std::vector<Index>& outcomes,
                             const AnalyseOptions& options, Workers& workers, Findings& findings) {
  const Project& project = loaded.project;
  if (!loaded.has_study || project.how_sure.draws == 0 || project.scenarios.empty() ||
      outcomes.empty() || loaded.evidence.voices.empty())
    return {};
  const Asked asked{
      .outcomes = project.outcomes, .factors = outcomes, .compared = findings.compared};
  Redraw redraw = project.how_sure;
  redraw.coders = redraw.coders && project.evidence.only_coder.empty();
  std::optional<ReadByEach> each;
  if (redraw.coders) each = read_by_each(loaded);
  Result<Uncertainty> sure =
      uncertainty(loaded.evidence, project.weigh, loaded.map, findings.what_if, asked, redraw,
                  workers, options.run, each ? &*each : nullptr);
  if (!sure) return tl::make_unexpected(sure.error());
  findings.uncertainty = std::move(*sure);
  return {};
}

/// What would change the order of the ideas.
void add_worth_asking(const Loaded& loaded, const std::vector<Index>& outcomes,
                      Findings& findings) {
  if (!findings.uncertainty || !findings.sensitivity || findings.compared.size() < 2) return;
  const Asked asked{
      .outcomes = loaded.project.outcomes, .factors = outcomes, .compared = findings.compared};
  findings.worth_asking = worth_asking(loaded.evidence, loaded.project.weigh, loaded.map,
                                       findings.what_if, asked, loaded.project.how_sure);
}

/// What groups say that the project names, or places.
Result<void> add_groups(const Loaded& loaded, const std::vector<Index>& outcomes, Workers& workers,
                        Findings& findings) {
  const Project& project = loaded.project;
  if (project.scenarios.empty() || outcomes.empty()) return {};
  CompareOptions asked{.permutations = 499, .redraw = project.how_sure};
  asked.redraw.nested_in.clear();
  for (const std::string& attribute : compared_attributes(loaded)) {
    auto found = compare(loaded, attribute, project.scenarios, outcomes, asked, workers);
    // Of a few voices there may be no groups.
    if (!found && loaded.narrowed && found.error().code.rfind("group.", 0) == 0) continue;
    if (!found) {
      Problem why = found.error();
      if (const auto said = project.places.find("compare_groups"); said != project.places.end())
        why.place = said->second;
      return tl::make_unexpected(why);
    }
    findings.groups.push_back(std::move(*found));
  }
  return {};
}

/// Simulations of the whole grid grow with its maps; beyond this the report leaves the grid out
/// unless the project asks for it, so as not to keep its reader waiting.
bool grid_is_quick(const Loaded& loaded) {
  constexpr std::size_t quick = 60'000;
  return (loaded.project.scenarios.size() + 1) * (loaded.map.links().size() + loaded.map.size()) <=
         quick;
}

/// How far the coders agree, and what other readings and models say.
Result<void> add_readings(const Loaded& loaded, const std::vector<Index>& outcomes,
                          Findings& findings) {
  const Project& project = loaded.project;
  // Of a few voices it would be of part of the texts that coders read.
  if (loaded.has_study && !loaded.narrowed)
    findings.agreement = agreement(loaded.study, project.evidence);
  if (project.readings == AskedReadings::none) return {};
  const auto others = other_readings(loaded);
  if (!others) return tl::make_unexpected(others.error());
  for (const OtherReading& other : *others)
    findings.readings.push_back(read(other, project.scenarios, outcomes));
  if (findings.compared.empty() || outcomes.empty()) return {};
  auto robust = robustness(
      loaded, {.grid = project.readings == AskedReadings::models || grid_is_quick(loaded)});
  if (!robust) return tl::make_unexpected(robust.error());
  findings.robust = std::move(*robust);
  return {};
}

/// Who says so, unless leaving out every voice would keep the reader waiting. What stands behind
/// single statements is for fcm explain.
void explain_all(const Loaded& loaded, const std::vector<Index>& outcomes, Workers& workers,
                 Findings& findings) {
  constexpr std::size_t quick = 200'000'000;
  const std::size_t one = loaded.map.links().size() + loaded.map.size();
  const std::size_t simulations =
      (loaded.evidence.voices.size() + 64) * (findings.what_if.scenarios.size() + 1);
  if (one > 0 && simulations > quick / one) return;
  findings.explanations = explain(loaded, findings.what_if, outcomes, workers);
  for (Explanation& why : findings.explanations) {
    why.people.reset();
    why.claims.clear();
  }
}

/// The links that people contradict each other on, where there are people and results.
Result<void> add_contested(const Loaded& loaded, const std::vector<Index>& outcomes,
                           Findings& findings) {
  if (!loaded.has_study || loaded.project.scenarios.empty() || outcomes.empty()) return {};
  const std::size_t most = detail::links_worth_trying(
      loaded.map.links().size(), findings.what_if.scenarios.size() * outcomes.size());
  const auto model_on_it = [&](const Map& map) { return model_on(map, loaded.project.model); };
  auto found =
      contested(both_signs(loaded), loaded.project.weigh, loaded.map, model_on_it, findings.what_if,
                outcomes, findings.compared, std::max<std::size_t>(most, 3));
  if (!found) return tl::make_unexpected(found.error());
  findings.contested = std::move(*found);
  return {};
}

/// Tips and readings of what is left after a scenario ends, where the scenario asks for them.
Result<void> add_what_scenarios_ask(const Loaded& loaded, Findings& findings) {
  const Project& project = loaded.project;
  const Simulation& baseline = findings.what_if.baseline;
  std::vector<Scenario> others;
  for (const Index i : findings.compared) others.push_back(project.scenarios[i]);
  for (const Scenario& scenario : project.scenarios) {
    std::optional<Tip> tipped;
    const auto outcome = std::find_if(
        project.outcomes.begin(), project.outcomes.end(),
        [&scenario](const Outcome& o) { return scenario.tip && o.factor == *scenario.tip; });
    if (outcome != project.outcomes.end()) {
      const auto found = tip(loaded.map, loaded.model, baseline, scenario, *outcome, others);
      if (!found) return tl::make_unexpected(found.error());
      tipped = *found;
    }
    findings.tips.push_back(tipped);
    std::optional<ScenarioResult> left;
    if (!scenario.stays.empty()) {
      const Result<Scenario> stays = after(scenario);
      if (!stays) return tl::make_unexpected(stays.error());
      Result<ScenarioResult> result = run_scenario(loaded.map, loaded.model, baseline, *stays);
      if (!result) return tl::make_unexpected(result.error());
      left = std::move(*result);
    }
    findings.afters.push_back(std::move(left));
  }
  return {};
}

/// What stands behind the effects, and what could change them.
Result<void> add_why(const Loaded& loaded, const std::vector<Index>& outcomes, Workers& workers,
                     Findings& findings) {
  findings.structure = inspect(loaded.map);
  findings.representation = loaded.representation;
  if (findings.representation) findings.representation->weights.clear();
  if (loaded.has_study) findings.saturation = saturation(loaded.evidence);
  if (const auto done = add_what_scenarios_ask(loaded, findings); !done) return done;
  explain_all(loaded, outcomes, workers, findings);
  if (const auto done = add_contested(loaded, outcomes, findings); !done) return done;
  if (const auto done = add_groups(loaded, outcomes, workers, findings); !done) return done;
  if (const std::size_t most = detail::links_worth_trying(
          loaded.map.links().size(), findings.what_if.scenarios.size() * outcomes.size()))
    findings.sensitivity = sensitivity(loaded, findings.what_if, outcomes, most);
  add_worth_asking(loaded, outcomes, findings);
  return {};
}

}  // namespace

Result<Findings> analyse(const Loaded& loaded, const AnalyseOptions& options) {
  const Project& project = loaded.project;
  const Result<std::vector<Index>> outcomes = outcomes_on(loaded.map, project);
  if (!outcomes) return tl::make_unexpected(outcomes.error());
  Result<WhatIf> all = what_if(loaded.map, loaded.model, project.scenarios);
  if (!all) return tl::make_unexpected(all.error());
  Findings findings;
  findings.what_if = std::move(*all);
  findings.compared = detail::compared_in(project);
  for (Index i = 0; i < project.scenarios.size(); ++i) find_for(loaded, i, *outcomes, findings);
  if (const auto done = add_readings(loaded, *outcomes, findings); !done)
    return tl::make_unexpected(done.error());
  Workers one(1);
  Workers& workers = options.workers ? *options.workers : one;
  if (const auto done = add_uncertainty(loaded, *outcomes, options, workers, findings); !done)
    return tl::make_unexpected(done.error());
  raise_phrases(findings);
  if (options.effects_alone) return findings;
  if (const auto done = add_why(loaded, *outcomes, workers, findings); !done)
    return tl::make_unexpected(done.error());
  return findings;
}

}  // namespace fcm
