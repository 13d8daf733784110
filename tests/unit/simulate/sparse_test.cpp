// SPDX-License-Identifier: MIT
//
// Sums over slices and panels have the bits of the plain loop: on every instruction set that this
// processor has, on any number of threads.
#include <bit>
#include <catch2/catch.hpp>
#include <cstdint>

#include "simulate/sparse/sums.hpp"

using namespace fcm;
using namespace fcm::detail;

namespace {

/// Steele, Lea and Flood 2014, "SplitMix".
class Random {
 public:
  std::uint64_t bits() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
  }
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(bits() % n); }
  double weight() { return static_cast<double>(bits() >> 11) * 0x1p-52 - 1; }

 private:
  std::uint64_t state_ = 1;
};

/// `links_into(j)` says how many of the states act on factor j, in even steps from one at random.
template <class LinksInto>
Program program_of(std::uint32_t factors, std::uint32_t depth, const LinksInto& links_into) {
  Random random;
  Program program;
  program.factors = factors;
  program.depth = depth;
  program.into.push_back(0);
  const std::uint32_t states = factors * depth;
  for (std::uint32_t j = 0; j < factors; ++j) {
    const std::uint32_t links = std::min<std::uint32_t>(links_into(j), states);
    for (std::uint32_t k = 0; k < links; ++k) {
      program.source.push_back(static_cast<std::uint32_t>(std::uint64_t{k} * states / links));
      program.weight.push_back(random.weight());
    }
    program.into.push_back(static_cast<std::uint32_t>(program.source.size()));
    program.self.push_back(j % 3 == 0 ? 0 : 0.5);
  }
  program.transfer.assign(factors, *transfer_named("tanh"));
  program.lambda = 0.7;
  return program;
}

std::vector<double> plain_loop(const Program& p, const std::vector<double>& seen,
                               const std::vector<double>& inputs) {
  std::vector<double> next(p.factors);
  for (std::uint32_t j = 0; j < p.factors; ++j) {
    double sum = 0;
    for (std::uint32_t k = p.into[j]; k < p.into[j + 1]; ++k)
      sum += p.weight[k] * seen[p.source[k]];
    if (p.self[j] != 0) sum += p.self[j] * seen[j];
    next[j] = p.transfer[j]->value(sum + inputs[j], p.lambda);
  }
  return next;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double one, double other) {
    return std::bit_cast<std::uint64_t>(one) == std::bit_cast<std::uint64_t>(other);
  });
}

void check_against_plain_loop(const Program& program) {
  Random random;
  std::vector<double> seen(program.factors * program.depth), inputs(program.factors, 0.0);
  for (double& state : seen) state = random.below(5) == 0 ? -0.0 : random.weight();
  for (double& input : inputs)
    if (random.below(4) == 0) input = random.weight();
  const std::vector<double> plain = plain_loop(program, seen, inputs);
  const Sums sums(program);
  for (const std::string_view target : lanes_targets()) {
    CAPTURE(target);
    REQUIRE(use_target(target));
    for (std::size_t threads = 1; threads <= 3; ++threads) {
      Workers workers(threads);
      std::vector<double> next(program.factors);
      sums.values(seen.data(), inputs.data(), next.data(), &workers);
      CHECK(same_bits(next, plain));
    }
  }
  use_target(lanes_targets().front());
}

}  // namespace

TEST_CASE("sparse: a large map of few links a factor has the bits of the plain loop", "[sparse]") {
  Random random;
  check_against_plain_loop(program_of(9'001, 1, [&](std::uint32_t) { return random.below(12); }));
}

TEST_CASE("sparse: a hub among factors with few links changes nothing", "[sparse]") {
  check_against_plain_loop(
      program_of(5'000, 1, [](std::uint32_t j) { return j % 1'000 == 7 ? 4'000 : j % 5; }));
}

TEST_CASE("sparse: lags reach into earlier states", "[sparse]") {
  check_against_plain_loop(program_of(3'000, 3, [](std::uint32_t j) { return 5 + j % 17; }));
}

TEST_CASE("sparse: nearly full maps are stored without positions, gaps and zeros included",
          "[sparse]") {
  Random random;
  check_against_plain_loop(
      program_of(700, 1, [&](std::uint32_t) { return 600 + random.below(100); }));
}

TEST_CASE("sparse: a function per factor is taken one by one", "[sparse]") {
  Program program = program_of(50, 1, [](std::uint32_t j) { return j % 9; });
  program.transfer[20] = *transfer_named("sigmoid");
  check_against_plain_loop(program);
}

TEST_CASE("sparse: maps of up to 20 factors, the empty one included", "[sparse]") {
  for (std::uint32_t factors = 0; factors <= 20; ++factors)
    for (std::uint32_t links : {0u, 1u, 7u, 20u}) {
      CAPTURE(factors, links);
      check_against_plain_loop(program_of(factors, 1, [=](std::uint32_t) { return links; }));
    }
}
