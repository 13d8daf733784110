// SPDX-License-Identifier: MIT
#include "export_dry_run.hpp"

#include <algorithm>

#include "json.hpp"
#include "text/json.hpp"
#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

const std::vector<std::size_t> thresholds = {1, 3, 5, 10};

std::vector<Kept> kept_of(const DryRun& run) {
  return kept(run.part, run.loaded, run.map.audience(), run.today, thresholds);
}

/// Statements that the project asks for: of a map alone none.
Withheld statements_of(const DryRun& run) {
  const Project& project = run.loaded.project;
  if (!run.loaded.has_study || project.statements == Words::none) return {};
  return publish(run.loaded.study, run.map.audience(), project.statements, project.consent,
                 run.today)
      .withheld();
}

std::size_t with_evidence(const Map& map) {
  return static_cast<std::size_t>(
      std::count_if(map.links().begin(), map.links().end(),
                    [](const Link& link) { return link.evidence.has_value(); }));
}

/// Places that stand beside words where these are shown.
std::string named_beside_words(const DryRun& run) {
  if (!run.loaded.has_study || run.loaded.project.statements == Words::none) return {};
  const Audience audience = run.map.audience();
  const std::size_t named =
      kept(run.part, run.loaded, audience, run.today, {rules_of(audience).least_voices})
          .front()
          .places;
  if (named == 0) return {};
  return " on the map; " + text::grouped(named) + " stay beside words that are shown";
}

std::string withheld_text(const DryRun& run) {
  if (run.map.audience() == Audience::working)
    return "Withheld: nothing. A working copy is for those who hold the study.\n";
  TextTable table({"withheld", ""});
  const auto add = [&](std::size_t count, const std::string& what) {
    if (count > 0) table.add({text::grouped(count), what});
  };
  const Withheld &map = run.map.withheld(), words = statements_of(run);
  add(map.factors, "sensitive factors of which few spoke");
  add(map.links, "connections of these");
  add(with_evidence(run.part), "connections: how many told them, in words instead");
  add(words.words, "statements: their words");
  add(words.places, "statements: their place");
  add(run.part.source().places.size(), "names of places" + named_beside_words(run));
  return table.empty() ? "Withheld: nothing that is known here.\n" : table.text("rl", "");
}

/// "12 (40 %)"
std::string of_all(std::size_t count, std::size_t all) {
  std::string text = text::grouped(count);
  if (all > 0)
    text += " (" + text::fixed(100.0 * static_cast<double>(count) / static_cast<double>(all), 0) +
            " %)";
  return text;
}

std::string thresholds_text(const DryRun& run) {
  TextTable table(
      {"voices or more", "connections", "statements", "factors", "words", "places", "groups"});
  const std::vector<Kept> all = kept_of(run);
  const Kept& known = all.front();
  for (const Kept& one : all)
    table.add({std::to_string(one.least_voices), of_all(one.links, known.links),
               of_all(one.claims, known.claims), text::grouped(one.factors),
               text::grouped(one.words), text::grouped(one.places), text::grouped(one.groups)});
  if (known.links == 0) return "How many told a connection is not known of this map.\n";
  return "What thresholds would keep, if each part needed so many voices:\n" +
         table.text("rrrrrrr");
}

}  // namespace

std::string as_text(const DryRun& run) {
  const std::string audience(to_text(run.map.audience()));
  std::string text = "For " + audience + ". Nothing is written.\n\n";
  text += run.refused ? "Would be refused" : "Would be written";
  if (!run.file.empty()) text += ": " + run.file + ", as " + run.as;
  text += ", with " + counted(run.map->size(), "factor", "factors") + " and " +
          counted(run.map->links().size(), "connection", "connections") + "\n";
  if (!run.refused && run.map.audience() != Audience::working && run.loaded.has_study)
    text += "Would be noted in exports.json, where the study is a folder\n";
  return text + "\n" + withheld_text(run) + "\n" + thresholds_text(run);
}

std::string as_json(const DryRun& run) {
  const Withheld &map = run.map.withheld(), words = statements_of(run);
  text::Json rows = text::Json::array();
  const std::vector<Kept> all = kept_of(run);
  const auto share = [](std::size_t count, std::size_t of) -> text::Json {
    if (of == 0) return nullptr;
    return static_cast<double>(count) / static_cast<double>(of);
  };
  for (const Kept& one : all)
    rows.push_back({{"least_voices", one.least_voices},
                    {"links", one.links},
                    {"links_share", share(one.links, all.front().links)},
                    {"claims", one.claims},
                    {"claims_share", share(one.claims, all.front().claims)},
                    {"factors", one.factors},
                    {"words", one.words},
                    {"places", one.places},
                    {"groups", one.groups}});
  return text::write_json({{"schema", "fcm.export_dry_run/1"},
                           {"file", run.file},
                           {"as", run.as},
                           {"audience", to_text(run.map.audience())},
                           {"would_be_written", !run.refused},
                           {"refused", run.refused ? text::Json(run.refused->code) : nullptr},
                           {"factors", run.map->size()},
                           {"links", run.map->links().size()},
                           {"withheld",
                            {{"factors", map.factors},
                             {"links", map.links},
                             {"words", words.words},
                             {"places", words.places}}},
                           {"thresholds", rows}});
}

}  // namespace fcm::command
