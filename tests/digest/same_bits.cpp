// SPDX-License-Identifier: MIT
//
// same_bits THREADS LOCALE: the SHA-256 of 1,000 simulations of every rule, function and schedule,
// chaotic ones among them, and of draws in lanes, made by so many threads under that locale.
// Another digest means that a compiler, a processor, an option or the surroundings decided an
// answer. The bytes are those of little-endian machines with 64 bits.
#include <algorithm>
#include <clocale>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <locale>
#include <string>
#include <vector>

#include "core/sha256.hpp"
#include "fcm/simulate.hpp"
#include "fcm/summary.hpp"
#include "fcm/vary.hpp"
#include "fcm/workers.hpp"

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

constexpr Index factors = 12;

/// Every third map has links with lags.
Map next_map(Numbers& numbers) {
  std::vector<Factor> named;
  std::vector<Link> links;
  const bool lags = numbers.below(3) == 0;
  for (Index i = 0; i < factors; ++i) named.push_back({.id = std::to_string(i)});
  for (Index i = 0; i < factors; ++i)
    for (Index j = 0; j < factors; ++j)
      if (numbers.below(4) == 0)
        links.push_back({.from = i,
                         .to = j,
                         .weight = numbers.hundredths(),
                         .lag = static_cast<std::uint32_t>(lags ? numbers.below(4) : 0)});
  return Map::make(named, links).value();
}

struct Question {
  Map map;
  Interventions interventions;
  Model model;
};

Model continuous() {
  Model model{.transfer = "tanh", .lambda = 1.5, .start = 0.3};
  model.time = Time::continuous;
  model.time_step = 0.25;
  return model;
}

/// Every rule, function and way through time.
std::vector<Model> models() {
  return {{.transfer = "tanh", .lambda = 1},
          {.transfer = "tanh", .lambda = 2.5},
          {.transfer = "sigmoid", .lambda = 5, .start = 1},
          {.rule = "modified_kosko", .transfer = "tanh", .lambda = 0.7},
          {.rule = "rescaled", .transfer = "sigmoid", .lambda = 2, .start = 0.5},
          {.rule = "quasi_nonlinear", .transfer = "tanh", .lambda = 3, .phi = 0.7, .start = 0.4},
          {.transfer = "tanh", .lambda = 2.5, .start = 0.2, .damping = 0.3},
          {.transfer = "bivalent_half", .start = 1},
          {.rule = "modified_kosko", .transfer = "trivalent", .start = 1},
          {.transfer = "saturation",
           .transfer_of = {{"3", "trivalent_half"}, {"5", "sigmoid"}, {"7", "linear"}},
           .memory_of = {{"2", 0.5}},
           .hold_sources = true},
          continuous()};
}

/// A push for good, or one that grows, ends and fades beside a clamp for some rounds.
Interventions next_interventions(Numbers& numbers) {
  Interventions made{.inputs = {{numbers.below(factors), numbers.hundredths()}}};
  if (numbers.below(3) != 0) return made;
  made.inputs[0].when = {.from = 3, .until = 9, .ramp = 4, .decay = 0.5};
  made.clamps.push_back(
      {numbers.below(factors), numbers.hundredths(), {.from = 2, .until = 20, .ramp = 5}});
  return made;
}

/// A thousand.
std::vector<Question> questions() {
  Numbers numbers;
  std::vector<Question> all;
  while (all.size() < 1'000) {
    const Map map = next_map(numbers);
    const bool lags = std::any_of(map.links().begin(), map.links().end(),
                                  [](const Link& link) { return link.lag > 0; });
    for (Model model : models()) {
      model.max_steps = 300;
      const Interventions interventions = next_interventions(numbers);
      if (model.time == Time::continuous && lags) continue;
      if (all.size() < 1'000) all.push_back({map, interventions, model});
    }
  }
  return all;
}

void append(std::string& bytes, const auto& value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

std::string answer(const Question& question) {
  const Simulation s = simulate(question.map, question.model, question.interventions);
  std::string bytes;
  for (const double value : s.state) append(bytes, value);
  append(bytes, s.steps);
  append(bytes, s.error_bound);
  append(bytes, anchored_lambda(question.map));
  return bytes;
}

void append(std::string& bytes, const std::vector<Distribution>& all) {
  for (const Distribution& each : all) {
    append(bytes, each.count);
    append(bytes, each.mean);
    append(bytes, each.squares);
    append(bytes, each.quantile(0.05));
    append(bytes, each.quantile(0.5));
  }
}

/// Lanes on weights of their own, over two blocks and a bit.
std::string answer_of_draws(const Question& question, Workers& workers) {
  const Interventions always{.clamps = {{1, 0.5, {}}}, .inputs = {{2, -0.25, {}}}};
  const Varied varied =
      vary(question.map, question.model, always, {.by = 0.2, .draws = 70, .seed = 3}, workers);
  std::string bytes;
  append(bytes, varied.settled);
  append(bytes, varied.certified);
  append(bytes, varied.state);
  append(bytes, varied.baseline);
  append(bytes, varied.effect);
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::fputs("usage: same_bits THREADS LOCALE\n", stderr), 2;
  try {
    std::locale::global(std::locale(argv[2]));
  } catch (const std::exception&) {
    return std::fprintf(stderr, "same_bits: there is no locale %s here\n", argv[2]), 77;
  }
  const std::vector<Question> all = questions();
  std::vector<std::string> answers(all.size());
  Workers workers(std::stoul(argv[1]));
  workers.for_each(all.size(), [&](std::size_t i) { answers[i] = answer(all[i]); });
  std::string bytes;
  for (const std::string& one : answers) bytes += one;
  for (std::size_t k = 0; k < all.size(); k += 9) bytes += answer_of_draws(all[k], workers);
  std::printf("%s\n", core::sha256(bytes).c_str());
}
