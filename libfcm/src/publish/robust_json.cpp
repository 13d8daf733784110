// SPDX-License-Identifier: MIT
#include "publish/robust_json.hpp"

#include <algorithm>

namespace fcm::reporting {
namespace {

using text::Json;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json to_json(const Coefficient& c) {
  return {{"value", or_null(c.value)},
          {"low", or_null(c.low)},
          {"high", or_null(c.high)},
          {"units", c.units},
          {"groups", c.groups}};
}

std::string_view word_of(Conflict conflict) {
  switch (conflict) {
    case Conflict::net:
      return "net";
    case Conflict::majority:
      return "majority";
    case Conflict::left_out:
      break;
  }
  return "left out";
}

Json names(const std::vector<Index>& set, const std::vector<Scenario>& scenarios) {
  Json list = Json::array();
  for (const Index i : set) list.push_back(scenarios[i].name);
  return list;
}

/// -1, 0, 1; null where nothing leads there. Sizes stay out: they may not be compared.
Json signs_of(const Specification& spec, const std::vector<Scenario>& scenarios,
              const std::vector<Outcome>& outcomes) {
  Json all = Json::object();
  for (Index i = 0; i < spec.effect.size(); ++i) {
    Json of = Json::object();
    for (Index k = 0; k < outcomes.size(); ++k) {
      const std::optional<double>& effect = spec.effect[i][k];
      of[outcomes[k].factor] = !effect ? Json(nullptr)
                                       : Json(*effect > 0   ? 1
                                              : *effect < 0 ? -1
                                                            : 0);
    }
    all[scenarios[i].name] = std::move(of);
  }
  return all;
}

Json to_json(const Specification& spec, const std::vector<Scenario>& scenarios,
             const std::vector<Outcome>& outcomes) {
  return {{"name", spec.name},
          {"reading", spec.reading.empty() ? Json(nullptr) : Json(spec.reading)},
          {"weights", spec.weights},
          {"zeros", spec.zeros},
          {"conflict", std::string(word_of(spec.conflict))},
          {"rule", spec.model.rule},
          {"transfer", spec.model.transfer},
          {"lambda", spec.model.lambda},
          {"counts", spec.counts()},
          {"set_apart", spec.counts() ? Json(nullptr) : Json(spec.set_apart)},
          {"signs", signs_of(spec, scenarios, outcomes)}};
}

Json to_json(const OrderHeld& order, const Outcome& outcome, const std::vector<Scenario>& scenarios,
             bool everything) {
  constexpr std::size_t shown = 20;
  Json sets = Json::array();
  for (const auto& set : order.not_ranked)
    if (everything || sets.size() < shown) sets.push_back(names(set, scenarios));
  return {{"outcome", outcome.factor},
          {"first", order.first ? Json(scenarios[*order.first].name) : Json(nullptr)},
          {"same_first", order.same_first},
          {"tau_median", or_null(order.tau_median)},
          {"tau_lowest", or_null(order.tau_lowest)},
          {"turning_pairs", order.turning.size()},
          {"not_ranked_sets", order.not_ranked.size()},
          {"not_ranked", std::move(sets)}};
}

Json held_of(const Robustness& robust, const std::vector<Scenario>& scenarios,
             const std::vector<Outcome>& outcomes) {
  Json list = Json::array();
  for (Index i = 0; i < robust.held.size(); ++i)
    for (Index k = 0; k < outcomes.size(); ++k) {
      const Held& held = robust.held[i][k];
      list.push_back({{"scenario", scenarios[i].name},
                      {"outcome", outcomes[k].factor},
                      {"less", held.less},
                      {"more", held.more},
                      {"not_reached", held.not_reached},
                      {"same", held.same},
                      {"places", held.places}});
    }
  return list;
}

}  // namespace

Json to_json(const Agreement& agreed) {
  Json pairs = Json::array();
  for (const CoderPair& pair : agreed.pairs)
    pairs.push_back({{"one", agreed.coders[pair.one]},
                     {"other", agreed.coders[pair.other]},
                     {"passages", pair.passages},
                     {"one_found", pair.one_saw},
                     {"other_found", pair.other_saw},
                     {"both_found", pair.both_saw},
                     {"same_direction", pair.same_direction},
                     {"one_links", pair.one_links},
                     {"other_links", pair.other_links},
                     {"both_links", pair.both_links},
                     {"same_sign", pair.same_sign},
                     {"kappa_found", to_json(pair.found)},
                     {"kappa_direction", to_json(pair.direction)}});
  return {{"coders", agreed.coders},
          {"pairs", std::move(pairs)},
          {"alpha_found", to_json(agreed.found)},
          {"alpha_direction", to_json(agreed.direction)},
          {"links_on_which_they_differ", agreed.differences.size()}};
}

Json to_json(const Robustness& robust, const std::vector<Scenario>& scenarios,
             const std::vector<Outcome>& outcomes, bool everything) {
  Json json = {{"specifications", robust.specifications.size()},
               {"counted", robust.counted},
               {"models", robust.grid},
               {"outcomes", Json::array()},
               {"scenarios", held_of(robust, scenarios, outcomes)},
               {"varies_with", nullptr}};
  for (Index k = 0; k < robust.orders.size(); ++k)
    json["outcomes"].push_back(to_json(robust.orders[k], outcomes[k], scenarios, everything));
  if (robust.split) {
    const VarianceSplits& split = *robust.split;
    json["varies_with"] = {{"redraws", split.redraws},
                           {"codings", split.codings},
                           {"models", split.ways},
                           {"outcomes", Json::array()}};
    for (Index k = 0; k < split.outcomes.size(); ++k) {
      const VarianceSplit& one = split.outcomes[k];
      const double whole = one.total() > 0 ? one.total() : 1;
      json["varies_with"]["outcomes"].push_back({{"outcome", outcomes[k].factor},
                                                 {"people", one.people / whole},
                                                 {"coding", one.coding / whole},
                                                 {"model", one.model / whole}});
    }
  }
  if (!everything) return json;
  json["each"] = Json::array();
  for (const Specification& spec : robust.specifications)
    json["each"].push_back(to_json(spec, scenarios, outcomes));
  return json;
}

}  // namespace fcm::reporting
