// SPDX-License-Identifier: MIT
//
// What all blocks of an ensemble share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/model.hpp"
#include "simulate/lanes/kernels.hpp"
#include "simulate/program.hpp"

namespace fcm::detail {

/// Beyond it a sum of products might overflow; lanes that hold such numbers are simulated one by
/// one.
inline constexpr double too_large = 1e100;

struct Common {
  Common(const Map&, const Model&);

  Map map;
  Model model;
  Program program;                    ///< every link that is simulated
  std::vector<std::uint32_t> row_of;  ///< by link of the map: the program's first, in its order
  std::vector<Curve> curve;           ///< by factor
  std::vector<double> start;
  std::size_t lanes;  ///< of a block; the same on every processor
  bool in_lanes;      ///< the kernels know this model and no number is too large for them
};

}  // namespace fcm::detail
