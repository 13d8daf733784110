// SPDX-License-Identifier: MIT
//
// How the difference between a scenario and the baseline comes about, as a linear system that is
// exact for this one scenario. With x the arguments of the transfer function f at the two fixed
// points, d_j = (f(x_j,s) - f(x_j,b)) / (x_j,s - x_j,b) the secant slope of a free factor, and
// g_ij = d_j scale w_ij:
//     delta_j = own_j + sum_i g_ij delta_i    own_j = d_j (u_j + sum_i (w'_ij - w_ij) seen_i,b)
// (d_j times phi under quasi_nonlinear), and delta_c = own_c = v - a_c,b for a clamped factor.
// docs/maths.md, "What-if".
#pragma once

#include <string>
#include <vector>

#include "fcm/what_if.hpp"

namespace fcm::analyse {

struct Arc {
  Index from = 0, to = 0;
  double gain = 0;
};

struct Response {
  std::vector<double> own;  ///< what the scenario itself does to each factor
  std::vector<Arc> arcs;    ///< in link order, then the factors' own memory; none into clamped ones
  std::vector<bool> clamped;
};

Response response_of(const ScenarioResult&, const Model&, const Simulation& baseline);

/// What a reader is told of a scenario after which the map would not come back.
std::string elsewhere_note(const Scenario&);

/// Simulates a scenario that is in numbers already, and compares it with the baseline.
ScenarioResult run_resolved(Scenario, Resolved, const Model&, const Simulation& baseline);

/// The state of the baseline on the scenario's map: a new factor is where it would be alone.
Eigen::VectorXd baseline_on(const Map&, const Model&, const Eigen::VectorXd& baseline);

}  // namespace fcm::analyse
