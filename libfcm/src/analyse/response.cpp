// SPDX-License-Identifier: MIT
#include "analyse/response.hpp"

#include <algorithm>

namespace fcm::analyse {
namespace {

Eigen::Index at(Index i) { return static_cast<Eigen::Index>(i); }

struct Arguments {
  std::vector<double> scenario, baseline;
};

/// x of every factor at the end of both simulations, and in `shift` what the scenario itself adds
/// to x: inputs, and changed links at the baseline's state.
Arguments arguments_at(const ScenarioResult& result, const Rule& rule, const Eigen::VectorXd& was,
                       std::vector<double>& shift) {
  const Map& map = result.resolved.map;
  const Eigen::VectorXd& is = result.simulation.state;
  const auto seen = [&rule](double a) { return rule.scale * a - rule.shift; };
  Arguments x{std::vector<double>(map.size(), 0), std::vector<double>(map.size(), 0)};
  for (Index j = 0; j < map.size(); ++j) {
    x.scenario[j] = rule.self * seen(is[at(j)]);
    x.baseline[j] = rule.self * seen(was[at(j)]);
  }
  for (const Link& link : map.links()) {
    if (!link.simulated) continue;
    x.scenario[link.to] += seen(is[at(link.from)]) * link.weight;
    x.baseline[link.to] += seen(was[at(link.from)]) * link.weight;
  }
  for (const LinkChange& change : result.resolved.changes) {
    const double moved = (change.is - change.was) * seen(was[at(change.from)]);
    x.baseline[change.to] -= moved;
    shift[change.to] += moved;
  }
  for (const Input& input : result.resolved.interventions.inputs) {
    x.scenario[input.factor] += input.value;
    shift[input.factor] += input.value;
  }
  return x;
}

double secant(double from, double to, const TransferFunction& f, double lambda) {
  if (from == to) return f.slope(from, lambda);
  const double slope = (f.value(to, lambda) - f.value(from, lambda)) / (to - from);
  return std::clamp(slope, 0.0, f.lipschitz(lambda));
}

}  // namespace

Eigen::VectorXd baseline_on(const Map& map, const Model& model, const Eigen::VectorXd& baseline) {
  Eigen::VectorXd state(at(map.size()));
  for (Index i = 0; i < map.size(); ++i) {
    if (at(i) < baseline.size()) {
      state[at(i)] = baseline[at(i)];
    } else {
      const Result<Map> alone = Map::make({map.factors()[i]}, {});
      Model same = model;
      same.start_of.clear();
      state[at(i)] = simulate(alone.value(), same).state[0];
    }
  }
  return state;
}

Response response_of(const ScenarioResult& result, const Model& model, const Simulation& baseline) {
  const Map& map = result.resolved.map;
  const Rule& rule = **rule_named(model.rule);
  const TransferFunction& f = **transfer_named(model.transfer);
  const Eigen::VectorXd was = baseline_on(map, model, baseline.state);
  Response response;
  response.own.assign(map.size(), 0);
  response.clamped.assign(map.size(), false);
  for (const Clamp& clamp : result.resolved.interventions.clamps)
    response.clamped[clamp.factor] = true;

  std::vector<double> shift(map.size(), 0);
  const Arguments x = arguments_at(result, rule, was, shift);
  std::vector<double> slope(map.size(), 0);
  for (Index j = 0; j < map.size(); ++j) {
    if (response.clamped[j]) {
      response.own[j] = result.simulation.state[at(j)] - was[at(j)];
    } else {
      slope[j] = secant(x.baseline[j], x.scenario[j], f, model.lambda);
      response.own[j] = slope[j] * shift[j];
    }
  }
  for (const Link& link : map.links()) {
    if (link.simulated && !response.clamped[link.to])
      response.arcs.push_back({link.from, link.to, slope[link.to] * rule.scale * link.weight});
  }
  for (Index j = 0; rule.self != 0 && j < map.size(); ++j) {
    if (!response.clamped[j]) response.arcs.push_back({j, j, slope[j] * rule.scale * rule.self});
  }
  return response;
}

}  // namespace fcm::analyse
