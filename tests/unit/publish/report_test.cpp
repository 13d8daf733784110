// SPDX-License-Identifier: MIT
//
// Reports of a small invented study.
#include "fcm/report.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using namespace fcm;

namespace {

Claim said(const std::string& who, Index from, Index to, Polarity polarity, double strength,
           const std::string& coder) {
  Claim claim;
  claim.id = who + std::to_string(from) + coder;
  claim.from = from;
  claim.to = to;
  claim.polarity = polarity;
  claim.strength = strength;
  claim.respondent = who;
  claim.coder = coder;
  claim.quote = "my own words";
  claim.paraphrase = "words of the coder";
  return claim;
}

StudyFactor factor(const std::string& id, const std::string& label, const std::string& kind) {
  StudyFactor f;
  f.id = id;
  f.label = label;
  f.kind = kind;
  return f;
}

Study town() {
  Study study;
  study.factors = {factor("places", "Places to meet", "driver"),
                   factor("lonely", "Loneliness", "outcome"),
                   factor("buses", "Bus <script>alert(1)</script>", "driver"),
                   factor("sport", "Sport", "driver"), factor("end", "Dead end", "")};
  for (const char* who : {"resident-one", "resident-two", "resident-three", "resident-four"}) {
    Respondent person;
    person.id = who;
    person.attributes["place"] = {study.respondents.size() < 2 ? "North" : "South"};
    study.respondents.push_back(person);
  }
  for (const char* coder : {"A", "B"}) {
    study.claims.push_back(said("resident-one", 0, 1, Polarity::minus, 0.75, coder));
    study.claims.push_back(said("resident-two", 2, 0, Polarity::plus, 0.5, coder));
  }
  study.claims.push_back(said("resident-two", 0, 1, Polarity::minus, 0.5, "A"));
  study.claims.push_back(said("resident-three", 0, 4, Polarity::plus, 0.5, "B"));
  study.claims.push_back(said("resident-three", 2, 0, Polarity::minus, 0.25, "B"));
  return study;
}

Scenario raise(const std::string& name, const std::string& title, const std::string& factor) {
  Scenario scenario;
  scenario.name = name;
  scenario.title = title;
  Intervention more;
  more.factor = factor;
  scenario.interventions = {more};
  return scenario;
}

Loaded loaded(std::vector<Scenario> scenarios, std::vector<Outcome> outcomes) {
  Loaded all;
  all.study = town();
  all.has_study = true;
  all.evidence = gather(all.study);
  all.map = weigh(all.evidence).value();
  all.model = anchored_model(all.map);
  all.project.title = "An invented town & its <b>buses</b>";
  all.project.scenarios = std::move(scenarios);
  all.project.outcomes = std::move(outcomes);
  return all;
}

const std::vector<Outcome> less_lonely = {{"lonely", false, {}}};

std::vector<Scenario> ideas() {
  Scenario risk = raise("risk", "Places close", "places");
  risk.interventions[0].kind = Intervention::Kind::less;
  risk.risk = true;
  return {raise("places", "Open the hall", "places"), raise("buses", "More buses", "buses"),
          raise("sport", "A sports day", "sport"), risk};
}

Report report_of(const Loaded& all) {
  const Result<Findings> findings = analyse(all);
  REQUIRE(findings);
  const Result<Report> report = make_report(all, *findings, "2026-11-21");
  REQUIRE(report);
  return *report;
}

std::string html_of(const Loaded& all) { return report_of(all).files.back().bytes; }

bool says(const std::string& text, const std::string& what) {
  return text.find(what) != std::string::npos;
}

/// The text without tags, in small letters.
std::string words_of(const std::string& html) {
  std::string text;
  bool tag = false;
  for (const char c : html.substr(html.find("<body>"))) {
    if (c == '<') tag = true;
    if (!tag) text += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (c == '>') {
      tag = false;
      text += ' ';
    }
  }
  return text;
}

std::string file_of(const Report& report, const std::string& name) {
  for (const OutputFile& file : report.files)
    if (file.name == name) return file.bytes;
  FAIL("no file " << name);
  return {};
}

}  // namespace

TEST_CASE("report: the same bytes twice, each a working copy", "[report]") {
  const Loaded all = loaded(ideas(), less_lonely);
  const Report report = report_of(all);
  const Report again = report_of(all);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < report.files.size(); ++i) {
    names.push_back(report.files[i].name);
    CHECK(report.files[i].bytes == again.files[i].bytes);
  }
  CHECK(names == std::vector<std::string>{"map.json", "effects.csv", "uncertainty.csv",
                                          "saturation.csv", "contested.csv", "agreement.csv",
                                          "robust.csv", "shares.csv", "told.csv", "sensitivity.csv",
                                          "run.json", "methods.md", "report.html"});
  for (const OutputFile& file : report.files)
    if (file.name != "map.json")
      CHECK((says(file.bytes, "working copy") || says(file.bytes, "Working copy")));
}

TEST_CASE("report: the page needs no script, no network and no font", "[report]") {
  const std::string html = html_of(loaded(ideas(), less_lonely));
  CHECK(says(html, "content=\"default-src &#39;none&#39;") == false);
  CHECK(says(html, "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\""));
  CHECK_FALSE(says(html, "<script"));
  CHECK_FALSE(says(html, "src="));
  CHECK_FALSE(says(html, "url("));
  CHECK_FALSE(says(html, "@import"));
  CHECK(says(html, "<html lang=\"en-GB\">"));
}

TEST_CASE("report: labels and titles cannot become mark-up", "[report]") {
  const std::string html = html_of(loaded(ideas(), less_lonely));
  CHECK(says(html, "Bus &lt;script&gt;"));
  CHECK(says(html, "An invented town &amp; its &lt;b&gt;buses&lt;/b&gt;"));
}

TEST_CASE("report: words that were not earned are not said", "[report]") {
  Loaded all = loaded(ideas(), less_lonely);
  const Report report = report_of(all);
  std::string text = words_of(file_of(report, "report.html")) + file_of(report, "methods.md");
  const std::string allowed = "it is not a forecast";
  REQUIRE(says(text, allowed));
  text.erase(text.find(allowed), allowed.size());
  for (const char* word :
       {"clearly", "significan", "likely", " will ", " will.", "impact", "evidence shows", "prove ",
        "proves", " best", "forecast", "predict", "optimal", "robust"})
    CHECK_FALSE(says(text, word));
}

TEST_CASE("report: no ids of respondents, and no words unless the project asks", "[report]") {
  Loaded all = loaded(ideas(), less_lonely);
  for (const OutputFile& file : report_of(all).files) {
    CHECK_FALSE(says(file.bytes, "resident-"));
    CHECK_FALSE(says(file.bytes, "my own words"));
    CHECK_FALSE(says(file.bytes, "words of the coder"));
  }
  all.project.statements = Words::paraphrase;
  CHECK_FALSE(says(html_of(all), "words of the coder"));  // nobody consented
  for (Respondent& person : all.study.respondents) person.consent.paraphrase = true;
  CHECK(says(html_of(all), "words of the coder"));
  CHECK_FALSE(says(html_of(all), "my own words"));
}

TEST_CASE("report: of few voices nothing is said of what others would add", "[report]") {
  const Loaded all = loaded(ideas(), less_lonely);
  const Report report = report_of(all);
  REQUIRE(all.evidence.voices.size() < 8);
  CHECK(says(file_of(report, "report.html"), "From so few nothing can be said"));
  CHECK_FALSE(says(file_of(report, "report.html"), "class=\"curve"));
  CHECK(
      says(file_of(report, "saturation.csv"), "voices,heard,connections,factors,audience\n1,yes,"));
  CHECK(says(file_of(report, "run.json"), "\"next_voice_new\""));
  CHECK(says(file_of(report, "report.html"), "What would be worth asking about</h3>"));
  CHECK(says(file_of(report, "run.json"), "\"untold_looked_at\""));
}

TEST_CASE("report: the answer names who comes first and on how few voices", "[report]") {
  const std::string html = html_of(loaded(ideas(), less_lonely));
  CHECK(says(html, "comes first of the three ideas"));
  CHECK(says(html, "Worth asking about; not settled"));
  CHECK(says(html, "South says nothing that leads to loneliness"));
  CHECK(says(html, "One voice was heard and gave no statement that was coded"));
  CHECK(says(html, "2 of 3 different statements"));
  CHECK(says(html, "Risks, not compared with ideas"));
}

TEST_CASE("report: redraws decide what is put in order, and few voices get no interval",
          "[report]") {
  Loaded all = loaded(ideas(), less_lonely);
  const std::string html = html_of(all);
  CHECK(says(html, "How sure"));
  CHECK(says(html, "cannot be told apart"));
  CHECK(says(html, "too few voices"));
  CHECK(says(html, "seed 1."));
  all.project.how_sure.draws = 0;
  const std::string without = html_of(all);
  CHECK_FALSE(says(without, "How sure"));
  CHECK_FALSE(says(without, "redraw"));
  CHECK(says(without, "seed none"));
}

TEST_CASE("report: no idea, no outcome, one idea, nothing said: the answer stays true",
          "[report]") {
  SECTION("no idea") {
    const std::string html = html_of(loaded({}, less_lonely));
    CHECK(says(html, "Nothing was compared."));
    CHECK(says(html, "No idea was named"));
  }
  SECTION("no outcome") { CHECK(says(html_of(loaded(ideas(), {})), "No outcome was named")); }
  SECTION("one idea") {
    const std::string html = html_of(loaded({raise("p", "Open the hall", "places")}, less_lonely));
    CHECK(says(html, "\xe2\x80\x9cOpen the hall\xe2\x80\x9d points to less."));
    CHECK_FALSE(says(html, "comes first"));
    CHECK(says(html, "Of 100 redraws of who spoke"));
  }
  SECTION("nobody talked about it") {
    const std::string html = html_of(loaded({raise("s", "A sports day", "sport")}, less_lonely));
    CHECK(says(html, "nobody described a chain from the idea to it"));
    CHECK(says(html, "These statements give no answer"));
  }
  SECTION("no direction is wanted") {
    Outcome open = less_lonely[0];
    open.directed = false;
    const std::string html = html_of(loaded(ideas(), {open}));
    CHECK_FALSE(says(html, "(wanted"));
    CHECK(says(html, "comes first of the three ideas"));
  }
  SECTION("everything points the other way") {
    const std::string html =
        html_of(loaded({raise("p", "Open the hall", "places")}, {{"lonely", true, {}}}));
    CHECK(says(html, "points to more"));
    CHECK(says(html, "These statements give no answer"));
  }
  SECTION("the model does not settle") {
    Loaded all = loaded(ideas(), less_lonely);
    all.model.steps = 2;
    CHECK(says(html_of(all), "the model did not settle"));
  }
}

TEST_CASE("report: refused rows that were skipped are said on page one", "[report]") {
  Loaded all = loaded(ideas(), less_lonely);
  all.account.tables.push_back({"/home/x/claims.csv", "claims", 9, 7, 0, 2});
  const std::string html = html_of(all);
  CHECK(says(html, "two rows were refused"));
  CHECK_FALSE(says(html, "/home/"));
  CHECK(html.find("--skip-refused") < html.find("What points where"));
}

TEST_CASE("report: effects.csv has a row for every scenario and factor", "[report]") {
  const std::string csv = report_of(loaded(ideas(), less_lonely)).files[1].bytes;
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 1 + 4 * 5);
  CHECK(csv.rfind("scenario,kind,level,factor,label,dose,", 0) == 0);
}

TEST_CASE("report: says who told the chains, and what the first idea is made of", "[report]") {
  const std::string html = html_of(loaded(ideas(), less_lonely));
  CHECK(says(html, "<h2 id=\"says\">Who says so</h2>"));
  CHECK(says(html, "<a href=\"#says\">"));
  CHECK(says(html,
             "100\xc2\xa0% of what \xe2\x80\x9cOpen the hall\xe2\x80\x9d does here comes by one"));
  CHECK(says(html, "Of what its chains carry, one voice told 100\xc2\xa0% whole."));
  CHECK(says(html, "<table><caption>What \xe2\x80\x9cOpen the hall\xe2\x80\x9d is made of"));
  CHECK_FALSE(says(html_of(loaded({}, less_lonely)), "id=\"says\""));
}

TEST_CASE("report: the shares of an effect in shares.csv add up to it", "[report]") {
  std::istringstream csv(file_of(report_of(loaded(ideas(), less_lonely)), "shares.csv"));
  std::string line;
  std::getline(csv, line);
  CHECK(line.rfind("scenario,outcome,effect,part,from,to,", 0) == 0);
  std::map<std::string, double> effect, sum;
  while (std::getline(csv, line)) {
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, ',');) cells.push_back(cell);
    effect[cells[0]] = std::stod(cells[2]);
    sum[cells[0]] += std::stod(cells[8]);
  }
  CHECK(effect.size() == 3);  // nobody said what sport leads to
  for (const auto& [scenario, all] : effect) CHECK(sum[scenario] == Approx(all).margin(1e-9));
}

TEST_CASE("report: which connections matter is said of the first idea on each outcome",
          "[report]") {
  const std::string html = html_of(loaded(ideas(), less_lonely));
  CHECK(says(html, "<h2 id=\"matter\">Which connections matter</h2>"));
  CHECK(says(html, "hangs most on whether places to meet lowers loneliness"));
  CHECK(says(html, "<a href=\"#matter\">"));
  CHECK(says(html, "If told less"));
  Loaded nothing = loaded({}, less_lonely);
  CHECK_FALSE(says(html_of(nothing), "id=\"matter\""));
}

TEST_CASE("report: sensitivity.csv names a link, its range and the effect at both ends",
          "[report]") {
  const std::string csv = file_of(report_of(loaded(ideas(), less_lonely)), "sensitivity.csv");
  CHECK(csv.rfind("scenario,outcome,effect,rank,from,to,", 0) == 0);
  CHECK(says(csv, ",1,places,lonely,"));
  CHECK(says(csv, ",redraws,"));
}
