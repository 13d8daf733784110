// SPDX-License-Identifier: MIT
//
// The contraction certificate and the error bound that follows from it: docs/maths.md, "Contraction
// certificate".
#include "simulate/contraction.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace fcm {
namespace detail {

Contraction prove_contraction(const System& system) {
  const auto n = static_cast<std::size_t>(system.size());
  Contraction found{.v = std::vector<double>(n, 1)};
  if (system.discrete()) return found;
  // v <- 1 + L|M|v grows towards (I - L|M|)^-1 1, which exists for a spectral radius below 1 only.
  // Its growth in one round is L|M|v - (v - 1): where that is below 1 everywhere, v proves it.
  constexpr int most_rounds = 2'000;
  constexpr double too_far = 1e9;
  std::vector<double> next(n);
  for (int round = 0; round < most_rounds; ++round) {
    system.spread(found.v, next);
    double q = 0, growth = 0, largest = 0;
    for (std::size_t j = 0; j < n; ++j) {
      q = std::max(q, next[j] / found.v[j]);
      growth = std::max(growth, next[j] + 1 - found.v[j]);
      largest = std::max(largest, next[j]);
    }
    // The margin pays for the rounding of q itself.
    found.proven = q < 1 - 1e-9;
    found.q = q;
    if ((found.proven && growth <= 0.5) || largest > too_far || !std::isfinite(largest)) break;
    for (std::size_t j = 0; j < n; ++j) found.v[j] = next[j] + 1;
  }
  if (!found.proven) return {.v = std::vector<double>(n, 1)};
  return found;
}

namespace {

/// The largest entry of the solution of e <= B e + rest.
double largest_of_series(const System& system, const Contraction& proof, std::vector<double> rest,
                         double goal) {
  const std::size_t n = proof.v.size();
  std::vector<double> sum(n, 0), next(n);
  // It is a geometric series. What is left of it after some terms is at most |rest|_v / (1 - q)
  // times v, and with every term the rest leans more towards v.
  double best = std::numeric_limits<double>::infinity();
  constexpr double slack = 1 + 1e-6;  // for the rounding of the bound itself
  constexpr int most_terms = 100;
  for (int term = 0; term < most_terms; ++term) {
    double norm = 0, largest = 0;
    for (std::size_t j = 0; j < n; ++j) norm = std::max(norm, rest[j] / proof.v[j]);
    for (std::size_t j = 0; j < n; ++j)
      if (system.is_free(static_cast<Eigen::Index>(j)))
        largest = std::max(largest, slack * (sum[j] + norm / (1 - proof.q) * proof.v[j]));
    const bool worth_more = largest < 0.99 * best;
    best = std::min(best, largest);
    if (best <= goal || !worth_more) break;
    for (std::size_t j = 0; j < n; ++j) sum[j] += rest[j];
    system.spread(rest, next);
    rest.swap(next);
  }
  return best;
}

}  // namespace

double largest_bound(const System& system, const Contraction& proof, const Eigen::VectorXd& before,
                     const Eigen::VectorXd& now, double goal) {
  const std::size_t n = proof.v.size();
  if (n == 0) return 0;
  const std::vector<double> rounding = system.rounding(now);
  // e <= B(e + d) + rounding, d the way of the last `depth` steps.
  std::vector<double> way(n, 0), rest(n);
  for (Eigen::Index i = 0; i < now.size(); ++i)
    way[static_cast<std::size_t>(i) % n] += std::fabs(now[i] - before[i]);
  system.spread(way, rest);
  for (std::size_t j = 0; j < n; ++j) rest[j] += rounding[j];
  return largest_of_series(system, proof, std::move(rest), goal);
}

double largest_bound(const System& system, const Contraction& proof, const Eigen::VectorXd& now,
                     double goal) {
  const std::size_t n = proof.v.size();
  if (n == 0) return 0;
  const Eigen::VectorXd residual = system.residual(now);
  std::vector<double> rest = system.rounding(now);  // e <= B e + residual + rounding
  const double kept = 1 - system.program().keep;
  for (std::size_t j = 0; j < n; ++j) rest[j] += kept * residual[static_cast<Eigen::Index>(j)];
  return largest_of_series(system, proof, std::move(rest), goal);
}

}  // namespace detail

Contraction contraction(const Map& map, const Model& model, const Interventions& interventions) {
  return detail::prove_contraction(detail::System(map, model, interventions));
}

}  // namespace fcm
