// SPDX-License-Identifier: MIT
//
// What an entry of `do` says of a connection, and what assumptions say of one.
#include <sstream>

#include "project/read_scenario.hpp"
#include "text/utf8.hpp"

namespace fcm::project {
namespace {

constexpr const char* as_if_hint =
    "say how many voices would have to say it, and how strongly: '2 voices said medium'";

std::optional<double> read_today(Reader& reader, const YamlNode& node, const Connection& link) {
  const Reader::Words<double> words = {
      {"none", 0}, {"a little", 0.25}, {"some", 0.5}, {"a lot", 0.75}};
  if (node.kind == YamlNode::Kind::scalar) return reader.one_of<double>(node, "today", words);
  if (node.kind != YamlNode::Kind::mapping || node.entries.size() != 1) {
    reader.fail("scenario.today", "today says how much there is of one factor, the cause",
                node.place, "write it as in today: { " + link.from + ": some }");
    return std::nullopt;
  }
  const auto& entry = node.entries.front();
  if (entry.key != link.from)
    reader.fail("scenario.today",
                "today names '" + entry.key + "', and the connection starts at '" + link.from + "'",
                entry.place, "write it as in today: { " + link.from + ": some }", entry.key);
  return reader.one_of<double>(entry.value, "today", words);
}

void read_becomes(Reader& reader, const YamlNode& node, Intervention& change) {
  const std::string said = reader.text(node, "becomes");
  if (reader.failed()) return;
  const std::string as_strong = "as strong as ";
  if (said == "gone") {
    change.gone = true;
  } else if (said.rfind(as_strong, 0) == 0) {
    YamlNode rest = node;
    rest.scalar = said.substr(as_strong.size());
    change.as_strong_as = read_connection(reader, rest, "as strong as");
  } else if (said.rfind("as_if ", 0) == 0 || said.rfind("as if ", 0) == 0) {
    change.as_if = read_as_if(reader, said, node);
  } else if (read_number(said, node.place)) {
    reader.fail("scenario.bare_number",
                "becomes: " + said + " is a bare number, and nobody can check what it stands for",
                node.place, "say 'as strong as a -> b', 'as_if 2 voices said medium', or 'gone'",
                said);
  } else {
    reader.fail("scenario.becomes", "becomes does not understand '" + said + "'", node.place,
                "say 'as strong as a -> b', 'as_if 2 voices said medium', or 'gone'", said);
  }
}

void refuse_rounds(Reader& reader, const YamlNode& node) {
  for (const char* key : {"from_round", "until_round", "for_rounds", "ramp", "decay"})
    for (const auto& entry : node.entries)
      if (entry.key == key)
        reader.fail(
            "scenario.rounds", "a changed connection is changed for good, from the first round on",
            entry.place,
            "leave '" + entry.key + "' out, or push what the connection leads to in those rounds",
            entry.key);
}

}  // namespace

void read_connection_change(Reader& reader, const YamlNode& node, Intervention& change) {
  std::vector<Reader::Key> known = {
      {"connection", [](const YamlNode&) {}},
      {"becomes", [&](const YamlNode& value) { read_becomes(reader, value, change); }},
      {"times",
       [&](const YamlNode& value) {
         change.times = reader.number(value, "times");
         if (!reader.failed() && *change.times < 0)
           reader.fail("project.range", "times is a number from 0 up", value.place,
                       "half as strong is times: 0.5", value.scalar);
       }},
      {"for", [&](const YamlNode& value) { change.reach = reader.share(value, "for"); }},
      {"today", [&](const YamlNode& value) {
         change.today = read_today(reader, value, change.connection);
       }}};
  refuse_rounds(reader, node);
  reader.keys(node, "a changed connection", known);
  if (node.find("becomes") && node.find("times"))
    reader.fail("project.conflict", "becomes and times both say what the connection becomes",
                node.find("times")->place, "keep one of them");
  if (!node.find("becomes") && !node.find("times"))
    reader.fail("scenario.becomes", "the connection is named, and not what becomes of it",
                node.place,
                "add becomes: 'as strong as a -> b', 'as_if 2 voices said medium' or 'gone', or "
                "times: 0.5");
}

void read_link(Reader& reader, const YamlNode& node, Intervention& change) {
  refuse_rounds(reader, node);
  reader.keys(node, "'link'",
              {{"link", [](const YamlNode&) {}}, {"weight", [&](const YamlNode& value) {
                                                    change.weight = reader.number(value, "weight");
                                                  }}});
  if (!node.find("weight"))
    reader.fail("project.missing_key", "'link' needs 'weight'", node.place,
                "write it as in { link: a -> b, weight: 0.4 }");
}

Connection read_connection(Reader& reader, const YamlNode& node, const std::string& what) {
  const std::string said = reader.text(node, what);
  if (reader.failed()) return {};
  for (const std::string arrow : {"->", "\u2192"}) {
    const auto at = said.find(arrow);
    if (at == std::string::npos) continue;
    const std::string from = text::trimmed(said.substr(0, at));
    const std::string to = text::trimmed(said.substr(at + arrow.size()));
    if (!from.empty() && !to.empty() && to.find(arrow) == std::string::npos) return {from, to};
  }
  reader.fail("scenario.connection", what + " needs two factors and an arrow between them",
              node.place, "write it as in signposting -> use_of_assets", said);
  return {};
}

AsIf read_as_if(Reader& reader, const std::string& said, const YamlNode& node) {
  if (read_number(said, node.place)) {
    reader.fail("scenario.bare_number",
                "as_if: " + said + " is a bare number, and nobody can check what it stands for",
                node.place, as_if_hint, said);
    return {};
  }
  std::istringstream words(said);
  std::string voices, noun, verb, strength, rest;
  words >> voices;
  if (voices == "as_if" || voices == "as") words >> voices;
  if (voices == "if") words >> voices;
  words >> noun >> verb >> strength;
  const bool right = (noun == "voice" || noun == "voices") && verb == "said" && !(words >> rest);
  const auto count = read_number(voices == "one" ? "1" : voices, node.place);
  const double weight = strength == "weak"     ? 0.25
                        : strength == "medium" ? 0.5
                        : strength == "strong" ? 0.75
                                               : 0;
  if (!right || !count || *count <= 0 || weight == 0) {
    reader.fail("scenario.as_if", "as_if does not understand '" + said + "'", node.place,
                std::string(as_if_hint) + " (weak, medium, strong)", said);
    return {};
  }
  return {*count, weight};
}

}  // namespace fcm::project
