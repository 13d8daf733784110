// SPDX-License-Identifier: MIT
#include <cmath>

#include "text/number.hpp"
#include "text_table.hpp"
#include "vary.hpp"

namespace fcm::command {
namespace {

std::string figure(double value) { return std::isfinite(value) ? activation(value) : "-"; }

/// With the bounds that no weights lead beyond, where there are any.
std::string table(const Map& map, const std::vector<Distribution>& all,
                  const std::vector<Bounds>* bounds) {
  std::vector<std::string> header{"factor", "mean", "sd", "5 %", "50 %", "95 %"};
  if (bounds) header.insert(header.end(), {"never below", "never above"});
  TextTable table(header);
  for (std::size_t j = 0; j < all.size(); ++j) {
    const Distribution& of = all[j];
    std::vector<std::string> row{map.factors()[j].id,
                                 of.count > 0 ? figure(of.mean) : "-",
                                 figure(of.standard_deviation()),
                                 figure(of.quantile(0.05)),
                                 figure(of.quantile(0.5)),
                                 figure(of.quantile(0.95))};
    if (bounds) row.insert(row.end(), {figure((*bounds)[j].low), figure((*bounds)[j].high)});
    table.add(row);
  }
  return table.text("lrrrrrrr");
}

/// Never "100.0 %" for what is not all, nor "0.0 %" for what is not none.
std::string percent(double share) {
  if (share == 1) return "all draws";
  if (share == 0) return "no draw";
  const double shown = std::min(99.9, std::max(0.1, 100 * share));
  return text::fixed(shown, 1) + " % of the draws";
}

std::string how_they_ended(const Model& model, const Varied& varied) {
  if (varied.stopped == 0)
    return "settled in " + percent(varied.settled) + "; proven unique in " +
           percent(varied.certified);
  if (model.steps)
    return "stopped after " + counted(*model.steps, "step", "steps") + ", as asked, in " +
           percent(varied.stopped) + ": not asked whether they settle";
  std::string text = "stopped by " + std::string(to_text(model.stop_by)) + " in " +
                     percent(varied.met) + ": a step size, not a distance from the end";
  if (varied.met < varied.stopped)
    text += "; after the most steps allowed, " + text::grouped(model.max_steps) + ", in " +
            percent(varied.stopped - varied.met);
  return text;
}

std::string how_drawn(const VaryOptions& options, const Vary& asked, const Varied& varied) {
  if (options.from == "stated")
    return "each weight between its bounds, around its mode where it states one";
  if (options.from == "told")
    return "each weight from how many voices said so, its sign by how many said + and -";
  const std::string by = text::shortest(asked.by);
  return "each weight + U(-" + by + ", " + by + "), cut off at " + text::shortest(-varied.bound) +
         " and " + text::shortest(varied.bound);
}

}  // namespace

std::string as_text(const DrawnAnswer& answer) {
  const auto& [map, model, options, asked, varied, enclosed] = answer;
  std::string text = counted(varied.draws, "draw", "draws") + ", seed " +
                     std::to_string(asked.seed) + ": " + how_drawn(options, asked, varied) + "\n";
  text += how_they_ended(model, varied) + "\n";
  const std::string state = table(map, varied.state, enclosed ? &enclosed->state : nullptr);
  if (varied.effect.empty()) return text + "\nstate\n" + state;
  return text + "\neffect: state minus baseline, on the same weights\n" +
         table(map, varied.effect, enclosed ? &enclosed->effect : nullptr) +
         "\nstate under the interventions\n" + state;
}

}  // namespace fcm::command
