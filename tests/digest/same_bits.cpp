// SPDX-License-Identifier: MIT
//
// same_bits THREADS LOCALE: the SHA-256 of 1,000 simulations, chaotic ones among them, made by so
// many threads under that locale. Another digest means that a compiler, a processor, an option or
// the surroundings decided an answer. The bytes are those of little-endian machines with 64 bits.
#include <clocale>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <locale>
#include <string>
#include <vector>

#include "core/sha256.hpp"
#include "fcm/simulate.hpp"
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

Map next_map(Numbers& numbers) {
  std::vector<Factor> named;
  std::vector<Link> links;
  for (Index i = 0; i < factors; ++i) named.push_back({.id = std::to_string(i)});
  for (Index i = 0; i < factors; ++i)
    for (Index j = 0; j < factors; ++j)
      if (numbers.below(4) == 0)
        links.push_back({.from = i, .to = j, .weight = numbers.hundredths()});
  return Map::make(named, links).value();
}

struct Question {
  Map map;
  Interventions push;
  Model model;
};

std::vector<Question> questions() {
  const std::vector<Model> models = {
      {.transfer = "tanh", .lambda = 1},
      {.transfer = "tanh", .lambda = 2.5},
      {.transfer = "sigmoid", .lambda = 5, .start = 1},
      {.rule = "modified_kosko", .transfer = "tanh", .lambda = 0.7},
      {.rule = "rescaled", .transfer = "sigmoid", .lambda = 2, .start = 0.5},
  };
  Numbers numbers;
  std::vector<Question> all;
  for (int k = 0; k < 200; ++k) {
    const Map map = next_map(numbers);
    const Interventions push{.inputs = {{numbers.below(factors), numbers.hundredths()}}};
    for (Model model : models) {
      model.max_steps = 300;
      all.push_back({map, push, model});
    }
  }
  return all;
}

void append(std::string& bytes, const auto& value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

std::string answer(const Question& question) {
  const Simulation s = simulate(question.map, question.model, question.push);
  std::string bytes;
  for (const double value : s.state) append(bytes, value);
  append(bytes, s.steps);
  append(bytes, s.error_bound);
  append(bytes, anchored_lambda(question.map));
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
  std::printf("%s\n", core::sha256(bytes).c_str());
}
