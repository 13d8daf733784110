// SPDX-License-Identifier: MIT
#include "fcm/simulate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "simulate/contraction.hpp"
#include "simulate/ending.hpp"
#include "simulate/pace.hpp"
#include "simulate/repeat.hpp"
#include "simulate/schedule.hpp"
#include "simulate/start.hpp"
#include "simulate/stop.hpp"
#include "simulate/system.hpp"
#include "simulate/unproven.hpp"

namespace fcm {
namespace {

/// One simulation under way.
class Run {
 public:
  Run(const Map& map, const Model& model, const Interventions& interventions,
      const SimulateOptions& options, bool look_for_proof)
      : model_(model),
        keep_trajectory_(options.trajectory),
        stop_(options.stop),
        system_(map, model, interventions, options.workers),
        proof_(look_for_proof ? detail::Certificate(system_.equation())
                              : detail::Certificate::none(system_.equation())) {
    if (const auto valid = check(model, map); !valid)
      throw std::logic_error("simulate: " + valid.error().message);
    const auto start = options.start ? *options.start : *detail::start_state(map, model);
    if (start.size() != system_.size() || !start.allFinite())
      throw std::logic_error("simulate: the start does not fit the map");
    now_ = system_.begin(start);
    before_ = now_;
    something_ends_ = detail::has_end(interventions);
    record();
  }

  Simulation exactly(std::size_t steps) {
    result_.ending = Ending::stopped;
    while (result_.steps < steps && !is_interrupted())
      if (!std::isfinite(advance())) return diverge();
    return finish();
  }

  Simulation until_steps_are_small() {
    result_.ending = Ending::stopped;
    while (result_.steps < model_.max_steps && !result_.met && !is_interrupted()) {
      if (!std::isfinite(advance())) return diverge();
      change_ = detail::step_size(model_.stop_by, before_, now_, system_.size());
      result_.met = change_ <= model_.tolerance && all_is_said(result_.steps);
    }
    return finish();
  }

  Simulation to_the_end() {
    std::optional<detail::Repeat> repeat;
    while (result_.steps < model_.max_steps) {
      if (is_interrupted()) return stand_still();
      if (!repeat && all_is_said(result_.steps + 1)) repeat.emplace(system_, now_);
      const double size = advance();
      if (!std::isfinite(size)) return diverge();
      if (!repeat) continue;
      if (is_settled(size)) return settle();
      if (size == 0) return stand_still();
      if (const std::size_t period = repeat->closes(now_, size); period > 0)
        return comes_round(*repeat, period);
    }
    return give_up();
  }

 private:
  bool is_interrupted() { return result_.interrupted = stop_.stop_requested(); }

  /// The round that a step belongs to, both counted from 1.
  std::size_t round_of(std::size_t step) const {
    if (!system_.continuous() || step == 0) return step;
    constexpr double rounding = 1e-9;
    return 1 +
           static_cast<std::size_t>(static_cast<double>(step - 1) * model_.time_step + rounding);
  }

  /// Whether the interventions were in this step what they stay for good.
  bool all_is_said(std::size_t step) const { return round_of(step) >= system_.last_change(); }

  /// One step; infinity, and no step, where it leads beyond all bounds.
  double advance() {
    system_.enter(round_of(result_.steps + 1), now_);
    system_.step(now_, next_);
    const double size = detail::largest_step(now_, next_);
    if (!std::isfinite(size)) return size;
    before_.swap(now_);
    now_.swap(next_);
    ++result_.steps;
    if (all_is_said(result_.steps)) sizes_.push_back(size);
    record();
    return size;
  }

  void record() {
    if (keep_trajectory_) result_.trajectory.push_back(now_.head(system_.size()));
  }

  bool is_settled(double size) {
    if (size == 0) return comes_to_rest();
    if (size > look_below_) return false;
    if (!proof_.proven()) return is_settled_by_estimate(size);
    estimate_ = proven_bound();
    if (estimate_ <= model_.tolerance) return true;
    look_below_ = size * std::clamp(model_.tolerance / estimate_, 0.1, 0.9);
    return false;
  }

  bool is_settled_by_estimate(double size) {
    if (size > model_.tolerance) return false;
    const auto distance = detail::estimated_distance(sizes_);
    if (!distance || *distance > model_.tolerance) return false;
    estimate_ = *distance;
    // Steps also shrink on the way past an unstable state, before they lead away from it.
    if (system_.local_growth(now_) <= 1) return comes_to_rest();
    look_below_ = size / 10;
    return false;
  }

  /// Runge-Kutta may also rest where nothing is solved.
  bool comes_to_rest() const {
    if (!system_.continuous()) return true;
    const double last_bits = 64 * std::numeric_limits<double>::epsilon() * largest_state();
    return residual() <= std::max(model_.tolerance, last_bits) / model_.time_step;
  }

  double residual() const {
    const Eigen::VectorXd left = system_.residual(now_);
    double largest = 0;
    for (const double each : left)
      largest = each <= std::numeric_limits<double>::max() ? std::max(largest, each) : each;
    return std::isfinite(largest) ? largest : std::numeric_limits<double>::max();
  }

  double largest_state() const {
    double largest = 1;
    for (const double value : now_) largest = std::max(largest, std::fabs(value));
    return largest;
  }

  double proven_bound() const {
    // Without a step in rounds behind it, what the state leaves unsolved is what there is.
    if (result_.steps == 0 || !all_is_said(result_.steps) || system_.continuous())
      return proof_.bound(now_, system_.residual(now_), model_.tolerance,
                          1 - system_.program().keep);
    return proof_.bound(before_, now_, model_.tolerance);
  }

  Simulation comes_round(const detail::Repeat& repeat, std::size_t period) {
    // States that alternate in the last bits are one state that rounding cannot tell apart.
    const double last_bits = 64 * std::numeric_limits<double>::epsilon();
    if (repeat.movement() <= last_bits * largest_state()) {
      estimate_ = repeat.movement();
      return comes_to_rest() ? settle() : stand_still();
    }
    result_.ending = Ending::cycle;
    result_.period = period;
    return finish();
  }

  Simulation settle() {
    result_.ending = Ending::settled;
    result_.period = 1;
    result_.nothing_lasts = something_ends_ && proof_.proven();
    constexpr double beyond_rounding = 1 + 1e-9;
    result_.unstable = !proof_.proven() && system_.local_growth(now_) > beyond_rounding;
    return finish();
  }

  /// Interrupted; or Runge-Kutta rests, as at the jump of a discrete function, and the equation
  /// does not.
  Simulation stand_still() {
    result_.ending = Ending::stopped;
    return finish();
  }

  Simulation diverge() {
    result_.ending = Ending::slow;
    result_.diverges = true;
    return finish();
  }

  Simulation give_up() {
    using detail::Pace;
    if (sizes_.empty()) {
      result_.ending = Ending::slow;
      return finish();
    }
    constexpr std::size_t enough_to_tell = 256;
    const Pace pace = detail::pace(sizes_);
    // Equal steps in one direction never come back either.
    const double drift = 0.5 * static_cast<double>(sizes_.size()) * sizes_.back();
    result_.diverges =
        !system_.bounded() &&
        (pace == Pace::growing || (pace == Pace::steady && now_.cwiseAbs().maxCoeff() >= drift));
    const bool slow = pace == Pace::shrinking || result_.diverges || proof_.proven() ||
                      sizes_.size() < enough_to_tell;
    result_.ending = slow ? Ending::slow : Ending::aperiodic;
    result_.projected_steps = detail::projected_steps(sizes_, model_.tolerance);
    return finish();
  }

  Simulation finish() {
    result_.residual = residual();
    result_.certified = proof_.proven() && all_is_said(result_.steps + 1);
    if (result_.certified) result_.proof = proof_.contraction().by;
    result_.unfinished = !all_is_said(result_.steps + 1);
    if (result_.certified)
      result_.error_bound = proven_bound();
    else if (result_.settled() && sizes_.back() > 0)
      result_.error_bound = estimate_;
    result_.state = now_.head(system_.size());
    result_.message = detail::sentence(result_, model_, change_);
    return std::move(result_);
  }

  const Model& model_;
  const bool keep_trajectory_;
  const std::stop_token stop_;
  bool something_ends_ = false;
  detail::System system_;
  const detail::Certificate proof_;
  Eigen::VectorXd before_, now_, next_;
  std::vector<double> sizes_;                  ///< of the steps so far
  double change_ = 0;                          ///< of the last step, as the model measures it
  double estimate_ = 0;                        ///< of the distance, where nothing is proven
  double look_below_ = 16 * model_.tolerance;  ///< step size from which the bound is worth its cost
  Simulation result_;
};

Simulation ended(Run&& run, const Model& model) {
  if (model.steps) return run.exactly(*model.steps);
  return model.stop_by == StopBy::error ? run.to_the_end() : run.until_steps_are_small();
}

}  // namespace

Simulation simulate(const Map& map, const Model& model, const Interventions& interventions,
                    const SimulateOptions& options) {
  return ended(Run(map, model, interventions, options, true), model);
}

Simulation detail::simulate_unproven(const Map& map, const Model& model,
                                     const Interventions& interventions,
                                     const SimulateOptions& options) {
  return ended(Run(map, model, interventions, options, false), model);
}

}  // namespace fcm
