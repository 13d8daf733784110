// SPDX-License-Identifier: MIT
//
// Gradients against differences of simulations: central, of four points, so that their own error is
// far below 1e-8.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>

#include "fcm/sensitivity.hpp"
#include "random_map.hpp"

using namespace fcm;
using namespace fcm::property;

namespace {

/// Every rule with every function that has slopes, damped, delayed and in continuous time.
Model any_smooth_model(const Map& map) {
  Model model;
  model.rule =
      *rc::gen::element<std::string>("kosko", "modified_kosko", "quasi_nonlinear", "rescaled");
  model.transfer = model.rule == "rescaled"
                       ? "sigmoid"
                       : *rc::gen::element<std::string>("sigmoid", "tanh", "linear", "saturation",
                                                        "saturation_unit");
  model.lambda = *hundredths(5, 120);
  model.phi = *hundredths(0, 100);
  model.start = *hundredths(0, 100);
  model.hold_sources = *rc::gen::inRange(0, 4) == 0;
  if (*rc::gen::inRange(0, 3) == 0) model.damping = *hundredths(0, 80);
  if (model.damping == 0 && *rc::gen::inRange(0, 4) == 0) {
    model.time = Time::continuous;
    model.time_step = 0.5;
  }
  if (map.size() > 0 && *rc::gen::inRange(0, 3) == 0)
    model.memory_of[map.factors()[0].id] = *hundredths(-50, 50);
  if (map.size() > 1 && model.rule != "rescaled" && *rc::gen::inRange(0, 3) == 0)
    model.transfer_of[map.factors()[1].id] = "tanh";
  model.tolerance = 1e-15;
  return model;
}

RandomMap any_delayed_map() {
  RandomMap made = any_map();
  for (Link& link : made.links) link.lag = *rc::gen::inRange(0, 6) == 0 ? 2 : 0;
  made.map = Map::make(made.factors, made.links).value();
  return made;
}

Map with_weight(const RandomMap& made, Index link, double by) {
  std::vector<Link> links = made.links;
  links[link].weight += by;
  return Map::make(made.factors, links, {}, 2).value();
}

/// The derivative at 0 of what is settled on both sides; none where it is not, or where the slopes
/// to the two sides differ (a kink lies between).
std::optional<double> slope_of(const std::function<std::optional<double>(double)>& figure) {
  constexpr double h = 1e-4;
  const auto a = figure(-2 * h), b = figure(-h), now = figure(0), c = figure(h), d = figure(2 * h);
  if (!a || !b || !now || !c || !d) return std::nullopt;
  if (std::fabs((*c - *now) - (*now - *b)) > 1e-2 * h) return std::nullopt;
  if (std::fabs((*d - *c) - (*b - *a)) > 1e-2 * h) return std::nullopt;
  return (8 * (*c - *b) - (*d - *a)) / (12 * h);
}

bool near(double found, double measured) {
  return std::fabs(found - measured) <= 1e-8 * std::max(1.0, std::fabs(measured));
}

std::optional<double> settled_at(const Map& map, const Model& model, const Interventions& said,
                                 Index outcome) {
  const Simulation there = simulate(map, model, said);
  if (!there.settled()) return std::nullopt;
  return there.state[static_cast<Eigen::Index>(outcome)];
}

template <class Items>
Index any_of(const Items& items) {
  return static_cast<Index>(*rc::gen::inRange(std::size_t{0}, items.size()));
}

}  // namespace

TEST_CASE("property: gradients of states are the slopes of simulations") {
  CHECK(rc::check([] {
    const RandomMap m = any_delayed_map();
    Model model = any_smooth_model(m.map);
    if (model.time == Time::continuous) RC_PRE(check(model, m.map).has_value());
    const Interventions said = any_interventions(m.map);
    const Index outcome = any_of(m.factors);
    const Simulation there = simulate(m.map, model, said);
    const Gradient found = state_gradients(m.map, model, said, there, {outcome}).front();
    RC_PRE(found.known());
    RC_ASSERT(found.value == there.state[static_cast<Eigen::Index>(outcome)]);
    if (!m.links.empty()) {
      const Index link = any_of(m.links);
      if (m.links[link].weight != 0 || !model.hold_sources) {
        const auto slope = slope_of(
            [&](double by) { return settled_at(with_weight(m, link, by), model, said, outcome); });
        if (slope) RC_ASSERT(near(found.by_link[link], *slope));
      }
    }
    const Index pushed = any_of(m.factors);
    const auto clamped = std::find_if(said.clamps.begin(), said.clamps.end(),
                                      [&](const Clamp& clamp) { return clamp.factor == pushed; });
    const auto by_move = slope_of([&](double by) {
      Interventions moved = said;
      if (clamped != said.clamps.end())
        moved.clamps[static_cast<std::size_t>(clamped - said.clamps.begin())].value += by;
      else
        moved.inputs.push_back({pushed, by});
      return settled_at(m.map, model, moved, outcome);
    });
    // An input sets a source free that the model would hold.
    if (by_move && !model.hold_sources)
      RC_ASSERT(near(found.by_input[pushed] + found.by_clamp[pushed], *by_move));
    const auto by_lambda = slope_of([&](double by) {
      Model other = model;
      other.lambda += by;
      return settled_at(m.map, other, said, outcome);
    });
    if (by_lambda) RC_ASSERT(near(found.by_lambda, *by_lambda));
  }));
}

namespace {

/// More, less, kept, held, a changed connection, something assumed.
Scenario any_scenario(const RandomMap& m) {
  using Kind = Intervention::Kind;
  Scenario scenario{.name = "try"};
  for (Index j = 0; j < m.map.size(); ++j) {
    const int what = *rc::gen::inRange(0, 8);
    if (what > 3) continue;
    Intervention said;
    said.kind = std::vector{Kind::more, Kind::less, Kind::keep, Kind::hold}[std::size_t(what)];
    said.factor = m.factors[j].id;
    said.amount = *hundredths(10, 80);
    scenario.interventions.push_back(said);
  }
  if (m.links.size() < 2 || *rc::gen::inRange(0, 2) == 0) return scenario;
  const auto connection = [&](Index k) {
    return Connection{m.factors[m.links[k].from].id, m.factors[m.links[k].to].id};
  };
  Intervention said;
  said.kind = Kind::connection;
  said.connection = connection(any_of(m.links));
  said.reach = *hundredths(0, 100);
  said.today = *hundredths(0, 75);
  switch (*rc::gen::inRange(0, 3)) {
    case 0:
      said.times = *hundredths(0, 90);
      break;
    case 1:
      said.gone = true;
      break;
    default:
      said.as_strong_as = connection(any_of(m.links));
  }
  scenario.interventions.push_back(said);
  return scenario;
}

std::optional<double> effect_at(const Map& map, const Model& model, const Scenario& scenario,
                                Index outcome) {
  const Simulation baseline = simulate(map, model);
  const auto result = run_scenario(map, model, baseline, scenario);
  if (!result) return std::nullopt;
  return result->effect[outcome];
}

}  // namespace

TEST_CASE("property: gradients of effects are the slopes of effects, all words being said again") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    Model model = any_smooth_model(m.map);
    model.hold_sources = false;
    const Scenario scenario = any_scenario(m);
    const Simulation baseline = simulate(m.map, model);
    const auto result = run_scenario(m.map, model, baseline, scenario);
    RC_PRE(result.has_value());
    const Index outcome = any_of(m.factors);
    const Gradient found = effect_gradients(m.map, model, baseline, *result, {outcome}).front();
    RC_PRE(found.known());
    for (Index link = 0; link < m.links.size(); ++link) {
      if (m.links[link].weight == 0) continue;  // "as strong as" turns over there
      const auto slope = slope_of(
          [&](double by) { return effect_at(with_weight(m, link, by), model, scenario, outcome); });
      if (slope) RC_ASSERT(near(found.by_link[link], *slope));
    }
  }));
}
