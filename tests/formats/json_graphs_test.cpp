// SPDX-License-Identifier: MIT
//
// JSON Graph Format, Cytoscape, nodes and links.
#include "formats/source.hpp"
#include "networks.hpp"

using namespace networks;

namespace {
const std::vector<std::string> words = {"jgf", "cytoscape", "node_link"};
}

TEST_CASE("json graphs: one map written by different tools reads to one map", "[formats]") {
  for (const std::string& word : words) check_good_files(word);
}

TEST_CASE("json graphs: everything a map holds comes back", "[formats]") {
  for (const std::string& word : words) {
    const std::string bytes = written(word, rich_map());
    INFO(bytes);
    CHECK(*fcm::what_are(bytes, "map.json") == word);
    CHECK(parse(bytes).value == rich_map());
    CHECK(written(word, parse(bytes).value) == bytes);
  }
}

TEST_CASE("json graphs: fields that are called like our attributes come back", "[formats]") {
  fcm::Map map = *fcm::Map::make(
      {{.id = "a", .label = "A", .fields = {{"group", "3"}, {"name", "n"}, {"x_", "1"}}},
       {.id = "b", .label = "B"}},
      {{.from = 0,
        .to = 1,
        .simulated = false,
        .fields = {{"delay", "long"}, {"strength", "2"}, {"type", "+"}, {"weight", "7"}}}},
      {.fields = {{"label", "l"}, {"places", "p"}}});
  for (const std::string& word : words) {
    INFO(written(word, map));
    CHECK(parse(written(word, map)).value == map);
  }
}

TEST_CASE("json graphs: numbers, signs, both and neither", "[formats]") {
  const auto one = [](const std::string& link) {
    const auto all = parse(R"({"nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "links": [
      {"source": "b", "target": "c", "weight": 1}, {"source": "a", "target": "b", )" +
                           link + "}]}");
    return all.value.links().front();
  };
  CHECK(one(R"("weight": -0.5)").weight == -0.5);
  CHECK(one(R"("weight": "-0.5")").weight == -0.5);
  CHECK(one(R"("weight": 0.3, "sign": "-")").weight == -0.3);
  CHECK(one(R"("weight": "strong", "sign": "-")").weight == -0.75);
  CHECK(one(R"("relation": "decreases")").weight == -0.5);
  CHECK(one(R"("weight": 0)").simulated);
  for (const char* none : {R"("weight": null)", R"("weight": "")", R"("weight": "NaN")",
                           R"("relation": "is")", R"("sign": "both", "weight": 0.5)"}) {
    INFO(none);
    CHECK_FALSE(one(none).simulated);
    CHECK(one(none).weight == 0);
  }
}

TEST_CASE("json graphs: the person who knows the file may name field, scale and missing numbers",
          "[formats]") {
  const std::string bytes = R"({"nodes": [{"id": "a"}, {"id": "b"}], "links": [
      {"source": "a", "target": "b", "weight": 12, "effect": -3},
      {"source": "b", "target": "a", "weight": 12, "effect": 99}]})";
  const auto one = parse(bytes, {.scale = 5, .missing = {99}, .weight = "effect"});
  REQUIRE(one.value.links().size() == 2);
  CHECK(one.value.links()[0].weight == -0.6);
  CHECK(one.value.links()[0].fields == fcm::Fields{{"weight", "12"}});
  CHECK_FALSE(one.value.links()[1].simulated);
  CHECK(codes(one.account) == std::set<std::string>{"link.unscored", "weight.field"});
  CHECK(fcm::parse_map(bytes, "input", {.weight = "size"}).error().code == "weight.no_field");
}

TEST_CASE("json graphs: links without a direction are read both ways where that is asked",
          "[formats]") {
  const auto one = parse(
      R"({"graph": {"directed": false, "nodes": {"a": {"label": "A"}, "b": {"label": "B"}},
          "edges": [{"source": "a", "target": "b", "metadata": {"weight": 0.5}}]}})",
      {.association = true});
  CHECK(drawn(one.value) == "A -> B 0.5\nB -> A 0.5\n");
  CHECK(one.account.kept() == 1);
}

TEST_CASE("json graphs: links that repeat each other are one, and the account adds up",
          "[formats]") {
  const auto one = parse(R"({"nodes": ["a", "b"], "links": [
      {"source": "a", "target": "b", "label": "first"}, {"source": "a", "target": "b", "weight": 0.5},
      {"source": "a", "target": "b", "weight": 0.5, "label": "again"}, {"source": "a", "target": "b", "weight": 1}]})");
  CHECK(one.account.read() == 4);
  CHECK(one.account.kept() == 1);
  CHECK(one.account.merged() == 2);
  CHECK(one.account.refused() == 1);
  REQUIRE(one.value.links().size() == 1);
  CHECK(one.value.links()[0].weight == 0.5);
  CHECK(one.value.links()[0].fields == fcm::Fields{{"label", "first"}, {"label (2)", "again"}});
}

TEST_CASE("networks: files of other kinds are not claimed", "[formats]") {
  const std::set<std::string> ours = {"jgf", "cytoscape", "node_link", "kumu", "prsm", "loopy"};
  for (const char* bytes :
       {R"({"schema": "fcm.map/1", "factors": [], "links": []})",
        R"({"concepts": [{"id": "1", "name": "a", "relationships": []}], "groupNames": {}})",
        R"({"Expert_1": [{"from": "a", "to": "b", "+H": 1}]})", R"([{"from": "a", "to": "b"}])",
        R"([[1, 2], [3, 4]])", R"({"n": 5})", "from,to,weight\na,b,0.5\n", "Label\n", "{}", "[]"})
    for (const fcm::Format& format : fcm::formats()) {
      if (ours.count(std::string(format.name)) == 0) continue;
      INFO(format.name << " " << bytes);
      CHECK(format.sniff(fcm::detail::Source(bytes, "input")) < 2);
    }
}

TEST_CASE("json graphs: positions in the list count nodes that were refused too", "[formats]") {
  const auto one = parse(R"({"nodes": [{"name": "a"}, {"name": "a"}, {"name": "b"}],
      "links": [{"source": 0, "target": 2, "value": 0.5}]})");
  CHECK(drawn(one.value) == "a -> b 0.5\n");
}

TEST_CASE("json graphs: the examples of the JSON Graph Format", "[formats]") {
  if (const std::string path = sample("jgf/jgf_usual_suspects.json"); !path.empty()) {
    CHECK(*fcm::what_is(path) == "jgf");
    const auto one = read(path);
    CHECK(drawn(one.value) == "Roger Kint -> Keyser S\u00f6ze ?\n");
    CHECK(one.value.source().title == "Usual Suspects");
    CHECK(fcm::field(one.value.source().fields, "release year") == "1995");
    CHECK(fcm::field(one.value.factors()[0].fields, "nickname") == "Verbal");
    CHECK(fcm::field(one.value.links()[0].fields, "relation") == "is");
  }
  if (const std::string path = sample("jgf/jgf_car_graphs.json"); !path.empty()) {
    CHECK(*fcm::what_is(path) == "jgf");
    const auto error = fcm::read_map(path).error();
    CHECK(error.code == "format.pick");
    CHECK(error.message.find("Car Manufacturer Countries") != std::string::npos);
    const auto second = fcm::read_map(path, {.association = true, .pick = "2"});
    REQUIRE(second);
    CHECK(second->value.source().title == "Car Manufacturer Countries");
  }
  if (const std::string path = sample("jgf/jgf_hyper-directed.json"); !path.empty()) {
    CHECK(*fcm::what_is(path) == "jgf");
    CHECK(fcm::read_map(path).error().code == "graph.hyperedges");
    CHECK(fcm::read_map(path).error().message.find("4 hyperedges") != std::string::npos);
  }
}
