// SPDX-License-Identifier: MIT
//
// No choice of weights within the ranges leaves the enclosure.
#include <catch2/catch.hpp>

#include "fcm/enclosure.hpp"
#include "random_map.hpp"

using namespace fcm;
using namespace fcm::property;

TEST_CASE("property: whatever the weights are, states and effects lie in the enclosure") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    Model model = any_model();
    if (*rc::gen::inRange(0, 4) == 0) model.rule = "quasi_nonlinear";
    if (*rc::gen::inRange(0, 4) == 0) model.damping = *hundredths(0, 80);
    model.lambda = *hundredths(10, 150);
    const Interventions said = any_interventions(m.map);
    std::vector<WeightRange> ranges;
    for (const Link& link : m.links) {
      const double below = *hundredths(0, 60), above = *hundredths(0, 60);
      ranges.push_back({link.weight - below, link.weight + above});
    }
    const Enclosure all = enclose(m.map, model, said, ranges);
    for (int choice = 0; choice < 4; ++choice) {
      std::vector<Link> links = m.links;
      for (Index k = 0; k < links.size(); ++k) {
        const double part = choice < 2 ? *rc::gen::inRange(0, 2) : *hundredths(0, 100);
        links[k].weight = ranges[k].low + part * (ranges[k].high - ranges[k].low);
      }
      const Map drawn = Map::make(m.factors, links, {}, 2).value();
      const Simulation before = simulate(drawn, model), then = simulate(drawn, model, said);
      const double slack = 1e-11 + before.error_bound + then.error_bound;
      for (Index j = 0; j < drawn.size(); ++j) {
        const auto at = static_cast<Eigen::Index>(j);
        const auto within = [slack](double x, Bounds of) {
          const double room = slack * std::max(1.0, std::fabs(x));
          return x >= of.low - room && x <= of.high + room;
        };
        if (before.settled()) RC_ASSERT(within(before.state[at], all.baseline[j]));
        if (then.settled()) RC_ASSERT(within(then.state[at], all.state[j]));
        if (before.settled() && then.settled())
          RC_ASSERT(within(then.state[at] - before.state[at], all.effect[j]));
      }
    }
  }));
}
