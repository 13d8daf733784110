// SPDX-License-Identifier: MIT
//
// GEXF 1.1 to 1.3, by Gephi and others. docs/formats/gexf.md.
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "formats/formats_list.hpp"
#include "formats/gexf_write.hpp"
#include "formats/graph_attributes.hpp"
#include "formats/source.hpp"
#include "formats/xml_root.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"

namespace fcm {
namespace {

using detail::Source;
using drawn::Attributes;
using drawn::DrawnLink;
using drawn::DrawnMap;
using text::Element;

struct Column {
  std::string name, otherwise;
};

using Columns = std::map<std::string, Column, std::less<>>;

/// "#rrggbb" of <color hex=".."> or <color r=".." g=".." b="..">; empty where there is none.
std::string colour_in(const Element& node) {
  const Element color = node.child("color");
  if (color.has("hex")) return std::string(color.attribute("hex"));
  std::string out = "#";
  for (const char* channel : {"r", "g", "b"}) {
    const auto value = drawn::number_in(color.attribute(channel));
    if (!value || *value < 0 || *value > 255) return {};
    const auto byte = static_cast<unsigned>(*value);
    for (const unsigned digit : {byte / 16, byte % 16}) out += "0123456789abcdef"[digit];
  }
  return out;
}

class GexfReader {
 public:
  GexfReader(const Source& source, const ReadOptions& options)
      : options_(options), map_(source.file(), options) {
    map_.whole_are_counts();
  }

  Result<Read<Map>> read(const Element& root) {
    const Element graph = root.child("graph");
    type_ = graph.attribute("defaultedgetype");
    for (const Element& attributes : graph.children("attributes"))
      for (const Element& one : attributes.children("attribute")) add_column(attributes, one);
    for (const Element& edges : graph.children("edges")) {
      for (const Element& edge : edges.children("edge")) note_edge(edge);
    }
    for (const Element& nodes : graph.children("nodes")) find_parents(nodes);
    for (const Element& nodes : graph.children("nodes")) read_nodes(nodes, {});
    for (const Element& edges : graph.children("edges"))
      for (const Element& edge : edges.children("edge")) add_edge(edge);
    if (graph.attribute("mode") == "dynamic" || graph.find("spell") || graph.find("slice"))
      study::warn(map_.account(), "gexf.dynamic",
                  "the file says when nodes and edges come and go; that is not read", graph.place(),
                  {}, Severity::note);
    MapSource about;
    const Element meta = root.child("meta");
    about.title = study::stripped(meta.child("title") ? meta.child("title").text()
                                                      : meta.child("description").text());
    if (const std::string author = study::stripped(meta.child("creator").text()); !author.empty())
      about.fields.emplace_back("author", author);
    return map_.finish(std::move(about));
  }

 private:
  void add_column(const Element& attributes, const Element& one) {
    Columns& columns = attributes.attribute("class") == "edge" ? of_edges_ : of_nodes_;
    columns[std::string(one.attribute("id"))] = {std::string(one.attribute("title")),
                                                 one.child("default").text()};
    ours_ = ours_ || one.attribute("title") == "fcm_weight";
  }

  void note_edge(const Element& edge) {
    ends_.insert(std::string(edge.attribute("source")));
    ends_.insert(std::string(edge.attribute("target")));
    some_weights_ = some_weights_ || edge.has("weight");
  }

  /// Nodes that others name as their parent stand for groups.
  void find_parents(const Element& nodes) {
    for (const Element& node : nodes.children("node")) {
      const std::string id(node.attribute("id"));
      labels_[id] = node.has("label") ? node.attribute("label") : node.attribute("id");
      if (node.has("pid")) parents_.insert(std::string(node.attribute("pid")));
      for (const Element& inner : node.children("nodes")) {
        parents_.insert(id);
        find_parents(inner);
      }
    }
  }

  /// The version 1.1 calls "id" what later ones call "for".
  static Attributes attributes_in(const Element& element, const Columns& columns) {
    std::map<std::string_view, std::string_view> said;
    for (const Element& values : element.children("attvalues"))
      for (const Element& value : values.children("attvalue"))
        said[value.attribute(value.has("for") ? "for" : "id")] = value.attribute("value");
    Attributes attributes;
    for (const auto& [id, value] : said) {
      const auto column = columns.find(id);
      const bool named = column != columns.end() && !column->second.name.empty();
      attributes.add(named ? std::string_view(column->second.name) : id, std::string(value));
    }
    for (const auto& [id, column] : columns)
      if (said.count(id) == 0) attributes.add(column.name, column.otherwise);
    return attributes;
  }

  void read_nodes(const Element& nodes, const std::string& around) {
    for (const Element& node : nodes.children("node")) {
      const std::string id(node.attribute("id"));
      std::string group = around;
      if (node.has("pid")) group = labels_[std::string(node.attribute("pid"))];
      if (parents_.count(id) == 0 || ends_.count(id) > 0) add_node(node, id, group);
      for (const Element& inner : node.children("nodes"))
        read_nodes(inner, drawn::label_in(labels_[id]));
    }
  }

  /// Gephi's y goes up, the y of a map goes down.
  void add_node(const Element& node, const std::string& id, const std::string& group) {
    Attributes attributes = attributes_in(node, of_nodes_);
    if (attributes.peek("colour").empty()) attributes.add("colour", colour_in(node));
    Factor factor = drawn::factor_of(std::move(attributes), std::string(node.attribute("label")));
    if (factor.theme.empty()) factor.theme = group;
    const Element at = node.child("position");
    const auto x = drawn::number_in(at.attribute("x")), y = drawn::number_in(at.attribute("y"));
    if (x && y) factor.position = Position{*x, 0 - *y};
    map_.add(id, std::move(factor), node.place());
  }

  /// A weight is 1 where it is left out; our own files leave it out where there is none.
  void add_edge(const Element& edge) {
    DrawnLink link{.from = std::string(edge.attribute("source")),
                   .to = std::string(edge.attribute("target")),
                   .place = edge.place()};
    Attributes attributes = attributes_in(edge, of_edges_);
    if (edge.has("weight")) attributes.add("weight", std::string(edge.attribute("weight")));
    if (ours_ && attributes.peek("fcm_weight").empty()) attributes.take({"weight"});
    const std::string label(edge.attribute("label"));
    if (attributes.peek("label").empty()) attributes.add("label", label);
    const auto ok = drawn::read_link(std::move(attributes), options_, link);
    if (!ok) return map_.refuse(link, ok.error());
    if (some_weights_ && !ours_ && options_.weight.empty() && !link.weight) {
      link.weight = 1;
      link.by_default = true;
    }
    const std::string_view type = edge.has("type") ? edge.attribute("type") : type_;
    link.direction = type == "directed" ? DrawnLink::Direction::there
                     : type == "mutual" ? DrawnLink::Direction::both
                                        : DrawnLink::Direction::none;
    map_.add(std::move(link));
  }

  const ReadOptions& options_;
  DrawnMap map_;
  Columns of_nodes_, of_edges_;
  std::string_view type_;
  std::set<std::string> ends_, parents_;
  std::map<std::string, std::string> labels_;
  bool some_weights_ = false, ours_ = false;
};

Result<Read<Map>> read_gexf(std::span<const Source> sources, const ReadOptions& options) {
  const Source& source = sources.front();
  const auto root = detail::root_of(source, "gexf", "gexf.not_gexf", "no GEXF");
  if (!root) return tl::make_unexpected(root.error());
  return GexfReader(source, options).read(*root);
}

}  // namespace

const Format& gexf_format() {
  static const Format format{
      .name = "gexf",
      .title = "GEXF 1.1 to 1.3, the format of Gephi",
      .extensions = ".gexf",
      .checked = "networkx 3.6",
      .sniff = [](const Source& source) { return detail::has_root(source, "gexf") ? 2 : 0; },
      .read_map = read_gexf,
      .write_map = drawn::write_gexf,
      .keeps = drawn::factors_and_links | Holds::title};
  return format;
}

}  // namespace fcm
