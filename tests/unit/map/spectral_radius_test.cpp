// SPDX-License-Identifier: MIT
#include <rapidcheck.h>

#include <Eigen/Eigenvalues>
#include <catch2/catch.hpp>
#include <cmath>

#include "fcm/structure.hpp"

using fcm::Index;
using fcm::Link;
using fcm::Map;

namespace {

Map map_of(Index size, std::vector<Link> links) {
  std::vector<fcm::Factor> factors(size);
  for (Index i = 0; i < size; ++i) factors[i].id = "C" + std::to_string(i + 1);
  return *Map::make(std::move(factors), std::move(links));
}

Map random_map(Index size, double density) {
  std::vector<Link> links;
  for (Index i = 0; i < size; ++i)
    for (Index j = 0; j < size; ++j)
      if (*rc::gen::inRange(0, 1000) < density * 1000)
        links.push_back({i, j, *rc::gen::inRange(-1000, 1001) / 1000.0});
  return map_of(size, links);
}

}  // namespace

TEST_CASE("spectral radius: a map without loops has none, to the bit", "[map]") {
  std::vector<Link> links;
  for (Index i = 0; i < 60; ++i)
    for (Index j = i + 1; j < 60; ++j) links.push_back({i, j, 0.9});
  CHECK(fcm::spectral_radius_abs(map_of(60, links)) == 0);
  CHECK(fcm::spectral_radius_abs(Map()) == 0);
}

TEST_CASE("spectral radius: of a ring it is the geometric mean of the sizes", "[map]") {
  CHECK(fcm::spectral_radius_abs(map_of(2, {{0, 1, 0.9}, {1, 0, -0.1}})) ==
        Approx(0.3).epsilon(1e-14));
  CHECK(fcm::spectral_radius_abs(map_of(3, {{0, 1, 1}, {1, 2, -0.001}, {2, 0, 0.001}})) ==
        Approx(0.01).epsilon(1e-13));
  std::vector<Link> links;
  for (Index i = 0; i < 40; ++i) links.push_back({i, (i + 1) % 40, i % 2 == 0 ? 0.2 : -0.8});
  CHECK(fcm::spectral_radius_abs(map_of(40, links)) == Approx(0.4).epsilon(1e-13));
}

TEST_CASE("spectral radius: the largest component decides; a self-link is a loop", "[map]") {
  CHECK(fcm::spectral_radius_abs(map_of(4, {{0, 1, 0.5}, {1, 0, 0.5}, {2, 2, -0.75}, {1, 3, 1}})) ==
        0.75);
}

TEST_CASE("spectral radius: links of weight zero close no loop", "[map]") {
  CHECK(fcm::spectral_radius_abs(map_of(2, {{0, 1, 0.5}, {1, 0, 0}})) == 0);
}

TEST_CASE("spectral radius: agrees with a general eigenvalue solver on random maps", "[map]") {
  CHECK(rc::check([] {
    const Index size = *rc::gen::inRange<Index>(1, 12);
    const Map map = random_map(size, 0.3);
    Eigen::MatrixXd dense =
        Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(size), static_cast<Eigen::Index>(size));
    for (const Link& link : map.links())
      dense(static_cast<Eigen::Index>(link.from), static_cast<Eigen::Index>(link.to)) =
          std::abs(link.weight);
    // A nilpotent block of size k is found to eps^(1/k) only, so the comparison is loose; the upper
    // end may not fall below the true value.
    const double theirs = dense.eigenvalues().cwiseAbs().maxCoeff();
    const double ours = fcm::spectral_radius_abs(map);
    if (ours > 0) RC_ASSERT(std::abs(ours - theirs) < 1e-6);
    if (ours == 0) RC_ASSERT(theirs < 0.1);
  }));
}

TEST_CASE("spectral radius: does not depend on the order of factors", "[map]") {
  CHECK(rc::check([] {
    const Index size = *rc::gen::inRange<Index>(2, 10);
    const Map map = random_map(size, 0.4);
    std::vector<Link> turned;
    for (const Link& link : map.links())
      turned.push_back({size - 1 - link.from, size - 1 - link.to, link.weight});
    const double here = fcm::spectral_radius_abs(map);
    const double there = fcm::spectral_radius_abs(map_of(size, turned));
    RC_ASSERT(std::abs(here - there) <= 1e-13 * here);
  }));
}
