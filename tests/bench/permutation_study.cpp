// SPDX-License-Identifier: MIT
//
// permutation_study: whether the tests of groups hold their level where groups say the same, and
// find what was planted where they do not. Prints the tables of docs/groups.md.
#include <array>
#include <cstdio>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/random.hpp"
#include "fcm/compare.hpp"

using namespace fcm;

namespace {

constexpr std::size_t factors = 14;
constexpr std::size_t links = 30;
constexpr std::uint64_t permutations = 199;
constexpr std::size_t levers = 4;
constexpr Index outcomes[] = {12, 13};

constexpr double contrary_anyway = 0.07;

/// What people tell, and how they differ.
struct Town {
  std::size_t voices = 60;
  double in_first = 0.5;     ///< share of voices in the first group
  bool overlapping = false;  ///< three groups, a voice is in each with chances of its own
  bool two_places = false;  ///< the second place has more of the first group, and tells other links
  /// Share of the first group that turns the planted link round; of the second `contrary_anyway`.
  double contrary = contrary_anyway;
};

struct Told {
  Index from, to;
  double share, sign;
};

std::vector<Told> population(core::Random& random) {
  std::map<std::pair<Index, Index>, Told> all;
  while (all.size() < links) {
    Index from = random.below(factors), to = random.below(factors);
    if (from == to) continue;
    if (from > to) std::swap(from, to);
    const double share = 0.04 + 0.2 * random.uniform();
    all.try_emplace({from, to}, Told{from, to, share, random.uniform() < 0.7 ? 1.0 : -1.0});
  }
  all[{0, outcomes[0]}] = {0, outcomes[0], 0.4, 1};  // where a difference is planted
  std::vector<Told> told;
  for (const auto& [ends, link] : all) told.push_back(link);
  return told;
}

std::vector<std::string> groups_of(const Town& town, double in_first, core::Random& random) {
  if (!town.overlapping) return {random.uniform() < in_first ? "first" : "second"};
  std::vector<std::string> in;
  for (const auto& [name, share] : {std::pair("carers", 0.3), {"parents", 0.4}, {"veterans", 0.5}})
    if (random.uniform() < share) in.push_back(name);
  return in;
}

Evidence study_of(const Town& town, const std::vector<Told>& told, core::Random& random) {
  Evidence evidence;
  for (Index f = 0; f < factors; ++f) evidence.factors.push_back({.id = std::to_string(f)});
  std::vector<bool> first, there;
  for (Index v = 0; v < town.voices; ++v) {
    there.push_back(town.two_places && v % 2 == 1);
    const double in_first = town.two_places ? (there[v] ? 0.75 : 0.25) : town.in_first;
    const std::vector<std::string> in = groups_of(town, in_first, random);
    first.push_back(!in.empty() && in.front() == "first");
    const std::string place = there[v] ? "Hill" : "Dale";
    evidence.voices.push_back({.key = std::to_string(v), .places = {place}});
    evidence.voices.back().attributes = {{"place", {place}}};
    if (!in.empty()) evidence.voices.back().attributes["group"] = in;
  }
  for (std::size_t l = 0; l < told.size(); ++l) {
    const Told& link = told[l];
    std::vector<Cell> cells;
    for (Index v = 0; v < town.voices; ++v) {
      const double share = link.share * (there[v] ? (l % 2 ? 2 : 0.3) : 1);
      const double u = random.uniform(), size = random.uniform(), turn = random.uniform();
      if (u >= share) continue;
      const bool planted = link.from == 0 && link.to == outcomes[0];
      const bool turned = turn < (planted && first[v] ? town.contrary : contrary_anyway);
      const double value = (turned ? -1 : 1) * link.sign * (size < 0.3 ? 0.25 : 0.5);
      cells.push_back({.voice = v,
                       .link = evidence.links.size(),
                       .value = value,
                       .strength = value < 0 ? -value : value,
                       .claims = 1,
                       .plus = value > 0,
                       .minus = value < 0});
    }
    if (cells.empty()) continue;
    evidence.cells.insert(evidence.cells.end(), cells.begin(), cells.end());
    evidence.links.push_back({link.from, link.to});
  }
  evidence.claims.resize(evidence.cells.size());
  evidence.parts.resize(evidence.cells.size());
  evidence.said.resize(evidence.cells.size());
  return evidence;
}

std::vector<Scenario> scenarios() {
  std::vector<Scenario> all;
  for (std::size_t f = 0; f < levers; ++f) {
    Intervention more;
    more.factor = std::to_string(f);
    Scenario scenario;
    scenario.name = more.factor;
    scenario.interventions = {more};
    all.push_back(std::move(scenario));
  }
  return all;
}

/// How often something was found at 5 percent.
struct Count {
  std::size_t tests = 0, found = 0;
  void add(double p) {
    ++tests;
    found += p <= 0.05;
  }
  double percent() const {
    return tests == 0 ? 0 : 100 * static_cast<double>(found) / static_cast<double>(tests);
  }
};

struct Level {
  Count effects, any_effect, links, well_told, any_link, apart, planted, planted_of_all;
};

void add(const Comparison& found, std::size_t voices, Level& level) {
  double least_effect = 1, least_link = 1;
  for (const Contrast& contrast : found.contrasts) {
    for (const auto& of_scenario : contrast.effects)
      for (const EffectGap& gap : of_scenario) {
        if (!gap.test) continue;
        level.effects.add(gap.test->p);
        least_effect = std::min(least_effect, gap.test->p_of_all);
      }
    for (const LinkGap& gap : contrast.links) {
      level.links.add(gap.test->p);
      const std::size_t tellers = (gap.a ? gap.a->voices : 0) + (gap.b ? gap.b->voices : 0);
      if (4 * tellers >= voices) level.well_told.add(gap.test->p);
      least_link = std::min(least_link, gap.test->p_of_all);
    }
    level.apart.add(contrast.test->p);
    const auto& planted = contrast.effects[0][0].test;
    level.planted.add(planted ? planted->p : 1);
    level.planted_of_all.add(planted ? planted->p_of_all : 1);
  }
  level.any_effect.add(least_effect);
  level.any_link.add(least_link);
}

Level tried(const Town& town, std::size_t studies, const std::optional<std::string>& within,
            Workers& workers) {
  Level level;
  for (std::uint64_t s = 0; s < studies; ++s) {
    core::Random random(2026, s);
    const std::vector<Told> told = population(random);
    const Evidence evidence = study_of(town, told, random);
    const auto by = group_by({}, evidence, "group");
    if (!by) continue;
    CompareOptions options{.permutations = permutations, .within = within};
    options.redraw.draws = 0;
    options.redraw.seed = s + 1;
    const std::vector<Index> on(std::begin(outcomes), std::end(outcomes));
    const auto found = compare(*by, {}, {}, scenarios(), on, options, workers);
    if (found && !found->contrasts.empty()) add(*found, town.voices, level);
  }
  return level;
}

void print(const std::string& of, const Level& level) {
  std::printf("| %s | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% |\n", of.c_str(),
              level.effects.percent(), level.any_effect.percent(), level.links.percent(),
              level.well_told.percent(), level.any_link.percent(), level.apart.percent());
  std::fflush(stdout);
}

}  // namespace

int main(int count, char** words) {
  const std::size_t studies = count > 1 ? std::stoul(words[1]) : 10'000;
  Workers workers;
  std::printf(
      "| groups that say the same | an effect | any effect, p of all | a connection | one that a "
      "quarter told | "
      "any connection, p of all | the drawing |\n|---|---|---|---|---|---|---|\n");
  print("30 and 30 voices", tried({}, studies, "", workers));
  print("15 and 45", tried({.in_first = 0.25}, studies, "", workers));
  print("15 and 15", tried({.voices = 30}, studies, "", workers));
  print("three that overlap", tried({.overlapping = true}, studies, "", workers));
  print("two places apart, dealt among all", tried({.two_places = true}, studies, "", workers));
  print("two places apart, dealt within them",
        tried({.two_places = true}, studies, "place", workers));
  std::printf(
      "\n| of the first group that tell it turn it round | voices | found, p | found, p of all "
      "|\n|---|---|---|---|\n");
  for (const std::size_t voices : {30, 60, 120})
    for (const double contrary : {contrary_anyway, 0.25, 0.5, 1.0}) {
      const Level level = tried({.voices = voices, .contrary = contrary}, studies / 8, "", workers);
      std::printf("| %.0f %% | %zu | %.0f %% | %.0f %% |\n", 100 * contrary, voices,
                  level.planted.percent(), level.planted_of_all.percent());
      std::fflush(stdout);
    }
}
