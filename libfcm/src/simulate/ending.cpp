// SPDX-License-Identifier: MIT
#include "simulate/ending.hpp"

#include "text/number.hpp"

namespace fcm {

std::string_view to_text(Ending ending) {
  switch (ending) {
    case Ending::settled:
      return "settled";
    case Ending::cycle:
      return "cycle";
    case Ending::slow:
      return "slow";
    case Ending::aperiodic:
      return "aperiodic";
    case Ending::stopped:
      break;
  }
  return "stopped";
}

namespace detail {
namespace {

std::string counted_steps(std::size_t steps) {
  return text::grouped(steps) + (steps == 1 ? " step" : " steps");
}

/// Two digits are as many as a projection is worth.
std::string roughly(std::size_t steps) {
  constexpr std::size_t most = 1'000'000'000;
  if (steps > most) return "more than " + text::grouped(most);
  std::size_t unit = 1;
  while (steps / unit >= 100) unit *= 10;
  return "about " + text::grouped((steps + unit / 2) / unit * unit);
}

std::string slow_sentence(const Simulation& simulation) {
  if (simulation.diverges)
    return "slow: growing without bound after " + counted_steps(simulation.steps);
  std::string text = "slow: still moving after " + counted_steps(simulation.steps);
  if (simulation.projected_steps > 0)
    text += ", " + roughly(simulation.projected_steps) + " more expected";
  return text;
}

std::string settled_sentence(const Simulation& simulation) {
  const std::string text = "settled after " + counted_steps(simulation.steps);
  if (simulation.certified) return text + "; the fixed point is unique (proven)";
  if (simulation.unstable) return text + ", but the smallest nudge leads away from this state";
  return text + "; that no other fixed point exists is not proven";
}

}  // namespace

std::string sentence(const Simulation& simulation) {
  switch (simulation.ending) {
    case Ending::settled:
      return settled_sentence(simulation);
    case Ending::cycle:
      return "cycle: the same " + text::grouped(simulation.period) +
             " states come again and again, seen after " + counted_steps(simulation.steps);
    case Ending::slow:
      return slow_sentence(simulation);
    case Ending::aperiodic:
      return "aperiodic: no period found in " + counted_steps(simulation.steps) +
             ", and the steps do not shrink";
    case Ending::stopped:
      break;
  }
  return "stopped after " + counted_steps(simulation.steps) + ", as asked";
}

}  // namespace detail
}  // namespace fcm
