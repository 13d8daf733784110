// SPDX-License-Identifier: MIT
//
// The split of a balanced three-way layout. The values of one cell of the layout are an overall
// mean, three main effects and four interactions, each with mean 0 over each of its indices, and
// their mean squares add up to the variance (Fisher 1925; Sobol' 1993). Codings and models are all
// there are; redraws are a sample, so the mean squares are turned into what they estimate
// (Searle, Casella and McCulloch 1992, 4.3):
//   people terms * R / (R - 1);   terms without people - their interaction with people / (R - 1).
// Interactions are divided equally among those who take part (Owen 2014, Shapley effects).
#include <algorithm>
#include <stdexcept>

#include "fcm/robust.hpp"

namespace fcm {
namespace {

struct Layout {
  std::span<const double> values;
  std::size_t people, codings, models;
  double at(std::size_t r, std::size_t c, std::size_t m) const {
    return values[(r * codings + c) * models + m];
  }
};

/// Mean square of the means over the indices that `r`, `c`, `m` do not keep.
double mean_square(const Layout& of, bool r, bool c, bool m) {
  const std::size_t kept_r = r ? of.people : 1, kept_c = c ? of.codings : 1,
                    kept_m = m ? of.models : 1;
  std::vector<double> sums(kept_r * kept_c * kept_m);
  for (std::size_t i = 0; i < of.people; ++i)
    for (std::size_t j = 0; j < of.codings; ++j)
      for (std::size_t k = 0; k < of.models; ++k)
        sums[((r ? i : 0) * kept_c + (c ? j : 0)) * kept_m + (m ? k : 0)] += of.at(i, j, k);
  const double each = static_cast<double>(of.values.size()) / static_cast<double>(sums.size());
  double square = 0;
  for (const double sum : sums) square += (sum / each) * (sum / each);
  return square / static_cast<double>(sums.size());
}

}  // namespace

VarianceSplit split_variance(std::span<const double> values, std::size_t people,
                             std::size_t codings, std::size_t models) {
  if (values.size() != people * codings * models || people < 2 || codings == 0 || models == 0)
    throw std::logic_error("fcm::split_variance: a value for every cell, and two redraws");
  const Layout of{values, people, codings, models};
  const double none = mean_square(of, false, false, false);
  const double p = mean_square(of, true, false, false) - none;
  const double c = mean_square(of, false, true, false) - none;
  const double m = mean_square(of, false, false, true) - none;
  const double pc = mean_square(of, true, true, false) - none - p - c;
  const double pm = mean_square(of, true, false, true) - none - p - m;
  const double cm = mean_square(of, false, true, true) - none - c - m;
  const double pcm = mean_square(of, true, true, true) - none - p - c - m - pc - pm - cm;
  const double sampled = static_cast<double>(people) / static_cast<double>(people - 1);
  const double less = 1 / static_cast<double>(people - 1);
  const auto above_0 = [](double part) { return std::max(part, 0.0); };
  const double part_pc = above_0(pc) * sampled, part_pm = above_0(pm) * sampled;
  const double part_cm = above_0(cm - pcm * less), part_pcm = above_0(pcm) * sampled;
  return {.people = above_0(p) * sampled + part_pc / 2 + part_pm / 2 + part_pcm / 3,
          .coding = above_0(c - pc * less) + part_pc / 2 + part_cm / 2 + part_pcm / 3,
          .model = above_0(m - pm * less) + part_pm / 2 + part_cm / 2 + part_pcm / 3};
}

}  // namespace fcm
