// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "publish/layout.hpp"

using namespace fcm;
using namespace fcm::reporting;

namespace {

std::vector<LayoutBox> boxes_of(std::size_t count) {
  return std::vector<LayoutBox>(count, LayoutBox{130, 90, {}, {}});
}

Layout on_grid(std::size_t count, double shape, const std::vector<LayoutLink>& links = {},
               const std::vector<double>& pulls = {}) {
  return lay_out_on_grid(boxes_of(count), links, pulls, {.shape = shape, .apart = 40});
}

double between(const Layout& layout, Index a, Index b) {
  return std::hypot(layout.centres[a].x - layout.centres[b].x,
                    layout.centres[a].y - layout.centres[b].y);
}

}  // namespace

TEST_CASE("grid: a few boxes fill the shape that is asked for, and stand apart", "[layout]") {
  for (const double shape : {0.7, 1.3, 1.6})
    for (const std::size_t count : {7, 10, 12, 15}) {
      const Layout layout = on_grid(count, shape);
      INFO(count << " boxes in " << shape);
      CHECK(layout.width / layout.height == Approx(shape).epsilon(0.25));
      for (Index a = 0; a < count; ++a)
        for (Index b = 0; b < a; ++b)
          CHECK((std::abs(layout.centres[a].x - layout.centres[b].x) >= 170 ||
                 std::abs(layout.centres[a].y - layout.centres[b].y) >= 130));
    }
}

TEST_CASE("grid: what is left over is left out in the middle", "[layout]") {
  const Layout layout = on_grid(10, 1.6);  // of twelve cells in three rows
  for (const Position& centre : layout.centres) {
    const bool inner_row = std::abs(centre.y - layout.height / 2) < 1;
    CHECK_FALSE((inner_row && std::abs(centre.x - layout.width / 2) < layout.width / 4));
  }
}

TEST_CASE("grid: boxes that pull on each other stand side by side", "[layout]") {
  const Layout layout = on_grid(10, 1.6, {{0, 9}, {1, 8}, {2, 7}, {0, 5}}, {9, 9, 9, 1});
  for (const auto& [a, b] : {std::pair<Index, Index>{0, 9}, {1, 8}, {2, 7}})
    CHECK(between(layout, a, b) < 260);
}

TEST_CASE("grid: the same boxes stand in the same places, and their lines are in the drawing",
          "[layout]") {
  const std::vector<LayoutLink> links = {{0, 4}, {4, 0}, {1, 3}, {2, 9}, {8, 6}, {5, 7}, {0, 9}};
  const std::vector<double> pulls = {1, 2, 3, 1, 2, 3, 1};
  const Layout layout = on_grid(10, 1.6, links, pulls), again = on_grid(10, 1.6, links, pulls);
  REQUIRE(layout.routes.size() == links.size());
  for (Index i = 0; i < 10; ++i) {
    CHECK(layout.centres[i].x == again.centres[i].x);
    CHECK(layout.centres[i].y == again.centres[i].y);
  }
  for (const auto& route : layout.routes)
    for (const Position& point : route) {
      CHECK((point.x >= 13 && point.x <= layout.width - 13));
      CHECK((point.y >= 13 && point.y <= layout.height - 13));
    }
}

TEST_CASE("grid: one box, and none", "[layout]") {
  CHECK(on_grid(1, 1.6).centres.size() == 1);
  CHECK(on_grid(0, 1.6).centres.empty());
}
