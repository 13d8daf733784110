// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "inspect_answer.hpp"
#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

std::string number(const std::optional<double>& value, int digits = 3) {
  return value ? text::fixed(*value, digits) : "-";
}

std::string summary(const Map& map, const Structure& found) {
  TextTable table({"of the map", ""});
  table.add({"factors", text::grouped(map.size())});
  table.add({"links", text::grouped(map.links().size())});
  table.add({"transmitters, receivers, ordinary, isolated",
             text::grouped(found.transmitters) + ", " + text::grouped(found.receivers) + ", " +
                 text::grouped(found.ordinary) + ", " + text::grouped(found.isolated)});
  table.add(
      {"density, links / N(N-1) (Mental Modeler's)", number(found.density_without_self_links)});
  table.add({"density, links / N^2 (FCMapper's)", number(found.density_with_self_links)});
  table.add({"links per factor", number(found.links_per_factor)});
  table.add({"complexity, receivers / transmitters", number(found.complexity)});
  table.add({"hierarchy (MacDonald 1983)", number(found.hierarchy)});
  table.add({"spectral radius of |W|", number(found.spectral_radius)});
  return table.text("lr", "") + "\n";
}

std::string loop_line(const Map& map, const Loop& loop) {
  std::string chain;
  for (const Index factor : loop.factors) chain += label_of(map.factors()[factor]) + " -> ";
  return chain + label_of(map.factors()[loop.factors.front()]);
}

std::string loops_table(const Map& map, const std::vector<Loop>& loops, std::size_t most) {
  TextTable table({"sign", "gain", "factors"});
  for (std::size_t i = 0; i < std::min(most, loops.size()); ++i)
    table.add({loops[i].reinforcing ? "reinforcing" : "balancing", signed_number(loops[i].gain, 6),
               loop_line(map, loops[i])});
  return table.empty() ? std::string() : table.text("lrl");
}

/// "of 2 links 66, of 3 links at least 1,000; longer ones were not searched"
std::string counts_text(const Structure& found) {
  std::string text;
  for (const LoopCount& count : found.loop_counts)
    if (count.loops > 0 || !count.exact)
      text += (text.empty() ? "of " : ", of ") + counted(count.length, "link", "links") + " " +
              (count.exact ? "" : "at least ") + text::grouped(count.loops);
  if (!found.loops_counted && !found.loop_counts.empty() &&
      found.loop_counts.back().length < found.max_loop_length)
    text += "; longer ones were not searched";
  return text;
}

std::string loops_text(const Map& map, const Structure& found) {
  constexpr std::size_t shown = 20;
  std::size_t all = 0;
  for (const LoopCount& count : found.loop_counts) all += count.loops;
  std::string text = "loops of up to " + counted(found.max_loop_length, "link", "links") + ": " +
                     (found.loops_counted ? "" : "at least ") + text::grouped(all) + "\n";
  if (all <= shown) return text + loops_table(map, found.loops, shown);
  text +=
      counts_text(found) + "\n\nthe strongest, " +
      (found.loops_counted ? "of all of these" : "of those that were met; others may be stronger") +
      ":\n" + loops_table(map, found.strongest_loops, shown);
  return text + "\n--json lists the shortest " + text::grouped(found.loops.size()) + "\n";
}

std::string communities_text(const Map& map, const CommunitiesAnswer& answer) {
  std::string text = counted(answer.found.count, "community", "communities") + " (modularity " +
                     text::fixed(answer.found.modularity, 3) +
                     "). They know no directions or signs.\n";
  if (answer.stability && answer.stability->adjusted_rand)
    text += "In " + text::grouped(answer.stability->draws) +
            " redraws of the voices they come out alike by " +
            text::fixed(*answer.stability->adjusted_rand, 2) +
            " (adjusted Rand index: 1 the same, 0 as by chance).\n";
  if (answer.like_themes)
    text += "They are like the themes by " + text::fixed(*answer.like_themes, 2) + ".\n";
  TextTable table({"community", "factor", "stays with them"});
  for (Index c = 0; c < answer.found.count; ++c)
    for (Index i = 0; i < map.size(); ++i) {
      if (answer.found.of[i] != c) continue;
      const bool known = answer.stability && answer.stability->stays[i];
      table.add({std::to_string(c + 1), label_of(map.factors()[i]),
                 known ? text::fixed(*answer.stability->stays[i], 2) : "-"});
    }
  return text + table.text("rlr", "") + "\n";
}

std::string condensation_text(const Map& map, const CondensationAnswer& answer) {
  const Condensation& small = answer.condensed;
  std::string text = counted(map.size(), "factor", "factors") + " become " +
                     text::grouped(small.map.size()) + ", " +
                     counted(map.links().size(), "link", "links") + " become " +
                     text::grouped(small.map.links().size()) + "\n";
  const CondensedEffect* most = nullptr;
  TextTable table({"scenario", "outcome", "whole map", "condensed", "difference"});
  for (const CondensedEffect& effect : answer.effects) {
    const bool both = effect.whole && effect.condensed;
    const auto size = [](const CondensedEffect& one) {
      return std::abs(*one.condensed - *one.whole);
    };
    if (both && (!most || size(effect) > size(*most))) most = &effect;
    table.add({answer.scenarios[effect.scenario], answer.outcomes[effect.outcome],
               effect.whole ? signed_number(*effect.whole) : "-",
               effect.condensed ? signed_number(*effect.condensed) : "-",
               both ? signed_number(*effect.condensed - *effect.whole) : "-"});
  }
  if (most)
    text += "the largest change of an effect: " + signed_number(*most->condensed - *most->whole) +
            ", of '" + answer.scenarios[most->scenario] + "' on " + answer.outcomes[most->outcome] +
            "\n";
  else
    text += "no effect can be compared\n";
  TextTable groups({"becomes", "factors"});
  for (const FactorGroup& group : small.groups) {
    std::vector<std::string> names;
    for (const Index i : group.factors) names.push_back(label_of(map.factors()[i]));
    groups.add({group.label, listed(names)});
  }
  if (!groups.empty()) text += "\n" + groups.text("ll", "");
  if (!table.empty()) text += "\n" + table.text("llrrr", "");
  return text + "\n";
}

std::string structure_text(const Map& map, const Structure& found) {
  TextTable table({"factor", "role", "links in", "out", "in", "out", "centrality", "between"});
  std::vector<std::string> dead_ends;
  for (Index i = 0; i < map.size(); ++i) {
    const FactorStructure& factor = found.factors[i];
    table.add({label_of(map.factors()[i]), std::string(to_text(factor.role)),
               text::grouped(factor.links_in), text::grouped(factor.links_out), number(factor.in),
               number(factor.out), number(factor.centrality), number(factor.betweenness, 1)});
    if (factor.dead_end) dead_ends.push_back(label_of(map.factors()[i]));
  }
  std::string text =
      summary(map, found) + table.text("llrrrrrr", "") + "\n" + loops_text(map, found);
  if (!dead_ends.empty())
    text += "\ndead ends, that nothing follows from and that are no outcome: " + listed(dead_ends) +
            "\n";
  return text;
}

}  // namespace

std::string as_text(const InspectAnswer& answer) {
  const Map& map = answer.part.map;
  std::string text;
  if (!answer.part.words.empty()) text += answer.part.words + "\n";
  if (!answer.part.complete)
    text += "there were too many paths to walk them all: more may lie between\n";
  if (!text.empty()) text += "\n";
  if (answer.communities) text += communities_text(map, *answer.communities);
  if (answer.condensation) text += condensation_text(map, *answer.condensation);
  return text + structure_text(map, answer.structure);
}

}  // namespace fcm::command
