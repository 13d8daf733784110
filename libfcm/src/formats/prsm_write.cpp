// SPDX-License-Identifier: MIT
//
// A map as PRSM opens it. Signs are the names of link styles, as there is no other place; what PRSM
// cannot hold of a link stands under "fcm", which PRSM leaves alone until it saves.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "formats/prsm.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"
#include "text/workbook.hpp"

namespace fcm::prsm {
namespace {

using namespace detail;
using namespace drawn;
using text::Json;

constexpr std::array<std::string_view, 3> link_styles = {"Sample", "Positive influence",
                                                         "Negative influence"};
constexpr std::array<std::string_view, 3> link_colours = {"rgb(128,128,128)", "rgb(0,204,0)",
                                                          "rgb(255,0,0)"};
constexpr std::size_t most_factor_styles = 15;

std::size_t style_of(const Link& link) { return link.weight > 0 ? 1 : link.weight < 0 ? 2 : 0; }

std::string label_of(const Factor& factor) {
  return factor.label.empty() ? factor.id : factor.label;
}

/// What is drawn on an arrow: its label, else its weight.
std::string drawn_label(const Link& link) {
  const std::string label(field(link.fields, "label"));
  if (!label.empty() || !link.simulated) return label;
  return text::shortest(link.weight);
}

/// Themes in order of appearance; the first that fit have a style.
std::vector<std::string> themes_of(const Map& map) {
  std::vector<std::string> themes;
  for (const Factor& factor : map.factors())
    if (!factor.theme.empty() && themes.size() + 1 < most_factor_styles &&
        std::find(themes.begin(), themes.end(), factor.theme) == themes.end())
      themes.push_back(factor.theme);
  return themes;
}

std::size_t style_of(const Factor& factor, const std::vector<std::string>& themes) {
  const auto found = std::find(themes.begin(), themes.end(), factor.theme);
  return found == themes.end() ? 0 : 1 + static_cast<std::size_t>(found - themes.begin());
}

Json note_of(const std::string& text) {
  Json part = Json::object(), note = Json::object();
  part["insert"] = text;
  note["ops"] = Json::array({std::move(part)});
  return note;
}

/// All attributes of a factor that PRSM shows as columns of its own.
Json columns_of(const Factor& factor) {
  Json attributes = json_of(factor, factor_names);
  for (const char* name : {"x", "y", "description"}) attributes.erase(name);
  return attributes;
}

Json columns_of(const Link& link) {
  Link said = link;
  std::erase_if(said.fields,
                [](const auto& one) { return one.first == "label" || one.first == "notes"; });
  return json_of(said, link_names);
}

std::vector<std::string> titles_of(const Map& map) {
  std::set<std::string> titles;
  for (const Factor& factor : map.factors()) {
    const Json columns = columns_of(factor);
    for (const auto& [name, value] : columns.items())
      if (name != "colour") titles.insert(name);
  }
  return {titles.begin(), titles.end()};
}

/// A place for a factor that has none: PRSM would heap them all on one point.
Position on_circle(std::size_t i, std::size_t of) {
  const double angle = 6.283185307179586 * static_cast<double>(i) / static_cast<double>(of);
  const double radius = 40.0 * static_cast<double>(of);
  return {std::round(radius * std::cos(angle)), std::round(radius * std::sin(angle))};
}

Json node_of(const Map& map, std::size_t i, const std::vector<std::string>& themes,
             const std::vector<std::string>& titles) {
  const Factor& factor = map.factors()[i];
  const Position place = factor.position ? *factor.position : on_circle(i, map.size());
  Json node = {{"id", factor.id},
               {"label", label_of(factor)},
               {"grp", "group" + std::to_string(style_of(factor, themes))},
               {"x", place.x},
               {"y", place.y}};
  if (!factor.description.empty()) node["note"] = note_of(factor.description);
  if (!factor.position) node["fcm"] = {{"placed", false}};
  const Json columns = columns_of(factor);
  if (const std::string colour = text_at(columns, "colour"); !colour.empty())
    node["color"] = {{"background", colour}};
  for (std::size_t t = 0; t < titles.size(); ++t)
    if (const Json* value = value_at(columns, titles[t]))
      node["att" + std::to_string(t + 1)] = text_of(*value);
  return node;
}

Json edge_of(const Map& map, const Link& link, std::size_t i) {
  const std::size_t style = style_of(link);
  Json edge = {{"id", "link" + std::to_string(i + 1)},
               {"from", map.factors()[link.from].id},
               {"to", map.factors()[link.to].id},
               {"grp", "edge" + std::to_string(style)},
               {"color", {{"color", link_colours[style]}}},
               {"arrows", {{"to", {{"enabled", true}, {"type", "vee"}}}}}};
  if (const std::string label = drawn_label(link); !label.empty()) edge["label"] = label;
  if (const std::string notes(field(link.fields, "notes")); !notes.empty())
    edge["note"] = note_of(notes);
  Json ours = columns_of(link);
  if (const std::string label(field(link.fields, "label")); !label.empty()) ours["label"] = label;
  if (!ours.empty()) edge["fcm"] = std::move(ours);
  return edge;
}

Json styles_of(const std::vector<std::string>& themes) {
  Json nodes = Json::object(), edges = Json::object();
  nodes["group0"] = {{"groupLabel", "Sample"}};
  for (std::size_t i = 0; i < themes.size(); ++i)
    nodes["group" + std::to_string(i + 1)] = {{"groupLabel", themes[i]}};
  for (std::size_t i = 0; i < link_styles.size(); ++i)
    edges["edge" + std::to_string(i)] = {{"groupLabel", link_styles[i]},
                                         {"color", {{"color", link_colours[i]}}}};
  return {{"nodes", std::move(nodes)}, {"edges", std::move(edges)}};
}

Json document_of(const Map& map) {
  const std::vector<std::string> themes = themes_of(map), titles = titles_of(map);
  Json document = {{"version", "2.0.0"}, {"mapTitle", map.source().title}};
  Json names = Json::object();
  for (std::size_t t = 0; t < titles.size(); ++t) names["att" + std::to_string(t + 1)] = titles[t];
  document["attributeTitles"] = std::move(names);
  document["styles"] = styles_of(themes);
  Json nodes = Json::array(), edges = Json::array();
  for (std::size_t i = 0; i < map.size(); ++i) nodes.push_back(node_of(map, i, themes, titles));
  for (std::size_t i = 0; i < map.links().size(); ++i)
    edges.push_back(edge_of(map, map.links()[i], i));
  document["nodes"] = std::move(nodes);
  document["edges"] = std::move(edges);
  if (Json ours = json_of(map.source()); !ours.empty()) document["fcm"] = std::move(ours);
  return document;
}

text::Cell cell_of(const Json* value) {
  if (!value) return {};
  if (value->is_number()) return value->get<double>();
  return text_of(*value);
}

/// The rows below their header: first the columns that are named here, then the others by name.
text::SheetToWrite sheet_of(const std::string& name, const std::vector<Json>& rows,
                            std::vector<std::string> columns) {
  std::set<std::string> others;
  for (const Json& row : rows)
    for (const auto& [key, value] : row.items())
      if (std::find(columns.begin(), columns.end(), key) == columns.end()) others.insert(key);
  columns.insert(columns.end(), others.begin(), others.end());
  text::SheetToWrite sheet{.name = name, .rows = {{}}};
  for (const std::string& column : columns) sheet.rows[0].emplace_back(column);
  for (const Json& row : rows) {
    std::vector<text::Cell> cells;
    for (const std::string& column : columns) cells.push_back(cell_of(value_at(row, column)));
    sheet.rows.push_back(std::move(cells));
  }
  return sheet;
}

Result<std::string> workbook_of(const Map& map) {
  const std::vector<std::string> themes = themes_of(map);
  std::vector<Json> factors, links;
  std::set<std::string> labels;
  for (const Factor& factor : map.factors()) {
    const std::string label = label_of(factor);
    if (!labels.insert(text::match_key(label)).second)
      return problem("prsm.labels", "two factors are called \"" + label + "\"", {},
                     "PRSM's workbook tells factors apart by label alone: write .prsm instead");
    Json row = {{"Label", label}, {"Style", 1 + style_of(factor, themes)}};
    if (label != factor.id) row["id"] = factor.id;
    if (!factor.description.empty()) row["Note"] = factor.description;
    if (factor.position) {
      row["x"] = factor.position->x;
      row["y"] = factor.position->y;
    }
    row.update(columns_of(factor));
    factors.push_back(std::move(row));
  }
  for (const Link& link : map.links()) {
    Json row = {{"From", label_of(map.factors()[link.from])},
                {"To", label_of(map.factors()[link.to])},
                {"Style", style_of(link)}};
    if (row["Style"] == 0) row.erase("Style");
    if (const std::string label = drawn_label(link); !label.empty()) row["Label"] = label;
    if (const std::string notes(field(link.fields, "notes")); !notes.empty()) row["Note"] = notes;
    row.update(columns_of(link));
    links.push_back(std::move(row));
  }
  return text::write_workbook({sheet_of("Factors", factors, {"Label", "Note", "Style", "x", "y"}),
                               sheet_of("Links", links, {"From", "To", "Label", "Note", "Style"})});
}

}  // namespace

Result<std::vector<WrittenFile>> write(const Published<Map>& map, std::string_view extension) {
  if (extension != ".xlsx")
    return std::vector<WrittenFile>{{.bytes = text::write_json(document_of(*map))}};
  Result<std::string> bytes = workbook_of(*map);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return std::vector<WrittenFile>{{.bytes = std::move(*bytes)}};
}

}  // namespace fcm::prsm
