// SPDX-License-Identifier: MIT
//
// bad.tsv: file, code, line, column, a word of the hint; "-" where it does not matter.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "fcm/project.hpp"

namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::vector<std::string>> rows_of(const std::string& path) {
  std::istringstream lines(text_of(path));
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(lines, line);) {
    rows.emplace_back();
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) rows.back().push_back(cell);
  }
  rows.erase(rows.begin());
  return rows;
}

}  // namespace

TEST_CASE("project: every bad project is refused with its code, place and hint", "[project]") {
  const std::string folder = std::string(FCM_SOURCE_DIR) + "/tests/unit/project/";
  const auto rows = rows_of(folder + "bad.tsv");
  REQUIRE(rows.size() > 60);
  for (const auto& row : rows) {
    INFO(row[0]);
    REQUIRE(row.size() == 5);
    const auto read = fcm::parse_project(text_of(folder + "bad/" + row[0]), row[0]);
    REQUIRE_FALSE(read);
    INFO(to_text(read.error()));
    CHECK(read.error().code == row[1]);
    CHECK(read.error().place.file == row[0]);
    if (row[2] != "-") CHECK(std::to_string(read.error().place.line) == row[2]);
    if (row[3] != "-") CHECK(std::to_string(read.error().place.column) == row[3]);
    if (row[4] != "-") CHECK(read.error().hint.find(row[4]) != std::string::npos);
  }
}
