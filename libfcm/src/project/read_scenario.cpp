// SPDX-License-Identifier: MIT
#include "project/read_scenario.hpp"

#include "text/number.hpp"

namespace fcm::project {
namespace {

Reader::Words<std::string> as_words(const std::vector<std::string>& words) {
  Reader::Words<std::string> pairs;
  for (const std::string& word : words) pairs.push_back({word, word});
  return pairs;
}

void read_do(Reader& reader, const YamlNode& node, Scenario& scenario) {
  if (node.kind == YamlNode::Kind::mapping)
    return scenario.interventions.push_back(read_intervention(reader, node));
  if (node.kind != YamlNode::Kind::sequence)
    return reader.fail("project.type", "do needs a list", node.place,
                       "write it as in do: [ { more: trust } ]", node.scalar);
  for (const YamlNode& item : node.items)
    scenario.interventions.push_back(read_intervention(reader, item));
}

NewFactor read_new(Reader& reader, const YamlNode& node) {
  NewFactor factor;
  reader.keys(
      node, "new",
      {{"id", [&](const YamlNode& value) { factor.id = reader.text(value, "id"); }},
       {"label", [&](const YamlNode& value) { factor.label = reader.text(value, "label"); }},
       {"means", [&](const YamlNode& value) { factor.means = reader.text(value, "means"); }}});
  if (factor.id.empty())
    reader.fail("project.missing_key", "something new needs an id", node.place,
                "write it as in new: { id: befriending, label: Befriending visits, means: ... }");
  if (factor.label.empty()) factor.label = factor.id;
  return factor;
}

Assumption read_assumption(Reader& reader, const YamlNode& node) {
  Assumption assumed;
  reader.keys(
      node, "an assumption",
      {{"connection",
        [&](const YamlNode& value) {
          assumed.connection = read_connection(reader, value, "connection");
        }},
       {"direction",
        [&](const YamlNode& value) {
          assumed.less = reader.one_of<bool>(value, "direction", {{"more", false}, {"less", true}});
        }},
       {"as_if",
        [&](const YamlNode& value) {
          const std::string said = reader.text(value, "as_if");
          if (!reader.failed()) assumed.as_if = read_as_if(reader, said, value);
        }},
       {"because",
        [&](const YamlNode& value) { assumed.because = reader.text(value, "because"); }}});
  for (const char* needed : {"connection", "direction", "as_if", "because"})
    if (!reader.failed() && !node.find(needed))
      reader.fail("project.missing_key", std::string("an assumption needs '") + needed + "'",
                  node.place,
                  "an assumption says connection, direction (more or less), as_if and because");
  return assumed;
}

void read_assume(Reader& reader, const YamlNode& node, Scenario& scenario) {
  if (node.kind == YamlNode::Kind::mapping)
    return scenario.assumptions.push_back(read_assumption(reader, node));
  if (node.kind != YamlNode::Kind::sequence)
    return reader.fail("project.type", "assume needs a list", node.place,
                       "one '- { connection: a -> b, ... }' per line", node.scalar);
  for (const YamlNode& item : node.items)
    scenario.assumptions.push_back(read_assumption(reader, item));
}

std::vector<Stay> read_stays(Reader& reader, const YamlNode& node) {
  const Reader::Words<double> words = {
      {"slightly", 0.25},       {"more", 0.5},  {"much", 0.75},      {"much more", 0.75},
      {"slightly less", -0.25}, {"less", -0.5}, {"much less", -0.75}};
  std::vector<Stay> stays;
  if (node.kind != YamlNode::Kind::mapping || node.entries.empty())
    reader.fail("project.type", "stays needs factors with a word each", node.place,
                "write it as in stays: { trust: slightly }");
  for (const auto& entry : node.entries)
    stays.push_back({entry.key, reader.one_of<double>(entry.value, "stays", words)});
  return stays;
}

// Printed and not computed with: "60,000 pounds (guess)".
std::string read_cost(Reader& reader, const YamlNode& node) {
  if (node.kind == YamlNode::Kind::scalar) return reader.text(node, "cost");
  std::string amount, certainty;
  for (const auto& entry : node.entries) {
    if (entry.key == "certainty") {
      certainty = " (" + reader.text(entry.value, "certainty") + ")";
      continue;
    }
    if (!amount.empty())
      reader.fail("project.unknown_key", "cost names two amounts", entry.place,
                  "write it as in cost: { pounds: 60000, certainty: guess }", entry.key);
    const double value = reader.number(entry.value, "cost");
    if (!reader.failed() && (value < 0 || value > 1e15))
      reader.fail("project.range", "cost is no amount of money", entry.value.place, {},
                  entry.value.scalar);
    if (!reader.failed()) amount = text::grouped(static_cast<std::size_t>(value)) + " " + entry.key;
  }
  if (amount.empty())
    reader.fail("project.type", "cost needs an amount", node.place,
                "write it as in cost: { pounds: 60000, certainty: guess }");
  return amount + certainty;
}

void check_whole(Reader& reader, const Scenario& scenario, const YamlNode& node, const Place& key) {
  if (const YamlNode* after = node.find("after"); after && scenario.stays.empty())
    reader.fail("scenario.after_without_stays",
                "after the money ends nothing is left to compute, unless something stays",
                after->place, "add what stays: stays: { trust: slightly }");
  if (scenario.interventions.empty())
    reader.fail("scenario.empty", "the scenario '" + scenario.name + "' does nothing", key,
                "add what is done: do: [ { more: trust } ]", scenario.name);
}

}  // namespace

const std::vector<std::string>& levels() {
  static const std::vector<std::string> all = {"individual", "community", "organisation", "system"};
  return all;
}

Scenario read_scenario(Reader& reader, const std::string& name, const YamlNode& node,
                       const Place& key) {
  Scenario scenario;
  scenario.name = name;
  auto text_into = [&reader](std::string& target, const std::string& what) {
    return [&reader, &target, what](const YamlNode& value) { target = reader.text(value, what); };
  };
  const std::vector<Reader::Key> known = {
      {"title", text_into(scenario.title, "title")},
      {"level",
       [&](const YamlNode& value) {
         scenario.level = reader.one_of<std::string>(value, "level", as_words(levels()));
       }},
      {"comes_from", text_into(scenario.comes_from, "comes_from")},
      {"kind",
       [&](const YamlNode& value) {
         scenario.risk = reader.one_of<bool>(value, "kind", {{"idea", false}, {"risk", true}});
       }},
      {"do", [&](const YamlNode& value) { read_do(reader, value, scenario); }},
      {"new", [&](const YamlNode& value) { scenario.new_factor = read_new(reader, value); }},
      {"assume", [&](const YamlNode& value) { read_assume(reader, value, scenario); }},
      {"tip", [&](const YamlNode& value) { scenario.tip = reader.text(value, "tip"); }},
      {"reach", [&](const YamlNode& value) { scenario.reach = reader.share(value, "reach"); }},
      {"lasts", text_into(scenario.lasts, "lasts")},
      {"stays", [&](const YamlNode& value) { scenario.stays = read_stays(reader, value); }},
      {"after", [&](const YamlNode& value) { reader.yes(value, "after"); }},
      {"cost", [&](const YamlNode& value) { scenario.cost = read_cost(reader, value); }}};
  reader.keys(node, "the scenario '" + name + "'", known);
  if (!reader.failed()) check_whole(reader, scenario, node, key);
  return scenario;
}

}  // namespace fcm::project
