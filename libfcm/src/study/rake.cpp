// SPDX-License-Identifier: MIT
//
// docs/maths.md, "Weights from people". Sums run in the order of voices.
#include "study/rake.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/elementary.hpp"

namespace fcm::study {
namespace {

double sum(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

double largest_miss(const std::vector<Side>& sides, std::span<const double> weights) {
  double miss = 0;
  for (const Side& side : sides) {
    const std::vector<double> reached = shares(side, weights);
    for (std::size_t c = 0; c < reached.size(); ++c)
      miss = std::max(miss, std::abs(reached[c] - side.wanted[c]));
  }
  return miss;
}

/// One voice in one category is scaled by wanted / reached, as Deming and Stephan do.
void fit_side(const Side& side, std::vector<double>& weights) {
  const std::vector<double> reached = shares(side, weights);
  std::vector<double> factor(reached.size(), 1), log_factor(reached.size(), 0);
  for (std::size_t c = 0; c < reached.size(); ++c)
    if (reached[c] > 0) {
      factor[c] = side.wanted[c] / reached[c];
      log_factor[c] = core::log(factor[c]);
    }
  for (std::size_t r = 0; r < weights.size(); ++r) {
    const std::vector<std::size_t>& parts = side.parts[r];
    if (parts.size() == 1) weights[r] *= factor[parts.front()];
    if (parts.size() < 2) continue;
    double log_product = 0;
    for (const std::size_t c : parts) log_product += log_factor[c];
    weights[r] *= core::exp(log_product / static_cast<double>(parts.size()));
  }
}

/// As large together as before.
void keep_size(std::vector<double>& weights, double size) {
  const double now = sum(weights);
  if (now > 0)
    for (double& weight : weights) weight *= size / now;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

/// What a voice is multiplied by is cut at `trim` times the median of it. Returns how many were.
std::size_t cut(std::vector<double>& weights, std::span<const double> base, double trim) {
  std::vector<double> factors;
  for (std::size_t r = 0; r < weights.size(); ++r)
    if (base[r] > 0) factors.push_back(weights[r] / base[r]);
  if (factors.empty()) return 0;
  const double most = trim * median(factors);
  std::size_t above = 0;
  for (std::size_t r = 0; r < weights.size(); ++r)
    if (base[r] > 0 && weights[r] > most * base[r] * (1 + 1e-12)) {
      weights[r] = most * base[r];
      ++above;
    }
  return above;
}

double largest_change(std::span<const double> a, std::span<const double> b) {
  double change = 0;
  for (std::size_t r = 0; r < a.size(); ++r)
    change = std::max(change, std::abs(a[r] - b[r]) / std::max(a[r], 1e-300));
  return change;
}

}  // namespace

std::vector<double> shares(const Side& side, std::span<const double> weights) {
  std::vector<double> shares(side.wanted.size(), 0);
  double known = 0;
  for (std::size_t r = 0; r < weights.size(); ++r) {
    if (side.parts[r].empty()) continue;
    known += weights[r];
    const double part = weights[r] / static_cast<double>(side.parts[r].size());
    for (const std::size_t c : side.parts[r]) shares[c] += part;
  }
  for (double& share : shares) share = known > 0 ? share / known : 0;
  return shares;
}

Fit rake(const std::vector<Side>& sides, std::span<const double> base, const RakeOptions& options) {
  const double size = sum(base);
  Fit fit{.weights = {base.begin(), base.end()}};
  const auto once = [&] {
    for (const Side& side : sides) fit_side(side, fit.weights);
    keep_size(fit.weights, size);
    ++fit.rounds;
  };
  while (fit.rounds < options.max_rounds && largest_miss(sides, fit.weights) > options.tolerance)
    once();
  const bool met = largest_miss(sides, fit.weights) <= options.tolerance;
  // Cut and raked in turn until a round changes nothing: either all fits, or the trim holds.
  std::vector<double> before;
  std::size_t above = options.trim > 0 ? cut(fit.weights, base, options.trim) : 0;
  for (std::size_t i = 0; above > 0 && i < options.max_rounds; ++i) {
    keep_size(fit.weights, size);
    before = fit.weights;
    once();
    above = cut(fit.weights, base, options.trim);
    if (largest_change(before, fit.weights) < 1e-13) break;
  }
  fit.trimmed = above;
  keep_size(fit.weights, size);
  fit.largest_miss = largest_miss(sides, fit.weights);
  fit.raked = !met                                    ? Raked::missed
              : fit.largest_miss <= options.tolerance ? Raked::held
                                                      : Raked::trimmed;
  return fit;
}

}  // namespace fcm::study
