// SPDX-License-Identifier: MIT
#include "analyse/response.hpp"

#include <algorithm>

#include "simulate/program.hpp"

namespace fcm::analyse {
namespace {

Eigen::Index at(Index i) { return static_cast<Eigen::Index>(i); }

struct Arguments {
  std::vector<double> scenario, baseline;
};

/// x of every factor at the end of both simulations, and in `shift` what the scenario itself adds
/// to x: inputs, and changed links at the baseline's state.
Arguments arguments_at(const ScenarioResult& result, const detail::Program& program,
                       const Eigen::VectorXd& was, std::vector<double>& shift) {
  const Map& map = result.resolved.map;
  const Eigen::VectorXd& is = result.simulation.state;
  const auto seen = [&program](double a) { return program.scale * a - program.shift; };
  Arguments x{std::vector<double>(map.size(), 0), std::vector<double>(map.size(), 0)};
  for (Index j = 0; j < map.size(); ++j) {
    x.scenario[j] = program.self[j] * seen(is[at(j)]);
    x.baseline[j] = program.self[j] * seen(was[at(j)]);
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
    if (input.when.until) continue;
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
      same.memory_of.clear();
      same.transfer_of.clear();
      state[at(i)] = simulate(alone.value(), same).state[0];
    }
  }
  return state;
}

Response response_of(const ScenarioResult& result, const Model& model, const Simulation& baseline) {
  const Map& map = result.resolved.map;
  const detail::Program program = detail::compile(map, model);
  const Eigen::VectorXd was = baseline_on(map, model, baseline.state);
  Response response;
  response.own.assign(map.size(), 0);
  response.clamped.assign(map.size(), false);
  for (const Clamp& clamp : result.resolved.interventions.clamps)
    if (!clamp.when.until) response.clamped[clamp.factor] = true;
  // Sources that a model holds are at their start, or where an input took them.
  for (Index j = 0; model.hold_sources && j < map.size(); ++j)
    if (program.into[j] == program.into[j + 1]) response.clamped[j] = true;

  // Where a settles, a = (gain f + rest start) / (1 - keep).
  const double share = program.gain / (1 - program.keep);
  std::vector<double> shift(map.size(), 0);
  const Arguments x = arguments_at(result, program, was, shift);
  std::vector<double> slope(map.size(), 0);
  for (Index j = 0; j < map.size(); ++j) {
    if (response.clamped[j]) {
      response.own[j] = result.simulation.state[at(j)] - was[at(j)];
    } else {
      slope[j] = share * secant(x.baseline[j], x.scenario[j], *program.transfer[j], model.lambda);
      response.own[j] = slope[j] * shift[j];
    }
  }
  for (const Link& link : map.links()) {
    if (link.simulated && !response.clamped[link.to])
      response.arcs.push_back({link.from, link.to, slope[link.to] * program.scale * link.weight});
  }
  for (Index j = 0; j < map.size(); ++j) {
    if (program.self[j] != 0 && !response.clamped[j])
      response.arcs.push_back({j, j, slope[j] * program.scale * program.self[j]});
  }
  return response;
}

}  // namespace fcm::analyse
