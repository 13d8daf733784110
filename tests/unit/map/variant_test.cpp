// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "fcm/workshop.hpp"

namespace fcm {
namespace {

using Kind = WorkshopChange::Kind;

Map town() {
  return *Map::make({{.id = "bus", .label = "Bus services"},
                     {.id = "visits", .label = "Visits"},
                     {.id = "lonely", .label = "Loneliness"}},
                    {{.from = 0, .to = 1, .weight = 0.3}, {.from = 1, .to = 2, .weight = -0.2}},
                    {.title = "Town"});
}

WorkshopChange link(Kind kind, std::string from, std::string to, bool more,
                    std::optional<double> strength = {}) {
  return {.kind = kind,
          .from = std::move(from),
          .to = std::move(to),
          .more = more,
          .strength = strength};
}

Map changed(std::vector<WorkshopChange> changes) {
  return variant_of(town(), {.name = "Hall", .changes = std::move(changes)})->value;
}

double weight(const Map& map, Index from, Index to) {
  const auto at = map.find_link(from, to);
  return at ? map.links()[*at].weight : 0;
}

}  // namespace

TEST_CASE("variant: strong is as strong as the strongest connection of the map", "[variant]") {
  CHECK(weight(changed({link(Kind::add_link, "bus", "lonely", false, 0.75)}), 0, 2) ==
        Approx(-0.3));
  CHECK(weight(changed({link(Kind::add_link, "bus", "lonely", true)}), 0, 2) == Approx(0.15));
  CHECK(weight(changed({link(Kind::weigh, "visits", "lonely", false, 0.25)}), 1, 2) ==
        Approx(-0.075));
  const auto bare = variant_of(*Map::make({{.id = "a"}, {.id = "b"}}, {}),
                               {.changes = {link(Kind::add_link, "a", "b", true, 0.75)}});
  CHECK(weight(bare->value, 0, 1) == 0.75);
}

TEST_CASE("variant: a link that is flipped keeps its size, one that is cut is gone", "[variant]") {
  const Map map =
      changed({link(Kind::flip, "visits", "lonely", true), link(Kind::cut, "bus", "visits", true)});
  CHECK(weight(map, 1, 2) == 0.2);
  CHECK(map.links().size() == 1);
  CHECK(town().links().size() == 2);
}

TEST_CASE("variant: a name on a slip that is like no other is a new factor", "[variant]") {
  const Map map = changed({link(Kind::say, "A café after six", "3", false),
                           link(Kind::say, "A café after six", "1", true),
                           link(Kind::say, "Lonelines", "1", true)});
  REQUIRE(map.size() == 4);
  CHECK(map.factors()[3].label == "A café after six");
  CHECK(weight(map, 3, 2) < 0);
  CHECK(map.links().size() == 4);
}

TEST_CASE("variant: factors are added behind the others and renamed in place", "[variant]") {
  const Map map = changed({{.kind = Kind::add_factor, .factor = "new1", .label = "Café"},
                           {.kind = Kind::rename, .factor = "bus", .label = "Buses"},
                           link(Kind::add_link, "new1", "bus", true)});
  REQUIRE(map.size() == 4);
  CHECK(map.factors()[0].label == "Buses");
  CHECK(map.factors()[0].id == "bus");
  CHECK(map.factors()[3].label == "Café");
  CHECK(weight(map, 3, 0) == Approx(0.15));
  CHECK(map.source().title == "Town, as changed by Hall");
}

TEST_CASE("variant: a name that another factor has is told, and both stay", "[variant]") {
  const Workshop same{.changes = {{.kind = Kind::rename, .factor = "bus", .label = "VISITS"}}};
  const auto read = variant_of(town(), same);
  REQUIRE(read);
  CHECK(read->value.size() == 3);
  REQUIRE(read->account.problems().size() == 1);
  CHECK(read->account.problems()[0].code == "workshop.renamed");
  CHECK(read->account.problems()[0].severity == Severity::warning);
}

TEST_CASE("variant: hands, dots and places to start are fields; what is not there is refused",
          "[variant]") {
  WorkshopChange add = link(Kind::add_link, "bus", "lonely", true);
  add.hands = {9, 3, 1};
  const auto read = variant_of(town(), {.changes = {add, link(Kind::cut, "ghost", "bus", true)},
                                        .dots = {{"visits", 7}},
                                        .starts = {"bus"}});
  REQUIRE(read);
  const Map& map = read->value;
  CHECK(field(map.links()[*map.find_link(0, 2)].fields, "hands") == "9 for, 3 against, 1 unsure");
  CHECK(field(map.factors()[1].fields, "dots") == "7");
  CHECK(field(map.factors()[0].fields, "start here") == "yes");
  CHECK(read->account.refused() == 1);
  CHECK(read->account.problems().at(0).code == "factor.unknown");
}

}  // namespace fcm
