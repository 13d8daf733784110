// SPDX-License-Identifier: MIT
//
// A map and a model compiled into flat arrays: everything that is the same for every simulation of
// an ensemble. The kernels read nothing else. Formulas: docs/maths.md, "Rules".
//
//   seen(a)    = scale * a - shift
//   links_j(t) = sum over the links into j of weight * seen(a_from(t - lag))
//   x_j(t)     = links_j(t) + self_j seen(a_j(t)) + u_j
//   a_j(t + 1) = gain * f_j(lambda x_j(t)) + keep * a_j(t) + rest * start_j
//
// Sums run from left to right, that of the links from 0 and by `from`, ascending. One
// multiplication, then one addition, never fused; no memory is added where self_j is 0. Where gain
// is 1 and keep and rest are 0 the last line is f alone. start is the model's, whatever state an
// iteration begins at.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/model.hpp"

namespace fcm::detail {

struct Program {
  std::uint32_t factors = 0;
  /// States that are looked at: 1 + the largest lag. They are stacked, the newest first:
  /// entry lag * factors + i is a_i(t - lag). Before the start every state is the start.
  std::uint32_t depth = 1;

  // Links by their effect: those into factor j are into[j] .. into[j + 1] - 1. Simulated links of a
  // weight other than 0 only (all simulated links where `weight` is replaced lane by lane).
  std::vector<std::uint32_t> into;
  std::vector<std::uint32_t> source;  ///< lag * factors + from
  std::vector<double> weight;
  std::vector<std::uint32_t> link;  ///< position in Map::links()

  std::vector<double> self;                       ///< by factor
  std::vector<const TransferFunction*> transfer;  ///< by factor
  double lambda = 1;
  double scale = 1, shift = 0;
  double gain = 1, keep = 0, rest = 0;

  bool sees_plainly() const { return scale == 1 && shift == 0; }
  bool is_plain() const { return gain == 1 && keep == 0 && rest == 0; }
};

/// The transfer functions of Model::transfer_of. Code transfer.unknown.
Result<std::map<std::string, const TransferFunction*>> transfers_of(const Model&);

/// `every_link`: also links of weight 0, for ensembles whose lanes bring their own weights.
/// Requires check(model, map).
Program compile(const Map&, const Model&, bool every_link = false);

}  // namespace fcm::detail
