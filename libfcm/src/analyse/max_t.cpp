// SPDX-License-Identifier: MIT
//
// docs/maths.md, "Groups compared".
#include "analyse/max_t.hpp"

#include <algorithm>
#include <cmath>

namespace fcm::analyse {
namespace {

// Two deals that put the same voices together give the same difference but for rounding.
constexpr double nearly = 1 - 1e-9;

/// By measure.
std::vector<double> scales_of(const std::vector<TestedCell>& cells) {
  std::vector<double> squares, count;
  for (const TestedCell& cell : cells) {
    squares.resize(std::max(squares.size(), cell.measure + 1), 0);
    count.resize(squares.size(), 0);
    const auto add = [&](double d) {
      if (std::isnan(d)) return;
      squares[cell.measure] += d * d;
      ++count[cell.measure];
    };
    add(cell.observed);
    for (const double d : cell.permuted) add(d);
  }
  for (std::size_t m = 0; m < squares.size(); ++m)
    squares[m] = count[m] > 0 ? std::sqrt(squares[m] / count[m]) : 0;
  return squares;
}

double share(double as_far, std::size_t of) { return (1 + as_far) / static_cast<double>(1 + of); }

/// Of one cell alone.
double alone(const TestedCell& cell) {
  const double far = std::abs(cell.observed), least = far * nearly, most = far / nearly;
  std::size_t here = 0, further = 0, as_far = 0;
  for (const double d : cell.permuted) {
    here += !std::isnan(d);
    further += std::abs(d) > most;
    as_far += std::abs(d) >= least && std::abs(d) <= most;
  }
  return share(static_cast<double>(further) + static_cast<double>(as_far) / 2, here);
}

/// Of the largest of every permutation, those beyond the cell, and half of those like it.
double counted_in(const std::vector<double>& furthest, const TestedCell& cell, double scale) {
  const double far = scale > 0 ? std::abs(cell.observed) / scale : 0;
  const auto like = std::lower_bound(furthest.begin(), furthest.end(), far * nearly);
  const auto beyond = std::upper_bound(like, furthest.end(), far / nearly);
  return static_cast<double>(furthest.end() - beyond) + static_cast<double>(beyond - like) / 2;
}

}  // namespace

std::vector<std::optional<Tested>> max_t(const std::vector<TestedCell>& cells) {
  const std::size_t permutations = cells.empty() ? 0 : cells.front().permuted.size();
  std::vector<double> furthest(permutations, 0);
  const std::vector<double> scales = scales_of(cells);
  for (const TestedCell& cell : cells) {
    const double scale = scales[cell.measure];
    if (scale == 0) continue;
    for (std::size_t p = 0; p < permutations; ++p)
      if (!std::isnan(cell.permuted[p]))
        furthest[p] = std::max(furthest[p], std::abs(cell.permuted[p]) / scale);
  }
  std::sort(furthest.begin(), furthest.end());
  std::vector<std::optional<Tested>> found(cells.size());
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const TestedCell& cell = cells[c];
    if (std::isnan(cell.observed) || permutations == 0) continue;
    const double p = alone(cell);
    const double all = share(counted_in(furthest, cell, scales[cell.measure]), permutations);
    found[c] = Tested{p, std::max(p, all)};
  }
  return found;
}

}  // namespace fcm::analyse
