// SPDX-License-Identifier: MIT
//
// A map as Kumu imports it: a workbook with the sheets Elements and Connections, or a blueprint.
// formats.md 5.5.
#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "formats/kumu.hpp"
#include "study/sheet.hpp"
#include "text/utf8.hpp"
#include "text/workbook.hpp"

namespace fcm::kumu {
namespace {

using namespace detail;
using namespace drawn;
using text::Json;

/// Tags as a list, where they read back as the same text.
Json tags_of(const std::string& text) {
  Json tags = study::listed(text);
  return text_of(tags) == text && text.find('|') == std::string::npos ? tags : Json(text);
}

/// By label, as Kumu's own files do, where labels tell elements apart; else by id.
class ElementNames {
 public:
  explicit ElementNames(const Map& map) : map_(map) {
    std::set<std::string> labels;
    for (const Factor& factor : map.factors()) {
      const std::string label = of(factor);
      by_label_ = by_label_ && labels.insert(text::match_key(label)).second &&
                  label.find('|') == std::string::npos;
      ids_ = ids_ || label != factor.id;
    }
    // A label that is another element's id would be taken for that.
    for (const Factor& factor : map.factors())
      if (of(factor) != factor.id && labels.count(text::match_key(factor.id)) > 0)
        by_label_ = false;
  }

  static std::string of(const Factor& factor) {
    return factor.label.empty() ? factor.id : factor.label;
  }
  std::string operator[](Index i) const {
    return by_label_ ? of(map_.factors()[i]) : map_.factors()[i].id;
  }
  bool need_ids() const { return ids_; }

 private:
  const Map& map_;
  bool by_label_ = true, ids_ = false;
};

void move_into(Json& object, Json& attributes, const char* from, const char* to) {
  if (const Json* value = value_at(attributes, from)) object[to] = *value;
  attributes.erase(from);
}

Json element_of(const Factor& factor, bool with_id) {
  Json element = Json::object();
  if (with_id) element["id"] = factor.id;
  element["label"] = ElementNames::of(factor);
  Json attributes = json_of(factor, element_names);
  move_into(element, attributes, "group", "type");
  move_into(element, attributes, "description", "description");
  if (const std::string tags = text_at(attributes, "tags"); !tags.empty())
    element["tags"] = tags_of(tags);
  attributes.erase("tags");
  element.update(attributes);
  return element;
}

/// The sign as Kumu's type, the rest of the weight as strength: Kumu knows no signed numbers.
void put_weight(Json& connection, const Link& link) {
  if (!link.simulated) return;
  if (link.weight != 0) connection["type"] = link.weight > 0 ? "+" : "-";
  connection["strength"] = std::abs(link.weight);
}

Json connection_of(const Link& link, const ElementNames& names) {
  Json connection = {{"from", names[link.from]}, {"to", names[link.to]}, {"direction", "directed"}};
  put_weight(connection, link);
  Link said = link;
  const auto take = [&](const char* name) {
    const std::string text(field(said.fields, name));
    std::erase_if(said.fields, [&](const auto& one) { return one.first == name; });
    return text;
  };
  const std::string label = take("label"), notes = take("notes"), tags = take("tags"),
                    delay = take("delay");
  if (!label.empty()) connection["label"] = label;
  if (!tags.empty()) connection["tags"] = tags_of(tags);
  if (!notes.empty()) connection["description"] = notes;
  if (!delay.empty()) connection["delayed"] = true;
  if (!delay.empty() && delay != "yes") connection["delay"] = delay;
  Json attributes = json_of(said, connection_names);
  for (const char* name : {"weight", "sign"}) attributes.erase(name);
  connection.update(attributes);
  return connection;
}

/// "element type" -> "Element type", as Kumu heads its columns.
std::string heading(const std::string& name) {
  static const Names known = {"id",   "label", "type",      "description", "tags",
                              "from", "to",    "direction", "strength",    "delayed"};
  std::string text = name;
  if (name == "id") return "ID";
  if (known.count(name) > 0) text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

text::Cell cell_of(const Json* value) {
  if (!value) return {};
  if (value->is_number()) return value->get<double>();
  if (!value->is_array()) return text_of(*value);
  std::string all;
  for (const Json& item : *value) all += (all.empty() ? "" : "|") + text_of(item);
  return all;
}

text::SheetToWrite sheet_of(const std::string& name, const std::vector<Json>& items,
                            std::vector<std::string> columns) {
  std::set<std::string> others;
  for (const Json& item : items)
    for (const auto& [key, value] : item.items())
      if (std::find(columns.begin(), columns.end(), key) == columns.end()) others.insert(key);
  columns.insert(columns.end(), others.begin(), others.end());
  text::SheetToWrite sheet{.name = name, .rows = {{}}};
  for (const std::string& column : columns) sheet.rows[0].emplace_back(heading(column));
  for (const Json& item : items) {
    std::vector<text::Cell> row;
    for (const std::string& column : columns) row.push_back(cell_of(value_at(item, column)));
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

Result<std::string> workbook_of(const std::vector<Json>& elements,
                                const std::vector<Json>& connections, bool with_ids) {
  std::vector<std::string> columns = {"label", "type", "description", "tags"};
  if (with_ids) columns.insert(columns.begin(), "id");
  return text::write_workbook(
      {sheet_of("Elements", elements, std::move(columns)),
       sheet_of("Connections", connections,
                {"from", "to", "direction", "type", "label", "strength", "tags", "description"})});
}

}  // namespace

Result<std::vector<WrittenFile>> write(const Published<Map>& map, std::string_view extension) {
  const ElementNames names(*map);
  std::vector<Json> elements, connections;
  for (const Factor& factor : map->factors())
    elements.push_back(element_of(factor, names.need_ids()));
  for (const Link& link : map->links()) connections.push_back(connection_of(link, names));
  if (extension == ".json") {
    Json document = Json::object();
    if (!map->source().title.empty()) document["name"] = map->source().title;
    document["elements"] = std::move(elements);
    document["connections"] = std::move(connections);
    return std::vector<WrittenFile>{{.bytes = text::write_json(document)}};
  }
  Result<std::string> bytes = workbook_of(elements, connections, names.need_ids());
  if (!bytes) return tl::make_unexpected(bytes.error());
  return std::vector<WrittenFile>{{.bytes = std::move(*bytes)}};
}

}  // namespace fcm::kumu
