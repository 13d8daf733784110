// SPDX-License-Identifier: MIT
#include <sstream>

#include "project/read_scenario.hpp"
#include "text/utf8.hpp"

namespace fcm::project {
namespace {

using Kind = Intervention::Kind;

constexpr const char* as_if_hint =
    "say how many voices would have to say it, and how strongly: '2 voices said medium'";

const Reader::Words<Kind>& verbs() {
  static const Reader::Words<Kind> all = {{"more", Kind::more},   {"less", Kind::less},
                                          {"keep", Kind::keep},   {"hold", Kind::hold},
                                          {"stop", Kind::stop},   {"connection", Kind::connection},
                                          {"clamp", Kind::clamp}, {"push", Kind::push}};
  return all;
}

// How much more or less: a word, or a share of the way.
double read_amount(Reader& reader, const YamlNode& node) {
  const Reader::Words<double> words = {
      {"slightly", 0.25}, {"some", 0.5}, {"much", 0.75}, {"much more", 0.75}, {"much less", 0.75}};
  if (const auto number = read_number(node.scalar, node.place)) {
    if (*number <= 0 || *number >= 1)
      reader.fail("project.range", "by is more than 0 and less than 1", node.place,
                  "say slightly (0.25), much (0.75), or a number between; .5 where nothing is said",
                  node.scalar);
    return *number;
  }
  return reader.one_of<double>(node, "by", words);
}

double read_level(Reader& reader, const YamlNode& node) {
  if (text::trimmed(node.scalar) == "as now") return 0;
  return reader.number(node, "at");
}

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

// The one key of an entry that says what is done.
const YamlNode::Entry* verb_of(Reader& reader, const YamlNode& node, Kind& kind) {
  const YamlNode::Entry* found = nullptr;
  for (const auto& entry : node.entries)
    for (const auto& [word, value] : verbs()) {
      if (entry.key != word) continue;
      if (found)
        reader.fail("scenario.two_verbs",
                    "'" + found->key + "' and '" + word + "' stand in one entry of do", entry.place,
                    "give each its own: do: [ { " + found->key + ": ... }, { " + word + ": ... } ]",
                    word);
      found = &entry;
      kind = value;
    }
  return found;
}

void read_connection_change(Reader& reader, const YamlNode& node, Intervention& change) {
  reader.keys(node, "a changed connection",
              {{"connection", [](const YamlNode&) {}},
               {"becomes", [&](const YamlNode& value) { read_becomes(reader, value, change); }},
               {"for", [&](const YamlNode& value) { change.reach = reader.share(value, "for"); }},
               {"today", [&](const YamlNode& value) {
                  change.today = read_today(reader, value, change.connection);
                }}});
  if (!node.find("becomes"))
    reader.fail("scenario.becomes", "the connection is named, and not what becomes of it",
                node.place,
                "add becomes: 'as strong as a -> b', 'as_if 2 voices said medium' or 'gone'");
}

void read_modifier(Reader& reader, const YamlNode& node, const std::string& verb,
                   Intervention& change) {
  const Kind kind = change.kind;
  const bool by = kind == Kind::more || kind == Kind::less || kind == Kind::push;
  const bool at = kind == Kind::hold || kind == Kind::clamp;
  std::vector<Reader::Key> known{{verb, [](const YamlNode&) {}}};
  if (by)
    known.push_back({"by", [&](const YamlNode& value) {
                       change.amount = kind == Kind::push ? reader.number(value, "by")
                                                          : read_amount(reader, value);
                     }});
  if (at)
    known.push_back(
        {"at", [&](const YamlNode& value) { change.amount = read_level(reader, value); }});
  reader.keys(node, "'" + verb + "'", known);
  const std::string needs = at ? "at" : "by";
  if ((at || kind == Kind::push) && !node.find(needs))
    reader.fail("project.missing_key", "'" + verb + "' needs '" + needs + "'", node.place,
                "write it as in { " + verb + ": " + change.factor + ", " + needs + ": 0.5 }");
  if (kind == Kind::hold && (change.amount < -1 || change.amount > 1))
    reader.fail("project.range", "hold at lies outside -1 to 1", node.place,
                "0 is as now, 1 the most and -1 the least there can be");
}

}  // namespace

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

Intervention read_intervention(Reader& reader, const YamlNode& node) {
  Intervention change;
  change.place = node.place;
  if (node.kind != YamlNode::Kind::mapping) {
    reader.fail("project.type", "an entry of do needs keys with values", node.place,
                "write it as in { more: trust }", node.scalar);
    return change;
  }
  const YamlNode::Entry* verb = verb_of(reader, node, change.kind);
  if (reader.failed()) return change;
  if (!verb) {
    std::vector<Reader::Key> known;
    for (const auto& [word, kind] : verbs()) known.push_back({word, [](const YamlNode&) {}});
    reader.keys(node, "an entry of do", known);
    reader.fail("scenario.no_verb", "an entry of do says nothing that is done", node.place,
                "write it as in { more: trust }");
    return change;
  }
  if (change.kind == Kind::connection) {
    change.connection = read_connection(reader, verb->value, "connection");
    if (!reader.failed()) read_connection_change(reader, node, change);
    return change;
  }
  if (verb->value.kind == YamlNode::Kind::sequence)
    reader.fail("project.type", "'" + verb->key + "' takes one factor", verb->value.place,
                "give each factor its own entry: do: [ { more: a }, { more: b } ]");
  change.factor = reader.text(verb->value, "'" + verb->key + "'");
  if (change.kind == Kind::stop) change.amount = 0.75;
  if (!reader.failed()) read_modifier(reader, node, verb->key, change);
  return change;
}

}  // namespace fcm::project
