// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "analyse/response.hpp"

namespace fcm {
namespace {

constexpr double longest = 1e7;  // states of single factors that are kept, 80 MB

Course course_of(const std::vector<Eigen::VectorXd>& states, Eigen::Index j, double was,
                 double effect) {
  Course course;
  std::size_t arrived = states.size();
  while (arrived > 0 && std::abs(states[arrived - 1][j] - was - effect) <= 0.1 * std::abs(effect))
    --arrived;
  if (effect != 0) course.arrived = arrived;
  for (const Eigen::VectorXd& state : states)
    if (std::abs(state[j] - was) > std::abs(course.furthest)) course.furthest = state[j] - was;
  // What is approached for ever is as good as there, to a thousandth.
  const double nearly = 0.999 * std::abs(course.furthest);
  while (std::abs(states[course.furthest_round][j] - was) < nearly) ++course.furthest_round;
  return course;
}

}  // namespace

std::vector<std::optional<Course>> courses(const ScenarioResult& result, const Model& model,
                                           const Simulation& baseline,
                                           const std::vector<Index>& outcomes) {
  std::vector<std::optional<Course>> all(outcomes.size());
  const Map& map = result.resolved.map;
  const auto known = [&result](Index outcome) { return result.effect[outcome].has_value(); };
  const double states = static_cast<double>(result.simulation.steps + 1);
  if (std::none_of(outcomes.begin(), outcomes.end(), known) ||
      states * static_cast<double>(map.size()) > longest)
    return all;
  SimulateOptions options;
  options.trajectory = true;
  options.start = analyse::baseline_on(map, model, baseline.state);
  const Simulation again = simulate(map, model, result.resolved.interventions, options);
  for (std::size_t k = 0; k < outcomes.size(); ++k) {
    const auto j = static_cast<Eigen::Index>(outcomes[k]);
    if (known(outcomes[k]))
      all[k] = course_of(again.trajectory, j, (*options.start)[j], *result.effect[outcomes[k]]);
  }
  return all;
}

}  // namespace fcm
