// SPDX-License-Identifier: MIT
#include "formats/graphml_write.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "formats/graph_attributes.hpp"
#include "formats/written.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"
#include "text/xml.hpp"

namespace fcm::drawn {
namespace {

// Okabe and Ito (2008): blue and vermilion are told apart by the colour-blind too.
constexpr std::string_view blue = "#0072B2", vermilion = "#D55E00", grey = "#808080";
constexpr double box_width = 150, box_height = 50;

/// Keys are declared above the graph, and known only when it is written.
class Keys {
 public:
  std::string data(const char* of, const Attribute& attribute) {
    const auto [known, is_new] =
        ids_.try_emplace({of, attribute.name}, "d" + std::to_string(ids_.size()));
    if (is_new)
      declared_ += "  <key id=\"" + known->second + "\" for=\"" + of + "\" attr.name=\"" +
                   text::xml_attribute(attribute.name) + "\" attr.type=\"" +
                   (attribute.number ? "double" : "string") + "\"/>\n";
    return "      <data key=\"" + known->second + "\">" + text::xml_text(attribute.text) +
           "</data>\n";
  }
  const std::string& declared() const { return declared_; }

 private:
  std::map<std::pair<std::string, std::string>, std::string> ids_;
  std::string declared_;
};

std::string node_id(Index i) { return "n" + std::to_string(i); }

std::string node(const Factor& factor, Index i, Keys& keys) {
  std::string out = "    <node id=\"" + node_id(i) + "\">\n";
  if (!factor.label.empty()) out += keys.data("node", {"label", factor.label});
  for (const Attribute& one : attributes_of(factor)) out += keys.data("node", one);
  std::string corner;
  if (const auto& at = factor.position) {
    const std::string x = text::shortest(at->x), y = text::shortest(at->y);
    out += keys.data("node", {"x", x, true}) + keys.data("node", {"y", y, true});
    corner = " x=\"" + x + "\" y=\"" + y + "\"";
  }
  return out + "      <data key=\"nodegraphics\"><y:ShapeNode><y:Geometry height=\"" +
         text::shortest(box_height) + "\" width=\"" + text::shortest(box_width) + "\"" + corner +
         "/><y:Fill color=\"#FFFFFF\" transparent=\"false\"/><y:NodeLabel>" +
         text::xml_text(factor.label.empty() ? factor.id : factor.label) +
         "</y:NodeLabel><y:Shape type=\"roundrectangle\"/></y:ShapeNode></data>\n    </node>\n";
}

std::string edge(const Link& link, Index i, Keys& keys) {
  std::string out = "    <edge id=\"e" + std::to_string(i) + "\" source=\"" + node_id(link.from) +
                    "\" target=\"" + node_id(link.to) + "\">\n";
  for (const Attribute& one : attributes_of(link, "weight")) out += keys.data("edge", one);
  const bool minus = link.weight < 0;
  const std::string colour(minus ? vermilion : link.weight > 0 ? blue : grey);
  return out + "      <data key=\"edgegraphics\"><y:PolyLineEdge><y:LineStyle color=\"" + colour +
         "\" type=\"" + (minus ? "dashed" : "line") +
         "\" width=\"1.0\"/><y:Arrows source=\"none\" target=\"" +
         (minus ? "t_shape" : "standard") + "\"/><y:EdgeLabel>" + sign_text(link) +
         "</y:EdgeLabel></y:PolyLineEdge></data>\n    </edge>\n";
}

}  // namespace

Result<std::vector<WrittenFile>> write_graphml(const Published<Map>& published, std::string_view) {
  const Map& map = *published;
  Keys keys;
  std::string graph;
  for (const Attribute& one : attributes_of(map.source())) graph += keys.data("graph", one);
  for (Index i = 0; i < map.size(); ++i) graph += node(map.factors()[i], i, keys);
  for (Index i = 0; i < map.links().size(); ++i) graph += edge(map.links()[i], i, keys);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
      "xmlns:y=\"http://www.yworks.com/xml/graphml\">\n" +
      keys.declared() +
      "  <key id=\"nodegraphics\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
      "  <key id=\"edgegraphics\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n"
      "  <graph id=\"G\" edgedefault=\"directed\">\n" +
      graph + "  </graph>\n</graphml>\n";
  return std::vector<WrittenFile>{
      {.name = {}, .bytes = detail::marked_xml(std::move(out), published.audience())}};
}

}  // namespace fcm::drawn
