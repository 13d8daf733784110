// SPDX-License-Identifier: MIT
#include "publish/groups_json.hpp"

#include <string>

namespace fcm::reporting {
namespace {

using text::Json;

Json or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

const char* who(Side::Kind kind) {
  return kind == Side::Kind::group           ? "group"
         : kind == Side::Kind::everyone_else ? "everyone else"
                                             : "heard in both";
}

void add_test(const std::optional<Tested>& test, Json& to) {
  to["p"] = test ? Json(test->p) : Json(nullptr);
  to["p_of_all"] = test ? Json(test->p_of_all) : Json(nullptr);
}

Json effects_of(const Side& side, const std::vector<Scenario>& scenarios,
                const std::vector<std::string>& outcomes) {
  Json list = Json::array();
  for (Index s = 0; s < side.effect.size(); ++s)
    for (Index k = 0; k < outcomes.size(); ++k) {
      Json one = {{"scenario", scenarios[s].name},
                  {"outcome", outcomes[k]},
                  {"effect", or_null(side.effect[s][k])}};
      const bool interval = !side.drawn.empty() && side.drawn[s][k].worth_printing;
      one["p025"] = interval ? Json(side.drawn[s][k].from) : Json(nullptr);
      one["p975"] = interval ? Json(side.drawn[s][k].to) : Json(nullptr);
      list.push_back(std::move(one));
    }
  return list;
}

Json side_of(const Side& side, const std::vector<Scenario>& scenarios,
             const std::vector<std::string>& outcomes) {
  return {{"group", side.name},
          {"who", who(side.kind)},
          {"voices", side.voices},
          {"factors", side.map.size()},
          {"links", side.map.links().size()},
          {"own_lambda", side.lambda},
          {"effects", effects_of(side, scenarios, outcomes)}};
}

Json told(const std::optional<LinkEvidence>& evidence, double weight) {
  if (!evidence) return nullptr;
  return {{"prevalence", evidence->prevalence},
          {"balance", or_null(evidence->balance)},
          {"strength", or_null(evidence->strength)},
          {"weight", weight}};
}

Json links_of(const Comparison& comparison, const Contrast& contrast) {
  Json list = Json::array();
  for (const LinkGap& gap : contrast.links) {
    Json one = {{"from", comparison.factors[gap.from].id},
                {"to", comparison.factors[gap.to].id},
                {"a", told(gap.a, gap.weight_a)},
                {"b", told(gap.b, gap.weight_b)},
                {"difference", gap.weight_a - gap.weight_b}};
    add_test(gap.test, one);
    list.push_back(std::move(one));
  }
  return list;
}

Json distances_of(const Distances& found) {
  return {{"langfield_smith_wirth_4", or_null(found.lsw4)},
          {"langfield_smith_wirth_6", or_null(found.lsw6)},
          {"langfield_smith_wirth_12", or_null(found.lsw12)},
          {"markoczy_goldberg", or_null(found.markoczy_goldberg)},
          {"jaccard_of_factors", or_null(found.factors)},
          {"jaccard_of_signed_links", or_null(found.signed_links)},
          {"jaccard_of_weights", or_null(found.weights)}};
}

Json contrast_of(const Comparison& comparison, const Contrast& contrast,
                 const std::vector<Scenario>& scenarios, const std::vector<std::string>& outcomes,
                 bool links) {
  Json effects = Json::array();
  for (Index s = 0; s < contrast.effects.size(); ++s)
    for (Index k = 0; k < outcomes.size(); ++k) {
      const EffectGap& gap = contrast.effects[s][k];
      Json one = {{"scenario", scenarios[s].name},
                  {"outcome", outcomes[k]},
                  {"a", or_null(comparison.sides[contrast.a].effect[s][k])},
                  {"b", or_null(comparison.sides[contrast.b].effect[s][k])},
                  {"difference", or_null(gap.gap)}};
      add_test(gap.test, one);
      effects.push_back(std::move(one));
    }
  Json json = {{"a", contrast.a},
               {"b", contrast.b},
               {"distances", distances_of(contrast.distances)},
               {"weights_apart", contrast.links_apart}};
  add_test(contrast.test, json);
  json["effects"] = std::move(effects);
  if (links) json["links"] = links_of(comparison, contrast);
  return json;
}

}  // namespace

Json to_json(const Comparison& comparison, const std::vector<Scenario>& scenarios,
             const std::vector<std::string>& outcomes, bool links) {
  Json sides = Json::array(), contrasts = Json::array();
  for (const Side& side : comparison.sides) sides.push_back(side_of(side, scenarios, outcomes));
  for (const Contrast& contrast : comparison.contrasts)
    contrasts.push_back(contrast_of(comparison, contrast, scenarios, outcomes, links));
  const bool tested = comparison.permutations > 0;
  return {{"by", comparison.attribute},
          {"least_voices", comparison.least_voices},
          {"fewer_voices", comparison.too_small},
          {"voices_not_known", comparison.without},
          {"voices_in_both", comparison.in_both},
          {"lambda", comparison.model.lambda},
          {"permutations", comparison.permutations},
          {"seed", tested ? Json(comparison.seed) : Json(nullptr)},
          {"dealt_within", comparison.within.empty() ? Json(nullptr) : Json(comparison.within)},
          {"sides", sides},
          {"contrasts", contrasts}};
}

}  // namespace fcm::reporting
