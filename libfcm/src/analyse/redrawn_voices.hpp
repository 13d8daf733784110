// SPDX-License-Identifier: MIT
//
// Who is heard in each of many draws: the weight vectors over the voices that a redraw makes.
// docs/maths.md, "Redrawn voices".
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "fcm/uncertainty.hpp"

namespace fcm::analyse {

class RedrawnVoices {
 public:
  RedrawnVoices(const Evidence&, const WeighOptions&, const Redraw&);

  std::size_t voices() const { return base_.size(); }
  std::size_t strata() const { return strata_.size(); }

  /// omega[voice * lanes + lane] of draws first .. first + lanes - 1; depends on the seed, the draw
  /// and the voice alone.
  void draw(std::uint64_t first, std::size_t lanes, double* omega) const;

  /// Whether a voice counts in whole numbers, which add up to 65,535 at most.
  bool in_counts() const;
  /// The same numbers. Requires in_counts().
  void draw(std::uint64_t first, std::size_t lanes, std::uint16_t* counts) const;

 private:
  using Group = std::vector<std::uint32_t>;  ///< voices, rising

  template <class T>
  void draw_classic(std::uint64_t first, std::size_t lanes, T* omega) const;
  void draw_bayesian(std::uint64_t first, std::size_t lanes, double* omega) const;
  void draw_nested(std::uint64_t first, std::size_t lanes, double* omega) const;

  const Redraw redraw_;
  std::vector<double> base_;  ///< weight of each voice before anything is drawn
  bool all_one_ = true;
  std::vector<Group> strata_;
  std::vector<Group> nests_;  ///< first stage, where there are two
};

}  // namespace fcm::analyse
