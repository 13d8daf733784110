// SPDX-License-Identifier: MIT
//
// A program and interventions made ready to iterate: stack(t+1) = step(stack(t)). The stack holds
// the last states, the newest first; without lags it is the state. Formulas: docs/maths.md,
// "Rules". Interventions are made those of the round they are all done by, for proofs; a simulation
// in which they change goes through enter() for each round before.
#pragma once

#include <Eigen/Core>
#include <cmath>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/model.hpp"
#include "fcm/simulate.hpp"
#include "simulate/equation.hpp"
#include "simulate/program.hpp"
#include "simulate/sparse/sums.hpp"

namespace fcm::detail {

class System {
 public:
  /// std::logic_error where the names of the model or the indices are not known.
  /// `workers` share the rounds of a large map; null: the calling thread does it alone.
  System(const Map&, const Model&, const Interventions&, Workers* workers = nullptr);

  Eigen::Index size() const { return inputs_.size(); }  ///< factors
  bool is_free(Eigen::Index j) const { return std::isnan(held_at_[static_cast<std::size_t>(j)]); }
  bool discrete() const { return discrete_; }  ///< one transfer function at least
  bool bounded() const { return bounded_; }    ///< all transfer functions
  bool finite() const { return finite_; }      ///< only so many states can be reached
  bool continuous() const { return time_step_ > 0; }
  const Program& program() const { return program_; }
  Equation equation() const;  ///< points into this system, and changes with the round

  /// From this round on interventions are the same for good; 1 where nothing is timed.
  std::size_t last_change() const { return last_change_; }

  /// The stack before the first step: every state is `start`, with the clamps that hold from the
  /// first round on and do not ramp.
  Eigen::VectorXd begin(const Eigen::VectorXd& start) const;

  /// Makes interventions those of the round that leads on from `stack`. Rounds are entered one
  /// after the other.
  void enter(std::size_t round, const Eigen::VectorXd& stack);

  /// One update of every factor at once, clamps applied. Every sum runs in link order. `next` is
  /// resized; it is not `stack`.
  void step(const Eigen::VectorXd& stack, Eigen::VectorXd& next) const;

  /// How far the newest state of the stack is from solving a = f(x(a)): per factor, 0 where
  /// clamped.
  Eigen::VectorXd residual(const Eigen::VectorXd& stack) const;

  /// The factor by which a small difference from `stack` grows a step, in the long run and if the
  /// slopes stay as they are there: the size of the largest eigenvalue of the Jacobian, nearly.
  double local_growth(const Eigen::VectorXd& stack) const;

 private:
  struct Held {
    Eigen::Index factor;
    double value;
  };
  void find_held(const Map&, const Model&);
  void put(std::size_t round);

  /// What the factors see of the stack.
  const double* seen(const double* stack) const;
  /// The newest state of the next stack in rounds: gain f(x) + keep a + rest start, clamps applied.
  void image(const double* stack, double* next) const;
  /// One step of classical Runge-Kutta of da/dt = image(a) - a (Kutta 1901; docs/maths.md, "Time").
  void runge_kutta(const double* state, double* next) const;
  /// One step of the difference between two near states, by the slopes of f that are given.
  void step_difference(const Eigen::VectorXd& slope, const Eigen::VectorXd& now,
                       Eigen::VectorXd& next) const;

  const Program program_;
  const Sums sums_;
  Workers* const workers_;
  double time_step_ = 0;  ///< of continuous time, else 0
  bool discrete_ = false, bounded_ = true, finite_ = true;
  const Interventions interventions_;
  const std::size_t last_change_;
  std::vector<Held> held_;       ///< sources, at their start
  std::vector<double> ramp_at_;  ///< by clamp, where its factor was when it began
  Eigen::VectorXd start_;

  // In the present round.
  std::size_t round_ = 0;
  Eigen::VectorXd inputs_;
  std::vector<Held> clamps_;
  std::vector<double> held_at_;  ///< by factor: the value it is clamped at, not a number where free

  mutable Eigen::VectorXd seen_, stage_, slope_of_stage_;
};

}  // namespace fcm::detail
