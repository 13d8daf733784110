// SPDX-License-Identifier: MIT
//
// What another tool would print for a map, by its own rules of start, clamping, sources and
// stopping, and in words why that differs from `simulate`. One file each in src/simulate/like/,
// with its source; docs/like/ says it for people.
//
//     const auto answer = simulate_like(map, **like_named("mental-modeler"), {.clamps = {{a, 1}}});
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/model.hpp"
#include "fcm/result.hpp"
#include "fcm/simulate.hpp"

namespace fcm {

struct LikeAnswer;

/// How a tool is told to hold a factor, and what it takes that to mean.
enum class Holding {
  any_value,    ///< held at the value
  not_zero,     ///< held at the value, where 0 means "not clamped"
  starts_of_1,  ///< every factor whose start is exactly 1 is held there, and none else
  cut_off       ///< no clamp: people empty the factor's column, and sources are held
};

/// What a tool does with a factor without links into it.
enum class Sources {
  updated,   ///< as any other: f(0), or f of its own memory
  held,      ///< stays at its start
  forgotten  ///< has no value from the first round on, nor have factors fed by such alone
};

/// What a scenario is compared with.
enum class LikeBaseline { none, from_all_ones, from_own_start };

/// What the tool holds its tolerance against.
enum class LikeMeasure { none, largest_change, mean_square_change };

/// A tool's word for a rule or transfer function.
struct OwnWord {
  std::string_view theirs, ours;
  bool holds = false;  ///< with it a tool that holds starts of 1 does so, also without a clamp
};

/// A tool: data and a few small functions.
struct Like {
  std::string_view name;   ///< mental_modeler; hyphens count as underscores
  std::string_view title;  ///< Mental Modeler
  std::string_view what;   ///< version and origin of these rules

  std::vector<std::string_view> rules, transfers;  ///< it offers these; the first is the default
  std::vector<OwnWord> words;                      ///< matched without case and hyphens
  std::vector<std::string_view> lambda_of;         ///< transfer functions that have a lambda there
  double lambda_below = std::numeric_limits<double>::infinity();
  bool lambda_by_bounds = false;  ///< chosen by Koutsellis' bounds unless it is given

  double start = 1;        ///< where no start is named; once one is, the rest is off, at 0
  bool start_free = true;  ///< else `start` for every factor
  double start_high = std::numeric_limits<double>::infinity();

  Holding holding = Holding::any_value;
  double hold_low = -std::numeric_limits<double>::infinity();
  double hold_high = std::numeric_limits<double>::infinity();
  bool holds_from_round_1 = false;  ///< the start itself is not yet clamped
  Sources sources = Sources::updated;
  bool has_impacts = false;  ///< links from an added factor that is held
  bool has_lags = false;
  bool watches_some = false;   ///< stops by the factors somebody names, if they do
  bool cuts_to_whole = false;  ///< bivalent and trivalent: what is held loses its fraction after
                               ///< the first round

  LikeMeasure measure = LikeMeasure::largest_change;
  bool strictly = false;  ///< stops below the tolerance, not at it
  double tolerance = 1e-5;
  double tolerance_low = 0, tolerance_high = std::numeric_limits<double>::infinity();
  bool tolerance_free = true;
  std::optional<std::size_t> max_steps;  ///< none: it never gives up
  bool max_steps_free = true;
  bool runs_all_steps = false;   ///< and looks for the first small step afterwards
  bool takes_steps = false;      ///< can be told to run exactly so many
  bool waits_for_paths = false;  ///< first as many rounds as inputs need to reach what it watches

  LikeBaseline baseline = LikeBaseline::none;
  bool always_compares = false;  ///< also where nothing is done
  /// What it prints for a factor; none where it prints nothing.
  std::optional<double> (*report)(const LikeAnswer&, Index);
  std::string_view reported_as;  ///< what that figure is, in words
  int decimals;                  ///< that it shows; -1: all there are

  // For --explain-like, one sentence or two each.
  std::string_view start_words, holding_words, sources_words, stopping_words, report_words;
  /// What else is to be said of this answer; may be null.
  void (*remarks)(const Map&, const LikeAnswer&, std::vector<std::string>&);
  /// Where the tool itself would have ended otherwise, for the notes of every answer; may be null.
  void (*cautions)(const Map&, const LikeAnswer&, std::vector<std::string>&) = nullptr;
};

const std::vector<Like>& likes();
/// By name or title; case, spaces, hyphens and underscores do not count. Code like.unknown.
Result<const Like*> like_named(std::string_view);
/// "mental-modeler", as it is typed.
std::string as_typed(const Like&);

/// What somebody asks of a tool, in its words or ours; what is left out is as the tool has it.
struct LikeQuestion {
  std::optional<std::string> rule, transfer;
  std::optional<double> lambda, tolerance, start;
  std::optional<std::size_t> max_steps, steps;
  std::map<std::string, double> start_of;  ///< by factor id
  std::vector<Clamp> clamps;
  /// Links from an added factor that is held at `effectiveness`, from 0 to 1: FCMpy's
  /// interventions.
  std::vector<Input> impacts;
  double effectiveness = 1;
  std::vector<Index> watched;  ///< the step is measured over these alone; empty: over all
  bool trajectory = false;
};

enum class StoppedBy {
  step_size,   ///< its measure fell to its tolerance
  step_count,  ///< it ran as many steps as it runs at most
  never        ///< it would go on: the state is the one we ended with
};
std::string_view to_text(StoppedBy);

struct LikeRun {
  Eigen::VectorXd state;
  std::vector<bool> without_value;  ///< by factor: the tool has none (null) in `state`
  Eigen::VectorXd argument;         ///< x, of which f(lambda x) made `state`
  std::size_t steps = 0;
  StoppedBy stopped_by = StoppedBy::step_count;
  std::optional<double> last_change;        ///< by the tool's measure; none where it has none
  bool repeats = false;                     ///< never: a state came back, bit for bit
  std::vector<Eigen::VectorXd> trajectory;  ///< if asked, from the start on
};

struct LikeAnswer {
  const Like* like = nullptr;
  Model model;  ///< rule, transfer function, lambda, start, tolerance, steps
  LikeQuestion asked;
  Eigen::VectorXd start;                ///< by factor, before anything is held
  std::vector<Clamp> held;              ///< what the tool holds in the scenario
  std::vector<Clamp> held_by_question;  ///< those of `held` that were asked for
  std::vector<Index> added;             ///< those of them that the baseline is run without
  std::vector<Input> inputs;            ///< what the impacts amount to after the first round
  std::vector<Index> sources;           ///< factors without links into them
  LikeRun scenario;
  std::optional<LikeRun> baseline;
  std::vector<std::optional<double>> reported;  ///< by factor
  std::vector<std::string> notes;               ///< what the tool did not take as it was asked

  bool intervened() const { return !held_by_question.empty() || !asked.impacts.empty(); }
};

/// Codes: like.cannot (the tool cannot do what is asked; the hint says what it can), rule.unknown,
/// transfer.unknown, model.start, factor.unknown.
Result<LikeAnswer> simulate_like(const Map&, const Like&, const LikeQuestion& = {});

struct LikeExplanation {
  std::vector<std::string> sentences;
  std::optional<double> distance;  ///< of the scenario's state from the fixed point, if it settles
  std::optional<Simulation> ours;  ///< `simulate`, asked the same; none where it refuses
};

/// Why the answer differs from ours, with the figures of this very answer.
LikeExplanation explain(const Map&, const LikeAnswer&);

}  // namespace fcm
