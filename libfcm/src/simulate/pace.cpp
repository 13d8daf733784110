// SPDX-License-Identifier: MIT
#include "simulate/pace.hpp"

#include <algorithm>
#include <array>

#include "core/elementary.hpp"

namespace fcm::detail {
namespace {

double largest(const std::vector<double>& sizes, std::size_t begin, std::size_t end) {
  return *std::max_element(sizes.begin() + static_cast<std::ptrdiff_t>(begin),
                           sizes.begin() + static_cast<std::ptrdiff_t>(end));
}

/// Blocks of `width` steps, the last `blocks` + 1 of them: the largest ratio of neighbours' largest
/// steps, then the geometric series of what is left. A spiral's single steps do not shrink one by
/// one, its blocks do.
std::optional<double> by_blocks(const std::vector<double>& sizes, std::size_t width,
                                std::size_t blocks) {
  const std::size_t n = sizes.size();
  if (n < width * (blocks + 1)) return std::nullopt;
  double ratio = 0;
  double later = largest(sizes, n - width, n);
  const double last = later;
  for (std::size_t b = 1; b <= blocks; ++b) {
    const double earlier = largest(sizes, n - (b + 1) * width, n - b * width);
    ratio = std::max(ratio, later / earlier);
    later = earlier;
  }
  if (!(ratio < 1)) return std::nullopt;
  return static_cast<double>(width) * last * ratio / (1 - ratio);
}

struct Quarters {
  std::size_t length;
  double second, third, last;
};
Quarters quarters(const std::vector<double>& sizes) {
  const std::size_t n = sizes.size(), length = n / 4;
  return {length, largest(sizes, n - 3 * length, n - 2 * length),
          largest(sizes, n - 2 * length, n - length), largest(sizes, n - length, n)};
}

constexpr std::size_t few_steps = 16;

}  // namespace

std::optional<double> estimated_distance(const std::vector<double>& sizes) {
  const auto one_by_one = by_blocks(sizes, 1, 8);
  return one_by_one ? one_by_one : by_blocks(sizes, 32, 4);
}

Pace pace(const std::vector<double>& sizes) {
  if (sizes.size() < few_steps) return Pace::unknown;
  const Quarters q = quarters(sizes);
  if (q.last < 0.99 * q.third && q.third < 0.99 * q.second) return Pace::shrinking;
  if (q.last > 1.001 * q.third && q.third > 1.001 * q.second) return Pace::growing;
  return Pace::steady;
}

std::size_t projected_steps(const std::vector<double>& sizes, double tolerance) {
  if (pace(sizes) != Pace::shrinking) return 0;
  const Quarters q = quarters(sizes);
  const double earlier = core::log(q.second / q.third), later = core::log(q.third / q.last);
  const double now = largest(sizes, sizes.size() - few_steps / 2, sizes.size());
  double more = 0;
  if (later > 0.8 * earlier) {
    // A constant factor: every quarter shrinks alike.
    const double rate = later / static_cast<double>(q.length);
    more = core::log(now / (1 - core::exp(-rate)) / tolerance) / rate;
  } else {
    // t^-p: from 1/4 to 1/2 of the time log 2, from 1/2 to 3/4 log 1.5 as much; 0.585 of it.
    const double power = later / core::log(1.5);
    more = static_cast<double>(sizes.size()) * (core::exp(core::log(now / tolerance) / power) - 1);
  }
  if (!(more > 0)) return 1;
  return static_cast<std::size_t>(std::min(more, 1e15));
}

}  // namespace fcm::detail
