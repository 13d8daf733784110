// SPDX-License-Identifier: MIT
//
// The contraction certificate and the error bound that follows from it: docs/maths.md, "Contraction
// certificate".
#include "simulate/contraction.hpp"

#include <algorithm>
#include <cmath>

namespace fcm {
namespace detail {

Contraction prove_contraction(const System& system) {
  const auto n = static_cast<std::size_t>(system.size());
  Contraction found{.v = std::vector<double>(n, 1)};
  if (system.transfer().discrete) return found;
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

double largest_bound(const System& system, const Contraction& proof, const Eigen::VectorXd& before,
                     const Eigen::VectorXd& now, double goal) {
  const std::size_t n = proof.v.size();
  const std::vector<double> rounding = system.rounding(now);
  std::vector<double> step(n), bound(n), sum(n), next(n);
  double drawn = 0, rounded = 0;
  for (std::size_t j = 0; j < n; ++j) {
    const auto e = static_cast<Eigen::Index>(j);
    step[j] = std::fabs(now[e] - before[e]);
    drawn = std::max(drawn, step[j] / proof.v[j]);
    rounded = std::max(rounded, rounding[j] / proof.v[j]);
  }
  const double norm = (proof.q * drawn + rounded) / (1 - proof.q);
  for (std::size_t j = 0; j < n; ++j)
    bound[j] = system.is_free(static_cast<Eigen::Index>(j)) ? norm * proof.v[j] : 0;

  // Every valid bound e gives another, L|M|(e + s) + rounding, and the smaller of the two holds.
  double largest = *std::max_element(bound.begin(), bound.end());
  constexpr int most_rounds = 100;
  for (int round = 0; round < most_rounds && largest > 0; ++round) {
    for (std::size_t j = 0; j < n; ++j) sum[j] = bound[j] + step[j];
    system.spread(sum, next);
    double tightest = 0;
    for (std::size_t j = 0; j < n; ++j) {
      bound[j] = std::min(bound[j], next[j] + rounding[j]);
      tightest = std::max(tightest, bound[j]);
    }
    const bool worth_more = tightest < (tightest > goal ? 0.999 : 0.5) * largest;
    largest = tightest;
    if (!worth_more) break;
  }
  return largest;
}

}  // namespace detail

Contraction contraction(const Map& map, const Model& model, const Interventions& interventions) {
  return detail::prove_contraction(detail::System(map, model, interventions));
}

}  // namespace fcm
