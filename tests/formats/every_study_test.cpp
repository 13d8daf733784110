// SPDX-License-Identifier: MIT
//
// What every format that writes coded conversations passes: it reads back what it wrote, and
// exactly what it says it keeps survives. What it does not keep: losses_test.cpp.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "fcm/formats.hpp"
#include "formats/samples.hpp"
#include "formats/source.hpp"

using namespace fcm;
using samples::extensions_of;
using samples::how_to_read;

namespace {

std::string shown(const std::optional<bool>& value) { return !value ? "?" : *value ? "yes" : "no"; }
std::string shown(const std::optional<int>& value) { return value ? std::to_string(*value) : "?"; }

std::string shown(const Consent& one) {
  return shown(one.analyse) + shown(one.quote) + shown(one.paraphrase) + shown(one.publish) +
         one.until;
}

std::string shown(const Attributes& attributes) {
  std::string text;
  for (const auto& [name, values] : attributes)
    for (const std::string& value : values) text += " | " + name + "=" + value;
  return text;
}

std::string coding_of(const Claim& one) {
  std::string text = " | " + one.certainty + " | " + one.paraphrase + " | " + one.coder + " | " +
                     one.document + " | " + one.place + " | " + one.locator + " | " + one.basis +
                     " | " + one.when + " | " + shown(one.prompted) + " | " + shown(one.agree) +
                     shown(one.disagree) + shown(one.unsure) + " | " + one.notes;
  for (const std::string& tag : one.tags) text += " | " + tag;
  return text;
}

/// The study as a format keeps it, in words, sorted: equal texts are equal studies.
std::vector<std::string> kept(const Study& study, Holds keeps) {
  std::vector<std::string> words;
  if (holds(keeps, Holds::codebook))
    for (const StudyFactor& one : study.factors)
      words.push_back("factor " + one.label + " | " + one.kind + " | " + one.level + " | " +
                      one.description + " | " + one.theme);
  if (holds(keeps, Holds::coding))
    for (const Claim& one : study.claims) {
      std::string text = "claim " + study.factors[one.from].label + " -> " +
                         study.factors[one.to].label + " " + std::string(to_text(one.polarity)) +
                         " | " + (one.strength ? std::to_string(*one.strength) : "?") + " | " +
                         one.respondent + " | " + one.conversation + coding_of(one);
      if (holds(keeps, Holds::quotes)) text += " | " + one.quote;
      words.push_back(std::move(text));
    }
  if (holds(keeps, Holds::people))
    for (const Respondent& one : study.respondents)
      words.push_back("respondent " + one.id + " | " + shown(one.consent) + shown(one.attributes));
  if (holds(keeps, Holds::conversations)) {
    for (const Conversation& one : study.conversations)
      words.push_back("conversation " + one.id + " | " + one.place + " | " + one.date + " | " +
                      one.researcher + " | " + shown(one.people) + " | " + one.form + " | " +
                      one.record + " | " + one.origin + " | " + shown(one.consent) +
                      shown(one.attributes));
  }
  std::sort(words.begin(), words.end());
  return words;
}

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

/// As it would stand in files: one, or several in a folder.
std::vector<detail::Source> files_of(const std::vector<WrittenFile>& written,
                                     const std::string& extension) {
  std::vector<detail::Source> all;
  for (const WrittenFile& one : written)
    all.emplace_back(one.bytes, one.name.empty() ? "written" + extension : one.name);
  return all;
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
        const auto written = format.write_study(publish_study(now, Audience::working), extension);
        INFO(format.name << extension << " " << round << " "
                         << (written ? "" : to_text(written.error())));
        REQUIRE(written);
        const auto read = format.read_study(files_of(*written, extension), how_to_read(format));
        INFO((read ? "" : to_text(read.error())));
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
