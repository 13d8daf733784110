// SPDX-License-Identifier: MIT
#include "analyse/rest.hpp"

#include <algorithm>
#include <cmath>

namespace fcm::analyse {
namespace {

Eigen::Index at(Index i) { return static_cast<Eigen::Index>(i); }

/// Whether the slope is another one a little further on.
bool is_kink(const TransferFunction& f, double x, double lambda) {
  const double near = 1e-9 * (1 + std::fabs(x));
  return std::fabs(f.slope(x + near, lambda) - f.slope(x - near, lambda)) >
         0.5 * f.lipschitz(lambda);
}

}  // namespace

Rest::Rest(const Map& map, const Model& model, const Interventions& interventions,
           const Simulation& simulation)
    : map_(map), system_(map, model, interventions), state_(simulation.state) {
  none_because_ = look_for_reason(simulation);
  if (none_because_.empty()) find_slopes();
}

std::string Rest::look_for_reason(const Simulation& simulation) const {
  if (system_.discrete())
    return "a discrete function has no slope: a small change does nothing, or turns a factor over";
  if (!simulation.settled()) return "the simulation did not settle";
  if (!simulation.certified)
    return "the state it settled in is not proven to be the only one, and a small change might "
           "lead to another";
  return "";
}

void Rest::find_slopes() {
  const detail::Program& program = system_.program();
  const detail::Equation equation = system_.equation();
  const double share = program.gain / (1 - program.keep);
  seen_.resize(map_.size());
  argument_.assign(map_.size(), 0);
  slope_.assign(map_.size(), 0);
  kink_.assign(map_.size(), false);
  for (Index i = 0; i < map_.size(); ++i) seen_[i] = program.scale * state_[at(i)] - program.shift;
  for (const Link& link : map_.links())
    if (link.simulated) argument_[link.to] += seen_[link.from] * link.weight;
  for (Index j = 0; j < map_.size(); ++j) {
    argument_[j] += program.self[j] * seen_[j] + equation.inputs[j];
    if (!equation.is_free(static_cast<std::uint32_t>(j))) continue;
    const TransferFunction& f = *program.transfer[j];
    slope_[j] = share * f.slope(argument_[j], program.lambda);
    kink_[j] = is_kink(f, argument_[j], program.lambda);
  }
}

/// z_i = seed_i + sum_j z_j slope_j scale (w_ij + self_i [i = j]), by Gauss-Seidel sweeps from the
/// last factor to the first, in link order. It converges: the certificate bounds the spectral
/// radius of the sizes below 1.
bool Rest::solve(std::vector<double>& adjoint) const {
  const detail::Program& program = system_.program();
  const std::vector<Link>& links = map_.links();
  const std::vector<double> seed = adjoint;
  constexpr int most_sweeps = 100'000;
  constexpr double enough = 1e-14;
  for (int sweep = 0; sweep < most_sweeps; ++sweep) {
    double change = 0, largest = 0;
    std::size_t k = links.size();
    for (Index i = map_.size(); i-- > 0;) {
      double sum = seed[i], own = slope_[i] * program.scale * program.self[i];
      for (; k > 0 && links[k - 1].from == i; --k) {
        const Link& link = links[k - 1];
        if (!link.simulated) continue;
        const double gain = slope_[link.to] * program.scale * link.weight;
        if (link.to == i)
          own += gain;
        else
          sum += gain * adjoint[link.to];
      }
      const double next = sum / (1 - own);
      change = std::max(change, std::fabs(next - adjoint[i]));
      largest = std::max(largest, std::fabs(next));
      adjoint[i] = next;
    }
    if (!std::isfinite(largest)) return false;
    if (change <= enough * largest) return true;
  }
  return false;
}

Gradient Rest::gradient(const std::vector<double>& seed) const {
  std::vector<double> adjoint = seed;
  if (!solve(adjoint)) return {.none_because = "the loops of the map amplify nearly without end"};
  Gradient found;
  const Index n = map_.size();
  found.by_input.assign(n, 0);
  found.by_clamp.assign(n, 0);
  for (Index j = 0; j < n; ++j) {
    if (kink_[j] && adjoint[j] != 0)
      return {.none_because =
                  "the function of a factor on the way stands at its kink, where it "
                  "has two slopes"};
    found.value += seed[j] * state_[at(j)];
    if (system_.is_free(at(j)))
      found.by_input[j] = slope_[j] * adjoint[j];
    else
      found.by_clamp[j] = adjoint[j];
    found.by_lambda += found.by_input[j] * argument_[j] / system_.program().lambda;
  }
  for (const Link& link : map_.links())
    found.by_link.push_back(link.simulated ? seen_[link.from] * found.by_input[link.to] : 0);
  return found;
}

}  // namespace fcm::analyse
