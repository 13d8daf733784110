// SPDX-License-Identifier: MIT
#include "fcm/uncertainty.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "analyse/drawn_scenarios.hpp"
#include "analyse/redrawn_voices.hpp"
#include "fcm/project.hpp"
#include "unit/analyse/example.hpp"
#include "unit/analyse/small.hpp"

using namespace fcm;

namespace {

Loaded loaded_example() {
  auto loaded = load(FCM_SOURCE_DIR "/examples/01-public-documents");
  REQUIRE(loaded);
  return std::move(*loaded);
}

std::vector<Index> outcomes_of(const Loaded& loaded) {
  std::vector<Index> factors;
  for (const Outcome& outcome : loaded.project.outcomes)
    factors.push_back(*loaded.map.find(outcome.factor));
  return factors;
}

/// The map of these voices, as run_scenario() would meet it: what nobody told is not there.
Map map_of(const Loaded& loaded, const std::vector<double>& omega) {
  const std::vector<double> weights = link_weights(loaded.evidence, loaded.project.weigh, omega);
  std::vector<Link> links = loaded.map.links();
  for (Link& link : links) link.simulated = false;
  for (const Cell& cell : loaded.evidence.cells)
    if (cell.signed_() && omega[cell.voice] > 0) links[cell.link].simulated = true;
  for (Index k = 0; k < links.size(); ++k) links[k].weight = links[k].simulated ? weights[k] : 0;
  return Map::make(loaded.map.factors(), links, loaded.map.source()).value();
}

}  // namespace

TEST_CASE("redrawn voices: every place keeps the number of voices it had", "[analyse]") {
  const Evidence& evidence = small::public_documents();
  const analyse::RedrawnVoices voices(evidence, {}, {});
  CHECK(voices.strata() == 5);
  std::vector<double> omega(evidence.voices.size() * 8);
  for (std::uint64_t first = 0; first < 80; first += 8) {
    voices.draw(first, 8, omega.data());
    for (std::size_t lane = 0; lane < 8; ++lane) {
      std::map<std::vector<std::string>, double> heard, drawn;
      for (std::size_t voice = 0; voice < evidence.voices.size(); ++voice) {
        heard[evidence.voices[voice].places] += 1;
        drawn[evidence.voices[voice].places] += omega[voice * 8 + lane];
      }
      CHECK(heard == drawn);
    }
  }
}

TEST_CASE("redrawn voices: a draw is the same wherever its block begins", "[analyse]") {
  const Evidence& evidence = small::public_documents();
  const std::size_t n = evidence.voices.size();
  for (const Resampling how : {Resampling::classic, Resampling::bayesian})
    for (const std::string nested : {"", "place"}) {
      const analyse::RedrawnVoices voices(evidence, {},
                                          {.how = how, .nested_in = nested, .seed = 7});
      std::vector<double> eight(n * 8), one(n);
      voices.draw(16, 8, eight.data());
      voices.draw(19, 1, one.data());
      for (std::size_t voice = 0; voice < n; ++voice) CHECK(eight[voice * 8 + 3] == one[voice]);
      const double sum = std::accumulate(one.begin(), one.end(), 0.0);
      if (nested.empty()) CHECK(sum == Approx(static_cast<double>(n)));
    }
}

TEST_CASE("uncertainty: a lane gives what run_scenario() gives on the map of its voices",
          "[analyse]") {
  Loaded loaded = loaded_example();
  for (const char* transfer : {"tanh", "sigmoid"})
    for (const Weighing weighing : {Weighing::net, Weighing::conditional, Weighing::majority}) {
      loaded.project.weigh.weighing = weighing;
      loaded.map = weigh(loaded.evidence, loaded.project.weigh).value();
      Model model = anchored_model(loaded.map);
      model.transfer = transfer;
      model.start = model.transfer == "sigmoid" ? 0.5 : 0;
      const WhatIf told = what_if(loaded.map, model, loaded.project.scenarios).value();
      const std::vector<Index> outcomes = outcomes_of(loaded);
      Workers workers(2);
      const Redraw redraw{.draws = 45, .seed = 3};
      const DrawnEffects drawn = drawn_effects(loaded.evidence, loaded.project.weigh, loaded.map,
                                               told, outcomes, redraw, workers)
                                     .value();
      REQUIRE(drawn.draws == 45);
      const analyse::RedrawnVoices voices(loaded.evidence, loaded.project.weigh, redraw);
      std::vector<double> omega(loaded.evidence.voices.size());
      std::size_t silent = 0, compared = 0;
      for (std::uint64_t draw = 0; draw < drawn.draws; draw += 4) {
        voices.draw(draw, 1, omega.data());
        const Map map = map_of(loaded, omega);
        const Simulation baseline = simulate(map, model);
        for (std::size_t s = 0; s < told.scenarios.size(); ++s) {
          const auto alone = run_scenario(map, model, baseline, loaded.project.scenarios[s]);
          REQUIRE(alone);
          for (std::size_t k = 0; k < outcomes.size(); ++k) {
            const auto effect = alone->effect[outcomes[k]];
            CAPTURE(transfer, to_text(weighing), draw, s, k);
            if (std::isnan(drawn.value[s][k][draw])) {
              CHECK((!alone->simulation.settled() || !baseline.settled()));
              continue;
            }
            CHECK(drawn.nobody[s][k][draw] == !effect.has_value());
            CHECK(drawn.value[s][k][draw] == Approx(effect.value_or(0)).margin(1e-10));
            silent += !effect;
            ++compared;
          }
        }
      }
      CHECK(silent > 0);
      CHECK(compared > 3 * silent / 2);
    }
}

TEST_CASE("uncertainty: the same bytes for any number of threads", "[analyse]") {
  const Loaded loaded = loaded_example();
  const WhatIf told = what_if(loaded.map, loaded.model, loaded.project.scenarios).value();
  Workers one(1), three(3);
  const auto of = [&](Workers& workers) {
    return drawn_effects(loaded.evidence, loaded.project.weigh, loaded.map, told,
                         outcomes_of(loaded), {.draws = 333}, workers)
        .value();
  };
  const DrawnEffects a = of(one), b = of(three);
  CHECK(a.value == b.value);
  CHECK(a.nobody == b.nobody);
  CHECK(a.certified == b.certified);
}

TEST_CASE("uncertainty: shares, ranks and differences are counted over the same draws",
          "[analyse]") {
  const Loaded loaded = loaded_example();
  const WhatIf told = what_if(loaded.map, loaded.model, loaded.project.scenarios).value();
  Workers workers(2);
  const Asked asked{.outcomes = loaded.project.outcomes,
                    .factors = outcomes_of(loaded),
                    .compared = {0, 1, 2, 3, 4, 5, 6}};
  const Uncertainty sure =
      uncertainty(loaded.evidence, loaded.project.weigh, loaded.map, told, asked, {}, workers)
          .value();
  CHECK(sure.settled == 1);
  CHECK(sure.certified == Approx(1).margin(0.2));
  for (std::size_t k = 0; k < asked.factors.size(); ++k) {
    double first = 0, top = 0;
    for (const Index s : asked.compared) {
      const DrawnEffect& effect = sure.effect[s][k];
      first += effect.first;
      top += effect.in_top;
      CHECK(effect.low <= effect.median);
      CHECK(effect.median <= effect.high);
      CHECK(effect.less + effect.more + effect.nobody <= 1 + 1e-12);
    }
    CHECK(first <= 1 + 1e-12);
    CHECK(top <= 3 + 1e-12);
    CHECK(first > 0.5);
  }
  CHECK(sure.differences.size() == 21 * asked.factors.size());
  CHECK(sure.places.size() == 5);
}
