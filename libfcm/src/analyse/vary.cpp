// SPDX-License-Identifier: MIT
#include "fcm/vary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include "core/distributions.hpp"
#include "core/random.hpp"
#include "fcm/ensemble.hpp"

namespace fcm {
namespace {

constexpr std::uint32_t stream_of_weights = 0x76617279;  // "vary"
constexpr std::uint32_t stream_of_links = 0x6c000000;    // one for each link from here on
constexpr double none = std::numeric_limits<double>::quiet_NaN();

class Task {
 public:
  Task(const Map& map, const Interventions& interventions, const Vary& vary)
      : map_(map), interventions_(interventions), vary_(vary) {
    if (!vary.weights.empty()) bound_ = 0;
    for (const WeightDraw& drawn : vary.weights)
      bound_ = std::max({bound_, std::abs(drawn.low), std::abs(drawn.high)});
    if (vary.weights.empty())
      for (const Link& link : map.links()) bound_ = std::max(bound_, std::abs(link.weight));
  }

  bool has_baseline() const {
    return !interventions_.clamps.empty() || !interventions_.inputs.empty();
  }
  double bound() const { return bound_; }
  std::size_t figures() const { return shares + map_.size() * (has_baseline() ? 3 : 1); }

  /// Rows of figures. After them come by factor the states, the baselines and the effects.
  enum Share : std::size_t { settled, certified, stopped, met, shares };

  void operator()(Block& block, Figures& figures) const {
    if (vary_.weights.empty())
      draw_around(block);
    else
      draw_from(vary_.weights, block);
    for (std::size_t share = 0; share < shares; ++share)
      std::fill(figures.row(share).begin(), figures.row(share).end(), 1.0);
    const Index n = map_.size();
    if (has_baseline()) {
      simulate(block, figures);
      for (Index j = 0; j < n; ++j) figures.take(shares + n + j, block.state(j));
      for (const Clamp& clamp : interventions_.clamps) block.clamp(clamp.factor, clamp.value);
      for (const Input& input : interventions_.inputs) block.input(input.factor, input.value);
    }
    simulate(block, figures);
    for (Index j = 0; j < n; ++j) figures.take(shares + j, block.state(j));
    for (std::size_t row = shares; row < shares + n; ++row)
      for (std::size_t lane = 0; lane < block.lanes(); ++lane) {
        const bool ended = figures.row(settled)[lane] == 1 || figures.row(stopped)[lane] == 1;
        double& state = figures.row(row)[lane];
        if (!ended) state = none;
        if (!has_baseline()) continue;
        double& baseline = figures.row(row + n)[lane];
        if (!ended) baseline = none;
        figures.row(row + 2 * n)[lane] = state - baseline;
      }
  }

 private:
  void draw_around(Block& block) const {
    std::vector<double> centres;
    std::vector<double*> rows;
    for (const Link& link : map_.links()) {
      rows.push_back(link.simulated ? block.new_weights(centres.size()).data() : nullptr);
      centres.push_back(link.weight);
    }
    core::spread_evenly(vary_.seed, stream_of_weights, block.first(), block.lanes(), centres,
                        vary_.by, bound_, rows);
  }

  /// Each link has a stream of its own, so that its numbers do not depend on the others.
  void draw_from(const std::vector<WeightDraw>& drawn, Block& block) const {
    for (Index k = 0; k < drawn.size(); ++k) {
      if (!map_.links()[k].simulated) continue;
      const std::span<double> row = block.new_weights(k);
      for (std::size_t lane = 0; lane < block.lanes(); ++lane) {
        core::Random random(vary_.seed, block.first() + lane,
                            stream_of_links + static_cast<std::uint32_t>(k));
        row[lane] = weight_from(drawn[k], random);
      }
    }
  }

  static double weight_from(const WeightDraw& from, core::Random& random) {
    const bool turned = from.plus < 1 && random.uniform() >= from.plus;
    const double size = size_from(from, random);
    return turned ? -size : size;
  }

  static double size_from(const WeightDraw& from, core::Random& random) {
    const double width = from.high - from.low;
    switch (from.shape) {
      case WeightDraw::Shape::triangular:
        return core::triangular(random, from.low, from.mode, from.high);
      case WeightDraw::Shape::beta:
        return from.low + width * core::beta(random, from.alpha, from.beta);
      case WeightDraw::Shape::even:
        break;
    }
    return from.low + width * random.uniform();
  }

  static void simulate(Block& block, Figures& figures) {
    block.simulate();
    for (std::size_t lane = 0; lane < block.lanes(); ++lane) {
      const Ending ending = block.ending(lane);
      if (ending != Ending::settled) figures.row(settled)[lane] = 0;
      if (ending != Ending::settled || !block.certified(lane)) figures.row(certified)[lane] = 0;
      if (ending != Ending::stopped) figures.row(stopped)[lane] = 0;
      if (ending != Ending::stopped || !block.met(lane)) figures.row(met)[lane] = 0;
    }
  }

  const Map& map_;
  const Interventions& interventions_;
  const Vary& vary_;
  double bound_ = 1;
};

void require_always(const Interventions& interventions) {
  for (const Clamp& clamp : interventions.clamps)
    if (!clamp.when.always()) throw std::logic_error("vary() needs clamps that always hold");
  for (const Input& input : interventions.inputs)
    if (!input.when.always()) throw std::logic_error("vary() needs inputs that always work");
}

}  // namespace

Varied vary(const Map& map, const Model& model, const Interventions& interventions,
            const Vary& vary, Workers& workers, const RunOptions& options) {
  require_always(interventions);
  if (!(vary.by > 0) || !std::isfinite(vary.by)) throw std::logic_error("vary() needs by > 0");
  if (!vary.weights.empty() && vary.weights.size() != map.links().size())
    throw std::logic_error("vary() needs no weights, or one for each link");
  const Task task(map, interventions, vary);
  Summary summary =
      Ensemble(map, model).run(vary.draws, task.figures(), std::cref(task), workers, options);
  Varied varied;
  varied.draws = summary.draws;
  varied.draws_asked = summary.draws_asked;
  varied.bound = task.bound();
  varied.settled = summary.figures[Task::settled].mean;
  varied.certified = summary.figures[Task::certified].mean;
  varied.stopped = summary.figures[Task::stopped].mean;
  varied.met = summary.figures[Task::met].mean;
  auto next = std::make_move_iterator(summary.figures.begin() + Task::shares);
  const auto n = static_cast<std::ptrdiff_t>(map.size());
  varied.state.assign(next, next + n);
  if (task.has_baseline()) {
    varied.baseline.assign(next + n, next + 2 * n);
    varied.effect.assign(next + 2 * n, next + 3 * n);
  }
  return varied;
}

}  // namespace fcm
