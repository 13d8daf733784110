// SPDX-License-Identifier: MIT
#include "fcm/version.hpp"
#include "publish/contested_json.hpp"
#include "publish/files.hpp"
#include "publish/groups_json.hpp"
#include "publish/robust_json.hpp"
#include "text/json.hpp"

namespace fcm::reporting {
namespace {

using text::Json;

Json model_of(const ReportInput& in) {
  const Model& model = in.findings.what_if.model;
  Json json = {{"rule", model.rule},           {"transfer", model.transfer},
               {"lambda", model.lambda},       {"start", model.start},
               {"max_steps", model.max_steps}, {"tolerance", model.tolerance}};
  json["carry"] = in.anchored ? Json(std::string(to_text(in.carry))) : Json(nullptr);
  return json;
}

Json weighing_of(const ReportInput& in) {
  if (!in.heard.study) return nullptr;
  return {{"weighing", std::string(to_text(in.weigh.weighing))},
          {"zeros", std::string(to_text(zeros_of(in.weigh)))},
          {"count", in.weigh.count == Count::people ? "people" : "conversations"},
          {"no_strength", in.evidence.no_strength},
          {"blank_is_plus", in.evidence.blank_is_plus},
          {"only_coder",
           in.evidence.only_coder.empty() ? Json(nullptr) : Json(in.evidence.only_coder)}};
}

Json account_of(const ReportInput& in) {
  Json tables = Json::array();
  for (const TableAccount& table : in.account.tables)
    tables.push_back({{"file", table.file},
                      {"table", table.table},
                      {"read", table.read},
                      {"kept", table.kept},
                      {"merged", table.merged},
                      {"refused", table.refused}});
  return {{"read", in.account.read()},
          {"kept", in.account.kept()},
          {"merged", in.account.merged()},
          {"refused", in.account.refused()},
          {"refused_rows_skipped", in.account.refused_everywhere()},
          {"tables", tables}};
}

Json scenarios_of(const ReportInput& in) {
  Json list = Json::array();
  for (const ScenarioResult& result : in.findings.what_if.scenarios)
    list.push_back({{"name", result.scenario.name},
                    {"ending", std::string(to_text(result.simulation.ending))},
                    {"steps", result.simulation.steps},
                    {"error_bound", result.simulation.error_bound},
                    {"certified", result.simulation.certified}});
  return list;
}

Json drawn_of(const DrawnEffect& drawn) {
  const auto if_any = [&drawn](double value) {
    return drawn.draws > 0 ? Json(value) : Json(nullptr);
  };
  return {{"draws", drawn.draws},
          {"median", if_any(drawn.median)},
          {"p05", if_any(drawn.low)},
          {"p95", if_any(drawn.high)},
          {"p025", if_any(drawn.from)},
          {"p975", if_any(drawn.to)},
          {"less", if_any(drawn.less)},
          {"more", if_any(drawn.more)},
          {"nobody_said_so", if_any(drawn.nobody)},
          {"comes_first", if_any(drawn.first)},
          {"in_top_3", if_any(drawn.in_top)},
          {"told_by_voices", drawn.tellers},
          {"interval_worth_printing", drawn.worth_printing}};
}

Json uncertainty_of(const ReportInput& in) {
  const Uncertainty& sure = *in.findings.uncertainty;
  const auto scenario = [&in](Index i) { return in.scenario(i).name; };
  Json effects = Json::array(), differences = Json::array(), places = Json::array();
  for (Index s = 0; s < sure.effect.size(); ++s)
    for (Index k = 0; k < in.outcomes.size(); ++k) {
      Json one = {{"scenario", scenario(s)}, {"outcome", in.outcomes[k].said.factor}};
      one.update(drawn_of(sure.effect[s][k]));
      effects.push_back(std::move(one));
    }
  for (const Difference& one : sure.differences) {
    const Outcome& wish = in.outcomes[one.outcome].said;
    differences.push_back(
        {{"outcome", wish.factor},
         {"a", scenario(one.a)},
         {"b", scenario(one.b)},
         {"median", one.median},
         {"p05", one.low},
         {"p95", one.high},
         {"a_ahead", one.ahead},
         {"b_ahead", one.behind},
         {"a_goes_further", goes_further(in.findings, one.a, one.b, one.outcome, wish)},
         {"b_goes_further", goes_further(in.findings, one.b, one.a, one.outcome, wish)}});
  }
  for (const PlaceAlone& place : sure.places) {
    Json of = Json::array();
    for (Index s = 0; s < place.effect.size(); ++s)
      for (Index k = 0; k < in.outcomes.size(); ++k)
        if (place.effect[s][k])
          of.push_back({{"scenario", scenario(s)},
                        {"outcome", in.outcomes[k].said.factor},
                        {"effect", *place.effect[s][k]}});
    places.push_back({{"place", place.place}, {"voices", place.voices}, {"effects", of}});
  }
  return {
      {"resampling", std::string(to_text(sure.redraw.how))},
      {"nested_in", sure.redraw.nested_in.empty() ? Json(nullptr) : Json(sure.redraw.nested_in)},
      {"coders", sure.redraw.coders ? "one a draw" : "together"},
      {"draws", sure.draws},
      {"seed", sure.redraw.seed},
      {"voices", sure.voices},
      {"strata", sure.strata},
      {"settled", sure.settled},
      {"certified", sure.certified},
      {"effects", effects},
      {"differences", differences},
      {"places", places}};
}

/// The first link of each.
Json sensitivity_of(const ReportInput& in) {
  if (!in.findings.sensitivity) return nullptr;
  Json list = Json::array();
  for (const Tornado& tornado : in.findings.sensitivity->tornados) {
    if (tornado.swings.empty()) continue;
    const Swing& first = tornado.swings.front();
    const Link& link = in.map->links()[first.link];
    Json by_lambda, why;
    if (tornado.by_lambda) by_lambda = *tornado.by_lambda;
    if (!tornado.no_gradient_because.empty()) why = tornado.no_gradient_because;
    list.push_back({{"scenario", in.scenario(tornado.scenario).name},
                    {"outcome", in.outcomes[tornado.outcome].said.factor},
                    {"links_on_the_way", tornado.links_on_the_way},
                    {"by_lambda", by_lambda},
                    {"no_gradient_because", why},
                    {"hangs_most_on",
                     {{"from", in.map->factors()[link.from].id},
                      {"to", in.map->factors()[link.to].id},
                      {"weight", {first.range.low, first.range.high}},
                      {"range_from", std::string(to_text(first.range.from))},
                      {"effect", {*first.at_low, *first.at_high}}}}});
  }
  return list;
}

Json accumulation_of(const Accumulation& all) {
  const auto if_any = [](const std::optional<double>& value) {
    return value ? Json(*value) : Json(nullptr);
  };
  return {{"told", all.seen},
          {"told_once", all.once},
          {"told_twice", all.twice},
          {"mentions", all.mentions},
          {"at_least", if_any(all.at_least)},
          {"interval",
           all.interval ? Json({all.interval->first, all.interval->second}) : Json(nullptr)},
          {"of_twice_as_many_voices", all.ahead.empty() ? Json(nullptr) : Json(all.ahead.back())},
          {"covered", if_any(all.covered)},
          {"next_mention_new", if_any(all.next_mention_new)},
          {"next_voice_new", if_any(all.next_voice_new)},
          {"new_from_next_voice", if_any(all.new_from_next_voice)}};
}

Json saturation_of(const Saturation& enough) {
  return {{"voices", enough.links.voices},
          {"groups", enough.groups},
          {"questionnaires_left_out", enough.questionnaires},
          {"links", accumulation_of(enough.links)},
          {"factors", accumulation_of(enough.factors)}};
}

Json worth_asking_of(const ReportInput& in) {
  const WorthAsking& worth = *in.findings.worth_asking;
  const auto factor = [&in](Index i) { return in.map->factors()[i].id; };
  Json first = Json::object(), links = Json::array(), pairs = Json::array();
  for (Index k = 0; k < worth.first.size(); ++k)
    first[in.outcomes[k].said.factor] =
        worth.first[k] ? Json(in.scenario(*worth.first[k]).name) : Json(nullptr);
  for (const LinkWorthAsking& one : worth.links)
    links.push_back({{"from", factor(in.map->links()[one.link].from)},
                     {"to", factor(in.map->links()[one.link].to)},
                     {"outcome", in.outcomes[one.outcome].said.factor},
                     {"changes_first", one.changes},
                     {"worth", one.worth},
                     {"first_instead", in.scenario(one.instead).name},
                     {"when_told", one.when_more ? "more" : "less"}});
  for (const PairWorthAsking& one : worth.pairs)
    pairs.push_back({{"from", factor(one.from)},
                     {"to", factor(one.to)},
                     {"polarity", one.plus ? "+" : "-"},
                     {"outcome", in.outcomes[one.outcome].said.factor},
                     {"first_instead", in.scenario(one.instead).name},
                     {"ahead", one.ahead}});
  return {{"first", first},
          {"links", links},
          {"untold", pairs},
          {"untold_looked_at", worth.pairs_looked_at}};
}

std::string_view to_text(Raked raked) {
  return raked == Raked::held ? "held" : raked == Raked::trimmed ? "trimmed" : "missed";
}

Json representation_of(const Representation& people, bool weighed) {
  Json margins = Json::array(), empty = Json::array();
  for (const MarginHeard& margin : people.margins) {
    Json categories = Json::array();
    for (const CategoryHeard& category : margin.categories) {
      const bool any = category.voices > 0;
      categories.push_back(
          {{"category", category.name},
           {"people", category.population},
           {"voices", category.voices},
           {"heard", any ? Json(category.heard) : Json(nullptr)},
           {"as_weighed", any && weighed ? Json(category.reached) : Json(nullptr)}});
    }
    margins.push_back({{"attribute", margin.attribute},
                       {"not_known", margin.without},
                       {"another", margin.elsewhere},
                       {"categories", categories}});
  }
  for (const EmptyCell& cell : people.empty_cells) {
    Json both = Json::object();
    for (const int side : {0, 1}) {
      const MarginHeard& margin = people.margins[cell.margins[side]];
      both[margin.attribute] = margin.categories[cell.categories[side]].name;
    }
    empty.push_back({{"both", both}, {"expected_voices", cell.expected}});
  }
  Json json = {{"weighed", weighed},
               {"voices", people.voices},
               {"margins", margins},
               {"nobody_in_both", empty}};
  if (weighed)
    json.update({{"raking", std::string(to_text(people.raked))},
                 {"largest_miss", people.largest_miss},
                 {"rounds", people.rounds},
                 {"trimmed", people.trimmed},
                 {"effective_voices", people.effective_voices}});
  return json;
}

Json robust_of(const ReportInput& in) {
  if (!in.findings.robust) return nullptr;
  std::vector<Scenario> scenarios;
  for (const ScenarioResult& result : in.findings.what_if.scenarios)
    scenarios.push_back(result.scenario);
  std::vector<Outcome> outcomes;
  for (const OutcomeFacts& facts : in.outcomes) outcomes.push_back(facts.said);
  return to_json(*in.findings.robust, scenarios, outcomes, false);
}

Json groups_of(const ReportInput& in) {
  std::vector<Scenario> scenarios;
  for (const ScenarioResult& result : in.findings.what_if.scenarios)
    scenarios.push_back(result.scenario);
  std::vector<std::string> outcomes;
  for (const OutcomeFacts& facts : in.outcomes) outcomes.push_back(facts.said.factor);
  Json list = Json::array();
  for (const Comparison& groups : in.findings.groups)
    list.push_back(to_json(groups, scenarios, outcomes, false));
  return list;
}

}  // namespace

std::string run_json(const ReportInput& in, const std::string& map_sha256) {
  const Heard& heard = in.heard;
  Json inputs = Json::array();
  for (const auto& [file, hash] : in.inputs) inputs.push_back({{"file", file}, {"sha256", hash}});
  Json readings = Json::array();
  for (const Reading& reading : in.findings.readings)
    readings.push_back({{"name", reading.name}, {"lambda", reading.lambda}});
  const Simulation& baseline = in.findings.what_if.baseline;
  const std::optional<Uncertainty>& sure = in.findings.uncertainty;
  std::vector<std::string> files = {"map.json", "effects.csv"};
  if (sure) files.push_back("uncertainty.csv");
  if (in.findings.representation) files.push_back("representation.csv");
  if (in.findings.saturation) files.push_back("saturation.csv");
  if (in.findings.contested && in.findings.contested->links > 0) files.push_back("contested.csv");
  if (in.findings.agreement) files.push_back("agreement.csv");
  if (!in.findings.groups.empty()) files.push_back("groups.csv");
  if (in.findings.robust) files.push_back("robust.csv");
  if (!in.findings.explanations.empty()) files.insert(files.end(), {"shares.csv", "told.csv"});
  files.insert(files.end(), {"sensitivity.csv", "run.json", "methods.md", "report.html"});
  Json json = {
      {"schema", "fcm.run/1"},
      {"fcm", std::string(version())},
      {"audience", std::string(to_text(in.map.audience()))},
      {"notice", "Working copy - not for circulation"},
      {"title", in.title},
      {"date", in.date.empty() ? Json(nullptr) : Json(in.date)},
      {"seed", sure ? Json(sure->redraw.seed) : Json(nullptr)},
      {"inputs", inputs},
      {"map",
       {{"factors", in.map->size()}, {"links", in.map->links().size()}, {"sha256", map_sha256}}},
      {"voices", heard.voices},
      {"voices_without_statement", heard.silent},
      {"voices_withheld", heard.withheld},
      {"statements", heard.claims},
      {"statements_without_strength", heard.without_strength},
      {"statements_without_direction", heard.without_direction},
      {"weighing", weighing_of(in)},
      {"model", model_of(in)},
      {"baseline",
       {{"ending", std::string(to_text(baseline.ending))},
        {"steps", baseline.steps},
        {"certified", baseline.certified}}},
      {"scenarios", scenarios_of(in)},
      {"readings", readings},
      {"uncertainty", sure ? uncertainty_of(in) : Json(nullptr)},
      {"sensitivity", sensitivity_of(in)},
      {"contested", contested_json(in)},
      {"agreement", in.findings.agreement ? to_json(*in.findings.agreement) : Json(nullptr)},
      {"saturation",
       in.findings.saturation ? saturation_of(*in.findings.saturation) : Json(nullptr)},
      {"worth_asking", in.findings.worth_asking ? worth_asking_of(in) : Json(nullptr)},
      {"groups", groups_of(in)},
      {"robust", robust_of(in)},
      {"account", account_of(in)},
      {"files", files}};
  if (in.narrowed)
    json["where"] = {{"group", in_words(in.narrowed->group)},
                     {"voices", in.narrowed->voices},
                     {"of", in.narrowed->of}};
  if (in.findings.representation)
    json["representation"] = representation_of(*in.findings.representation, in.weighed_by_people);
  return text::write_json(json);
}

}  // namespace fcm::reporting
