// SPDX-License-Identifier: MIT
#include "simulate/lanes/lanes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

namespace fcm::detail {
namespace {

constexpr double free_lane = std::numeric_limits<double>::quiet_NaN();

}  // namespace

Lanes::Lanes(const Common& common) : common_(common), factors_(common.map.size()) {
  state_.resize(factors_, common_.lanes);
  now_.resize(factors_ * wide);
  next_.resize(factors_ * wide);
  if (!common_.program.sees_plainly()) seen_.resize(factors_ * wide);
  largest_.resize(wide);
  held_rows_.resize(factors_);
  input_rows_.resize(factors_);
  ending_.resize(common_.lanes);
  steps_.resize(common_.lanes);
  met_.resize(common_.lanes);
  certified_.resize(common_.lanes);
  clear_interventions();
}

void Lanes::reset(std::uint64_t first, std::size_t count) {
  first_ = first;
  count_ = count;
  has_weights_ = false;
  for (std::size_t j = 0; j < factors_; ++j) std::fill_n(state_[j], count_, common_.start[j]);
  clear_interventions();
}

/// Room for weights of the lanes' own.
void Lanes::begin_weights() {
  weights_.resize(common_.row_of.size(), common_.lanes);
  is_filled_.assign(common_.row_of.size(), 0);
  unfilled_ = is_filled_.size();
  has_weights_ = true;
}

/// The map's weight in the lanes from `lane` on, unless the row is filled.
std::span<double> Lanes::fill_from(std::size_t lane, Index link) {
  if (link >= common_.row_of.size()) throw std::logic_error("ensemble: there is no such link");
  if (!has_weights_) begin_weights();
  double* const row = weights_[common_.row_of[link]];
  if (!is_filled_[link] && lane < common_.lanes)
    std::fill(row + lane, row + common_.lanes, common_.map.links()[link].weight);
  unfilled_ -= is_filled_[link] == 0;
  is_filled_[link] = 1;
  return {row, count_};
}

/// The map's weights, where nobody asked for others.
void Lanes::fill_weights() {
  for (Index link = 0; unfilled_ != 0; ++link) fill_from(0, link);
}

void Lanes::check(std::size_t lane, Index factor, double value) {
  if (lane >= count_ || factor >= factors_)
    throw std::logic_error("ensemble: an intervention is off the map");
  if (!std::isfinite(value)) throw std::logic_error("ensemble: an intervention is not a number");
  all_small_ = all_small_ && std::fabs(value) <= too_large;
}

void Lanes::clamp(std::size_t lane, Index factor, double value) {
  check(lane, factor, value);
  if (held_.empty()) held_.resize(factors_, common_.lanes);
  if (!is_held_[factor]) std::fill_n(held_[factor], common_.lanes, free_lane);
  is_held_[factor] = 1;
  held_[factor][lane] = value;
}

void Lanes::input(std::size_t lane, Index factor, double value) {
  check(lane, factor, value);
  if (inputs_.empty()) {
    inputs_.resize(factors_, common_.lanes);
    pushed_.resize(factors_ * common_.lanes);
  }
  char* pushed = pushed_.data() + factor * common_.lanes;
  if (!is_pushed_[factor]) {
    std::fill_n(inputs_[factor], common_.lanes, 0.0);
    std::fill_n(pushed, common_.lanes, 0);
  }
  is_pushed_[factor] = pushed[lane] = 1;
  inputs_[factor][lane] += value;
}

void Lanes::clear_interventions() {
  is_held_.assign(factors_, 0);
  is_pushed_.assign(factors_, 0);
  all_small_ = true;
}

/// The rows of two states, and of weights, lie in a second-level cache of 512 KiB.
bool Lanes::fits_wide() const {
  constexpr std::size_t rows_in_cache = 2'048;
  const std::size_t rows = 2 * factors_ + (has_weights_ ? common_.program.weight.size() : 0);
  return common_.lanes >= wide && rows <= rows_in_cache;
}

void Lanes::simulate(bool onwards) {
  onwards_ = onwards;
  if (onwards) begun_ = state_;
  std::fill(certified_.begin(), certified_.end(), std::nullopt);
  if (has_weights_) fill_weights();
  const std::size_t width = fits_wide() ? wide : narrow;
  for (std::size_t at = 0; at < count_; at += width) {
    const std::size_t end = std::min(at + width, count_);
    if (common_.in_lanes && all_small_ && begin_tile(at, width))
      run_tile(at, end);
    else
      for (std::size_t lane = at; lane < end; ++lane) one_by_one(lane);
  }
}

/// False where a weight or a state is too large for the kernels.
bool Lanes::begin_tile(std::size_t at, std::size_t width) {
  width_ = width;
  const std::size_t links = common_.program.link.size();
  if (has_weights_ &&
      !kernels().all_within({weights_[0] + at, common_.lanes, links, width}, too_large))
    return false;
  for (std::size_t j = 0; j < factors_; ++j) {
    held_rows_[j] = is_held_[j] ? held_[j] + at : nullptr;
    input_rows_[j] = is_pushed_[j] ? inputs_[j] + at : nullptr;
    double* row = now_.data() + j * width;
    if (onwards_)
      std::copy_n(state_[j] + at, width, row);
    else
      std::fill_n(row, width, common_.start[j]);
    if (const double* held = held_rows_[j])
      for (std::size_t i = 0; i < width; ++i) row[i] = std::isnan(held[i]) ? row[i] : held[i];
    if (onwards_ &&
        !std::all_of(row, row + width, [](double a) { return std::fabs(a) <= too_large; }))
      return false;
  }
  return true;
}

Step Lanes::next_step(std::size_t at) {
  const Program& program = common_.program;
  const double* seen = now_.data();
  if (!program.sees_plainly()) {
    kernels().see(now_.data(), factors_ * width_, program.scale, program.shift, seen_.data());
    seen = seen_.data();
  }
  return {.lanes = width_,
          .factors = program.factors,
          .into = program.into.data(),
          .source = program.source.data(),
          .weight = program.weight.data(),
          .weights = has_weights_ ? weights_[0] + at : nullptr,
          .weights_row = common_.lanes,
          .self = program.self.data(),
          .curve = common_.curve.data(),
          .transfer = program.transfer.data(),
          .lambda = program.lambda,
          .gain = program.gain,
          .keep = program.keep,
          .rest = program.rest,
          .plain = program.is_plain(),
          .seen = seen,
          .now = now_.data(),
          .start = common_.start.data(),
          .inputs = input_rows_.data(),
          .held = held_rows_.data(),
          .next = next_.data(),
          .largest = largest_.data()};
}

void Lanes::run_tile(std::size_t at, std::size_t end) {
  going_.clear();
  for (std::size_t lane = at; lane < end; ++lane) going_.push_back(lane);
  const bool by_error = !common_.model.steps && common_.model.stop_by == StopBy::error;
  std::size_t keep_next = 1;  // 1, 3, 7, 15, ...: after 1, 2, 4, ... rounds, as Repeat does
  if (by_error) {
    look_below_.assign(width_, 16 * common_.model.tolerance);
    movement_.assign(width_, 0);
    kept_ = now_;
    proof_.clear();
    proof_.resize(width_);
  }
  for (std::size_t round = 1; !going_.empty(); ++round) {
    kernels().step(next_step(at));
    now_.swap(next_);
    if (all_go_on(round)) continue;
    std::erase_if(going_, [&](std::size_t lane) { return ends(lane, at, round); });
    if (by_error && round == keep_next) {
      kept_ = now_;
      movement_.assign(width_, 0);
      keep_next = 2 * keep_next + 1;
    }
  }
}

/// At a glance; ends() looks at each lane.
bool Lanes::all_go_on(std::size_t round) const {
  const Model& model = common_.model;
  if (!model.steps && model.stop_by != StopBy::largest_change) return false;
  if (round == model.steps.value_or(model.max_steps)) return false;
  const double settled = model.steps ? -1 : model.tolerance;
  return std::all_of(largest_.data(), largest_.data() + width_,
                     [&](double size) { return size > settled && size <= too_large; });
}

/// Whether the lane has come to its end; if so it is taken down.
bool Lanes::ends(std::size_t lane, std::size_t at, std::size_t round) {
  const Model& model = common_.model;
  const double size = largest_[lane - at];
  bool left_to_others = !(size <= too_large);
  bool over = false;
  if (model.steps) {
    over = round == *model.steps;
  } else if (model.stop_by == StopBy::largest_change) {
    met_[lane] = size <= model.tolerance;
    over = met_[lane] || round == model.max_steps;
  } else if (!left_to_others) {
    // Few lanes that settle at all take longer; what becomes of the others simulate() can tell.
    constexpr std::size_t most_rounds = 1'000;
    over = is_settled(lane, at, size);
    left_to_others =
        !over && (round == std::min(most_rounds, model.max_steps) || comes_near(lane - at, size) ||
                  (proof_[lane - at] && !proof_[lane - at]->certificate.proven()));
  }
  if (left_to_others)
    one_by_one(lane);
  else if (over)
    end(lane, at, model.steps || model.stop_by != StopBy::error ? Ending::stopped : Ending::settled,
        round);
  return left_to_others || over;
}

/// As simulate() decides it, of lanes that are certified; others look as if they were not settled.
bool Lanes::is_settled(std::size_t lane, std::size_t at, double size) {
  if (size == 0) return true;
  const std::size_t column = lane - at;
  if (size > look_below_[column]) return false;
  if (!proof_[column]) {
    proof_[column] = std::make_unique<LaneProof>(common_, columns_of(lane));
    certified_[lane] = proof_[column]->certificate.proven();
  }
  const Certificate& certificate = proof_[column]->certificate;
  if (!certificate.proven()) return false;
  Eigen::VectorXd before(static_cast<Eigen::Index>(factors_)), now(before.size());
  for (Eigen::Index j = 0; j < now.size(); ++j) {
    const std::size_t entry = static_cast<std::size_t>(j) * width_ + column;
    before[j] = next_[entry];
    now[j] = now_[entry];
  }
  const double tolerance = common_.model.tolerance;
  const double bound = certificate.bound(before, now, tolerance);
  look_below_[column] = size * std::clamp(tolerance / bound, 0.1, 0.9);
  return bound <= tolerance;
}

/// Whether Repeat might see a period close; sooner rather than later.
bool Lanes::comes_near(std::size_t column, double size) {
  constexpr double generously_near = 1e-8;
  movement_[column] = std::max(movement_[column], size);
  const double near = generously_near * movement_[column];
  for (std::size_t entry = column; entry < factors_ * width_; entry += width_)
    if (!(std::fabs(now_[entry] - kept_[entry]) <= near)) return false;
  return true;
}

void Lanes::end(std::size_t lane, std::size_t at, Ending ending, std::size_t steps) {
  const double* column = now_.data() + (lane - at);
  for (std::size_t j = 0; j < factors_; ++j) state_[j][lane] = column[j * width_];
  ending_[lane] = ending;
  steps_[lane] = steps;
}

void Lanes::one_by_one(std::size_t lane) {
  SimulateOptions options;
  if (onwards_) {
    Eigen::VectorXd& start = options.start.emplace(static_cast<Eigen::Index>(factors_));
    for (std::size_t j = 0; j < factors_; ++j)
      start[static_cast<Eigen::Index>(j)] = begun_[j][lane];
  }
  const Simulation alone =
      has_weights_ ? fcm::simulate(map_of(lane), common_.model, interventions_of(lane), options)
                   : fcm::simulate(common_.map, common_.model, interventions_of(lane), options);
  for (std::size_t j = 0; j < factors_; ++j)
    state_[j][lane] = alone.state[static_cast<Eigen::Index>(j)];
  ending_[lane] = alone.ending;
  steps_[lane] = alone.steps;
  met_[lane] = alone.met;
  certified_[lane] = alone.certified;
}

Map Lanes::map_of(std::size_t lane) const {
  std::vector<Link> links = common_.map.links();
  for (std::size_t k = 0; k < links.size(); ++k)
    if (links[k].simulated) links[k].weight = weights_[common_.row_of[k]][lane];
  auto made = Map::make(common_.map.factors(), std::move(links), {},
                        std::numeric_limits<double>::infinity());
  if (!made) throw std::logic_error("ensemble: " + made.error().message);
  return *std::move(made);
}

Interventions Lanes::interventions_of(std::size_t lane) const {
  Interventions made;
  for (std::size_t j = 0; j < factors_; ++j) {
    if (is_held_[j] && !std::isnan(held_[j][lane])) made.clamps.push_back({j, held_[j][lane], {}});
    if (is_pushed_[j] && pushed_[j * common_.lanes + lane])
      made.inputs.push_back({j, inputs_[j][lane], {}});
  }
  return made;
}

LaneColumns Lanes::columns_of(std::size_t lane) const {
  const Program& program = common_.program;
  LaneColumns of{program.weight, std::vector<double>(factors_, 0),
                 std::vector<double>(factors_, free_lane)};
  for (std::size_t k = 0; has_weights_ && k < program.link.size(); ++k)
    of.weight[k] = weights_[k][lane];
  for (std::size_t j = 0; j < factors_; ++j) {
    if (is_pushed_[j]) of.inputs[j] = inputs_[j][lane];
    if (is_held_[j]) of.held[j] = held_[j][lane];
  }
  return of;
}

bool Lanes::certified(std::size_t lane) {
  if (!certified_[lane])
    certified_[lane] = LaneProof(common_, columns_of(lane)).certificate.proven();
  return *certified_[lane];
}

}  // namespace fcm::detail
