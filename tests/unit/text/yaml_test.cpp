// SPDX-License-Identifier: MIT
#include "text/yaml.hpp"

#include <catch2/catch.hpp>

using namespace fcm;
using namespace fcm::text;

namespace {
std::string problem_of(std::string_view text, const Limits& limits = {}) {
  const Result<YamlNode> yaml = parse_yaml(text, "project.yaml", limits);
  if (yaml) return "read";
  const Place& place = yaml.error().place;
  return yaml.error().code + " " + std::to_string(place.line) + ":" + std::to_string(place.column);
}
}  // namespace

TEST_CASE("yaml: a tree with the place of every key and value", "[text]") {
  const auto yaml = parse_yaml(
      "fcm: 1\nscenarios:\n  - name: \"Caf\xC3\xA9s\"\n    do: [{more: funding}, {hold: x, at: "
      ".5}]\n",
      "project.yaml");
  REQUIRE(yaml);
  CHECK(yaml->find("fcm")->scalar == "1");
  const YamlNode& scenario = yaml->find("scenarios")->items.at(0);
  CHECK(scenario.find("name")->scalar == "Caf\xC3\xA9s");
  CHECK(scenario.find("name")->quoted);
  const YamlNode& second = scenario.find("do")->items.at(1);
  CHECK(second.find("at")->scalar == ".5");
  CHECK(second.find("at")->place == Place{"project.yaml", 4, 41});
  CHECK(second.entries.at(1).place == Place{"project.yaml", 4, 37});
  CHECK(second.find("missing") == nullptr);
}

TEST_CASE("yaml: text stays as it is written", "[text]") {
  const auto yaml =
      parse_yaml("- no\n- 1:30\n- ~\n- null\n- 010\n- 2024-01-05\n- ''\n-\n- on\n", "p");
  REQUIRE(yaml);
  std::vector<std::string> read;
  for (const YamlNode& item : yaml->items) read.push_back(item.scalar);
  CHECK(read ==
        std::vector<std::string>{"no", "1:30", "~", "null", "010", "2024-01-05", "", "", "on"});
  const auto keys = parse_yaml(
      "nullable:\nnull_rows: 3\nempty:\nnull: 4\nlist: [~, null, nullish]\nb: |\n  two\n  lines\n",
      "p");
  REQUIRE(keys);
  CHECK(keys->find("nullable")->scalar.empty());
  CHECK(keys->find("empty")->scalar.empty());
  CHECK(keys->find("null")->scalar == "4");
  CHECK(keys->find("list")->items.at(0).scalar == "~");
  CHECK(keys->find("list")->items.at(1).scalar == "null");
  CHECK(keys->find("b")->scalar == "two\nlines\n");
}

TEST_CASE("yaml: anchors, aliases, merge keys and tags are refused where they stand", "[text]") {
  CHECK(problem_of("a: &x [1]\nb: *x\n") == "yaml.alias 1:4");
  CHECK(problem_of("a: &x [*x]\n") == "yaml.alias 1:4");
  CHECK(problem_of("a: 1\n<<: {b: 2}\n") == "yaml.alias 2:1");
  CHECK(problem_of("a: !!python/object x\n") == "yaml.tag 1:4");
}

TEST_CASE("yaml: a key that stands twice and a second document are refused", "[text]") {
  CHECK(problem_of("a: 1\nb: 2\na: 3\n") == "yaml.duplicate_key 3:1");
  CHECK(problem_of("a: 1\n---\nb: 2\n").substr(0, 19) == "yaml.extra_document");
  CHECK(problem_of("a: 1\n...\nrubbish\n").substr(0, 19) == "yaml.extra_document");
  CHECK(problem_of("a: 1\n...\n}\n") == "yaml.syntax 3:1");
  CHECK(problem_of("---\na: 1\n...\n# the end\n") == "read");
}

TEST_CASE("yaml: mistakes have line and column", "[text]") {
  CHECK(problem_of("a: 1\n  b: 2\n") == "yaml.syntax 2:4");
  CHECK(problem_of("a: [1, 2\n").substr(0, 11) == "yaml.syntax");
  CHECK(problem_of("a:\n\t- x\n").substr(0, 11) == "yaml.syntax");
  CHECK(problem_of("? [a]\n: b\n") == "yaml.syntax 1:3");
}

TEST_CASE("yaml: nesting is stopped before it costs stack", "[text]") {
  const auto repeated = [](std::string_view part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text;
  };
  CHECK(problem_of(repeated("[", 64) + repeated("]", 64)) == "read");
  CHECK(problem_of(repeated("[", 50'000) + repeated("]", 50'000)) == "limit.nesting 1:65");
  CHECK(problem_of(repeated("- ", 100'000) + "x").substr(0, 13) == "limit.nesting");
  CHECK(problem_of(repeated("[", 100'000)).substr(0, 11) == "yaml.syntax");
  CHECK(problem_of(repeated("{a: ", 100'000)).substr(0, 11) == "yaml.syntax");
  CHECK(problem_of(repeated("? ", 100'000)).substr(0, 5) != "read");
}

TEST_CASE("yaml: size, encoding and control characters are checked first", "[text]") {
  CHECK(problem_of("a: 1\n", {.yaml_bytes = 4}) == "limit.yaml_size 0:0");
  CHECK(problem_of("[1, 2, 3]", {.nodes = 3}).substr(0, 11) == "limit.nodes");
  CHECK(problem_of("a: 1\nb: \xFF\n") == "text.not_utf8 2:4");
  CHECK(problem_of("\n\x01") == "text.control 2:1");
  CHECK(problem_of("# nothing here\n") == "file.empty 0:0");
  CHECK(problem_of("") == "file.empty 0:0");
}

TEST_CASE("yaml: CR and CRLF end lines as LF does", "[text]") {
  CHECK(problem_of("\xEF\xBB\xBF"
                   "a: 1\r\nb: 2\rc: 3\r") == "read");
  CHECK(problem_of("a: 1\rb: 2\ra: 3\r") == "yaml.duplicate_key 3:1");
}

// Takes minutes where each value is counted from the start of its line.
TEST_CASE("yaml: a long line is read as fast as many short ones", "[text]") {
  std::string line = "[";
  while (line.size() < 1'000'000) line += "0,";
  const auto read = parse_yaml("a: " + line + "x]\n", "long.yaml");
  REQUIRE(read);
  REQUIRE(read->find("a") != nullptr);
  CHECK(read->find("a")->items.back().place.column == 4 + line.size());
}
