// SPDX-License-Identifier: MIT
//
// GraphML, plain and as yEd draws it. docs/formats/graphml.md.
#include <map>
#include <set>
#include <utility>

#include "formats/formats_list.hpp"
#include "formats/graph_attributes.hpp"
#include "formats/graphml_write.hpp"
#include "formats/pick.hpp"
#include "formats/source.hpp"
#include "formats/xml_root.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using detail::Source;
using drawn::Attributes;
using drawn::DrawnLink;
using drawn::DrawnMap;
using text::Element;

struct Key {
  std::string name, otherwise;
  std::string_view of;  ///< node, edge, graph, all
};

/// Heads that stand for inhibition in some drawings, and are mere style in others.
bool is_bar(std::string_view head) {
  return head == "t_shape" || head == "dash" || head.find("bar") != std::string_view::npos;
}

bool is_group(const Element& node) {
  for (const auto& [name, value] : node.attributes())
    if (name.ends_with("foldertype")) return true;
  return static_cast<bool>(node.child("graph"));
}

/// The text of the first label; what follows in it describes the label.
std::string drawn_label(const Element& graphics, const char* name) {
  return graphics.find(name).text();
}

class GraphmlReader {
 public:
  GraphmlReader(const Source& source, const ReadOptions& options)
      : options_(options), map_(source.file(), options) {
    map_.whole_are_counts();
  }

  Result<Read<Map>> read(const Element& root) {
    for (const Element& key : root.children("key")) add_key(key);
    const std::vector<Element> graphs = root.children("graph");
    MapSource about;
    if (!graphs.empty()) {
      std::vector<std::string> names;
      for (const Element& graph : graphs) {
        names.emplace_back(graph.attribute("id"));
        if (names.back().empty()) names.back() = std::to_string(names.size());
      }
      const auto which = detail::usual_or_picked(
          names, 0, "graphs", options_, graphs[graphs.size() > 1 ? 1 : 0].place(), map_.account());
      if (!which) return tl::make_unexpected(which.error());
      const Element& graph = graphs[*which];
      find_ends(graph);
      read_graph(graph, {});
      drawn::read_source(attributes_in(graph, "graph"), about);
    }
    if (!hyperedges_.empty())
      map_.refuse(hyperedges_,
                  {.code = "graphml.hyperedges",
                   .message = text::grouped(hyperedges_.size()) +
                              (hyperedges_.size() == 1 ? " hyperedge joins" : " hyperedges join") +
                              " nodes without saying which is the cause",
                   .place = hyperedges_.front().place,
                   .hint = "draw links from one factor to another"});
    if (bars_ > 0)
      study::warn(map_.account(), "graphml.bars",
                  text::grouped(bars_) +
                      (bars_ == 1 ? " link without a sign ends" : " links without a sign end") +
                      " in a bar, which may mean a minus or mere style",
                  first_bar_, "label them - where more leads to less");
    return map_.finish(std::move(about), drawn::ScenariosName::factors);
  }

 private:
  void add_key(const Element& key) {
    Key one{std::string(key.attribute("attr.name")), key.child("default").text(),
            key.attribute("for")};
    if (one.name.empty()) one.name = key.attribute("id");
    keys_[std::string(key.attribute("id"))] = std::move(one);
  }

  Attributes attributes_in(const Element& element, std::string_view of) const {
    Attributes attributes;
    std::map<std::string_view, bool> said;
    for (const Element& data : element.children("data")) {
      const std::string_view id = data.attribute("key");
      said[id] = true;
      if (!data.children().empty()) continue;  // a drawing
      const auto key = keys_.find(id);
      attributes.add(key == keys_.end() ? id : std::string_view(key->second.name), data.text());
    }
    for (const auto& [id, key] : keys_)
      if ((key.of == of || key.of == "all") && said.count(id) == 0)
        attributes.add(key.name, key.otherwise);
    attributes.add("description", element.child("desc").text());
    return attributes;
  }

  static Element graphics_in(const Element& element) {
    for (const Element& data : element.children("data"))
      if (data.find("Geometry") || data.find("NodeLabel") || data.find("Arrows") ||
          data.find("EdgeLabel"))
        return data;
    return {};
  }

  /// Groups are factors only where a link ends at them.
  void find_ends(const Element& graph) {
    for (const Element& edge : graph.children("edge")) {
      ends_.insert(std::string(edge.attribute("source")));
      ends_.insert(std::string(edge.attribute("target")));
    }
    for (const Element& node : graph.children("node"))
      for (const Element& inner : node.children("graph")) find_ends(inner);
  }

  void read_graph(const Element& graph, const std::string& group) {
    const bool directed = graph.attribute("edgedefault") != "undirected";
    for (const Element& node : graph.children("node")) add_node(node, group);
    for (const Element& edge : graph.children("edge")) add_edge(edge, directed);
    for (const Element& edge : graph.children("hyperedge"))
      hyperedges_.push_back({.place = edge.place()});
  }

  void add_node(const Element& node, const std::string& group) {
    const std::string id(node.attribute("id"));
    const Element graphics = graphics_in(node);
    Attributes attributes = attributes_in(node, "node");
    const auto number = [&](const char* name) {
      const std::string plain = attributes.take({name});
      const std::string drawn(graphics.find("Geometry").attribute(name));
      return drawn::number_in(drawn.empty() ? plain : drawn);
    };
    const auto x = number("x"), y = number("y");
    Factor factor = drawn::factor_of(std::move(attributes), drawn_label(graphics, "NodeLabel"));
    if (x && y) factor.position = Position{*x, *y};
    if (factor.theme.empty()) factor.theme = group;
    const std::string name = factor.label.empty() ? id : factor.label;
    if (!is_group(node) || ends_.count(id) > 0) map_.add(id, std::move(factor), node.place());
    for (const Element& inner : node.children("graph")) read_graph(inner, name);
  }

  void add_edge(const Element& edge, bool directed) {
    DrawnLink link{.from = std::string(edge.attribute("source")),
                   .to = std::string(edge.attribute("target")),
                   .place = edge.place()};
    if (edge.has("directed")) directed = edge.attribute("directed") != "false";
    const Element graphics = graphics_in(edge);
    Attributes attributes = attributes_in(edge, "edge");
    const std::string drawn = text::trimmed(drawn_label(graphics, "EdgeLabel"));
    const bool is_sign = drawn::sign_in(drawn) != Polarity::blank;
    if (attributes.peek("label").empty())
      attributes.add("label", drawn);
    else if (attributes.peek("sign").empty() && is_sign)
      attributes.add("sign", drawn);
    const auto ok = drawn::read_link(std::move(attributes), options_, link);
    if (!ok) return map_.refuse(link, ok.error());
    if (!directed) link.direction = DrawnLink::Direction::none;
    const Element arrows = graphics.find("Arrows");
    if (!arrows) return map_.add(std::move(link));
    add_drawn(std::move(link), arrows.attribute("source"), arrows.attribute("target"));
  }

  /// The heads of the arrow decide which way a link leads, whatever the edge says.
  void add_drawn(DrawnLink link, std::string_view at_source, std::string_view at_target) {
    const auto is_head = [](std::string_view head) { return !head.empty() && head != "none"; };
    if ((is_bar(at_source) || is_bar(at_target)) && !link.weight && link.sign == Polarity::blank &&
        bars_++ == 0)
      first_bar_ = link.place;
    const bool to = is_head(at_target), from = is_head(at_source);
    if (from && !to) std::swap(link.from, link.to);
    link.direction = from && to   ? DrawnLink::Direction::both
                     : from || to ? DrawnLink::Direction::there
                                  : DrawnLink::Direction::none;
    map_.add(std::move(link));
  }

  const ReadOptions& options_;
  DrawnMap map_;
  std::map<std::string, Key, std::less<>> keys_;
  std::set<std::string> ends_;
  std::vector<DrawnLink> hyperedges_;
  std::size_t bars_ = 0;
  Place first_bar_;
};

Result<Read<Map>> read_graphml(std::span<const Source> sources, const ReadOptions& options) {
  const Source& source = sources.front();
  const auto root = detail::root_of(source, "graphml", "graphml.not_graphml", "no GraphML");
  if (!root) return tl::make_unexpected(root.error());
  return GraphmlReader(source, options).read(*root);
}

}  // namespace

const Format& graphml_format() {
  static const Format format{
      .name = "graphml",
      .title = "GraphML, plain or drawn in yEd",
      .extensions = ".graphml",
      .checked = "a drawing of yEd 3.23, networkx 3.6",
      .sniff = [](const Source& source) { return detail::has_root(source, "graphml") ? 2 : 0; },
      .read_map = read_graphml,
      .write_map = drawn::write_graphml,
      .keeps = drawn::whole_map};
  return format;
}

}  // namespace fcm
