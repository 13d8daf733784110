// SPDX-License-Identifier: MIT
//
// Whether a scenario's effect is upheld by what is done, or the map has moved to another attractor:
// docs/maths.md, "Attractors".
#include <algorithm>
#include <cmath>

#include "analyse/response.hpp"

namespace fcm {

std::optional<bool> comes_back(const Map& map, const Model& model, const Simulation& baseline,
                               const ScenarioResult& result) {
  if (!baseline.settled() || !result.simulation.settled()) return std::nullopt;
  if (baseline.certified) return true;  // from anywhere
  const auto n = static_cast<Eigen::Index>(map.size());
  SimulateOptions options;
  options.start = result.simulation.state.head(n);
  const Simulation released = simulate(map, model, {}, options);
  if (released.ending == Ending::slow || released.ending == Ending::stopped) return std::nullopt;
  if (!released.settled()) return false;
  double size = 1, distance = 0;
  for (Eigen::Index j = 0; j < n; ++j) {
    size = std::max(size, std::abs(baseline.state[j]));
    distance = std::max(distance, std::abs(released.state[j] - baseline.state[j]));
  }
  return distance <= 1e-6 * size + released.error_bound + baseline.error_bound;
}

std::string analyse::elsewhere_note(const Scenario& scenario) {
  const std::string& name = scenario.title.empty() ? scenario.name : scenario.title;
  return "If '" + name +
         "' were taken back, the map would not come back to where it was: it has gone to another "
         "of the states that this model can rest in. The effect is the difference between two such "
         "states, and its direction may be an accident of where the map began.";
}

}  // namespace fcm
