// SPDX-License-Identifier: MIT
#include "simulate/schedule.hpp"

#include <algorithm>
#include <cmath>

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

Result<void> check(const When& when, double value) {
  if (!std::isfinite(value))
    return problem("intervention.value", "what a clamp or a push comes to is not a number");
  if (when.from == 0 || when.until.value_or(when.from) < when.from)
    return problem("intervention.rounds",
                   "an intervention works from a round, counted from 1, until that or a later one");
  if (!(when.decay >= 0 && when.decay < 1))
    return problem("intervention.decay", "a decay must be a number from 0 to below 1", {},
                   "0.9 leaves nine tenths of the push each round after its end");
  if (when.decay > 0 && !when.until)
    return problem("intervention.decay", "a push can only decay after its end", {},
                   "name its last round");
  return {};
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

bool has_end(const Interventions& interventions) {
  const auto ends = [](const auto& each) { return each.when.until.has_value(); };
  return std::any_of(interventions.clamps.begin(), interventions.clamps.end(), ends) ||
         std::any_of(interventions.inputs.begin(), interventions.inputs.end(), ends);
}

}  // namespace detail

Result<void> check(const Interventions& interventions, const Map& map) {
  for (const Clamp& clamp : interventions.clamps) {
    if (clamp.factor >= map.size())
      return problem("factor.unknown", "a clamp is on a factor that the map does not have");
    if (auto checked = detail::check(clamp.when, clamp.value); !checked) return checked;
    if (clamp.when.decay != 0)
      return problem("intervention.decay", "a clamp does not decay", {},
                     "a clamp that ends releases its factor; only a push can fade");
  }
  for (const Input& input : interventions.inputs) {
    if (input.factor >= map.size())
      return problem("factor.unknown", "a push is on a factor that the map does not have");
    if (auto checked = detail::check(input.when, input.value); !checked) return checked;
  }
  return {};
}

}  // namespace fcm
