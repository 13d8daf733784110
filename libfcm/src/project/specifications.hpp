// SPDX-License-Identifier: MIT
//
// The grid of specifications: ways of weighing, and models at multiples of the lambda that is
// anchored for each map, rule and function.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fcm/project.hpp"
#include "fcm/robust.hpp"

namespace fcm::detail {

/// A way of weighing, and the map it gives.
struct Weighed {
  std::string said;
  Conflict conflict = Conflict::net;
  Map map;
  double largest = 0, rho = 0;  ///< max |w|, rho(|W|)
};
Weighed weighed(std::string said, Conflict, Map);

/// zero rule x conflict rule. A map file has its own weights only, with or without those links that
/// it says are contested.
Result<std::vector<Weighed>> weighings(const Loaded&);

struct Method {
  std::string_view rule, transfer, said;
};
/// Modified Kosko with tanh is not among them: at half the lambda it is the rescaled rule with the
/// sigmoid in other letters (docs/maths.md, "Rules").
const std::vector<Method>& methods();

struct Multiple {
  double times;
  std::string_view said;
};
const std::vector<Multiple>& multiples();

/// The model at so many times the anchored lambda, which for any rule with memory s and function
/// with a largest slope L at lambda 1 is
///   min(atanh(c) / max|w|, c / (rho(|W|) + s)) / L.
Model model_on(const Weighed&, const Method&, double times, double c);

}  // namespace fcm::detail
