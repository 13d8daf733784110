// SPDX-License-Identifier: MIT
//
// Tables of other tools, and what is asked before a number counts as a weight (formats.md 1, 3, 16,
// 18).
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "fcm/formats.hpp"
#include "formats/source.hpp"
#include "text/workbook.hpp"

namespace {

namespace fs = std::filesystem;
using fcm::Map;
using fcm::ReadOptions;

const std::string folder = FCM_SOURCE_DIR "/tests/formats/";

/// Real files of other programs are not part of the project. FCM_SAMPLES names a folder of them.
std::string sample_folder() {
  const char* named = std::getenv("FCM_SAMPLES");
  return named ? std::string(named) + "/" : FCM_SOURCE_DIR "/../shared/samples/";
}

Map map_of(const std::string& bytes, const ReadOptions& options = {}) {
  const auto read = fcm::parse_map(bytes, "table.csv", options);
  if (!read) FAIL(fcm::to_text(read.error()));
  CHECK(read->account.adds_up());
  return read->value;
}

std::string refused(const std::string& bytes, const ReadOptions& options = {}) {
  const auto read = fcm::parse_map(bytes, "table.csv", options);
  if (!read) return read.error().code;
  for (const fcm::Problem& problem : read->account.problems())
    if (problem.severity == fcm::Severity::error) return problem.code;
  return "";
}

double weight(const Map& map, const std::string& from, const std::string& to) {
  const auto link = map.find_link(*map.find(from), *map.find(to));
  REQUIRE(link);
  return map.links()[*link].weight;
}

fcm::Study study_at(const std::string& path) {
  const auto read = fcm::read_study(path);
  if (!read) FAIL(fcm::to_text(read.error()));
  CHECK(read->account.adds_up());
  CHECK_FALSE(read->account.has_errors());
  fcm::Study study = read->value;
  for (fcm::Claim& claim : study.claims) claim.read_at = {};
  return study;
}

/// Reads back what a format wrote of the map.
Map again(const Map& map, const std::string& word, const std::string& extension) {
  const auto written =
      (*fcm::format_named(word))->write_map(fcm::publish(map, fcm::Audience::working), extension);
  REQUIRE(written);
  const auto read = fcm::parse_map(written->front().bytes, "again" + extension);
  if (!read) FAIL(fcm::to_text(read.error()));
  CHECK_FALSE(read->account.has_errors());
  return read->value;
}

}  // namespace

TEST_CASE("tables: weights are divided by the scale that is given", "[formats]") {
  const ReadOptions five{.scale = 5};
  CHECK(weight(map_of(",a,b\na,,5\nb,-2,\n", five), "a", "b") == 1);
  CHECK(weight(map_of("from,to,weight\na,b,-2\n", five), "a", "b") == -0.4);
  CHECK(refused("from,to,weight\na,b,6\n", five) == "weight.range");
  CHECK(weight(map_of("from,to,weight\na,b,50%\n", five), "a", "b") == 0.5);
}

TEST_CASE("tables: a code for a missing weight is a link without a weight", "[formats]") {
  const std::string list = "from,to,weight\na,b,0.5\nb,c,9999\nc,a,-99\n";
  CHECK(refused(list) == "weight.range");
  const Map map = map_of(list, {.missing = {9999, -99}});
  REQUIRE(map.links().size() == 3);
  CHECK(map.links()[0].simulated);
  CHECK_FALSE(map.links()[1].simulated);
  CHECK_FALSE(map.links()[2].simulated);
  CHECK(map.links()[1].weight == 0);
  const Map matrix = map_of(",a,b\na,,9999\nb,0.5,\n", {.missing = {9999}});
  CHECK_FALSE(matrix.links()[0].simulated);
}

TEST_CASE("tables: a blank weight is neither zero nor refused", "[formats]") {
  const Map map = map_of("from,to,weight\na,b,\nb,c,0\nc,a,NA\n", {.from = "edges"});
  REQUIRE(map.links().size() == 3);
  CHECK_FALSE(map.links()[0].simulated);
  CHECK(map.links()[1].simulated);
  CHECK_FALSE(map.links()[2].simulated);
}

TEST_CASE("tables: a transposed matrix is turned where the reader says so", "[formats]") {
  const std::string table = ",rain,floods\nrain,,\nfloods,0.5,\n";
  CHECK(weight(map_of(table), "floods", "rain") == 0.5);
  CHECK(weight(map_of(table, {.transpose = true}), "rain", "floods") == 0.5);
}

TEST_CASE("tables: what goes together is no cause unless the reader says so", "[formats]") {
  const std::string counts = ",a,b,Totals\na,3,2,5\nb,2,4,6\nTotals,5,6,11\n";
  CHECK(refused(counts) == "matrix.counts");
  CHECK(refused(counts, {.association = true}) == "weight.range");
  const Map map = map_of(counts, {.scale = 4, .association = true});
  REQUIRE(map.links().size() == 2);  // the diagonal says how often each was coded
  CHECK(weight(map, "a", "b") == 0.5);
  CHECK(weight(map, "b", "a") == 0.5);
  CHECK(refused(",a,b,c\na,,0.5,0.1\nb,0.5,,0\nc,0.1,0,\n") == "matrix.symmetric");
  CHECK(refused(",a,b\na,,0.5\nb,0.5,\n") == "");  // one loop of two links
  CHECK(refused("Source,Target,Type,Weight\na,b,undirected,0.5\n") == "link.undirected");
  CHECK(map_of("Source,Target,Type,Weight\na,b,undirected,0.5\n", {.association = true})
            .links()
            .size() == 2);
  CHECK(map_of("Source,Target,Type,Weight\na,b,mutual,0.5\nb,c,directed,1\n").links().size() == 3);
}

TEST_CASE("tables: names of ATLAS.ti codes lose their counts and bullets", "[formats]") {
  const Map map = map_of(
      "\"\",\"\xE2\x97\x8F worry\nGr=3\",\"money\\/debt\nGr=12\"\n"
      "\"\xE2\x97\x8F worry\nGr=3\",0,0.5\n\"money\\/debt\nGr=12\",0.25,0\n");
  CHECK(map.factors()[0].id == "worry");
  CHECK(map.factors()[1].id == "money/debt");
}

TEST_CASE("tables: counts of mentions are no weights, and a column is named to be one",
          "[formats]") {
  const std::string list =
      "from,to,weight,edge_value,edge_id,speaker\n1,2,4,1,1,s1\n2,3,2,-2,2,s1\n";
  CHECK(refused(list) == "edge.counts");
  const Map map = map_of(list, {.scale = 2, .weight = "edge_value"});
  CHECK(weight(map, "1", "2") == 0.5);
  CHECK(weight(map, "2", "3") == -1);
  CHECK(refused(list, {.weight = "edge value"}) == "weight.range");
  CHECK(refused(list, {.from = "edges", .weight = "strength"}) == "edge.no_weight");
}

TEST_CASE("tables: other columns of an edge list stay with the link, those of people do not",
          "[formats]") {
  const Map map = map_of(
      "from,to,weight,confidence,Memo,wave,quote,respondent\na,b,0.5,0.9,said twice,2,\"so it "
      "was\",r1\n",
      {.from = "edges"});
  CHECK(map.links()[0].fields ==
        fcm::Fields{{"confidence", "0.9"}, {"notes", "said twice"}, {"wave", "2"}});
}

TEST_CASE("tables: ids are named by labels beside them or by a list of factors", "[formats]") {
  const Map map = map_of("from,to,weight,from_label,to_label\n1,2,0.5,rain,floods\n");
  CHECK(map.factors()[0].id == "1");
  CHECK(map.factors()[1].label == "floods");

  const auto& edges = **fcm::format_named("edges");
  const auto read = [&](const std::string& names) {
    const std::vector<fcm::detail::Source> both = {{"(1, 2, 0.5),\n(2, 3, -1)\n", "links.csv"},
                                                   {names, "names.csv"}};
    return edges.read_map(both, {});
  };
  for (const std::string names :
       {"{1:\"rain\", 2:'floods', 3:\"mud\",}", "1,rain\n2,floods\n3,mud\n",
        "id,node_name\n1,rain\n2,floods\n3,mud\n"}) {
    const auto named = read(names);
    if (!named) FAIL(fcm::to_text(named.error()));
    CHECK(named->value.factors()[2].label == "mud");
    CHECK(weight(named->value, "2", "3") == -1);
    CHECK(named->account.adds_up());
  }
  const auto unknown = read("1,rain\n2,floods\n");
  REQUIRE(unknown);
  CHECK(unknown->account.refused() == 1);
  REQUIRE(unknown->account.problems().size() == 1);
  CHECK(unknown->account.problems()[0].code == "factor.unknown");
}

TEST_CASE("tables: letters of Mental Modeler and terms of FCMpy are weights", "[formats]") {
  const Map map = map_of(",a,b,c\na,,H+,L-\nb,+H,,\nc,-VL,M+,\n");
  CHECK(weight(map, "a", "b") == 1);
  CHECK(weight(map, "a", "c") == -0.25);
  CHECK(weight(map, "b", "a") == 0.75);
  CHECK(weight(map, "c", "a") == -1.0 / 12);
  CHECK(weight(map, "c", "b") == 0.62);
}

TEST_CASE("tables: a table of linguistic terms is a study that keeps the terms", "[formats]") {
  const auto read =
      fcm::parse_study("expert,from,to,weight\ne1,a,b,+VH\ne2,a,b,-L\ne2,b,c,\n", "terms.csv");
  REQUIRE(read);
  const auto& claims = read->value.claims;
  REQUIRE(claims.size() == 2);  // who gave no answer made no claim
  const auto& told = read->account.problems();
  CHECK(std::any_of(told.begin(), told.end(), [](const fcm::Problem& found) {
    return found.code == "linguistic.no_answer";
  }));
  CHECK(claims[0].polarity == fcm::Polarity::plus);
  CHECK(claims[0].strength == 11.0 / 12);
  CHECK(claims[0].certainty == "+VH");
  CHECK(claims[1].polarity == fcm::Polarity::minus);
  CHECK(claims[1].respondent == "e2");
}

TEST_CASE("tables: strengths of claims are divided by the scale that is given", "[formats]") {
  const auto read = fcm::parse_study("from,to,sign,strength\na,b,-,4\nb,c,+,99\n", "claims.csv",
                                     {.scale = 5, .missing = {99}});
  REQUIRE(read);
  CHECK(read->value.claims[0].strength == 0.8);
  CHECK_FALSE(read->value.claims[1].strength);
}

TEST_CASE("tables: a matrix of one factor or without names is read where it is named so",
          "[formats]") {
  const Map one = map_of("0.5\n", {.from = "matrix"});
  CHECK(one.factors()[0].id == "C1");
  CHECK(one.links()[0].weight == 0.5);
  CHECK(map_of("0 0.5\n-1 0\n", {.from = "matrix"}).links().size() == 2);
}

TEST_CASE("tables: FuzzyCognitiveMaps.jl says which factors are external", "[formats]") {
  const Map map = map_of("concept,a,b,external\na,0,0.5,true\nb,0,0,false\n");
  CHECK(map.size() == 2);
  CHECK(fcm::field(map.factors()[0].fields, "external") == "true");
}

TEST_CASE("pyfcm: each sheet is one participant, and none is lost who said nothing", "[formats]") {
  const fcm::Study study = study_at(folder + "pyfcm/good/two_people.xlsx");
  REQUIRE(study.respondents.size() == 2);
  CHECK(study.respondents[1].id == "r02");
  REQUIRE(study.claims.size() == 4);
  CHECK(study.claims[3].respondent == "r02");
  CHECK(study.claims[3].polarity == fcm::Polarity::minus);
  CHECK(study.claims[3].strength == 0.25);
  CHECK(study_at(folder + "pyfcm/good/header_only.xlsx").claims.size() == 4);
  CHECK(study_at(folder + "pyfcm/good/terms.xlsx").claims[0].certainty == "+VH");
}

TEST_CASE("pyfcm: no message names the participants", "[formats]") {
  const auto read = fcm::read_contents(folder + "pyfcm/bad/scale_of_five.xlsx");
  REQUIRE(read);
  for (const fcm::Problem& problem : read->account.problems())
    CHECK(fcm::to_text(problem).find("r0") == std::string::npos);
}

TEST_CASE("fcmconfr: the weight is the mean of its bounds, which stay beside it", "[formats]") {
  const auto ivfn = fcm::read_map(folder + "fcmconfr/good/ivfn.xlsx");
  REQUIRE(ivfn);
  CHECK(weight(ivfn->value, "funding", "groups") == 0.5);
  CHECK(ivfn->value.links()[0].fields == fcm::Fields{{"lower", "0.25"}, {"upper", "0.75"}});
  const auto tfn = fcm::read_map(folder + "fcmconfr/good/tfn.xlsx");
  REQUIRE(tfn);
  CHECK(weight(tfn->value, "isolation", "funding") == Approx(0.1));
  CHECK(fcm::field(tfn->value.links()[0].fields, "mode") == "0.5");
}

TEST_CASE("fcmconfr: bounds in files of their own are one map", "[formats]") {
  const std::vector<fcm::detail::Source> files = {{"a,b\n0,0.5\n0,0\n", "fcm_1_upper.csv"},
                                                  {"a,b\n0,0.1\n0,0\n", "fcm_1_lower.csv"}};
  const auto read = (*fcm::format_named("fcmconfr"))->read_map(files, {});
  REQUIRE(read);
  CHECK(weight(read->value, "a", "b") == Approx(0.3));
}

TEST_CASE("incognitive: nodes, lags and ends of a workbook are kept", "[formats]") {
  const auto read = fcm::read_map(folder + "incognitive/good/town.xlsx");
  REQUIRE(read);
  const Map& map = read->value;
  REQUIRE(map.size() == 4);  // weather has no link
  CHECK(map.factors()[0].description == "money for groups");
  CHECK(fcm::field(map.factors()[0].fields, "input") == "yes");
  CHECK(fcm::field(map.factors()[2].fields, "auto weight") == "0.2");
  CHECK(map.links()[1].lag == 2);
}

TEST_CASE("fcmpy: workbook, CSV and JSON are the same questionnaire", "[formats]") {
  const fcm::Study wanted = study_at(folder + "fcmpy/good/experts.csv");
  REQUIRE(wanted.claims.size() == 6);
  CHECK(wanted.claims[0].strength == 0.75);
  CHECK(wanted.claims[2].polarity == fcm::Polarity::unsure);  // NA is no zero
  CHECK(wanted.claims[2].certainty == "NA");
  REQUIRE(wanted.conversations.size() == 2);
  CHECK(wanted.conversations[0].form == "questionnaire");
  for (const char* name : {"experts.json", "experts.xlsx"}) {
    INFO(name);
    fcm::Study study = study_at(folder + "fcmpy/good/" + name);
    REQUIRE(study.claims.size() == wanted.claims.size());
    for (std::size_t i = 0; i < study.claims.size(); ++i) {
      CHECK(study.claims[i].polarity == wanted.claims[i].polarity);
      CHECK(study.claims[i].strength == wanted.claims[i].strength);
      CHECK(study.claims[i].respondent == wanted.claims[i].respondent);
    }
    CHECK(study.respondents == wanted.respondents);
  }
}

TEST_CASE("tables: edge lists and matrices come back from every kind of file", "[formats]") {
  std::vector<fcm::Factor> factors = {{.id = "1", .label = "=funding"},
                                      {.id = "2", .label = "-groups, \"small\""},
                                      {.id = "3", .label = "alone"}};
  const std::vector<fcm::Link> links = {
      {.from = 0,
       .to = 1,
       .weight = -0.5,
       .lag = 2,
       .fields = {{"confidence", "0.9"}, {"type", "+-"}}},
      {.from = 1, .to = 0, .weight = 0, .simulated = false, .fields = {{"notes", "=1+1"}}},
      {.from = 1, .to = 1, .weight = 1.0 / 3}};
  const Map map = *Map::make(factors, links);
  for (const std::string extension : {".csv", ".tsv", ".xlsx"}) {
    INFO(extension);
    CHECK(again(map, "edges", extension) == map);
    const Map matrix = again(map, "matrix", extension);
    CHECK(matrix.size() == 3);
    CHECK(weight(matrix, factors[1].label, factors[1].label) == 1.0 / 3);
    CHECK(matrix.links().size() == 2);
  }
  const auto files =
      (*fcm::format_named("edges"))->write_map(publish(map, fcm::Audience::working), ".csv");
  CHECK(files->front().bytes.ends_with("\n3,,,,alone,,,,\n"));  // as many cells as the header
}

TEST_CASE("tables: a workbook of several sheets says which one it read", "[formats]") {
  using Cells = std::vector<std::vector<fcm::text::Cell>>;
  const Cells list = {{std::string("from"), std::string("to"), std::string("weight")},
                      {std::string("a"), std::string("b"), 0.5}};
  const auto bytes = fcm::text::write_workbook(
      {{"about", {{std::string("read me")}}}, {"links", list}, {"older links", list}});
  REQUIRE(bytes);
  const auto read = fcm::parse_map(*bytes, "town.xlsx");
  REQUIRE(read);
  const auto& problems = read->account.problems();
  const auto told = std::find_if(problems.begin(), problems.end(), [](const fcm::Problem& one) {
    return one.code == "xlsx.other_sheets";
  });
  REQUIRE(told != problems.end());
  CHECK(told->message == "the sheet \"links\" is read and not: about, older links");
  CHECK(told->severity == fcm::Severity::warning);
}

TEST_CASE("tables: real files of other tools are read in place", "[formats]") {
  const std::string samples = sample_folder();
  if (!fs::exists(samples)) {
    WARN("skipped: FCM_SAMPLES names no folder of sample files");
    return;
  }
  CHECK(*fcm::what_is(samples + "fcm-expert/fcmpy_data_test.xlsx") == "fcmpy");
  CHECK(study_at(samples + "fcm-expert/fcmpy_data_test.xlsx").claims.size() == 21);
  CHECK(study_at(samples + "fcm-expert/fcmpy_data_test.json").claims.size() == 4);
  const auto pyfcm = fcm::read_map(samples + "fcm-matrix/pyfcm_Adjacency_Matrix_Example.xlsx");
  REQUIRE(pyfcm);
  CHECK(pyfcm->value.size() == 40);
  CHECK(pyfcm->value.links().size() == 80);
  const auto clot = fcm::read_map(samples + "fcm-matrix/oosoba_clot-fcm.csv");
  REQUIRE(clot);
  CHECK(clot->value.links().size() == 18);
  CHECK(study_at(samples + "edgelist/ndrdd_CoProducedEdgelist.csv").claims.size() == 224);
}

TEST_CASE("edges: a field that another tool's lists are known by is read back as a field",
          "[formats]") {
  const fcm::Map map =
      fcm::Map::make({{.id = "Bus"}, {.id = "Visits"}},
                     {{.from = 0, .to = 1, .weight = 0.4, .fields = {{"edge_value", "1"}}}})
          .value();
  const fcm::Format& edges = **fcm::format_named("edges");
  const auto files = edges.write_map(publish(map, fcm::Audience::working), ".csv");
  REQUIRE(files);
  const auto read = fcm::parse_map(files->front().bytes, "links.csv", {.from = "edges"});
  INFO((read ? "" : fcm::to_text(read.error())));
  REQUIRE(read);
  CHECK(read->value.links() == map.links());
}
