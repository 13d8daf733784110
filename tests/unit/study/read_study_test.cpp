// SPDX-License-Identifier: MIT
#include <unistd.h>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "fcm/formats.hpp"
#include "fcm/study.hpp"
#include "study_text.hpp"

using namespace fcm;
using test::study_of;

namespace {

std::size_t times(const Account& account, const std::string& code) {
  std::size_t count = 0;
  for (const Problem& one : account.problems()) count += one.code == code ? 1 : 0;
  return count;
}

const Problem& first(const Account& account, const std::string& code) {
  for (const Problem& one : account.problems())
    if (one.code == code) return one;
  throw std::runtime_error("no " + code);
}

Read<Study> claims_of(const std::string& text) { return study_of({.claims = text}); }

std::vector<std::string> ids(const Study& study) {
  std::vector<std::string> all;
  for (const StudyFactor& factor : study.factors) all.push_back(factor.id);
  return all;
}

}  // namespace

TEST_CASE("read_study: every column of a claim is read", "[study]") {
  const Read<Study> read = claims_of(
      "Claim ID,coder,respondent,conversation,document,place,locator,from,to,polarity,strength,"
      "certainty,quote,paraphrase,basis,when,prompted,agree,disagree,unsure,tags,notes\n"
      "7,A,r1,t1,d1,Hill,p. 3,Buses,Visits,+,strong,stated,\"They said\nso\",In short,lived,2024,"
      "yes,5,2,0,\"youth; rural\",check\n");
  REQUIRE(read.value.claims.size() == 1);
  CHECK(read.value.claims[0] == Claim{.id = "7",
                                      .from = 0,
                                      .to = 1,
                                      .polarity = Polarity::plus,
                                      .strength = .75,
                                      .certainty = "stated",
                                      .quote = "They said\nso",
                                      .paraphrase = "In short",
                                      .coder = "A",
                                      .respondent = "r1",
                                      .conversation = "t1",
                                      .document = "d1",
                                      .place = "Hill",
                                      .locator = "p. 3",
                                      .basis = "lived",
                                      .when = "2024",
                                      .prompted = true,
                                      .agree = 5,
                                      .disagree = 2,
                                      .unsure = 0,
                                      .tags = {"youth", "rural"},
                                      .notes = "check",
                                      .read_at = {"claims.csv", 2, 0}});
  CHECK(read.account.problems().empty());
}

TEST_CASE("read_study: only from and to are required, and a row gets a name", "[study]") {
  const Read<Study> read = claims_of("cause;effect\nBuses;Visits\n");
  CHECK(read.value.claims[0].id == "row 2");
  CHECK(ids(read.value) == std::vector<std::string>{"Buses", "Visits"});
  CHECK(first(read.account, "claims.no_polarity").severity == Severity::warning);
}

TEST_CASE("read_study: words of strength need no polarity", "[study]") {
  const Read<Study> read = claims_of("from,to,strength\nBuses,Visits,strong\n");
  CHECK(read.value.claims[0].strength == 0.75);
  CHECK(first(read.account, "claims.no_polarity").severity == Severity::warning);
}

TEST_CASE("read_study: source is the cause beside target, and otherwise the person", "[study]") {
  const Claim link = claims_of("source,target,sign\nBuses,Visits,+\n").value.claims.at(0);
  CHECK(link.respondent.empty());
  const Claim person = claims_of("source,from,to,sign\nann,Buses,Visits,+\n").value.claims.at(0);
  CHECK(person.respondent == "ann");
}

TEST_CASE("read_study: the header may stand below title rows", "[study]") {
  const Read<Study> read = claims_of("Our study\n\nmade by us, 2024\nfrom,to,polarity\na,b,+\n");
  CHECK(read.value.claims.size() == 1);
  CHECK(first(read.account, "csv.lines_above_header").severity == Severity::note);
  CHECK(read.account.read() == 1);
}

TEST_CASE("read_study: labels that differ in case, spaces or accents' form are one factor",
          "[study]") {
  const Read<Study> read = claims_of(
      "from,to,polarity\nSocial isolation,Health,+\nsocial  Isolation,HEALTH,+\n"
      "Cafe\xCC\x81,Health,+\nCaf\xC3\xA9,Health,+\n");
  CHECK(ids(read.value) == std::vector<std::string>{"Social isolation", "Health", "Cafe\xCC\x81"});
  CHECK(times(read.account, "factor.spelling") == 3);
}

TEST_CASE("read_study: a codebook is matched by id, else by label, else refused with a guess",
          "[study]") {
  const Read<Study> read = study_of(
      {.claims =
           "from,to,polarity\nbus,visits,+\nBus  Services,visits,+\nBUS,visits,+\nbuss,visits,-\n"
           "something else,visits,-\n",
       .factors = "factor_id,label,kind,level\nbus,Bus services,driver,community\n"
                  "visits,Visits to friends,outcome,individual\n"});
  CHECK(read.value.claims.size() == 2);
  CHECK(read.account.refused() == 3);
  CHECK(times(read.account, "factor.unknown") == 3);
  const Problem& problem = first(read.account, "factor.unknown");
  CHECK(problem.place == Place{"claims.csv", 4, 1});
  CHECK(problem.hint == "did you mean 'bus'?");
  CHECK(read.account.rejected.at(2).cells.at(0) == "something else");
}

TEST_CASE("read_study: labels that look alike and labels of what is missing are pointed out",
          "[study]") {
  const Read<Study> read = claims_of(
      "from,to,polarity\nLoneliness,Health,-\nLonelyness,Health,-\nRegularity of use,Health,+\n"
      "Regularityof use,Health,+\nLack of transport,Loneliness,+\nGroup 1,Group 2,+\n"
      "Community centre,Community center,+\n");
  CHECK(times(read.account, "factor.look_alike") == 3);
  const Problem& alike = first(read.account, "factor.look_alike");
  CHECK(alike.message == "'Loneliness' and 'Lonelyness' look alike");
  CHECK(alike.place == Place{"claims.csv", 3, 1});
  CHECK(times(read.account, "factor.negative_label") == 1);
  CHECK(first(read.account, "factor.negative_label").hint ==
        "name what can grow ('transport') and flip the polarity of its claims");
}

TEST_CASE("read_study: a repeated row is one claim where it says whose it is", "[study]") {
  const Read<Study> merged = claims_of(
      "id,from,to,polarity,respondent,quote\n1,a,b,+,ann,x\n1,a,b,+,ann,x\n,a,b,+,ann,x\n"
      ",a,b,+,ann,x\n,a,b,+,ann,\n,a,b,+,ann,\n");
  CHECK(merged.account.read() == 6);
  CHECK(merged.account.merged() == 2);
  CHECK(merged.account.kept() == 4);
  CHECK(merged.account.adds_up());
  CHECK(claims_of("from,to\na,b\na,b\na,b\n").account.kept() == 3);  // may be three voices
}

TEST_CASE("read_study: people who are not listed are voices, counted without a name", "[study]") {
  const Read<Study> read = study_of(
      {.claims = "from,to,polarity,respondent\na,b,+,ann\na,b,+,zoe\na,b,+,zoe\na,b,+,yan\n",
       .respondents = "respondent\nann\n"});
  const Problem& problem = first(read.account, "respondent.not_listed");
  CHECK(problem.message == "2 respondents are not in the respondents table, the first here");
  CHECK(problem.place.line == 3);
  CHECK(to_text(problem).find("zoe") == std::string::npos);
  CHECK(read.account.refused_everywhere() == 0);

  const Read<Study> one = study_of(
      {.claims = "from,to,polarity,respondent\na,b,+,Ann\n", .respondents = "respondent\nann\n"});
  const Problem& capital = first(one.account, "respondent.not_listed");
  CHECK(capital.message == "a respondent is not in the respondents table");
  CHECK(capital.hint.rfind("some ids differ from listed ones in capitals or spaces alone", 0) == 0);
}

TEST_CASE("read_study: people have attributes with several values, and talks have forms",
          "[study]") {
  const Study study =
      study_of({.claims = "from,to\na,b\n",
                .respondents =
                    "id,Ward,Role,Age group,consent\nann,Hill; Dale,carers; veterans,60+,all\n",
                .conversations =
                    "conversation,place,date,people,form,record,origin,researcher,mood\n"
                    "t1,Hill,2024-05-01,8,group,notes,walk-in,Kim,calm\n"})
          .value;
  const Respondent& ann = study.respondents.at(0);
  CHECK(ann.attributes == Attributes{{"place", {"Hill", "Dale"}},
                                     {"role", {"carers", "veterans"}},
                                     {"age group", {"60+"}}});
  CHECK(ann.consent.publish == true);
  const Conversation& talk = study.conversations.at(0);
  CHECK(talk.people == 8);
  CHECK(talk.form == "group");
  CHECK(talk.researcher == "Kim");
  CHECK(talk.attributes == Attributes{{"mood", {"calm"}}});
}

TEST_CASE("read_study: a folder of tables is one study, its claims first in the account",
          "[study]") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("fcm-study-" + std::to_string(::getpid()));
  fs::create_directory(folder);
  std::ofstream(folder / "claims.tsv") << "from\tto\tpolarity\tdocument\nbus\tvisits\t+\td1\n";
  std::ofstream(folder / "factors.csv")
      << "id,label,description\nbus,Buses,\" By \"\"road\"\"\n\nand rail "
         "\"\nvisits,Visits\nunused,Unused\n";
  std::ofstream(folder / "documents.csv") << "document,place,title\nd1,Hill,A title\n";
  const Result<Read<Study>> read = read_study(folder.string());
  REQUIRE(read);
  CHECK(read->account.tables.at(0).table == "claims");
  CHECK(read->account.tables.size() == 3);
  CHECK(read->account.tables.at(1).kept == 3);
  CHECK(read->value.documents.at("d1") == "Hill");
  CHECK(read->value.find_factor("unused") == Index{2});
  CHECK(read->value.factors[0].description == "By \"road\"\n\nand rail");
  CHECK_FALSE(read->value.find_factor("Buses"));

  std::ofstream(folder / "claims.csv") << "from,to\na,b\n";
  CHECK(read_study(folder.string()).error().code == "study.two_tables");
  fs::remove(folder / "claims.csv");
  fs::remove(folder / "claims.tsv");
  CHECK(read_study(folder.string()).error().code == "study.no_claims");
  fs::remove_all(folder);
  CHECK(read_study(folder.string()).error().code == "file.not_found");
}

TEST_CASE("read_study: refused rows are written with their problem, mended and read again",
          "[study]") {
  const std::string text =
      "Titel;;\nfrom;to;polarity;strength;quote\nBuses;Visits;+;0,5;=1+1\n"
      "Buses;Visits;sideways;0,25;\"say \"\"x\"\"; so\"\n;Visits;-;weak;q\n";
  const Read<Study> read = claims_of(text);
  CHECK(read.account.refused() == 2);
  const std::string rejects = write_rejects(read.account);
  CHECK(rejects.substr(0, 48) == "from;to;polarity;strength;quote;problem;line\nBus");
  CHECK(claims_of(rejects).account.refused() == 2);

  std::string mended = rejects;
  mended.replace(mended.find("sideways"), 8, "-");
  mended.replace(mended.find("\n;Visits") + 1, 0, "Buses");
  const Read<Study> again = claims_of(mended);
  REQUIRE(again.account.refused() == 0);
  CHECK(again.account.problems().empty());
  CHECK(again.value.claims.at(0).strength == .25);
  CHECK(again.value.claims.at(0).quote == "say \"x\"; so");
  CHECK(again.value.claims.at(0).polarity == Polarity::minus);
  CHECK(write_rejects(again.account).empty());
}

TEST_CASE("read_study: messages never show who spoke or what was said", "[study]") {
  const std::string secret = "Zanzibarovic";
  const Read<Study> read =
      study_of({.claims = "from,to,polarity,respondent,quote,notes,conversation,prompted\n"
                          "a,b,bad," +
                          secret + "," + secret + "," + secret + "," + secret +
                          ",\n"
                          ",b,+," +
                          secret + "," + secret + "," + secret + "," + secret +
                          ",\n"
                          "a,a,+," +
                          secret + "," + secret + "," + secret + "," + secret +
                          ",perhaps\n"
                          "a,b,+," +
                          secret + ",x,y,z,,\"" + secret + "\"\n",
                .respondents = "id,consent\nann,\n\"" + secret + "x\",all\n\"" + secret +
                               "x\",\"call " + secret + "\"\n",
                .conversations = "id,people\n" + secret + ",2\n" + secret + ",3\n"});
  CHECK(read.account.problems().size() >= 7);
  for (const Problem& problem : read.account.problems()) {
    CHECK(to_text(problem).find(secret) == std::string::npos);
    CHECK(problem.value.find(secret) == std::string::npos);
  }
}

TEST_CASE("read_study: two rows of one person that state different consents withhold them",
          "[study]") {
  const auto consent = [](const std::string& first, const std::string& second) {
    const Read<Study> read =
        study_of({.claims = "from,to,polarity\na,b,+\n",
                  .respondents = "id,consent\nann," + first + "\nann," + second + "\n"});
    REQUIRE(read.value.respondents.size() == 1);
    REQUIRE(read.account.refused_everywhere() == 1);
    return read.value.respondents[0].consent;
  };
  CHECK(consent("all; until 2027-01-01", "until 2027-01-01; all") ==
        Consent{true, true, true, true, "2027-01-01"});
  const Consent nothing{false, false, false, false, ""};
  CHECK(consent("all", "none") == nothing);
  CHECK(consent("all", "analyse; quote; no publish") == nothing);
  CHECK(consent("all", "all; until 2026-01-01") == nothing);
  CHECK(consent("", "until 2026-01-01") == nothing);
}

TEST_CASE("read_study: a person whose row is refused stays, and is withheld", "[study]") {
  const Read<Study> read =
      study_of({.claims = "from,to,polarity,respondent\na,b,+,ann\n",
                .respondents = "respondent,place,consent\nann,Hill, upper,withdrawn\n",
                .conversations = "conversation,people,consent\ntalk1,many,all\n,2,all\n"});
  REQUIRE(read.value.respondents.size() == 1);
  CHECK(read.value.respondents[0] == Respondent{.id = "ann", .consent = {.analyse = false}});
  REQUIRE(read.value.conversations.size() == 1);
  CHECK(read.value.conversations[0] == Conversation{.id = "talk1", .consent = {.analyse = false}});
  CHECK(read.account.adds_up());
  CHECK(read.account.refused_everywhere() == 3);
}

TEST_CASE("read_study: other names of the consent column are known, look-alikes are doubted",
          "[study]") {
  for (const std::string name : {"Consent given", "consented", "consent_form"}) {
    const Read<Study> read = study_of({.claims = "from,to,polarity\na,b,+\n",
                                       .respondents = "id," + name + "\nann,withdrawn\n",
                                       .conversations = "id," + name + "\nhall,none\n"});
    CHECK(read.value.respondents[0].consent.analyse == false);
    CHECK(read.value.conversations[0].consent.analyse == false);
    CHECK(read.account.problems().empty());
  }
  const Read<Study> read = study_of({.claims = "from,to,polarity\na,b,+\n",
                                     .respondents = "id,Date of consent,place\nann,2026,Hill\n",
                                     .conversations = "id,Withdrew?\nhall,2026\n"});
  CHECK(times(read.account, "consent.unknown_column") == 2);
  CHECK(first(read.account, "consent.unknown_column").place == Place{"respondents.csv", 1, 2});
}

TEST_CASE("read_study: a claims table alone says which tables of people it leaves unread",
          "[study]") {
  const auto folder =
      std::filesystem::temp_directory_path() / ("fcm-beside-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const auto write = [&](const std::string& name, const std::string& text) {
    std::ofstream(folder / name) << text;
  };
  write("claims.csv", "from,to,polarity\na,b,+\n");
  write("factors.csv", "id\na\nb\n");
  const std::string claims = (folder / "claims.csv").string();
  CHECK(times(read_study(claims)->account, "study.people_beside") == 0);
  write("respondents.csv", "id,consent\nann,withdrawn\n");
  write("conversations.tsv", "id\tconsent\nhall\tnone\n");
  const Read<Study> read = *read_study(claims);
  REQUIRE(times(read.account, "study.people_beside") == 1);
  const std::string said = to_text(first(read.account, "study.people_beside"));
  CHECK(said.find("respondents.csv and conversations.tsv") != std::string::npos);
  CHECK(times(read_study(folder.string())->account, "study.people_beside") == 0);
  std::filesystem::remove_all(folder);
}
