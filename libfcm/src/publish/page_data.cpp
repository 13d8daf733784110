// SPDX-License-Identifier: MIT
#include "publish/page_data.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "fcm/id_that_leaves.hpp"
#include "fcm/version.hpp"
#include "publish/page_themes.hpp"

namespace fcm::reporting {
namespace {

using Json = nlohmann::ordered_json;

/// Of words as published: the least that they may stand for.
std::size_t at_least(std::string_view voices) {
  if (voices == "few") return 3;
  if (voices == "several") return 10;
  if (voices == "one or two" || voices == "1 to 7") return 1;
  std::size_t count = 0;
  for (const char c : voices)
    if (c >= '0' && c <= '9') count = 10 * count + static_cast<std::size_t>(c - '0');
  return count;
}

Json factor_json(const Factor& factor, Audience audience) {
  Json json = {{"id", id_that_leaves(factor, audience)}, {"label", factor.label}};
  if (!factor.theme.empty() || !factor.level.empty())
    json["theme"] = factor.theme.empty() ? factor.level : factor.theme;
  if (!factor.kind.empty()) json["kind"] = factor.kind;
  if (!factor.description.empty()) json["description"] = factor.description;
  if (factor.assumed) json["assumed"] = true;
  return json;
}

Json link_json(const Link& link, Audience audience) {
  Json json = {{"from", link.from}, {"to", link.to}, {"weight", link.weight}};
  if (link.lag > 0) json["lag"] = link.lag;
  if (!link.simulated) json["simulated"] = false;
  if (link.assumed) json["assumed"] = true;
  if (const std::string voices = voices_behind(link, audience); !voices.empty()) {
    json["voices"] = voices;
    json["heard"] = at_least(voices);
  }
  if (link.evidence ? link.evidence->contested() : field(link.fields, "contested") == "yes")
    json["contested"] = true;
  if (link.evidence && audience == Audience::working) json["claims"] = link.evidence->claims;
  return json;
}

/// By number: which voices told each link.
void add_voices(const Published<Map>& map, const PageOptions& options, Json& links) {
  if (map.audience() != Audience::working || !options.voices) return;
  for (Index k = 0; k < map->links().size(); ++k) {
    const Link& link = map->links()[k];
    const auto told =
        options.voices->told.find({map->factors()[link.from].id, map->factors()[link.to].id});
    if (told != options.voices->told.end()) links[k]["told"] = told->second;
  }
}

/// What is wanted of outcomes; those that are not shown to the audience are not told of at all.
void mark_outcomes(const Published<Map>& map, const PageOptions& options, Json& factors) {
  for (const Outcome& outcome : options.outcomes) {
    const auto factor = map->require(outcome.factor);
    if (!factor) continue;
    if (is_shown_to(outcome, map.audience()))
      factors[*factor]["outcome"] = !outcome.directed ? "any" : outcome.want_more ? "more" : "less";
    else
      factors[*factor]["unseen"] = true;
  }
}

/// In the order of the tables whoever speaks third here would speak third everywhere: for others
/// than those who hold the study words stand in the order of the alphabet.
void add_statements(const Map& map, const PageStatements& statements, Json& links) {
  for (const std::optional<Statement>& said : *statements.said) {
    if (!said || said->words.empty()) continue;
    const auto from = map.find(statements.factors.at(said->from));
    const auto to = map.find(statements.factors.at(said->to));
    if (!from || !to) continue;
    const auto link = map.find_link(*from, *to);
    if (!link) continue;
    Json one = {{"words", said->words}};
    if (said->verbatim) one["verbatim"] = true;
    if (!said->place.empty()) one["place"] = said->place;
    links[*link]["said"].push_back(std::move(one));
  }
  if (statements.said.audience() == Audience::working) return;
  for (Json& link : links)
    if (link.contains("said"))
      std::sort(link["said"].begin(), link["said"].end(), [](const Json& one, const Json& other) {
        return one["words"].get_ref<const std::string&>() <
               other["words"].get_ref<const std::string&>();
      });
}

Json model_json(const Model& model) {
  if (const std::string why = why_no_what_if(model); !why.empty()) return {{"not", why}};
  const Rule& rule = **rule_named(model.rule);
  return {{"rule", rule.name},
          {"self", rule.self},
          {"scale", rule.scale},
          {"shift", rule.shift},
          {"phi", rule.leans_on_start ? model.phi : 1.0},
          {"transfer", (*transfer_named(model.transfer))->name},
          {"lambda", model.lambda},
          {"start", model.start},
          {"damping", model.damping},
          {"tolerance", model.tolerance},
          {"max_steps", model.max_steps}};
}

/// Ideas whose every factor is on the map.
Json ideas_json(const Published<Map>& map, const PageOptions& options) {
  Json ideas = Json::array();
  for (const PageIdea& idea : options.ideas) {
    Json moves = Json::array(), found = Json::array();
    for (const auto& [id, asked] : idea.moves)
      if (const auto factor = map->find(id)) moves.push_back({*factor, asked});
    if (moves.size() < idea.moves.size()) continue;
    for (const PageFinding& finding : idea.found) {
      const auto factor = map->find(finding.outcome);
      const bool shown = factor && std::any_of(options.outcomes.begin(), options.outcomes.end(),
                                               [&](const Outcome& outcome) {
                                                 const auto named = map->require(outcome.factor);
                                                 return named && *named == *factor &&
                                                        is_shown_to(outcome, map.audience());
                                               });
      if (!shown) continue;
      Json one = {{"outcome", *factor}, {"words", finding.words}};
      if (finding.interval) one["interval"] = {finding.interval->first, finding.interval->second};
      found.push_back(std::move(one));
    }
    ideas.push_back({{"title", idea.title}, {"moves", moves}, {"found", found}});
    if (idea.risk) ideas.back()["risk"] = true;
  }
  return ideas;
}

}  // namespace

std::string voices_behind(const Link& link, Audience audience) {
  if (link.evidence) return voices_in_words(link.evidence->voices, audience);
  return std::string(field(link.fields, "voices"));
}

std::string why_no_what_if(const Model& model) {
  if (model.time == Time::continuous) return "time runs in it without steps";
  if (model.steps) return "it stops after a number of steps, settled or not";
  if (model.stop_by != StopBy::error)
    return "it stops where a step is small, close to the answer or not";
  if (model.hold_sources || !model.transfer_of.empty() || !model.memory_of.empty() ||
      !model.start_of.empty())
    return "some factors follow a method of their own";
  return {};
}

std::string page_data(const Published<Map>& map, const PageOptions& options,
                      const std::string& map_sha256) {
  if (options.statements && options.statements->said.audience() != map.audience())
    throw std::logic_error("make_page: the statements are published for another audience");
  Json factors = Json::array(), links = Json::array();
  for (const Factor& factor : map->factors())
    factors.push_back(factor_json(factor, map.audience()));
  for (const Link& link : map->links()) links.push_back(link_json(link, map.audience()));
  mark_outcomes(map, options, factors);
  add_voices(map, options, links);
  if (options.statements) add_statements(*map, *options.statements, links);
  const bool whole = map.withheld().factors == 0 && !options.shown;
  const Json all = {{"schema", "fcm.page/1"},
                    {"version", version()},
                    {"map_sha256", map_sha256},
                    {"audience", to_text(map.audience())},
                    {"whole", whole},
                    {"factors", std::move(factors)},
                    {"links", std::move(links)},
                    {"model", model_json(options.model)},
                    {"themes", themes_json(*map)},
                    {"ideas", whole ? ideas_json(map, options) : Json::array()}};
  std::string text = all.dump(-1, ' ', true);
  for (std::size_t at = 0; (at = text.find('<', at)) != std::string::npos;)
    text.replace(at, 1, "\\u003c");
  return text;
}

}  // namespace fcm::reporting
