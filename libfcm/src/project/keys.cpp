// SPDX-License-Identifier: MIT
#include "project/keys.hpp"

#include "text/number.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm::project {
namespace {

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  return text;
}

const char* kind_of(const YamlNode& node) {
  return node.kind == YamlNode::Kind::sequence  ? "a list"
         : node.kind == YamlNode::Kind::mapping ? "keys with values"
                                                : "one text";
}

}  // namespace

Result<double> read_number(const std::string& said, const Place& place) {
  std::string word = said;
  if (!word.empty() && word.back() == '%') {
    word.pop_back();
    word.erase(word.find_last_not_of(' ') + 1);
    word += '%';
  }
  return text::parse_number(word, place);
}

void Reader::fail(std::string code, std::string message, const Place& place, std::string hint,
                  std::string value) {
  if (failed()) return;
  first_ = problem(std::move(code), std::move(message), place, std::move(hint), std::move(value))
               .value();
}

void Reader::fail(Problem found, const Place& place) {
  if (failed()) return;
  found.place = place;
  first_ = std::move(found);
}

void Reader::keys(const YamlNode& node, const std::string& what, const std::vector<Key>& known) {
  if (failed()) return;
  if (node.kind != YamlNode::Kind::mapping)
    return fail("project.type", what + " needs keys with values, and this is " + kind_of(node),
                node.place, "write it as in '" + known.front().name + ": ...', one key per line");
  for (const auto& entry : node.entries) {
    bool found = false;
    for (const Key& key : known) {
      if (key.name != entry.key) continue;
      YamlNode value = entry.value;
      // YAML puts a value that is not there at the next line.
      if (value.kind == YamlNode::Kind::scalar && value.scalar.empty()) value.place = entry.place;
      key.read(value);
      found = true;
    }
    if (found || failed()) continue;
    std::vector<std::string> names;
    for (const Key& key : known) names.push_back(key.name);
    const std::string near = text::did_you_mean(entry.key, names);
    fail("project.unknown_key", what + " has no key '" + entry.key + "'", entry.place,
         near.empty() ? "the keys are " + listed(names) : near, entry.key);
  }
}

std::string Reader::text(const YamlNode& node, const std::string& what) {
  if (failed()) return {};
  if (node.kind != YamlNode::Kind::scalar) {
    fail("project.type", what + " needs one text, and this is " + kind_of(node), node.place,
         "put text with a colon, a bracket or a # in quotes");
    return {};
  }
  std::string said = text::trimmed(node.scalar);
  if (said.empty())
    fail("project.empty", what + " says nothing", node.place,
         "write a value, or leave the key out");
  return said;
}

std::vector<std::string> Reader::texts(const YamlNode& node, const std::string& what) {
  if (node.kind == YamlNode::Kind::scalar) return {text(node, what)};
  std::vector<std::string> all;
  if (node.kind == YamlNode::Kind::mapping)
    fail("project.type", what + " needs a list, and this is keys with values", node.place,
         "write it as in [a, b], or one '- a' per line");
  for (const YamlNode& item : node.items) all.push_back(text(item, what));
  return all;
}

double Reader::number(const YamlNode& node, const std::string& what) {
  const std::string said = text(node, what);
  if (failed()) return 0;
  const auto value = read_number(said, node.place);
  if (!value) {
    Problem found = value.error();
    found.message = what + ": " + found.message;
    fail(found, node.place);
    return 0;
  }
  return *value;
}

double Reader::share(const YamlNode& node, const std::string& what) {
  const double value = number(node, what);
  if (!failed() && !(value > 0 && value <= 1))
    fail("project.range", what + " is a share, more than 0 and at most 100 %", node.place,
         "write it as in 25 %", node.scalar);
  return value;
}

bool Reader::yes(const YamlNode& node, const std::string& what) {
  return one_of<bool>(node, what, {{"yes", true}, {"no", false}, {"true", true}, {"false", false}});
}

void Reader::bad_word(const YamlNode& node, const std::string& what, const std::string& said,
                      const std::vector<std::string>& known) {
  const std::string near = text::did_you_mean(said, known);
  fail("project.word", what + " does not know the word '" + said + "'", node.place,
       (near.empty() ? "" : near + " ") + "the words are " + listed(known), said);
}

}  // namespace fcm::project
