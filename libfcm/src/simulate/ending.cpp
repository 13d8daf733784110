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

/// In continuous time also how many rounds they make.
std::string counted_steps(std::size_t steps, const Model& model) {
  const std::string text = text::grouped(steps) + (steps == 1 ? " step" : " steps");
  if (model.time == Time::rounds) return text;
  const double rounds = static_cast<double>(steps) * model.time_step;
  return text + " of " + text::shortest(model.time_step) + " rounds, " + text::digits(rounds, 6) +
         " in all";
}

/// Two digits are as many as a projection is worth.
std::string roughly(std::size_t steps) {
  constexpr std::size_t most = 1'000'000'000;
  if (steps > most) return "more than " + text::grouped(most);
  std::size_t unit = 1;
  while (steps / unit >= 100) unit *= 10;
  return "about " + text::grouped((steps + unit / 2) / unit * unit);
}

std::string slow_sentence(const Simulation& simulation, const std::string& steps) {
  if (simulation.diverges) return "slow: growing without bound after " + steps;
  if (simulation.unfinished) return "slow: interventions were still to change after " + steps;
  std::string text = "slow: still moving after " + steps;
  if (simulation.projected_steps > 0)
    text += ", " + roughly(simulation.projected_steps) + " more expected";
  return text;
}

std::string settled_sentence(const Simulation& simulation, const std::string& steps) {
  const std::string text = "settled after " + steps;
  if (simulation.certified)
    return text + "; the fixed point is unique (proven" +
           (simulation.proof == Proof::box ? " by the box)" : ")") +
           (simulation.nothing_lasts ? ", so nothing lasts of what has ended" : "");
  if (simulation.unstable) return text + ", but the smallest nudge leads away from this state";
  return text + "; that no other fixed point exists is not proven";
}

std::string met_sentence(const Model& model) {
  const std::string size = text::digits(model.tolerance, 6);
  switch (model.stop_by) {
    case StopBy::mean_square_change:
      return ", when the mean squared change was at most " + size +
             ": a step size, not a distance from the end";
    case StopBy::change_of_the_sum:
      return ", when the sum of all states changed by at most " + size +
             ": changes may cancel, and it is no distance from the end";
    default:
      return ", when no factor moved by more than " + size +
             ": a step size, not a distance from the end";
  }
}

std::string unmet_sentence(const Model& model, double change) {
  const std::string size = text::digits(change, 2);
  switch (model.stop_by) {
    case StopBy::mean_square_change:
      return ", the most allowed, while the mean squared change was still " + size;
    case StopBy::change_of_the_sum:
      return ", the most allowed, while the sum of all states still changed by " + size;
    default:
      return ", the most allowed, while factors still moved by " + size;
  }
}

std::string stopped_sentence(const Simulation& simulation, const Model& model, double change,
                             const std::string& steps) {
  const std::string text = "stopped after " + steps;
  const std::string unfinished =
      simulation.unfinished ? ", while interventions were still to change" : "";
  if (simulation.interrupted) return text + ", interrupted" + unfinished;
  if (model.steps) return text + ", as asked" + unfinished;
  if (model.stop_by == StopBy::error)
    return text + ": the steps stand still where the equation does not rest, a residual of " +
           text::digits(simulation.residual, 2) + " left; smaller steps may tell more";
  if (!unfinished.empty()) return text + ", the most allowed" + unfinished;
  return text + (simulation.met ? met_sentence(model) : unmet_sentence(model, change));
}

}  // namespace

std::string sentence(const Simulation& simulation, const Model& model, double change) {
  const std::string steps = counted_steps(simulation.steps, model);
  switch (simulation.ending) {
    case Ending::settled:
      return settled_sentence(simulation, steps);
    case Ending::cycle:
      return "cycle: the same " + text::grouped(simulation.period) +
             " states come again and again, seen after " + steps;
    case Ending::slow:
      return slow_sentence(simulation, steps);
    case Ending::aperiodic:
      return "aperiodic: no period found in " + steps + ", and the steps do not shrink";
    case Ending::stopped:
      break;
  }
  return stopped_sentence(simulation, model, change, steps);
}

}  // namespace detail
}  // namespace fcm
