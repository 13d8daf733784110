// SPDX-License-Identifier: MIT
#include "simulate/system.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "core/elementary.hpp"
#include "simulate/schedule.hpp"
#include "simulate/start.hpp"

namespace fcm::detail {
namespace {

const Interventions& checked(const Interventions& interventions, const Map& map) {
  if (const auto valid = check(interventions, map); !valid)
    throw std::logic_error("simulate: " + valid.error().message);
  return interventions;
}

}  // namespace

System::System(const Map& map, const Model& model, const Interventions& interventions,
               Workers* workers)
    : program_(compile(map, model)),
      sums_(program_),
      workers_(workers),
      time_step_(model.time == Time::continuous ? model.time_step : 0),
      interventions_(checked(interventions, map)),
      last_change_(detail::last_change(interventions)),
      ramp_at_(interventions.clamps.size(), 0) {
  for (const TransferFunction* transfer : program_.transfer) {
    discrete_ = discrete_ || transfer->discrete;
    bounded_ = bounded_ && std::isfinite(transfer->high);
    finite_ = finite_ && transfer->discrete;
  }
  finite_ = finite_ && program_.keep == 0 && time_step_ == 0;
  find_held(map, model);
  put(last_change_);
}

void System::find_held(const Map& map, const Model& model) {
  if (model.hold_sources || program_.rest != 0) start_ = *start_state(map, model);
  if (!model.hold_sources) return;
  std::vector<char> pushed(map.size(), 0);
  for (const Input& input : interventions_.inputs) pushed[input.factor] = 1;
  for (Eigen::Index j = 0; j < start_.size(); ++j) {
    const auto at = static_cast<std::size_t>(j);
    if (program_.into[at] == program_.into[at + 1] && !pushed[at]) held_.push_back({j, start_[j]});
  }
}

// Sizes stay, so that what points at inputs_ and held_at_ still does.
void System::put(std::size_t round) {
  round_ = round;
  inputs_.setZero(program_.factors);
  for (const Input& input : interventions_.inputs)
    inputs_[static_cast<Eigen::Index>(input.factor)] += input.value * share_in(input.when, round);
  clamps_ = held_;
  for (std::size_t k = 0; k < interventions_.clamps.size(); ++k) {
    const Clamp& clamp = interventions_.clamps[k];
    if (!holds_in(clamp.when, round)) continue;
    const double share = share_in(clamp.when, round);
    const double value =
        share == 1 ? clamp.value : ramp_at_[k] + share * (clamp.value - ramp_at_[k]);
    clamps_.push_back({static_cast<Eigen::Index>(clamp.factor), value});
  }
  held_at_.assign(program_.factors, std::numeric_limits<double>::quiet_NaN());
  for (const Held& held : clamps_) held_at_[static_cast<std::size_t>(held.factor)] = held.value;
}

Eigen::VectorXd System::begin(const Eigen::VectorXd& start) const {
  Eigen::VectorXd newest = start;
  for (const Held& held : held_) newest[held.factor] = held.value;
  for (const Clamp& clamp : interventions_.clamps)
    if (clamp.when.from == 1 && clamp.when.ramp <= 1)
      newest[static_cast<Eigen::Index>(clamp.factor)] = clamp.value;
  return newest.replicate(program_.depth, 1);
}

void System::enter(std::size_t round, const Eigen::VectorXd& stack) {
  if (round == round_ || (round > last_change_ && round_ == last_change_)) return;
  for (std::size_t k = 0; k < interventions_.clamps.size(); ++k)
    if (const Clamp& clamp = interventions_.clamps[k]; clamp.when.from == round)
      ramp_at_[k] = stack[static_cast<Eigen::Index>(clamp.factor)];
  put(std::min(round, last_change_));
}

Equation System::equation() const {
  return {&program_, program_.weight.data(), inputs_.data(), held_at_.data(), start_.data()};
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
  for (const Held& held : clamps_) next[held.factor] = held.value;
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
  for (const Held& held : clamps_) next[held.factor] = held.value;
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
  const Eigen::VectorXd resting = stack.head(size()).replicate(program_.depth, 1);
  Eigen::VectorXd found(size());
  image(resting.data(), found.data());
  for (Eigen::Index j = 0; j < size(); ++j)
    found[j] = is_free(j) ? std::fabs(found[j] - stack[j]) : 0;
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
