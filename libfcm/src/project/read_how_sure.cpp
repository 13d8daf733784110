// SPDX-License-Identifier: MIT
#include "project/sections.hpp"

namespace fcm::project {
namespace {

constexpr double most_draws = 1e6;

std::uint64_t whole(Reader& reader, const YamlNode& node, const std::string& what, double most) {
  const double number = reader.number(node, what);
  if (reader.failed()) return 0;
  if (number >= 0 && number <= most && number == static_cast<double>(std::uint64_t(number)))
    return static_cast<std::uint64_t>(number);
  reader.fail("project.range",
              what + " is a whole number from 0 to " + std::to_string(std::uint64_t(most)),
              node.place, {}, node.scalar);
  return 0;
}

}  // namespace

void read_how_sure(Reader& reader, const YamlNode& node, Redraw& into) {
  reader.keys(
      node, "how_sure",
      {{"draws",
        [&](const YamlNode& value) { into.draws = whole(reader, value, "draws", most_draws); }},
       {"seed", [&](const YamlNode& value) { into.seed = whole(reader, value, "seed", 1e15); }},
       {"resampling",
        [&](const YamlNode& value) {
          into.how = reader.one_of<Resampling>(
              value, "resampling",
              {{"classic", Resampling::classic}, {"bayesian", Resampling::bayesian}});
        }},
       {"strata",
        [&](const YamlNode& value) {
          into.by_place = reader.one_of<bool>(value, "strata", {{"place", true}, {"none", false}});
        }},
       {"coders",
        [&](const YamlNode& value) {
          into.coders =
              reader.one_of<bool>(value, "coders", {{"together", false}, {"one a draw", true}});
        }},
       {"nested_in",
        [&](const YamlNode& value) { into.nested_in = reader.text(value, "nested_in"); }}});
}

}  // namespace fcm::project
