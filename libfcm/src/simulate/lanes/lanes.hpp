// SPDX-License-Identifier: MIT
//
// The lanes of one block. What each comes to is what simulate() gives for it alone: the kernels do
// the same operations in the same order, and lanes that they do not know how to end are handed to
// simulate() itself.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "fcm/simulate.hpp"
#include "simulate/lanes/common.hpp"
#include "simulate/lanes/lane_proof.hpp"
#include "simulate/sparse/large_pages.hpp"

namespace fcm::detail {

/// Rows of one value a lane.
class Rows {
 public:
  void resize(std::size_t rows, std::size_t lanes) {
    lanes_ = lanes;
    values_.resize(rows * lanes);
  }
  bool empty() const { return values_.empty(); }
  double* operator[](std::size_t row) { return values_.data() + row * lanes_; }
  const double* operator[](std::size_t row) const { return values_.data() + row * lanes_; }

 private:
  std::size_t lanes_ = 0;
  LargeArray<double> values_;
};

class Lanes {
 public:
  explicit Lanes(const Common&);

  /// Begins anew as `count` lanes from `first`: the map's weights, no interventions.
  void reset(std::uint64_t first, std::size_t count);

  std::uint64_t first() const { return first_; }
  std::size_t count() const { return count_; }
  std::span<double> weights(Index link) { return fill_from(0, link); }
  std::span<double> new_weights(Index link) { return fill_from(count_, link); }
  void clamp(std::size_t lane, Index factor, double value);
  void input(std::size_t lane, Index factor, double value);
  void clear_interventions();

  void simulate(bool onwards);
  void stand_at(Index factor, std::span<const double> values) {
    std::copy_n(values.data(), count_, state_[factor]);
  }

  std::span<const double> state(Index factor) const { return {state_[factor], count_}; }
  Ending ending(std::size_t lane) const { return ending_[lane]; }
  std::size_t steps(std::size_t lane) const { return steps_[lane]; }
  bool met(std::size_t lane) const { return met_[lane] != 0; }
  bool certified(std::size_t lane);

 private:
  void begin_weights();
  std::span<double> fill_from(std::size_t lane, Index link);
  void fill_weights();
  void check(std::size_t lane, Index factor, double value);
  bool fits_wide() const;
  bool begin_tile(std::size_t at, std::size_t width);
  void run_tile(std::size_t at, std::size_t end);
  Step next_step(std::size_t at);
  bool all_go_on(std::size_t round) const;
  bool ends(std::size_t lane, std::size_t at, std::size_t round);
  bool is_settled(std::size_t lane, std::size_t at, double size);
  bool comes_near(std::size_t tile_lane, double size);
  void end(std::size_t lane, std::size_t at, Ending, std::size_t steps);
  void one_by_one(std::size_t lane);
  Map map_of(std::size_t lane) const;
  Interventions interventions_of(std::size_t lane) const;
  LaneColumns columns_of(std::size_t lane) const;

  const Common& common_;
  const std::size_t factors_;
  std::uint64_t first_ = 0;
  std::size_t count_ = 0;

  Rows weights_;                 ///< by Common::row_of, once has_weights_
  bool has_weights_ = false;     ///< of the lanes' own
  std::vector<char> is_filled_;  ///< by link of the map: its row
  std::size_t unfilled_ = 0;
  Rows held_, inputs_;  ///< by factor, where is_held_, is_pushed_: NaN where a lane is free
  std::vector<char> is_held_, is_pushed_;  ///< by factor: in some lane
  std::vector<char> pushed_;               ///< by factor and lane
  bool all_small_ = true;                  ///< what is held and put in

  Rows begun_, state_;  ///< where the lanes began, if onwards_, and where they ended
  bool onwards_ = false;
  std::vector<Ending> ending_;
  std::vector<std::size_t> steps_;
  std::vector<char> met_;
  std::vector<std::optional<bool>> certified_;  ///< none: not asked yet

  // The tile under way: as many lanes as the kernels take at once.
  std::size_t width_ = 0;
  LargeArray<double> now_, next_, seen_;
  std::vector<double> largest_;
  std::vector<const double*> held_rows_, input_rows_;
  std::vector<std::size_t> going_;

  // Under error control.
  std::vector<std::unique_ptr<LaneProof>> proof_;  ///< by lane of the tile; none: not asked yet
  std::vector<double> look_below_;                 ///< by lane of the tile, as in simulate()
  LargeArray<double> kept_;                        ///< as in Repeat
  std::vector<double> movement_;
};

}  // namespace fcm::detail
