// SPDX-License-Identifier: MIT
#include "fcm/ensemble.hpp"

#include <utility>

#include "core/summarise.hpp"
#include "simulate/lanes/lanes.hpp"

namespace fcm {

struct Block::Lanes : detail::Lanes {
  using detail::Lanes::Lanes;
};
struct Ensemble::Compiled : detail::Common {
  using detail::Common::Common;
};

Block::Block(std::unique_ptr<Lanes> lanes) : lanes_(std::move(lanes)) {}
Block::~Block() = default;

std::uint64_t Block::first() const { return lanes_->first(); }
std::size_t Block::lanes() const { return lanes_->count(); }
std::span<double> Block::weights(Index link) { return lanes_->weights(link); }
std::span<double> Block::new_weights(Index link) { return lanes_->new_weights(link); }

void Block::clamp(std::size_t lane, Index factor, double value) {
  lanes_->clamp(lane, factor, value);
}
void Block::clamp(Index factor, double value) {
  for (std::size_t lane = 0; lane < lanes(); ++lane) clamp(lane, factor, value);
}
void Block::input(std::size_t lane, Index factor, double value) {
  lanes_->input(lane, factor, value);
}
void Block::input(Index factor, double value) {
  for (std::size_t lane = 0; lane < lanes(); ++lane) input(lane, factor, value);
}
void Block::clear_interventions() { lanes_->clear_interventions(); }

void Block::simulate() { lanes_->simulate(false); }
void Block::simulate_onwards() { lanes_->simulate(true); }
void Block::stand_at(Index factor, std::span<const double> values) {
  lanes_->stand_at(factor, values);
}

std::span<const double> Block::state(Index factor) const { return lanes_->state(factor); }
Ending Block::ending(std::size_t lane) const { return lanes_->ending(lane); }
std::size_t Block::steps(std::size_t lane) const { return lanes_->steps(lane); }
bool Block::met(std::size_t lane) const { return lanes_->met(lane); }
bool Block::certified(std::size_t lane) const { return lanes_->certified(lane); }

Ensemble::Ensemble(const Map& map, const Model& model)
    : compiled_(std::make_unique<const Compiled>(map, model)) {}
Ensemble::~Ensemble() = default;

Summary Ensemble::run(std::uint64_t draws, std::size_t figures, const Task& task, Workers& workers,
                      const RunOptions& options) const {
  const detail::Blocks blocks{draws, compiled_->lanes};
  std::vector<std::unique_ptr<Block>> of_worker(workers.threads());
  return detail::summarise(
      blocks, figures,
      [&](std::uint64_t number, std::size_t worker, Figures& into) {
        std::unique_ptr<Block>& block = of_worker[worker];
        if (!block) block.reset(new Block(std::make_unique<Block::Lanes>(*compiled_)));
        block->lanes_->reset(blocks.first(number), blocks.lanes_of(number));
        task(*block, into);
      },
      workers, options);
}

}  // namespace fcm
