// SPDX-License-Identifier: MIT
#include "fcm/formats.hpp"
#include "formats/source.hpp"
#include "networks.hpp"

using namespace networks;

namespace {

std::string with(const std::string& connection, const fcm::ReadOptions& options = {}) {
  return drawn(parse(R"({"elements": [{"label": "a"}, {"label": "b"}, {"label": "c"}],
      "connections": [{"from": "a", "to": "b", )" +
                         connection + "}]}",
                     options)
                   .value);
}

/// What is lost on the way to Kumu and back.
fcm::Map kept(const fcm::Map& map, bool title) {
  fcm::MapSource source;
  if (title) source.title = map.source().title;
  return *fcm::Map::make(map.factors(), map.links(), std::move(source));
}

/// Several tables read as one map.
fcm::Read<fcm::Map> together(const std::vector<std::string>& tables) {
  std::vector<fcm::detail::Source> sources;
  for (const std::string& table : tables)
    sources.emplace_back(table, "part" + std::to_string(sources.size() + 1) + ".csv");
  const auto read = (*fcm::format_named("kumu"))->read_map(sources, {});
  if (!read) FAIL(fcm::to_text(read.error()));
  CHECK(read->account.adds_up());
  return *read;
}

}  // namespace

TEST_CASE("kumu: a blueprint and the export of a project hold one map", "[formats]") {
  check_good_files("kumu");
  const auto project = read((good("kumu") / "town-project.json").string());
  CHECK(drawn(project.value) ==
        "Bus services -> Visits to friends 0.25\nBus services -> Loneliness ?\n"
        "Visits to friends -> Loneliness -0.5\n");
  CHECK(project.value.factors()[0].theme == "Getting about");
  CHECK(fcm::field(project.value.factors()[0].fields, "tags") == "road; public");
  CHECK(fcm::field(project.value.links()[0].fields, "delay") == "yes");
  CHECK(codes(project.account) == std::set<std::string>{"format.several_maps", "kumu.left_out",
                                                        "link.sign_only", "link.unscored",
                                                        "weight.field"});
}

TEST_CASE("kumu: the codes of two signs say what happens to cause and effect", "[formats]") {
  for (const char* plus :
       {"+", "same", "++", "--", "\u2212\u2212", "adds to", "Increases", "+ (delay)"})
    CHECK(with("\"type\": \"" + std::string(plus) + "\"") == "a -> b 0.5\n");
  for (const char* minus : {"-", "\u2013", "opposite", "+-", "-+", "Subtracts from", "decreases"})
    CHECK(with("\"type\": \"" + std::string(minus) + "\"") == "a -> b -0.5\n");
  for (const char* none : {"", "affects", "delay", "funds"})
    CHECK(with("\"type\": \"" + std::string(none) + "\"") == "a -> b ?\n");
  CHECK(with(R"("label": "-")") == "a -> b -0.5\n");
}

TEST_CASE("kumu: a strength needs a sign, unless strengths have signs themselves", "[formats]") {
  CHECK(with(R"("strength": 0.5)") == "a -> b ?\n");
  CHECK(with(R"("strength": "strong", "type": "-")") == "a -> b -0.75\n");
  CHECK(with(R"("strength": 0.5}, {"from": "b", "to": "c", "strength": -1)") ==
        "a -> b 0.5\nb -> c -1\n");
  CHECK(with(R"("weight": 0.5)") == "a -> b 0.5\n");
  CHECK(with(R"("strength": 3, "type": "+")", {.scale = 5}) == "a -> b 0.6\n");
  CHECK(with(R"("Power": 2, "type": "+")", {.scale = 4, .weight = "Power"}) == "a -> b 0.5\n");
  CHECK(with(R"("strength": 0)") == "a -> b 0\n");
}

TEST_CASE("kumu: mutual connections go both ways, undirected ones where that is asked",
          "[formats]") {
  CHECK(with(R"("direction": "mutual", "type": "+")") == "a -> b 0.5\nb -> a 0.5\n");
  CHECK(with(R"("direction": "undirected", "type": "+")", {.association = true}) ==
        "a -> b 0.5\nb -> a 0.5\n");
}

TEST_CASE("kumu: two CSV files are one map", "[formats]") {
  const auto map = together({"Label,Type,Tags\nBus services,Getting about,road|public\nA|B,,\n",
                             "From,To,Direction,Type,Strength\nBus services,Loneliness | "
                             "Visits,directed,-,0.25\nA|B,Visits,,,\n"});
  CHECK(drawn(map.value) ==
        "Bus services -> Loneliness -0.25\nBus services -> Visits -0.25\nA|B -> Visits ?\n");
  CHECK(fcm::field(map.value.factors()[0].fields, "tags") == "road; public");
  CHECK(codes(map.account).count("kumu.implied") == 1);
}

TEST_CASE("kumu: a section below blank rows has a header of its own", "[formats]") {
  const auto map = together({"Label\na\nb\n\n\nFrom,To,Type\na,b,+\n\n\nFrom,To,Type\nb,a,-\n"});
  CHECK(drawn(map.value) == "a -> b 0.5\nb -> a -0.5\n");
}

TEST_CASE("kumu: what Kumu can hold comes back from JSON", "[formats]") {
  const std::string bytes = written("kumu", rich_map(), ".json");
  INFO(bytes);
  CHECK(*fcm::what_are(bytes, "map.json") == "kumu");
  CHECK(parse(bytes).value == kept(rich_map(), true));
  CHECK(bytes.find("\"from\": \"Bus services\"") != std::string::npos);
}

TEST_CASE("kumu: what Kumu can hold comes back from a workbook", "[formats]") {
  const std::string bytes = written("kumu", rich_map(), ".xlsx");
  CHECK(*fcm::what_are(bytes, "map.xlsx") == "kumu");
  CHECK(parse(bytes).value == kept(rich_map(), false));
  CHECK(written("kumu", rich_map(), ".xlsx") == bytes);
}

TEST_CASE("kumu: the system map of drug deaths in Scotland", "[formats]") {
  const std::string path = sample("kumu/ndrdd_DRD_Kumu_file.xlsx");
  if (path.empty()) return;
  CHECK(*fcm::what_is(path) == "kumu");
  const auto one = read(path);
  CHECK(one.value.size() == 98);
  CHECK(one.account.read() == 224);
  CHECK(one.account.refused() == 0);
  CHECK(codes(one.account).count("link.unscored") == 1);
}

TEST_CASE("kumu: labels that are ids of other elements, or are not unique, come back",
          "[formats]") {
  const auto odd = [](const char* first, const char* second) {
    return *fcm::Map::make({{.id = "a", .label = first}, {.id = "b", .label = second}},
                           {{.from = 0, .to = 1, .weight = -1, .fields = {{"delay", "2 years"}}}});
  };
  for (const auto& map : {odd("b", "a"), odd("same", "same"), odd("x|y", "x"), odd("A", "a")}) {
    CHECK(parse(written("kumu", map, ".json")).value == map);
  }
}

TEST_CASE("kumu: of several maps of a project one may be picked", "[formats]") {
  const std::string file = R"({"elements": [{"_id": "e1", "attributes": {"label": "a"}},
    {"_id": "e2", "attributes": {"label": "b"}}], "connections": [], "defaultMap": "m2",
    "maps": [{"_id": "m1", "name": "North", "elements": [{"element": "e1"}]},
             {"_id": "m2", "name": "South", "elements": [{"element": "e2"}]}]})";
  CHECK(fcm::parse_map(file, "k.json")->value.factors()[0].id == "e2");
  CHECK(fcm::parse_map(file, "k.json", {.pick = "north"})->value.factors()[0].id == "e1");
  CHECK(fcm::parse_map(file, "k.json", {.pick = "east"}).error().code == "format.pick");
}

TEST_CASE("kumu: a mutual connection that another contradicts is named the way it clashes",
          "[formats]") {
  const auto map = fcm::parse_map(
      R"({"elements": [{"label": "a"}, {"label": "b"}], "connections": [
        {"from": "b", "to": "a", "type": "-"},
        {"from": "a", "to": "b", "type": "+", "direction": "mutual"}]})",
      "k.json");
  REQUIRE(map);
  REQUIRE(map->account.has_errors());
  for (const fcm::Problem& one : map->account.problems())
    if (one.code == "edge.conflict")
      CHECK(one.message == "\"b\" -> \"a\": the weight is 0.5 here and -0.5 in another link");
}
