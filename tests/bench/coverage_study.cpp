// SPDX-License-Identifier: MIT
//
// What intervals are worth: how often the interval of an effect holds what all people would have
// said, in invented studies whose population is known. Prints the tables of docs/coverage.md:
//
//     build/release/tests/bench/coverage_study
//
// A population is 130 links between 40 factors. How many people tell a link is log-normal around a
// median (3 percent: long, open conversations, as in examples/01; 10 percent: a town that talks of
// the same things, as in examples/02), people have one of five topics and tell its links six times
// as often as others, 7 percent turn the sign round, strengths are weak, medium or strong. No link,
// lever or outcome is left out for how it covers. The truth is the effect at the weights of the
// whole population and at the lambda of the sample.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <numeric>
#include <vector>

#include "core/elementary.hpp"
#include "core/random.hpp"
#include "fcm/uncertainty.hpp"

namespace {

using namespace fcm;

constexpr std::size_t factors = 40, links = 130, topics = 5;
constexpr std::size_t populations = 8, studies = 12;  // of each population, for each size
constexpr double turned_round = 0.07;

struct Told {
  Index from, to;
  double share;  ///< of people who tell it
  double sign;
  std::uint32_t topic;
};

/// Marsaglia and Bray (1964), the polar method.
double normal(core::Random& random) {
  for (;;) {
    const double u = 2 * random.uniform() - 1, v = 2 * random.uniform() - 1, s = u * u + v * v;
    if (s > 0 && s < 1) return u * std::sqrt(-2 * core::log(s) / s);
  }
}

std::vector<Told> population(core::Random& random, double median) {
  std::map<std::pair<Index, Index>, Told> all;
  while (all.size() < links) {
    Index from = random.below(factors), to = random.below(factors);
    if (from == to) continue;
    if (from > to && random.uniform() < 0.8) std::swap(from, to);  // few loops
    // Those with the topic tell it three times as often as all do: at most everyone.
    const double share = std::min(1.0 / 3, median * core::exp(normal(random)));
    const double sign = random.uniform() < 0.75 ? 1 : -1;
    all.try_emplace({from, to}, Told{from, to, share, sign, random.below(topics)});
  }
  std::vector<Told> told;
  for (const auto& [ends, link] : all) told.push_back(link);
  return told;
}

Evidence study_of(const std::vector<Told>& told, std::size_t voices, core::Random& random) {
  Evidence evidence;
  for (std::size_t f = 0; f < factors; ++f) evidence.factors.push_back({.id = std::to_string(f)});
  std::vector<std::uint32_t> topic(voices);
  for (std::size_t v = 0; v < voices; ++v) {
    evidence.voices.push_back({.key = std::to_string(v)});
    topic[v] = random.below(topics);
  }
  for (const Told& link : told) {
    std::vector<Cell> cells;
    for (Index v = 0; v < voices; ++v) {
      if (random.uniform() >= link.share * (topic[v] == link.topic ? 3 : 0.5)) continue;
      const double u = random.uniform(), strength = u < 0.2 ? 0.25 : u < 0.8 ? 0.5 : 0.75;
      const double sign = random.uniform() < turned_round ? -link.sign : link.sign;
      cells.push_back({.voice = v,
                       .link = evidence.links.size(),
                       .value = sign * strength,
                       .strength = strength,
                       .claims = 1,
                       .plus = sign > 0,
                       .minus = sign < 0});
    }
    if (cells.empty()) continue;
    evidence.cells.insert(evidence.cells.end(), cells.begin(), cells.end());
    evidence.links.push_back({link.from, link.to});
  }
  evidence.claims.resize(evidence.cells.size());
  evidence.said.resize(evidence.cells.size());
  return evidence;
}

Map truth_of(const std::vector<Told>& told, const Map& sample) {
  std::vector<Link> all;
  for (const Told& link : told)
    all.push_back({.from = link.from,
                   .to = link.to,
                   .weight = link.share * link.sign * (1 - 2 * turned_round) * 0.5});
  return Map::make(sample.factors(), std::move(all)).value();
}

std::vector<Scenario> levers() {
  std::vector<Scenario> all;
  for (std::size_t f = 0; f < 20; f += 2) {
    Intervention more;
    more.factor = std::to_string(f);
    Scenario scenario;
    scenario.name = more.factor;
    scenario.interventions = {more};
    all.push_back(std::move(scenario));
  }
  return all;
}

struct Row {
  std::size_t effects = 0, of_90 = 0, of_95 = 0;
};
/// By how many voices told the weakest link of the best told chain.
constexpr std::array<std::size_t, 9> steps = {1, 2, 3, 4, 5, 7, 10, 15, 25};
using Table = std::array<Row, steps.size()>;

void add_study(const std::vector<Told>& told, std::size_t voices, std::uint64_t seed,
               Workers& workers, Table& table) {
  core::Random random(seed, voices);
  const Evidence evidence = study_of(told, voices, random);
  const Map map = weigh(evidence).value();
  const Model model = anchored_model(map);
  const WhatIf sample = what_if(map, model, levers()).value();
  const WhatIf truth = what_if(truth_of(told, map), model, levers()).value();
  const std::vector<Index> outcomes = {36, 37, 38, 39};
  const Asked asked{.outcomes = std::vector<Outcome>(4), .factors = outcomes, .compared = {}};
  const Uncertainty sure =
      uncertainty(evidence, {}, map, sample, asked, {.draws = 1'000, .seed = seed}, workers)
          .value();
  for (std::size_t s = 0; s < sample.scenarios.size(); ++s)
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
      const DrawnEffect& drawn = sure.effect[s][k];
      if (drawn.tellers == 0) continue;  // nobody told a chain: nothing is printed
      const double effect = truth.scenarios[s].effect[outcomes[k]].value_or(0);
      const auto step = std::upper_bound(steps.begin(), steps.end(), drawn.tellers) - 1;
      Row& row = table[static_cast<std::size_t>(step - steps.begin())];
      ++row.effects;
      row.of_90 += drawn.low <= effect && effect <= drawn.high;
      row.of_95 += drawn.from <= effect && effect <= drawn.to;
    }
}

void print(const char* of, std::size_t voices, const Table& table) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Row& row = table[i];
    if (row.effects < 50) continue;
    const auto percent = [&](std::size_t held) {
      return 100 * static_cast<double>(held) / static_cast<double>(row.effects);
    };
    const std::string to = i + 1 == steps.size() ? " or more"
                           : steps[i + 1] == steps[i] + 1
                               ? ""
                               : " to " + std::to_string(steps[i + 1] - 1);
    std::printf("| %s | %zu | %zu%s | %zu | %.0f %% | %.0f %% |\n", of, voices, steps[i],
                to.c_str(), row.effects, percent(row.of_90), percent(row.of_95));
  }
}

/// The lever and outcome of which the interval comes first.
std::pair<std::size_t, std::size_t> first_printed(const Uncertainty& sure) {
  for (std::size_t s = 0; s < sure.effect.size(); ++s)
    for (std::size_t k = 0; k < sure.effect[s].size(); ++k)
      if (sure.effect[s][k].worth_printing) return {s, k};
  return {};
}

/// What more draws do to the width of an interval: ours, and that of the mean over the draws.
void print_widths(Workers& workers) {
  core::Random random(2026, 0);
  const Evidence evidence = study_of(population(random, 0.1), 60, random);
  const Map map = weigh(evidence).value();
  const WhatIf told = what_if(map, anchored_model(map), levers()).value();
  const Asked asked{
      .outcomes = std::vector<Outcome>(4), .factors = {36, 37, 38, 39}, .compared = {}};
  std::printf(
      "| draws | ours: 2.5 to 97.5 %% of draws | mean over the draws, 95 %% |\n|---|---|---|\n");
  for (const std::uint64_t draws : {100, 1'000, 10'000, 100'000}) {
    const Redraw redraw{.draws = draws};
    const Uncertainty sure = uncertainty(evidence, {}, map, told, asked, redraw, workers).value();
    const auto [s, k] = first_printed(sure);
    const auto values =
        drawn_effects(evidence, {}, map, told, asked.factors, redraw, workers).value().value[s][k];
    const double n = static_cast<double>(draws);
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    std::printf("| %llu | %.4f | %.4f |\n", static_cast<unsigned long long>(draws),
                sure.effect[s][k].to - sure.effect[s][k].from,
                2 * 1.96 * std::sqrt(squares / (n - 1) / n));
  }
  std::printf("\n");
}

}  // namespace

int main() {
  Workers workers;
  print_widths(workers);
  std::printf(
      "| population | voices | told by | effects | 5 to 95 %% of draws | 2.5 to 97.5 %% |\n"
      "|---|---|---|---|---|---|\n");
  for (const auto& [name, median] : {std::pair("sparse", 0.03), std::pair("dense", 0.1)})
    for (const std::size_t voices : {30, 60, 120, 240}) {
      Table table{};
      for (std::uint64_t p = 0; p < populations; ++p) {
        core::Random random(2026, p);
        const std::vector<Told> told = population(random, median);
        for (std::uint64_t s = 0; s < studies; ++s)
          add_study(told, voices, 1 + p * studies + s, workers, table);
      }
      print(name, voices, table);
      std::fflush(stdout);
    }
}
