// SPDX-License-Identifier: MIT
#include "simulate/schedule.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace fcm {
namespace detail {
namespace {

/// By multiplication alone, so that it is the same everywhere.
double power(double base, std::size_t exponent) {
  double result = 1;
  for (; exponent > 0; exponent /= 2, base *= base)
    if (exponent % 2 == 1) result *= base;
  return result;
}

/// Rounds until so little of a decaying input is left that it counts as none.
std::size_t rounds_of_decay(double decay) {
  constexpr double none = 1e-20;
  std::size_t too_few = 0, enough = 1;
  while (power(decay, enough) >= none) {
    too_few = enough;
    if (enough >= std::size_t{1} << 60) break;  // longer than any simulation
    enough *= 2;
  }
  while (enough - too_few > 1) {
    const std::size_t middle = too_few + (enough - too_few) / 2;
    (power(decay, middle) >= none ? too_few : enough) = middle;
  }
  return enough;
}

double share_before_the_end(const When& when, std::size_t round) {
  if (round < when.from) return 0;
  const std::size_t done = round - when.from + 1;
  return done < when.ramp ? static_cast<double>(done) / static_cast<double>(when.ramp) : 1;
}

}  // namespace

std::size_t last_change(const When& when) {
  const std::size_t full = when.from + (when.ramp > 0 ? when.ramp - 1 : 0);
  if (!when.until) return full;
  return *when.until + (when.decay > 0 ? rounds_of_decay(when.decay) : 1);
}

std::size_t last_change(const Interventions& interventions) {
  std::size_t last = 1;
  for (const Clamp& clamp : interventions.clamps) last = std::max(last, last_change(clamp.when));
  for (const Input& input : interventions.inputs) last = std::max(last, last_change(input.when));
  return last;
}

double share_in(const When& when, std::size_t round) {
  if (!when.until || round <= *when.until) return share_before_the_end(when, round);
  if (round >= last_change(when)) return 0;
  return share_before_the_end(when, *when.until) * power(when.decay, round - *when.until);
}

bool holds_in(const When& when, std::size_t round) {
  return round >= when.from && (!when.until || round <= *when.until);
}

Result<void> check(const When& when) {
  if (when.from == 0 || when.until.value_or(when.from) < when.from)
    return problem("intervention.rounds", "what is done ends before it begins", {},
                   "the first round is round 1");
  if (when.until && when.ramp > *when.until - when.from + 1)
    return problem(
        "intervention.rounds", "what is done ends before it has grown to full", {},
        "let it grow over " +
            (*when.until == when.from ? "1 round"
                                      : std::to_string(*when.until - when.from + 1) + " rounds") +
            " at most");
  if (!(when.decay >= 0 && when.decay < 1))
    return problem("intervention.decay", "what fades leaves a share from 0 to below 1 each round",
                   {}, "0.9 leaves nine tenths of it, and so loses 10 %");
  if (when.decay > 0 && !when.until)
    return problem("intervention.decay", "what is done for good does not fade", {},
                   "say until which round it is done");
  return {};
}

bool has_end(const Interventions& interventions) {
  const auto ends = [](const auto& each) { return each.when.until.has_value(); };
  return std::any_of(interventions.clamps.begin(), interventions.clamps.end(), ends) ||
         std::any_of(interventions.inputs.begin(), interventions.inputs.end(), ends);
}

namespace {

Result<void> check_timed(double value, const When& when) {
  if (!std::isfinite(value))
    return problem("intervention.value", "what a clamp or a push comes to is not a number");
  return check(when);
}

}  // namespace
}  // namespace detail

Result<void> check(const Interventions& interventions, const Map& map) {
  for (const Clamp& clamp : interventions.clamps) {
    if (clamp.factor >= map.size())
      return problem("factor.unknown", "a clamp is on a factor that the map does not have");
    if (auto checked = detail::check_timed(clamp.value, clamp.when); !checked) return checked;
    if (clamp.when.decay != 0)
      return problem("intervention.decay", "a clamp does not decay", {},
                     "a clamp that ends releases its factor; only a push can fade");
  }
  for (const Input& input : interventions.inputs) {
    if (input.factor >= map.size())
      return problem("factor.unknown", "a push is on a factor that the map does not have");
    if (auto checked = detail::check_timed(input.value, input.when); !checked) return checked;
  }
  return {};
}

}  // namespace fcm
