// SPDX-License-Identifier: MIT
#include "fcm/project.hpp"

#include <algorithm>
#include <filesystem>

#include "project/read_scenario.hpp"
#include "project/sections.hpp"
#include "text/file.hpp"
#include "text/suggest.hpp"

namespace fcm {
namespace {

using project::Reader;
using project::text_into;
using text::YamlNode;

bool is_date(const std::string& said) {
  if (said.size() != 10 || said[4] != '-' || said[7] != '-') return false;
  for (const std::size_t at : {0, 1, 2, 3, 5, 6, 8, 9})
    if (said[at] < '0' || said[at] > '9') return false;
  const int month = std::stoi(said.substr(5, 2)), day = std::stoi(said.substr(8, 2));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

void read_date(Reader& reader, const YamlNode& node, Project& into) {
  into.date = reader.text(node, "date");
  if (!reader.failed() && !is_date(into.date))
    reader.fail("project.date", "'" + into.date + "' is not a date", node.place,
                "write year, month, day: 2026-11-21", into.date);
}

void read_outcomes(Reader& reader, const YamlNode& node, Project& into) {
  const Reader::Words<bool> wanted = {{"less", false}, {"more", true}};
  if (node.kind != YamlNode::Kind::mapping)
    return reader.fail("project.type", "outcomes need to say what is wanted of each", node.place,
                       "write it as in 'loneliness: less', one per line", node.scalar);
  for (const auto& entry : node.entries) {
    Outcome outcome{.factor = entry.key};
    if (entry.value.kind == YamlNode::Kind::scalar) {
      outcome.want_more = reader.one_of<bool>(entry.value, "the outcome", wanted);
    } else {
      reader.keys(entry.value, "an outcome",
                  {{"want",
                    [&](const YamlNode& value) {
                      outcome.want_more = reader.one_of<bool>(value, "want", wanted);
                    }},
                   {"shown_to", [&](const YamlNode& value) {
                      outcome.shown_to = reader.texts(value, "shown_to");
                    }}});
      if (!entry.value.find("want"))
        reader.fail("project.missing_key", "the outcome '" + entry.key + "' needs 'want'",
                    entry.place, "write it as in { want: less, shown_to: [board] }");
    }
    into.places["outcomes/" + entry.key] = entry.place;
    into.outcomes.push_back(outcome);
  }
}

void read_scenarios(Reader& reader, const YamlNode& node, Project& into) {
  if (node.kind != YamlNode::Kind::mapping)
    return reader.fail("project.type", "each scenario needs a name", node.place,
                       "write it as in 'meeting-places:', and what is done below it", node.scalar);
  for (const auto& entry : node.entries) {
    into.places["scenarios/" + entry.key] = entry.place;
    into.scenarios.push_back(project::read_scenario(reader, entry.key, entry.value, entry.place));
  }
}

void read_report(Reader& reader, const YamlNode& node, Project& into) {
  reader.keys(
      node, "report",
      {{"for",
        [&](const YamlNode& value) {
          into.audience = reader.one_of<Audience>(value, "for", {{"working", Audience::working}});
        }},
       {"statements", [&](const YamlNode& value) {
          into.places["report/statements"] = value.place;
          into.statements = reader.one_of<Words>(
              value, "statements",
              {{"none", Words::none}, {"paraphrase", Words::paraphrase}, {"quote", Words::quote}});
        }}});
}

void check_version(Reader& reader, const YamlNode& root, const std::string& file) {
  const YamlNode* version = root.find("fcm");
  if (!version)
    return reader.fail("project.version", "the project does not say which layout it follows",
                       {file, root.place.line, root.place.column},
                       "begin the file with the line 'fcm: 1'");
  const std::string said = reader.text(*version, "fcm");
  if (said != "1")
    reader.fail("project.version", "this fcm reads projects of layout 1, not '" + said + "'",
                version->place, "write fcm: 1, or use the fcm that the project was written for",
                said);
}

void check_compare(Reader& reader, const YamlNode& root, const Project& read) {
  const YamlNode* node = root.find("compare");
  if (!node) return;
  std::vector<std::string> names;
  for (const Scenario& scenario : read.scenarios) names.push_back(scenario.name);
  for (std::size_t i = 0; i < read.compare.size(); ++i) {
    const std::string& name = read.compare[i];
    const Place place = node->kind == YamlNode::Kind::sequence ? node->items[i].place : node->place;
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      reader.fail("project.compare", "compare names '" + name + "', and no scenario is called so",
                  place, text::did_you_mean(name, names), name);
    } else if (read.scenarios[static_cast<std::size_t>(found - names.begin())].risk) {
      reader.fail("project.compare", "compare names the risk '" + name + "'", place,
                  "risks are shown apart and never ranked with ideas", name);
    } else if (std::count(read.compare.begin(), read.compare.end(), name) > 1) {
      reader.fail("project.compare", "compare names '" + name + "' twice", place, {}, name);
    }
  }
}

Project read_root(Reader& reader, const YamlNode& root, const std::string& file) {
  Project read;
  read.file = file;
  read.folder = std::filesystem::path(file).parent_path().string();
  check_version(reader, root, file);
  reader.keys(
      root, "the project",
      {{"fcm", [](const YamlNode&) {}},
       {"title", text_into(reader, read.title, "title")},
       {"question", text_into(reader, read.question, "question")},
       {"ask", text_into(reader, read.ask, "ask")},
       {"date", [&](const YamlNode& value) { read_date(reader, value, read); }},
       {"study", [&](const YamlNode& value) { project::read_study(reader, value, read); }},
       {"people",
        [&](const YamlNode& value) {
          read.places["people"] = value.place;
          project::read_people(reader, value, read.people);
        }},
       {"weigh", [&](const YamlNode& value) { project::read_weigh(reader, value, read.weigh); }},
       {"model", [&](const YamlNode& value) { project::read_model(reader, value, read.model); }},
       {"outcomes", [&](const YamlNode& value) { read_outcomes(reader, value, read); }},
       {"not_ours_to_move",
        [&](const YamlNode& value) {
          read.not_ours_to_move = reader.texts(value, "not_ours_to_move");
          for (const YamlNode& item : value.items)
            read.places["not_ours_to_move/" + item.scalar] = item.place;
        }},
       {"sensitive",
        [&](const YamlNode& value) {
          read.sensitive = reader.texts(value, "sensitive");
          for (const YamlNode& item : value.items)
            read.places["sensitive/" + item.scalar] = item.place;
        }},
       {"scenarios", [&](const YamlNode& value) { read_scenarios(reader, value, read); }},
       {"compare", [&](const YamlNode& value) { read.compare = reader.texts(value, "compare"); }},
       {"compare_groups",
        [&](const YamlNode& value) {
          read.compare_groups = reader.texts(value, "compare_groups");
          read.places["compare_groups"] = value.place;
          if (read.compare_groups == std::vector<std::string>{"none"}) read.compare_groups->clear();
        }},
       {"readings",
        [&](const YamlNode& value) {
          read.readings = reader.one_of<AskedReadings>(value, "readings",
                                                       {{"default", AskedReadings::standard},
                                                        {"none", AskedReadings::none},
                                                        {"models", AskedReadings::models}});
        }},
       {"how_sure",
        [&](const YamlNode& value) { project::read_how_sure(reader, value, read.how_sure); }},
       {"report", [&](const YamlNode& value) { read_report(reader, value, read); }}});
  if (!reader.failed() && read.study.empty())
    reader.fail("project.missing_key", "the project does not say where its study is",
                {file, root.place.line, root.place.column},
                "add study: { folder: path/to/the/tables }");
  if (!reader.failed()) check_compare(reader, root, read);
  return read;
}

}  // namespace

Result<Project> parse_project(std::string_view yaml, const std::string& file) {
  const auto root = text::parse_yaml(yaml, file);
  if (!root) return tl::make_unexpected(root.error());
  Reader reader;
  if (root->kind != YamlNode::Kind::mapping)
    return problem("project.type", "the project needs keys with values", root->place,
                   "begin the file with the line 'fcm: 1'");
  Project read = read_root(reader, *root, file);
  if (reader.failed()) return tl::make_unexpected(reader.first());
  return read;
}

Result<Project> read_project(const std::string& path) {
  const std::string file =
      text::is_folder(path) ? (std::filesystem::path(path) / "project.yaml").string() : path;
  const auto bytes = text::read_file(file, Limits{}.yaml_bytes);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return parse_project(*bytes, file);
}

}  // namespace fcm
