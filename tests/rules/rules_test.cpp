// SPDX-License-Identifier: MIT
//
// Runs every tests/rules/<rule>/*.case. Lines of a case:
//   # comment            rule kosko          transfer sigmoid     lambda 1
//   factor a             map a->b 0.5        (factors stand in order of first mention)
//   start 1              start a=1 b=0       clamp a=1            input a=0.5
//   steps 5              max_steps 1000      tolerance 1e-9 (of the expected values)
//   expect b 0.6225      ending settled      period 3             certified yes
//   source who, where the figures come from
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "fcm/simulate.hpp"
#include "text/number.hpp"

using namespace fcm;

namespace {

struct Case {
  std::vector<Factor> factors;
  std::vector<Link> links;
  Model model;
  Interventions interventions;
  std::vector<std::pair<Index, double>> expected;
  double tolerance = 1e-12;
  std::string ending, period, certified, source;
};

double number(const std::string& text) {
  const auto value = text::parse_number(text, {});
  if (!value) FAIL("not a number: " << text);
  return *value;
}

Index factor(Case& read, const std::string& id) {
  for (Index i = 0; i < read.factors.size(); ++i)
    if (read.factors[i].id == id) return i;
  read.factors.push_back({.id = id});
  return read.factors.size() - 1;
}

/// "a=1" as the factor a and 1.
std::pair<Index, double> assignment(Case& read, const std::string& word) {
  const std::size_t equals = word.find('=');
  if (equals == std::string::npos) FAIL("not of the form factor=value: " << word);
  return {factor(read, word.substr(0, equals)), number(word.substr(equals + 1))};
}

void read_start(Case& read, const std::string& word) {
  if (word.find('=') == std::string::npos) {
    read.model.start = number(word);
  } else {
    const auto [which, value] = assignment(read, word);
    read.model.start_of[read.factors[which].id] = value;
  }
}

void read_line(Case& read, const std::string& key, const std::vector<std::string>& words) {
  const std::string& first = words.front();
  if (key == "rule")
    read.model.rule = first;
  else if (key == "transfer")
    read.model.transfer = first;
  else if (key == "lambda")
    read.model.lambda = number(first);
  else if (key == "phi")
    read.model.phi = number(first);
  else if (key == "factor")
    factor(read, first);
  else if (key == "map") {
    const std::size_t arrow = first.find("->");
    const Index from = factor(read, first.substr(0, arrow));
    const Index to = factor(read, first.substr(arrow + 2));
    read.links.push_back({.from = from, .to = to, .weight = number(words.at(1))});
  } else if (key == "start") {
    for (const std::string& word : words) read_start(read, word);
  } else if (key == "clamp" || key == "input") {
    const auto [which, value] = assignment(read, first);
    if (key == "clamp")
      read.interventions.clamps.push_back({which, value});
    else
      read.interventions.inputs.push_back({which, value});
  } else if (key == "steps")
    read.model.steps = static_cast<std::size_t>(number(first));
  else if (key == "max_steps")
    read.model.max_steps = static_cast<std::size_t>(number(first));
  else if (key == "tolerance")
    read.tolerance = number(first);
  else if (key == "expect")
    read.expected.emplace_back(factor(read, first), number(words.at(1)));
  else if (key == "ending")
    read.ending = first;
  else if (key == "period")
    read.period = first;
  else if (key == "certified")
    read.certified = first;
  else if (key == "source")
    read.source = first;
  else
    FAIL("unknown word: " << key);
}

Case read_case(const std::filesystem::path& path) {
  Case read;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream in(line);
    std::string key;
    if (!(in >> key) || key.front() == '#') continue;
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    if (words.empty()) FAIL("nothing after " << key);
    read_line(read, key, words);
  }
  return read;
}

void run_case(const Case& given) {
  const auto map = Map::make(given.factors, given.links);
  REQUIRE(map);
  const auto valid = check(given.model, *map);
  if (!valid) FAIL(to_text(valid.error()));
  const Simulation simulation = simulate(*map, given.model, given.interventions);
  INFO(simulation.message);
  for (const auto& [which, value] : given.expected) {
    INFO(given.factors[which].id);
    CHECK(simulation.state[static_cast<Eigen::Index>(which)] ==
          Approx(value).margin(given.tolerance).epsilon(0));
  }
  if (!given.ending.empty()) CHECK(to_text(simulation.ending) == given.ending);
  if (!given.period.empty()) CHECK(simulation.period == number(given.period));
  if (!given.certified.empty()) CHECK(simulation.certified == (given.certified == "yes"));
}

}  // namespace

TEST_CASE("rules: every case of every rule comes out as its source says", "[rules]") {
  for (const Rule& rule : rules()) {
    std::vector<std::filesystem::path> paths;
    const std::string folder = FCM_SOURCE_DIR "/tests/rules/" + std::string(rule.name);
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      if (entry.path().extension() == ".case") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    CHECK_FALSE(paths.empty());
    for (const auto& path : paths) {
      DYNAMIC_SECTION(rule.name << "/" << path.filename().string()) {
        const Case given = read_case(path);
        CHECK(given.model.rule == rule.name);
        CHECK_FALSE(given.source.empty());
        CHECK_FALSE((given.expected.empty() && given.ending.empty()));
        run_case(given);
      }
    }
  }
}
