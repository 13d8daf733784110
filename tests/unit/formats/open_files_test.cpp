// SPDX-License-Identifier: MIT
//
// Which files are one study or map (docs/commands/index.md), and which of several maps in one file.
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "fcm/formats.hpp"
#include "text/file.hpp"
#include "text/workbook.hpp"

namespace fs = std::filesystem;
using fcm::Files;

namespace {

using Paths = std::vector<std::string>;

/// A folder of its own with the files in it.
class Folder {
 public:
  explicit Folder(const std::vector<std::pair<std::string, std::string>>& files) {
    fs::remove_all(path_);
    for (const auto& [name, bytes] : files) {
      fs::create_directories((path_ / name).parent_path());
      REQUIRE(fcm::text::write_file((path_ / name).string(), bytes));
    }
  }
  ~Folder() { fs::remove_all(path_); }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::string path() const { return path_.string(); }
  Paths all(const Paths& names) const {
    Paths paths;
    for (const std::string& name : names) paths.push_back(*this / name);
    return paths;
  }

 private:
  fs::path path_ = fs::temp_directory_path() / "fcm-open-files-test";
};

/// "edges: e.csv nodes.csv" for each study or map.
Paths told(const std::vector<Files>& all) {
  Paths words;
  for (const Files& one : all) {
    std::string text = one.format ? *one.format : one.format.error().code;
    for (const std::string& path : one.paths) text += " " + fs::path(path).filename().string();
    words.push_back(text);
  }
  return words;
}

const std::string elements = "Label,Type,Description\nBuses,Driver,Routes\nVisits,,\n";
const std::string connections = "From,To,Type,Strength\nBuses,Visits,+,0.5\n";
const std::string links = "from,to,source_id,posneg\n1,2,r1,+\n";
const std::string factors = "factor_id,label\n1,Buses\n2,Visits\n";
const std::string matrix = ",a,b\na,0,0.25\nb,0,0\n";

}  // namespace

TEST_CASE("open_files: what stands beside another file goes with it, in any order", "[formats]") {
  const Folder folder({{"elements.csv", elements},
                       {"connections.csv", connections},
                       {"claims.csv", "from,to,polarity,respondent\na,b,+,r1\n"},
                       {"respondents.csv", "respondent,place\nr1,Hill\n"},
                       {"town.csv", matrix}});
  CHECK(told(fcm::open_files(folder.all(
            {"elements.csv", "town.csv", "respondents.csv", "claims.csv", "connections.csv"}))) ==
        Paths{"kumu elements.csv connections.csv", "matrix town.csv",
              "study respondents.csv claims.csv"});
  const auto one = fcm::open_together(folder.all({"elements.csv", "connections.csv"}));
  REQUIRE(one);
  CHECK(one->path == folder / "connections.csv");
  const auto map = fcm::read_contents(*one);
  REQUIRE(map);
  CHECK(std::get<fcm::Map>(map->value.value).factors()[0].theme == "Driver");
  CHECK(map->value.inputs.size() == 2);
  CHECK(map->account.tables[0].file == folder / "connections.csv");
  CHECK(map->account.tables[1].file == folder / "elements.csv");
}

TEST_CASE("open_files: a map in JSON is no list of factors beside a list of links", "[formats]") {
  const Folder folder({{"elements.csv", elements},
                       {"connections.csv", connections},
                       {"town.json", R"({"schema": "fcm.map/1", "factors": [{"id": "a"}]})"}});
  CHECK(told(fcm::open_files(folder.all({"elements.csv", "connections.csv", "town.json"}))) ==
        Paths{"kumu elements.csv connections.csv", "map town.json"});
}

TEST_CASE("open_files: factors, bounds and lists of factors find the file they belong to",
          "[formats]") {
  const Folder folder({{"e.csv", "source,target,weight\n1,2,0.5\n"},
                       {"nodes.csv", "id,name\n1,Buses\n2,Visits\n"},
                       {"town_lower.csv", matrix},
                       {"town_upper.csv", matrix},
                       {"town_mode.csv", matrix},
                       {"links.csv", links},
                       {"factors.csv", factors}});
  CHECK(told(fcm::open_files(folder.all({"e.csv", "nodes.csv"}))) ==
        Paths{"edges e.csv nodes.csv"});
  CHECK(told(fcm::open_files(folder.all({"town_upper.csv", "town_mode.csv", "town_lower.csv"}))) ==
        Paths{"fcmconfr town_upper.csv town_mode.csv town_lower.csv"});
  CHECK(told(fcm::open_files(folder.all({"factors.csv", "links.csv"}))) ==
        Paths{"causal_map factors.csv links.csv"});
}

TEST_CASE("open_files: of several main files the folder and then the name decide", "[formats]") {
  const Folder folder({{"a/links.csv", links},
                       {"a/factors.csv", factors},
                       {"b/links.csv", links},
                       {"b/factors.csv", factors},
                       {"north_links.csv", links},
                       {"north_factors.csv", factors},
                       {"south_links.csv", links},
                       {"south_factors.csv", factors},
                       {"factors.csv", factors}});
  CHECK(told(fcm::open_files(
            folder.all({"a/links.csv", "b/links.csv", "a/factors.csv", "b/factors.csv"}))) ==
        Paths{"causal_map links.csv factors.csv", "causal_map links.csv factors.csv"});
  CHECK(told(fcm::open_files(folder.all(
            {"north_links.csv", "south_links.csv", "south_factors.csv", "north_factors.csv"}))) ==
        Paths{"causal_map north_links.csv north_factors.csv",
              "causal_map south_links.csv south_factors.csv"});
  CHECK(told(fcm::open_files(folder.all({"north_links.csv", "south_links.csv", "factors.csv"}))) ==
        Paths{"claims north_links.csv", "claims south_links.csv", "format.whose factors.csv"});
}

TEST_CASE("open_together: several studies or maps are not one, and are named", "[formats]") {
  const Folder folder({{"one.csv", matrix}, {"two.csv", matrix}});
  const auto both = fcm::open_together(folder.all({"one.csv", "two.csv"}));
  REQUIRE_FALSE(both);
  CHECK(both.error().code == "format.not_together");
  CHECK(both.error().message.find("one.csv (matrix), two.csv (matrix)") != std::string::npos);
  const auto bounds = fcm::open_together(folder.all({"one.csv", "two.csv"}), {.from = "fcmconfr"});
  REQUIRE(bounds);
  CHECK(fcm::read_contents(*bounds, {.from = "fcmconfr"}));
}

TEST_CASE("open_together: a folder that is no study stands for its files", "[formats]") {
  const Folder folder(
      {{"elements.csv", elements}, {"connections.csv", connections}, {"photo.jpeg", "x"}});
  CHECK(fcm::what_is(folder.path()) == "kumu");
  CHECK(fcm::read_map(folder.path())->value.size() == 2);
}

TEST_CASE("pick: one of several maps in a file by name or number, in every format", "[formats]") {
  using Cells = std::vector<std::vector<fcm::text::Cell>>;
  const auto list = [](double weight) {
    return Cells{{std::string("from"), std::string("to"), std::string("weight")},
                 {std::string("a"), std::string("b"), weight}};
  };
  const auto book = fcm::text::write_workbook({{"now", list(0.5)}, {"then", list(0.25)}});
  REQUIRE(book);
  const auto weight = [](const std::string& bytes, const fcm::ReadOptions& options) {
    const auto read = fcm::parse_map(bytes, "town", options);
    if (!read) FAIL(fcm::to_text(read.error()));
    return read->value.links()[0].weight;
  };
  CHECK(weight(*book, {}) == 0.5);
  CHECK(weight(*book, {.pick = "Then"}) == 0.25);
  CHECK(weight(*book, {.pick = "2"}) == 0.25);
  const auto none = fcm::parse_map(*book, "town", {.pick = "later"});
  REQUIRE_FALSE(none);
  CHECK(none.error().code == "format.pick");
  CHECK(none.error().hint == "pick one of: 1 \"now\", 2 \"then\"");

  const std::string graphs =
      R"({"graphs":[{"label":"now","nodes":{"a":{},"b":{}},"edges":[{"source":"a","target":"b","metadata":{"weight":0.5}}]},)"
      R"({"label":"then","nodes":{"a":{},"b":{}},"edges":[{"source":"a","target":"b","metadata":{"weight":0.25}}]}]})";
  CHECK(weight(graphs, {.pick = "then"}) == 0.25);
  CHECK(fcm::parse_map(graphs, "town").error().code == "format.pick");

  const auto bound = [](double upper) {
    return Cells{{std::string("a"), std::string("b")}, {0.0, upper}, {0.0, 0.0}};
  };
  const auto bounds = fcm::text::write_workbook({{"fcm_1_lower", bound(0.25)},
                                                 {"fcm_1_upper", bound(0.75)},
                                                 {"fcm_2_lower", bound(0.25)},
                                                 {"fcm_2_upper", bound(0.25)}});
  REQUIRE(bounds);
  CHECK(fcm::what_are(*bounds, "town.xlsx") == "fcmconfr");
  CHECK(weight(*bounds, {.pick = "fcm_1"}) == 0.5);
  CHECK(weight(*bounds, {.pick = "2"}) == 0.25);
  CHECK(fcm::parse_map(*bounds, "town").error().message ==
        "the file holds 2 maps: 1 \"fcm_1\", 2 \"fcm_2\"");
}
