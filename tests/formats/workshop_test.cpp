// SPDX-License-Identifier: MIT
//
// What a workshop brings in is a study like any other: written as a folder, it reads back equal.
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "fcm/workshop.hpp"
#include "formats/read_again.hpp"
#include "formats/samples.hpp"

using namespace fcm;

namespace {

Study without_places(Study study) { return read_again::placeless(std::move(study)); }

/// False where it is refused, which is well too.
bool reads_back(const Workshop& workshop, CountedAs counted_as) {
  const auto in = bring_in({}, workshop, counted_as);
  if (!in) return false;
  CHECK(in->account.adds_up());
  const auto again = read_again::study(in->study, "study", "/");
  INFO((again ? "" : to_text(again.error())));
  REQUIRE(again);
  CHECK(again->account.refused_everywhere() == 0);
  CHECK(without_places(again->value) == without_places(in->study));
  return true;
}

std::string hall() {
  return samples::bytes_of(std::string(FCM_SOURCE_DIR) + "/tests/formats/workshop/good/hall.json");
}

}  // namespace

TEST_CASE("workshop: names that would part or hide something in a table survive", "[formats]") {
  Workshop workshop = parse_workshop(hall(), "hall.json")->value;
  for (const std::string& name :
       {std::string("=1+1"), std::string("a; b"), std::string("\"x\", y"), std::string("-"),
        std::string("two\nlines"), std::string("\xD8\xB9\xD8\xB1\xD8\xA8\xD9\x8A"),
        std::string("\xF0\x9F\x9A\x8C bus"), std::string("'quoted'"), std::string("none"),
        std::string("\xE2\x80\xAE"
                    "reversed")}) {
    INFO(name);
    workshop.factors[0].label = name;
    workshop.name = name;
    workshop.changes[1].note = name;
    CHECK(reads_back(workshop, CountedAs::one_voice));
    CHECK(reads_back(workshop, CountedAs::people));
  }
}

TEST_CASE("workshop: a file that is changed at random is refused, or reads back", "[formats]") {
  const std::string bytes = hall();
  std::mt19937_64 random(7);
  std::size_t read = 0;
  for (int i = 0; i < 4000; ++i) {
    std::string changed = bytes;
    for (std::size_t flips = 1 + random() % 3; flips > 0; --flips)
      changed[random() % changed.size()] = static_cast<char>(random() % 256);
    const auto workshop = parse_workshop(changed, "hall.json");
    if (workshop) read += reads_back(workshop->value, CountedAs::one_voice);
  }
  CHECK(read > 50);
}

TEST_CASE("slips: numbers stay names where there is no study, and become its cards in one",
          "[formats]") {
  const auto read = parse_slips(
      "from,to,more_or_less,for,against,unsure,note\n2,1,more,9,3,1,\"why; so\"\n", "slips.csv");
  REQUIRE(read);
  CHECK(reads_back(read->value, CountedAs::people));
  CHECK(bring_in({}, read->value, CountedAs::one_voice)->study.factors[0].label == "2");
  Study study;
  study.factors = {{.id = "a", .label = "A"}, {.id = "b", .label = "B"}};
  const auto in = bring_in(study, read->value, CountedAs::one_voice);
  REQUIRE(in);
  CHECK(in->study.claims[0].from == 1);
  CHECK(in->study.claims[0].to == 0);
}
