// SPDX-License-Identifier: MIT
//
// Docs/maths.md, "Attractors".
#include "fcm/attractors.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/random.hpp"
#include "simulate/box.hpp"
#include "simulate/start.hpp"
#include "simulate/system.hpp"
#include "simulate/unproven.hpp"
#include "text/number.hpp"

namespace fcm {
namespace {

/// What is done in the end, for good.
Interventions lasting(const Interventions& all) {
  Interventions lasting;
  for (const Clamp& clamp : all.clamps)
    if (!clamp.when.until) lasting.clamps.push_back({clamp.factor, clamp.value, {}});
  for (const Input& input : all.inputs)
    if (!input.when.until) lasting.inputs.push_back({input.factor, input.value, {}});
  return lasting;
}

/// The same model, left alone until it ends.
Model to_the_end(Model model) {
  if (model.stop_by != StopBy::error) model.tolerance = Model().tolerance;
  model.stop_by = StopBy::error;
  model.steps.reset();
  return model;
}

/// Where a range has no end, linear, -1 to 1 stands for it.
void put_ends(detail::Box& box) {
  for (std::size_t j = 0; j < box.low.size(); ++j) {
    if (!std::isfinite(box.low[j])) box.low[j] = std::min(-1.0, box.high[j]);
    if (!std::isfinite(box.high[j])) box.high[j] = std::max(1.0, box.low[j]);
  }
}

/// A Latin hypercube (McKay, Beckman and Conover 1979): each factor's range in as many parts as
/// there are points, each part hit once.
void scatter(const detail::Box& box, std::uint64_t seed, Eigen::Ref<Eigen::MatrixXd> points) {
  const Eigen::Index count = points.cols();
  std::vector<Eigen::Index> part(static_cast<std::size_t>(count));
  for (Eigen::Index j = 0; j < points.rows(); ++j) {
    core::Random random(seed, static_cast<std::uint64_t>(j));
    std::iota(part.begin(), part.end(), Eigen::Index{0});
    for (std::size_t k = part.size(); k > 1; --k)
      std::swap(part[k - 1], part[random.below(static_cast<std::uint32_t>(k))]);
    const auto at = static_cast<std::size_t>(j);
    for (Eigen::Index k = 0; k < count; ++k) {
      const double share =
          (static_cast<double>(part[static_cast<std::size_t>(k)]) + random.uniform()) /
          static_cast<double>(count);
      points(j, k) = box.low[at] + share * (box.high[at] - box.low[at]);
    }
  }
}

double distance(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
  double largest = 0;
  for (Eigen::Index j = 0; j < a.size(); ++j) largest = std::max(largest, std::fabs(a[j] - b[j]));
  return largest;
}

/// The ends that were found so far, each once.
class Found {
 public:
  Found(const Map& map, const Model& model, const Interventions& interventions, double apart)
      : map_(map), model_(model), interventions_(interventions), apart_(apart) {}

  void add(const SimulateOptions& start, const Simulation& end) {
    Attractor here{end.ending, end.period, end.unstable, 1, end.state};
    if (end.ending == Ending::cycle) here.state = least_of_cycle(start, end);
    for (Attractor& known : found_) {
      if (!same(known, here)) continue;
      ++known.starts;
      return;
    }
    found_.push_back(std::move(here));
  }

  std::vector<Attractor> by_starts() && {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Attractor& a, const Attractor& b) { return a.starts > b.starts; });
    return std::move(found_);
  }

 private:
  bool same(const Attractor& known, const Attractor& here) const {
    if (known.ending != here.ending || known.period != here.period) return false;
    if (here.ending == Ending::aperiodic) return true;
    const double size = here.state.size() == 0 ? 0 : here.state.cwiseAbs().maxCoeff();
    return distance(known.state, here.state) <= apart_ * std::max(1.0, size);
  }

  /// Where a cycle is entered depends on the start, so its states are ordered; what differs by at
  /// most `apart` is alike. The last state itself where a trajectory would not fit into 80 MB.
  Eigen::VectorXd least_of_cycle(SimulateOptions start, const Simulation& end) const {
    constexpr double most = 1e7;
    if (static_cast<double>(end.steps) * static_cast<double>(map_.size()) > most) return end.state;
    Model round = model_;
    round.steps = end.steps;  // from the start again, since lags make the state alone too little
    start.trajectory = true;
    start.stop = {};
    const Simulation again = detail::simulate_unproven(map_, round, interventions_, start);
    std::size_t least = end.steps;
    for (std::size_t t = end.steps - end.period; t < end.steps; ++t) {
      const Eigen::VectorXd &one = again.trajectory[t], &other = again.trajectory[least];
      Eigen::Index j = 0;
      while (j < one.size() && std::fabs(one[j] - other[j]) <= apart_) ++j;
      if (j < one.size() && one[j] < other[j]) least = t;
    }
    return again.trajectory[least];
  }

  const Map& map_;
  const Model& model_;
  const Interventions& interventions_;
  double apart_;
  std::vector<Attractor> found_;
};

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return text::grouped(count) + " " + (count == 1 ? one : many);
}

std::string sentence(const Attractors& all) {
  std::string text =
      "one fixed point, proven to be the only one (" + std::string(to_text(all.proof)) + ")";
  if (all.proof == Proof::none) {
    const std::size_t count = all.found.size();
    text = count == 0 ? "nothing found" : "one end found";
    if (count > 1) text = "the end depends on the start: " + text::grouped(count) + " ends found";
    text += " from " + counted(all.starts, "start", "starts");
    if (all.starts < all.starts_asked)
      text += " of " + text::grouped(all.starts_asked) + ", for it was stopped";
    if (count == 1) text += ", not proven to be the only one";
    if (count > 1) text += ", and there may be more";
  }
  if (all.unfinished > 0)
    text += "; " + counted(all.unfinished, "start was", "starts were") + " still moving";
  if (all.unbounded > 0)
    text += "; " + counted(all.unbounded, "start", "starts") + " grew without bound";
  return text;
}

}  // namespace

Eigen::MatrixXd attractor_starts(const Map& map, const Model& model,
                                 const Interventions& interventions,
                                 const AttractorOptions& options) {
  const detail::System system(map, model, lasting(interventions));
  const auto n = static_cast<Eigen::Index>(map.size());
  detail::Box range = detail::whole_range(system.equation());
  detail::Box box = detail::narrowest(system.equation());
  put_ends(range);
  put_ends(box);
  const auto as_state = [n](const std::vector<double>& values) {
    return Eigen::VectorXd::Map(values.data(), n);
  };
  constexpr Eigen::Index named = 6;
  Eigen::MatrixXd starts(n, named + static_cast<Eigen::Index>(options.scattered));
  starts.col(0) = *detail::start_state(map, model);
  starts.col(1) = as_state(range.low);
  starts.col(2) = as_state(range.high);
  starts.col(3) = (starts.col(1) + starts.col(2)) / 2;
  starts.col(4) = as_state(box.low);
  starts.col(5) = as_state(box.high);
  scatter(box, options.seed, starts.rightCols(static_cast<Eigen::Index>(options.scattered)));
  return starts;
}

namespace {

/// `in_short`: with fewer steps than asked for, so that not to settle in them says nothing.
Attractors search(const Map& map, const Model& model, const Interventions& interventions,
                  const AttractorOptions& options, const RunOptions& run, bool in_short) {
  Attractors all;
  Found found(map, model, interventions, options.apart);
  const Eigen::MatrixXd starts = attractor_starts(map, model, interventions, options);
  all.starts_asked = static_cast<std::size_t>(starts.cols());
  for (Eigen::Index k = 0; k < starts.cols(); ++k) {
    const SimulateOptions start{.start = starts.col(k), .stop = run.stop};
    const Simulation end = detail::simulate_unproven(map, model, interventions, start);
    if (end.interrupted) break;
    ++all.starts;
    if (end.diverges)
      ++all.unbounded;
    else if (end.ending == Ending::slow || (in_short && end.ending == Ending::aperiodic))
      ++all.unfinished;
    else
      found.add(start, end);
    if (run.progress) run.progress(all.starts, all.starts_asked);
  }
  all.found = std::move(found).by_starts();
  all.message = sentence(all);
  return all;
}

Attractors proven(const Map& map, Model model, const Interventions& interventions, Proof proof,
                  const RunOptions& run) {
  Attractors all;
  all.proof = proof;
  all.starts_asked = 1;
  model.max_steps = std::max(model.max_steps, Model().max_steps);
  const Simulation end = simulate(map, model, interventions, {.start = {}, .stop = run.stop});
  all.starts = !end.interrupted;
  if (end.settled()) all.found.push_back({end.ending, end.period, end.unstable, 1, end.state});
  all.unfinished = all.starts - all.found.size();
  all.message = sentence(all);
  return all;
}

}  // namespace

Attractors attractors(const Map& map, const Model& asked, const Interventions& all,
                      const AttractorOptions& options, const RunOptions& run) {
  const Interventions interventions = lasting(all);
  const Model model = to_the_end(asked);
  const Proof proof = contraction(map, model, interventions).by;
  return proof == Proof::none ? search(map, model, interventions, options, run, false)
                              : proven(map, model, interventions, proof, run);
}

std::optional<Attractors> attractors_at_hand(const Map& map, const Model& asked,
                                             const Interventions& all, const Simulation& ended) {
  if (ended.certified || ended.ending == Ending::stopped || ended.ending == Ending::slow)
    return std::nullopt;
  const AttractorOptions options;
  Model model = to_the_end(asked);
  // In multiplications, about a nanosecond each; a transfer function is worth some 16 of them.
  constexpr double most_work = 1e8, starts = 46;
  const double stages = model.time == Time::continuous ? 4 : 1;
  const double step = static_cast<double>(map.links().size() + 16 * map.size()) * stages;
  const double steps = std::floor(most_work / starts / std::max(1.0, step));
  if (steps < 256 + 2 * static_cast<double>(ended.steps)) return std::nullopt;
  const bool in_short = steps < static_cast<double>(model.max_steps);
  if (in_short) model.max_steps = static_cast<std::size_t>(steps);
  return search(map, model, lasting(all), options, {}, in_short);
}

std::optional<Damped> damped(const Map& map, const Model& asked, const Interventions& interventions,
                             const Simulation& ended, const SimulateOptions& options) {
  if (ended.ending != Ending::cycle && ended.ending != Ending::aperiodic) return std::nullopt;
  Damped result;
  Model model = to_the_end(asked);
  const detail::System system(map, model, lasting(interventions));
  if (system.continuous()) {
    result.message = "damping does not apply: time is continuous already";
    return result;
  }
  if (system.discrete()) {
    result.message = "damping does not apply: a discrete function has no states in between";
    return result;
  }
  result.applies = true;
  for (const double damping : {0.5, 0.9}) {
    if (damping <= asked.damping) continue;
    model.damping = result.damping = damping;
    result.simulation = simulate(map, model, interventions, options);
    if (result.simulation.settled() && !result.simulation.unstable) break;
  }
  const std::string kept = text::shortest(result.damping);
  if (result.damping == 0) {
    result.applies = false;
    result.message = "it is damped by " + text::shortest(asked.damping) + " already";
    return result;
  }
  result.survives = !result.simulation.settled() || result.simulation.unstable;
  result.message =
      result.survives
          ? "it survives damping: at damping " + kept + " there is no rest that lasts either"
          : "an artefact of all factors moving at once: at damping " + kept + " it settles";
  return result;
}

}  // namespace fcm
