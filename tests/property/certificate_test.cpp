// SPDX-License-Identifier: MIT
//
// What is proven, held against what happens: 10,000 random maps with their models, clamps, inputs
// and lags, each a function of its number.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "fcm/attractors.hpp"
#include "numbered_question.hpp"
#include "simulate/box.hpp"
#include "simulate/contraction.hpp"
#include "simulate/system.hpp"

using namespace fcm;

using namespace fcm::property;

namespace {

constexpr double underflow = 1e-300;

double largest(const Eigen::VectorXd& state) {
  return state.size() == 0 ? 0 : state.cwiseAbs().maxCoeff();
}

/// Iterates without any stopping rule but standing still. What the certificate says on the way and
/// at the end must hold against `end`.
void holds_from(const detail::System& system, const detail::Certificate& certificate,
                const Eigen::VectorXd& start, const Simulation& end) {
  Eigen::VectorXd now = system.begin(start), before = now, next;
  const Eigen::Index n = system.size();
  for (std::size_t step = 1; step <= 400; ++step) {
    system.step(now, next);
    before.swap(now);
    now.swap(next);
    const bool rests = now == before;
    if (step != 1 && step != 4 && step != 20 && step != 400 && !rests) continue;
    const double distance = largest(now.head(n) - end.state);
    REQUIRE(distance <= certificate.bound(before, now, 1e-14) + end.error_bound + underflow);
    if (!rests) continue;
    REQUIRE(distance <= 1e-6);
    return;
  }
}

}  // namespace

TEST_CASE("property: over 10,000 maps no certificate is contradicted and no bound is broken") {
  std::size_t by_slopes = 0, by_box = 0;
  for (std::uint64_t number = 0; number < 10'000; ++number) {
    CAPTURE(number);
    Source source(number);
    const Question q = numbered_question(source);
    const detail::System system(q.map, q.model, q.interventions);
    const detail::Certificate certificate(system.equation());
    const Simulation end = simulate(q.map, q.model, q.interventions);
    REQUIRE(end.steps <= cap);
    REQUIRE(end.proof == certificate.contraction().by);
    by_slopes += end.proof == Proof::slopes;
    by_box += end.proof == Proof::box;
    if (!certificate.proven()) continue;
    REQUIRE((end.settled() || end.steps == cap));
    for (int start = 0; start < 40; ++start)
      holds_from(system, certificate, any_start(source, q.map.size()), end);
  }
  CHECK(by_slopes > 2'000);
  CHECK(by_box > 1'000);
}

TEST_CASE("property: whatever fixed point is found lies in the box, whether or not it is unique") {
  std::size_t looked_at = 0;
  for (std::uint64_t number = 20'000; number < 22'000; ++number) {
    CAPTURE(number);
    Source source(number);
    const Question q = numbered_question(source);
    const detail::System system(q.map, q.model, q.interventions);
    detail::Box box = detail::whole_range(system.equation());
    for (int round = 0; round < 100; ++round) box = detail::narrowed(system.equation(), box);
    for (int start = 0; start < 6; ++start) {
      const Simulation end =
          simulate(q.map, q.model, q.interventions,
                   {.trajectory = false, .start = any_start(source, q.map.size())});
      // Next to a jump of a discrete function states may come to rest that solve nothing.
      if (!end.settled() || end.residual > (system.discrete() ? 0 : 1e-12)) continue;
      ++looked_at;
      // As far as what is left unsolved may lie from a solution.
      for (std::size_t j = 0; j < q.map.size(); ++j) {
        const double a = end.state[static_cast<Eigen::Index>(j)];
        REQUIRE(a >= box.low[j] - 1e-7 * (1 + std::fabs(a)));
        REQUIRE(a <= box.high[j] + 1e-7 * (1 + std::fabs(a)));
      }
    }
  }
  CHECK(looked_at > 5'000);
}

TEST_CASE("property: starts that end apart are never one proven fixed point") {
  std::size_t several = 0;
  for (std::uint64_t number = 30'000; number < 30'300; ++number) {
    CAPTURE(number);
    Source source(number);
    const Question q = numbered_question(source);
    const Attractors all = attractors(q.map, q.model, q.interventions, {.scattered = 6});
    std::size_t starts = all.unfinished + all.unbounded;
    for (const Attractor& each : all.found) starts += each.starts;
    REQUIRE(starts == all.starts);
    REQUIRE((all.proof == Proof::none || all.starts == 1));
    several += all.found.size() > 1;
  }
  CHECK(several > 20);
}

namespace {

struct Share {
  const char* rule;
  const char* transfer;
  double lambda, by_slopes, by_either;
};

Map sparse_map(std::uint64_t number) {
  Source source(number);
  std::vector<Factor> factors;
  std::vector<Link> links;
  for (Index i = 0; i < 15; ++i) factors.push_back({.id = "f" + std::to_string(i)});
  for (Index i = 0; i < 15; ++i)
    for (Index j = 0; j < 15; ++j)
      if (i != j && source.between(0, 1) < 0.15)
        links.push_back({.from = i, .to = j, .weight = source.between(-1, 1)});
  return Map::make(factors, links).value();
}

}  // namespace

// Run with -s to see the shares: they are the table of docs/maths.md, "Box iteration".
TEST_CASE("property: the box proves most customary models, where the slopes prove few") {
  const std::vector<Share> shares = {{"kosko", "sigmoid", 1, 1, 1},
                                     {"kosko", "sigmoid", 2, 1, 1},
                                     {"kosko", "sigmoid", 5, 0.27, 0.98},
                                     {"modified_kosko", "sigmoid", 1, 1, 1},
                                     {"modified_kosko", "sigmoid", 2, 0.55, 1},
                                     {"modified_kosko", "sigmoid", 5, 0, 0.64},
                                     {"kosko", "tanh", 0.5, 1, 1},
                                     {"kosko", "tanh", 1, 0.5, 0.5},
                                     {"modified_kosko", "tanh", 0.5, 0.5, 0.5}};
  constexpr int maps = 200;
  for (const Share& expected : shares) {
    const Model model{
        .rule = expected.rule, .transfer = expected.transfer, .lambda = expected.lambda};
    int by_slopes = 0, by_either = 0;
    for (std::uint64_t number = 0; number < maps; ++number) {
      const Proof by = contraction(sparse_map(40'000 + number), model).by;
      by_slopes += by == Proof::slopes;
      by_either += by != Proof::none;
    }
    CAPTURE(expected.rule, expected.transfer, expected.lambda);
    CHECK(by_slopes / double(maps) == Approx(expected.by_slopes).margin(0.1));
    CHECK(by_either / double(maps) == Approx(expected.by_either).margin(0.1));
  }
}
