// SPDX-License-Identifier: MIT
#include "fcm/other_tools.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "disclose/disclosure.hpp"
#include "fcm/card_numbers.hpp"
#include "fcm/formats.hpp"
#include "fcm/id_that_leaves.hpp"
#include "publish/drawing.hpp"
#include "publish/link_words.hpp"

namespace fcm {
namespace {

using namespace reporting;

void set(Fields& fields, const std::string& name, const std::string& text) {
  std::erase_if(fields, [&](const auto& one) { return one.first == name; });
  if (!text.empty()) fields.emplace_back(name, text);
}

/// "Told by few voices; said both ways."
std::string told(const Link& link, const std::string& voices) {
  std::string text = voices.empty() ? "" : "Voices that told it: " + voices;
  if (contested(link)) text += std::string(text.empty() ? "" : "; ") + "said both ways";
  return text;
}

Map placed(const Map& map, const Places& places) {
  std::vector<Position> positions;
  for (const Factor& factor : map.factors()) {
    const auto kept = places.find(factor.id);
    if (!factor.position && kept == places.end()) break;
    positions.push_back(factor.position ? *factor.position : kept->second);
  }
  if (positions.size() == map.size()) return map.with_positions(positions);
  positions.clear();
  for (const auto& position : draw(map, whole(map), "", "").positions)
    positions.push_back(position.value_or(Position{}));
  return map.with_positions(positions);
}

/// With ids that may leave, each once.
Map renamed(const Map& map, Audience audience) {
  if (audience == Audience::working) return map;
  std::vector<Factor> factors = map.factors();
  std::set<std::string> taken;
  for (Factor& factor : factors) {
    const std::string id = id_that_leaves(factor, audience);
    factor.id = id;
    for (int n = 2; !taken.insert(factor.id).second; ++n) factor.id = id + " " + std::to_string(n);
  }
  MapSource source = map.source();
  double scale = 1;
  for (const Link& link : map.links()) scale = std::max(scale, std::abs(link.weight));
  for (SavedScenario& saved : source.scenarios)
    for (auto& [id, value] : saved.values) id = factors[*map.find(id)].id;
  return Map::make(std::move(factors), map.links(), std::move(source), scale).value();
}

/// These tools show the title of a map, and nothing else about the whole of it.
std::string title_for(const Map& map, Audience audience) {
  const std::string& title = map.source().title;
  return (title.empty() ? "A map" : title) +
         (audience == Audience::working ? " (working copy, not for circulation)"
                                        : " (made for: " + std::string(to_text(audience)) + ")");
}

/// What the map's own evidence or its fields say of voices, in words.
Map in_words(const Map& whole, Audience audience, bool as_notes, const Places& places) {
  const Map map = renamed(placed(keep_card_numbers(whole), places), audience);
  std::vector<Link> links = map.links();
  double scale = 1;
  for (Link& link : links) {
    scale = std::max(scale, std::abs(link.weight));
    const std::string voices = voices_of(link, audience);
    if (!as_notes) {
      set(link.fields, "voices", voices);
      continue;
    }
    const std::string note(field(link.fields, "notes"));
    const std::string more = told(link, voices);
    set(link.fields, "notes", note.empty() ? more : more.empty() ? note : note + " " + more);
  }
  MapSource source = map.source();
  source.title = title_for(map, audience);
  return Map::make(map.factors(), std::move(links), std::move(source), scale).value();
}

}  // namespace

Result<std::string> make_for_tool(const Published<Map>& map, std::string_view format,
                                  std::string_view extension, const Places& places) {
  const auto found = format_named(format);
  if (!found) return tl::make_unexpected(found.error());
  const bool as_notes = !holds(keeps(**found, extension), Holds::link_fields);
  const auto said = Disclosure::of(in_words(*map, map.audience(), as_notes, places), map.audience(),
                                   map.withheld());
  auto files = (*found)->write_map(said, extension);
  if (!files) return tl::make_unexpected(files.error());
  return std::move(files->front().bytes);
}

}  // namespace fcm
