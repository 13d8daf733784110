// SPDX-License-Identifier: MIT
//
// The readings of a project: the same claims and the same scenarios, coded, weighed or modelled in
// another defensible way. SCENARIOS, "The default model" and "Voices and conversations".
#pragma once

#include <string>
#include <vector>

#include "fcm/findings.hpp"

namespace fcm {

/// One thing is read otherwise, and the rest as the project says; the model is anchored anew.
struct OtherReading {
  std::string name;  ///< "coder A alone"
  Map map;
  Model model;
};
Result<std::vector<OtherReading>> other_readings(const Loaded&);

/// Effects of every scenario on every outcome, factors of the project's map. A scenario that cannot
/// be said under this reading, because it names a connection that is not there, has none.
Reading read(const OtherReading&, const std::vector<Scenario>&, const std::vector<Index>& outcomes);

}  // namespace fcm
