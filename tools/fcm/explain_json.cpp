// SPDX-License-Identifier: MIT
#include <map>

#include "explain_answer.hpp"
#include "json.hpp"

namespace fcm::command {
namespace {

using text::Json;

Json optional(const std::optional<double>& value) { return value ? Json(*value) : Json(); }

class Written {
 public:
  Written(const ExplainAnswer& answer, const Explanation& why)
      : loaded_(answer.loaded),
        result_(answer.what_if.scenarios[why.scenario]),
        map_(result_.resolved.map),
        why_(why) {
    for (std::size_t i = 0; i < why.voices.size(); ++i) number_[why.voices[i]] = i + 1;
  }

  Json all() const {
    Json entry{{"scenario", result_.scenario.name},
               {"outcome", id(why_.outcome)},
               {"effect", optional(why_.effect)}};
    if (!why_.effect) return entry;
    entry["dose"] = Json::object();
    for (const Dose& dose : result_.doses) entry["dose"][id(dose.factor)] = dose.change;
    entry["effect_per_dose"] = optional(effect_per_dose(result_, why_.outcome));
    entry["no_shares_because"] = why_.shares.known() ? Json() : Json(why_.shares.none_because);
    entry["own"] = why_.shares.own;
    entry["links"] = links();
    entry["left"] = why_.shares.left;
    entry["chains"] = chains();
    entry["alone"] = Json::array();
    for (const auto& effect : why_.alone) entry["alone"].push_back(optional(effect));
    entry["beyond"] = optional(why_.beyond);
    entry["told"] = told();
    entry["cut"] = cut();
    entry["voices"] = voices();
    entry["claims"] = claims();
    return entry;
  }

 private:
  const std::string& id(Index factor) const { return map_.factors()[factor].id; }

  /// Every link with a share; "without" of those that were tried.
  Json links() const {
    std::map<Index, std::optional<double>> without;
    for (std::size_t i = 0; i < why_.links.size(); ++i)
      without[why_.links[i]] = why_.without_links[i];
    Json list = Json::array();
    for (Index i = 0; i < why_.shares.links.size(); ++i) {
      const LinkShare& link = why_.shares.links[i];
      Json entry{{"from", id(link.from)},
                 {"to", id(link.to)},
                 {"share", link.share},
                 {"told", link.link.has_value()}};
      if (const auto tried = without.find(i); tried != without.end())
        entry["effect_without"] = optional(tried->second);
      list.push_back(entry);
    }
    return list;
  }

  Json chains() const {
    Json list = Json::array();
    for (const Chain& chain : why_.chains) {
      Json names = Json::array();
      for (const Index factor : chain.factors) names.push_back(id(factor));
      list.push_back({{"factors", names},
                      {"share", chain.share},
                      {"told_whole_by", loaded_.has_study ? Json(chain.told_whole_by) : Json()},
                      {"assumed", chain.assumed}});
    }
    return list;
  }

  Json told() const {
    if (!why_.told) return nullptr;
    const ToldChains& told = *why_.told;
    return {{"own", told.own},
            {"whole", told.whole},
            {"one_place", told.one_place},
            {"nobody", told.nobody},
            {"assumed", told.assumed},
            {"rest", told.rest},
            {"share_by_one_voice", told.by_one_voice},
            {"share_by_one_place", told.by_one_place},
            {"share_by_nobody", told.by_nobody},
            {"chains", told.chains},
            {"chains_by_one_voice", told.chains_one_voice},
            {"pieced_together", told.pieced_together()}};
  }

  Json cut() const {
    if (!why_.cut) return nullptr;
    Json links = Json::array();
    for (const Index k : why_.cut->links) {
      const EvidenceLink& link = loaded_.evidence.links[k];
      links.push_back({{"from", id(link.from)}, {"to", id(link.to)}});
    }
    return {{"claims", why_.cut->claims}, {"voices", why_.cut->voices}, {"links", links}};
  }

  Json voices() const {
    Json list = Json::array();
    for (const Index voice : why_.voices)
      list.push_back({{"voice", number_.at(voice)},
                      {"places", loaded_.evidence.voices[voice].places},
                      {"share", why_.people->voices[voice]},
                      {"effect_without", optional(why_.without_voices[voice])}});
    return list;
  }

  Json claims() const {
    Json list = Json::array();
    for (const ClaimShare& one : why_.claims) {
      const Claim& claim = loaded_.study.claims[one.claim];
      list.push_back({{"row", claim.read_at.line},
                      {"from", id(claim.from)},
                      {"to", id(claim.to)},
                      {"polarity", to_text(claim.polarity)},
                      {"strength", optional(claim.strength)},
                      {"coder", claim.coder},
                      {"voice", number_.at(loaded_.evidence.cells[one.cell].voice)},
                      {"share", one.share}});
    }
    return list;
  }

  const Loaded& loaded_;
  const ScenarioResult& result_;
  const Map& map_;
  const Explanation& why_;
  std::map<Index, std::size_t> number_;
};

}  // namespace

std::string as_json(const ExplainAnswer& answer) {
  Json list = Json::array();
  for (const Explanation& why : answer.found) list.push_back(Written(answer, why).all());
  return text::write_json(
      {{"schema", "fcm.explain/1"}, {"model", to_json(answer.what_if.model)}, {"effects", list}});
}

}  // namespace fcm::command
