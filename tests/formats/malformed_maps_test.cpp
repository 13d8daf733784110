// SPDX-License-Identifier: MIT
//
// Drawn maps as tools and people leave them: formats.md section 18, rows 1 to 7, 26 to 29 and 32.
#include "formats/malformed.hpp"

using malformed::Given;
using malformed::given;

namespace {

const std::string mark = "\xEF\xBB\xBF";

std::string mmp(const std::string& concepts) {
  return "<mentalmodeler><concepts>" + concepts + "</concepts></mentalmodeler>";
}

/// A concept of Mental Modeler with one relationship.
std::string concept_of(const std::string& id, const std::string& name, const std::string& to = "",
                       const std::string& influence = "", const std::string& to_name = "") {
  const std::string link = "<relationships><relationship><id>" + to + "</id><name>" + to_name +
                           "</name><influence>" + influence +
                           "</influence></relationship></relationships>";
  return "<concept><id>" + id + "</id><name>" + name + "</name>" + (to.empty() ? "" : link) +
         "</concept>";
}

std::string gexf(const std::string& type, const std::string& label) {
  return "<?xml version='1.0'?><gexf xmlns='http://www.gexf.net/1.1draft' version='1.3'><graph "
         "defaultedgetype='" +
         type + "'><nodes><node id='0' label='" + label +
         "'/><node id='1' label='b'/></nodes><edges><edge source='0' target='1' weight='-0.5'/>"
         "</edges></graph></gexf>";
}

const std::string half = "a -> b -0.5\n";

}  // namespace

TEST_CASE("malformed: a byte order mark before JSON, XML, DOT or Pajek does not count",
          "[formats]") {
  CHECK(given(mark + gexf("directed", "a"), "map.gexf").links == half);
  CHECK(
      given(mark + mmp(concept_of("1", "a", "2", "-0.5") + concept_of("2", "b")), "m.mmp").links ==
      half);
  CHECK(given(mark + R"({"elements":[{"label":"a"},{"label":"b"}],"connections":[)"
                     R"({"from":"a","to":"b","type":"-"}]})",
              "kumu.json")
            .links == half);
  CHECK(given(mark + "digraph { a -> b [label=\"-0.5\"] }", "map.dot").links == half);
  CHECK(given(mark + "*Vertices 2\r\n1 \"a\"\r\n2 \"b\"\r\n*Arcs\r\n1 2 -0.5\r\n", "m.net").links ==
        half);
  // Places count from the first character behind it.
  CHECK(given(mark + "{\"elements\": [", "kumu.json").problems ==
        given("{\"elements\": [", "kumu.json").problems);
}

TEST_CASE("malformed: XML and JSON in UTF-16 are what they are", "[formats]") {
  const std::string json = R"({"elements":[{"label":"a"},{"label":"b"}],"connections":[)"
                           R"({"from":"a","to":"b","type":"-"}]})";
  for (const std::string& text : {gexf("directed", "a"), json}) {
    std::string little = "\xFF\xFE", big = "\xFE\xFF";
    for (const char c : text) {
      little += {c, '\0'};
      big += {'\0', c};
    }
    CHECK(given(little, "map").links == half);
    CHECK(given(big, "map").links == half);
  }
}

TEST_CASE("malformed: what a file is says its content and not its name", "[formats]") {
  const std::string xml = mmp(concept_of("1", "a", "2", "-0.5") + concept_of("2", "b"));
  const std::string json =
      R"({"concepts":[{"id":"1","name":"a","relationships":[{"id":"2","influence":"-0.5"}]},)"
      R"({"id":"2","name":"b","relationships":[]}],"groupNames":{}})";
  for (const char* name : {"map.mmp", "map.json", "map.xml", "map.csv", "map"}) {
    CHECK(given(xml, name).links == half);
    CHECK(given(json, name).links == half);
    CHECK(given(json, name).format == "mmp");
  }
  const Given gephi = given(R"({"nodes":[{"id":"1","label":"a"},{"id":"2","label":"b"}],)"
                            R"("edges":[{"source":"1","target":"2","id":"e","weight":-0.5}]})",
                            "map.prsm");
  CHECK(gephi.links == half);
  CHECK(gephi.format == "node_link");
}

TEST_CASE("malformed: blanks in tags and capitals in the root of Mental Modeler are XML",
          "[formats]") {
  CHECK(given("<?xml version='1.0'?>\n<MentalModeler >\n<concepts ><concept ><id >1</id ><name ><!"
              "[CDATA[ a ]]></name ><relationships ><relationship ><id >2</id ><name ></name >"
              "<influence >-0.5</influence ></relationship ></relationships ></concept ><concept >"
              "<id >2</id ><name >b</name ></concept ></concepts ></MentalModeler >",
              "m.mmp")
            .links == half);
}

TEST_CASE("malformed: letters are weights, and undefined, empty, null and NaN are none",
          "[formats]") {
  std::string concepts = concept_of("0", "end");
  int id = 1;
  for (const char* influence : {"H+", "L-", "undefined", "", "null", "NaN", "0"})
    concepts += concept_of(std::to_string(id++), influence, "0", influence);
  const Given map = given(mmp(concepts), "m.mmp");
  CHECK(map.links.find("H+ -> end 1\nL- -> end -0.25\nundefined -> end ?\n") == 0);
  CHECK(map.links.find("null -> end ?\nNaN -> end ?\n0 -> end 0\n") != std::string::npos);
  CHECK(map.account == "7 = 7 + 0 + 0");
  CHECK(map.tells("mmp.letters"));
  CHECK(map.tells("link.unscored"));
}

TEST_CASE("malformed: a link to a concept that is not there is refused, and ids go before names",
          "[formats]") {
  const Given map =
      given(mmp(concept_of("1", "a", "2", "-0.5", "another") + concept_of("2", "b", "9", "1", "a")),
            "m.mmp");
  CHECK(map.links == half);
  CHECK(map.account == "2 = 1 + 0 + 1");
  CHECK(map.tells("factor.unknown"));
  CHECK(map.message("factor.unknown").find("delete the link") != std::string::npos);
}

TEST_CASE("malformed: concepts of one name stay two, and are pointed out", "[formats]") {
  const Given map = given(mmp(concept_of("1", "Trust", "2", "0.5") + concept_of("2", "trust ") +
                              concept_of("3", "Trust", "2", "-1")),
                          "m.mmp");
  CHECK(map.factors == "Trust | trust | Trust");
  CHECK(map.account == "2 = 2 + 0 + 0");
  CHECK(map.tells("id.look_alike"));
  CHECK(map.tells("factor.label_twice"));
}

TEST_CASE("malformed: labels that were wrapped are one line, also where words were broken",
          "[formats]") {
  const std::string keys =
      "<graphml><key id='d0' for='node' attr.name='label'/><key id='d1' for='edge' "
      "attr.name='weight'/><graph edgedefault='directed'>";
  const auto node = [](const std::string& id, const std::string& label) {
    return "<node id='" + id + "'><data key='d0'>" + label + "</data></node>";
  };
  const Given map =
      given(keys + node("1", "Control and\nregularity\r\nof use") +
                node("2", "Controland regularity of use") +
                "<edge source='1' target='2'><data key='d1'>-0.5</data></edge></graph></graphml>",
            "m.graphml");
  CHECK(map.factors == "Control and regularity of use | Controland regularity of use");
  CHECK(map.tells("id.look_alike"));
}

TEST_CASE("malformed: Kumu's simple and full forms may be mixed in one file", "[formats]") {
  const Given map =
      given(R"({"elements":[{"_id":"elem-1","label":"a","attributes":{"element type":"x"}},)"
            R"({"id":"e2","attributes":{"label":"b"}},{"label":"c"}],)"
            R"("connections":[{"from":"elem-1","to":"b","attributes":{"connection type":"-"}},)"
            R"({"from":"e2","to":"c","type":"+","reversed":true},{"from":"c","to":"nowhere"}]})",
            "kumu.json");
  CHECK(map.factors == "a | b | c");
  CHECK(map.links == "a -> b -0.5\nc -> b 0.5\n");
  CHECK(map.account == "3 = 2 + 0 + 1");
  CHECK(map.tells("factor.unknown"));
}

TEST_CASE("malformed: what lies in Kumu's trash or on another map is left out and told",
          "[formats]") {
  const Given map = given(
      R"({"elements":[{"_id":"elem-1","attributes":{"label":"a"}},{"_id":"elem-2","attributes":)"
      R"({"label":"b"}},{"_id":"elem-3","attributes":{"label":"old"}}],"connections":[)"
      R"({"_id":"conn-1","from":"elem-1","to":"elem-2","attributes":{"connection type":"+-"}},)"
      R"({"_id":"conn-2","from":"elem-3","to":"elem-2","attributes":{"connection type":"+"}}],)"
      R"("maps":[{"_id":"m","elements":[{"_id":"x","element":"elem-1"},{"_id":"y","element":)"
      R"("elem-2"}],"connections":[{"_id":"z","connection":"conn-1"}]}],"defaultMap":"m"})",
      "kumu.json");
  CHECK(map.links == half);
  CHECK(map.factors == "a | b");
  CHECK(map.tells("kumu.left_out"));
}

TEST_CASE("malformed: a list with Kumu's codes of two signs is Kumu's", "[formats]") {
  const Given map = given("From,To,Type\na,b,+-\nb,c,--\nc,a|d,++\n", "connections.csv");
  CHECK(map.format == "kumu");
  CHECK(map.links == "a -> b -0.5\nb -> c 0.5\nc -> a 0.5\nc -> d 0.5\n");
}

TEST_CASE("malformed: GEXF goes by its elements, whatever version and namespace it claims",
          "[formats]") {
  CHECK(given(gexf("directed", "a"), "m.gexf").links == half);
  const Given mixed = given(gexf("mixed", "a"), "m.gexf");
  CHECK(mixed.links.empty());
  CHECK(mixed.account == "1 = 0 + 0 + 1");
  CHECK(mixed.tells("link.undirected"));
  CHECK(given(gexf("mixed", "a"), "m.gexf", {.association = true}).links ==
        "a -> b -0.5\nb -> a -0.5\n");
}

TEST_CASE("malformed: a bare & in XML is a character", "[formats]") {
  CHECK(given(gexf("directed", "Health & care &amp; food &c"), "m.gexf").factors ==
        "Health & care & food &c | b");
}

TEST_CASE("malformed: DOT without commas and with raw line ends is read, not cut", "[formats]") {
  const Given map = given(
      "digraph \"Map\" {\n n1 [label=\"Health\nand care\" color=\"red\"; pos=\"1,2\"]\n n2 "
      "[label=b "
      "shape=box]\n n1 -> n2 [label=\"-\" penwidth=2 style=dashed]\n}",
      "m.dot");
  CHECK(map.links == "Health and care -> b -0.5\n");
  CHECK(given("digraph {\n n1 [label=\"a \"so called\" b\"]\n}", "m.dot").problems ==
        "2:25 dot.syntax\n");
}

TEST_CASE("malformed: widths of lines and sizes are no weights, until somebody names them",
          "[formats]") {
  const std::string map =
      "<graphml><key id='d0' for='node' attr.name='size'/><key id='d1' for='edge' "
      "attr.name='weight'/><graph edgedefault='directed'><node id='a'><data key='d0'>undefined"
      "</data></node><node id='b'/><edge source='a' target='b'><data key='d1'>4</data></edge>"
      "<edge source='b' target='a'><data key='d1'>1</data></edge></graph></graphml>";
  const Given silent = given(map, "m.graphml");
  CHECK(silent.links == "a -> b ?\nb -> a ?\n");
  CHECK(silent.problems == "0:0 weight.counts\n1:191 link.unscored\n");
  CHECK(given(map, "m.graphml", {.scale = 4, .weight = "weight"}).links ==
        "a -> b 1\nb -> a 0.25\n");
}

TEST_CASE("malformed: files that only their own program reads name the export to use",
          "[formats]") {
  const auto message = [](const std::string& name, const std::string& bytes) {
    const Given refused = given(bytes, name);
    REQUIRE(refused.all.size() == 1);
    return refused.all[0].message + "; " + refused.all[0].hint;
  };
  const std::string database = "SQLite format 3" + std::string(100, '\0');
  const std::string archive = "PK\x03\x04" + std::string(60, '\x01');
  for (const auto& [name, bytes] : std::vector<std::pair<std::string, std::string>>{
           {"old.nvp", std::string(1, '\0') + "rubbish"},
           {"Old.NVPX", database},
           {"old.mx24", database},
           {"old.mx2020", database},
           {"old.atlproj", archive},
           {"old.atlproj23", archive},
           {"old.hpr7", archive}}) {
    INFO(name);
    CHECK(given(bytes, name).problems == "0:0 format.closed\n");
    CHECK(message(name, bytes).find("REFI-QDA") != std::string::npos);
  }
  CHECK(message("old.emp", "<ecoModeler><info/></ecoModeler>").find("no links") !=
        std::string::npos);
  CHECK(message("maps.prsml", "[{\"name\": \"a\"}]").find("save the map as .prsm") !=
        std::string::npos);
}
