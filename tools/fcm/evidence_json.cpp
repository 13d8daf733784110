// SPDX-License-Identifier: MIT
#include "evidence_answer.hpp"
#include "text/json.hpp"

namespace fcm::command {
namespace {

using text::Json;

Json or_null(const std::string& word) { return word.empty() ? Json() : Json(word); }

Json to_json(const ToldClaim& claim) {
  return {{"voice", claim.voice},
          {"polarity", or_null(std::string(to_text(claim.said.polarity)))},
          {"strength", or_null(claim.said.strength)},
          {"place", or_null(claim.said.place)},
          {"coder", or_null(claim.coder)},
          {"certainty", or_null(claim.certainty)},
          {"basis", or_null(claim.basis)},
          {"when", or_null(claim.when)},
          {"row", claim.row},
          {"words", or_null(claim.said.words)},
          {"verbatim", claim.said.verbatim}};
}

Json to_json(const ToldLink& told, const Map& map) {
  const Link& link = map.links()[told.link];
  const LinkEvidence said = link.evidence.value_or(LinkEvidence{});
  Json object{{"from", map.factors()[link.from].id},
              {"to", map.factors()[link.to].id},
              {"weight", link.simulated ? Json(link.weight) : Json()},
              {"voices", said.voices},
              {"plus", said.plus},
              {"minus", said.minus},
              {"no_difference", said.none},
              {"without_direction", said.unsigned_},
              {"entropy_bits", told.spread.entropy},
              {"consistency", told.spread.consistency ? Json(*told.spread.consistency) : Json()},
              {"places", Json::array()},
              {"claims", Json::array()}};
  for (const ToldPlace& place : told.places)
    object["places"].push_back({{"place", or_null(place.place)},
                                {"voices", place.voices},
                                {"plus", place.plus},
                                {"minus", place.minus}});
  for (const ToldClaim& claim : told.claims) object["claims"].push_back(to_json(claim));
  return object;
}

}  // namespace

std::string as_json(const EvidenceAnswer& answer) {
  const Words words = answer.told.words;
  Json object{{"schema", "fcm.evidence/1"},
              {"of_voices", answer.loaded.evidence.voices.size()},
              {"words", words == Words::quote        ? "quote"
                        : words == Words::paraphrase ? "paraphrase"
                                                     : "none"},
              {"factors", Json::array()},
              {"links", Json::array()}};
  for (const Index factor : answer.factors)
    object["factors"].push_back(answer.loaded.map.factors()[factor].id);
  for (const ToldLink& told : answer.told.links)
    object["links"].push_back(to_json(told, answer.loaded.map));
  return text::write_json(object);
}

}  // namespace fcm::command
