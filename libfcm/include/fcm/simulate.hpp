// SPDX-License-Identifier: MIT
//
// One simulation: what a model does on a map under interventions. Pure, deterministic to the bit,
// always ends. Not settling is an ending, never an error.
//
//     Simulation s = simulate(map, anchored_model(map), {.inputs = {{listening, 0.08}}});
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/model.hpp"
#include "fcm/workers.hpp"

namespace fcm {

enum class Ending {
  settled,    ///< the distance to a fixed point is below the tolerance (bound, or estimate)
  cycle,      ///< the states repeat with `period` > 1
  slow,       ///< still moving towards something, or growing without bound, at the last step
  aperiodic,  ///< neither: no period found, not slowing down
  stopped     ///< the model asked for exactly so many steps, or for steps of a certain size; or
              ///< time is continuous, and its steps rest where the equation does not
};
std::string_view to_text(Ending);

/// How it was proven that a map has one fixed point under what is done to it.
enum class Proof {
  none,
  slopes,  ///< the largest slopes of the transfer functions: from anywhere
  box      ///< the slopes within the box that every start comes into
};
std::string_view to_text(Proof);

/// In which rounds an intervention works, counted from 1: round t leads from a(t-1) to a(t).
struct When {
  std::size_t from = 1;
  std::optional<std::size_t> until;  ///< last round; none: for good
  std::size_t ramp = 0;  ///< rounds in which it grows evenly to full: t - from + 1 of ramp
  double decay = 0;      ///< inputs, after `until`: this share is left each round, 0 <= d < 1
  bool always() const { return *this == When{}; }
  bool operator==(const When&) const = default;
};

struct Clamp {
  Index factor = 0;
  double value = 0;
  When when;  ///< a ramp leads from where the factor is when it begins
  bool operator==(const Clamp&) const = default;
};

/// An input u added to the argument of the transfer function; feedback stays.
struct Input {
  Index factor = 0;
  double value = 0;
  When when;  ///< a pulse is {.from = t, .until = t}
  bool operator==(const Input&) const = default;
};

struct Interventions {
  std::vector<Clamp> clamps;  ///< of several that hold a factor in one round, the last
  std::vector<Input> inputs;  ///< several on one factor add up
  bool operator==(const Interventions&) const = default;
};

/// Numbers finite, rounds and decays within the ranges above. Codes: intervention.value,
/// intervention.rounds, intervention.decay, factor.unknown.
Result<void> check(const Interventions&, const Map&);

struct Simulation {
  Ending ending = Ending::stopped;
  std::size_t steps = 0;
  std::size_t period = 0;  ///< 1 settled, > 1 cycle, else 0
  bool met = false;        ///< stopped: by the size of the step that Model::stop_by asked for
  double residual = 0;     ///< how far the last state is from solving a = f(x(a)), free factors
  /// On the distance to the fixed point, over free factors: proven if `certified`, else an estimate
  /// where settled and 0 where not.
  double error_bound = 0;
  bool certified = false;  ///< proven: the bound holds, and there is one fixed point only
  Proof proof = Proof::none;
  bool unstable = false;            ///< settled, where the smallest nudge leads away from the state
  std::size_t projected_steps = 0;  ///< slow: steps expected until settled; 0 unknown or never
  bool diverges = false;            ///< slow because it grows without bound (linear)
  bool unfinished = false;          ///< interventions were still to change when it ended
  bool interrupted = false;         ///< stopped: SimulateOptions::stop asked for it
  bool nothing_lasts = false;       ///< settled, where an intervention has ended of which, proven,
                                    ///< nothing is left
  Eigen::VectorXd state;            ///< in factor order
  std::vector<Eigen::VectorXd>
      trajectory;       ///< [0] is the start, clamps applied; empty unless asked
  std::string message;  ///< the ending in a sentence
  bool settled() const { return ending == Ending::settled; }
};

struct SimulateOptions {
  bool trajectory = false;
  /// Where to begin in place of the model's start, e.g. at the baseline's end. What a model holds
  /// at its start (hold_sources) or lets lean on it (quasi_nonlinear) stays with the model's start.
  std::optional<Eigen::VectorXd> start;
  /// Threads for a large map, or none: the result is the same to the bit.
  Workers* workers = nullptr;
  /// Asked before every step: the simulation then ends where it is, `stopped`.
  std::stop_token stop = {};
};

/// Requires check(model, map) and check(interventions, map) to hold (else std::logic_error).
/// O(steps * (links + factors)).
Simulation simulate(const Map&, const Model&, const Interventions& = {},
                    const SimulateOptions& = {});

/// Whether an iteration on this map is a proven contraction once the clamped factors are taken
/// out, so that there is one fixed point and every start comes to it: a vector v > 0 and q < 1 with
/// B v <= q v, where B bounds by how much a round spreads the difference of two states. B holds
/// everywhere if it was proven by the largest slopes of the transfer functions, and within `low` to
/// `high` if by the box, where every start comes sooner or later. docs/maths.md, "Contraction
/// certificate" and "Box iteration".
struct Contraction {
  Proof by = Proof::none;
  double q = 1;
  std::vector<double> v;          ///< in factor order; 1 for clamped factors
  std::vector<double> slope;      ///< by factor: the largest that B rests on
  std::vector<double> low, high;  ///< by the box alone
  bool proven() const { return by != Proof::none; }
};
Contraction contraction(const Map&, const Model&, const Interventions& = {});

}  // namespace fcm
