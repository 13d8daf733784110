// SPDX-License-Identifier: MIT
//
// Where states and effects can be when all that is known of a weight is an interval: a rigorous
// enclosure, by the box iteration with interval weights. docs/maths.md, "Enclosure".
//
//     Enclosure all = enclose(map, model, {.inputs = {{rain, 0.5}}}, ranges);
//     if (all.effect[puddles].low > 0) ...  // whatever the weights are, more
#pragma once

#include <vector>

#include "fcm/map.hpp"
#include "fcm/model.hpp"
#include "fcm/simulate.hpp"
#include "fcm/weight_ranges.hpp"

namespace fcm {

/// From low to high; ends may be infinite (linear).
struct Bounds {
  double low = 0, high = 0;
  bool contains(double x) const { return x >= low && x <= high; }
  bool operator==(const Bounds&) const = default;
};

/// By factor. Every fixed point of every map whose weights lie within the ranges lies within
/// `state` (with the interventions) and `baseline` (without); and the difference between one of
/// either on the same map within `effect`. So does every simulation that settles, to within its own
/// error bound. Rounding is paid for. The bounds need not be reached: where loops go both ways, or
/// functions jump, they may be wide.
struct Enclosure {
  std::vector<Bounds> state, baseline, effect;
};

/// One range for each link of the map; `from` means nothing here; those of links that are not
/// simulated are not read. Interventions are those in force for good. Requires check(model, map),
/// low <= high, and with hold_sources that no link into a factor may weigh both 0 and something
/// else, for then the factor would be held in some maps only (std::logic_error).
/// O(rounds * links), 512 rounds at most for each of the three.
Enclosure enclose(const Map&, const Model&, const Interventions&, const std::vector<WeightRange>&);

}  // namespace fcm
