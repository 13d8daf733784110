// SPDX-License-Identifier: MIT
#include "fcm/formats.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "text/file.hpp"

namespace {

std::string what(const std::string& bytes) {
  const auto found = fcm::what_are(bytes, "input");
  return found ? *found : found.error().code;
}

/// Codes of everything the account of this table tells, in order.
std::vector<std::string> told(const std::string& bytes) {
  const auto read = fcm::parse_map(bytes, "input");
  if (!read) return {read.error().code};
  std::vector<std::string> codes;
  for (const fcm::Problem& problem : read->account.problems()) codes.push_back(problem.code);
  return codes;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("formats: content decides what a file is", "[formats]") {
  CHECK(what("from,to,weight\na,b,0.5\n") == "edges");
  CHECK(what("Source,Target,Type,Weight\na,b,Directed,0.5\n") == "edges");
  CHECK(what("from,to\na,b\n") == "claims");
  CHECK(what("from,to,polarity,strength\na,b,+,0.5\n") == "claims");
  CHECK(what("from,to,weight,respondent\na,b,0.5,r1\n") == "claims");
  CHECK(what("from,to,strength\na,b,strong\n") == "claims");
  CHECK(what("cause;effect;quote\na;b;so it is\n") == "claims");
  CHECK(what(",a,b\na,,0.5\nb,0.1,\n") == "matrix");
  CHECK(what("a,b\n0,0.5\n0.1,0\n") == "matrix");
  CHECK(what(",a,b\na,,\nb,,\n") == "matrix");
  CHECK(what(",a\na,0.5\n") == "matrix");
  CHECK(what("0,0.5\n0.1,0\n") == "matrix");
  CHECK(what("a,b,0.5\nb,c,-0.5\n") == "edges");
  CHECK(what("1,2,0.5\n2,3,0.5\n3,4,0.5\n4,1,0.1\n") == "edges");
  CHECK(what("fcm: 1\nstudy: .\n") == "project");
  CHECK(what("{\"schema\": \"fcm.map/1\"}") == "map");
}

TEST_CASE("formats: factors called driver and outcome are still a matrix", "[formats]") {
  CHECK(what(",driver,outcome\ndriver,,0.5\noutcome,0.1,\n") == "matrix");
}

TEST_CASE("formats: V1 and V2 over numbers are names that R gave, and over words cause and effect",
          "[formats]") {
  CHECK(what("\"\",\"V1\",\"V2\",\"V3\"\n\"1\",0,0.5,0\n\"2\",0,0,-1\n\"3\",NA,0,0\n") == "matrix");
  CHECK(what("V1,V2,V3\n0,0.5,0\n0,0,-1\n,0,0\n") == "matrix");
  CHECK(what("V1;V2\n0;0,5\n0;0\n") == "matrix");
  CHECK(what("V1,V2\nV1,0,0.5\nV2,0,0\n") == "matrix");
  CHECK(what("\"\",V1,V2\nrain,0,0.5\nfloods,0,0\n") == "matrix");
  CHECK(what("V1,V2\nrain,floods\n") == "claims");
  CHECK(what("V1,V2,weight\nrain,floods,0.5\n") == "edges");
  CHECK(what("V1,V2,weight\n1,2,0.5\n") == "edges");
}

TEST_CASE("formats: what is nothing we know says what is wrong with it", "[formats]") {
  CHECK(what("") == "file.empty");
  CHECK(what("\xEF\xBB\xBF") == "file.empty");
  CHECK(what("Dear all,\nplease find attached\n") == "format.unknown");
  CHECK(what("from,to\n\"a,b\n") == "csv.unclosed_quote");
  CHECK(what(std::string("from,to\na, b\0c d e f\n", 20)) == "text.control");
}

TEST_CASE("formats: a format goes by its word", "[formats]") {
  CHECK_FALSE((*fcm::format_named("matrix"))->holds_study());
  CHECK((*fcm::format_named("claims"))->holds_study());
  const auto unknown = fcm::format_named("matrx");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == "format.unknown");
  CHECK(unknown.error().hint == "did you mean 'matrix'?");
}

TEST_CASE("formats: a map is not read from coded conversations or a project", "[formats]") {
  CHECK(fcm::parse_map("from,to\na,b\n", "input").error().code == "format.not_a_map");
  CHECK(fcm::parse_map("fcm: 1\n", "input").error().code == "format.project_input");
  CHECK(fcm::parse_study(",a\na,0.5\n", "input").error().code == "format.not_a_study");
  CHECK(fcm::read_map("no such file").error().code == "file.not_found");
}

TEST_CASE("formats: a folder is a study or a project by what it holds", "[formats]") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / "fcm-what-is-test";
  fs::remove_all(folder);
  fs::create_directories(folder);
  CHECK(fcm::what_is(folder.string()).error().code == "format.unknown");
  REQUIRE(fcm::text::write_file((folder / "claims.csv").string(), "from,to\na,b\n"));
  CHECK(*fcm::what_is(folder.string()) == "study");
  REQUIRE(fcm::text::write_file((folder / "project.yaml").string(), "fcm: 1\n"));
  CHECK(*fcm::what_is(folder.string()) == "project");
  fs::remove_all(folder);
}

TEST_CASE("matrix: what was done to a matrix is told", "[formats]") {
  CHECK(told(",a,b\na,,0.5\nb,,\n") == Codes{});
  CHECK(told(",a,b\na,,0.5\nb,0,\n") == Codes{"matrix.zeros"});
  CHECK(told(",a,b\nb,,0.5\na,,0.5\n") == Codes{"matrix.reordered", "link.self"});
  CHECK(told("0,0.5\n0,0\n") == Codes{"matrix.no_labels", "matrix.zeros"});
  CHECK(told(",a,A\na,,0.5\nA,,\n") == Codes{"id.look_alike"});
  CHECK(told("\"\",a,b\n1,,0.5\n2,1,\n") == Codes{"matrix.row_numbers"});
}

TEST_CASE("matrix: a row with a cell that is no number is refused, and all its cells are told",
          "[formats]") {
  const auto read = fcm::parse_map(",a,b\na,x,y\nb,0.5,\n", "input.csv", {.from = "matrix"});
  REQUIRE(read);
  CHECK(read->account.read() == 2);
  CHECK(read->account.kept() == 1);
  CHECK(read->account.refused() == 1);
  CHECK(read->account.problems().size() == 2);
  REQUIRE(read->account.rejected.size() == 1);
  CHECK(read->account.rejected[0].line == 2);
  CHECK(read->value.links().size() == 1);
}

TEST_CASE("matrix: row is cause and column is effect", "[formats]") {
  const auto read = fcm::parse_map(",rain,mud\nrain,,0.5\nmud,,\n", "input.csv");
  REQUIRE(read);
  REQUIRE(read->value.links().size() == 1);
  CHECK(read->value.factors()[read->value.links()[0].from].id == "rain");
}

TEST_CASE("matrix: a label is the id verbatim, in file order", "[formats]") {
  const auto read = fcm::parse_map("Trust  in them,\"a, b\"\n0,1\n1,0\n", "input.csv");
  REQUIRE(read);
  CHECK(read->value.factors()[0].id == "Trust  in them");
  CHECK(read->value.factors()[1].id == "a, b");
}

TEST_CASE("edges: a repeated link is merged, a link to itself is kept, both are told",
          "[formats]") {
  const auto read = fcm::parse_map("from,to,weight\nb,a,0.5\nb,a,0.5\na,a,1\nx,y,0\n", "input.csv");
  REQUIRE(read);
  CHECK(read->account.merged() == 1);
  CHECK(read->account.kept() == 3);
  CHECK(read->value.links().size() == 3);
  CHECK(read->value.factors()[0].id == "b");
  CHECK(told("from,to,weight\nb,a,0.5\nb,a,0.5\na,a,1\n") == Codes{"edge.repeated", "link.self"});
}

TEST_CASE("edges: a sign that says both or unsure is drawn and not simulated", "[formats]") {
  const auto read =
      fcm::parse_map("from,to,sign,weight\na,b,both,0.5\nb,c,unsure,0.5\nc,d,none,0.5\nd,e,,-0.5\n",
                     "input.csv", {.from = "edges"});
  REQUIRE(read);
  const auto& links = read->value.links();
  REQUIRE(links.size() == 4);
  CHECK_FALSE(links[0].simulated);
  CHECK_FALSE(links[1].simulated);
  CHECK(links[2].simulated);
  CHECK(links[2].weight == 0);
  CHECK(links[3].weight == -0.5);
}

TEST_CASE("edges: rows that cannot be read leave the others", "[formats]") {
  const auto read = fcm::parse_map("from,to,weight\na,b,0.5\nb,c,9999\nc,d,-0.5\n", "input.csv");
  REQUIRE(read);
  CHECK(read->account.refused() == 1);
  CHECK(read->value.links().size() == 2);
  CHECK(read->account.rejected.at(0).cells.at(2) == "9999");
}
