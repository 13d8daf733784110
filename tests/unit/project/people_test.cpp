// SPDX-License-Identifier: MIT
//
// people: in a project, from the words to the weights of the map.
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <numeric>

#include "fcm/findings.hpp"
#include "fcm/project.hpp"
#include "fcm/report.hpp"

using namespace fcm;

namespace {

const std::string study =
    "respondent,conversation,from,to,polarity,strength\n"
    "ann,t1,bus,meeting,+,strong\nbob,t1,bus,meeting,+,weak\ncat,t2,bus,meeting,-,strong\n"
    "dan,t2,meeting,lonely,-,strong\n";
const std::string respondents =
    "respondent,conversation,place\nann,t1,Hill\nbob,t1,Hill\ncat,t2,Dale\ndan,t2,\n";
const std::string conversations = "conversation,record\nt1,notes\nt2,recording\n";

Loaded loaded(const std::string& people) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("fcm_people_" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const auto write = [&](const char* name, const std::string& text) {
    std::ofstream(folder / name, std::ios::binary) << text;
  };
  write("claims.csv", study);
  write("respondents.csv", respondents);
  write("conversations.csv", conversations);
  write("project.yaml", "fcm: 1\nstudy: { folder: . }\n" + people);
  auto read = load((folder / "project.yaml").string());
  std::filesystem::remove_all(folder);
  INFO((read ? "" : to_text(read.error())));
  REQUIRE(read);
  return std::move(*read);
}

double weight(const Loaded& read, const std::string& from, const std::string& to) {
  return read.map.links()[*read.map.find_link(*read.map.require(from), *read.map.require(to))]
      .weight;
}

bool has(const Account& account, const std::string& code) {
  return std::any_of(account.problems().begin(), account.problems().end(),
                     [&](const Problem& found) { return found.code == code; });
}

}  // namespace

TEST_CASE("people: without the key every voice weighs one", "[project]") {
  const Loaded read = loaded("");
  CHECK_FALSE(read.representation);
  CHECK(weight(read, "bus", "meeting") == Approx((.75 + .25 - .75) / 4));
}

// Hill has a quarter of the people and two of three voices with a place; Dan, who has none, stays
// at the weight he had. Raking scales Hill by 3/8 and Dale by 9/4.
TEST_CASE("people: a population moves the weights of the map", "[project]") {
  const Loaded read = loaded("people: { population: { place: { Hill: 1000, Dale: 3000 } } }\n");
  REQUIRE(read.representation);
  CHECK(read.representation->raked == Raked::held);
  CHECK(weight(read, "bus", "meeting") == Approx((.375 * (.75 + .25) - 2.25 * .75) / 4));
  CHECK(has(read.account, "representation.not_known"));
  const auto findings = analyse(read);
  REQUIRE(findings);
  REQUIRE(findings->representation);
  CHECK(findings->representation->weights.empty());
  CHECK(findings->representation->voices == 4);
}

TEST_CASE("people: a reading of one coder keeps whom the voices stand for", "[project]") {
  const Loaded read = loaded("people: { population: { place: { Hill: 1000, Dale: 3000 } } }\n");
  EvidenceOptions other = read.project.evidence;
  other.coders_apart = true;
  CHECK(gather(read, other).voices == read.evidence.voices);
}

TEST_CASE("people: a record of notes weighs what the project says, whoever spoke", "[project]") {
  const Loaded read = loaded("people: { records: { notes: 0.5, memory: 0.2 } }\n");
  CHECK(weight(read, "bus", "meeting") == Approx((.5 * (.75 + .25) - .75) / 3));
  CHECK(has(read.account, "people.record"));  // recording has no weight
}

TEST_CASE("people: records and a population go together, and people counted too", "[project]") {
  const Loaded read = loaded(
      "people:\n  population: { place: { Hill: 50 %, Dale: 50 % } }\n"
      "  records: { notes: 0.5, recording: 1 }\n");
  // Ann and Bob start at a half: together as much as Cat, so that nothing is left to do.
  CHECK(read.evidence.voices[0].weight == Approx(.5));
  CHECK(read.evidence.voices[2].weight == Approx(1));
}

TEST_CASE("people: who is not heard is said, and shares that miss some", "[project]") {
  const Loaded read =
      loaded("people: { population: { place: { Hill: 30 %, Dale: 30 %, Marsh: 30 % } } }\n");
  CHECK(has(read.account, "representation.nobody_heard"));
  CHECK(has(read.account, "people.shares"));
  CHECK(read.representation->raked == Raked::held);
}

TEST_CASE("people: a population may be set beside the voices and move no weight", "[project]") {
  const Loaded read = loaded(
      "people: { weigh: no, population: { place: { Hill: 1000, Dale: 3000, Marsh: 500 } } }\n");
  REQUIRE(read.representation);
  CHECK(weight(read, "bus", "meeting") == weight(loaded(""), "bus", "meeting"));
  CHECK(has(read.account, "representation.nobody_heard"));
  const auto report = make_report(read, *analyse(read), "2026-11-21");
  REQUIRE(report);
  for (const auto& [called, bytes] : report->files) {
    if (called == "representation.csv")
      CHECK(bytes.find("place,Hill,0.2222222222222222,2,0.6666666666666666,,working copy\n") !=
            std::string::npos);
    if (called == "run.json") CHECK(bytes.find("\"effective_voices\"") == std::string::npos);
    if (called != "report.html") continue;
    CHECK(bytes.find("the project asks for no weights") != std::string::npos);
    CHECK(bytes.find("Share as weighed") == std::string::npos);
    CHECK(bytes.find("&lt;/p&gt;") == std::string::npos);
  }
}

TEST_CASE("people: the report says who was heard and who was not, in words, bars and numbers",
          "[project]") {
  const Loaded read = loaded("people: { population: { place: { Hill: 1, Dale: 1, Marsh: 2 } } }\n");
  const auto findings = analyse(read);
  REQUIRE(findings);
  const auto report = make_report(read, *findings, "2026-11-21");
  REQUIRE(report);
  const auto file = [&](const std::string& name) {
    for (const auto& [called, bytes] : report->files)
      if (called == name) return bytes;
    return std::string();
  };
  CHECK(file("representation.csv") ==
        "attribute,category,people,voices,heard,as_weighed,audience\n"
        "place,Hill,0.25,2,0.6666666666666666,0.5,working copy\n"
        "place,Dale,0.25,1,0.3333333333333333,0.5,working copy\n"
        "place,Marsh,0.5,0,,,working copy\n"
        "place,(not known),,1,,,working copy\n");
  const std::string page = file("report.html");
  CHECK(page.find("Who was heard, and who was not</h2>") != std::string::npos);
  CHECK(page.find("By place: Marsh, 50\xc2\xa0% of the people.") != std::string::npos);
  CHECK(page.find("<a href=\"#heard\">") != std::string::npos);
  CHECK(file("run.json").find("\"effective_voices\"") != std::string::npos);
  const Loaded without = loaded("");
  const auto plain = make_report(without, *analyse(without), "2026-11-21");
  REQUIRE(plain);
  for (const auto& [called, bytes] : plain->files) {
    CHECK(called != "representation.csv");
    CHECK(bytes.find("id=\"heard\"") == std::string::npos);
  }
}
