// SPDX-License-Identifier: MIT
#include "fcm/agreement.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "fcm/formats.hpp"
#include "study_text.hpp"

using namespace fcm;
using test::study_of;

namespace {

using Row = std::vector<int>;  // one category per unit; -1: not coded

std::vector<Coded> coded(const std::vector<Row>& coders) {
  std::vector<Coded> units;
  for (std::size_t u = 0; u < coders.front().size(); ++u) {
    Coded unit{.group = u};
    for (const Row& row : coders)
      unit.categories.push_back(row[u] < 0 ? std::nullopt
                                           : std::optional<Index>(static_cast<Index>(row[u])));
    units.push_back(std::move(unit));
  }
  return units;
}

// A table of how often category c of one coder met category k of the other.
std::vector<Coded> counted(const std::vector<std::vector<std::size_t>>& table) {
  std::vector<Coded> units;
  for (Index c = 0; c < table.size(); ++c)
    for (Index k = 0; k < table.size(); ++k)
      units.push_back({.categories = {c, k}, .count = table[c][k], .group = units.size()});
  return units;
}

}  // namespace

// Cohen 1960, table of two judges who put 200 people into three categories: po .70, pe .41.
TEST_CASE("agreement: kappa of Cohen's example is .492", "[agreement]") {
  const auto kappa = cohens_kappa(counted({{88, 14, 18}, {10, 40, 10}, {2, 6, 12}}), 0, 1);
  REQUIRE(kappa);
  CHECK(*kappa == Approx(0.29 / 0.59).epsilon(1e-14));
}

// Krippendorff 2011, "Computing Krippendorff's alpha-reliability", examples A, B and C.
TEST_CASE("agreement: alpha of Krippendorff's examples is .095, .692 and .743", "[agreement]") {
  CHECK(*krippendorffs_alpha(
            coded({{0, 1, 0, 0, 0, 0, 0, 0, 1, 0}, {1, 1, 1, 0, 0, 1, 0, 0, 0, 0}})) ==
        Approx(0.095).margin(5e-4));
  CHECK(*krippendorffs_alpha(
            coded({{0, 0, 1, 1, 3, 2, 2, 2, 4, 3, 3, 0}, {1, 0, 1, 1, 1, 2, 2, 2, 4, 3, 3, 3}})) ==
        Approx(0.692).margin(5e-4));
  CHECK(*krippendorffs_alpha(coded({{1, 2, 3, 3, 2, 1, 4, 1, 2, -1, -1, -1},
                                    {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, -1, 3},
                                    {-1, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, -1},
                                    {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, -1}})) ==
        Approx(0.743).margin(5e-4));
}

TEST_CASE("agreement: no coefficient where nothing can be told apart by chance", "[agreement]") {
  CHECK_FALSE(cohens_kappa(counted({{7, 0}, {0, 0}}), 0, 1));
  CHECK_FALSE(krippendorffs_alpha(coded({{1, 1, 1}, {1, 1, 1}})));
  CHECK_FALSE(krippendorffs_alpha(coded({{1, 2, -1}, {-1, -1, 1}})));
  CHECK_FALSE(cohens_kappa({}, 0, 1));
}

TEST_CASE("agreement: units that are alike may be counted or listed", "[agreement]") {
  CHECK(rc::check([] {
    const auto size = *rc::gen::inRange<std::size_t>(1, 30);
    std::vector<Coded> listed, counted;
    for (std::size_t u = 0; u < size; ++u) {
      Coded unit{.count = *rc::gen::inRange<std::size_t>(1, 4), .group = u};
      for (int coder = 0; coder < 3; ++coder) {
        const int category = *rc::gen::inRange(-1, 3);
        unit.categories.push_back(
            category < 0 ? std::nullopt : std::optional<Index>(static_cast<Index>(category)));
      }
      counted.push_back(unit);
      Coded one = unit;
      one.count = 1;
      listed.insert(listed.end(), unit.count, one);
    }
    const Redrawing few{.draws = 200};
    RC_ASSERT(krippendorffs_alpha(listed, few) == krippendorffs_alpha(counted, few));
    RC_ASSERT(cohens_kappa(listed, 0, 2, few) == cohens_kappa(counted, 0, 2, few));
  }));
}

// 100 units, kappa .6: the large-sample standard error of Fleiss, Cohen and Everitt 1969 is .08.
TEST_CASE("agreement: the interval is as wide as the large-sample formula says", "[agreement]") {
  std::vector<Coded> units;
  for (const auto& [a, b, times] : {std::tuple{0, 0, 40}, {0, 1, 10}, {1, 0, 10}, {1, 1, 40}})
    for (int i = 0; i < times; ++i)
      units.push_back(
          {.categories = {static_cast<Index>(a), static_cast<Index>(b)}, .group = units.size()});
  const Coefficient kappa = cohens_kappa(units, 0, 1, {.draws = 20'000, .seed = 7});
  CHECK(*kappa.value == Approx(0.6));
  CHECK(*kappa.high - *kappa.low == Approx(2 * 1.96 * 0.08).epsilon(0.05));
  CHECK(kappa == cohens_kappa(units, 0, 1, {.draws = 20'000, .seed = 7}));
  CHECK_FALSE(kappa == cohens_kappa(units, 0, 1, {.draws = 20'000, .seed = 8}));
}

TEST_CASE("agreement: what one person said is redrawn together, and widens the interval",
          "[agreement]") {
  std::vector<Coded> apart;
  for (Index i = 0; i < 120; ++i)
    apart.push_back({.categories = {i / 10 % 2, i / 20 % 2}, .group = i});
  std::vector<Coded> together = apart;
  for (Coded& unit : together) unit.group /= 10;
  const Coefficient one = cohens_kappa(apart, 0, 1, {}), other = cohens_kappa(together, 0, 1, {});
  CHECK(one.value == other.value);
  CHECK(other.groups == 12);
  CHECK(*other.high - *other.low > 2 * (*one.high - *one.low));
}

TEST_CASE("agreement: fewer than ten groups have no interval", "[agreement]") {
  std::vector<Coded> units = coded({{0, 1, 0, 1, 0, 1, 0, 1, 1}, {0, 1, 0, 1, 0, 1, 1, 1, 1}});
  CHECK(cohens_kappa(units, 0, 1, {}).value);
  CHECK_FALSE(cohens_kappa(units, 0, 1, {}).low);
}

// Counted independently in Python: 107 statements seen by both, 40 by A alone, 20 by B alone, and
// 4,441 places where a link that was told elsewhere was seen by neither.
TEST_CASE("agreement: the coders of the public documents", "[agreement]") {
  const Study study = read_study("data/public-documents")->value;
  const auto agreed = agreement(study);
  REQUIRE(agreed);
  CHECK(agreed->coders == std::vector<std::string>{"A", "B"});
  REQUIRE(agreed->pairs.size() == 1);
  const CoderPair& pair = agreed->pairs.front();
  CHECK(pair.passages == 36);
  CHECK(pair.one_saw == 147);
  CHECK(pair.other_saw == 127);
  CHECK(pair.both_saw == 107);
  CHECK(pair.either_saw() == 167);
  CHECK(pair.same_direction == 107);
  CHECK(pair.one_links == 116);
  CHECK(pair.other_links == 104);
  CHECK(pair.both_links == 92);
  CHECK(pair.same_sign == 92);
  CHECK(pair.found.units == 36 * 128);
  CHECK(*pair.found.value == Approx(0.7743488288958849).epsilon(1e-12));
  CHECK(*pair.found.low > 0.65);
  CHECK(*pair.found.high < 0.88);
  CHECK(*agreed->found.value == Approx(0.7743364782287148).epsilon(1e-12));
  CHECK(*pair.direction.value == 1);
  std::size_t differ = 0;
  for (const CodersDiffer& link : agreed->differences) differ += link.passages();
  CHECK(differ == 40 + 20);
}

namespace {

const char* const two_coders =
    "id,coder,respondent,document,from,to,polarity\n"
    "1,A,r1,d1,bus,trips,+\n"
    "2,B,r1,d1,bus,trips,-\n"
    "3,A,r1,d1,trips,friends,+\n"
    "4,A,r2,d2,bus,friends,+\n"
    "5,A,r3,d1,bus,friends,+\n"
    "6,B,r3,d1,bus,friends,+\n";

}  // namespace

TEST_CASE("agreement: a text that one coder read says nothing about agreement", "[agreement]") {
  const auto agreed = agreement(study_of({.claims = two_coders}).value);
  REQUIRE(agreed);
  const CoderPair& pair = agreed->pairs.front();
  CHECK(pair.passages == 2);  // r1 and r3 in d1
  CHECK(pair.one_saw == 3);
  CHECK(pair.other_saw == 2);
  CHECK(pair.both_saw == 2);
  CHECK(pair.same_direction == 1);
  CHECK(pair.both_links == 2);
  CHECK(pair.same_sign == 1);
  REQUIRE(agreed->differences.size() == 2);
  const CodersDiffer& signs = agreed->differences[0];
  CHECK(signs.other_direction == 1);
  CHECK(signs.not_seen == 0);
  CHECK(signs.saw == std::vector<std::size_t>{1, 1});
  CHECK(signs.claims == std::vector<Index>{0, 1});
  CHECK(agreed->differences[1].not_seen == 1);
  CHECK(agreed->differences[1].claims == std::vector<Index>{2});
}

TEST_CASE("agreement: there is none to speak of with one coder, or where no text was read twice",
          "[agreement]") {
  CHECK_FALSE(agreement(study_of({.claims = "coder,respondent,from,to,polarity\n"
                                            "A,r1,a,b,+\n"})
                            .value));
  CHECK_FALSE(agreement(study_of({.claims = "coder,respondent,document,from,to,polarity\n"
                                            "A,r1,d1,a,b,+\n"
                                            "B,r2,d2,a,b,+\n"})
                            .value));
}

TEST_CASE("agreement: whoever withdrew is not compared", "[agreement]") {
  const test::Tables tables{.claims = two_coders,
                            .respondents = "respondent,consent\nr1,withdrawn\nr2,\nr3,\n"};
  const auto agreed = agreement(study_of(tables).value);
  REQUIRE(agreed);
  CHECK(agreed->pairs.front().passages == 1);
  CHECK(agreed->differences.empty());
}
