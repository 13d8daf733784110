// SPDX-License-Identifier: MIT
#include "text/json.hpp"

#include <catch2/catch.hpp>

using namespace fcm;
using namespace fcm::text;

namespace {
std::string problem_of(std::string_view text, const Limits& limits = {}) {
  const Result<Json> json = parse_json(text, "map.json", limits);
  if (json) return "read";
  const Place& place = json.error().place;
  return json.error().code + " " + std::to_string(place.line) + ":" + std::to_string(place.column);
}
}  // namespace

TEST_CASE("json: a value is read and written, keys in their order, numbers on one line", "[text]") {
  const std::string text =
      "{\n  \"title\": \"caf\xC3\xA9\",\n  \"a\": [0.1, -2, null],\n  \"links\": [\n    {\n"
      "      \"weight\": 1e-12\n    }\n  ],\n  \"empty\": {},\n  \"yes\": true\n}\n";
  const Result<Json> json = parse_json(text, "map.json");
  REQUIRE(json);
  CHECK(write_json(*json) == text);
  CHECK(parse_json("\xEF\xBB\xBF[1]", "map.json"));
}

TEST_CASE("json: mistakes are reported with line and column", "[text]") {
  CHECK(problem_of("{\n  \"a\": 1,\n}") == "json.syntax 3:1");
  CHECK(problem_of("[1, NaN]") == "json.syntax 1:5");
  CHECK(problem_of("{\"a\": 1} x") == "json.syntax 1:10");
  CHECK(problem_of("[\"\xC3\xA9\", oops]") == "json.syntax 1:7");
  CHECK(problem_of("[\"\\ud800\"]").substr(0, 11) == "json.syntax");
  CHECK(problem_of("{\"a\":").substr(0, 11) == "json.syntax");
}

TEST_CASE("json: a key that stands twice is refused where it stands", "[text]") {
  CHECK(problem_of("{\"a\": 1,\n \"b\": 2, \"a\": 3}") == "json.duplicate_key 2:12");
  CHECK(problem_of("{\"a\": {\"a\": 1}}") == "read");
}

TEST_CASE("json: nesting, size and numbers have limits", "[text]") {
  CHECK(problem_of(std::string(64, '[') + std::string(64, ']')) == "read");
  CHECK(problem_of(std::string(100'000, '[')) == "limit.nesting 1:65");
  CHECK(problem_of("[1,2,3]", {.nodes = 3}).substr(0, 11) == "limit.nodes");
  CHECK(problem_of("[1e999]").substr(0, 12) == "number.range");
}

TEST_CASE("json: empty files and other encodings are refused", "[text]") {
  CHECK(problem_of(" \n") == "file.empty 0:0");
  CHECK(problem_of("[\n\"\xFF\"]") == "text.not_utf8 2:2");
}

TEST_CASE("json: an object of many keys is read in linear time", "[text]") {
  std::string text = "{";
  for (int i = 0; i < 100'000; ++i) text += "\"k" + std::to_string(i) + "\":1,";
  text.back() = '}';
  const Result<Json> json = parse_json(text, "map.json");
  REQUIRE(json);
  CHECK(json->size() == 100'000);
}

TEST_CASE("json: what JSON cannot hold is written as null", "[text]") {
  CHECK(write_json(Json(std::numeric_limits<double>::infinity())) == "null\n");
  CHECK(write_json(Json("bad \xFF")) == "\"bad \xEF\xBF\xBD\"\n");
}
