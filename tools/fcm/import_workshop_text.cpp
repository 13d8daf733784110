// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <map>

#include "import_workshop.hpp"
#include "publish/words.hpp"
#include "text/json.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

std::size_t room(const BroughtIn& in) {
  return static_cast<std::size_t>(in.study.conversations.back().people.value_or(1));
}

std::string number(const std::optional<double>& value) {
  return value ? signed_number(*value) : "-";
}

std::string opening(const Workshop& workshop, const BroughtIn& in) {
  std::string line = (workshop.name.empty() ? "A workshop" : workshop.name) +
                     (workshop.date.empty() ? "" : ", " + reporting::date_words(workshop.date)) +
                     ": " + counted(room(in), "person", "people") + " in the room, " +
                     counted(workshop.changes.size(), "change", "changes");
  if (workshop.began_from && !workshop.began_from->title.empty())
    line += "; it began from \"" + workshop.began_from->title + "\"";
  return line + ".\n";
}

std::string named(const std::string& what, const std::vector<std::string>& names) {
  return names.empty() ? "" : what + ": " + listed(names) + ".\n";
}

std::string attributes(const BroughtIn& in) {
  std::string lines;
  const Attributes& of = in.study.conversations.back().attributes;
  for (const auto& [name, values] : of)
    lines += named(name == "dots" ? "Dots" : "Places to start", values);
  return lines;
}

template <class Row, class Cells>
std::string table(const std::vector<Row>& rows, const std::string& first, const std::string& second,
                  Cells cells) {
  if (rows.empty()) return {};
  TextTable table({first, second, "as now", "as one voice", "as its people"});
  for (const Row& row : rows) {
    const auto [a, b] = cells(row);
    table.add({a, b, number(row.as_now), number(row.one), number(row.as_people)});
  }
  return "\n" + table.text("llrrr", "");
}

/// Effects that move by a tenth of the furthest on their outcome, and how many others there are.
std::string effects_table(const BothCounts& both) {
  std::map<std::string, double> furthest;
  for (const auto& row : both.effects)
    for (const auto& value : {row.as_now, row.one, row.as_people})
      furthest[row.outcome] = std::max(furthest[row.outcome], std::fabs(value.value_or(0)));
  std::vector<BothCounts::TouchedEffect> shown;
  for (const auto& row : both.effects) {
    const double now = row.as_now.value_or(0);
    const double moved =
        std::max(std::fabs(row.one.value_or(0) - now), std::fabs(row.as_people.value_or(0) - now));
    if (moved > 0 && moved >= 0.1 * furthest[row.outcome]) shown.push_back(row);
  }
  std::string all = table(shown, "idea", "outcome",
                          [](const auto& row) { return std::pair(row.scenario, row.outcome); });
  if (const std::size_t rest = both.effects.size() - shown.size(); rest > 0)
    all += "\n" + counted(rest, "effect changes", "effects change") +
           " by less than a tenth of the furthest on that outcome.\n";
  return all;
}

text::Json json_of(const std::optional<double>& value) {
  return value ? text::Json(*value) : text::Json(nullptr);
}

}  // namespace

std::string in_words(const Workshop& workshop, const BroughtIn& in, const BothCounts& both) {
  std::vector<std::string> renamed;
  for (const BroughtIn::Renamed& one : in.renamed)
    renamed.push_back(one.factor + " -> " + one.label);
  std::string all = opening(workshop, in) + named("New factors", both.new_factors) +
                    named("Renamed", renamed) + attributes(in);
  all += "\nIt counts as one voice of " + std::to_string(both.voices_one) + ", or as its people, " +
         std::to_string(both.voices_people - both.voices) + " of " +
         std::to_string(both.voices_people) + ". What becomes of the map:\n";
  all += table(both.links, "more of", "leads to",
               [](const auto& row) { return std::pair(row.from, row.to); });
  all += effects_table(both);
  return all;
}

std::string as_json(const Workshop& workshop, const BroughtIn& in, const BothCounts& both) {
  text::Json all{
      {"schema", "fcm.import_workshop/1"},
      {"conversation", in.conversation},
      {"people", room(in)},
      {"changes", workshop.changes.size()},
      {"refused", in.account.refused()},
      {"new_factors", both.new_factors},
      {"renamed", text::Json::array()},
      {"voices",
       {{"as_now", both.voices}, {"one", both.voices_one}, {"people", both.voices_people}}},
      {"links", text::Json::array()},
      {"effects", text::Json::array()}};
  const auto numbers = [](const auto& row, text::Json object) {
    object["as_now"] = json_of(row.as_now);
    object["one"] = json_of(row.one);
    object["people"] = json_of(row.as_people);
    return object;
  };
  for (const BroughtIn::Renamed& one : in.renamed)
    all["renamed"].push_back({{"from", one.factor}, {"to", one.label}});
  for (const auto& row : both.links)
    all["links"].push_back(numbers(row, {{"from", row.from}, {"to", row.to}}));
  for (const auto& row : both.effects)
    all["effects"].push_back(numbers(row, {{"scenario", row.scenario}, {"outcome", row.outcome}}));
  return text::write_json(all);
}

}  // namespace fcm::command
