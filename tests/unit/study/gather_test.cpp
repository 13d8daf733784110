// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "fcm/evidence.hpp"
#include "fcm/formats.hpp"
#include "study_text.hpp"

using namespace fcm;
using test::study_of;

namespace {

// The value that the named link has for each voice, by the voice's key.
std::map<std::string, double> told(const Evidence& evidence, const std::string& from,
                                   const std::string& to) {
  std::map<std::string, double> values;
  for (const Cell& cell : evidence.cells) {
    const EvidenceLink& link = evidence.links[cell.link];
    if (evidence.factors[link.from].id == from && evidence.factors[link.to].id == to)
      values[evidence.voices[cell.voice].key] = cell.value;
  }
  return values;
}

Evidence evidence_of(const test::Tables& tables, const EvidenceOptions& options = {}) {
  return gather(study_of(tables).value, options);
}

std::vector<std::string> keys(const Evidence& evidence) {
  std::vector<std::string> all;
  for (const Voice& voice : evidence.voices) all.push_back(voice.key);
  return all;
}

using Values = std::map<std::string, double>;
using Keys = std::vector<std::string>;

}  // namespace

// Figures computed independently in Python and kept with the example
// (public_documents_default.json).
TEST_CASE("gather: the public documents give 36 voices, 128 links and their net weights",
          "[study]") {
  const Result<Read<Study>> study = read_study("data/public-documents");
  REQUIRE(study);
  CHECK(study->account.read() == 279);
  CHECK(study->account.kept() == 279);
  CHECK(study->account.adds_up());
  CHECK_FALSE(study->account.has_errors());

  const Evidence evidence = gather(study->value);
  CHECK(evidence.voices.size() == 36);
  CHECK(evidence.links.size() == 128);
  CHECK(evidence.claims.size() == evidence.cells.size());
  const auto net = [&](const std::string& from, const std::string& to) {
    double sum = 0;
    for (const auto& voice : told(evidence, from, to)) sum += voice.second;
    return sum / static_cast<double>(evidence.voices.size());
  };
  CHECK(net("codesign", "better_services") == Approx(0.0763888888888889).epsilon(1e-14));
  CHECK(net("sharing_learning", "community_led") == Approx(0.05555555555555555).epsilon(1e-14));
  CHECK(net("information_access", "awareness") == Approx(0.041666666666666664).epsilon(1e-14));
  CHECK(net("vcse_infrastructure", "small_group_disconnect") ==
        Approx(-0.03819444444444445).epsilon(1e-14));
  CHECK(net("listening", "local_data") == Approx(0.034722222222222224).epsilon(1e-14));
  CHECK(net("connectedness", "wellbeing") == Approx(0.027777777777777776).epsilon(1e-14));
  CHECK(told(evidence, "codesign", "better_services").size() == 5);
  CHECK(coders(study->value) == std::vector<std::string>{"A", "B"});
}

TEST_CASE("gather: the links and cells are sorted and every claim stands in one cell", "[study]") {
  const Result<Read<Study>> study = read_study("data/public-documents");
  REQUIRE(study);
  const Evidence evidence = gather(study->value);
  for (std::size_t i = 1; i < evidence.cells.size(); ++i) {
    const Cell &a = evidence.cells[i - 1], &b = evidence.cells[i];
    CHECK(std::pair(a.link, a.voice) < std::pair(b.link, b.voice));
  }
  std::vector<int> seen(study->value.claims.size(), 0);
  for (const std::vector<Index>& claims : evidence.claims)
    for (const Index claim : claims) ++seen[claim];
  CHECK(std::count(seen.begin(), seen.end(), 1) == 279);
}

TEST_CASE("gather: the order of the claims does not matter", "[study]") {
  const Result<Read<Study>> read = read_study("data/public-documents");
  REQUIRE(read);
  Study turned = read->value;
  std::reverse(turned.claims.begin(), turned.claims.end());
  const Evidence a = gather(read->value), b = gather(turned);
  CHECK(a.cells == b.cells);
  CHECK(a.voices == b.voices);
}

TEST_CASE("gather: a voice is the respondent, else the conversation, the document, the row",
          "[study]") {
  const Evidence evidence = evidence_of(
      {.claims = "from,to,polarity,respondent,conversation,document\n"
                 "a,b,+,ann,talk1,d1\na,b,+,,talk2,d1\na,b,+,,,d1\na,b,+,,,\na,b,+,,,\n"});
  CHECK(keys(evidence) == Keys{"conversation talk2", "document d1", "respondent ann",
                               "row 000000000003", "row 000000000004"});
  CHECK(evidence.rows_as_voices == 2);
}

TEST_CASE("gather: everyone heard is a voice, also without a claim", "[study]") {
  const Evidence evidence = evidence_of(
      {.claims = "from,to,polarity,respondent,conversation\na,b,+,ann,talk1\na,b,+,,talk3\n",
       .respondents = "respondent,conversation\nann,\nbob,talk2\ncat,\n",
       .conversations = "conversation\ntalk1\ntalk2\ntalk3\ntalk4\n"});
  // talk1 has Ann in it and talk2 has Bob; talk3 spoke as a group; talk4 said nothing that was
  // coded.
  CHECK(keys(evidence) == Keys{"conversation talk3", "conversation talk4", "respondent ann",
                               "respondent bob", "respondent cat"});
}

TEST_CASE("gather: a voice that repeats itself counts once, both signs average", "[study]") {
  const Evidence evidence = evidence_of({.claims = "from,to,polarity,strength,respondent\n"
                                                   "a,b,+,strong,ann\na,b,+,weak,ann\n"
                                                   "a,b,+,strong,bob\na,b,-,strong,bob\n"
                                                   "a,b,+,1,cat\na,b,none,,cat\n"});
  CHECK(told(evidence, "a", "b") ==
        Values{{"respondent ann", .5}, {"respondent bob", 0}, {"respondent cat", .5}});
  CHECK(evidence.cells[0].claims == 2);
  CHECK(evidence.cells[1].plus);
  CHECK(evidence.cells[1].minus);
  CHECK(evidence.cells[1].strength == .75);
  CHECK(evidence.cells[2].none);
  CHECK(evidence.cells[2].strength == 1);
}

TEST_CASE("gather: two coders of one statement are one piece of evidence", "[study]") {
  const Evidence evidence = evidence_of({.claims = "from,to,polarity,strength,respondent,coder\n"
                                                   "a,b,+,strong,ann,A\na,b,+,weak,ann,B\n"
                                                   "a,b,+,strong,bob,A\na,b,+,strong,bob,A\n"});
  CHECK(told(evidence, "a", "b") == Values{{"respondent ann", .5}, {"respondent bob", .75}});
  CHECK(evidence.cells[0].claims == 1);  // the most that any one coder saw
  CHECK(evidence.cells[1].claims == 2);
}

TEST_CASE("gather: a coder who read it and saw nothing counts zero", "[study]") {
  const std::string claims =
      "from,to,polarity,strength,respondent,conversation,coder\n"
      "a,b,+,strong,ann,talk1,A\n"  // B coded another link of the same talk
      "b,c,+,strong,bob,talk1,B\n"
      "a,b,+,strong,cat,talk2,A\n";  // nobody but A read talk2
  const Evidence together = evidence_of({.claims = claims});
  CHECK(told(together, "a", "b") == Values{{"respondent ann", .375}, {"respondent cat", .75}});
  const Evidence alone = evidence_of({.claims = claims}, {.only_coder = "A"});
  CHECK(told(alone, "a", "b") == Values{{"respondent ann", .75}, {"respondent cat", .75}});
  CHECK(alone.voices.size() == 3);  // the voices stay
  CHECK(alone.links.size() == 1);
  const Evidence apart = evidence_of({.claims = claims}, {.coders_apart = true});
  CHECK(told(apart, "a", "b") == Values{{"respondent ann", .75}, {"respondent cat", .75}});
  CHECK(apart.links.size() == 2);
}

TEST_CASE("gather: blank, both and unsure are counted and have no value", "[study]") {
  const std::string claims =
      "from,to,polarity,respondent\na,b,,ann\na,b,both,bob\na,b,unsure,cat\na,b,+,dan\na,b,,dan\n";
  const Evidence evidence = evidence_of({.claims = claims});
  CHECK(evidence.without_direction == 4);
  CHECK(evidence.without_strength == 1);
  CHECK(evidence.cells[0].unsigned_);
  CHECK_FALSE(evidence.cells[0].signed_());
  CHECK(evidence.cells[3].signed_());
  CHECK(told(evidence, "a", "b").at("respondent dan") == .5);
  const Evidence as_plus = evidence_of({.claims = claims}, {.blank_is_plus = true});
  CHECK(told(as_plus, "a", "b").at("respondent ann") == .5);
  CHECK(as_plus.without_direction == 2);
}

TEST_CASE("gather: strength that is not stated is read as the option says", "[study]") {
  const Evidence evidence =
      evidence_of({.claims = "from,to,polarity,strength\na,b,-,\n"}, {.no_strength = .25});
  CHECK(evidence.cells[0].value == -.25);
  CHECK(evidence.without_strength == 1);
}

TEST_CASE("gather: a place comes from the person, the talk and the claim, else the document",
          "[study]") {
  const Evidence evidence =
      evidence_of({.claims = "from,to,polarity,respondent,conversation,document,place\n"
                             "a,b,+,ann,talk1,d1,Quay\na,b,+,bob,,d1,\na,b,+,,,d2,\n",
                   .respondents = "respondent,place\nann,Hill; Dale\nbob,\n",
                   .conversations = "conversation,place\ntalk1,Moor\n",
                   .documents = "document,place\nd1,Town\n"});
  REQUIRE(evidence.voices.size() == 3);
  CHECK(evidence.voices[0].places.empty());  // document d2
  CHECK(evidence.voices[1].places == Keys{"Dale", "Hill", "Moor", "Quay"});
  CHECK(evidence.voices[2].places == Keys{"Town"});
}

TEST_CASE("gather: a group is as many people as took part, a survey is known", "[study]") {
  const Evidence evidence = evidence_of(
      {.claims = "from,to,polarity,respondent,conversation\na,b,+,,talk1\na,b,+,ann,talk2\n",
       .conversations = "conversation,people,form\ntalk1,8,group\n"
                        "talk2,120,online Questionnaire\n"});
  REQUIRE(evidence.voices.size() == 2);
  CHECK(evidence.voices[0].people == 8);
  CHECK_FALSE(evidence.voices[0].survey);
  CHECK(evidence.voices[1].people == 1);  // Ann, and not the 120
  CHECK(evidence.voices[1].survey);
}

TEST_CASE("gather: who said no, or whose consent has ended, is left out and counted", "[study]") {
  const test::Tables tables{
      .claims =
          "from,to,polarity,respondent,conversation\n"
          "a,b,+,ann,talk1\na,b,+,bob,talk1\na,b,+,cat,talk2\na,b,+,dan,\na,b,+,cat,talk1\n"
          "a,b,+,eve,talk2\n",
      .respondents =
          "respondent,consent\nann,withdrawn\nbob,quote\ncat,\ndan,until 2026-03-31\n"
          "eve,analyse\n",
      .conversations = "conversation,consent\ntalk1,\ntalk2,none\n"};
  const Evidence evidence = evidence_of(tables);
  // Cat said nothing of her own, so what she said in talk2 is left out; Eve agreed herself.
  CHECK(keys(evidence) ==
        Keys{"respondent bob", "respondent cat", "respondent dan", "respondent eve"});
  CHECK(evidence.withheld == 1);
  CHECK(evidence.cells[1].claims == 1);
  CHECK(evidence_of(tables, {.today = "2026-03-31"}).withheld == 1);
  CHECK(evidence_of(tables, {.today = "2026-04-01"}).withheld == 2);
  const Evidence alone =
      evidence_of({.claims = "from,to,polarity,conversation\na,b,+,talk2\nb,a,+,talk1\n",
                   .conversations = tables.conversations});
  CHECK(alone.withheld == 1);
  CHECK(alone.links.size() == 1);
}

TEST_CASE("gather: a refused row of people never makes consent wider", "[study]") {
  const std::string claims = "from,to,polarity,respondent,conversation\na,b,+,ann,\na,b,+,bob,\n";
  const auto withheld = [&](const std::string& respondents) {
    return evidence_of({.claims = claims, .respondents = respondents}).withheld;
  };
  CHECK(withheld("respondent,consent\nann,all\nann,withdrawn\n") == 1);
  CHECK(withheld("respondent,consent\nann,withdrawn\nann,all\n") == 1);
  CHECK(withheld("respondent,consent\nann,all\nann,quote\n") == 1);
  CHECK(withheld("respondent,consent\nann,all\nann,all\n") == 0);
  // Cells beyond the header: which of them was the consent nobody knows.
  CHECK(withheld("respondent,place,consent\nann,Hill, upper,withdrawn\n") == 1);
  CHECK(withheld("respondent,place,consent\nann,Hill, upper,all\nann,Hill,all\n") == 1);
  const Evidence talks =
      evidence_of({.claims = "from,to,polarity,conversation\na,b,+,talk1\na,b,+,talk2\n",
                   .conversations = "conversation,people,consent\ntalk1,many,none\ntalk2,2,all\n"});
  CHECK(talks.withheld == 1);
}

TEST_CASE("gather: an end that only the refused row states does not silence the conversation",
          "[study]") {
  const Evidence evidence =
      evidence_of({.claims = "from,to,polarity,respondent,conversation\na,b,+,ann,talk1\n",
                   .respondents = "respondent,consent\nann,\nann,until 2030-01-01\n",
                   .conversations = "conversation,consent\ntalk1,none\n"});
  CHECK(evidence.withheld == 1);
}

TEST_CASE("gather: attributes are those of the respondent, else of the conversations", "[study]") {
  const Evidence evidence = evidence_of(
      {.claims = "from,to,polarity,respondent,conversation\na,b,+,ann,t1\na,b,+,ann,t2\n"
                 "a,b,+,,t3\n",
       .respondents = "respondent,age,record,about\nann,30-44,memory,carers; veterans\n",
       .conversations = "conversation,place,researcher,record,age,about\n"
                        "t1,Hill,ri,notes,adults,parents\nt2,Dale,ri,recording,,\n"
                        "t3,Dale,om,,adults,\n"});
  REQUIRE(evidence.voices.size() == 2);
  CHECK(evidence.voices[0].attributes == Attributes{{"age", {"adults"}},
                                                    {"conversation", {"t3"}},
                                                    {"place", {"Dale"}},
                                                    {"researcher", {"om"}}});
  CHECK(evidence.voices[1].attributes == Attributes{{"about", {"carers", "veterans"}},
                                                    {"age", {"30-44"}},
                                                    {"conversation", {"t1", "t2"}},
                                                    {"place", {"Dale", "Hill"}},
                                                    {"record", {"notes", "recording"}},
                                                    {"researcher", {"ri"}}});
}

TEST_CASE("gather: answers of a cell are kept apart, in shares of the voice", "[study]") {
  const Evidence evidence = evidence_of({.claims = "from,to,polarity,strength,respondent,coder\n"
                                                   "a,b,+,strong,ann,A\na,b,+,weak,ann,A\n"
                                                   "a,b,+,weak,ann,B\n"
                                                   "a,b,none,,bob,A\na,b,-,weak,bob,A\n"
                                                   "a,b,unsure,,cat,A\n"});
  using All = std::vector<std::vector<Said>>;
  // A coder who read Cat and one who coded nothing of Bob's have no part in the answers.
  CHECK(evidence.said == All{{{.25, .75}, {.75, .25}}, {{-.25, .5}, {0, .5}}, {}});
}

TEST_CASE("gather: stated claims only; what a coder understood between the lines counts 0 then",
          "[study]") {
  const test::Tables tables{.claims =
                                "coder,respondent,document,from,to,polarity,certainty\n"
                                "A,r1,d,a,b,+,stated\n"
                                "B,r1,d,a,b,+,implied\n"
                                "A,r2,d,a,b,+,\n"
                                "B,r2,d,a,c,-,Explicit\n"};
  const Evidence evidence = evidence_of(tables, {.stated_only = true});
  CHECK(evidence.voices.size() == 2);
  CHECK(told(evidence, "a", "b") == Values{{"respondent r1", 0.25}});
  CHECK(told(evidence, "a", "c") == Values{{"respondent r2", -0.25}});
  CHECK(told(evidence_of(tables), "a", "b") ==
        Values{{"respondent r1", 0.5}, {"respondent r2", 0.25}});
}

TEST_CASE("gather: the parts of the claims add up to what a voice's answer is worth", "[study]") {
  const Result<Read<Study>> study = read_study("data/public-documents");
  REQUIRE(study);
  for (const bool apart : {false, true}) {
    const Evidence evidence = gather(study->value, {.coders_apart = apart});
    REQUIRE(evidence.parts.size() == evidence.cells.size());
    for (Index c = 0; c < evidence.cells.size(); ++c) {
      REQUIRE(evidence.parts[c].size() == evidence.claims[c].size());
      double sum = 0;
      for (const double part : evidence.parts[c]) sum += part;
      CHECK(sum == Approx(evidence.cells[c].value).margin(1e-15));
    }
  }
}
