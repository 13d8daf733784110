// SPDX-License-Identifier: MIT
#include "fcm/publish.hpp"

#include <catch2/catch.hpp>

using fcm::Claim;
using fcm::Consent;
using fcm::DefaultConsent;
using fcm::Polarity;
using fcm::Study;
using fcm::Words;

namespace {

/// One claim of Ada's in the talk at the hall, with her words and the coder's.
Study one_claim(Consent ada = {}, Consent hall = {}) {
  Study study;
  study.factors = {{.id = "groups"}, {.id = "isolation"}};
  study.respondents = {{.id = "ada", .consent = ada}};
  study.conversations = {{.id = "hall", .place = "Hill", .consent = hall}};
  study.claims = {{.id = "1",
                   .from = 0,
                   .to = 1,
                   .polarity = Polarity::minus,
                   .strength = 0.75,
                   .quote = "I know people again",
                   .paraphrase = "Groups bring people together",
                   .respondent = "ada",
                   .conversation = "hall"}};
  return study;
}

std::string words(const Study& study, Words asked, const DefaultConsent& otherwise = {},
                  const std::string& today = {}) {
  const auto published = fcm::publish(study, fcm::Audience::working, asked, otherwise, today);
  REQUIRE(published->size() == 1);
  REQUIRE(published->front());
  const fcm::Statement& statement = *published->front();
  CHECK(statement.verbatim == (statement.words == "I know people again"));
  return statement.words;
}

bool shown(const Study& study, const std::string& today = {}) {
  return fcm::publish(study, fcm::Audience::working, Words::none, {}, today)->front().has_value();
}

const std::string quote = "I know people again";
const std::string paraphrase = "Groups bring people together";

}  // namespace

TEST_CASE("publish: no words unless the project asks", "[disclose]") {
  const Consent all{.quote = true, .paraphrase = true, .publish = true};
  CHECK(words(one_claim(all), Words::none).empty());
  CHECK(words(one_claim(all), Words::paraphrase) == paraphrase);
  CHECK(words(one_claim(all), Words::quote) == quote);
}

TEST_CASE("publish: missing consent is no", "[disclose]") {
  CHECK(words(one_claim(), Words::quote).empty());
  CHECK(words(one_claim(), Words::paraphrase).empty());
}

TEST_CASE("publish: consent to a paraphrase is none to a quote, nor the reverse", "[disclose]") {
  CHECK(words(one_claim({.paraphrase = true}), Words::quote) == paraphrase);
  CHECK(words(one_claim({.quote = true}), Words::paraphrase).empty());
  CHECK(words(one_claim({.quote = false, .paraphrase = true}), Words::quote) == paraphrase);
}

TEST_CASE("publish: a person's own consent comes before that of the conversation", "[disclose]") {
  CHECK(words(one_claim({}, {.quote = true}), Words::quote) == quote);
  CHECK(words(one_claim({.quote = false}, {.quote = true}), Words::quote).empty());
  CHECK(words(one_claim({.quote = true}, {.quote = false}), Words::quote) == quote);
}

TEST_CASE("publish: the project speaks only for a study that says nothing of consent",
          "[disclose]") {
  const DefaultConsent documents{.paraphrase = true, .quote = true, .because = "published minutes"};
  CHECK(words(one_claim(), Words::quote, documents) == quote);
  CHECK(words(one_claim({.quote = false}), Words::quote, documents).empty());
  CHECK(words(one_claim({.analyse = true}), Words::quote, documents).empty());
  CHECK(words(one_claim({}, {.paraphrase = false}), Words::paraphrase, documents).empty());

  Study others_were_asked = one_claim();
  others_were_asked.respondents.push_back({.id = "ben", .consent = {.paraphrase = true}});
  CHECK(words(others_were_asked, Words::paraphrase, documents).empty());
}

TEST_CASE("publish: a claim of nobody who is listed has the project's consent or none",
          "[disclose]") {
  Study study = one_claim();
  study.respondents.clear();
  study.conversations.clear();
  CHECK(words(study, Words::paraphrase).empty());
  CHECK(words(study, Words::paraphrase, {.paraphrase = true}) == paraphrase);
}

TEST_CASE("publish: who withheld analysis has no entry, and the others keep their places",
          "[disclose]") {
  Study study = one_claim({.analyse = false});
  study.claims.push_back(study.claims.front());
  study.claims[1].respondent.clear();
  const auto published = fcm::publish(study, fcm::Audience::working, Words::none);
  REQUIRE(published->size() == 2);
  CHECK_FALSE((*published)[0]);
  CHECK((*published)[1]);
  CHECK_FALSE(shown(one_claim({}, {.analyse = false})));
  CHECK(shown(one_claim({.analyse = true}, {.analyse = false})));
}

TEST_CASE("publish: consent that has ended is withdrawn; its last day still counts", "[disclose]") {
  const Study until = one_claim({.quote = true, .until = "2026-06-30"});
  CHECK(shown(until));
  CHECK(shown(until, "2026-06-30"));
  CHECK_FALSE(shown(until, "2026-07-01"));
  CHECK_FALSE(shown(one_claim({}, {.until = "2026-06-30"}), "2027-01-01"));
  CHECK(shown(one_claim({.until = "2027-06-30"}, {.until = "2026-06-30"}), "2027-01-01"));
}

TEST_CASE("publish: words whose consent ends are not shown while nobody knows the date",
          "[disclose]") {
  const Study ends = one_claim({.quote = true, .paraphrase = true, .until = "2026-06-30"});
  CHECK(words(ends, Words::quote).empty());
  CHECK(words(ends, Words::paraphrase).empty());
  CHECK(words(ends, Words::quote, {}, "2026-06-30") == quote);
  CHECK(words(one_claim({}, {.quote = true, .until = "2026-06-30"}), Words::quote).empty());
  CHECK(words(one_claim({.until = "2026-06-30"}, {.quote = true}), Words::quote).empty());
  // Ada may still be analysed, but what the hall allowed has ended.
  const Study hall = one_claim({.analyse = true}, {.quote = true, .until = "2026-06-30"});
  CHECK(words(hall, Words::quote, {}, "2026-06-30") == quote);
  CHECK(words(hall, Words::quote, {}, "2026-07-01").empty());
}

TEST_CASE("publish: a statement says place, strength and how many coders saw it", "[disclose]") {
  Study study = one_claim();
  study.claims.push_back(study.claims.front());
  study.claims[0].coder = "A";
  study.claims[1].coder = "B";
  study.claims[1].strength = 0.6;
  study.respondents[0].attributes["place"] = {"Harbour", "Marsh"};
  const auto published = fcm::publish(study, fcm::Audience::working, Words::none);
  const fcm::Statement& first = *published->front();
  CHECK(first.polarity == Polarity::minus);
  CHECK(first.strength == "strong");
  CHECK(first.place == "Harbour; Marsh");
  CHECK(first.coders == 2);
  CHECK((*published)[1]->strength == "0.6");
}

TEST_CASE("publish: the place is that of the claim, the person, the talk or the document",
          "[disclose]") {
  const auto place = [](const Study& study) {
    return fcm::publish(study, fcm::Audience::working, Words::none)->front()->place;
  };
  Study study = one_claim();
  CHECK(place(study) == "Hill");
  study.claims[0].place = "Quay";
  CHECK(place(study) == "Quay");
  study.claims[0].place.clear();
  study.conversations.clear();
  study.claims[0].document = "minutes";
  study.documents["minutes"] = "Surrey";
  CHECK(place(study) == "Surrey");
}

TEST_CASE("publish: the audience is named", "[disclose]") {
  for (const char* name : {"working", "workshop", "public", "nhs"})
    CHECK(fcm::to_text(*fcm::audience_named(name)) == name);
  const auto board = fcm::audience_named("board");
  REQUIRE_FALSE(board);
  CHECK(board.error().code == "audience.unknown");
}
