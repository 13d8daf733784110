// SPDX-License-Identifier: MIT
//
// A list of nodes and a list of links, as networkx, D3, Gephi, sigma.js, vis.js and many others
// save them. docs/formats/node_link.md.
#include <array>
#include <cstdint>
#include <utility>

#include "formats/formats_list.hpp"
#include "formats/json_graph.hpp"
#include "formats/source.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using namespace detail;
using namespace drawn;
using text::Json;

constexpr std::array<std::string_view, 4> node_words = {"nodes", "elements", "factors", "vertices"};
constexpr std::array<std::string_view, 4> link_words = {"links", "edges", "connections", "arcs"};

template <class Words>
std::string list_named(const Json& document, const Words& words) {
  for (const std::string_view word : words)
    if (array_at(document, word)) return std::string(word);
  return {};
}

/// What only other formats have beside their lists.
bool is_of_another(const Json& document) {
  for (const char* word : {"schema", "styles", "samples", "buttons", "underlay", "concepts"})
    if (value_at(document, word)) return true;
  const Json* elements = array_at(document, "elements");
  return elements && (array_at(document, "connections") ||
                      (!elements->empty() && object_at(elements->front(), "data")));
}

int sniff_node_link(const Source& source) {
  if (source.kind() != Source::Kind::json || !source.json()) return 0;
  const Json& document = *source.json();
  if (!document.is_object() || is_of_another(document)) return 0;
  const bool nodes = !list_named(document, node_words).empty();
  const bool links = !list_named(document, link_words).empty();
  return nodes && links ? 2 : nodes ? 1 : 0;
}

/// The first of these keys that has a value.
const Json* first_of(const Json& object, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    if (const Json* value = value_at(object, key)) return value;
  return nullptr;
}

Factor factor_of_node(const Json& node) {
  if (!node.is_object()) return {.label = text_of(node)};
  const Json* id = first_of(node, {"id", "key", "_id", "name"});
  // And what D3 adds while it draws.
  return factor_in(node, id ? text_of(*id) : "",
                   {"id", "key", "_id", "index", "vx", "vy", "fx", "fy"});
}

/// Reads ends of links: the id of a node; a node itself, as D3 leaves it; or, where no node has
/// that id, its position in the list.
class Ends {
 public:
  Ends(const DrawnMap& map, const std::vector<std::string>& ids) : map_(map), ids_(ids) {}

  std::string name(const Json& link, std::initializer_list<std::string_view> keys) const {
    const Json* end = first_of(link, keys);
    if (!end) return {};
    if (end->is_object()) {
      const Json* id = first_of(*end, {"id", "key", "_id", "name"});
      return id ? text_of(*id) : std::string();
    }
    std::string text = text_of(*end);
    if (!end->is_number_unsigned() || map_.find(text)) return text;
    const auto index = end->get<std::uint64_t>();
    return index < ids_.size() ? ids_[index] : text;
  }

 private:
  const DrawnMap& map_;
  const std::vector<std::string>& ids_;  // of all nodes in their order
};

bool is_directed(const Json& document) {
  if (const Json* directed = value_at(document, "directed")) return is_yes(directed);
  const Json* options = object_at(document, "options");  // of graphology
  return !options || text_at(*options, "type") != "undirected";
}

void read_links(const Json& links, bool directed, const std::vector<std::string>& ids,
                const ReadOptions& options, DrawnMap& map, const std::string& file) {
  const Ends ends(map, ids);
  for (const Json& edge : links) {
    DrawnLink link{.from = ends.name(edge, {"source", "from"}),
                   .to = ends.name(edge, {"target", "to"}),
                   .place = {file}};
    if (!directed) link.direction = DrawnLink::Direction::none;
    add_link(edge, {"id", "key", "source", "target", "from", "to", "index"}, options,
             std::move(link), map);
  }
}

Result<Read<Map>> read_node_link(std::span<const Source> sources, const ReadOptions& options) {
  const std::string& file = sources.front().file();
  if (!sources.front().json()) return tl::make_unexpected(sources.front().json().error());
  const Json& document = *sources.front().json();
  const std::string nodes = list_named(document, node_words),
                    links = list_named(document, link_words);
  if (nodes.empty())
    return problem("graph.none", "the file has no list of nodes", {file},
                   "see docs/formats/node_link.md for what the file should look like");
  DrawnMap map(file, options);
  map.labels_are_names();
  map.whole_are_counts();
  std::vector<std::string> ids;
  for (const Json& node : document[nodes]) {
    Factor factor = factor_of_node(node);
    ids.push_back(factor.id.empty() ? factor.label : factor.id);
    map.add(std::move(factor), {file});
  }
  if (!links.empty()) read_links(document[links], is_directed(document), ids, options, map, file);
  MapSource source;
  if (const Json* graph = object_at(document, "graph")) {
    read_source(attributes_in(*graph, {"name", "node_default", "edge_default"}), source);
    if (const std::string name = text_at(*graph, "name"); !name.empty()) source.title = name;
  }
  if (source.title.empty()) source.title = text_at(document, "name");
  return map.finish(std::move(source), drawn::ScenariosName::factors);
}

Result<std::vector<WrittenFile>> write_node_link(const Published<Map>& map, std::string_view) {
  Json graph = Json::object();
  if (!map->source().title.empty()) graph["name"] = map->source().title;
  graph.update(json_of(map->source()));
  Json nodes = Json::array(), links = Json::array();
  for (const Factor& factor : map->factors()) {
    Json node = {{"id", factor.id}};
    if (!factor.label.empty()) node["label"] = factor.label;
    node.update(json_of(factor));
    nodes.push_back(std::move(node));
  }
  for (const Link& link : map->links()) {
    Json edge = {{"source", map->factors()[link.from].id}, {"target", map->factors()[link.to].id}};
    edge.update(json_of(link));
    links.push_back(std::move(edge));
  }
  const Json document = {{"directed", true},
                         {"multigraph", false},
                         {"graph", std::move(graph)},
                         {"nodes", std::move(nodes)},
                         {"links", std::move(links)}};
  return std::vector<WrittenFile>{{.bytes = text::write_json(document)}};
}

}  // namespace

const Format& node_link_format() {
  static const Format format{.name = "node_link",
                             .title = "Nodes and links in JSON (networkx, D3 and others)",
                             .extensions = ".json",
                             .checked = "the documentation of networkx 3 and D3 7",
                             .sniff = sniff_node_link,
                             .read_map = read_node_link,
                             .write_map = write_node_link,
                             .keeps = drawn::whole_map};
  return format;
}

}  // namespace fcm
