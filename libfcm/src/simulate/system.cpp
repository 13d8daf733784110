// SPDX-License-Identifier: MIT
#include "simulate/system.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "core/elementary.hpp"
#include "simulate/start.hpp"

namespace fcm::detail {
namespace {

Eigen::Index checked(Index factor, double value, const Map& map) {
  if (factor >= map.size()) throw std::logic_error("simulate: an intervention is off the map");
  if (!std::isfinite(value)) throw std::logic_error("simulate: an intervention is not a number");
  return static_cast<Eigen::Index>(factor);
}

}  // namespace

System::System(const Map& map, const Model& model, const Interventions& interventions,
               Workers* workers)
    : program_(compile(map, model)),
      sums_(program_),
      workers_(workers),
      time_step_(model.time == Time::continuous ? model.time_step : 0),
      inputs_(Eigen::VectorXd::Zero(static_cast<Eigen::Index>(map.size()))),
      held_at_(map.size(), std::numeric_limits<double>::quiet_NaN()) {
  for (const TransferFunction* transfer : program_.transfer) {
    discrete_ = discrete_ || transfer->discrete;
    bounded_ = bounded_ && std::isfinite(transfer->high);
    finite_ = finite_ && transfer->discrete;
  }
  finite_ = finite_ && program_.keep == 0 && time_step_ == 0;
  put_clamps(map, model, interventions);
}

void System::put_clamps(const Map& map, const Model& model, const Interventions& interventions) {
  if (model.hold_sources || program_.rest != 0) start_ = *start_state(map, model);
  std::vector<char> pushed(map.size(), 0);
  for (const Input& input : interventions.inputs) {
    const Eigen::Index at = checked(input.factor, input.value, map);
    inputs_[at] += input.value;
    pushed[input.factor] = 1;
  }
  for (Index j = 0; model.hold_sources && j < map.size(); ++j)
    if (program_.into[j] == program_.into[j + 1] && !pushed[j])
      clamps_.push_back({j, start_[static_cast<Eigen::Index>(j)], {}});
  clamps_.insert(clamps_.end(), interventions.clamps.begin(), interventions.clamps.end());
  for (const Clamp& clamp : clamps_)
    held_at_[static_cast<std::size_t>(checked(clamp.factor, clamp.value, map))] = clamp.value;
}

Equation System::equation() const {
  return {&program_, program_.weight.data(), inputs_.data(), held_at_.data(), start_.data()};
}

Eigen::VectorXd System::stack_of(const Eigen::VectorXd& start) const {
  Eigen::VectorXd stack(size() * program_.depth);
  stack.head(size()) = start;
  for (const Clamp& clamp : clamps_) stack[static_cast<Eigen::Index>(clamp.factor)] = clamp.value;
  for (Eigen::Index lag = 1; lag < program_.depth; ++lag)
    stack.segment(lag * size(), size()) = stack.head(size());
  return stack;
}

const double* System::seen(const double* stack) const {
  if (program_.sees_plainly()) return stack;
  seen_.resize(size() * program_.depth);
  for (Eigen::Index i = 0; i < seen_.size(); ++i)
    seen_[i] = program_.scale * stack[i] - program_.shift;
  return seen_.data();
}

void System::image(const double* stack, double* next) const {
  sums_.values(seen(stack), inputs_.data(), next, workers_);
  if (!program_.is_plain()) {
    for (Eigen::Index j = 0; j < size(); ++j) {
      next[j] = program_.gain * next[j] + program_.keep * stack[j];
      if (program_.rest != 0) next[j] += program_.rest * start_[j];
    }
  }
  for (const Clamp& clamp : clamps_) next[clamp.factor] = clamp.value;
}

void System::runge_kutta(const double* state, double* next) const {
  const Eigen::Index n = size();
  constexpr double reach[] = {0, 0.5, 0.5, 1}, share[] = {1, 2, 2, 1};
  stage_.resize(n);
  slope_of_stage_.setZero(n);
  std::fill(next, next + n, 0.0);
  for (int k = 0; k < 4; ++k) {
    for (Eigen::Index j = 0; j < n; ++j)
      stage_[j] = state[j] + reach[k] * time_step_ * slope_of_stage_[j];
    image(stage_.data(), slope_of_stage_.data());
    for (Eigen::Index j = 0; j < n; ++j) {
      slope_of_stage_[j] -= stage_[j];
      next[j] += share[k] * slope_of_stage_[j];
    }
  }
  for (Eigen::Index j = 0; j < n; ++j) next[j] = state[j] + time_step_ / 6 * next[j];
  for (const Clamp& clamp : clamps_) next[clamp.factor] = clamp.value;
}

void System::step(const Eigen::VectorXd& stack, Eigen::VectorXd& next) const {
  next.resize(stack.size());
  if (continuous())
    runge_kutta(stack.data(), next.data());
  else
    image(stack.data(), next.data());
  const Eigen::Index older = stack.size() - size();
  if (older > 0) next.tail(older) = stack.head(older);
}

Eigen::VectorXd System::residual(const Eigen::VectorXd& stack) const {
  const Eigen::VectorXd resting = stack_of(stack.head(size()));
  Eigen::VectorXd found(size());
  image(resting.data(), found.data());
  found = (found - resting.head(size())).cwiseAbs();
  if (program_.keep != 0) found /= 1 - program_.keep;
  return found;
}

void System::step_difference(const Eigen::VectorXd& slope, const Eigen::VectorXd& now,
                             Eigen::VectorXd& next) const {
  for (std::uint32_t j = 0; j < program_.factors; ++j) {
    double sum = program_.self[j] * now[j];
    for (std::uint32_t k = program_.into[j]; k < program_.into[j + 1]; ++k)
      sum += program_.weight[k] * now[program_.source[k]];
    next[j] = sum * slope[j];
    if (program_.keep != 0 && is_free(j)) next[j] += program_.keep * now[j];
  }
  const Eigen::Index older = now.size() - size();
  if (older > 0) next.tail(older) = now.head(older);
}

double System::local_growth(const Eigen::VectorXd& stack) const {
  if (stack.size() == 0) return 0;
  Eigen::VectorXd slope(size()), now(stack.size()), next(stack.size()), term;
  sums_.arguments(seen(stack.data()), inputs_.data(), slope.data(), workers_);
  for (Eigen::Index j = 0; j < size(); ++j) {
    const TransferFunction& f = *program_.transfer[static_cast<std::size_t>(j)];
    slope[j] = is_free(j) ? program_.scale * f.slope(slope[j], program_.lambda) : 0;
    if (program_.gain != 1) slope[j] *= program_.gain;
  }
  for (Eigen::Index i = 0; i < now.size(); ++i)
    now[i] = 1 + static_cast<double>(i % 7) / 7;  // some of every direction
  // Past the first rounds the mean growth of many is that of the largest eigenvalue, a pair of
  // complex ones included.
  constexpr int first_rounds = 100, rounds = 100;
  double growth = 0;
  for (int round = 0; round < first_rounds + rounds; ++round) {
    step_difference(slope, now, next);
    if (continuous()) {
      // The same polynomial of the Jacobian as Runge-Kutta's: 1 + z + z^2/2 + z^3/6 + z^4/24.
      term = time_step_ * (next - now);
      Eigen::VectorXd sum = now + term;
      for (int power = 2; power <= 4; ++power) {
        step_difference(slope, term, next);
        term = time_step_ / power * (next - term);
        sum += term;
      }
      for (Eigen::Index j = 0; j < size(); ++j) next[j] = is_free(j) ? sum[j] : 0;
    }
    const double norm = next.cwiseAbs().maxCoeff();
    if (norm == 0) return 0;
    now = next / norm;
    if (round >= first_rounds) growth += core::log(norm);
  }
  return core::exp(growth / rounds);
}

}  // namespace fcm::detail
