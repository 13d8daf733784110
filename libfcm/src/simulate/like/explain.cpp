// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>
#include <cmath>

#include "fcm/like.hpp"
#include "simulate/like/compose.hpp"
#include "simulate/start.hpp"
#include "text/number.hpp"

namespace fcm {
namespace {

/// Two digits, which is as much as a distance is worth: 0.028, 4.0e-05.
std::string rough(double value) {
  if (value == 0) return "0";
  char text[32];
  const bool plain = std::fabs(value) >= 0.001 && std::fabs(value) < 1000;
  const auto end =
      plain ? std::to_chars(text, text + sizeof text, value, std::chars_format::general, 2)
            : std::to_chars(text, text + sizeof text, value, std::chars_format::scientific, 1);
  return {text, end.ptr};
}

std::string quoted(const Map& map, Index j) { return "'" + map.factors()[j].id + "'"; }

std::string rounds(std::size_t count) {
  return text::grouped(count) + (count == 1 ? " round" : " rounds");
}

/// The first few by name, and how many more.
std::string some(const Map& map, const std::vector<Index>& factors) {
  constexpr std::size_t shown = 5;
  std::string words;
  for (std::size_t i = 0; i < std::min(shown, factors.size()); ++i)
    words += (i == 0 ? "" : ", ") + quoted(map, factors[i]);
  if (factors.size() > shown) words += " and " + std::to_string(factors.size() - shown) + " more";
  return words;
}

/// Where two states are farthest apart, over the factors that have a value.
struct Gap {
  double size = 0;
  Index at = 0;
};
Gap largest_gap(const Eigen::VectorXd& one, const Eigen::VectorXd& other, const LikeRun& run) {
  Gap gap;
  for (Index j = 0; j < run.without_value.size(); ++j) {
    const auto at = static_cast<Eigen::Index>(j);
    const double size = std::fabs(one[at] - other[at]);
    if (!run.without_value[j] && size > gap.size) gap = {size, j};
  }
  return gap;
}

/// Closer than what is printed of them, states are called the same.
constexpr double same = 5e-7;

std::string to_within(double gap) {
  return gap == 0 ? " to the last digit" : " to within " + rough(gap);
}

class Explainer {
 public:
  Explainer(const Map& map, const LikeAnswer& answer) : map_(map), answer_(answer) {}

  LikeExplanation all() {
    solve();
    say(std::string(answer_.like->title) + " (" + std::string(answer_.like->what) + ").");
    in_short();
    start();
    holding();
    sources();
    stopping();
    baseline();
    say("Shown: " + std::string(answer_.like->report_words));
    rounding();
    if (answer_.like->remarks) answer_.like->remarks(map_, answer_, told_.sentences);
    return std::move(told_);
  }

 private:
  void say(std::string sentence) { told_.sentences.push_back(std::move(sentence)); }

  /// The fixed point that the tool was on its way to, and our own answer to the same question.
  void solve() {
    model_ = answer_.model;
    model_.steps.reset();
    model_.max_steps = Model{}.max_steps;
    model_.tolerance = Model{}.tolerance;
    if (!check(model_, map_)) return;
    held_ = {answer_.held, answer_.inputs};
    for (Index j = 0; j < map_.size(); ++j)
      if (answer_.scenario.without_value[j] && !like::is_held(held_.clamps, j))
        held_.clamps.push_back({j, 0, {}});
    if (answer_.scenario.state.allFinite())
      end_ = simulate(map_, model_, held_, {false, answer_.scenario.state});
    if (answer_.baseline && answer_.baseline->state.allFinite()) {
      Interventions held;
      if (answer_.like->sources == Sources::held)
        for (const Index j : answer_.sources)
          held.clamps.push_back({j, answer_.baseline->state[static_cast<Eigen::Index>(j)], {}});
      before_ = simulate(map_, model_, held, {false, answer_.baseline->state});
    }
    told_.ours = simulate(map_, model_, {answer_.asked.clamps, answer_.inputs});
    if (end_ && end_->settled())
      told_.distance = largest_gap(answer_.scenario.state, end_->state, answer_.scenario).size;
  }

  void start() {
    std::string words = "Start: " + std::string(answer_.like->start_words);
    if (end_ && end_->certified)
      words += " Here the start does not matter for the end: there is only one, proven.";
    else if (end_)
      words += " Here another start may lead to another end, also the baseline's.";
    say(words + " Ours starts where it is told to; here it gets the same start.");
    different_ends();
  }

  /// Where several ends exist, the jump between two of them is no effect.
  void different_ends() {
    if (!end_ || end_->certified || !end_->settled() || !before_ || !before_->settled()) return;
    const Simulation after = simulate(map_, model_, held_, {false, before_->state});
    constexpr double apart = 1e-6;
    if (!after.settled() || largest_gap(after.state, end_->state, answer_.scenario).size <= apart)
      return;
    say("Baseline and scenario are at different ends: from the baseline's end the same scenario "
        "leads elsewhere. Part of the difference is the jump from one end to another.");
  }

  void holding() {
    if (answer_.held_by_question.empty() && answer_.asked.clamps.empty() &&
        (answer_.held.empty() || answer_.like->holding != Holding::starts_of_1))
      return;
    say("Holding: " + std::string(answer_.like->holding_words));
    for (const Clamp& clamp : answer_.asked.clamps) {
      if (like::is_held(answer_.held_by_question, clamp.factor)) continue;
      say(quoted(map_, clamp.factor) + " was to be held at " + text::shortest(clamp.value) +
          " and is not; it ends at " +
          text::fixed(answer_.scenario.state[static_cast<Eigen::Index>(clamp.factor)], 4) +
          ". Ours holds it.");
    }
  }

  void sources() {
    std::vector<Index> free;
    for (const Index j : answer_.sources)
      if (!like::is_held(answer_.held_by_question, j)) free.push_back(j);
    if (free.empty()) {
      say("Sources: every factor has a link into it or is held, so that what happens to others "
          "does not matter here.");
      return;
    }
    std::string words = "Sources: " + some(map_, free) + (free.size() == 1 ? " has" : " have") +
                        " no link into " + (free.size() == 1 ? "it. " : "them. ") +
                        std::string(answer_.like->sources_words);
    if (answer_.like->sources != Sources::updated)
      words += " Ours updates " + std::string(free.size() == 1 ? "it" : "them") +
               " as any other factor unless told to hold " + (free.size() == 1 ? "it." : "them.");
    say(words);
  }

  void stopping() {
    const LikeRun& run = answer_.scenario;
    std::string words = "Stopping: " + std::string(answer_.like->stopping_words) + " Here it ";
    const std::string steps = rounds(run.steps);
    const std::string last =
        run.last_change ? " (last change " + rough(*run.last_change) + ")" : "";
    if (run.stopped_by == StoppedBy::step_size)
      words += "stopped after " + steps + last + ".";
    else if (run.stopped_by == StoppedBy::step_count)
      words += "ran " + steps + last + ".";
    else if (run.repeats)
      words += "would hang: after " + steps +
               " a state came back to the last bit, so that the "
               "same states come for ever" +
               last + ". The state here is where we stopped.";
    else
      words += "was still moving after " + steps + last +
               ", where we stopped it: it would hang "
               "for a very long time or for ever.";
    say(words);
    if (told_.distance)
      distance();
    else if (end_)
      say("There is no end to measure it against: from there ours says " + end_->message + ".");
  }

  void distance() {
    const LikeRun& run = answer_.scenario;
    const Gap gap = largest_gap(run.state, end_->state, run);
    if (gap.size < same) return say("That state is the fixed point" + to_within(gap.size) + ".");
    std::string words = "That state is " + rough(gap.size) + " from the fixed point, at " +
                        quoted(map_, gap.at) + ": " + figure(run.state, gap.at) + " there, " +
                        figure(end_->state, gap.at) + " at the end.";
    if (run.stopped_by == StoppedBy::step_size && gap.size > answer_.model.tolerance)
      words += " A small step is not a small distance.";
    say(words);
  }

  void baseline() {
    if (!answer_.baseline) return;
    const LikeRun& run = *answer_.baseline;
    std::string words = "Its baseline took " + rounds(run.steps);
    if (run.stopped_by == StoppedBy::never) words += " here and would hang";
    if (before_ && before_->settled()) {
      const Gap gap = largest_gap(run.state, before_->state, run);
      words += gap.size < same ? " and is at its fixed point" + to_within(gap.size)
                               : " and is " + rough(gap.size) + " from its fixed point, at " +
                                     quoted(map_, gap.at);
    }
    say(words + ".");
  }

  void rounding() {
    if (answer_.like->decimals != 2) return;
    std::size_t hidden = 0, effects = 0;
    for (Index j = 0; j < map_.size(); ++j) {
      if (!answer_.baseline || like::is_held(answer_.held_by_question, j)) continue;
      const auto at = static_cast<Eigen::Index>(j);
      const double effect = answer_.scenario.state[at] - answer_.baseline->state[at];
      if (effect == 0) continue;
      ++effects;
      if (std::fabs(effect) < 0.005) ++hidden;
    }
    if (hidden > 0)
      say("Of " + std::to_string(effects) + " differences other than 0, " + std::to_string(hidden) +
          " are lost to the 2 decimals.");
  }

  /// What the analyst asked, before all the rest: how far apart the two are, and why.
  void in_short() {
    if (!told_.ours)
      return say("Ours does not iterate the rescaled rule with " + answer_.model.transfer +
                 ": its states are read as shares of the sigmoid.");
    const Simulation& ours = *told_.ours;
    if (!ours.state.allFinite() || !answer_.scenario.state.allFinite())
      return say("Ours, asked the same: " + ours.message + ".");
    const Gap gap = largest_gap(answer_.scenario.state, ours.state, answer_.scenario);
    if (gap.size < same)
      say("Ours, asked the same, has the same states" + to_within(gap.size) + ": " + ours.message +
          ".");
    else
      say("Ours, asked the same, differs most at " + quoted(map_, gap.at) + ": " +
          figure(answer_.scenario.state, gap.at) + " there, " + figure(ours.state, gap.at) +
          " ours, which " + (ours.settled() ? "" : "says: ") + ours.message + "." + reasons());
  }

  std::string reasons() const {
    std::vector<Index> loose, extra, sources;
    for (const Clamp& clamp : answer_.asked.clamps)
      if (!like::is_held(answer_.held_by_question, clamp.factor)) loose.push_back(clamp.factor);
    for (const Clamp& clamp : answer_.held)
      if (answer_.like->holding == Holding::starts_of_1 &&
          !like::is_held(answer_.held_by_question, clamp.factor))
        extra.push_back(clamp.factor);
    for (const Index j : answer_.sources)
      if (!like::is_held(answer_.held_by_question, j) && differs(j)) sources.push_back(j);
    std::string words;
    if (!loose.empty()) words += " It does not hold " + some(map_, loose) + ".";
    if (!extra.empty()) words += " It also holds " + some(map_, extra) + ".";
    if (!sources.empty() && answer_.like->sources == Sources::held)
      words += " It holds at the start what has no links into it (" + some(map_, sources) +
               "); so does ours with --hold-sources.";
    if (!sources.empty() && answer_.like->sources == Sources::forgotten)
      words += " It gives what has no links into it no value (" + some(map_, sources) + ").";
    if (answer_.scenario.stopped_by == StoppedBy::never)
      words += " It does not come to an end.";
    else if (told_.distance.value_or(0) >= same)
      words += " It stopped " + rough(*told_.distance) + " before its end.";
    return words;
  }

  bool differs(Index j) const {
    const auto at = static_cast<Eigen::Index>(j);
    return answer_.scenario.without_value[j] ||
           std::fabs(answer_.scenario.state[at] - told_.ours->state[at]) >= same;
  }

  std::string figure(const Eigen::VectorXd& state, Index j) const {
    return text::fixed(state[static_cast<Eigen::Index>(j)], 7);
  }

  const Map& map_;
  const LikeAnswer& answer_;
  Model model_;
  Interventions held_;                      ///< in the scenario, with what lost its value at 0
  std::optional<Simulation> end_, before_;  ///< where the scenario and the baseline lead
  LikeExplanation told_;
};

}  // namespace

LikeExplanation explain(const Map& map, const LikeAnswer& answer) {
  return Explainer(map, answer).all();
}

}  // namespace fcm
