// SPDX-License-Identifier: MIT
//
// What REFI-QDA projects hold, by every convention. The village is invented; real projects are read
// in place where they are there.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "fcm/coded_texts.hpp"
#include "fcm/formats.hpp"
#include "text/file.hpp"
#include "text/zip.hpp"

using namespace fcm;

namespace {

const std::string village =
    std::string(FCM_SOURCE_DIR) + "/tests/formats/refi_qda/good/village.qde";

/// A real project of the folder FCM_SAMPLES, else of ../shared/samples.
std::string sample(const std::string& name) {
  const char* folder = std::getenv("FCM_SAMPLES");
  return std::string(folder ? folder : FCM_SOURCE_DIR "/../shared/samples") + "/refi-qda/" + name;
}

Study read(const std::string& claims) {
  const auto study = read_study(village, {.claims = claims});
  if (!study) FAIL(to_text(study.error()));
  CHECK(study->account.adds_up());
  return study->value;
}

std::vector<std::string> told(const Study& study) {
  std::vector<std::string> all;
  for (const Claim& claim : study.claims)
    all.push_back(study.factors[claim.from].label + " " + std::string(to_text(claim.polarity)) +
                  " " + study.factors[claim.to].label);
  return all;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

}  // namespace

TEST_CASE("refi_qda: links between codes are claims, with the sign and number of their names",
          "[refi_qda]") {
  const Study study = read("links");
  CHECK(told(study) == std::vector<std::string>{"Bus services + Visits", "Visits - Loneliness",
                                                "Visits  Bus services"});
  CHECK(study.claims[0].strength == 0.5);
  CHECK(study.claims[0].notes == "said with a sigh");
  CHECK_FALSE(study.claims[1].strength);
  CHECK(study.factors[0].description == "Buses people can reach and afford");
}

TEST_CASE("refi_qda: a link between two pieces joins their codes, their words and who said them",
          "[refi_qda]") {
  const Study study = read("quotations");
  // The first piece has two codes, Visits and an arrow, which is no factor.
  CHECK(told(study) == std::vector<std::string>{"Visits - Loneliness"});
  CHECK(study.claims[0].quote == "nobody visits\nthe days are long");
  CHECK(study.claims[0].respondent == "r01");
  CHECK(study.claims[0].conversation == "Interview 1");
  CHECK(study.claims[0].coder == "Ana");
}

TEST_CASE("refi_qda: a code with an arrow is a claim wherever it stands", "[refi_qda]") {
  const Study study = read("arrows");
  CHECK(told(study) == std::vector<std::string>{"Visits - Loneliness"});
  CHECK(study.claims[0].quote == "nobody visits");
  CHECK(study.claims[0].locator == "characters 35 to 48");
}

TEST_CASE("refi_qda: cause and effect on one piece are a claim, and a third code is its sign",
          "[refi_qda]") {
  const Study study = read("roles");
  CHECK(told(study) == std::vector<std::string>{"Lunch club + Mood"});
  CHECK(study.claims[0].quote == "I go to the lunch club; it lifts me");
}

TEST_CASE("refi_qda: cases are respondents with their attributes, sources are conversations",
          "[refi_qda]") {
  const Study study = read("arrows");
  REQUIRE(study.respondents.size() == 1);
  CHECK(study.respondents[0].id == "r01");
  CHECK(study.respondents[0].attributes ==
        Attributes{{"age", {"71"}}, {"conversation", {"Interview 1"}}, {"place", {"North"}}});
  REQUIRE(study.conversations.size() == 1);
  CHECK(study.conversations[0].id == "Interview 1");
}

TEST_CASE("refi_qda: a mapping says what relations mean, and is the same when saved and read",
          "[refi_qda]") {
  const auto texts = read_coded_texts(village);
  REQUIRE(texts);
  Mapping mapping;
  mapping.conventions = {Convention::links};
  mapping.relations = {{"affects", {.polarity = Polarity::minus, .strength = 0.25}},
                       {"decreases", {.causal = false}}};
  mapping.source_name = "{respondent} - {place}";
  const auto again = parse_mapping(to_yaml(mapping), "mapping.yaml");
  if (!again) FAIL(to_text(again.error()));
  CHECK(*again == mapping);
  const auto study = to_study(texts->value, mapping);
  REQUIRE(study);
  CHECK(told(study->value) ==
        std::vector<std::string>{"Bus services + Visits", "Visits - Bus services"});
  const Mapping whole = spelled_out(mapping, texts->value);
  CHECK(whole.relations.size() == 5);
  CHECK(to_study(texts->value, whole)->value == study->value);
}

TEST_CASE("refi_qda: nothing is causal until someone says how causes were coded", "[refi_qda]") {
  const auto nothing = read_study(village);
  REQUIRE_FALSE(nothing);
  CHECK(nothing.error().code == "qda.no_mapping");
  CHECK(nothing.error().hint.find("--claims links") != std::string::npos);
  CHECK(nothing.error().hint.find("roles would find 1 ('Lunch club -> Mood (+)')") !=
        std::string::npos);
  CHECK(read_study(village, {.claims = "cooccurrence"}).error().code == "qda.association");
  const auto together = read_study(village, {.association = true, .claims = "cooccurrence"});
  REQUIRE(together);
  for (const Claim& claim : together->value.claims) CHECK(claim.polarity == Polarity::blank);
}

TEST_CASE("refi_qda: the account says which relations are no causes and which have no sign",
          "[refi_qda]") {
  const auto study = read_study(village, {.claims = "links"});
  REQUIRE(study);
  std::map<std::string, int> codes;
  for (const Problem& one : study->account.problems()) ++codes[one.code];
  CHECK(codes["qda.not_causal"] == 1);
  CHECK(codes["qda.no_sign"] == 1);
  CHECK_FALSE(study->account.has_errors());
}

TEST_CASE("refi_qda: a project without a namespace, with braces and a prefix reads the same",
          "[refi_qda]") {
  const std::string xml = *text::read_file(village);
  const Study usual = read("links,arrows");
  for (const std::string& other :
       {replaced(xml, " xmlns=\"urn:QDA-XML:project:1.0\"", ""),
        replaced(replaced(replaced(xml, "<", "<q:"), "<q:/", "</q:"), "<q:?xml", "<?xml"),
        "\xEF\xBB\xBF" + xml, xml.substr(xml.find('\n') + 1)}) {
    const auto study = parse_contents(replaced(other, "xmlns=", "xmlns:q="), "village.qde",
                                      {.from = "refi_qda", .claims = "links,arrows"});
    if (!study) FAIL(to_text(study.error()));
    CHECK(std::get<Study>(study->value.value).claims.size() == usual.claims.size());
    CHECK(told(std::get<Study>(study->value.value)) == told(usual));
  }
}

TEST_CASE("refi_qda: positions are read as the tool counted them", "[refi_qda]") {
  // As NVivo for Windows writes: UTF-16 units, CRLF as two, a byte order mark that does not count.
  const std::string text =
      "\xEF\xBB\xBF\xF0\x9F\x98\x80 Hello you.\r\nThe bus is late.\r\nWe wait long.";
  const auto project = [](int a, int b, int c, int d) {
    return "<Project name=\"n\" origin=\"NVivo\"><CodeBook><Codes><Code guid=\"{c1}\" name=\"Buses "
           "-> "
           "Waiting\"/></Codes></CodeBook><Sources><TextSource guid=\"s\" name=\"i\" "
           "plainTextPath=\"internal://s.txt\"><PlainTextSelection guid=\"a\" startPosition=\"" +
           std::to_string(a) + "\" endPosition=\"" + std::to_string(b) +
           "\"><Coding guid=\"x\"><CodeRef targetGUID=\"C1\"/></Coding></PlainTextSelection>"
           "<PlainTextSelection guid=\"b\" startPosition=\"" +
           std::to_string(c) + "\" endPosition=\"" + std::to_string(d) +
           "\"><Coding guid=\"y\"><CodeRef targetGUID=\"C1\"/></Coding></PlainTextSelection>"
           "</TextSource></Sources></Project>";
  };
  struct Way {
    const char* words;
    int a, b, c, d;
  };
  for (const Way& way :
       {Way{"UTF-16 units", 15, 31, 33, 46}, Way{"characters", 14, 30, 32, 45},
        Way{"characters, CRLF as one", 13, 29, 30, 43}, Way{"bytes", 17, 33, 35, 48}}) {
    INFO(way.words);
    const std::string zip = text::write_zip(
        {{"My project.QDE", project(way.a, way.b, way.c, way.d)}, {"Sources/S.txt", text}});
    const auto read = parse_contents(zip, "n.qdpx", {.claims = "arrows"});
    if (!read) FAIL(to_text(read.error()));
    CHECK(read->value.format == "refi_qda");
    const Study& study = std::get<Study>(read->value.value);
    REQUIRE(study.claims.size() == 2);
    CHECK(study.claims[0].quote == "The bus is late.");
    CHECK(study.claims[1].quote == "We wait long.");
    const auto& problems = read->account.problems();
    CHECK(std::any_of(problems.begin(), problems.end(), [&](const Problem& one) {
      return one.code == "qda.offsets" && one.message.starts_with("100 %") &&
             one.message.ends_with(std::string("counted in ") + way.words);
    }));
  }
}

TEST_CASE("refi_qda: ATLAS.ti's own project is read whole", "[refi_qda][samples]") {
  for (const char* name : {"skyloom_Project.qde", "skyloom_TestProject.qdpx"}) {
    if (!text::exists(sample(name))) {
      WARN("skipped: no sample " << name);
      continue;
    }
    const auto texts = read_coded_texts(sample(name));
    if (!texts) FAIL(to_text(texts.error()));
    CHECK(texts->account.adds_up());
    CHECK(texts->value.tool.starts_with("ATLAS.ti 8.4.0"));
    CHECK(texts->value.codes.size() == 14);
    CHECK(texts->value.codes[4].name == "full-fat Coke");
    CHECK(texts->value.codes[4].parents == std::vector<std::string>{"Coke"});
    const auto simon = std::find_if(
        texts->value.sources.begin(), texts->value.sources.end(), [](const CodedSource& one) {
          const auto age = one.attributes.find("age");
          return age != one.attributes.end() && age->second == std::vector<std::string>{"67"};
        });
    REQUIRE(simon != texts->value.sources.end());
    CHECK(simon->attributes.at("gender") == std::vector<std::string>{"male"});
    const auto study = read_study(sample(name));
    REQUIRE_FALSE(study);
    CHECK(study.error().code == "qda.no_mapping");
    CHECK(study.error().hint.find("links would find none") != std::string::npos);
  }
}

namespace {

/// Something of everything a study can hold.
Study rich_study() {
  Study study;
  study.factors = {{.id = "bus", .label = "Bus services", .kind = "driver", .level = "system"},
                   {.id = "Visits", .label = "Visits", .theme = "Company > close by"},
                   {.id = "Loneliness",
                    .label = "Loneliness",
                    .kind = "outcome",
                    .description = "how alone people feel <themselves>"},
                   {.id = "Gardens", .label = "Gardens"}};
  study.respondents = {{.id = "r1",
                        .consent = {.analyse = true, .quote = false},
                        .attributes = {{"age", {"71"}}, {"role", {"carers", "veterans"}}}},
                       {.id = "r2", .consent = {}, .attributes = {}}};
  study.conversations = {{.id = "c1",
                          .place = "North",
                          .date = "2026-05-01",
                          .people = 3,
                          .form = "group",
                          .consent = {},
                          .attributes = {{"weather", {"rain"}}}}};
  study.claims = {{.id = "k1",
                   .from = 0,
                   .to = 1,
                   .polarity = Polarity::plus,
                   .strength = 0.75,
                   .certainty = "stated",
                   .quote = "\xF0\x9F\x98\x80 The bus: \"it stopped\".\nThen nobody came.",
                   .coder = "A",
                   .respondent = "r1",
                   .conversation = "c1"},
                  {.id = "k2",
                   .from = 1,
                   .to = 2,
                   .polarity = Polarity::minus,
                   .quote = "  so lonely  ",
                   .paraphrase = "two\nlines",
                   .coder = "B",
                   .respondent = "r2",
                   .document = "minutes",
                   .place = "South",
                   .prompted = false,
                   .agree = 4,
                   .tags = {"x", "y"},
                   .notes = "a: b"},
                  {.id = "k3", .from = 2, .to = 2, .polarity = Polarity::both, .strength = 0.25},
                  {.id = "k4", .from = 0, .to = 2, .polarity = Polarity::none, .respondent = "r1"},
                  {.id = "k5", .from = 0, .to = 2, .polarity = Polarity::unsure},
                  {.id = "k6", .from = 0, .to = 2, .quote = "5 > 3 & so"}};
  return study;
}

}  // namespace

TEST_CASE("refi_qda: a study that is written as a project is read back whole", "[refi_qda]") {
  Study study = rich_study();
  for (const std::string extension : {".qdpx", ".qde"}) {
    const auto written = (*format_named("refi_qda"))
                             ->write_study(publish_study(study, Audience::working), extension);
    REQUIRE(written);
    const auto read = parse_contents(written->front().bytes, "study" + extension);
    if (!read) FAIL(to_text(read.error()));
    CHECK(read->value.format == "refi_qda");
    Study back = std::get<Study>(read->value.value);
    CHECK(back.respondents == study.respondents);
    CHECK(back.conversations == study.conversations);
    REQUIRE(back.claims.size() == study.claims.size());
    for (Index i = 0; i < back.claims.size(); ++i) {
      INFO(study.claims[i].id);
      CHECK(back.factors[back.claims[i].from] == study.factors[study.claims[i].from]);
      CHECK(back.factors[back.claims[i].to] == study.factors[study.claims[i].to]);
      Claim expected = study.claims[i];
      expected.from = back.claims[i].from;
      expected.to = back.claims[i].to;
      expected.read_at = back.claims[i].read_at;
      if (expected.id == "k2") expected.quote = "so lonely";  // blanks at the ends are no words
      CHECK(back.claims[i] == expected);
    }
    CHECK(back.factors.size() == study.factors.size());
    CHECK_FALSE(read->account.has_errors());
    const auto again = (*format_named("refi_qda"))
                           ->write_study(publish_study(study, Audience::working), extension);
    CHECK(again->front().bytes == written->front().bytes);
  }
}

TEST_CASE("refi_codebook: the factors of a study go out and come back", "[refi_qda]") {
  const Study study = rich_study();
  const auto written = (*format_named("refi_codebook"))
                           ->write_study(publish_study(study, Audience::working), ".qdc");
  REQUIRE(written);
  const auto read = parse_contents(written->front().bytes, "study.qdc");
  if (!read) FAIL(to_text(read.error()));
  CHECK(read->value.format == "refi_codebook");
  const Study& back = std::get<Study>(read->value.value);
  REQUIRE(back.factors.size() == study.factors.size());
  for (const StudyFactor& factor : study.factors) {
    const auto at = back.find_factor(factor.id);
    REQUIRE(at);
    CHECK(back.factors[*at] == factor);
  }
}

TEST_CASE("refi_qda: a piece of a transcript lies between its sync points", "[refi_qda]") {
  const auto read = parse_contents(
      "<Project name=\"n\" origin=\"o\"><CodeBook><Codes><Code guid=\"c\" name=\"Buses -> "
      "Waiting\"/>"
      "</Codes></CodeBook><Sources><AudioSource guid=\"s\" name=\"i\"><Transcript guid=\"t\">"
      "<PlainTextContent>Well. The bus is late. So.</PlainTextContent>"
      "<TranscriptSelection guid=\"p\" fromSyncPoint=\"{a}\" toSyncPoint=\"B\"><Coding guid=\"k\">"
      "<CodeRef targetGUID=\"C\"/></Coding></TranscriptSelection>"
      "<SyncPoint guid=\"A\" position=\"6\" timeStamp=\"0\"/>"
      "<SyncPoint guid=\"b\" position=\"22\" timeStamp=\"9\"/>"
      "</Transcript></AudioSource></Sources></Project>",
      "n.qde", {.from = "refi_qda", .claims = "arrows"});
  if (!read) FAIL(to_text(read.error()));
  CHECK(std::get<Study>(read->value.value).claims.at(0).quote == "The bus is late.");
}
