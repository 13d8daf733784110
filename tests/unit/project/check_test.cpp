// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <string>

#include "fcm/project.hpp"

namespace {

fcm::Map small_map() {
  auto map = fcm::Map::make({{.id = "bus", .kind = "driver"},
                             {.id = "meeting", .kind = "driver"},
                             {.id = "winter", .kind = "context"},
                             {.id = "loneliness", .kind = "outcome"}},
                            {{.from = 0, .to = 1, .weight = 0.5},
                             {.from = 1, .to = 3, .weight = -0.5},
                             {.from = 2, .to = 1, .weight = -0.25}});
  REQUIRE(map);
  return *map;
}

std::vector<fcm::Problem> problems(const std::string& body) {
  const auto read = fcm::parse_project("fcm: 1\nstudy: { folder: s }\n" + body, "p.yaml");
  INFO((read ? "" : to_text(read.error())));
  REQUIRE(read);
  return fcm::check(*read, small_map());
}

void check_one(const std::string& body, const std::string& code, std::size_t line) {
  const auto found = problems(body);
  INFO(body);
  REQUIRE(found.size() == 1);
  INFO(to_text(found[0]));
  CHECK(found[0].code == code);
  CHECK(found[0].place.line == line);
}

}  // namespace

TEST_CASE("project: what fits the map raises no problem", "[project]") {
  CHECK(problems("outcomes: { loneliness: less }\n"
                 "not_ours_to_move: [winter]\n"
                 "scenarios:\n"
                 "  a: { do: [ { more: bus } ] }\n"
                 "  b: { kind: risk, do: [ { more: winter } ] }\n"
                 "  c: { do: [ { connection: bus -> meeting, becomes: gone } ] }\n")
            .empty());
}

TEST_CASE("project: what does not fit the map is named where it was written", "[project]") {
  check_one("outcomes: { lonelines: less }\n", "factor.unknown", 3);
  check_one("outcomes: { loneliness: less }\nnot_ours_to_move: [weather]\n", "factor.unknown", 4);
  check_one("not_ours_to_move: [bus]\n", "project.not_context", 3);
  check_one("scenarios:\n  a:\n    do: [ { more: buss } ]\n", "factor.unknown", 5);
  check_one("scenarios:\n  a:\n    do: [ { more: winter } ]\n", "scenario.not_ours_to_move", 5);
  check_one("scenarios:\n  a:\n    do: [ { connection: bus -> loneliness, becomes: gone } ]\n",
            "link.unknown", 5);
  check_one("scenarios:\n  a:\n    new: { id: bus }\n    do: [ { more: bus } ]\n",
            "scenario.factor_exists", 4);
  check_one("scenarios:\n  a:\n    do: [ { more: bus } ]\n    stays: { trust: slightly }\n",
            "factor.unknown", 4);
}

TEST_CASE("project: an unknown factor comes with the nearest one", "[project]") {
  CHECK(problems("outcomes: { lonelines: less }\n")[0].hint.find("loneliness") !=
        std::string::npos);
}

TEST_CASE("project: all problems are listed, not the first alone", "[project]") {
  CHECK(problems("outcomes: { x: less, y: more }\nscenarios:\n  a: { do: [ { more: z } ] }\n")
            .size() == 3);
}
