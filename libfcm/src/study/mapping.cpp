// SPDX-License-Identifier: MIT
#include <algorithm>

#include "fcm/coded_texts.hpp"
#include "study/coded_names.hpp"
#include "study/sheet.hpp"
#include "study/words.hpp"
#include "text/json.hpp"
#include "text/number.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"
#include "text/yaml.hpp"

namespace fcm {
namespace {

using text::YamlNode;

tl::unexpected<Problem> unknown(const std::string& what, const YamlNode& node,
                                const std::vector<std::string>& known) {
  std::string hint = text::did_you_mean(node.scalar, known);
  if (hint.empty()) {
    hint = "known are ";
    for (const std::string& word : known) hint += (word == known.front() ? "" : ", ") + word;
  }
  return problem("mapping.unknown",
                 "the mapping does not know the " + what + " '" + node.scalar + "'", node.place,
                 hint, node.scalar);
}

Result<std::vector<std::string>> words_of(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::scalar) return study::listed(node.scalar, ",;");
  std::vector<std::string> words;
  for (const YamlNode& item : node.items) {
    if (item.kind != YamlNode::Kind::scalar)
      return problem("mapping.kind", "a list of words is expected here", item.place,
                     "write [links, arrows]");
    words.push_back(item.scalar);
  }
  return words;
}

Result<std::vector<Convention>> conventions_of(const std::vector<std::string>& words,
                                               const Place& place) {
  std::vector<Convention> all;
  std::vector<std::string> known;
  for (const Convention one : all_conventions()) known.emplace_back(to_text(one));
  for (const std::string& word : words) {
    const auto found = std::find(known.begin(), known.end(), text::match_key(word));
    if (found == known.end()) {
      YamlNode node;
      node.scalar = word;
      node.place = place;
      return unknown("convention", node, known);
    }
    const Convention one = all_conventions()[static_cast<Index>(found - known.begin())];
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
  }
  return all;
}

Result<Relation> relation_of(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::scalar)
    return problem("mapping.kind", "a relation stands for a sign here", node.place,
                   "write + or -, with a number after it where there is one: \"+ 0.5\"");
  const std::string word = text::match_key(node.scalar);
  if (word == "skip") return Relation{.causal = false};
  if (word == "blank" || word.empty()) return Relation{};
  const Relation relation = study::read_relation(node.scalar, {});
  if (relation.polarity == Polarity::blank)
    return unknown("sign", node, {"+", "-", "none", "both", "unsure", "blank", "skip"});
  return relation;
}

std::string relation_word(const Relation& relation) {
  if (!relation.causal) return "skip";
  if (relation.polarity == Polarity::blank) return "blank";
  std::string word(to_text(relation.polarity));
  if (relation.strength) word += " " + text::shortest(*relation.strength);
  return word;
}

Result<void> read_relations(const YamlNode& node, Mapping& mapping) {
  if (node.kind != YamlNode::Kind::mapping)
    return problem("mapping.kind", "relations are a list of names and signs", node.place,
                   "write one a line: \"is cause of\": \"+\"");
  for (const YamlNode::Entry& entry : node.entries) {
    const Result<Relation> relation = relation_of(entry.value);
    if (!relation) return tl::make_unexpected(relation.error());
    mapping.relations[entry.key] = *relation;
  }
  return {};
}

Result<void> read_entry(const YamlNode::Entry& entry, Mapping& mapping) {
  const std::string& key = entry.key;
  if (key == "mapping") {
    if (entry.value.scalar == "1") return {};
    return problem("mapping.version", "this mapping is of another version", entry.value.place,
                   "this program knows mapping: 1", entry.value.scalar);
  }
  if (key == "relations") return read_relations(entry.value, mapping);
  if (key == "claims" || key == "cause" || key == "effect") {
    const auto words = words_of(entry.value);
    if (!words) return tl::make_unexpected(words.error());
    if (key == "cause") mapping.cause = *words;
    if (key == "effect") mapping.effect = *words;
    if (key != "claims") return {};
    auto conventions = conventions_of(*words, entry.value.place);
    if (!conventions) return tl::make_unexpected(conventions.error());
    mapping.conventions = std::move(*conventions);
    return {};
  }
  if (entry.value.kind != YamlNode::Kind::scalar)
    return problem("mapping.kind", "one word is expected here", entry.value.place,
                   "put it behind the colon");
  const std::string& value = entry.value.scalar;
  if (key == "respondent") {
    mapping.respondent = value;
  } else if (key == "place") {
    mapping.place = value;
  } else if (key == "source_name") {
    mapping.source_name = value;
  } else if (key == "all_codes" || key == "association") {
    if (value != "yes" && value != "no" && value != "true" && value != "false")
      return unknown("answer", entry.value, {"yes", "no"});
    (key == "all_codes" ? mapping.all_codes : mapping.association) =
        value == "yes" || value == "true";
  } else {
    YamlNode node;
    node.scalar = key;
    node.place = entry.place;
    return unknown("key", node,
                   {"mapping", "claims", "relations", "cause", "effect", "respondent", "place",
                    "source_name", "all_codes", "association"});
  }
  return {};
}

/// In double quotes, which JSON and YAML read alike.
std::string quoted(const std::string& text) { return text::Json(text).dump(); }

std::string list_of(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "" : ", ") + quoted(word);
  return "[" + list + "]";
}

}  // namespace

std::string_view to_text(Convention convention) {
  switch (convention) {
    case Convention::links:
      return "links";
    case Convention::quotations:
      return "quotations";
    case Convention::arrows:
      return "arrows";
    case Convention::roles:
      return "roles";
    case Convention::cooccurrence:
      break;
  }
  return "cooccurrence";
}

const std::vector<Convention>& all_conventions() {
  static const std::vector<Convention> all = {Convention::links, Convention::quotations,
                                              Convention::arrows, Convention::roles,
                                              Convention::cooccurrence};
  return all;
}

Result<Mapping> parse_mapping(std::string_view yaml, const std::string& file) {
  const Result<YamlNode> root = text::parse_yaml(yaml, file);
  if (!root) return tl::make_unexpected(root.error());
  if (root->kind != YamlNode::Kind::mapping)
    return problem("mapping.kind", "a mapping is a list of keys and values", {file},
                   "'fcm import FILE --save-mapping mapping.yaml' writes one to start from");
  Mapping mapping;
  for (const YamlNode::Entry& entry : root->entries)
    if (const Result<void> read = read_entry(entry, mapping); !read)
      return tl::make_unexpected(read.error());
  return mapping;
}

std::string to_yaml(const Mapping& mapping) {
  std::vector<std::string> claims;
  for (const Convention one : mapping.conventions) claims.emplace_back(to_text(one));
  std::string yaml = "mapping: 1\nclaims: " + list_of(claims) + "\n";
  if (!mapping.relations.empty()) yaml += "relations:\n";
  for (const auto& [name, relation] : mapping.relations)
    yaml += "  " + quoted(name) + ": " + quoted(relation_word(relation)) + "\n";
  yaml += "cause: " + list_of(mapping.cause) + "\neffect: " + list_of(mapping.effect) + "\n";
  yaml += "respondent: " + quoted(mapping.respondent) + "\nplace: " + quoted(mapping.place) + "\n";
  if (!mapping.source_name.empty()) yaml += "source_name: " + quoted(mapping.source_name) + "\n";
  yaml += "all_codes: " + std::string(mapping.all_codes ? "yes" : "no") + "\n";
  yaml += "association: " + std::string(mapping.association ? "yes" : "no") + "\n";
  return yaml;
}

Result<Mapping> mapping_of(const ReadOptions& options) {
  Mapping mapping;
  if (!options.mapping.empty()) {
    Result<Mapping> saved = parse_mapping(options.mapping, "mapping");
    if (!saved) return saved;
    mapping = std::move(*saved);
  }
  if (!options.claims.empty()) {
    auto conventions = conventions_of(study::listed(options.claims, ",;"), {});
    if (!conventions) return tl::make_unexpected(conventions.error());
    mapping.conventions = std::move(*conventions);
  }
  mapping.association = mapping.association || options.association;
  return mapping;
}

}  // namespace fcm
