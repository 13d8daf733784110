// SPDX-License-Identifier: MIT
//
// The study of w4 through the public interface: six scenarios on 10,000 redraws of its 2,000
// respondents, with the effects on four outcomes, their shares, ranks and differences. A draw is
// weighed once and simulated seven times at the anchored default, the baseline included, and every
// end is proven. numpy has no such workload: w4 weighs and simulates once.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <memory>
#include <tuple>

#include "analyse/redrawn_voices.hpp"
#include "fcm/uncertainty.hpp"
#include "workloads/workload.hpp"

namespace fcm::bench {
namespace {

constexpr std::size_t factors = 80, respondents = 2'000;
const Redraw redraw{.by_place = false, .draws = 10'000};

Evidence parse_study(const std::string& text) {
  std::map<std::tuple<Index, Index, Index>, std::pair<double, std::size_t>> told;
  const char* at = text.data();
  const char* const end = at + text.size();
  const auto skip_line = [&] { at = std::find(at, end, '\n') + 1; };
  for (skip_line(); at < end; skip_line()) {
    Index voice = 0, from = 0, to = 0;
    double weight = 0;
    at = std::from_chars(at, end, voice).ptr + 1;
    at = std::from_chars(at, end, from).ptr + 1;
    at = std::from_chars(at, end, to).ptr + 1;
    at = std::from_chars(at, end, weight).ptr;
    auto& [sum, claims] = told[{from, to, voice}];
    sum += weight;
    ++claims;
  }
  Evidence evidence;
  for (std::size_t j = 0; j < factors; ++j) evidence.factors.push_back({.id = std::to_string(j)});
  for (std::size_t v = 0; v < respondents; ++v)
    evidence.voices.push_back({.key = std::to_string(v)});
  for (const auto& [place, said] : told) {
    const auto [from, to, voice] = place;
    const EvidenceLink link{from, to};
    if (evidence.links.empty() || !(evidence.links.back() == link)) evidence.links.push_back(link);
    const double value = said.first / static_cast<double>(said.second);
    evidence.cells.push_back({.voice = voice,
                              .link = evidence.links.size() - 1,
                              .value = value,
                              .strength = std::fabs(value),
                              .claims = said.second,
                              .plus = value > 0,
                              .minus = value < 0,
                              .none = value == 0});
  }
  evidence.claims.resize(evidence.cells.size());
  evidence.said.resize(evidence.cells.size());
  return evidence;
}

std::vector<Scenario> six() {
  std::vector<Scenario> all;
  for (const Index factor : {0, 7, 19, 31, 44, 58}) {
    Intervention hold;
    hold.kind = Intervention::Kind::clamp;
    hold.factor = std::to_string(factor);
    hold.amount = 1;
    Scenario scenario;
    scenario.name = hold.factor;
    scenario.interventions = {hold};
    all.push_back(std::move(scenario));
  }
  return all;
}

struct Work {
  Evidence evidence;
  WeighOptions weighing{.weighing = Weighing::mean};
  Map map;
  Model model;
  WhatIf told;
  Asked asked{.outcomes = std::vector<Outcome>(4),
              .factors = {76, 77, 78, 79},
              .compared = {0, 1, 2, 3, 4, 5}};
  Workers workers;
  Uncertainty sure;

  Work(const Data& data, std::size_t threads)
      : evidence(parse_study(data.text("w4_links.csv"))),
        map(weigh(evidence, weighing).value()),
        model(anchored_model(map)),
        told(what_if(map, model, six()).value()),
        workers(threads) {}

  void run() { sure = uncertainty(evidence, weighing, map, told, asked, redraw, workers).value(); }

  /// Every hundredth draw, one simulation at a time.
  double max_error() const {
    Workers one(1);
    const DrawnEffects drawn = drawn_effects(evidence, weighing, map, told, asked.factors,
                                             {.by_place = false, .draws = 300}, one)
                                   .value();
    double largest = sure.settled == 1 ? 0 : 1;
    for (std::uint64_t draw = 0; draw < drawn.draws; draw += 100) {
      const Map redrawn = map_of(draw);
      const Simulation baseline = simulate(redrawn, model);
      for (std::size_t s = 0; s < told.scenarios.size(); ++s) {
        const auto alone = run_scenario(redrawn, model, baseline, told.scenarios[s].scenario);
        for (std::size_t k = 0; k < asked.factors.size(); ++k)
          largest = std::max(largest, std::fabs(alone->effect[asked.factors[k]].value_or(0) -
                                                drawn.value[s][k][draw]));
      }
    }
    return largest;
  }

  Map map_of(std::uint64_t draw) const {
    std::vector<double> omega(respondents);
    analyse::RedrawnVoices(evidence, weighing, redraw).draw(draw, 1, omega.data());
    const std::vector<double> weights = link_weights(evidence, weighing, omega);
    std::vector<Link> links = map.links();
    for (Index k = 0; k < links.size(); ++k) links[k].weight = weights[k];
    return Map::make(map.factors(), std::move(links)).value();
  }
};

}  // namespace

Workload w4_scenarios_workload() {
  return {.title = "six scenarios on 10,000 redraws of 2,000 respondents",
          .prepare = [](const Data& data, std::size_t threads) {
            const auto work = std::make_shared<Work>(data, threads);
            return Prepared{.run = [work] { work->run(); },
                            .max_error = [work] { return work->max_error(); },
                            .tolerance = 1e-9};
          }};
}

}  // namespace fcm::bench
