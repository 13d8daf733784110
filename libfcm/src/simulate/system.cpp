// SPDX-License-Identifier: MIT
#include "simulate/system.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "core/elementary.hpp"

namespace fcm::detail {
namespace {

template <class T>
const T* known(const Result<const T*>& found) {
  if (!found) throw std::logic_error("simulate: " + found.error().message);
  return *found;
}

Eigen::Index checked(Index factor, double value, const Map& map) {
  if (factor >= map.size()) throw std::logic_error("simulate: an intervention is off the map");
  if (!std::isfinite(value)) throw std::logic_error("simulate: an intervention is not a number");
  return static_cast<Eigen::Index>(factor);
}

}  // namespace

System::System(const Map& map, const Model& model, const Interventions& interventions)
    : rule_(known(rule_named(model.rule))),
      transfer_(known(transfer_named(model.transfer))),
      lambda_(model.lambda),
      slope_(transfer_->lipschitz(model.lambda)),
      inputs_(Eigen::VectorXd::Zero(static_cast<Eigen::Index>(map.size()))),
      clamps_(interventions.clamps),
      free_(map.size(), 1),
      sees_plainly_(rule_->scale == 1 && rule_->shift == 0),
      seen_(inputs_) {
  for (const Clamp& clamp : clamps_)
    free_[static_cast<std::size_t>(checked(clamp.factor, clamp.value, map))] = 0;
  for (const Input& input : interventions.inputs)
    inputs_[checked(input.factor, input.value, map)] += input.value;

  std::vector<double> self(map.size(), rule_->self);
  const double reach = slope_ * rule_->scale;
  for (const Link& link : map.links()) {
    if (!link.simulated || link.weight == 0) continue;
    const auto from = static_cast<std::uint32_t>(link.from);
    const auto to = static_cast<std::uint32_t>(link.to);
    arcs_.push_back({from, to, link.weight});
    if (!free_[from] || !free_[to]) continue;
    if (from == to)
      self[from] += link.weight;  // memory and a link to itself may cancel
    else
      free_arcs_.push_back({from, to, reach * std::fabs(link.weight)});
  }
  for (std::uint32_t j = 0; j < self.size(); ++j)
    if (free_[j] && self[j] != 0) free_arcs_.push_back({j, j, reach * std::fabs(self[j])});
}

void System::apply_clamps(Eigen::VectorXd& state) const {
  for (const Clamp& clamp : clamps_) state[static_cast<Eigen::Index>(clamp.factor)] = clamp.value;
}

void System::arguments(const Eigen::VectorXd& state, Eigen::VectorXd& x_of) const {
  const Eigen::Index n = size();
  if (!sees_plainly_)
    for (Eigen::Index i = 0; i < n; ++i) seen_[i] = rule_->scale * state[i] - rule_->shift;
  const double* seen = sees_plainly_ ? state.data() : seen_.data();
  double* x = x_of.data();
  for (Eigen::Index j = 0; j < n; ++j) x[j] = rule_->self == 0 ? 0 : rule_->self * seen[j];
  for (const Arc& arc : arcs_) x[arc.to] += arc.weight * seen[arc.from];
  for (Eigen::Index j = 0; j < n; ++j) x[j] += inputs_[j];
}

void System::step(const Eigen::VectorXd& state, Eigen::VectorXd& next) const {
  arguments(state, next);
  for (Eigen::Index j = 0; j < size(); ++j)
    if (is_free(j)) next[j] = transfer_->value(next[j], lambda_);
  apply_clamps(next);
}

double System::local_growth(const Eigen::VectorXd& state) const {
  Eigen::VectorXd slope(size()), now(size()), next(size());
  arguments(state, slope);
  for (Eigen::Index j = 0; j < size(); ++j) {
    slope[j] = is_free(j) ? rule_->scale * transfer_->slope(slope[j], lambda_) : 0;
    now[j] = 1 + static_cast<double>(j % 7) / 7;  // some of every direction
  }
  // Past the first rounds the mean growth of many is that of the largest eigenvalue, a pair of
  // complex ones included.
  constexpr int first_rounds = 100, rounds = 100;
  double growth = 0;
  for (int round = 0; round < first_rounds + rounds; ++round) {
    next = rule_->self * now;
    for (const Arc& arc : arcs_) next[arc.to] += arc.weight * now[arc.from];
    double norm = 0;
    for (Eigen::Index j = 0; j < size(); ++j) {
      next[j] *= slope[j];
      norm = std::max(norm, std::fabs(next[j]));
    }
    if (norm == 0) return 0;
    now = next / norm;
    if (round >= first_rounds) growth += core::log(norm);
  }
  return core::exp(growth / rounds);
}

void System::spread(const std::vector<double>& v, std::vector<double>& out) const {
  out.assign(v.size(), 0);
  for (const Arc& arc : free_arcs_) out[arc.to] += arc.weight * v[arc.from];
}

std::vector<double> System::rounding(const Eigen::VectorXd& state) const {
  // k products, k + 2 sums and lambda x round once each; the functions are good to 4 units in the
  // last place.
  const double unit = std::numeric_limits<double>::epsilon();
  std::vector<double> size(free_.size()), terms(free_.size(), 4);
  const auto seen = [&](Eigen::Index i) {
    return rule_->scale * std::fabs(state[i]) + rule_->shift;
  };
  for (Eigen::Index j = 0; j < state.size(); ++j)
    size[static_cast<std::size_t>(j)] = rule_->self * seen(j) + std::fabs(inputs_[j]);
  for (const Arc& arc : arcs_) {
    size[arc.to] += std::fabs(arc.weight) * seen(arc.from);
    terms[arc.to] += 2;
  }
  for (std::size_t j = 0; j < size.size(); ++j) {
    const double value = std::fabs(state[static_cast<Eigen::Index>(j)]);
    size[j] = free_[j] ? unit * (4 * value + slope_ * terms[j] * size[j]) : 0;
  }
  return size;
}

}  // namespace fcm::detail
