// SPDX-License-Identifier: MIT
//
// Kumu's two JSON forms: the blueprint (flat) and the export of a whole project, and what lies
// between them. formats.md 5.2, 5.3.
#include <map>
#include <set>
#include <utility>

#include "formats/kumu.hpp"
#include "formats/pick.hpp"
#include "text/number.hpp"

namespace fcm::kumu {
namespace {

using namespace detail;
using namespace drawn;
using text::Json;

std::string id_of(const Json& item) {
  const std::string id = text_at(item, "_id");
  return id.empty() ? text_at(item, "id") : id;
}

/// What Kumu keeps for itself, people included.
const Names housekeeping = {"_id",      "id",         "attributes", "from",       "to",
                            "reversed", "pinned",     "creator",    "created_at", "updated_at",
                            "updater",  "created_by", "updated_by", "trashed",    "deleted"};

Item item_in(const Json& json, const std::string& file) {
  Item item{.id = id_of(json), .place = {file}};
  if (const Json* attributes = object_at(json, "attributes"))
    for (const auto& [name, value] : attributes->items()) put(item.attributes, name, value);
  if (json.is_object())
    for (const auto& [name, value] : json.items())
      if (housekeeping.count(name) == 0) put(item.attributes, name, value);
  return item;
}

Item connection_in(const Json& json, const std::string& file) {
  Item item = item_in(json, file);
  const auto end = [&](const char* name, const char* other) {
    const std::string text = text_at(json, name);
    return text.empty() ? text_at(json, other) : text;
  };
  item.from = end("from", "source");
  item.to = end("to", "target");
  for (const char* name : {"from", "to", "source", "target"}) item.attributes.erase(name);
  const Json* nested = object_at(json, "attributes");
  item.reversed =
      is_yes(value_at(json, "reversed")) || (nested && is_yes(value_at(*nested, "reversed")));
  item.attributes.erase("reversed");
  return item;
}

bool is_trashed(const Json& item) {
  return is_yes(value_at(item, "trashed")) || is_yes(value_at(item, "deleted"));
}

/// What one map of the project shows.
struct Shown {
  std::set<std::string> elements, connections;
  bool everything() const { return elements.empty(); }
};

std::set<std::string> references(const Json& map, const char* list, const char* key) {
  std::set<std::string> ids;
  if (const Json* items = array_at(map, list))
    for (const Json& item : *items)
      if (std::string id = item.is_object() ? text_at(item, key) : text_of(item); !id.empty())
        ids.insert(std::move(id));
  return ids;
}

/// The map to read, null where the project has none that shows anything: the picked one, else the
/// one that Kumu opens first.
Result<const Json*> chosen_map(const Json& document, const std::string& file,
                               const ReadOptions& options, Account& account) {
  const Json* maps = array_at(document, "maps");
  std::vector<const Json*> filled;
  std::vector<std::string> names;
  std::size_t usual = 0;
  const std::string wanted = text_at(document, "defaultMap");
  for (std::size_t i = 0; maps && i < maps->size(); ++i) {
    const Json& map = (*maps)[i];
    const Json* elements = array_at(map, "elements");
    if (!elements || elements->empty()) continue;
    if (id_of(map) == wanted) usual = filled.size();
    filled.push_back(&map);
    names.push_back(text_at(map, "name"));
    if (names.back().empty()) names.back() = std::to_string(names.size());
  }
  if (filled.empty()) return nullptr;
  const auto which = usual_or_picked(names, usual, "maps", options, {file}, account);
  if (!which) return tl::make_unexpected(which.error());
  return filled[*which];
}

Shown shown_in(const Json* map) {
  Shown shown;
  if (!map) return shown;
  shown.elements = references(*map, "elements", "element");
  shown.connections = references(*map, "connections", "connection");
  return shown;
}

void put_positions(const Json* map, std::vector<Item>& elements) {
  const Json* items = map ? array_at(*map, "elements") : nullptr;
  if (!items) return;
  std::map<std::string, const Json*> positions;
  for (const Json& item : *items)
    if (const Json* position = object_at(item, "position"))
      positions.emplace(text_at(item, "element"), position);
  for (Item& element : elements)
    if (const auto found = positions.find(element.id); found != positions.end())
      for (const char* axis : {"x", "y"})
        if (const Json* value = value_at(*found->second, axis)) element.attributes[axis] = *value;
}

void tell_left_out(Project& project, std::size_t elements, std::size_t connections,
                   const std::string& file) {
  if (elements + connections > 0)
    project.account.add({.code = "kumu.left_out",
                         .message = text::grouped(elements) + " elements and " +
                                    text::grouped(connections) +
                                    " connections are in the trash or on no map that is read",
                         .place = {file},
                         .severity = Severity::note});
}

void read_loops(const Json& document, Project& project, const std::string& file) {
  const Json* loops = array_at(document, "loops");
  if (!loops || loops->empty()) return;
  std::string names;
  for (const Json& loop : *loops) {
    const Json* attributes = object_at(loop, "attributes");
    const std::string name = text_at(attributes ? *attributes : loop, "label");
    if (!name.empty()) names += (names.empty() ? "" : "; ") + name;
  }
  add_field(project.source.fields, "loops", names);
  project.account.add({.code = "kumu.loops",
                       .message = text::grouped(loops->size()) +
                                  (loops->size() == 1 ? " loop is" : " loops are") +
                                  " kept by name; the map finds its loops itself",
                       .place = {file},
                       .severity = Severity::note});
}

}  // namespace

Result<Project> read_json(const Json& document, const std::string& file,
                          const ReadOptions& options) {
  const Json *elements = array_at(document, "elements"),
             *connections = array_at(document, "connections");
  if (!elements && !connections)
    return problem("graph.none", "the file has neither \"elements\" nor \"connections\"", {file},
                   "see docs/formats/kumu.md for what the file should look like");
  Project project{.connections_name_elements = false};
  project.source.title = text_at(document, "name");
  add_field(project.source.fields, "notes", text_at(document, "description"));
  std::size_t elements_out = 0, connections_out = 0;
  const auto chosen = chosen_map(document, file, options, project.account);
  if (!chosen) return tl::make_unexpected(chosen.error());
  const Json* map = *chosen;
  const Shown shown = shown_in(map);
  std::set<std::string> left_out;
  if (elements)
    for (const Json& json : *elements) {
      Item item = item_in(json, file);
      const bool off = !shown.everything() && shown.elements.count(item.id) == 0;
      if (!off && !is_trashed(json)) {
        project.elements.push_back(std::move(item));
        continue;
      }
      for (const std::string& name : {item.id, text_at(item.attributes, "label")})
        if (!name.empty()) left_out.insert(name);
      ++elements_out;
    }
  put_positions(map, project.elements);
  if (connections)
    for (const Json& json : *connections) {
      Item item = connection_in(json, file);
      const bool off = !shown.connections.empty() && shown.connections.count(item.id) == 0;
      if (off || is_trashed(json) || left_out.count(item.from) > 0 || left_out.count(item.to) > 0)
        ++connections_out;
      else
        project.connections.push_back(std::move(item));
    }
  tell_left_out(project, elements_out, connections_out, file);
  read_loops(document, project, file);
  return project;
}

}  // namespace fcm::kumu
