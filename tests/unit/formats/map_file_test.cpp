// SPDX-License-Identifier: MIT
#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "fcm/formats.hpp"

using fcm::Index;
using fcm::Link;
using fcm::Map;

namespace {

std::string written(const Map& map) {
  return fcm::write_map(fcm::publish(map, fcm::Audience::working));
}

std::string any_text() {
  return *rc::gen::element<std::string>("", "a", "Small groups", "\"quoted\"\n", "caf\u00e9",
                                        "\u4eba\U0001F600", "<b>", "\\", "0,5", "\x1b[0m");
}

double any_share() { return *rc::gen::inRange(0, 1001) / 1000.0; }

double any_weight() {
  return *rc::gen::element(0.0, 1.0, -1.0, 0.1, 1.0 / 3, -5e-324, 0.049398457990859644);
}

fcm::LinkEvidence any_evidence() {
  fcm::LinkEvidence evidence{.claims = *rc::gen::inRange<std::size_t>(0, 99),
                             .voices = *rc::gen::inRange<std::size_t>(0, 99),
                             .places = *rc::gen::inRange<std::size_t>(0, 9),
                             .plus = *rc::gen::inRange<std::size_t>(0, 9),
                             .minus = *rc::gen::inRange<std::size_t>(0, 9),
                             .none = *rc::gen::inRange<std::size_t>(0, 9),
                             .unsigned_ = *rc::gen::inRange<std::size_t>(0, 9),
                             .prevalence = any_share()};
  if (*rc::gen::arbitrary<bool>()) evidence.balance = any_share();
  if (*rc::gen::arbitrary<bool>()) evidence.strength = any_share();
  return evidence;
}

Map any_map() {
  const Index size = *rc::gen::inRange<Index>(0, 6);
  std::vector<fcm::Factor> factors(size);
  for (Index i = 0; i < size; ++i) {
    factors[i] = {.id = any_text() + std::to_string(i),
                  .label = any_text(),
                  .kind = any_text(),
                  .level = any_text(),
                  .description = any_text(),
                  .theme = any_text(),
                  .assumed = *rc::gen::arbitrary<bool>()};
    if (*rc::gen::arbitrary<bool>()) factors[i].position = fcm::Position{any_weight(), 7};
  }
  std::vector<Link> links;
  for (Index i = 0; i < size; ++i)
    for (Index j = 0; j < size; ++j) {
      if (*rc::gen::arbitrary<bool>()) continue;
      Link link{.from = i, .to = j, .weight = any_weight()};
      link.simulated = link.weight != 0 || *rc::gen::arbitrary<bool>();
      link.assumed = *rc::gen::arbitrary<bool>();
      if (*rc::gen::arbitrary<bool>()) link.evidence = any_evidence();
      links.push_back(link);
    }
  fcm::MapSource source{.title = any_text(),
                        .weighing = any_text(),
                        .zeros = any_text(),
                        .coders = any_text(),
                        .voices = *rc::gen::inRange<std::size_t>(0, 99),
                        .claims = *rc::gen::inRange<std::size_t>(0, 999)};
  if (*rc::gen::arbitrary<bool>()) source.places = {any_text(), "Hill"};
  return *Map::make(std::move(factors), std::move(links), std::move(source));
}

}  // namespace

TEST_CASE("map file: every map comes back as it was, to the bit", "[formats]") {
  CHECK(rc::check([] {
    const Map map = any_map();
    const std::string bytes = written(map);
    const auto read = fcm::parse_map(bytes, "map.json");
    RC_ASSERT(read.has_value());
    RC_ASSERT(read->value == map);
    RC_ASSERT(written(read->value) == bytes);
  }));
}

TEST_CASE("map file: weights beyond 1 carry their scale", "[formats]") {
  const Map map = *Map::make({{.id = "a"}, {.id = "b"}}, {{0, 1, -3}}, {}, 5);
  const auto read = fcm::parse_map(written(map), "map.json");
  REQUIRE(read);
  CHECK(read->value == map);
}

TEST_CASE("map file: a lag comes back, and one beyond the limit is refused", "[formats]") {
  const Map map =
      *Map::make({{.id = "a"}, {.id = "b"}}, {{.from = 0, .to = 1, .weight = 0.5, .lag = 7}});
  CHECK(written(map).find("\"lag\": 7") != std::string::npos);
  CHECK(fcm::parse_map(written(map), "map.json")->value == map);
  std::string far = written(map);
  far.replace(far.find("\"lag\": 7"), 8, "\"lag\": 700");
  CHECK(fcm::parse_map(far, "map.json").error().code == "limit.lag");
}

TEST_CASE("map file: what is written reads as documented", "[formats]") {
  const Map map = *Map::make(
      {{.id = "groups", .label = "Small groups", .kind = "driver"}, {.id = "isolation"}},
      {{.from = 0,
        .to = 1,
        .weight = -0.25,
        .evidence = fcm::LinkEvidence{.claims = 3,
                                      .voices = 2,
                                      .places = 1,
                                      .minus = 2,
                                      .prevalence = 0.5,
                                      .balance = 0}}},
      {.title = "Town", .weighing = "net", .zeros = "in", .coders = "together", .voices = 4});
  CHECK(written(map) == R"({
  "schema": "fcm.map/1",
  "audience": "working",
  "title": "Town",
  "source": {
    "weighing": "net",
    "zeros": "in",
    "coders": "together",
    "voices": 4
  },
  "factors": [
    {
      "id": "groups",
      "label": "Small groups",
      "kind": "driver"
    },
    {
      "id": "isolation"
    }
  ],
  "links": [
    {
      "from": "groups",
      "to": "isolation",
      "weight": -0.25,
      "evidence": {
        "claims": 3,
        "voices": 2,
        "places": 1,
        "plus": 0,
        "minus": 2,
        "none": 0,
        "unsigned": 0,
        "prevalence": 0.5,
        "balance": 0
      }
    }
  ]
}
)");
}

TEST_CASE("map file: cut at any byte it is a clean problem", "[formats]") {
  const Map map = *Map::make({{.id = "a", .label = "caf\u00e9"}, {.id = "b"}}, {{0, 1, 0.5}});
  const std::string bytes = written(map);
  for (std::size_t size = 0; size + 2 < bytes.size(); ++size) {
    const auto read = fcm::parse_map(bytes.substr(0, size), "map.json", {.from = "map"});
    REQUIRE_FALSE(read);
    CHECK_FALSE(read.error().code.empty());
  }
}
