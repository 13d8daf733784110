// SPDX-License-Identifier: MIT
//
// What every format that writes coded conversations passes: it reads back what it wrote, and
// exactly what it says it keeps survives. What it does not keep: losses_test.cpp.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "fcm/formats.hpp"
#include "formats/read_again.hpp"
#include "formats/samples.hpp"
#include "formats/study_in_words.hpp"

using namespace fcm;
using samples::extensions_of;
using study_in_words::kept;

namespace {

/// A study that has of everything a format may hold.
Study rich_study() {
  Study study;
  study.factors = {
      {.id = "bus",
       .label = "Bus services",
       .kind = "driver",
       .level = "system",
       .description = "Routes and times; also \"on demand\"",
       .theme = "Getting about"},
      {.id = "visits", .label = "Visits to friends, at home", .theme = "Getting about"},
      {.id = "lonely", .label = "Loneliness & \"quiet\" days", .kind = "outcome"},
      {.id = "formula", .label = "=1+1 <b>"},
      {.id = "unnamed", .label = "Choir", .description = "nobody spoke of it"}};
  study.claims = {{.id = "c1",
                   .from = 0,
                   .to = 1,
                   .polarity = Polarity::plus,
                   .strength = 0.75,
                   .certainty = "stated",
                   .quote = "When the bus went, \"nobody\" came.\nNot one – für Wochen 🚌",
                   .paraphrase = "no bus, no visits",
                   .coder = "ann",
                   .respondent = "r01",
                   .conversation = "t1",
                   .document = "d1",
                   .place = "Upton",
                   .locator = "p. 3",
                   .basis = "lived",
                   .when = "2024",
                   .prompted = true,
                   .agree = 5,
                   .disagree = 1,
                   .unsure = 0,
                   .tags = {"transport", "winter"},
                   .notes = "said twice, \"once\" in passing"},
                  {.id = "c2",
                   .from = 1,
                   .to = 2,
                   .polarity = Polarity::minus,
                   .quote = "=SUM(A1) is what I wrote down",
                   .coder = "bob",
                   .respondent = "r02",
                   .conversation = "t1",
                   .prompted = false},
                  {.id = "c3",
                   .from = 3,
                   .to = 2,
                   .polarity = Polarity::none,
                   .respondent = "r02",
                   .conversation = "t2"},
                  {.id = "c4", .from = 0, .to = 2, .polarity = Polarity::both, .respondent = "r02"},
                  {.id = "c5",
                   .from = 0,
                   .to = 3,
                   .polarity = Polarity::unsure,
                   .strength = 0.3,
                   .conversation = "t2"},
                  {.id = "c6", .from = 2, .to = 1, .respondent = "r01", .conversation = "t2"}};
  study.respondents = {{.id = "r01",
                        .consent = {.analyse = true, .quote = false, .until = "2030-01-01"},
                        .attributes = {{"age", {"61"}}, {"role", {"carer", "veteran"}}}},
                       {.id = "r02", .attributes = {{"age", {"34"}}}},
                       {.id = "r03", .attributes = {{"role", {"said nothing"}}}}};
  study.conversations = {{.id = "t1",
                          .place = "Upton",
                          .date = "2024-05-06",
                          .researcher = "ann",
                          .people = 2,
                          .form = "group",
                          .record = "notes",
                          .origin = "autumn round",
                          .attributes = {{"weather", {"rain"}}}},
                         {.id = "t2", .date = "2024-05-07"},
                         {.id = "t3", .form = "event"}};
  study.documents = {{"d1", "Upton"}};
  return study;
}

}  // namespace

TEST_CASE("every format of studies: what is written is read back, in all that is kept",
          "[formats]") {
  const Study study = rich_study();
  for (const Format& format : formats()) {
    if (!format.write_study) continue;
    for (const std::string& extension : extensions_of(format)) {
      Study now = study;
      for (const char* round : {"once", "twice"}) {
        const auto read = read_again::study(now, std::string(format.name), extension);
        INFO(format.name << extension << " " << round << " "
                         << (read ? "" : to_text(read.error())));
        REQUIRE(read);
        CHECK(kept(read->value, format.keeps) == kept(study, format.keeps));
        CHECK(read->account.adds_up());
        CHECK_FALSE(read->account.has_errors());
        now = read->value;
      }
    }
  }
}

TEST_CASE("every format of studies: what is written is recognised as what it is", "[formats]") {
  for (const Format& format : formats()) {
    if (!format.write_study) continue;
    for (const std::string& extension : extensions_of(format)) {
      const auto files =
          format.write_study(publish_study(rich_study(), Audience::working), extension);
      REQUIRE(files);
      if (files->size() != 1) continue;
      INFO(format.name << extension);
      const auto found = what_are(files->front().bytes, "written" + extension);
      CHECK((found ? *found : found.error().message) == format.name);
    }
  }
}
