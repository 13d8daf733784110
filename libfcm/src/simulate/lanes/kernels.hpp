// SPDX-License-Identifier: MIT
//
// What is compiled once for every instruction set: the step of many lanes, what proves and bounds
// it, and the transfer functions. Rows are [factor][lane]. Every lane sees the same operations in
// the same order as the plain loop, so neither the width of the vectors nor the neighbours matter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "fcm/model.hpp"

namespace fcm::detail {

/// Transfer functions that the kernels have; `other` goes through TransferFunction::value.
enum class Curve : std::uint8_t {
  sigmoid,
  tanh,
  bivalent,
  bivalent_half,
  trivalent,
  linear,
  saturation,
  other
};
Curve curve_of(const TransferFunction&);

/// Lanes that one call works on; rows are so long.
inline constexpr std::size_t narrow = 8, wide = 32;

/// One round of `lanes` lanes. Null rows are left out.
struct Step {
  std::size_t lanes;  ///< narrow or wide
  std::uint32_t factors;
  const std::uint32_t* into;
  const std::uint32_t* source;  ///< rows of `seen`
  const double* weight;         ///< by link, or
  const double* weights;        ///< by link and lane, in rows of
  std::size_t weights_row;
  const double* self;  ///< by factor
  const Curve* curve;  ///< by factor
  const TransferFunction* const* transfer;
  double lambda;
  double gain, keep, rest;  ///< used unless `plain`
  bool plain;
  const double* seen;  ///< of the states now
  const double* now;
  const double* start;          ///< used unless `plain`
  const double* const* inputs;  ///< by factor: a row, or null for none
  const double* const* held;    ///< by factor: a row with NaN where the lane is free, or null
  double* next;
  double* largest;  ///< by lane: the largest change
};

/// `lanes` numbers out of each of some rows that may be longer.
struct Area {
  const double* first;
  std::size_t row_length, rows, lanes;
};

struct Slices;
struct Panels;

/// See VoiceTable::weigh().
struct Weigh {
  std::size_t lanes;  ///< a multiple of narrow
  std::size_t links;
  const std::uint32_t* begin;        ///< by link, one more: its answers
  const std::uint32_t* first_voice;  ///< by answer, one more: who gave it, at least one
  const std::uint32_t* voice;
  const double* term;           ///< by answer
  const double* mentions;       ///< by answer; null: all 1
  const double* omega;          ///< by voice, or
  const std::uint16_t* counts;  ///< the same in whole numbers, whose sums do not overflow
  const double* all;            ///< sum of omega, or null where the silent are left out
  double* const* weights;       ///< by link: a row
};

struct Kernels {
  std::string_view name;
  void (*step)(const Step&);
  /// False where a size is larger than `most`, or not a number.
  bool (*all_within)(const Area&, double most);
  void (*weigh)(const Weigh&);
  /// to = scale * from - shift
  void (*see)(const double* from, std::size_t count, double scale, double shift, double* to);
  void (*transfer)(Curve, const double* x, std::size_t count, double lambda, double* to);
  // One simulation (sparse/rows.hpp): x += the links' sums.
  void (*add_slices)(const Slices&, const double* seen, double* x);
  void (*add_panels)(const Panels&, const double* seen, double* x);
};

/// Names of the instruction sets that this processor can run, the best first.
std::vector<std::string_view> lanes_targets();
/// From now on, in every thread. False where the name is not among them. For tests.
bool use_target(std::string_view);
const Kernels& kernels();

}  // namespace fcm::detail
