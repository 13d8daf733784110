// SPDX-License-Identifier: MIT
//
// All transfer functions rise, and none is steeper anywhere than where |x| is least: that is what
// the ends of an interval tell all about it rests on.
#include "simulate/box.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace fcm::detail {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double unit = std::numeric_limits<double>::epsilon();

struct Interval {
  double low = 0, high = 0;

  void add(Interval weight, Interval seen) {
    if (weight.low == weight.high) return add(weight.low, seen);
    const double corners[] = {product(weight.low, seen.low), product(weight.low, seen.high),
                              product(weight.high, seen.low), product(weight.high, seen.high)};
    low += *std::min_element(corners, corners + 4);
    high += *std::max_element(corners, corners + 4);
  }
  double size() const { return std::max(std::fabs(low), std::fabs(high)); }
  Interval wider(double by) const { return {low - by, high + by}; }

 private:
  void add(double weight, Interval seen) {
    low += weight * (weight > 0 ? seen.low : seen.high);
    high += weight * (weight > 0 ? seen.high : seen.low);
  }
  /// 0 times what may be without bounds is 0.
  static double product(double weight, double seen) { return weight == 0 ? 0 : weight * seen; }
};

/// x_j over the box. Rounding counts twice: for this sum and for that of a simulation.
Interval argument(const Equation& equation, const Box& box, std::uint32_t j) {
  const Program& program = *equation.program;
  const auto seen = [&](std::uint32_t i) {
    return Interval{program.scale * box.low[i] - program.shift,
                    program.scale * box.high[i] - program.shift};
  };
  Interval x;
  Interval self{program.self[j], program.self[j]};
  double terms = 4;
  double size = std::fabs(equation.inputs[j]);
  const auto count = [&](double weight, Interval of) {
    size += std::fabs(weight) * (of.size() + 2 * std::fabs(program.shift));
    terms += 2;
  };
  for (std::uint32_t k = program.into[j]; k < program.into[j + 1]; ++k) {
    const Interval weight{equation.weight[k], equation.highest_weight(k)};
    if (weight.low == 0 && weight.high == 0) continue;
    const Interval from = seen(program.source[k] % program.factors);
    count(weight.size(), from);
    if (program.source[k] == j)  // as in Reach: memory and a link to itself are one
      self = {self.low + weight.low, self.high + weight.high};
    else
      x.add(weight, from);
  }
  if (program.self[j] != 0) count(program.self[j], seen(j));
  if (self.low != 0 || self.high != 0) x.add(self, seen(j));
  x = {x.low + equation.inputs[j], x.high + equation.inputs[j]};
  return x.wider(2 * unit * terms * size);
}

double value_at(const TransferFunction& f, double x, double lambda) {
  if (x == infinity) return f.high;
  if (x == -infinity) return f.low;
  return f.value(x, lambda);
}

/// a = gain f + keep a + rest start, solved for a, f being `value`.
double solved(const Equation& equation, std::uint32_t j, double value) {
  const Program& program = *equation.program;
  if (program.is_plain()) return value;
  const double leant = program.rest == 0 ? 0 : program.rest * equation.start[j];
  return (program.gain * value + leant) / (1 - program.keep);
}

/// Of what solved() makes of a function that is good to 4 units in the last place.
double rounding_of(const Equation& equation, std::uint32_t j, Interval a) {
  const Program& program = *equation.program;
  if (!(a.size() < infinity)) return 0;
  if (program.is_plain()) return 8 * unit * a.size();
  const double leant = program.rest == 0 ? 0 : std::fabs(program.rest * equation.start[j]);
  return 32 * unit * (a.size() + leant) / (1 - program.keep);
}

Interval between(const Equation& equation, std::uint32_t j, double low, double high) {
  const Interval a{solved(equation, j, low), solved(equation, j, high)};
  return a.wider(rounding_of(equation, j, a));
}

}  // namespace

bool Box::holds(const Eigen::VectorXd& stack) const {
  const std::size_t n = low.size();
  for (Eigen::Index i = 0; i < stack.size(); ++i) {
    const std::size_t j = static_cast<std::size_t>(i) % n;
    if (!(stack[i] >= low[j] && stack[i] <= high[j])) return false;
  }
  return true;
}

Box whole_range(const Equation& equation) {
  const Program& program = *equation.program;
  Box box{std::vector<double>(program.factors), std::vector<double>(program.factors)};
  for (std::uint32_t j = 0; j < program.factors; ++j) {
    const TransferFunction& f = *program.transfer[j];
    Interval a{equation.held[j], equation.held[j]};
    if (equation.is_free(j)) a = between(equation, j, f.low, f.high);
    box.low[j] = a.low;
    box.high[j] = a.high;
  }
  return box;
}

Box narrowed(const Equation& equation, const Box& box) {
  const Program& program = *equation.program;
  Box next = box;
  for (std::uint32_t j = 0; j < program.factors; ++j) {
    if (!equation.is_free(j)) continue;
    const Interval x = argument(equation, box, j);
    const TransferFunction& f = *program.transfer[j];
    const Interval a = between(equation, j, value_at(f, x.low, program.lambda),
                               value_at(f, x.high, program.lambda));
    next.low[j] = std::max(box.low[j], a.low);
    next.high[j] = std::min(box.high[j], a.high);
  }
  return next;
}

Box narrowest(const Equation& equation, const std::function<bool(const Box&)>& look) {
  constexpr unsigned most_rounds = 512;
  Box box = whole_range(equation);
  for (unsigned round = 1;; ++round) {
    Box next = narrowed(equation, box);
    const bool last = stalled(box, next) || round == most_rounds;
    box = std::move(next);
    const bool to_be_seen = last || (round > 1 && std::has_single_bit(round));
    if ((look && to_be_seen && look(box)) || last) return box;
  }
}

Box widened(const Box& box) {
  Box wider = box;
  for (std::size_t j = 0; j < box.low.size(); ++j) {
    const double size = std::max(std::fabs(box.low[j]), std::fabs(box.high[j]));
    const double by = 1e-3 * (box.high[j] - box.low[j]) + 1e-9 * (1 + size);
    wider.low[j] -= by;
    wider.high[j] += by;
  }
  return wider;
}

namespace {

/// The largest slope where the argument is anywhere in x.
double largest_slope(const TransferFunction& f, Interval x, double lambda) {
  const double most = f.lipschitz(lambda);
  if (f.discrete) return value_at(f, x.low, lambda) == value_at(f, x.high, lambda) ? 0 : infinity;
  if (x.low <= 0 && x.high >= 0) return most;
  // The slopes lose digits where they are small beside the largest.
  return std::min(most,
                  f.slope(x.low > 0 ? x.low : x.high, lambda) * (1 + 1e-12) + 8 * unit * most);
}

double smallest_slope(const TransferFunction& f, Interval x, double lambda) {
  if (f.discrete) return 0;
  const auto slope = [&](double at) {
    return std::isfinite(at) || f.name == "linear" ? f.slope(at, lambda) : 0;
  };
  const double least = std::min(slope(x.low), slope(x.high));
  return std::max(0.0, least * (1 - 1e-12) - 8 * unit * f.lipschitz(lambda));
}

}  // namespace

std::vector<double> slopes_in(const Equation& equation, const Box& box) {
  const Program& program = *equation.program;
  std::vector<double> slope(program.factors, 0);
  for (std::uint32_t j = 0; j < program.factors; ++j)
    if (equation.is_free(j))
      slope[j] = largest_slope(*program.transfer[j], argument(equation, box, j), program.lambda);
  return slope;
}

std::vector<Bounds> secants_between(const Place& one, const Place& other) {
  const Program& program = *one.equation.program;
  std::vector<Bounds> slopes(program.factors);
  for (std::uint32_t j = 0; j < program.factors; ++j) {
    if (!one.equation.is_free(j) || !other.equation.is_free(j)) continue;
    const Interval a = argument(one.equation, one.box, j);
    const Interval b = argument(other.equation, other.box, j);
    const Interval x{std::min(a.low, b.low), std::max(a.high, b.high)};
    const TransferFunction& f = *program.transfer[j];
    slopes[j] = {smallest_slope(f, x, program.lambda), largest_slope(f, x, program.lambda)};
  }
  return slopes;
}

bool stalled(const Box& before, const Box& now) {
  for (std::size_t j = 0; j < now.low.size(); ++j) {
    const double was = before.high[j] - before.low[j], is = now.high[j] - now.low[j];
    const double last_bits = 1e-13 * (1 + std::fabs(now.low[j]) + std::fabs(now.high[j]));
    if (is < 0.99 * was && was > last_bits) return false;
  }
  return true;
}

}  // namespace fcm::detail
