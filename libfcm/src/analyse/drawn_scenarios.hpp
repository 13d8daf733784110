// SPDX-License-Identifier: MIT
//
// The scenarios of a what-if on many maps that differ in who was heard: a lane is one of them. All
// scenarios share the weights of a lane. What a lane comes to is what run_scenario() gives on that
// map; docs/maths.md, "Redrawn voices".
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <variant>
#include <vector>

#include "analyse/drawn_weights.hpp"
#include "analyse/edit.hpp"
#include "fcm/ensemble.hpp"
#include "fcm/uncertainty.hpp"

namespace fcm::analyse {

class DrawnScenarios {
 public:
  /// How a lane is known to have come to rest. `small_steps`, of 1e-10 at most, is for tests that
  /// compare lanes with each other: it proves nothing of a lane, and takes half the time and less.
  enum class Rest { proven, small_steps };

  /// Keeps references to all but `outcomes`. `map` is weigh(evidence, weighing).
  DrawnScenarios(const Evidence& evidence, const WeighOptions& weighing, const Map& map,
                 const WhatIf& told, std::vector<Index> outcomes, Rest rest = Rest::proven);

  /// omega[voice * lanes + lane] of draws first .. first + lanes - 1; called on many threads.
  template <class T>
  using Fill = std::function<void(std::uint64_t first, std::size_t lanes, T* omega)>;
  /// Whole numbers, which are faster, where a lane's sum is 65,535 at most.
  using Omega = std::variant<Fill<double>, Fill<std::uint16_t>>;
  DrawnEffects run(std::uint64_t draws, const Omega&, Workers&, const RunOptions& = {}) const;

 private:
  struct Change {
    const Intervention* said;
    double reach;
    Index link, to;  ///< of the joint map
    std::optional<Index> other;
    Target target;
  };
  struct Prepared {
    bool one_by_one = false;                        ///< done in rounds: simulated draw by draw
    std::vector<std::pair<Index, double>> assumed;  ///< links of the joint map, their weights
    std::vector<Change> changes;
    std::vector<Clamp> clamps;
    std::vector<Index> kept;  ///< clamped at the baseline
    std::vector<Input> inputs;
    std::vector<Index> moved;
  };
  struct Work;

  Map join() const;
  Index joint_factor(Index scenario, Index factor) const;
  Index joint_link(Index scenario, const Connection&) const;
  Prepared prepare(Index scenario) const;
  Change prepare(Index scenario, const Intervention&) const;
  void simulate_block(Block&, const Omega&, DrawnEffects&) const;
  void apply(const Prepared&, Block&, Work&) const;
  void restore(const Prepared&, Block&, Work&) const;
  void take(Index scenario, Block&, Work&, DrawnEffects&) const;
  void take_one_by_one(Index scenario, Block&, Work&, DrawnEffects&) const;
  bool at_rest(const Block&, std::size_t lane) const;
  const std::vector<LaneBits>& told(Work&) const;
  std::vector<LaneBits> reached(const Prepared&, Work&) const;
  Map map_of_lane(Block&, Work&, std::size_t lane) const;
  void gather(DrawnEffects&, const std::vector<char>& mine, const RunOptions&) const;

  const Evidence& evidence_;
  const Map& map_;
  const WhatIf& told_;
  const std::vector<Index> outcomes_;
  const bool by_steps_;
  DrawnWeights weights_;
  std::vector<Index> first_new_;  ///< per scenario: where its new factors begin in the joint map
  Map joint_;                   ///< the map and everything that any scenario brings in, at weight 0
  std::vector<Index> link_of_;  ///< in the joint map, by link of the map
  std::vector<Prepared> prepared_;
};

}  // namespace fcm::analyse
