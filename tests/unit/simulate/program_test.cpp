// SPDX-License-Identifier: MIT
#include "simulate/program.hpp"

#include <catch2/catch.hpp>

#include "small_maps.hpp"

using namespace fcm;
using fcm::test::small_map;

TEST_CASE("program: links stand by their effect, and there by their cause", "[simulate]") {
  const Map map = small_map(3, {{2, 0, 0.1}, {1, 0, 0.2}, {0, 2, 0.3}, {1, 2, 0}, {2, 2, 0.4}});
  const detail::Program program = detail::compile(map, {});
  CHECK(program.factors == 3);
  CHECK(program.depth == 1);
  CHECK(program.into == std::vector<std::uint32_t>{0, 2, 2, 4});
  CHECK(program.source == std::vector<std::uint32_t>{1, 2, 0, 2});
  CHECK(program.weight == std::vector<double>{0.2, 0.1, 0.3, 0.4});
  for (std::size_t k = 0; k < program.link.size(); ++k)
    CHECK(map.links()[program.link[k]].weight == program.weight[k]);
}

TEST_CASE("program: links of weight 0 stand in it only where lanes bring their own weights",
          "[simulate]") {
  const Map map = small_map(2, {{0, 1, 0}});
  CHECK(detail::compile(map, {}).weight.empty());
  CHECK(detail::compile(map, {}, true).weight == std::vector<double>{0});
}

TEST_CASE("program: a link that is not simulated is not in it", "[simulate]") {
  const Map map =
      Map::make({{.id = "a"}, {.id = "b"}}, {{.from = 0, .to = 1, .simulated = false}}).value();
  CHECK(detail::compile(map, {}, true).weight.empty());
}

TEST_CASE("program: a lag is an earlier state in the stack", "[simulate]") {
  const Map map =
      Map::make({{.id = "a"}, {.id = "b"}},
                {{.from = 0, .to = 1, .weight = 1, .lag = 3}, {.from = 1, .to = 1, .weight = 1}})
          .value();
  const detail::Program program = detail::compile(map, {});
  CHECK(program.depth == 4);
  CHECK(program.source == std::vector<std::uint32_t>{6, 1});
}

TEST_CASE("program: a factor's own memory and function stand in place of the model's",
          "[simulate]") {
  const Map map = small_map(2, {});
  const Model model{.rule = "modified_kosko",
                    .transfer = "tanh",
                    .transfer_of = {{"b", "sigmoid"}},
                    .memory_of = {{"a", 0.5}}};
  const detail::Program program = detail::compile(map, model);
  CHECK(program.self == std::vector<double>{0.5, 1});
  CHECK(program.transfer[0]->name == "tanh");
  CHECK(program.transfer[1]->name == "sigmoid");
  CHECK(program.is_plain());
}

TEST_CASE("program: damping shares a new state out among image, last state and start",
          "[simulate]") {
  const detail::Program damped = detail::compile(small_map(1, {}), {.damping = 0.25});
  CHECK(damped.gain == 0.75);
  CHECK(damped.keep == 0.25);
  CHECK(damped.rest == 0);
  CHECK_FALSE(damped.is_plain());
}
