// SPDX-License-Identifier: MIT
#include "networks.hpp"

using namespace networks;

namespace {

/// Two factors and one link, as PRSM draws it.
std::string with(const std::string& link, const fcm::ReadOptions& options = {}) {
  return drawn(
      parse(R"({"styles": {"nodes": {}, "edges": {"edge1": {"groupLabel": "Positive influence"},
        "edge2": {"groupLabel": "Decreases"}, "edge3": {"groupLabel": "Reciprocal influence"}}},
      "nodes": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
      "edges": [{"from": "a", "to": "b")" +
                link + "}]}",
            options)
          .value);
}

fcm::Map kept(const fcm::Map& map) { return *fcm::Map::make(map.factors(), map.links(), {}); }

}  // namespace

TEST_CASE("prsm: plain, compressed and old files hold one map", "[formats]") {
  check_good_files("prsm");
  const auto one = read((good("prsm") / "town-compressed.prsm").string());
  CHECK(drawn(one.value) ==
        "Bus services -> Visits to friends 0.5\nBus services -> Loneliness ?\n"
        "Visits to friends -> Loneliness -0.5\nLoneliness -> Bus services -0.25\n"
        "Loneliness -> Visits to friends 0.5\n");
  const fcm::Factor& bus = one.value.factors()[0];
  CHECK(bus.description == "lines 4 and 7");
  CHECK(bus.theme == "Getting about");
  CHECK(bus.fields == fcm::Fields{{"thumbs up", "2"}, {"units", "a day"}});
  CHECK(one.value.factors()[1].theme == "At home");
  CHECK(fcm::field(one.value.links()[0].fields, "line") == "dashed");
  CHECK(codes(one.account) ==
        std::set<std::string>{"link.sign_only", "link.unscored", "prsm.signs"});
}

TEST_CASE("prsm: the style's name comes before the label, and that before the colour",
          "[formats]") {
  CHECK(with(R"(, "grp": "edge1")") == "A -> B 0.5\n");
  CHECK(with(R"(, "grp": "edge2", "label": "0.3")") == "A -> B -0.3\n");
  CHECK(with(R"j(, "grp": "edge1", "color": {"color": "rgb(255,0,0)"})j") == "A -> B 0.5\n");
  CHECK(with(R"j(, "grp": "edge3", "label": "-", "color": "rgb(0,204,0)")j") == "A -> B -0.5\n");
  CHECK(with(R"(, "grp": "edge3", "color": "#FF0000")") == "A -> B -0.5\n");
  CHECK(with(R"j(, "color": {"color": "rgb(200,0,0)"})j") == "A -> B ?\n");
  CHECK(with(R"(, "label": "about half")") == "A -> B ?\n");
}

TEST_CASE("prsm: arrows say which way", "[formats]") {
  CHECK(
      with(
          R"(, "grp": "edge1", "arrows": {"to": {"enabled": false}, "from": {"enabled": true}})") ==
      "B -> A 0.5\n");
  CHECK(with(R"(, "grp": "edge1", "arrows": "to, from")") == "A -> B 0.5\nB -> A 0.5\n");
  CHECK(with(R"(, "grp": "edge1", "arrows": "")", {.association = true}) ==
        "A -> B 0.5\nB -> A 0.5\n");
}

TEST_CASE("prsm: a file of Gephi with PRSM's extension is read as what it is", "[formats]") {
  const std::string gephi =
      R"j({"nodes": [{"id": "1", "label": "A", "x": 1, "y": 2, "size": 4, "color": "rgb(1,2,3)", "attributes": {}},
                    {"id": "2", "label": "B"}],
          "edges": [{"id": "7", "source": "1", "target": "2", "attributes": {}, "size": 1}]})j";
  CHECK(*fcm::what_are(gephi, "map.prsm") == "node_link");
  CHECK(drawn(parse(gephi).value) == "A -> B ?\n");
}

TEST_CASE("prsm: everything comes back from its file, and all but the source from its workbook",
          "[formats]") {
  const std::string bytes = written("prsm", rich_map(), ".prsm");
  INFO(bytes);
  CHECK(*fcm::what_are(bytes, "map.prsm") == "prsm");
  CHECK(parse(bytes).value == rich_map());
  CHECK(bytes.find("Negative influence") != std::string::npos);
  const std::string workbook = written("prsm", rich_map(), ".xlsx");
  CHECK(*fcm::what_are(workbook, "map.xlsx") == "prsm");
  CHECK(parse(workbook).value == kept(rich_map()));
}

TEST_CASE("prsm: two factors of one label cannot be told apart in a workbook", "[formats]") {
  const fcm::Map map = *fcm::Map::make({{.id = "a", .label = "A"}, {.id = "b", .label = "A"}}, {});
  const auto files =
      (*fcm::format_named("prsm"))->write_map(fcm::publish(map, fcm::Audience::working), ".xlsx");
  REQUIRE_FALSE(files);
  CHECK(files.error().code == "prsm.labels");
}
