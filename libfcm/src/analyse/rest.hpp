// SPDX-License-Identifier: MIT
//
// The fixed point a simulation settled at, with its slopes: what every derivative there is made of.
// docs/maths.md, "Gradients".
#pragma once

#include <string>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/sensitivity.hpp"
#include "fcm/simulate.hpp"
#include "simulate/system.hpp"

namespace fcm::analyse {

class Rest {
 public:
  /// Points at the map.
  Rest(const Map&, const Model&, const Interventions&, const Simulation&);

  /// Why there are no derivatives here, in a sentence; empty where there are.
  const std::string& none_because() const { return none_because_; }

  /// The gradient of sum_j seed_j a_j. By value: none where it hangs on a kink, or no round of the
  /// solve comes to rest.
  Gradient gradient(const std::vector<double>& seed) const;

 private:
  std::string look_for_reason(const Simulation&) const;
  void find_slopes();
  bool solve(std::vector<double>& adjoint) const;

  const Map& map_;
  const detail::System system_;
  Eigen::VectorXd state_;
  std::vector<double> seen_, argument_;
  std::vector<double> slope_;  ///< of a_j in x_j; 0 where held
  std::vector<bool> kink_;
  std::string none_because_;
};

}  // namespace fcm::analyse
