// SPDX-License-Identifier: MIT
#include "publish/contested_json.hpp"

namespace fcm::reporting {
namespace {

using text::Json;

Json or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json groups_of(const ContestedLink& one) {
  Json list = Json::array();
  for (const GroupsApart& apart : one.groups) {
    Json says = Json::array();
    for (const GroupSays& group : apart.says)
      says.push_back({{"value", group.value}, {"raises", group.plus}, {"lowers", group.minus}});
    list.push_back({{"attribute", apart.attribute},
                    {"raises", apart.plus.conditions.front().value},
                    {"lowers", apart.minus.conditions.front().value},
                    {"says", says}});
  }
  return list;
}

/// The effect that the sign of the link matters most to.
Json matters_of(const ReportInput& in, const ContestedLink& one) {
  if (one.matters == 0) return nullptr;
  const SignEffect& effect = one.effect[one.scenario][one.outcome];
  Json json = {{"scenario", in.scenario(one.scenario).name},
               {"outcome", in.outcomes[one.outcome].said.factor},
               {"of_furthest", one.matters},
               {"effect", or_null(effect.told)},
               {"if_raises", or_null(effect.plus)},
               {"if_lowers", or_null(effect.minus)}};
  if (one.whole) {
    const auto of = [&](std::size_t g) {
      return or_null(one.whole->told_by[g].effect[one.scenario][one.outcome]);
    };
    json["whole_maps"] = {{"lambda", one.whole->lambda},
                          {"everybody", of(0)},
                          {"group_that_raises", of(1)},
                          {"group_that_lowers", of(2)}};
  }
  return json;
}

}  // namespace

text::Json contested_json(const ReportInput& in) {
  if (!in.findings.contested) return nullptr;
  Json list = Json::array();
  for (const ContestedLink& one : in.findings.contested->shown) {
    const Link& link = in.map->links()[one.link];
    list.push_back({{"from", in.map->factors()[link.from].id},
                    {"to", in.map->factors()[link.to].id},
                    {"raises", one.plus},
                    {"lowers", one.minus},
                    {"weight", one.weight},
                    {"weight_if_raises", one.weight_plus},
                    {"weight_if_lowers", one.weight_minus},
                    {"matters_most", matters_of(in, one)},
                    {"groups", groups_of(one)}});
  }
  return {{"links", in.findings.contested->links}, {"shown", list}};
}

}  // namespace fcm::reporting
