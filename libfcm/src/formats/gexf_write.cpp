// SPDX-License-Identifier: MIT
#include "formats/gexf_write.hpp"

#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "formats/graph_attributes.hpp"
#include "formats/written.hpp"
#include "text/number.hpp"
#include "text/xml.hpp"

namespace fcm::drawn {
namespace {

/// The attributes of nodes or of edges, declared above them.
class Columns {
 public:
  std::string values(const std::vector<Attribute>& attributes) {
    if (attributes.empty()) return {};
    std::string out = "        <attvalues>\n";
    for (const Attribute& one : attributes) {
      const auto [known, is_new] = ids_.try_emplace(one.name, std::to_string(ids_.size()));
      if (is_new)
        declared_ += "      <attribute id=\"" + known->second + "\" title=\"" +
                     text::xml_attribute(one.name) + "\" type=\"" +
                     (one.number ? "double" : "string") + "\"/>\n";
      out += "          <attvalue for=\"" + known->second + "\" value=\"" +
             text::xml_attribute(one.text) + "\"/>\n";
    }
    return out + "        </attvalues>\n";
  }
  std::string declared(const char* of) const {
    return "    <attributes class=\"" + std::string(of) + "\">\n" + declared_ +
           "    </attributes>\n";
  }

 private:
  std::map<std::string, std::string> ids_;
  std::string declared_;
};

std::string node_id(Index i) { return "n" + std::to_string(i); }

std::string node(const Factor& factor, Index i, Columns& columns) {
  std::vector<Attribute> attributes = attributes_of(factor);
  // What an attribute of XML shows on one line is said in full beside it.
  if (label_in(factor.label) != factor.label) attributes.push_back({"label", factor.label});
  std::string out = "      <node id=\"" + node_id(i) + "\" label=\"" +
                    text::xml_attribute(factor.label.empty() ? factor.id : factor.label) + "\">\n" +
                    columns.values(attributes);
  if (const auto& at = factor.position)
    out += "        <viz:position x=\"" + text::shortest(at->x) + "\" y=\"" +
           text::shortest(0 - at->y) + "\" z=\"0\"/>\n";
  return out + "      </node>\n";
}

std::string edge(const Link& link, Index i, Columns& columns) {
  // Okabe and Ito (2008): blue and vermilion are told apart by the colour-blind too.
  const std::string colour = link.weight < 0   ? "r=\"213\" g=\"94\" b=\"0\""
                             : link.weight > 0 ? "r=\"0\" g=\"114\" b=\"178\""
                                               : "r=\"128\" g=\"128\" b=\"128\"";
  std::string out = "      <edge id=\"" + std::to_string(i) + "\" source=\"" + node_id(link.from) +
                    "\" target=\"" + node_id(link.to) + "\" label=\"" + sign_text(link) + "\"";
  if (link.simulated) out += " weight=\"" + text::shortest(std::abs(link.weight)) + "\"";
  return out + ">\n" + columns.values(attributes_of(link, "fcm_weight")) + "        <viz:color " +
         colour + "/>\n      </edge>\n";
}

}  // namespace

Result<std::vector<WrittenFile>> write_gexf(const Published<Map>& published, std::string_view) {
  const Map& map = *published;
  Columns of_nodes, of_edges;
  std::string nodes, edges;
  for (Index i = 0; i < map.size(); ++i) nodes += node(map.factors()[i], i, of_nodes);
  for (Index i = 0; i < map.links().size(); ++i) edges += edge(map.links()[i], i, of_edges);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://www.gexf.net/1.2draft\" "
      "xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" version=\"1.2\">\n"
      "  <meta>\n    <description>" +
      text::xml_text(map.source().title) +
      "</description>\n  </meta>\n"
      "  <graph mode=\"static\" defaultedgetype=\"directed\">\n" +
      of_nodes.declared("node") + of_edges.declared("edge") + "    <nodes>\n" + nodes +
      "    </nodes>\n    <edges>\n" + edges + "    </edges>\n  </graph>\n</gexf>\n";
  return std::vector<WrittenFile>{
      {.name = {}, .bytes = detail::marked_xml(std::move(out), published.audience())}};
}

}  // namespace fcm::drawn
