// SPDX-License-Identifier: MIT
#include "study/words.hpp"

#include <catch2/catch.hpp>

using namespace fcm;
using namespace fcm::study;

namespace {
std::string polarity(std::string_view word) {
  const Result<Polarity> read = read_polarity(word, {});
  return read ? std::string(to_text(*read)) : read.error().code;
}
std::string strength(std::string_view word, bool comma = false) {
  const auto read = read_strength(word, {}, comma);
  if (!read) return read.error().code;
  return *read ? std::to_string(**read).substr(0, 4) : "not given";
}
}  // namespace

// Words of docs/formats/study.md, from tables that people share (Kumu, Causal Map, cogmapr, Gephi).
TEST_CASE("words: polarity in the words and signs that people use", "[study]") {
  for (const char* word : {"+", "++", "Positive", "pos", "P", "increases", "1", "+1", " plus "})
    CHECK(polarity(word) == "+");
  for (const char* word :
       {"-", "\xE2\x88\x92", "\xE2\x80\x93", "NEG", "negative", "N", "reduces", "-1", "prevents"})
    CHECK(polarity(word) == "-");
  CHECK(polarity("none") == "none");
  CHECK(polarity("no effect") == "none");
  CHECK(polarity("\xC2\xB1") == "both");
  CHECK(polarity("+/-") == "both");
  CHECK(polarity("?") == "unsure");
  CHECK(polarity("").empty());
  CHECK(polarity("n/a").empty());
}

TEST_CASE("words: what tools use for different things is refused, not guessed", "[study]") {
  for (const char* word : {"--", "+-", "-+", "0", "no", "yes"})
    CHECK(polarity(word) == "polarity.ambiguous");
  CHECK(polarity("purple") == "polarity.unknown");
  CHECK(read_polarity("negativ", {}).error().hint.find("negative") != std::string::npos);
}

TEST_CASE("words: strength is a word or a number above 0 and up to 1", "[study]") {
  CHECK(strength("weak") == "0.25");
  CHECK(strength("Medium") == "0.50");
  CHECK(strength("STRONG") == "0.75");
  CHECK(strength("1") == "1.00");
  CHECK(strength("60%") == "0.60");
  CHECK(strength("0,5", true) == "0.50");
  CHECK(strength("") == "not given");
  CHECK(strength("0,5") == "number.decimal_comma");
  for (const char* word : {"0", "-0.5", "1.01", "9999"}) CHECK(strength(word) == "weight.range");
  CHECK(strength("strongish") == "strength.unknown");
  CHECK(strength("#N/A") == "number.excel_error");
  CHECK(read_strength("stong", {}, false).error().hint.find("'strong'") != std::string::npos);
}

TEST_CASE("words: consent, later words overriding earlier ones", "[study]") {
  Account account;
  const auto consent = [&](std::string_view cell) { return read_consent(cell, {}, account); };
  CHECK(consent("").analyse == std::nullopt);
  CHECK(consent("quote; paraphrase") == Consent{.quote = true, .paraphrase = true});
  CHECK(consent("All") == Consent{true, true, true, true, ""});
  CHECK(consent("all, no quote").quote == false);
  CHECK(consent("Yes") == Consent{.analyse = true});
  CHECK(consent("withdrawn") == Consent{false, false, false, false, ""});
  CHECK(consent("publish; until 2027-01-31") == Consent{.publish = true, .until = "2027-01-31"});
  CHECK(account.problems().empty());
  CHECK(consent("quote; until 2027-02-29") == Consent{.quote = true});
  CHECK(consent("perhaps") == Consent{});
  CHECK(account.problems().size() == 2);
  CHECK(account.problems()[0].code == "consent.unknown");
}

TEST_CASE("words: dates exist in the calendar", "[study]") {
  CHECK(is_iso_date("2024-02-29"));
  CHECK(is_iso_date("2000-02-29"));
  for (const char* date : {"2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31",
                           "2024-4-30", "24-04-30", "2024/04/30", "", "2024-04-3x"})
    CHECK_FALSE(is_iso_date(date));
}

TEST_CASE("words: counts of people are whole", "[study]") {
  CHECK(read_count("12", {}, 0).value() == 12);
  CHECK(read_count(" ", {}, 0).value() == std::nullopt);
  CHECK(read_count("0", {}, 1).error().code == "count.range");
  CHECK(read_count("2.5", {}, 0).error().code == "count.range");
  CHECK(read_count("a few", {}, 0).error().code == "number.syntax");
}

TEST_CASE("words: a sentence in the wrong column is not repeated in the message", "[study]") {
  const Problem found = read_polarity("and then Maria told me all of it", {}).error();
  CHECK(to_text(found).find("Maria") == std::string::npos);
  CHECK(found.value.empty());
}
