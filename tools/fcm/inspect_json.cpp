// SPDX-License-Identifier: MIT
#include "inspect_answer.hpp"
#include "text/json.hpp"

namespace fcm::command {
namespace {

text::Json optional(const std::optional<double>& value) {
  return value ? text::Json(*value) : text::Json();
}

std::vector<std::string> ids(const Map& map, const std::vector<Index>& factors) {
  std::vector<std::string> names;
  for (const Index i : factors) names.push_back(map.factors()[i].id);
  return names;
}

text::Json to_json(const Map& map, const Loop& loop) {
  return {{"factors", ids(map, loop.factors)},
          {"sign", loop.reinforcing ? "reinforcing" : "balancing"},
          {"gain", loop.gain}};
}

text::Json to_json(const Map& map, const CommunitiesAnswer& answer) {
  text::Json factors = text::Json::object(), stays = text::Json::object();
  for (Index i = 0; i < map.size(); ++i) {
    factors[map.factors()[i].id] = answer.found.of[i] + 1;
    if (answer.stability) stays[map.factors()[i].id] = optional(answer.stability->stays[i]);
  }
  text::Json object{{"count", answer.found.count},
                    {"modularity", answer.found.modularity},
                    {"of", factors},
                    {"like_themes", optional(answer.like_themes)},
                    {"stability", text::Json()}};
  if (answer.stability)
    object["stability"] = {{"draws", answer.stability->draws},
                           {"adjusted_rand", optional(answer.stability->adjusted_rand)},
                           {"stays", stays}};
  return object;
}

text::Json to_json(const Map& map, const CondensationAnswer& answer) {
  text::Json groups = text::Json::array(), effects = text::Json::array();
  for (const FactorGroup& group : answer.condensed.groups)
    groups.push_back({{"factor", group.id}, {"merged", ids(map, group.factors)}});
  for (const CondensedEffect& effect : answer.effects)
    effects.push_back({{"scenario", answer.scenarios[effect.scenario]},
                       {"outcome", answer.outcomes[effect.outcome]},
                       {"whole", optional(effect.whole)},
                       {"condensed", optional(effect.condensed)}});
  return {{"factors", answer.condensed.map.size()},
          {"links", answer.condensed.map.links().size()},
          {"groups", groups},
          {"effects", effects}};
}

}  // namespace

std::string as_json(const InspectAnswer& answer) {
  const Map& map = answer.part.map;
  const Structure& found = answer.structure;
  text::Json object{{"schema", "fcm.inspect/1"},
                    {"factors", map.size()},
                    {"links", map.links().size()},
                    {"transmitters", found.transmitters},
                    {"receivers", found.receivers},
                    {"ordinary", found.ordinary},
                    {"isolated", found.isolated},
                    {"density_without_self_links", found.density_without_self_links},
                    {"density_with_self_links", found.density_with_self_links},
                    {"links_per_factor", found.links_per_factor},
                    {"complexity", optional(found.complexity)},
                    {"hierarchy", optional(found.hierarchy)},
                    {"spectral_radius", found.spectral_radius},
                    {"structure", text::Json::array()},
                    {"max_loop_length", found.max_loop_length},
                    {"loops_complete", found.loops_complete},
                    {"loops", text::Json::array()}};
  for (Index i = 0; i < map.size(); ++i) {
    const FactorStructure& factor = found.factors[i];
    object["structure"].push_back({{"factor", map.factors()[i].id},
                                   {"role", to_text(factor.role)},
                                   {"links_in", factor.links_in},
                                   {"links_out", factor.links_out},
                                   {"in", factor.in},
                                   {"out", factor.out},
                                   {"centrality", factor.centrality},
                                   {"betweenness", optional(factor.betweenness)},
                                   {"dead_end", factor.dead_end}});
  }
  for (const Loop& loop : found.loops) object["loops"].push_back(to_json(map, loop));
  object["loops_counted"] = found.loops_counted;
  object["loop_counts"] = text::Json::array();
  for (const LoopCount& count : found.loop_counts)
    object["loop_counts"].push_back(
        {{"length", count.length}, {"loops", count.loops}, {"exact", count.exact}});
  object["strongest_loops"] = text::Json::array();
  for (const Loop& loop : found.strongest_loops)
    object["strongest_loops"].push_back(to_json(map, loop));
  if (!answer.part.words.empty())
    object["part"] = {{"words", answer.part.words}, {"complete", answer.part.complete}};
  if (answer.communities) object["communities"] = to_json(map, *answer.communities);
  if (answer.condensation) object["condensation"] = to_json(map, *answer.condensation);
  return text::write_json(object);
}

}  // namespace fcm::command
