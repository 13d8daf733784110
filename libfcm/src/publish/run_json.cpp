// SPDX-License-Identifier: MIT
#include "fcm/version.hpp"
#include "publish/files.hpp"
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

}  // namespace

std::string run_json(const ReportInput& in, const std::string& map_sha256) {
  const Heard& heard = in.heard;
  Json inputs = Json::array();
  for (const auto& [file, hash] : in.inputs) inputs.push_back({{"file", file}, {"sha256", hash}});
  Json readings = Json::array();
  for (const Reading& reading : in.findings.readings)
    readings.push_back({{"name", reading.name}, {"lambda", reading.lambda}});
  const Simulation& baseline = in.findings.what_if.baseline;
  Json json = {
      {"schema", "fcm.run/1"},
      {"fcm", std::string(version())},
      {"audience", std::string(to_text(in.map.audience()))},
      {"notice", "Working copy - not for circulation"},
      {"title", in.title},
      {"date", in.date.empty() ? Json(nullptr) : Json(in.date)},
      {"seed", nullptr},
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
      {"account", account_of(in)},
      {"files", {"map.json", "effects.csv", "run.json", "methods.md", "report.html"}}};
  return text::write_json(json);
}

}  // namespace fcm::reporting
