// SPDX-License-Identifier: MIT
//
// write_cases COUNT: random maps, what is done to them and what simulate() makes of it, as JSON.
// The bits of every state are written in hexadecimal, so that nothing is rounded on the way.
#include <bit>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "fcm/model.hpp"
#include "fcm/what_if.hpp"

using namespace fcm;
using Json = nlohmann::ordered_json;

namespace {

/// Knuth's MMIX generator; the cases are the same everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2654435761u + 1) {
    for (int i = 0; i < 8; ++i) unit();
  }
  double unit() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<double>(state_ >> 11) * 0x1p-53;
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(unit() * double(n)); }

 private:
  std::uint64_t state_;
};

std::string bits(double value) {
  char text[17];
  std::snprintf(text, sizeof text, "%016llx",
                static_cast<unsigned long long>(std::bit_cast<std::uint64_t>(value)));
  return text;
}

Map random_map(Dice& dice, std::size_t factors, double per_factor, bool lags) {
  std::vector<Factor> all;
  for (std::size_t i = 0; i < factors; ++i) all.push_back({.id = "f" + std::to_string(i)});
  std::vector<Link> links;
  for (Index i = 0; i < factors; ++i)
    for (Index j = 0; j < factors; ++j) {
      if (dice.unit() * double(factors) >= per_factor) continue;
      Link link{.from = i, .to = j, .weight = 2 * dice.unit() - 1};
      if (dice.below(4) == 0) link.weight = 0.5;
      if (dice.below(40) == 0) link.weight = 0;
      if (dice.below(25) == 0) {
        link.simulated = false;
        link.weight = 0;
      }
      if (lags && dice.below(5) == 0) link.lag = 1 + static_cast<std::uint32_t>(dice.below(3));
      links.push_back(link);
    }
  const Result<Map> map = Map::make(all, links);
  if (!map) throw std::runtime_error(map.error().message);
  return *map;
}

Model random_model(Dice& dice, const Map& map, std::size_t number) {
  if (number % 3 == 0) return anchored_model(map, dice.below(2) ? Carry::middle : Carry::far);
  Model model;
  const auto& all_rules = rules();
  const auto& functions = transfer_functions();
  const Rule& rule = all_rules[dice.below(all_rules.size())];
  model.rule = rule.name;
  model.transfer = rule.sigmoid_only ? "sigmoid" : functions[dice.below(functions.size())].name;
  model.lambda = dice.below(3) == 0 ? 1 : 0.05 + 2 * dice.unit();
  if (dice.below(4) == 0) model.start = dice.unit();
  if (dice.below(6) == 0) model.damping = 0.5 * dice.unit();
  model.max_steps = 3000;
  return model;
}

Json simulation_json(const Simulation& simulation) {
  Json state = Json::array();
  for (const double value : simulation.state) state.push_back(bits(value));
  return {{"ending", to_text(simulation.ending)},
          {"steps", simulation.steps},
          {"period", simulation.period},
          {"certified", simulation.certified},
          {"unstable", simulation.unstable},
          {"error_bound", bits(simulation.error_bound)},
          {"state", state}};
}

Json model_json(const Model& model) {
  const Rule& rule = **rule_named(model.rule);
  return {{"self", rule.self},
          {"scale", rule.scale},
          {"shift", rule.shift},
          {"phi", rule.leans_on_start ? model.phi : 1.0},
          {"transfer", model.transfer},
          {"lambda", model.lambda},
          {"start", model.start},
          {"damping", model.damping},
          {"tolerance", model.tolerance},
          {"max_steps", model.max_steps}};
}

Json one_case(std::size_t number) {
  Dice dice(number + 1);
  const std::size_t factors = 1 + dice.below(number % 20 == 19 ? 150 : 40);
  const Map map = random_map(dice, factors, 0.5 + 4 * dice.unit(), number % 5 == 4);
  const Model model = random_model(dice, map, number);
  Scenario scenario{.name = "moved"};
  Json moves = Json::array();
  for (Index i = 0; i < map.size() && moves.size() < 4; ++i) {
    if (dice.below(factors) > 3) continue;
    const double amount = dice.below(2) ? 0.5 : 0.05 + 0.9 * dice.unit();
    const bool more = dice.below(2) == 0;
    scenario.interventions.push_back(
        {.kind = more ? Intervention::Kind::more : Intervention::Kind::less,
         .factor = map.factors()[i].id,
         .amount = amount});
    moves.push_back({i, more ? amount : -amount});
  }
  const Result<WhatIf> done = what_if(map, model, {scenario});
  if (!done) throw std::runtime_error(done.error().message);
  const WhatIf& found = *done;
  Json effects = Json::array();
  for (const auto& effect : found.scenarios[0].effect)
    effects.push_back(effect ? Json(bits(*effect)) : Json());
  Json links = Json::array();
  for (const Link& link : map.links())
    links.push_back({{"from", link.from},
                     {"to", link.to},
                     {"weight", bits(link.weight)},
                     {"lag", link.lag},
                     {"simulated", link.simulated}});
  return {{"factors", map.size()},
          {"links", links},
          {"model", model_json(model)},
          {"moves", moves},
          {"baseline", simulation_json(found.baseline)},
          {"scenario", simulation_json(found.scenarios[0].simulation)},
          {"effect", effects}};
}

}  // namespace

int main(int count, char** words) {
  const std::size_t cases = count > 1 ? std::stoul(words[1]) : 200;
  Json all = Json::array();
  for (std::size_t i = 0; i < cases; ++i) all.push_back(one_case(i));
  std::cout << all.dump() << "\n";
  return std::cout.flush() ? 0 : 1;
}
