// SPDX-License-Identifier: MIT
#include "simulate/like/course.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "simulate/system.hpp"

namespace fcm::like {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

class Course {
 public:
  Course(const Map& map, const Route& route)
      : map_(map), route_(route), held_(route.held), inputs_(route.first_inputs) {
    if (route.like->holds_from_round_1) held_.clear();
    build();
    now_ = stack_of(route.start);
    for (const std::size_t round : route.lost_from) last_loss_ = std::max(last_loss_, round);
    record();
  }

  LikeRun to_the_end() {
    while (run_.steps < route_.at_most) {
      const double size = advance();
      if (route_.like->runs_all_steps) {
        if (is_small(size) && !first_small_) keep_first_small();
      } else if (is_small(size) && run_.steps >= route_.at_least && !route_.exactly) {
        return finish(StoppedBy::step_size);
      }
      if (!route_.like->max_steps && comes_back()) {
        run_.repeats = true;
        return finish(StoppedBy::never);
      }
    }
    if (first_small_ && is_small(last_size_) && !route_.exactly) return *first_small_;
    return finish(route_.like->max_steps || route_.exactly ? StoppedBy::step_count
                                                           : StoppedBy::never);
  }

 private:
  void build() { system_.emplace(map_, route_.model, Interventions{held_, inputs_}); }

  /// The last states, the newest first: before the first round all are the start, with what is
  /// held.
  Eigen::VectorXd stack_of(Eigen::VectorXd start) const {
    for (const Clamp& clamp : held_) start[static_cast<Eigen::Index>(clamp.factor)] = clamp.value;
    return start.replicate(system_->program().depth, 1);
  }

  double advance() {
    system_->step(now_, next_);
    ++run_.steps;
    take_hold();
    const double size = change();
    before_.swap(now_);
    now_.swap(next_);
    last_size_ = size;
    run_.last_change.reset();
    if (std::isfinite(size)) run_.last_change = size;
    record();
    return size;
  }

  /// What the tool puts on the state after this round, and holds from then on.
  void take_hold() {
    const bool first = run_.steps == 1 && route_.like->holds_from_round_1 &&
                       !(route_.held.empty() && route_.inputs.empty());
    if (!first && run_.steps > last_loss_) return;
    if (first) held_ = route_.held;
    inputs_ = route_.inputs;
    for (std::size_t j = 0; j < route_.lost_from.size(); ++j)
      if (route_.lost_from[j] == run_.steps) held_.push_back({j, 0, {}});
    for (const Clamp& clamp : held_) next_[static_cast<Eigen::Index>(clamp.factor)] = clamp.value;
    build();
  }

  bool has_value(Eigen::Index j) const {
    if (route_.lost_from.empty()) return true;
    const std::size_t round = route_.lost_from[static_cast<std::size_t>(j)];
    return round == 0 || run_.steps < round;
  }

  bool is_watched(Eigen::Index j) const {
    return route_.watched.empty() || route_.watched[static_cast<std::size_t>(j)];
  }

  /// The size of the step from now_ to next_; infinity where one is no number or none has a value.
  double change() const {
    double largest = 0, squares = 0;
    std::size_t counted = 0;
    for (Eigen::Index j = 0; j < system_->size(); ++j) {
      if (!has_value(j) || !is_watched(j)) continue;
      const double step = std::fabs(next_[j] - now_[j]);
      if (!std::isfinite(step)) return infinity;
      largest = std::max(largest, step);
      squares += step * step;
      ++counted;
    }
    if (route_.like->measure != LikeMeasure::mean_square_change) return largest;
    return counted == 0 ? infinity : squares / static_cast<double>(counted);
  }

  bool is_small(double size) const {
    if (route_.like->measure == LikeMeasure::none) return false;
    const double tolerance = route_.model.tolerance;
    return route_.like->strictly ? size < tolerance : size <= tolerance;
  }

  /// Whether this very state was there before, so that the same states come for ever (Brent 1980).
  bool comes_back() {
    if (mark_.size() > 0 && mark_ == now_) return true;
    if ((run_.steps & (run_.steps - 1)) == 0) mark_ = now_;
    return false;
  }

  void record() {
    if (route_.trajectory) run_.trajectory.push_back(now_.head(system_->size()));
  }

  void keep_first_small() { first_small_ = finish(StoppedBy::step_size); }

  LikeRun finish(StoppedBy stopped_by) const {
    LikeRun run = run_;
    run.stopped_by = stopped_by;
    run.state = now_.head(system_->size());
    run.argument = argument();
    for (Eigen::Index j = 0; j < system_->size(); ++j) run.without_value.push_back(!has_value(j));
    return run;
  }

  /// x of the last update, as Kosko's rule sums it.
  Eigen::VectorXd argument() const {
    const Eigen::Index n = system_->size();
    Eigen::VectorXd x = Eigen::VectorXd::Zero(n);
    if (before_.size() == 0) return x;
    for (const Link& link : map_.links()) {
      if (!link.simulated) continue;
      const auto at =
          static_cast<Eigen::Index>(link.lag) * n + static_cast<Eigen::Index>(link.from);
      x[static_cast<Eigen::Index>(link.to)] += link.weight * before_[at];
    }
    return x;
  }

  const Map& map_;
  const Route& route_;
  std::vector<Clamp> held_;    ///< so far
  std::vector<Input> inputs_;  ///< of the round to come
  std::optional<detail::System> system_;
  std::size_t last_loss_ = 0;
  double last_size_ = infinity;
  Eigen::VectorXd before_, now_, next_, mark_;
  std::optional<LikeRun> first_small_;
  LikeRun run_;
};

}  // namespace

LikeRun follow(const Map& map, const Route& route) { return Course(map, route).to_the_end(); }

}  // namespace fcm::like
