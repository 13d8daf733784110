// SPDX-License-Identifier: MIT
//
// tests/formats/<word>/bad.tsv says of each file in bad/ which problem is found, where, and with
// which words in the hint.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "fcm/formats.hpp"

namespace {

struct Expected {
  std::string file, code, hint;
  std::size_t line = 0, column = 0;
};

std::vector<Expected> expected_of(const std::string& folder) {
  std::ifstream table(folder + "/bad.tsv");
  std::vector<Expected> all;
  std::string row;
  std::getline(table, row);
  while (std::getline(table, row)) {
    std::istringstream cells(row);
    Expected one;
    std::string line, column;
    std::getline(cells, one.file, '\t');
    std::getline(cells, one.code, '\t');
    std::getline(cells, line, '\t');
    std::getline(cells, column, '\t');
    std::getline(cells, one.hint);
    one.line = std::stoul(line);
    one.column = std::stoul(column);
    all.push_back(one);
  }
  return all;
}

/// The problem that stopped the read, else the first error of its account.
fcm::Problem found_in(const std::string& file, const std::string& word) {
  const auto read = fcm::read_map(file, word);
  if (!read) return read.error();
  for (const fcm::Problem& problem : read->account.problems())
    if (problem.severity == fcm::Severity::error) return problem;
  return {};
}

}  // namespace

TEST_CASE("formats: every bad map file is refused with its code, place and hint", "[formats]") {
  for (const std::string word : {"matrix", "edges", "map"}) {
    const std::string folder = std::string(FCM_SOURCE_DIR) + "/tests/formats/" + word;
    const auto all = expected_of(folder);
    REQUIRE(all.size() >= 25);
    for (const Expected& expected : all) {
      INFO(word << "/bad/" << expected.file);
      const fcm::Problem problem = found_in(folder + "/bad/" + expected.file, word);
      INFO(fcm::to_text(problem));
      CHECK(problem.code == expected.code);
      CHECK(problem.place.line == expected.line);
      CHECK(problem.place.column == expected.column);
      CHECK(problem.hint.find(expected.hint) != std::string::npos);
      const auto& codes = fcm::error_codes();
      CHECK(std::any_of(codes.begin(), codes.end(),
                        [&](const fcm::ErrorCode& known) { return known.code == problem.code; }));
    }
  }
}
