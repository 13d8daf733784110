// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "core/sha256.hpp"
#include "fcm/simulate.hpp"

using namespace fcm;

namespace {

/// Knuth's MMIX generator, so that the maps are the same everywhere.
class Numbers {
 public:
  std::uint64_t below(std::uint64_t end) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return (state_ >> 33) % end;
  }
  double hundredths() { return static_cast<double>(below(201)) / 100 - 1; }

 private:
  std::uint64_t state_ = 1;
};

Map next_map(Numbers& numbers) {
  constexpr Index n = 12;
  std::vector<Factor> factors;
  std::vector<Link> links;
  for (Index i = 0; i < n; ++i) factors.push_back({.id = std::to_string(i)});
  for (Index i = 0; i < n; ++i)
    for (Index j = 0; j < n; ++j)
      if (numbers.below(4) == 0)
        links.push_back({.from = i, .to = j, .weight = numbers.hundredths()});
  return Map::make(factors, links).value();
}

}  // namespace

// 1,000 simulations, chaotic ones among them: a digest that differs means that a compiler,
// processor or option rounds otherwise. Found alike with g++ 12 at -O0, -O2, -O3 -march=native and
// clang 14 at -O3 -march=native; the bytes are those of little-endian machines with 64 bits.
TEST_CASE("simulate: every compiler and processor gives the same bits", "[simulate]") {
  Numbers numbers;
  std::string bytes;
  const auto add = [&bytes](const auto& value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  };
  const std::vector<Model> models = {
      {.transfer = "tanh", .lambda = 1},
      {.transfer = "tanh", .lambda = 2.5},
      {.transfer = "sigmoid", .lambda = 5, .start = 1},
      {.rule = "modified_kosko", .transfer = "tanh", .lambda = 0.7},
      {.rule = "rescaled", .transfer = "sigmoid", .lambda = 2, .start = 0.5},
  };
  for (int k = 0; k < 200; ++k) {
    const Map map = next_map(numbers);
    const Interventions push{.inputs = {{numbers.below(12), numbers.hundredths()}}};
    for (Model model : models) {
      model.max_steps = 300;
      const Simulation s = simulate(map, model, push);
      for (const double value : s.state) add(value);
      add(s.steps);
      add(s.error_bound);
    }
    add(anchored_lambda(map));
  }
  CHECK(core::sha256(bytes) == "dff0649f1c54651e0e6d44a2b3bf39876769221c553a7a441f4de2d5f692c8a0");
}
