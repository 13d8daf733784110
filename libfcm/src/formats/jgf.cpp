// SPDX-License-Identifier: MIT
//
// JSON Graph Format, versions 1 and 2. docs/formats/jgf.md.
#include <utility>

#include "formats/formats_list.hpp"
#include "formats/json_graph.hpp"
#include "formats/pick.hpp"
#include "formats/source.hpp"
#include "text/number.hpp"

namespace fcm {
namespace {

using namespace detail;
using namespace drawn;
using text::Json;

bool is_graph(const Json& value) {
  const Json* nodes = value_at(value, "nodes");
  return (nodes && nodes->is_structured()) || array_at(value, "edges") ||
         array_at(value, "hyperedges");
}

int sniff_jgf(const Source& source) {
  if (source.kind() != Source::Kind::json || !source.json()) return 0;
  const Json& document = *source.json();
  if (const Json* graph = object_at(document, "graph"))
    return is_graph(*graph) && !value_at(document, "nodes") ? 2 : 0;
  const Json* graphs = array_at(document, "graphs");
  return graphs && !graphs->empty() && is_graph(graphs->front()) ? 2 : 0;
}

std::string title_of(const Json& graph) {
  const std::string label = text_at(graph, "label");
  return label.empty() ? text_at(graph, "id") : label;
}

/// The one graph of the file, or that of --pick.
Result<const Json*> graph_in(const Json& document, const ReadOptions& options,
                             const std::string& file) {
  const Json* graph = object_at(document, "graph");
  const Json* graphs = array_at(document, "graphs");
  if (graph && graph->is_object()) return graph;
  if (!graphs || graphs->empty())
    return problem("graph.none", "the file has neither \"graph\" nor \"graphs\"", {file},
                   "see docs/formats/jgf.md for what the file should look like");
  std::vector<std::string> names;
  for (const Json& one : *graphs) names.push_back(title_of(one));
  const Result<std::size_t> which = only_or_picked(names, options, file);
  if (!which) return tl::make_unexpected(which.error());
  return &(*graphs)[*which];
}

void read_nodes(const Json& graph, DrawnMap& map, const std::string& file) {
  const auto add = [&](const std::string& id, const Json& node) {
    map.add(factor_in(node, id, {"id"}), {file});
  };
  if (const Json* nodes = array_at(graph, "nodes"))
    for (const Json& node : *nodes) add(text_at(node, "id"), node);
  if (const Json* nodes = object_at(graph, "nodes"))
    for (const auto& [id, node] : nodes->items()) add(id, node);
}

void read_edges(const Json& graph, const ReadOptions& options, DrawnMap& map,
                const std::string& file) {
  const Json* edges = array_at(graph, "edges");
  if (!edges) return;
  const bool directed = !value_at(graph, "directed") || is_yes(value_at(graph, "directed"));
  for (const Json& edge : *edges) {
    DrawnLink link{.from = text_at(edge, "source"), .to = text_at(edge, "target"), .place = {file}};
    if (!directed) link.direction = DrawnLink::Direction::none;
    add_link(edge, {"id", "source", "target"}, options, std::move(link), map);
  }
}

Result<Read<Map>> read_jgf(std::span<const Source> sources, const ReadOptions& options) {
  const std::string& file = sources.front().file();
  if (!sources.front().json()) return tl::make_unexpected(sources.front().json().error());
  const Result<const Json*> graph = graph_in(*sources.front().json(), options, file);
  if (!graph) return tl::make_unexpected(graph.error());
  if (const Json* hyper = array_at(**graph, "hyperedges"); hyper && !hyper->empty())
    return problem("graph.hyperedges",
                   "the graph has " + text::grouped(hyper->size()) +
                       " hyperedges, which join several factors at once",
                   {file}, "write each as links from one factor to one other");
  DrawnMap map(file, options);
  map.labels_are_names();
  map.whole_are_counts();
  read_nodes(**graph, map, file);
  read_edges(**graph, options, map, file);
  MapSource source;
  read_source(attributes_in(**graph, {"id", "label", "directed", "nodes", "edges", "hyperedges"}),
              source);
  if (const std::string title = title_of(**graph); !title.empty()) source.title = title;
  return map.finish(std::move(source), drawn::ScenariosName::factors);
}

void put_metadata(Json& object, Json metadata) {
  if (!metadata.empty()) object["metadata"] = std::move(metadata);
}

Result<std::vector<WrittenFile>> write_jgf(const Published<Map>& map, std::string_view) {
  Json graph = Json::object();
  if (!map->source().title.empty()) graph["label"] = map->source().title;
  graph["directed"] = true;
  put_metadata(graph, json_of(map->source()));
  Json::object_t nodes;
  for (const Factor& factor : map->factors()) {
    Json node = Json::object();
    if (!factor.label.empty()) node["label"] = factor.label;
    put_metadata(node, json_of(factor));
    // Ids are unique: no need of the linear search of operator[].
    Json::object_t::Container& list = nodes;
    list.emplace_back(factor.id, std::move(node));
  }
  graph["nodes"] = std::move(nodes);
  graph["edges"] = Json::array();
  for (const Link& link : map->links()) {
    Json edge = {{"source", map->factors()[link.from].id}, {"target", map->factors()[link.to].id}};
    if (const std::string relation = relation_of(link); !relation.empty())
      edge["relation"] = relation;
    put_metadata(edge, json_of(link));
    graph["edges"].push_back(std::move(edge));
  }
  return std::vector<WrittenFile>{{.bytes = text::write_json({{"graph", std::move(graph)}})}};
}

}  // namespace

const Format& jgf_format() {
  static const Format format{.name = "jgf",
                             .title = "JSON Graph Format",
                             .extensions = ".json .jgf",
                             .checked = "the examples of JSON Graph Format 2",
                             .sniff = sniff_jgf,
                             .read_map = read_jgf,
                             .write_map = write_jgf,
                             .keeps = drawn::whole_map};
  return format;
}

}  // namespace fcm
