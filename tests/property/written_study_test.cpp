// SPDX-License-Identifier: MIT
//
// Studies with whatever characters in their names: once settled, they can be written and read again
// equal.
#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

#include "formats/read_again.hpp"
#include "formats/study_in_words.hpp"
#include "study/settle.hpp"
#include "text/code_point.hpp"

using namespace fcm;
using study_in_words::kept;

namespace {

/// A text of pieces that have gone wrong, or might, and of any character of Unicode.
std::string any_text() {
  static const std::vector<std::string> pieces = {std::string(1, '\0'),
                                                  "\x01",
                                                  "\x1b",
                                                  "\x7f",
                                                  "\xC2\x85",
                                                  "\xC2\xA0",
                                                  "\xE2\x80\x8B",
                                                  "\xE2\x80\xAE",
                                                  "\xEF\xBB\xBF",
                                                  "\xEF\xBF\xBF",
                                                  "\xFF",
                                                  " ",
                                                  "  ",
                                                  "\t",
                                                  "\n",
                                                  "\r\n",
                                                  "\r",
                                                  "'",
                                                  "''",
                                                  "=",
                                                  "+",
                                                  "-",
                                                  "@",
                                                  "\xEF\xBC\x9D",
                                                  "\"",
                                                  ",",
                                                  ";",
                                                  "|",
                                                  ":",
                                                  "/",
                                                  "_x0041_",
                                                  "_",
                                                  "~",
                                                  "#",
                                                  "a",
                                                  "A",
                                                  "bus",
                                                  "Bus",
                                                  "e\xCC\x81",
                                                  "\xC3\xA9",
                                                  "\xC3\x9F",
                                                  "\xC4\xB0",
                                                  "\xEF\xAC\x81",
                                                  "\xE1\xBE\xB3",
                                                  "\xCD\x85",
                                                  "\xF0\x9F\x9A\x8C",
                                                  "from",
                                                  "to",
                                                  "cause",
                                                  "effect",
                                                  "polarity",
                                                  "unsure",
                                                  "place",
                                                  "area",
                                                  "ward",
                                                  "conversation",
                                                  "document",
                                                  "respondent",
                                                  "consent",
                                                  "id",
                                                  "label",
                                                  "factor_id",
                                                  "age group",
                                                  "age_group",
                                                  "NA",
                                                  "0",
                                                  "0.5",
                                                  "1e5",
                                                  "12",
                                                  "(2)",
                                                  " (2)",
                                                  "unnamed",
                                                  "sep=;",
                                                  "row 2",
                                                  "none"};
  std::string text;
  for (int left = *rc::gen::inRange(0, 5); left > 0; --left) {
    if (*rc::gen::inRange(0, 6) > 0) {
      text += *rc::gen::elementOf(pieces);
      continue;
    }
    const auto c = *rc::gen::inRange<std::uint32_t>(0, 0x11'0000);
    if (c < 0xD800 || c > 0xDFFF) text::append_utf8(text, c);
  }
  return text;
}

std::vector<std::string> any_texts() {
  std::vector<std::string> all;
  for (int left = *rc::gen::inRange(0, 3); left > 0; --left) all.push_back(any_text());
  return all;
}

Attributes any_attributes() {
  Attributes all;
  for (int left = *rc::gen::inRange(0, 4); left > 0; --left) all[any_text()] = any_texts();
  return all;
}

std::optional<bool> any_answer() {
  const int said = *rc::gen::inRange(0, 3);
  return said == 2 ? std::nullopt : std::optional(said == 1);
}

Consent any_consent() {
  return {.analyse = any_answer(),
          .quote = any_answer(),
          .paraphrase = any_answer(),
          .publish = any_answer(),
          .until = *rc::gen::element<std::string>("", "2031-12-31")};
}

std::optional<int> any_count(int least) {
  const int count = *rc::gen::inRange(least - 1, 9);
  return count < least ? std::nullopt : std::optional(count);
}

Claim any_claim(Index factors) {
  Claim one{.id = any_text(), .from = *rc::gen::inRange<Index>(0, factors)};
  one.to = *rc::gen::inRange<Index>(0, factors);
  one.polarity = *rc::gen::element(Polarity::plus, Polarity::minus, Polarity::none, Polarity::both,
                                   Polarity::unsure, Polarity::blank);
  if (*rc::gen::arbitrary<bool>()) one.strength = *rc::gen::inRange(1, 1001) / 1000.0;
  for (std::string Claim::*member :
       {&Claim::certainty, &Claim::quote, &Claim::paraphrase, &Claim::coder, &Claim::respondent,
        &Claim::conversation, &Claim::document, &Claim::place, &Claim::locator, &Claim::basis,
        &Claim::when, &Claim::notes})
    one.*member = any_text();
  one.prompted = any_answer();
  one.agree = any_count(0);
  one.disagree = any_count(0);
  one.unsure = any_count(0);
  one.tags = any_texts();
  return one;
}

Study any_study() {
  Study study;
  const auto factors = *rc::gen::inRange<Index>(1, 4);
  for (Index i = 0; i < factors; ++i)
    study.factors.push_back(
        {any_text(), any_text(), any_text(), any_text(), any_text(), any_text()});
  for (int left = *rc::gen::inRange(1, 5); left > 0; --left)
    study.claims.push_back(any_claim(factors));
  for (int left = *rc::gen::inRange(0, 4); left > 0; --left)
    study.respondents.push_back({any_text(), any_consent(), any_attributes()});
  for (int left = *rc::gen::inRange(0, 4); left > 0; --left)
    study.conversations.push_back({any_text(), any_text(), any_text(), any_text(), any_count(1),
                                   any_text(), any_text(), any_text(), any_consent(),
                                   any_attributes()});
  for (int left = *rc::gen::inRange(0, 3); left > 0; --left)
    study.documents[any_text()] = any_text();
  return study;
}

}  // namespace

TEST_CASE("property: a settled study is written as a folder and read again equal") {
  CHECK(rc::check([] {
    Study study = any_study();
    Account account;
    study::settle(study, "made", account);
    const auto again = read_again::study(study, "study", "/");
    if (!again) RC_FAIL(to_text(again.error()));
    RC_ASSERT(again->account.adds_up());
    RC_ASSERT(again->account.refused_everywhere() == 0U);
    const Study read = read_again::placeless(again->value);
    RC_ASSERT(kept(read, Holds::of_studies) == kept(study, Holds::of_studies));
    RC_ASSERT(read == study);
  }));
}
