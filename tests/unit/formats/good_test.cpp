// SPDX-License-Identifier: MIT
//
// tests/formats/<word>/good/<town>-<how>.*: one map written in many ways. Whatever the way, the
// file is recognised by its content and reads to the same map.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>

#include "fcm/formats.hpp"
#include "text/file.hpp"

namespace {

namespace fs = std::filesystem;

std::map<std::string, std::vector<std::string>> files_by_town(const std::string& word) {
  std::map<std::string, std::vector<std::string>> towns;
  for (const auto& entry :
       fs::directory_iterator(fs::path(FCM_SOURCE_DIR) / "tests/formats" / word / "good")) {
    const std::string name = entry.path().filename().string();
    towns[name.substr(0, name.find('-'))].push_back(entry.path().string());
  }
  for (auto& [town, files] : towns) std::sort(files.begin(), files.end());
  return towns;
}

/// Some of the ways have columns that others have not.
fcm::Map without_fields(const fcm::Map& map) {
  std::vector<fcm::Link> links = map.links();
  for (fcm::Link& link : links) link.fields.clear();
  return *fcm::Map::make(map.factors(), links);
}

}  // namespace

TEST_CASE("formats: the same map written in many ways reads to the same map", "[formats]") {
  for (const std::string word : {"matrix", "edges", "map"}) {
    const auto towns = files_by_town(word);
    REQUIRE_FALSE(towns.empty());
    for (const auto& [town, files] : towns) {
      REQUIRE(files.size() > (town == "years" ? 0 : 1));
      const auto first = fcm::read_map(files.front());
      REQUIRE(first);
      CHECK(first->value.links().size() > 0);
      for (const std::string& file : files) {
        INFO(file);
        const auto what = fcm::what_is(file);
        REQUIRE(what);
        CHECK(*what == word);
        const auto read = fcm::read_map(file);
        if (!read) FAIL(fcm::to_text(read.error()));
        CHECK(without_fields(read->value) == without_fields(first->value));
        CHECK_FALSE(read->account.has_errors());
        CHECK(read->account.adds_up());
      }
    }
  }
}

TEST_CASE("formats: every good file cut at every byte is a clean problem or a map", "[formats]") {
  for (const std::string word : {"matrix", "edges", "map"})
    for (const auto& [town, files] : files_by_town(word))
      for (const std::string& file : files) {
        const std::string bytes = *fcm::text::read_file(file);
        const std::size_t step = file.ends_with(".xlsx") ? 97 : 1;
        for (std::size_t size = 0; size < bytes.size(); size += step) {
          const auto read = fcm::parse_map(bytes.substr(0, size), file, {.from = word});
          if (!read) CHECK_FALSE(read.error().code.empty());
          if (read) CHECK(read->account.adds_up());
          fcm::what_are(bytes.substr(0, size), file);
        }
      }
}
