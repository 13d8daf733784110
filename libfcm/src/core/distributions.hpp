// SPDX-License-Identifier: MIT
//
// Numbers of other distributions, out of + - * / and square roots and our own exp and log alone, so
// that they are the same everywhere. Formulas and sources: docs/maths.md, "Weights drawn".
#pragma once

#include "core/random.hpp"

namespace fcm::core {

/// Requires low <= mode <= high.
double triangular(Random&, double low, double mode, double high);

/// Mean 0, standard deviation 1.
double normal(Random&);

/// Of scale 1. Requires shape > 0.
double gamma(Random&, double shape);

/// Between 0 and 1. Requires alpha > 0 and beta > 0.
double beta(Random&, double alpha, double beta);

}  // namespace fcm::core
