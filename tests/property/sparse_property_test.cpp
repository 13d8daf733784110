// SPDX-License-Identifier: MIT
//
// One simulation, on vectors, is the formula computed one link after the other: bit for bit.
#include <bit>
#include <catch2/catch.hpp>
#include <random>

#include "random_map.hpp"
#include "simulate/lanes/kernels.hpp"

using namespace fcm;
using namespace fcm::property;

namespace {

/// docs/maths.md, "Rules", as it stands there.
std::vector<Eigen::VectorXd> plain_loop(const Map& map, const Model& model,
                                        const Interventions& said, Eigen::VectorXd a) {
  const Rule& rule = **rule_named(model.rule);
  const auto value = (*transfer_named(model.transfer))->value;
  const auto seen = [&](double state) { return rule.scale * state - rule.shift; };
  const auto clamp = [&] {
    for (const Clamp& each : said.clamps) a[static_cast<Eigen::Index>(each.factor)] = each.value;
  };
  clamp();
  std::vector<Eigen::VectorXd> states{a};
  while (states.size() <= *model.steps) {
    Eigen::VectorXd x = Eigen::VectorXd::Zero(a.size()), u = x;
    for (const Link& link : map.links()) {
      const Eigen::VectorXd& past =
          states[states.size() - 1 - std::min<std::size_t>(link.lag, states.size() - 1)];
      x[static_cast<Eigen::Index>(link.to)] +=
          link.weight * seen(past[static_cast<Eigen::Index>(link.from)]);
    }
    for (Eigen::Index j = 0; j < a.size() && rule.self != 0; ++j) x[j] += rule.self * seen(a[j]);
    for (const Input& each : said.inputs) u[static_cast<Eigen::Index>(each.factor)] += each.value;
    for (Eigen::Index j = 0; j < a.size(); ++j) a[j] = value(x[j] + u[j], model.lambda);
    clamp();
    states.push_back(a);
  }
  return states;
}

struct Question {
  Map map;
  Interventions said;
  Eigen::VectorXd start;
};

/// Up to 60 factors, from nearly no links to nearly all, some with a lag.
Question any_question(std::mt19937_64& random) {
  const auto below = [&random](std::uint64_t n) { return random() % n; };
  const auto number = [&] { return static_cast<double>(below(2'001)) / 1'000 - 1; };
  const Index n = 1 + below(60);
  const std::uint64_t density = 1 + below(100), lagged = below(2) * 20;
  std::vector<Factor> factors;
  for (Index i = 0; i < n; ++i) factors.push_back({.id = "f" + std::to_string(i)});
  std::vector<Link> links;
  for (Index i = 0; i < n; ++i)
    for (Index j = 0; j < n; ++j)
      if (below(100) < density)
        links.push_back({.from = i,
                         .to = j,
                         .weight = number(),
                         .lag = static_cast<std::uint32_t>(below(100) < lagged ? below(4) : 0)});
  Question made{.map = Map::make(factors, links).value(), .said = {}, .start = {}};
  made.start.resize(static_cast<Eigen::Index>(n));
  for (double& state : made.start) state = number();
  for (Index j = 0; j < n; ++j) {
    if (below(8) == 0) made.said.clamps.push_back({.factor = j, .value = number()});
    if (below(4) == 0) made.said.inputs.push_back({.factor = j, .value = number()});
  }
  return made;
}

bool same_bits(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double one, double other) {
    return std::bit_cast<std::uint64_t>(one) == std::bit_cast<std::uint64_t>(other);
  });
}

}  // namespace

TEST_CASE("property: a simulation on vectors is the plain loop, on every instruction set") {
  CHECK(rc::check([] {
    Model model = exactly(any_model(), 5);
    if (model.transfer == "sigmoid")
      model.rule = *rc::gen::element<std::string>("kosko", "modified_kosko", "rescaled");
    std::mt19937_64 random(*rc::gen::arbitrary<std::uint64_t>());
    for (int i = 0; i < 10; ++i) {
      const Question q = any_question(random);
      const auto plain = plain_loop(q.map, model, q.said, q.start);
      for (const std::string_view target : detail::lanes_targets()) {
        detail::use_target(target);
        const auto run =
            simulate(q.map, model, q.said, {.trajectory = true, .start = q.start}).trajectory;
        RC_ASSERT(run.size() == plain.size());
        for (std::size_t t = 0; t < run.size(); ++t) RC_ASSERT(same_bits(run[t], plain[t]));
      }
      detail::use_target(detail::lanes_targets().front());
    }
  }));
}
