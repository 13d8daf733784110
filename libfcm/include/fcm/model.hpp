// SPDX-License-Identifier: MIT
//
// A model: the method by which activation iterates on a map. It is not the question (scenario.hpp).
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/result.hpp"

namespace fcm {

/// How the state of step t gives the argument x of the transfer function at step t+1:
///   x_j = sum_i seen(a_i) w_ij + self * seen(a_j) + u_j,   a_j' = f(x_j)
/// with seen(a) = scale * a - shift. One file each in src/simulate/rules/, with its source.
struct Rule {
  std::string_view name;
  std::string_view title;
  std::string_view formula;
  double self;   ///< weight of a factor's own last state
  double scale;  ///< slope of seen()
  double shift;
  bool sigmoid_only;            ///< defined for the sigmoid alone (rescaled)
  bool leans_on_start = false;  ///< a_j' = phi f(x_j) + (1 - phi) start_j (quasi_nonlinear)
};

const std::vector<Rule>& rules();
Result<const Rule*> rule_named(
    std::string_view);  // hyphens count as underscores; code "rule.unknown"

struct TransferFunction {
  std::string_view name;
  std::string_view title;
  std::string_view formula;
  double (*value)(double x, double lambda);
  double (*slope)(double x, double lambda);  ///< derivative with respect to x; 0 for discrete ones
  double (*lipschitz)(double lambda);        ///< the largest slope; infinity for discrete ones
  double low, high;                          ///< range; -inf, inf for linear
  bool discrete;
};

const std::vector<TransferFunction>& transfer_functions();
Result<const TransferFunction*> transfer_named(std::string_view);  // code "transfer.unknown"

/// How far knock-on carries: c of the anchor.
enum class Carry { near, middle, far };
double anchor_of(Carry);  // .3, .5, .8
Result<Carry> carry_named(std::string_view);
std::string_view to_text(Carry);

/// What the tolerance is held against.
enum class StopBy {
  error,               ///< the distance to the fixed point: error control, the default
  largest_change,      ///< max_j |a_j(t) - a_j(t-1)|: a step size, as every other tool does; ending
                       ///< `stopped`
  mean_square_change,  ///< mean_j of the squared change (JFCM); ending `stopped`
  change_of_the_sum    ///< |sum_j a_j(t) - sum_j a_j(t-1)| (py-fcm): changes may cancel; `stopped`
};
std::string_view to_text(StopBy);
Result<StopBy> stop_by_named(std::string_view);  // code "stop_by.unknown"

/// How rounds follow each other.
enum class Time {
  rounds,     ///< a(t+1) from a(t): all factors at once
  continuous  ///< da/dt = f(lambda x(a)) - a, by classical Runge-Kutta 4 with `time_step` rounds
};

struct Model {
  std::string rule = "kosko";
  std::string transfer = "tanh";
  std::map<std::string, std::string> transfer_of;  ///< by factor id, in place of `transfer`
  double lambda = 1;
  double phi = 0.8;  ///< quasi_nonlinear alone: share of f(x) in a state; the rest is the start
  std::map<std::string, double> memory_of;  ///< by factor id, in place of the rule's `self`
  double start = 0;                         ///< of every factor that `start_of` does not name
  std::map<std::string, double> start_of;   ///< by factor id
  /// Factors without a link of a weight other than 0 into them, and without an input, stay at the
  /// model's start for them.
  bool hold_sources = false;
  double damping = 0;  ///< 0 <= d < 1: a(t+1) = d a(t) + (1 - d) f(x); same fixed points
  Time time = Time::rounds;
  double time_step = 0.1;            ///< continuous alone; 1e-4 <= h <= 1
  std::optional<std::size_t> steps;  ///< exactly so many, ending `stopped`
  std::size_t max_steps = 20'000;
  StopBy stop_by = StopBy::error;
  double tolerance = 1e-12;
  bool operator==(const Model&) const = default;
};

/// Names known, factors on the map, numbers within the ranges above, rescaled only with sigmoid
/// (code "model.rescaled_needs_sigmoid"), continuous time without lags and damping. Codes: model.*,
/// rule.unknown, transfer.unknown, factor.unknown.
Result<void> check(const Model&, const Map&);

/// The default model (SCENARIOS, "The default model"): Kosko, tanh, start 0, and
///   lambda = min(atanh(c) / max|w|, c / rho(|W|)),  the second term left out where rho = 0;
/// lambda 1 for a map without links. Held for every edited or resampled map of the same study.
Model anchored_model(const Map&, Carry = Carry::middle);
double anchored_lambda(const Map&, Carry = Carry::middle);

/// The lambda of Koutsellis, Xexakis, Koasidis, Nikas and Doukas 2022, for sigmoid and tanh: the
/// smaller of the two under which the fixed point is unique by their condition and sums stay where
/// the function is nearly linear. Their input factors, here those without links into them, do not
/// count. `memory` is the weight of a factor's own last state. 1 for a map without links. Code
/// model.koutsellis for other functions. docs/maths.md, "Koutsellis' lambda".
Result<double> koutsellis_lambda(const Map&, std::string_view transfer, double memory = 0);

/// Mental Modeler's customary model: Kosko, sigmoid, lambda 1, start 1: default of `fcm simulate`.
Model customary_model();

}  // namespace fcm
