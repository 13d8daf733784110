// SPDX-License-Identifier: MIT
#include "fcm/card_numbers.hpp"

#include <catch2/catch.hpp>

#include "fcm/filter.hpp"
#include "fcm/publish.hpp"

namespace fcm {
namespace {

using Numbers = std::vector<std::size_t>;

Factor named(std::string id, std::string number = {}) {
  Factor factor{.id = std::move(id)};
  if (!number.empty()) factor.fields.emplace_back("number", std::move(number));
  return factor;
}

Map town() {
  return *Map::make({named("buses"), named("debt"), named("visits"), named("loneliness")},
                    {{.from = 0, .to = 2, .weight = .5},
                     {.from = 1, .to = 3, .weight = .5},
                     {.from = 2, .to = 3, .weight = -1.5}},
                    {}, 2);
}

}  // namespace

TEST_CASE("card numbers: factors are numbered from 1 in the order of the map", "[card_numbers]") {
  CHECK(card_numbers(town()) == Numbers{1, 2, 3, 4});
  CHECK(card_numbers(Map{}).empty());
}

TEST_CASE("card numbers: a part of a map keeps the numbers of the whole", "[card_numbers]") {
  const Map whole = keep_card_numbers(town());
  const Map part = submap(whole, strong(whole, {.weight = 1}));
  Part visits = fcm::whole(whole);
  visits.factors[1] = false;
  CHECK(card_numbers(submap(whole, visits)) == Numbers{1, 3, 4});
  CHECK(card_numbers(part) == Numbers{1, 2, 3, 4});
  CHECK(whole.links() == town().links());
}

TEST_CASE("card numbers: what leaves a study keeps the numbers of the study", "[card_numbers]") {
  const auto shown = publish(town(), Audience::workshop, {"debt"});
  REQUIRE(shown->size() == 3);
  CHECK(card_numbers(*shown) == Numbers{1, 3, 4});
  CHECK(factor_of_card(*shown, 4) == 2);
  CHECK_FALSE(factor_of_card(*shown, 2));
  CHECK_FALSE(factor_of_card(*shown, 0));
}

TEST_CASE("card numbers: a new factor gets a number that no card has", "[card_numbers]") {
  const Map map = *Map::make({named("new"), named("visits", "7"), named("other")}, {});
  CHECK(card_numbers(map) == Numbers{8, 7, 9});
}

TEST_CASE("card numbers: a field that is no number, or another's, numbers nothing",
          "[card_numbers]") {
  const Map map = *Map::make({named("a", "two"), named("b", "3"), named("c", "3"), named("d", "0"),
                              named("e", "99999999999999999999"), named("f", "-1")},
                             {});
  CHECK(card_numbers(map) == Numbers{4, 3, 5, 6, 7, 8});
}

}  // namespace fcm
