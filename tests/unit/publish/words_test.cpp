// SPDX-License-Identifier: MIT
#include "publish/words.hpp"

#include <catch2/catch.hpp>

#include "publish/chart.hpp"

using namespace fcm;
using namespace fcm::reporting;

TEST_CASE("words: numbers as people say them", "[words]") {
  CHECK(number_word(0) == "no");
  CHECK(number_word(12) == "twelve");
  CHECK(number_word(1234) == "1,234");
  CHECK(voices(1) == "one voice");
  CHECK(voices(36) == "36 voices");
  CHECK(ordinal(1) == "first");
  CHECK(ordinal(11) == "11th");
  CHECK(ordinal(22) == "22nd");
  CHECK(ordinal(113) == "113th");
  CHECK(percent(0.374) == "37\xc2\xa0%");
  CHECK(percent(0.001) == "under 1\xc2\xa0%");
  CHECK(percent(0) == "0\xc2\xa0%");
  CHECK(signed_number(-0.0349) ==
        "\xe2\x88\x92"
        "0.035");
  CHECK(signed_number(0) == "0.000");
  CHECK(signed_number(0.00001) == "+0.00001");
}

TEST_CASE("words: lists, dates and letters", "[words]") {
  CHECK(listed({}) == "");
  CHECK(listed({"a"}) == "a");
  CHECK(listed({"a", "b", "c"}) == "a, b and c");
  CHECK(date_words("2026-11-21") == "21 November 2026");
  CHECK(date_words("2026-02-03") == "3 February 2026");
  CHECK(date_words("spring") == "spring");
  CHECK(date_words("") == "");
  CHECK(in_lower("Social isolation") == "social isolation");
  CHECK(in_lower("NHS waits") == "NHS waits");
}

TEST_CASE("words: what may be said of an effect", "[words]") {
  Finding f;
  CHECK(phrase(f) == "nobody talked about this");
  f.effect = -0.2;
  f.phrase = Phrase::one_voice;
  CHECK(phrase(f) == "points to less, on one voice");
  f.effect = 0.2;
  f.phrase = Phrase::both_ways;
  CHECK(phrase(f) == "points both ways, on balance to more");
  f.phrase = Phrase::points;
  CHECK(resting_on(f) == "");
  f.fragility = Fragility{3, false, 0.4, {}};
  CHECK(resting_on(f) == "three voices");
  CHECK(phrase(f) == "points to more");
  f.chains.resize(1);
  f.chains[0].assumed = true;
  CHECK(phrase(f) == "points to more, by what is assumed");
  CHECK(resting_on(f) == "an assumption");
}

TEST_CASE("chart: the wanted direction runs to the right, risks stand apart", "[chart]") {
  const std::string svg = bars({{"Idea", 0.2,
                                 "\xe2\x88\x92"
                                 "0.200"},
                                {"Other", -0.1, "+0.100"},
                                {"Risk", 0.05, "x", "Risks, not compared with ideas"}},
                               "less (wanted)", "more", "Bar chart")
                              .bytes();
  CHECK(svg.find("less (wanted)") != std::string::npos);
  CHECK(svg.find("class=\"toward\"") < svg.find("class=\"away\""));
  CHECK(svg.find("class=\"away\"") < svg.find("Risks, not compared"));
  CHECK(svg.find("class=\"other\"") != std::string::npos);
}
