// SPDX-License-Identifier: MIT
#include "fcm/uncertainty.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

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
    for (const Weighing weighing :
         {Weighing::net, Weighing::conditional, Weighing::mean, Weighing::majority}) {
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

TEST_CASE(
    "uncertainty: an interval is as wide with 10,000 draws as with 100, where that of the "
    "mean over draws shrinks to nothing (fcmconfr)",
    "[analyse]") {
  const Loaded loaded = loaded_example();
  const std::vector<Scenario> listening = {loaded.project.scenarios[2]};
  const WhatIf told = what_if(loaded.map, loaded.model, listening).value();
  const Index wellbeing = *loaded.map.find("wellbeing");
  Workers workers(2);
  std::vector<double> ours, of_the_mean;
  for (const std::uint64_t draws : {100, 1'000, 10'000}) {
    const Asked asked{
        .outcomes = {{"wellbeing", true, {}}}, .factors = {wellbeing}, .compared = {}};
    const Redraw redraw{.draws = draws};
    const DrawnEffect drawn =
        uncertainty(loaded.evidence, loaded.project.weigh, loaded.map, told, asked, redraw, workers)
            .value()
            .effect[0][0];
    ours.push_back(drawn.to - drawn.from);
    const auto values = drawn_effects(loaded.evidence, loaded.project.weigh, loaded.map, told,
                                      {wellbeing}, redraw, workers)
                            .value()
                            .value[0][0];
    double mean = 0, squares = 0;
    for (const double value : values) mean += value / static_cast<double>(draws);
    for (const double value : values) squares += (value - mean) * (value - mean);
    of_the_mean.push_back(2 * 1.96 * std::sqrt(squares) / static_cast<double>(draws));
  }
  CHECK(ours[1] == Approx(ours[0]).epsilon(0.25));
  CHECK(ours[2] == Approx(ours[1]).epsilon(0.1));
  CHECK(of_the_mean[1] == Approx(of_the_mean[0] / std::sqrt(10)).epsilon(0.25));
  CHECK(of_the_mean[2] == Approx(of_the_mean[0] / 10).epsilon(0.25));
}

TEST_CASE("redrawn voices: counts are the same numbers, where voices count in whole ones",
          "[analyse]") {
  const Evidence& evidence = small::public_documents();
  for (const bool by_place : {false, true}) {
    const analyse::RedrawnVoices voices(evidence, {}, {.by_place = by_place});
    REQUIRE(voices.in_counts());
    std::vector<double> omega(voices.voices() * 8);
    std::vector<std::uint16_t> counts(omega.size());
    voices.draw(16, 8, omega.data());
    voices.draw(16, 8, counts.data());
    CHECK(std::vector<double>(counts.begin(), counts.end()) == omega);
  }
  CHECK_FALSE(analyse::RedrawnVoices(evidence, {}, {.how = Resampling::bayesian}).in_counts());
  CHECK_FALSE(analyse::RedrawnVoices(evidence, {}, {.nested_in = "place"}).in_counts());
}

TEST_CASE("redrawn voices: what one person told together is drawn together", "[analyse]") {
  // Half of them tell a -> b -> c whole, the others neither link: resampling link by link would
  // tear the two apart.
  std::vector<small::Said> said;
  for (Index voice = 0; voice < 6; ++voice) {
    said.push_back({voice, 0, 1, 0.5});
    said.push_back({voice, 1, 2, 0.5});
  }
  const Evidence evidence = small::evidence_of({"a", "b", "c"}, 12, said);
  const WeighOptions net;
  const analyse::RedrawnVoices voices(evidence, net, {});
  const analyse::DrawnWeights weights(evidence, net);
  std::vector<double> omega(12 * 8), first(8), second(8);
  std::set<double> seen;
  for (std::uint64_t draw = 0; draw < 400; draw += 8) {
    voices.draw(draw, 8, omega.data());
    const std::vector<double*> rows = {first.data(), second.data()};
    weights.weigh(omega.data(), 8, rows);
    CHECK(first == second);
    seen.insert(first.begin(), first.end());
  }
  CHECK(seen.size() > 5);
}

TEST_CASE("uncertainty: no interval is printed unless five voices told every link of a chain",
          "[analyse]") {
  for (const Index tellers : {4, 5, 9}) {
    std::vector<small::Said> said;
    for (Index voice = 0; voice < tellers; ++voice) said.push_back({voice, 0, 1, 0.75});
    for (Index voice = 0; voice < 30; ++voice) said.push_back({voice, 1, 2, 0.5});
    const Evidence evidence = small::evidence_of({"a", "b", "c"}, 40, said);
    const Map map = weigh(evidence).value();
    const WhatIf told =
        what_if(map, anchored_model(map), {small::scenario_of({small::more("a")})}).value();
    Workers workers(1);
    const Asked asked{.outcomes = {{"c", true, {}}}, .factors = {2}, .compared = {0}};
    const Uncertainty sure =
        uncertainty(evidence, {}, map, told, asked, {.draws = 100}, workers).value();
    CHECK(sure.effect[0][0].tellers == tellers);
    CHECK(sure.effect[0][0].worth_printing == (tellers >= 5));
  }
  CHECK(enough_tellers(20) == 5);
  CHECK(enough_tellers(240) == 15);
}

TEST_CASE("uncertainty: more draws than are kept are refused", "[analyse]") {
  const Loaded loaded = loaded_example();
  const WhatIf told = what_if(loaded.map, loaded.model, loaded.project.scenarios).value();
  Workers workers(1);
  const auto sure = drawn_effects(loaded.evidence, loaded.project.weigh, loaded.map, told,
                                  outcomes_of(loaded), {.draws = 10'000'000}, workers);
  REQUIRE_FALSE(sure);
  CHECK(sure.error().code == "uncertainty.size");
}

TEST_CASE("uncertainty: a draw that one coder reads is that coder's study, and the draws vary more",
          "[analyse]") {
  const Loaded loaded = loaded_example();
  const ReadByEach each = read_by_each(loaded.study, loaded.evidence, loaded.project.evidence);
  const std::vector<Index> outcomes = outcomes_of(loaded);
  const WhatIf told = what_if(loaded.map, loaded.model, loaded.project.scenarios).value();
  // Each voice once, as each coder alone read it.
  for (const Index coder : {0, 1}) {
    std::vector<double> omega;
    for (const auto& [turn, of] : each.turn) omega.push_back(of == 1 || turn == coder ? 1 : 0);
    EvidenceOptions alone = loaded.project.evidence;
    alone.only_coder = coders(loaded.study)[coder];
    const std::vector<double> weights = link_weights(each.evidence, {}, omega);
    const Map map = weigh(gather(loaded.study, alone)).value();
    std::size_t found = 0;
    for (Index k = 0; k < weights.size(); ++k) {
      const auto link = map.find_link(loaded.map.links()[k].from, loaded.map.links()[k].to);
      CHECK(weights[k] == Approx(link ? map.links()[*link].weight : 0).margin(1e-15));
      found += link.has_value();
    }
    CHECK(found == map.links().size());
  }
  Workers workers(2);
  const auto spread = [&](bool by_coder) {
    const Redraw redraw{.coders = by_coder, .draws = 4'000};
    const auto values = drawn_effects(loaded.evidence, loaded.project.weigh, loaded.map, told,
                                      outcomes, redraw, workers, {}, &each)
                            .value()
                            .value[4][0];
    double mean = 0, squares = 0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    for (const double value : values) squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size()));
  };
  CHECK(spread(true) > 1.05 * spread(false));
}

TEST_CASE("drawn weights: every way of weighing gives what link_weights() gives", "[analyse]") {
  const Evidence& evidence = small::public_documents();
  const analyse::RedrawnVoices voices(evidence, {}, {});
  const std::size_t n = evidence.voices.size();
  std::vector<double> omega(n * 8), of_lane(n);
  voices.draw(0, 8, omega.data());
  std::vector<WeighOptions> ways;
  for (const Weighing weighing :
       {Weighing::net, Weighing::conditional, Weighing::mean, Weighing::median, Weighing::majority,
        Weighing::counts, Weighing::linguistic})
    ways.push_back({.weighing = weighing});
  ways.push_back({.weighing = Weighing::mean, .zeros = Zeros::in});
  ways.push_back({.most_entropy = 0.5});
  for (const WeighOptions& way : ways) {
    const analyse::DrawnWeights drawn(evidence, way);
    std::vector<std::vector<double>> weights(evidence.links.size(), std::vector<double>(8));
    std::vector<double*> rows;
    for (auto& row : weights) rows.push_back(row.data());
    drawn.weigh(omega.data(), 8, rows);
    for (std::size_t lane = 0; lane < 8; ++lane) {
      for (std::size_t voice = 0; voice < n; ++voice) of_lane[voice] = omega[voice * 8 + lane];
      const std::vector<double> alone = link_weights(evidence, way, of_lane);
      for (Index k = 0; k < alone.size(); ++k) CHECK(weights[k][lane] == alone[k]);
    }
  }
}

TEST_CASE("uncertainty: a connection that changes is told by those who told it, and no more",
          "[analyse]") {
  std::vector<small::Said> said;
  for (Index voice = 0; voice < 2; ++voice) said.push_back({voice, 0, 1, 0.75});
  for (Index voice = 0; voice < 30; ++voice) said.push_back({voice, 1, 2, 0.5});
  const Evidence evidence = small::evidence_of({"a", "b", "c"}, 40, said);
  const Map map = weigh(evidence).value();
  Intervention stronger;
  stronger.kind = Intervention::Kind::connection;
  stronger.connection = {"a", "b"};
  stronger.times = 2;
  stronger.today = 0.5;
  const WhatIf told = what_if(map, anchored_model(map), {small::scenario_of({stronger})}).value();
  REQUIRE(told.scenarios[0].effect[2]);
  Workers workers(1);
  const Asked asked{.outcomes = {{"c", true, {}}}, .factors = {2}, .compared = {0}};
  const Uncertainty sure =
      uncertainty(evidence, {}, map, told, asked, {.draws = 100}, workers).value();
  CHECK(sure.effect[0][0].tellers == 2);
  CHECK_FALSE(sure.effect[0][0].worth_printing);
}
