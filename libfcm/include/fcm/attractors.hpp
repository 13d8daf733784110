// SPDX-License-Identifier: MIT
//
// Where a map can end up: everything that many starts lead to, where it is not proven that there is
// one fixed point only. What no start found may still exist, and the message says so.
//
//     const Attractors found = attractors(map, model);
//     if (found.found.size() > 1) ...  // the end depends on the start
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/model.hpp"
#include "fcm/simulate.hpp"

namespace fcm {

/// Something that starts lead to and that stays.
struct Attractor {
  Ending ending = Ending::settled;  ///< settled, cycle, aperiodic
  std::size_t period = 0;           ///< 1 settled, > 1 cycle, else 0
  bool unstable = false;  ///< settled where the smallest nudge leads away: no attractor for long
  std::size_t starts = 0;
  /// In factor order. Of a cycle the state of it that is least by its first factor, then by its
  /// second, ...; of what is aperiodic, which is counted as one, a state that was passed.
  Eigen::VectorXd state;
};

struct Attractors {
  Proof proof = Proof::none;     ///< that there is one fixed point and nothing else; one start then
  std::vector<Attractor> found;  ///< most starts first
  std::size_t starts = 0;        ///< that were tried
  std::size_t starts_asked = 0;  ///< more than `starts` where it was stopped
  std::size_t unfinished = 0;    ///< starts still on their way when the steps ran out
  std::size_t unbounded = 0;     ///< starts that grew without bound (linear)
  std::string message;
};

struct AttractorOptions {
  std::size_t scattered = 40;  ///< starts besides low, high, middle, both corners and the model's
  std::uint64_t seed = 1;
  double apart = 1e-6;  ///< further from each other in any factor, two ends are two
};

/// Interventions as they are in the end, the steps and the stopping of the model left out: also a
/// proven fixed point is gone to, in 20,000 steps at least. Where nothing is proven:
/// O(starts * simulation). Stopped, it tells of the starts that had ended by then.
Attractors attractors(const Map&, const Model&, const Interventions& = {},
                      const AttractorOptions& = {}, const RunOptions& = {});

/// What a default may do unasked: attractors() where `ended` came to an end of its own that is not
/// proven to be the only one, and where a tenth of a second or so is enough for every start to go
/// as far as twice that way. Else none.
std::optional<Attractors> attractors_at_hand(const Map&, const Model&, const Interventions&,
                                             const Simulation& ended);

/// The states that attractors() starts from, one a column.
Eigen::MatrixXd attractor_starts(const Map&, const Model&, const Interventions& = {},
                                 const AttractorOptions& = {});

/// A simulation that did not settle because all factors move at once may settle once each keeps a
/// part of its last state: such factors have the same fixed points.
struct Damped {
  bool applies = false;  ///< false where every function is discrete, or time is continuous
  bool survives = false;
  double damping = 0;  ///< at which it settled, else the strongest that was tried
  Simulation simulation;
  std::string message;
};

/// None unless `ended` is a cycle or aperiodic. Damping .5, then .9.
std::optional<Damped> damped(const Map&, const Model&, const Interventions&,
                             const Simulation& ended, const SimulateOptions& = {});

}  // namespace fcm
