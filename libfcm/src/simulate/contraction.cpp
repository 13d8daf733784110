// SPDX-License-Identifier: MIT
//
// The contraction certificate and the error bound that follows from it: docs/maths.md, "Contraction
// certificate" and "Box iteration".
#include "simulate/contraction.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "simulate/box.hpp"
#include "simulate/system.hpp"

namespace fcm {

std::string_view to_text(Proof proof) {
  switch (proof) {
    case Proof::slopes:
      return "slopes";
    case Proof::box:
      return "box";
    case Proof::none:
      break;
  }
  return "none";
}

namespace detail {
namespace {

/// Whether B x >= x for some x >= 0 that is not 0, so that the spectral radius is at least 1: tried
/// with the part of `v` that grows.
bool is_disproven(const Reach& reach, std::vector<double> x) {
  std::vector<double> image(x.size());
  constexpr int most_prunings = 8;
  for (int pruning = 0; pruning < most_prunings; ++pruning) {
    reach.spread(x, image);
    bool all_grow = true, any = false;
    for (std::size_t j = 0; j < x.size(); ++j) {
      if (x[j] == 0) continue;
      const bool grows = image[j] >= x[j];
      any = any || grows;
      all_grow = all_grow && grows;
      if (!grows) x[j] = 0;
    }
    if (!any) return false;
    if (all_grow) return true;
  }
  return false;
}

struct Vector {
  bool found = false;
  double q = 1;
  std::vector<double> v;
};

/// v > 0 and q < 1 with B v <= q v.
Vector contracting_vector(const Reach& reach, std::size_t n) {
  Vector found{.v = std::vector<double>(n, 1)};
  // v <- 1 + B v grows towards (I - B)^-1 1, which exists for a spectral radius below 1 only. Its
  // growth in one round is B v - (v - 1): where that is below 1 everywhere, v proves it.
  constexpr unsigned most_rounds = 2'000;
  constexpr double too_far = 1e9;
  std::vector<double> next(n), growing(n);
  for (unsigned round = 1;; ++round) {
    reach.spread(found.v, next);
    double q = 0, growth = 0, largest = 0;
    for (std::size_t j = 0; j < n; ++j) {
      q = std::max(q, next[j] / found.v[j]);
      growing[j] = next[j] + 1 - found.v[j];
      growth = std::max(growth, growing[j]);
      largest = std::max(largest, next[j]);
    }
    // The margin pays for the rounding of q itself.
    found.found = q < 1 - 1e-9;
    found.q = q;
    if ((found.found && growth <= 0.5) || largest > too_far || !std::isfinite(largest)) break;
    if (round == most_rounds) break;
    if (round >= 8 && std::has_single_bit(round) && is_disproven(reach, growing)) break;
    for (std::size_t j = 0; j < n; ++j) found.v[j] = next[j] + 1;
  }
  return found;
}

struct Proven {
  Contraction contraction;
  Reach reach;
};

std::optional<Proven> proven_on(const Equation& equation, const std::vector<double>& slope,
                                Proof by) {
  for (const double each : slope)
    if (!std::isfinite(each)) return std::nullopt;
  Reach reach(equation, slope);
  Vector found = contracting_vector(reach, slope.size());
  if (!found.found) return std::nullopt;
  return Proven{{.by = by, .q = found.q, .v = std::move(found.v), .slope = slope},
                std::move(reach)};
}

std::optional<Proven> by_slopes(const Equation& equation) {
  return proven_on(equation, largest_slopes(*equation.program), Proof::slopes);
}

std::optional<Proven> by_box(const Equation& equation) {
  std::optional<Proven> found;
  narrowest(equation, [&](const Box& box) {
    const Box place = widened(box);
    found = proven_on(equation, slopes_in(equation, place), Proof::box);
    if (!found) return false;
    found->contraction.low = place.low;
    found->contraction.high = place.high;
    return true;
  });
  return found;
}

}  // namespace

Certificate::Certificate(const Equation& equation, Nothing)
    : equation_(equation), proof_{.v = std::vector<double>(equation.program->factors, 1)} {}

Certificate Certificate::none(const Equation& equation) { return {equation, Nothing{}}; }

Certificate::Certificate(const Equation& equation) : Certificate(equation, Nothing{}) {
  std::optional<Proven> found = by_slopes(equation);
  if (!found) found = by_box(equation);
  if (!found) return;
  proof_ = std::move(found->contraction);
  reach_ = std::move(found->reach);
}

bool Certificate::holds(const Eigen::VectorXd& stack) const {
  return proof_.by == Proof::slopes || Box{proof_.low, proof_.high}.holds(stack);
}

double Certificate::across_the_box(const Eigen::VectorXd& now) const {
  double largest = 0;
  for (std::uint32_t j = 0; j < equation_.program->factors; ++j)
    if (equation_.is_free(j))
      largest = std::max(
          {largest, std::fabs(now[j] - proof_.low[j]), std::fabs(proof_.high[j] - now[j])});
  return largest;
}

double Certificate::bound(const Eigen::VectorXd& before, const Eigen::VectorXd& now,
                          double goal) const {
  const std::size_t n = proof_.v.size();
  if (n == 0) return 0;
  if (!holds(before)) return across_the_box(now);
  const std::vector<double> rounding = reach_->rounding(now);
  // e <= B(e + d) + rounding, d the way of the last `depth` rounds.
  std::vector<double> way(n, 0), rest(n);
  for (Eigen::Index i = 0; i < now.size(); ++i)
    way[static_cast<std::size_t>(i) % n] += std::fabs(now[i] - before[i]);
  reach_->spread(way, rest);
  for (std::size_t j = 0; j < n; ++j) rest[j] += rounding[j];
  return largest_of_series(std::move(rest), goal);
}

double Certificate::bound(const Eigen::VectorXd& now, const Eigen::VectorXd& residual, double goal,
                          double kept) const {
  const std::size_t n = proof_.v.size();
  if (n == 0) return 0;
  if (!holds(now.head(static_cast<Eigen::Index>(n)))) return across_the_box(now);
  std::vector<double> rest = reach_->rounding(now);  // e <= B e + residual + rounding
  for (std::size_t j = 0; j < n; ++j) rest[j] += kept * residual[static_cast<Eigen::Index>(j)];
  return largest_of_series(std::move(rest), goal);
}

double Certificate::largest_of_series(std::vector<double> rest, double goal) const {
  const std::size_t n = proof_.v.size();
  std::vector<double> sum(n, 0), next(n);
  // It is a geometric series. What is left of it after some terms is at most |rest|_v / (1 - q)
  // times v, and with every term the rest leans more towards v.
  double best = std::numeric_limits<double>::infinity();
  constexpr double slack = 1 + 1e-6;  // for the rounding of the bound itself
  constexpr int most_terms = 100;
  for (int term = 0; term < most_terms; ++term) {
    double norm = 0, largest = 0;
    for (std::size_t j = 0; j < n; ++j) norm = std::max(norm, rest[j] / proof_.v[j]);
    for (std::uint32_t j = 0; j < n; ++j)
      if (equation_.is_free(j))
        largest = std::max(largest, slack * (sum[j] + norm / (1 - proof_.q) * proof_.v[j]));
    const bool worth_more = largest < 0.99 * best;
    best = std::min(best, largest);
    if (best <= goal || !worth_more) break;
    for (std::size_t j = 0; j < n; ++j) sum[j] += rest[j];
    reach_->spread(rest, next);
    rest.swap(next);
  }
  return best;
}

}  // namespace detail

Contraction contraction(const Map& map, const Model& model, const Interventions& interventions) {
  const detail::System system(map, model, interventions);
  return detail::Certificate(system.equation()).contraction();
}

}  // namespace fcm
