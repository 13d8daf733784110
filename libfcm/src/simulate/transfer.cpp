// SPDX-License-Identifier: MIT
//
// The transfer functions f(lambda x). Formulas and sources: docs/maths.md, "Transfer functions".
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/elementary.hpp"
#include "fcm/model.hpp"
#include "simulate/named.hpp"

namespace fcm {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double no_slope(double, double) { return 0; }
double unbounded(double) { return infinity; }
double identity(double lambda) { return lambda; }

double sigmoid_value(double x, double lambda) { return core::sigmoid(lambda * x); }
double sigmoid_slope(double x, double lambda) {
  const double a = core::sigmoid(lambda * x);
  return lambda * a * (1 - a);
}
double quarter(double lambda) { return lambda / 4; }

double tanh_value(double x, double lambda) { return core::tanh(lambda * x); }
double tanh_slope(double x, double lambda) {
  const double a = core::tanh(lambda * x);
  return lambda * (1 - a) * (1 + a);
}

double bivalent_value(double x, double) { return x > 0 ? 1 : 0; }
double bivalent_half_value(double x, double) { return x >= 0.5 ? 1 : 0; }
double trivalent_value(double x, double) { return x > 0 ? 1 : x < 0 ? -1 : 0; }

double trivalent_half_value(double x, double) { return x >= 0.5 ? 1 : x <= -0.5 ? -1 : 0; }

double linear_value(double x, double lambda) { return lambda * x; }
double linear_slope(double, double lambda) { return lambda; }

double saturation_value(double x, double lambda) { return std::clamp(lambda * x, -1.0, 1.0); }
double saturation_slope(double x, double lambda) { return std::fabs(lambda * x) < 1 ? lambda : 0; }

double saturation_unit_value(double x, double lambda) { return std::clamp(lambda * x, 0.0, 1.0); }
double saturation_unit_slope(double x, double lambda) {
  return lambda * x >= 0 && lambda * x < 1 ? lambda : 0;
}

}  // namespace

const std::vector<TransferFunction>& transfer_functions() {
  static const std::vector<TransferFunction> table = {
      {"sigmoid", "Sigmoid, between 0 and 1", "1 / (1 + exp(-lambda x))", sigmoid_value,
       sigmoid_slope, quarter, 0, 1, false},
      {"tanh", "Hyperbolic tangent, between -1 and 1", "tanh(lambda x)", tanh_value, tanh_slope,
       identity, -1, 1, false},
      {"bivalent", "Off or on", "1 where x > 0, else 0", bivalent_value, no_slope, unbounded, 0, 1,
       true},
      {"bivalent_half", "Off or on, from one half", "1 where x >= 0.5, else 0", bivalent_half_value,
       no_slope, unbounded, 0, 1, true},
      {"trivalent", "Less, the same or more", "the sign of x; 0 at 0", trivalent_value, no_slope,
       unbounded, -1, 1, true},
      {"trivalent_half", "Less, the same or more, from one half",
       "1 where x >= 0.5, -1 where x <= -0.5, else 0", trivalent_half_value, no_slope, unbounded,
       -1, 1, true},
      {"linear", "Linear, without bounds", "lambda x", linear_value, linear_slope, identity,
       -infinity, infinity, false},
      {"saturation", "Linear, cut at -1 and 1", "min(1, max(-1, lambda x))", saturation_value,
       saturation_slope, identity, -1, 1, false},
      {"saturation_unit", "Linear, cut at 0 and 1", "min(1, max(0, lambda x))",
       saturation_unit_value, saturation_unit_slope, identity, 0, 1, false},
  };
  return table;
}

Result<const TransferFunction*> transfer_named(std::string_view name) {
  return detail::named(transfer_functions(), name, "transfer.unknown", "transfer function");
}

}  // namespace fcm
