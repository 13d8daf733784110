// SPDX-License-Identifier: MIT
#include "fcm/like.hpp"

#include <algorithm>
#include <cmath>
#include <queue>

#include "fcm/limits.hpp"
#include "simulate/like/compose.hpp"
#include "simulate/like/course.hpp"

namespace fcm {

#define FCM_ENTRY(word) const Like& word##_like();
#include "all_likes.inc"
#undef FCM_ENTRY

const std::vector<Like>& likes() {
  static const std::vector<Like> table = {
#define FCM_ENTRY(word) word##_like(),
#include "all_likes.inc"
#undef FCM_ENTRY
  };
  return table;
}

std::string_view to_text(StoppedBy stopped_by) {
  switch (stopped_by) {
    case StoppedBy::step_size:
      return "step_size";
    case StoppedBy::step_count:
      return "step_count";
    case StoppedBy::never:
      break;
  }
  return "never";
}

namespace {

/// Where a tool has no cap we need one: long enough for a slow end, short enough to wait for (two
/// runs of a second or less).
std::size_t our_cap(const Map& map) {
  constexpr std::size_t work = 100'000'000, at_least = 200;
  const std::size_t a_step = map.links().size() + map.size() + 1;
  return std::clamp(work / a_step, at_least, Limits{}.max_steps);
}

/// The round from which on each factor has no value: those without causes from the first, those
/// whose causes have all lost theirs one round later; 0 never.
std::vector<std::size_t> losses(const Map& map, const std::vector<Clamp>& held) {
  std::vector<std::size_t> lost_from(map.size(), 0), causes(map.size(), 0);
  std::vector<std::vector<Index>> effects(map.size());
  for (const Link& link : map.links()) {
    if (!link.simulated || link.weight == 0) continue;
    ++causes[link.to];
    effects[link.from].push_back(link.to);
  }
  std::queue<Index> lost;
  for (Index j = 0; j < map.size(); ++j) {
    if (causes[j] > 0 || like::is_held(held, j)) continue;
    lost_from[j] = 1;
    lost.push(j);
  }
  for (; !lost.empty(); lost.pop()) {
    for (const Index j : effects[lost.front()]) {
      if (--causes[j] > 0 || like::is_held(held, j)) continue;
      lost_from[j] = lost_from[lost.front()] + 1;
      lost.push(j);
    }
  }
  return lost_from;
}

/// The most factors on a shortest way from one input to one output; 0 where there is no way, all
/// factors where there is no input.
std::size_t longest_shortest_way(const Map& map, const std::vector<Clamp>& inputs,
                                 const std::vector<bool>& outputs) {
  if (inputs.empty()) return map.size();
  std::vector<std::vector<Index>> effects(map.size());
  for (const Link& link : map.links())
    if (link.simulated) effects[link.from].push_back(link.to);
  std::size_t longest = 0;
  for (const Clamp& input : inputs) {
    std::vector<std::size_t> factors(map.size(), 0);
    std::queue<Index> reached;
    factors[input.factor] = 1;
    reached.push(input.factor);
    for (; !reached.empty(); reached.pop()) {
      const Index from = reached.front();
      if (outputs.empty() ? !like::is_held(inputs, from) : outputs[from])
        longest = std::max(longest, factors[from]);
      for (const Index to : effects[from]) {
        if (factors[to] > 0) continue;
        factors[to] = factors[from] + 1;
        reached.push(to);
      }
    }
  }
  return longest;
}

like::Route route_of(const LikeAnswer& answer) {
  const Like& like = *answer.like;
  like::Route route;
  route.like = &like;
  route.model = answer.model;
  route.start = answer.start;
  route.exactly = answer.model.steps.has_value();
  route.at_most = answer.model.steps.value_or(answer.model.max_steps);
  if (!answer.asked.watched.empty()) route.watched.assign(answer.start.size(), false);
  for (const Index j : answer.asked.watched) route.watched[j] = true;
  return route;
}

/// A tool that waits for its paths runs so many rounds even beyond its cap.
LikeRun scenario_run(const Map& map, LikeAnswer& answer) {
  const Like& like = *answer.like;
  like::Route route = route_of(answer);
  route.held = answer.held;
  route.inputs = answer.inputs;
  route.first_inputs = like::pushes(answer.model, answer.asked, answer.asked.effectiveness);
  route.trajectory = answer.asked.trajectory;
  if (!answer.inputs.empty() || !answer.added.empty()) {
    route.start = answer.baseline->state;
    for (Clamp& clamp : route.held)
      if (!like::is_held(answer.held_by_question, clamp.factor))
        clamp.value = route.start[static_cast<Eigen::Index>(clamp.factor)];
  }
  if (like.holding == Holding::cut_off)
    for (const Clamp& clamp : answer.asked.clamps)
      route.start[static_cast<Eigen::Index>(clamp.factor)] = clamp.value;
  if (like.sources == Sources::forgotten) route.lost_from = losses(map, answer.held);
  if (like.waits_for_paths) {
    const std::size_t longest = longest_shortest_way(map, answer.held, route.watched);
    if (longest == 0 && map.size() > 0)
      answer.notes.push_back(
          "no way leads from an input to an output: its program stops with an error here");
    route.at_least = longest + 2;
    answer.model.max_steps = std::max(answer.model.max_steps, route.at_least);
    route.at_most = answer.model.max_steps;
  }
  return like::follow(map, route);
}

std::optional<LikeRun> baseline_run(const Map& map, const LikeAnswer& answer) {
  const Like& like = *answer.like;
  if (like.baseline == LikeBaseline::none) return std::nullopt;
  if (!like.always_compares && !answer.intervened()) return std::nullopt;
  like::Route route = route_of(answer);
  if (like.baseline == LikeBaseline::from_all_ones) route.start.setOnes();
  if (like.sources == Sources::held)
    for (const Index j : answer.sources)
      route.held.push_back(
          {j, like::as_kept(like, route.model, route.start[static_cast<Eigen::Index>(j)]), {}});
  return like::follow(map, route);
}

}  // namespace

Result<LikeAnswer> simulate_like(const Map& map, const Like& like, const LikeQuestion& asked) {
  auto answer = like::compose(map, like, asked);
  if (!answer) return answer;
  if (!like.max_steps && !asked.max_steps) answer->model.max_steps = our_cap(map);
  answer->baseline = baseline_run(map, *answer);
  answer->scenario = scenario_run(map, *answer);
  for (Index j = 0; j < map.size(); ++j) answer->reported.push_back(like.report(*answer, j));
  if (like.cautions) like.cautions(map, *answer, answer->notes);
  return answer;
}

}  // namespace fcm
