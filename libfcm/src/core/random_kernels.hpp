// SPDX-License-Identifier: MIT
//
// Random numbers of many draws at once, compiled once for every instruction set: the same bits as
// those of Random, one after the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace fcm::core {

/// Draws first_draw .. first_draw + lanes - 1. Rows are `lanes` long.
struct Draws {
  std::uint64_t seed;
  std::uint32_t stream;
  std::uint64_t first_draw;
  std::size_t lanes;
};

/// centre + by (2u - 1), cut at -bound and bound, u being uniform number `row` of the draw.
struct Spread {
  std::size_t rows;
  const double* centre;  ///< by row
  double by, bound;
  double* const* to;  ///< by row: where its lanes go; null: nowhere
};

struct RandomKernels {
  std::string_view name;
  void (*spread)(const Draws&, const Spread&);
  /// The four words of positions first, first + 1, ...: 4 rows each.
  void (*words)(const Draws&, std::uint32_t first, std::size_t positions, std::uint32_t* out);
  /// Word `row` of a draw, as a signed number, against rising thresholds: how many are below it.
  /// Also the sum of each lane.
  void (*counts)(const Draws&, const std::int32_t* thresholds, std::size_t how_many,
                 std::size_t rows, std::uint16_t* out, double* sums);
};

/// Names of the instruction sets that this processor can run, the best first; "plain" is last.
std::vector<std::string_view> random_targets();
/// From now on, in every thread. False where the name is not among them. For tests.
bool use_random_target(std::string_view);
const RandomKernels& random_kernels();

/// One lane after the other, by Random.
const RandomKernels& plain_random_kernels();

}  // namespace fcm::core
