// SPDX-License-Identifier: MIT
#include "simulate/like/compose.hpp"

#include <algorithm>
#include <cmath>

#include "fcm/limits.hpp"
#include "simulate/like/words.hpp"
#include "simulate/start.hpp"
#include "text/number.hpp"

namespace fcm::like {
namespace {

std::string in_words(const std::vector<std::string_view>& names) {
  std::string words;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) words += i + 1 == names.size() ? " and " : ", ";
    words += names[i];
  }
  return words;
}

bool has(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

tl::unexpected<Problem> cannot(const Like& like, const std::string& what, std::string hint,
                               std::string value = {}) {
  return problem("like.cannot", std::string(like.title) + " " + what, {}, std::move(hint),
                 std::move(value));
}

Result<void> choose_functions(const Like& like, const LikeQuestion& asked, Model& model) {
  model.rule = like.rules.front();
  model.transfer = like.transfers.front();
  if (asked.rule) {
    const auto rule = rule_named(in_our_words(like, *asked.rule, like.rules).ours);
    if (!rule) return tl::make_unexpected(rule.error());
    model.rule = (*rule)->name;
    if (!has(like.rules, model.rule))
      return cannot(like, "does not have the rule " + model.rule, "it has " + in_words(like.rules),
                    model.rule);
  }
  if (asked.transfer) {
    const auto transfer = transfer_named(in_our_words(like, *asked.transfer, like.transfers).ours);
    if (!transfer) return tl::make_unexpected(transfer.error());
    model.transfer = (*transfer)->name;
    if (!has(like.transfers, model.transfer))
      return cannot(like, "does not have the transfer function " + model.transfer,
                    "it has " + in_words(like.transfers), model.transfer);
  }
  return {};
}

Result<void> choose_lambda(const Map& map, const Like& like, const LikeQuestion& asked,
                           LikeAnswer& answer) {
  Model& model = answer.model;
  model.lambda = 1;
  if (like.lambda_by_bounds && !asked.lambda) {
    std::vector<bool> held(map.size(), false);
    for (const Clamp& clamp : answer.held) held[clamp.factor] = true;
    model.lambda = bounded_lambda(map, held, model.transfer == "sigmoid");
  }
  if (!asked.lambda) return {};
  model.lambda = *asked.lambda;
  if (!has(like.lambda_of, model.transfer) && model.lambda != 1)
    return cannot(like, "has no lambda to choose for " + model.transfer + ": it is 1",
                  like.lambda_of.empty() ? "leave --lambda out"
                                         : "it has one for " + in_words(like.lambda_of),
                  text::shortest(model.lambda));
  if (model.lambda >= like.lambda_below)
    return cannot(like, "takes a lambda below " + text::shortest(like.lambda_below) + " only",
                  "choose a smaller one", text::shortest(model.lambda));
  return {};
}

/// By factor: whether its start is named.
std::vector<bool> named_starts(const Map& map, const LikeQuestion& asked) {
  std::vector<bool> named(map.size(), asked.start.has_value());
  for (const auto& [name, value] : asked.start_of)
    if (const auto factor = map.require(name)) named[*factor] = true;
  return named;
}

Result<void> choose_start(const Map& map, const Like& like, const LikeQuestion& asked,
                          LikeAnswer& answer) {
  Model& model = answer.model;
  const bool rest_is_off = like.start_free && !asked.start_of.empty();
  model.start = asked.start.value_or(rest_is_off ? 0 : like.start);
  model.start_of = asked.start_of;
  auto start = detail::start_state(map, model);
  if (!start) return tl::make_unexpected(start.error());
  answer.start = std::move(*start);
  if (!like.start_free && !(answer.start.array() == like.start).all())
    return cannot(like,
                  "starts every factor at " + text::shortest(like.start) + " and nowhere else",
                  "leave --start out");
  if ((answer.start.array() > like.start_high).any())
    return cannot(like, "takes starts up to " + text::shortest(like.start_high) + " only",
                  "choose a smaller one", text::shortest(answer.start.maxCoeff()));
  std::vector<bool> said = named_starts(map, asked);
  for (const Clamp& clamp : asked.clamps) said[clamp.factor] = true;
  if (like.start_free && std::find(said.begin(), said.end(), false) != said.end())
    answer.notes.push_back((rest_is_off ? "factors whose start is not named start at "
                                        : "no start is named: every factor starts at ") +
                           text::shortest(model.start));
  return {};
}

Result<void> choose_end(const Like& like, const LikeQuestion& asked, LikeAnswer& answer) {
  Model& model = answer.model;
  model.tolerance = asked.tolerance.value_or(like.tolerance);
  if (!like.tolerance_free && model.tolerance != like.tolerance)
    return cannot(like, "has no tolerance to choose: it is " + text::shortest(like.tolerance),
                  "leave --tolerance out", text::shortest(model.tolerance));
  if (!(model.tolerance >= 0) || !std::isfinite(model.tolerance))
    return cannot(like, "takes a tolerance of 0 or more only",
                  "it is " + text::shortest(like.tolerance) + " unless --tolerance is given",
                  text::shortest(model.tolerance));
  if (model.tolerance < like.tolerance_low || model.tolerance > like.tolerance_high)
    return cannot(like,
                  "takes a tolerance from " + text::shortest(like.tolerance_low) + " to " +
                      text::shortest(like.tolerance_high) + " only",
                  "choose one in between", text::shortest(model.tolerance));
  if (asked.steps && !like.takes_steps)
    return cannot(like, "cannot be told to run exactly so many steps",
                  like.max_steps && like.max_steps_free ? "--max-steps is the most it runs"
                                                        : "leave --steps out");
  model.steps = asked.steps;
  if (like.max_steps) model.max_steps = *like.max_steps;
  if (asked.max_steps && !like.max_steps_free && *asked.max_steps != *like.max_steps)
    return cannot(like, "runs " + text::grouped(*like.max_steps) + " steps at most",
                  "leave --max-steps out", text::grouped(*asked.max_steps));
  if (asked.max_steps) {
    model.max_steps = *asked.max_steps;
    if (!like.max_steps)
      answer.notes.push_back(std::string(like.title) + " has no cap on its steps; ours is " +
                             text::grouped(model.max_steps) + " here");
  }
  return {};
}

/// The asked clamps as the tool reads them.
Result<void> read_clamps(const Map& map, const Like& like, const LikeQuestion& asked,
                         LikeAnswer& answer) {
  for (const Clamp& clamp : asked.clamps) {
    const std::string& name = map.factors()[clamp.factor].id;
    if (!clamp.when.always())
      return cannot(like, "holds a factor throughout or not at all",
                    "leave the rounds out of the clamp of '" + name + "'");
    if (like.holding == Holding::not_zero && clamp.value == 0) {
      answer.notes.push_back("'" + name + "' is not held: " + std::string(like.title) +
                             " reads a clamp at 0 as no clamp");
      continue;
    }
    if (like.holding == Holding::starts_of_1 && clamp.value != 1)
      return cannot(like, "holds factors at 1 only, those whose start is exactly 1",
                    "say --clamp \"" + name + "=1\", or give it a start without a clamp",
                    text::shortest(clamp.value));
    if (clamp.value < like.hold_low || clamp.value > like.hold_high)
      return cannot(like,
                    "holds a factor at values from " + text::shortest(like.hold_low) + " to " +
                        text::shortest(like.hold_high),
                    "choose another value for '" + name + "'", text::shortest(clamp.value));
    answer.held_by_question.push_back(clamp);
  }
  return {};
}

void hold_starts_of_1(const Map& map, LikeAnswer& answer) {
  const bool by_rule =
      answer.asked.rule && in_our_words(*answer.like, *answer.asked.rule, {}).holds;
  if (answer.held_by_question.empty() && !by_rule) return;
  for (Index j = 0; j < map.size(); ++j) {
    if (answer.start[static_cast<Eigen::Index>(j)] != 1 || is_held(answer.held, j)) continue;
    answer.held.push_back({j, 1, {}});
    answer.notes.push_back("'" + map.factors()[j].id + "' is held" + (by_rule ? "" : " too") +
                           ": its start is exactly 1");
  }
}

/// A held factor without links into it, of whose start nothing is said while others' are named, is
/// one that FCMpy adds: the baseline is run without it.
void find_added(const Map& map, LikeAnswer& answer) {
  if (!answer.like->has_impacts || answer.asked.start_of.empty()) return;
  const std::vector<bool> named = named_starts(map, answer.asked);
  const Rule& rule = **rule_named(answer.model.rule);
  for (const Index j : answer.sources) {
    if (named[j] || !is_held(answer.held_by_question, j)) continue;
    const double adds_nothing = rule.shift / rule.scale;
    answer.start[static_cast<Eigen::Index>(j)] = adds_nothing;
    if (adds_nothing != answer.model.start)
      answer.model.start_of[map.factors()[j].id] = adds_nothing;
    answer.added.push_back(j);
    answer.notes.push_back("'" + map.factors()[j].id +
                           "' is taken as an added factor: the baseline is run without it, and the "
                           "scenario starts where the baseline stopped");
  }
}

void hold_sources(LikeAnswer& answer) {
  for (const Index j : answer.sources) {
    const auto reached = [&](const Input& impact) {
      return impact.factor == j && impact.value != 0;
    };
    const std::vector<Input>& impacts = answer.asked.impacts;
    if (is_held(answer.held, j) || std::any_of(impacts.begin(), impacts.end(), reached)) continue;
    answer.held.push_back({j, answer.start[static_cast<Eigen::Index>(j)], {}});
  }
}

/// What is held, and pushes, as it does from the second round on.
void cut_to_whole(const Map& map, LikeAnswer& answer) {
  const Like& like = *answer.like;
  for (Clamp& clamp : answer.held) {
    const double kept = as_kept(like, answer.model, clamp.value);
    if (kept == clamp.value) continue;
    answer.notes.push_back("'" + map.factors()[clamp.factor].id + "' is held at " +
                           text::shortest(kept) + ", not at " + text::shortest(clamp.value) + ": " +
                           std::string(like.title) + " keeps " + answer.model.transfer +
                           " states as whole numbers");
    clamp.value = kept;
  }
}

Result<void> look_at(const Map& map, const Like& like, const LikeQuestion& asked) {
  for (const Link& link : map.links())
    if (link.lag > 0 && !like.has_lags)
      return cannot(like, "cannot be followed on a map with lags", "simulate it without --like");
  if (!asked.watched.empty() && !like.watches_some)
    return cannot(like, "looks at every factor before it stops", "leave --watch out");
  for (const Input& impact : asked.impacts) {
    if (!like.has_impacts)
      return cannot(like, "has no interventions by an added factor: it can only hold factors",
                    "use --clamp");
    if (std::fabs(impact.value) > 1)
      return cannot(like, "takes impacts from -1 to 1", "choose another",
                    text::shortest(impact.value));
  }
  if (!(asked.effectiveness >= 0 && asked.effectiveness <= 1))
    return cannot(like, "takes an effectiveness from 0 to 1", "choose another",
                  text::shortest(asked.effectiveness));
  return {};
}

}  // namespace

std::vector<Input> pushes(const Model& model, const LikeQuestion& asked, double effectiveness) {
  const Rule& rule = **rule_named(model.rule);  // rescaled rules see 2 a - 1 for a
  const double seen = rule.scale * effectiveness - rule.shift;
  std::vector<Input> inputs;
  for (const Input& impact : asked.impacts)
    inputs.push_back({impact.factor, seen * impact.value, {}});
  return inputs;
}

double as_kept(const Like& like, const Model& model, double value) {
  const bool steps = model.transfer == "bivalent" || model.transfer == "trivalent";
  return like.cuts_to_whole && steps ? std::trunc(value) : value;
}

bool is_held(const std::vector<Clamp>& held, Index factor) {
  return std::any_of(held.begin(), held.end(),
                     [&](const Clamp& clamp) { return clamp.factor == factor; });
}

std::vector<Index> sources_of(const Map& map) {
  std::vector<bool> has_cause(map.size(), false);
  for (const Link& link : map.links())
    if (link.simulated && link.weight != 0) has_cause[link.to] = true;
  std::vector<Index> sources;
  for (Index j = 0; j < map.size(); ++j)
    if (!has_cause[j]) sources.push_back(j);
  return sources;
}

Result<LikeAnswer> compose(const Map& map, const Like& like, const LikeQuestion& asked) {
  LikeAnswer answer;
  answer.like = &like;
  answer.asked = asked;
  answer.sources = sources_of(map);
  auto fits = look_at(map, like, asked);
  if (fits) fits = choose_functions(like, asked, answer.model);
  if (fits) fits = choose_start(map, like, asked, answer);
  if (fits) fits = choose_end(like, asked, answer);
  if (fits) fits = read_clamps(map, like, asked, answer);
  if (!fits) return tl::make_unexpected(fits.error());

  answer.held = answer.held_by_question;
  if (like.holding == Holding::starts_of_1) hold_starts_of_1(map, answer);
  find_added(map, answer);
  if (like.sources == Sources::held) hold_sources(answer);
  cut_to_whole(map, answer);
  answer.inputs = pushes(answer.model, asked, as_kept(like, answer.model, asked.effectiveness));
  for (const Index j : asked.watched)
    if (like.waits_for_paths && is_held(answer.held, j))
      return cannot(
          like, "has outputs that are no inputs, and '" + map.factors()[j].id + "' is one",
          "inputs are held factors and those without links into them", map.factors()[j].id);
  if (const auto chosen = choose_lambda(map, like, asked, answer); !chosen)
    return tl::make_unexpected(chosen.error());

  Model plain = answer.model;  // tools offer the rescaled rule with other functions too
  if (plain.rule == "rescaled") plain.transfer = "sigmoid";
  if (plain.tolerance == 0) plain.tolerance = like.tolerance;  // choose_end allows it: no step is 0
  if (const auto valid = check(plain, map); !valid) return tl::make_unexpected(valid.error());
  return answer;
}

}  // namespace fcm::like
