// SPDX-License-Identifier: MIT
//
// Many simulations of one map's links under one model, side by side: one lane each. Lanes differ in
// their weights, in their interventions, or in both. The results are those of simulate(), bit for
// bit, whatever the number of threads or ranks and whatever the processor.
//
//     const Ensemble ensemble(map, model);
//     Workers workers(2);
//     Summary all = ensemble.run(100'000, map.size(), [&](Block& block, Figures& figures) {
//       for (Index k = 0; k < map.links().size(); ++k)
//         for (std::size_t lane = 0; lane < block.lanes(); ++lane)
//           block.weights(k)[lane] = drawn_weight(k, block.first() + lane);
//       block.simulate();
//       for (Index j = 0; j < map.size(); ++j) figures.take(j, block.state(j));
//     }, workers);
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/model.hpp"
#include "fcm/simulate.hpp"
#include "fcm/summary.hpp"
#include "fcm/workers.hpp"

namespace fcm {

/// Lanes first() .. first() + lanes() - 1 of an ensemble, on one thread. It begins with the map's
/// weights, no interventions and the model's start.
class Block {
 public:
  ~Block();
  std::uint64_t first() const;
  std::size_t lanes() const;

  /// One weight a lane for the link at this position in Map::links(); preset to the map's weight.
  /// The first call gives every link weights of its own in every lane. Links that are not simulated
  /// stay so. What is written behind the last lane, up to a multiple of 8, is never read.
  std::span<double> weights(Index link);
  /// The same for who now writes every lane: of the first call in a block, not preset.
  std::span<double> new_weights(Index link);

  void clamp(std::size_t lane, Index factor, double value);
  void clamp(Index factor, double value);                    ///< in every lane
  void input(std::size_t lane, Index factor, double value);  ///< several add up
  void input(Index factor, double value);
  void clear_interventions();

  /// From the model's start, or from where the lanes stand now (`onwards`), every lane to its own
  /// end. May be called again after the weights or interventions were changed.
  void simulate();
  void simulate_onwards();
  /// Where the lanes stand from now on; one value a lane.
  void stand_at(Index factor, std::span<const double>);

  /// After simulate() and before the weights or interventions change again. certified() may have to
  /// look for the proof first.
  std::span<const double> state(Index factor) const;  ///< one value a lane
  Ending ending(std::size_t lane) const;
  std::size_t steps(std::size_t lane) const;
  bool met(std::size_t lane) const;  ///< where Model::stop_by is a size of step: Simulation::met
  bool certified(std::size_t lane) const;
  bool settled(std::size_t lane) const { return ending(lane) == Ending::settled; }

 private:
  friend class Ensemble;
  struct Lanes;
  explicit Block(std::unique_ptr<Lanes>);
  std::unique_ptr<Lanes> lanes_;
};

class Ensemble {
 public:
  /// Requires check(model, map). Keeps what it needs of both. O(links).
  Ensemble(const Map&, const Model&);
  ~Ensemble();

  /// Runs `task` for every block of `draws` lanes and sums its figures up. `task` is called on many
  /// threads at once and must depend on the lanes' numbers alone. A cancelled run is a shorter run:
  /// Summary::draws says of how many draws it is.
  using Task = std::function<void(Block&, Figures&)>;
  Summary run(std::uint64_t draws, std::size_t figures, const Task&, Workers&,
              const RunOptions& = {}) const;

 private:
  struct Compiled;
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace fcm
