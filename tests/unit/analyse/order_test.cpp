// SPDX-License-Identifier: MIT
#include "analyse/order.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

using namespace fcm;
using detail::Toward;
using Pairs = std::vector<std::pair<Index, Index>>;
using Sets = std::vector<std::vector<Index>>;

// The example of scipy.stats.kendalltau, whose default is tau-b.
TEST_CASE("order: Kendall's tau-b as scipy gives it", "[order]") {
  const std::vector<double> x = {12, 2, 1, 12, 2}, y = {1, 4, 7, 1, 0};
  CHECK(*kendalls_tau(x, y) == Approx(-0.47140452079103173).epsilon(1e-14));
  CHECK_FALSE(kendalls_tau(std::vector<double>{1, 1}, std::vector<double>{1, 2}));
  CHECK_FALSE(kendalls_tau(std::vector<double>{1}, std::vector<double>{1}));
}

TEST_CASE("order: tau is 1 with itself, -1 with its mirror, and the same either way round",
          "[order]") {
  CHECK(rc::check([](const std::vector<int>& whole) {
    std::vector<double> x(whole.begin(), whole.end()), mirror;
    for (const double value : x) mirror.push_back(-value);
    const auto tau = kendalls_tau(x, x);
    RC_PRE(tau.has_value());
    RC_ASSERT(*tau == 1);
    RC_ASSERT(*kendalls_tau(x, mirror) == -1);
  }));
}

TEST_CASE("order: ideas of one size share a place, and who does not point there has none",
          "[order]") {
  const Toward toward = {0.2, 0.3, 0.2 * (1 + 1e-12), -0.1, std::nullopt, 0.1};
  using Place = std::optional<std::size_t>;
  CHECK(detail::places_of(toward) ==
        std::vector<Place>{Place(2), Place(1), Place(2), {}, {}, Place(4)});
}

TEST_CASE("order: a pair turns where each is ahead somewhere; a tie or silence turns nothing",
          "[order]") {
  const std::vector<Toward> orders = {
      {0.3, 0.2, 0.1, 0.1}, {0.2, 0.3, 0.1, std::nullopt}, {0.3, 0.2, 0.1, 0.1}};
  CHECK(detail::turning(orders) == Pairs{{0, 1}});
  CHECK(detail::turning({}).empty());
}

TEST_CASE("order: the largest sets in which every two turn", "[order]") {
  // a chain 0-1-2 and a triangle 2-3-4
  const Pairs pairs = {{0, 1}, {1, 2}, {2, 3}, {2, 4}, {3, 4}};
  CHECK(detail::largest_sets(6, pairs, 100) == Sets{{2, 3, 4}, {0, 1}, {1, 2}});
  CHECK(detail::largest_sets(6, {}, 100).empty());
}

TEST_CASE("order: largest sets are those that trying every set finds", "[order]") {
  CHECK(rc::check([] {
    const Index n = *rc::gen::inRange<Index>(0, 9);
    Pairs pairs;
    for (Index a = 0; a < n; ++a)
      for (Index b = a + 1; b < n; ++b)
        if (*rc::gen::arbitrary<bool>()) pairs.emplace_back(a, b);
    const auto turn = [&pairs](unsigned set) {
      for (Index a = 0; a < 9; ++a)
        for (Index b = a + 1; b < 9; ++b)
          if ((set >> a & 1) && (set >> b & 1) &&
              std::find(pairs.begin(), pairs.end(), std::pair(a, b)) == pairs.end())
            return false;
      return true;
    };
    Sets expected;
    for (unsigned set = 1; set < 1u << n; ++set) {
      bool largest = turn(set) && (set & (set - 1)) != 0;
      for (Index more = 0; more < n; ++more)
        largest = largest && ((set >> more & 1) || !turn(set | 1u << more));
      if (!largest) continue;
      expected.emplace_back();
      for (Index i = 0; i < n; ++i)
        if (set >> i & 1) expected.back().push_back(i);
    }
    Sets found = detail::largest_sets(n, pairs, 1'000);
    std::sort(found.begin(), found.end());
    std::sort(expected.begin(), expected.end());
    RC_ASSERT(found == expected);
  }));
}
