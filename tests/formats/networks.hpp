// SPDX-License-Identifier: MIT
//
// What the tests of the formats of drawn networks share.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "fcm/formats.hpp"
#include "fcm/publish.hpp"

namespace networks {

namespace fs = std::filesystem;

inline fs::path good(const std::string& word) {
  return fs::path(FCM_SOURCE_DIR) / "tests/formats" / word / "good";
}

/// A real file of the folder FCM_SAMPLES, else of ../shared/samples; empty, with a message, where
/// it is not there.
inline std::string sample(const std::string& name) {
  const char* folder = std::getenv("FCM_SAMPLES");
  const fs::path path =
      (folder ? fs::path(folder) : fs::path(FCM_SOURCE_DIR) / "../shared/samples") / name;
  if (fs::exists(path)) return path.string();
  WARN("skipped: no sample " << name);
  return {};
}

inline fcm::Read<fcm::Map> read(const std::string& path, const fcm::ReadOptions& options = {}) {
  const auto result = fcm::read_map(path, options);
  if (!result) FAIL(path << ": " << fcm::to_text(result.error()));
  CHECK(result->account.adds_up());
  return *result;
}

inline fcm::Read<fcm::Map> parse(const std::string& bytes, const fcm::ReadOptions& options = {}) {
  const auto result = fcm::parse_map(bytes, "input", options);
  if (!result) FAIL(bytes << ": " << fcm::to_text(result.error()));
  CHECK(result->account.adds_up());
  return *result;
}

/// Codes of what the account tells, each once.
inline std::set<std::string> codes(const fcm::Account& account) {
  std::set<std::string> all;
  for (const fcm::Problem& problem : account.problems()) all.insert(problem.code);
  return all;
}

/// "bus -> visits 0.5", one a line, in order; "?" for a link without a weight.
inline std::string drawn(const fcm::Map& map) {
  std::string all;
  for (const fcm::Link& link : map.links()) {
    char weight[32];
    std::snprintf(weight, sizeof weight, "%g", link.weight);
    all += map.factors()[link.from].label + " -> " + map.factors()[link.to].label + " " +
           (link.simulated ? weight : "?") + "\n";
  }
  return all;
}

/// Files of good/ that begin with one town hold one map, and are recognised.
inline void check_good_files(const std::string& word) {
  std::map<std::string, std::string> first;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(good(word))) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    INFO(file);
    const auto what = fcm::what_is(file.string());
    REQUIRE(what);
    CHECK(*what == word);
    const auto one = read(file.string());
    CHECK_FALSE(one.account.has_errors());
    const std::string town = file.filename().string().substr(0, file.filename().string().find('-'));
    const auto [known, is_new] = first.emplace(town, file.string());
    if (!is_new) CHECK(one.value == read(known->second).value);
  }
}

/// Everything that a map may hold.
inline fcm::Map rich_map() {
  std::vector<fcm::Factor> factors = {
      {.id = "bus",
       .label = "Bus services",
       .kind = "driver",
       .level = "organisation",
       .description = "lines 4 and 7, \"as now\"",
       .theme = "Getting about",
       .position = fcm::Position{10, 20.5},
       .fields = {{"colour", "#336699"}, {"tags", "road; public"}, {"units", "a day"}}},
      {.id = "visits", .label = "Visits to friends", .level = "individual", .theme = "People"},
      {.id = "l\u00f6nely", .label = "Loneliness & <worry>", .kind = "outcome", .assumed = true}};
  std::vector<fcm::Link> links = {
      {.from = 0,
       .to = 1,
       .weight = 0.1,
       .lag = 3,
       .evidence = fcm::LinkEvidence{.claims = 7,
                                     .voices = 5,
                                     .places = 2,
                                     .plus = 4,
                                     .minus = 1,
                                     .none = 1,
                                     .unsigned_ = 2,
                                     .prevalence = 0.25,
                                     .balance = 0.8,
                                     .strength = 1.0 / 3},
       .fields = {{"confidence", "2"}, {"label", "brings"}, {"notes", "seen twice"}}},
      {.from = 1, .to = 2, .weight = -0.75, .assumed = true},
      {.from = 2, .to = 1, .simulated = false, .fields = {{"tags", "open"}}},
      {.from = 2, .to = 2, .weight = 0}};
  fcm::MapSource source{.title = "Our town",
                        .weighing = "net",
                        .zeros = "in",
                        .coders = "together",
                        .voices = 36,
                        .claims = 279,
                        .places = {"Dale", "Hill"},
                        .scenarios = {{"more buses", {{"bus", 0.5}, {"visits", -1}}}},
                        .fields = {{"author", "the Hill group"}}};
  return *fcm::Map::make(std::move(factors), std::move(links), std::move(source));
}

inline std::string written(const std::string& word, const fcm::Map& map,
                           const std::string& extension = {}) {
  const fcm::Format& format = **fcm::format_named(word);
  const auto files = format.write_map(fcm::publish(map, fcm::Audience::working), extension);
  if (!files) FAIL(fcm::to_text(files.error()));
  REQUIRE(files->size() == 1);
  return files->front().bytes;
}

}  // namespace networks
