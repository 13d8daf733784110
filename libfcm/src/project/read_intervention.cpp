// SPDX-License-Identifier: MIT
#include <cmath>

#include "project/read_scenario.hpp"
#include "text/utf8.hpp"

namespace fcm::project {
namespace {

using Kind = Intervention::Kind;

/// What is done, and how an entry of `do` says it. A pulse is more or less for one round, a link is
/// a connection with a bare weight.
struct Verb {
  std::string word;
  Kind kind;
};
const std::vector<Verb>& verbs() {
  static const std::vector<Verb> all = {
      {"more", Kind::more},       {"less", Kind::less},
      {"pulse", Kind::more},      {"keep", Kind::keep},
      {"hold", Kind::hold},       {"stop", Kind::stop},
      {"clamp", Kind::clamp},     {"push", Kind::push},
      {"link", Kind::connection}, {"connection", Kind::connection}};
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

// How much a pulse raises or lowers: also "less", "much less", and numbers below 0.
double read_pulse(Reader& reader, const YamlNode& node) {
  const Reader::Words<double> words = {
      {"slightly", 0.25},       {"some", 0.5},  {"much", 0.75},      {"much more", 0.75},
      {"slightly less", -0.25}, {"less", -0.5}, {"much less", -0.75}};
  const auto number = read_number(node.scalar, node.place);
  if (!number) return reader.one_of<double>(node, "by", words);
  if (*number <= -1 || *number >= 1 || *number == 0)
    reader.fail("project.range", "by is between -1 and 1, and not 0", node.place,
                "say slightly, much, less, much less, or a number between", node.scalar);
  return *number;
}

double read_level(Reader& reader, const YamlNode& node) {
  if (text::trimmed(node.scalar) == "as now") return 0;
  return reader.number(node, "at");
}

std::size_t read_round(Reader& reader, const YamlNode& node, const std::string& what) {
  const double number = reader.number(node, what);
  const bool whole = number >= 1 && number <= 1e6 && std::floor(number) == number;
  if (!reader.failed() && !whole)
    reader.fail("project.range", what + " is a whole number of rounds, from 1 up", node.place,
                "rounds of knock-on are counted from 1; the map has no calendar", node.scalar);
  return whole ? static_cast<std::size_t>(number) : 1;
}

/// The keys that say in which rounds something is done.
std::vector<Reader::Key> round_keys(Reader& reader, const YamlNode& node, When& when) {
  const auto last = [&reader, &node](const YamlNode& value, const std::string& what) {
    const std::size_t rounds = read_round(reader, value, what);
    if (node.find("until_round") && node.find("for_rounds"))
      reader.fail("project.conflict", "until_round and for_rounds both say when it ends",
                  value.place, "keep one of them");
    return rounds;
  };
  return {{"from_round",
           [&](const YamlNode& value) { when.from = read_round(reader, value, "from_round"); }},
          {"until_round",
           [&when, last](const YamlNode& value) { when.until = last(value, "until_round"); }},
          // from_round may stand below it: it is added at the end.
          {"for_rounds",
           [&when, last](const YamlNode& value) { when.until = last(value, "for_rounds"); }},
          {"ramp", [&](const YamlNode& value) { when.ramp = read_round(reader, value, "ramp"); }},
          {"decay", [&](const YamlNode& value) { when.decay = reader.share(value, "decay"); }}};
}

// The one key of an entry that says what is done.
const YamlNode::Entry* verb_of(Reader& reader, const YamlNode& node, Kind& kind) {
  const YamlNode::Entry* found = nullptr;
  for (const auto& entry : node.entries)
    for (const Verb& verb : verbs()) {
      if (entry.key != verb.word) continue;
      if (found)
        reader.fail(
            "scenario.two_verbs",
            "'" + found->key + "' and '" + verb.word + "' stand in one entry of do", entry.place,
            "give each its own: do: [ { " + found->key + ": ... }, { " + verb.word + ": ... } ]",
            verb.word);
      found = &entry;
      kind = verb.kind;
    }
  return found;
}

void read_amount_of(Reader& reader, const YamlNode& node, const std::string& verb,
                    Intervention& change) {
  const bool pulse = verb == "pulse";
  change.amount = change.kind == Kind::push ? reader.number(node, "by")
                  : pulse                   ? read_pulse(reader, node)
                                            : read_amount(reader, node);
  if (!pulse || change.amount > 0) return;
  change.kind = Kind::less;
  change.amount = -change.amount;
}

/// What is done in some rounds only. A pulse is one round long unless said otherwise.
void check_window(Reader& reader, const YamlNode& node, const std::string& verb, When& when) {
  if (reader.failed()) return;
  if (node.find("for_rounds")) *when.until += when.from - 1;
  if (verb == "pulse" && !when.until) when.until = when.from;
  const auto refuse = [&](const char* key, const std::string& message, const std::string& hint) {
    reader.fail("scenario.rounds", message, node.find(key)->place, hint);
  };
  if (when.until && *when.until < when.from)
    refuse("until_round", "it ends before it begins", "until_round is not before from_round");
  else if (when.until && when.ramp > *when.until - when.from + 1)
    refuse("ramp", "it ends before it has grown to full",
           "ramp: " + std::to_string(*when.until - when.from + 1) + " at most");
  else if (node.find("decay") && !when.until)
    refuse("decay", "what is done for good does not fade",
           "add until_round: after it, this share of it is left each round");
  else if (when.decay == 1)
    refuse("decay", "what fades must lose something each round",
           "decay: 50 % leaves half of it each round");
}

void read_modifier(Reader& reader, const YamlNode& node, const std::string& verb,
                   Intervention& change) {
  const Kind kind = change.kind;
  const bool by = kind == Kind::more || kind == Kind::less || kind == Kind::push;
  const bool at = kind == Kind::hold || kind == Kind::clamp;
  std::vector<Reader::Key> known{{verb, [](const YamlNode&) {}}};
  if (by)
    known.push_back(
        {"by", [&](const YamlNode& value) { read_amount_of(reader, value, verb, change); }});
  if (at)
    known.push_back(
        {"at", [&](const YamlNode& value) { change.amount = read_level(reader, value); }});
  for (Reader::Key& key : round_keys(reader, node, change.when))
    if (key.name != "decay" || by || kind == Kind::stop) known.push_back(std::move(key));
  reader.keys(node, "'" + verb + "'", known);
  const std::string needs = at ? "at" : "by";
  if ((at || kind == Kind::push) && !node.find(needs))
    reader.fail("project.missing_key", "'" + verb + "' needs '" + needs + "'", node.place,
                "write it as in { " + verb + ": " + change.factor + ", " + needs + ": 0.5 }");
  if (kind == Kind::hold && (change.amount < -1 || change.amount > 1))
    reader.fail("project.range", "hold at lies outside -1 to 1", node.place,
                "0 is as now, 1 the most and -1 the least there can be");
  check_window(reader, node, verb, change.when);
}

}  // namespace

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
    for (const Verb& one : verbs()) known.push_back({one.word, [](const YamlNode&) {}});
    reader.keys(node, "an entry of do", known);
    reader.fail("scenario.no_verb", "an entry of do says nothing that is done", node.place,
                "write it as in { more: trust }");
    return change;
  }
  if (change.kind == Kind::connection) {
    change.connection = read_connection(reader, verb->value, verb->key);
    if (reader.failed()) return change;
    (verb->key == "link" ? read_link : read_connection_change)(reader, node, change);
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
