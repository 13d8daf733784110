// SPDX-License-Identifier: MIT
#include "project/sections.hpp"

namespace fcm::project {
namespace {

using Numbers = std::vector<std::pair<std::string, double>>;

Numbers read_population(Reader& reader, const YamlNode& node, const std::string& attribute) {
  Numbers population;
  if (node.kind != YamlNode::Kind::mapping || node.entries.empty()) {
    reader.fail("project.type", "the population by " + attribute + " needs categories", node.place,
                "write it as in " + attribute + ": { one: 1200, another: 800 }");
    return population;
  }
  for (const auto& entry : node.entries) {
    const double people = reader.number(entry.value, "the population of " + entry.key);
    if (!reader.failed() && !(people > 0))
      reader.fail("project.range", "the population of " + entry.key + " is not above 0",
                  entry.value.place, "give a count or a share, or leave it out",
                  entry.value.scalar);
    population.emplace_back(entry.key, people);
  }
  return population;
}

void read_margins(Reader& reader, const YamlNode& node, People& into) {
  if (node.kind != YamlNode::Kind::mapping || node.entries.empty())
    return reader.fail("project.type", "population needs attributes, and how many people each is",
                       node.place, "write it as in 'place: { Hill: 1200, Dale: 800 }' below it");
  for (const auto& entry : node.entries)
    into.population.push_back({entry.key, read_population(reader, entry.value, entry.key)});
}

void read_records(Reader& reader, const YamlNode& node, People& into) {
  if (node.kind != YamlNode::Kind::mapping)
    return reader.fail("project.type", "records needs kinds of record with weights", node.place,
                       "write it as in { recording: 1, notes: 0.8, memory: 0.5 }");
  for (const auto& entry : node.entries)
    into.records.emplace_back(entry.key, reader.share(entry.value, entry.key));
}

void read_trim(Reader& reader, const YamlNode& node, People& into) {
  if (node.scalar == "none") {
    into.trim = 0;
    return;
  }
  into.trim = reader.number(node, "trim");
  if (!reader.failed() && into.trim <= 1)
    reader.fail("project.range", "trim is more than 1", node.place,
                "write 5: nobody counts more than five times the median; or none", node.scalar);
}

}  // namespace

void read_people(Reader& reader, const YamlNode& node, People& into) {
  reader.keys(node, "people",
              {{"population", [&](const YamlNode& value) { read_margins(reader, value, into); }},
               {"weigh", [&](const YamlNode& value) { into.weigh = reader.yes(value, "weigh"); }},
               {"trim", [&](const YamlNode& value) { read_trim(reader, value, into); }},
               {"records", [&](const YamlNode& value) { read_records(reader, value, into); }}});
}

}  // namespace fcm::project
