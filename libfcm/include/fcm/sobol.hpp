// SPDX-License-Identifier: MIT
//
// Which of several groups of inputs a figure's spread comes from: Sobol indices by groups. A group
// is whatever is drawn at once: which voices are heard, which coder reads, which model is run.
//
//     // One figure: how far an idea reaches, by which voices are redrawn and which model runs.
//     const auto shares = sobol(2, 1, 1'000, [&](auto draw, auto figures) {
//       figures[0] = effect(voices_of_draw(draw[0]), models[draw[1] % models.size()]);
//     });
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace fcm {

/// What a group makes of the variance, 0 to 1 but for the sampling error, which is a standard error
/// (delta method, over the samples).
struct VarianceShare {
  double first = 0, first_error = 0;  ///< by itself: what fixing the group would take away
  double total = 0, total_error = 0;  ///< with all it has in common with the other groups
};

/// Of one figure.
struct VarianceShares {
  std::size_t samples = 0;  ///< those of the ones asked for in which all its values were finite
  double mean = 0, variance = 0;
  std::vector<VarianceShare> of_group;  ///< empty where nothing varies, or of under two samples
};

/// Fills in the figures of one combination: draw[g] says which draw of group g is meant. All that a
/// group brings must depend on that number alone, as random numbers keyed by it do; the numbers of
/// two samples differ. A figure that there is none of is NaN.
using GroupsToFigures =
    std::function<void(std::span<const std::uint64_t> draw, std::span<double> figures)>;

/// With A and B two samples, and AB the sample A with one group's draws from B (V over A and B):
///   first = mean f(B) (f(AB) - f(A)) / V         Saltelli et al. 2010, table 2, (b); f centred
///   total = mean (f(A) - f(AB))^2 / (2 V)        Jansen 1999; Saltelli et al. 2010, table 2, (f)
/// Jansen, "Analysis of variance designs for model output", Computer Physics Communications 117,
/// 35-43; Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola, "Variance based sensitivity
/// analysis of model output", the same 181, 259-270. Groups are drawn independently of each other.
/// Calls the function samples * (groups + 2) times, in a fixed order.
std::vector<VarianceShares> sobol(std::size_t groups, std::size_t figures, std::size_t samples,
                                  const GroupsToFigures&);

}  // namespace fcm
