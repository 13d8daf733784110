// SPDX-License-Identifier: MIT
//
// Networks of Cytoscape.js and of Cytoscape Desktop (.cyjs). docs/formats/cytoscape.md.
#include <string>
#include <utility>

#include "formats/formats_list.hpp"
#include "formats/json_graph.hpp"
#include "formats/source.hpp"

namespace fcm {
namespace {

using namespace detail;
using namespace drawn;
using text::Json;

bool is_element(const Json& value) {
  const Json* data = object_at(value, "data");
  return data && (value_at(*data, "id") || value_at(*data, "source"));
}

bool is_list_of_elements(const Json& value) {
  return value.is_array() && !value.empty() && is_element(value.front());
}

/// The list or the two lists of elements, null where there is none.
const Json* elements_of(const Json& document) {
  if (is_list_of_elements(document)) return &document;
  const Json* elements = value_at(document, "elements");
  if (!elements) return nullptr;
  if (elements->is_object())
    return array_at(*elements, "nodes") || array_at(*elements, "edges") ? elements : nullptr;
  return is_list_of_elements(*elements) ? elements : nullptr;
}

int sniff_cytoscape(const Source& source) {
  if (source.kind() != Source::Kind::json || !source.json()) return 0;
  return elements_of(*source.json()) ? 2 : 0;
}

struct Elements {
  std::vector<const Json*> nodes, edges;
};

Elements sorted(const Json& elements) {
  Elements all;
  if (elements.is_object()) {
    if (const Json* nodes = array_at(elements, "nodes"))
      for (const Json& node : *nodes) all.nodes.push_back(&node);
    if (const Json* edges = array_at(elements, "edges"))
      for (const Json& edge : *edges) all.edges.push_back(&edge);
    return all;
  }
  for (const Json& one : elements) {
    const Json* data = object_at(one, "data");
    const bool edge = text_at(one, "group") == "edges" || (data && value_at(*data, "source"));
    (edge ? all.edges : all.nodes).push_back(&one);
  }
  return all;
}

/// Cytoscape's own bookkeeping, which says nothing of the factor or link.
const Names bookkeeping = {"id",     "SUID",  "selected", "shared_name", "shared_interaction",
                           "source", "target"};

Factor factor_of_node(const Json& node) {
  static const Json nothing = Json::object();
  const Json* data = object_at(node, "data");
  if (!data) data = &nothing;
  const std::string id = text_at(*data, "id");
  Names read = bookkeeping;
  if (text_at(*data, "name") == text_at(*data, "label")) read.insert("name");
  // networkx writes a "value" beside the id, with the same text.
  if (text_at(*data, "value") == id) read.insert("value");
  Factor factor = factor_in(*data, id, read);
  if (const Json* position = object_at(node, "position")) {
    const Json *x = value_at(*position, "x"), *y = value_at(*position, "y");
    if (x && y && x->is_number() && y->is_number())
      factor.position = Position{x->get<double>(), y->get<double>()};
  }
  return factor;
}

void read_edges(const std::vector<const Json*>& edges, bool directed, const ReadOptions& options,
                DrawnMap& map, const std::string& file) {
  static const Json nothing = Json::object();
  // Cytoscape names an edge after its ends and its interaction: "a (increases) b".
  Names read = bookkeeping;
  read.insert("name");
  for (const Json* edge : edges) {
    const Json* data = object_at(*edge, "data");
    if (!data) data = &nothing;
    DrawnLink link{
        .from = text_at(*data, "source"), .to = text_at(*data, "target"), .place = {file}};
    if (!directed) link.direction = DrawnLink::Direction::none;
    add_link(*data, read, options, std::move(link), map);
  }
}

Result<Read<Map>> read_cytoscape(std::span<const Source> sources, const ReadOptions& options) {
  const std::string& file = sources.front().file();
  if (!sources.front().json()) return tl::make_unexpected(sources.front().json().error());
  const Json& document = *sources.front().json();
  const Json* list = elements_of(document);
  if (!list)
    return problem("graph.none", "the file has no \"elements\" of Cytoscape", {file},
                   "see docs/formats/cytoscape.md for what the file should look like");
  const Elements elements = sorted(*list);
  DrawnMap map(file, options);
  map.labels_are_names();
  map.whole_are_counts();
  for (const Json* node : elements.nodes) map.add(factor_of_node(*node), {file});
  // networkx says so; Cytoscape itself knows directed edges only.
  const bool directed = !value_at(document, "directed") || is_yes(value_at(document, "directed"));
  read_edges(elements.edges, directed, options, map, file);
  MapSource source;
  if (const Json* data = object_at(document, "data")) {
    read_source(attributes_in(*data, {"name", "SUID", "selected", "shared_name"}), source);
    if (const std::string name = text_at(*data, "name"); !name.empty()) source.title = name;
  }
  return map.finish(std::move(source), drawn::ScenariosName::factors);
}

Json node_of(const Factor& factor) {
  Json data = {{"id", factor.id}};
  if (!factor.label.empty()) data["name"] = factor.label;
  Json attributes = json_of(factor);
  attributes.erase("x");
  attributes.erase("y");
  data.update(attributes);
  Json node = {{"data", std::move(data)}};
  if (factor.position) node["position"] = {{"x", factor.position->x}, {"y", factor.position->y}};
  return node;
}

Result<std::vector<WrittenFile>> write_cytoscape(const Published<Map>& map, std::string_view) {
  Json data = Json::object();
  if (!map->source().title.empty()) data["name"] = map->source().title;
  data.update(json_of(map->source()));
  Json nodes = Json::array(), edges = Json::array();
  for (const Factor& factor : map->factors()) nodes.push_back(node_of(factor));
  for (const Link& link : map->links()) {
    Json edge = {{"id", "link" + std::to_string(edges.size() + 1)},
                 {"source", map->factors()[link.from].id},
                 {"target", map->factors()[link.to].id}};
    if (const std::string relation = relation_of(link); !relation.empty())
      edge["interaction"] = relation;
    edge.update(json_of(link));
    edges.push_back({{"data", std::move(edge)}});
  }
  const Json document = {{"format_version", "1.0"},
                         {"target_cytoscapejs_version", "~2.1"},
                         {"data", std::move(data)},
                         {"elements", {{"nodes", std::move(nodes)}, {"edges", std::move(edges)}}}};
  return std::vector<WrittenFile>{{.bytes = text::write_json(document)}};
}

}  // namespace

const Format& cytoscape_format() {
  static const Format format{.name = "cytoscape",
                             .title = "Network of Cytoscape and Cytoscape.js",
                             .extensions = ".cyjs .json",
                             .checked = "the documentation of Cytoscape.js 3 and Cytoscape 3",
                             .sniff = sniff_cytoscape,
                             .read_map = read_cytoscape,
                             .write_map = write_cytoscape,
                             .keeps = drawn::whole_map};
  return format;
}

}  // namespace fcm
