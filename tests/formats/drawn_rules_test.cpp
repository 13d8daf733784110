// SPDX-License-Identifier: MIT
//
// One drawing means the same in every format of drawn maps: the same weights, the same problems.
#include "networks.hpp"

using namespace networks;

namespace {

using Words = std::vector<std::pair<std::string, std::string>>;

/// Two factors and a link with these attributes, as each format writes them.
std::map<std::string, std::string> drawings(const Words& attributes, bool directed) {
  const std::string of = directed ? "true" : "false", undirected = directed ? "" : "un";
  std::string keys, data, columns, values, dot, json;
  for (const auto& [name, text] : attributes) {
    keys += "<key id='" + name + "' for='edge' attr.name='" + name + "'/>";
    data += "<data key='" + name + "'>" + text + "</data>";
    columns += "<attribute id='" + name + "' title='" + name + "' type='string'/>";
    values += "<attvalue for='" + name + "' value='" + text + "'/>";
    dot += (name == "weight" ? "fcm_weight" : name) + "=\"" + text + "\" ";
    json += ", \"" + name + "\": \"" + text + "\"";
  }
  const std::string link = R"("source": "a", "target": "b")" + json;
  return {
      {"graphml", "<graphml>" + keys + "<graph edgedefault='" + undirected +
                      "directed'><node id='a'/><node id='b'/><edge source='a' target='b'>" + data +
                      "</edge></graph></graphml>"},
      {"gexf", "<gexf><graph defaultedgetype='" + undirected +
                   "directed'><attributes class='edge'>" + columns +
                   "</attributes><nodes><node id='a'/><node id='b'/></nodes><edges><edge "
                   "source='a' target='b'><attvalues>" +
                   values + "</attvalues></edge></edges></graph></gexf>"},
      {"dot", directed ? "digraph { a -> b [" + dot + "] }" : "graph { a -- b [" + dot + "] }"},
      {"jgf", R"({"graph": {"directed": )" + of + R"(, "nodes": {"a": {}, "b": {}}, "edges": [{)" +
                  link + "}]}}"},
      {"cytoscape", R"({"directed": )" + of +
                        R"(, "elements": [{"data": {"id": "a"}}, {"data": {"id": "b"}}, )" +
                        R"({"data": {)" + link + "}}]}"},
      {"node_link", R"({"directed": )" + of +
                        R"(, "nodes": [{"id": "a"}, {"id": "b"}], "links": [{)" + link + "}]}"}};
}

/// The links by id, then what was told but for notes.
std::string read_as(const std::string& word, const std::string& bytes,
                    const fcm::ReadOptions& options) {
  fcm::ReadOptions named = options;
  named.from = word;
  const auto read = fcm::parse_map(bytes, "input", named);
  if (!read) return read.error().code;
  CHECK(read->account.adds_up());
  std::string all;
  for (const fcm::Link& link : read->value.links())
    all += read->value.factors()[link.from].id + read->value.factors()[link.to].id + " " +
           (link.simulated ? std::to_string(link.weight) : "?") + " ";
  for (const fcm::Problem& problem : read->account.problems())
    if (problem.severity != fcm::Severity::note) all += problem.code + " ";
  return all;
}

void check_all(const std::string& wanted, const Words& attributes,
               const fcm::ReadOptions& options = {}, bool directed = true) {
  for (const auto& [word, bytes] : drawings(attributes, directed)) {
    INFO(word << " " << bytes);
    CHECK(read_as(word, bytes, options) == wanted);
  }
}

}  // namespace

TEST_CASE("drawn maps: a weight, a sign, both or neither mean the same in every format",
          "[formats]") {
  check_all("ab 0.500000 ", {{"weight", "0.5"}});
  check_all("ab 0.500000 ", {{"weight", "0,5"}});
  check_all("ab -0.500000 ", {{"weight", "0.5"}, {"sign", "-"}});
  check_all("ab -0.500000 ", {{"sign", "negative"}});
  check_all("ab 0.750000 ", {{"strength", "strong"}});
  check_all("ab ? link.unscored ", {{"relation", "is near"}});
  check_all("ab ? link.unscored ", {{"weight", "null"}});
  check_all("ab 1.000000 ", {{"weight", "1"}, {"relation", "increases"}});
}

TEST_CASE("drawn maps: counts are no weights, but for DOT, where fcm_weight says what it is",
          "[formats]") {
  for (const auto& [word, bytes] : drawings({{"weight", "3"}}, true)) {
    INFO(word << " " << bytes);
    CHECK(read_as(word, bytes, {}) ==
          (word == "dot" ? "weight.range " : "ab ? weight.counts link.unscored "));
  }
}

TEST_CASE("drawn maps: what cannot be a weight is refused with one code in every format",
          "[formats]") {
  check_all("weight.range ", {{"weight", "2.5"}});
  check_all("edge.sign ", {{"weight", "-0.5"}, {"sign", "+"}});
  check_all("strength.unknown ", {{"weight", "rather"}});
  check_all("link.undirected ", {{"weight", "0.5"}}, {}, false);
}

TEST_CASE("drawn maps: what the person says of the file holds in every format", "[formats]") {
  check_all("ab 0.500000 ", {{"weight", "2.5"}}, {.scale = 5});
  check_all("ab ? link.unscored ", {{"weight", "99.5"}, {"sign", "+"}}, {.missing = {99.5}});
  check_all("ab -0.250000 ", {{"weight", "0.5"}, {"felt", "-0.25"}}, {.weight = "felt"});
  check_all("weight.no_field", {{"weight", "0.5"}, {"sign", "+"}}, {.weight = "fetl"});
  check_all("ab 0.500000 ba 0.500000 ", {{"weight", "0.5"}}, {.association = true}, false);
}
