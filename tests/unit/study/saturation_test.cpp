// SPDX-License-Identifier: MIT
#include "fcm/saturation.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <stdexcept>

#include "study_text.hpp"

using namespace fcm;

namespace {

using Counts = std::vector<std::size_t>;

/// (how many things, told by so many voices)
Counts counts_of(const std::vector<std::pair<std::size_t, std::size_t>>& groups) {
  Counts counts;
  for (const auto& [things, tellers] : groups) counts.insert(counts.end(), things, tellers);
  return counts;
}

// Ants of Costa Rica (Longino and Colwell 2011): traps in which each species was found, at 1,070,
// 1,500 and 2,000 m. The figures are what the R package iNEXT 3.0 prints for them.
Counts ants_at_1070() {
  return counts_of({{28, 1}, {16, 2}, {13, 3}, {3, 4},  {1, 5},  {3, 6},  {6, 7},  {1, 8},  {1, 9},
                    {1, 10}, {4, 11}, {3, 12}, {4, 13}, {1, 14}, {1, 15}, {4, 16}, {1, 18}, {2, 19},
                    {1, 21}, {1, 22}, {1, 23}, {1, 24}, {3, 25}, {1, 26}, {1, 30}, {3, 31}, {1, 32},
                    {1, 34}, {1, 36}, {1, 38}, {1, 39}, {2, 43}, {2, 45}, {1, 46}, {1, 54}, {1, 60},
                    {1, 68}, {1, 74}, {1, 80}, {1, 96}, {1, 99}});
}
Counts ants_at_1500() {
  return counts_of({{13, 1}, {4, 2},  {2, 3},  {2, 4},  {4, 5},   {2, 6},  {4, 9},
                    {2, 11}, {2, 17}, {1, 18}, {1, 19}, {2, 23},  {1, 24}, {3, 25},
                    {1, 29}, {1, 30}, {1, 32}, {1, 33}, {1, 43},  {1, 50}, {1, 53},
                    {1, 73}, {1, 74}, {1, 76}, {1, 79}, {1, 113}, {1, 144}});
}
Counts ants_at_2000() { return {1, 2, 2, 3, 4, 8, 8, 13, 15, 19, 23, 34, 59, 80}; }

auto near(double value) { return Approx(value).margin(5e-7).epsilon(0); }

double binomial(std::size_t n, std::size_t k) {
  double value = 1;
  for (std::size_t i = 1; i <= k; ++i)
    value *= static_cast<double>(n - k + i) / static_cast<double>(i);
  return value;
}

/// A bit a voice: who told of a thing.
double seen_on_average(std::size_t voices, const std::vector<unsigned>& told, std::size_t r) {
  std::size_t seen = 0, choices = 0;
  for (unsigned chosen = 0; chosen < (1U << voices); ++chosen) {
    if (static_cast<std::size_t>(__builtin_popcount(chosen)) != r) continue;
    ++choices;
    for (const unsigned tellers : told) seen += (tellers & chosen) != 0;
  }
  return static_cast<double>(seen) / static_cast<double>(choices);
}

}  // namespace

TEST_CASE("saturation: curves, coverage and Chao2 are those iNEXT prints for its ants",
          "[saturation]") {
  const Accumulation low = accumulate(150, ants_at_1070());
  CHECK(low.seen == 122);
  CHECK(low.mentions == 1730);
  CHECK(low.curve[0] == near(11.533333));
  CHECK(low.curve[74] == near(102.135118));
  CHECK(low.curve[149] == near(122));
  CHECK(low.ahead[220 - 150] == near(132.189999));
  CHECK(low.ahead[299 - 150] == near(138.600961));
  CHECK(*low.at_least == near(146.336667));
  CHECK(*low.covered == near(.9839382));

  const Accumulation middle = accumulate(200, ants_at_1500());
  CHECK(middle.seen == 56);
  CHECK(middle.mentions == 1170);
  CHECK(middle.curve[0] == near(5.85));
  CHECK(middle.curve[99] == near(47.982643));
  CHECK(middle.ahead[294 - 200] == near(61.343524));
  CHECK(middle.ahead[199] == near(65.684073));
  CHECK(*middle.at_least == near(77.019375));
  CHECK(*middle.covered == near(.9889231));

  const Accumulation high = accumulate(200, ants_at_2000());
  CHECK(high.mentions == 271);
  CHECK(high.curve[99] == near(12.811923));
  CHECK(high.ahead[294 - 200] == near(14.211194));
  CHECK(high.ahead[199] == near(14.244103));
  CHECK(*high.at_least == near(14.24875));
  CHECK(*high.covered == near(.9963827));
}

// Hsieh, Ma and Chao (2016, iNEXT vignette): spiders of Sackett et al. (2011) in two stands. Chao1
// of n animals is Chao2 of n voices that tell of one thing each.
TEST_CASE("saturation: the interval of Chao2 is the one that iNEXT prints", "[saturation]") {
  const Accumulation girdled = accumulate(
      168, {46, 22, 17, 15, 15, 9, 8, 6, 6, 4, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
  CHECK(*girdled.at_least == Approx(43.893).margin(5e-4));
  CHECK(girdled.interval->first == Approx(30.511).margin(5e-4));
  CHECK(girdled.interval->second == Approx(96.971).margin(5e-4));
  const Accumulation logged =
      accumulate(252, {88, 22, 16, 15, 13, 10, 8, 8, 7, 7, 7, 5, 4, 4, 4, 3, 3, 3, 3,
                       2,  2,  2,  2,  1,  1,  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
  CHECK(*logged.at_least == Approx(61.403).margin(5e-4));
  CHECK(logged.interval->first == Approx(43.502).margin(5e-4));
  CHECK(logged.interval->second == Approx(128.583).margin(5e-4));
}

// The links of the 30 stakeholder maps that come with fcmconfr: 13 links, 112 mentions, 5 told once
// and none twice. 13 + 29/30 * 5 * 4 / 2; A = 2 / (29 * 4 + 2), 1 - 5/112 (1 - A).
TEST_CASE("saturation: where nothing was told twice the bias-corrected forms hold",
          "[saturation]") {
  const Accumulation all = accumulate(30, {1, 1, 1, 1, 1, 13, 13, 13, 13, 13, 14, 14, 14});
  CHECK(all.mentions == 112);
  CHECK(all.once == 5);
  CHECK(all.twice == 0);
  CHECK(*all.at_least == Approx(22.0 + 2.0 / 3));
  CHECK(*all.covered == Approx(.9561).margin(5e-5));
  CHECK(*all.next_mention_new == Approx(1 - .9561).margin(5e-5));
  // Chao (1987): var = k Q1 (Q1-1)/2 + k^2 Q1 (2 Q1-1)^2/4 - k^2 Q1^4/(4 Chao2), k = 29/30.
  const double k = 29.0 / 30, more = 29.0 / 3;
  const double var = k * 10 + k * k * 5 * 81 / 4 - k * k * 625 / (4 * (13 + more));
  const double factor = std::exp(1.959963984540054 * std::sqrt(std::log(1 + var / more / more)));
  CHECK(all.interval->first == Approx(13 + more / factor));
  CHECK(all.interval->second == Approx(13 + more * factor));
}

TEST_CASE("saturation: where everything was told by several nothing more is estimated",
          "[saturation]") {
  const Accumulation all = accumulate(4, {2, 3, 4, 0});
  CHECK(all.seen == 3);
  CHECK(*all.at_least == 3);
  CHECK_FALSE(all.interval);
  CHECK(*all.covered == 1);
  CHECK(*all.new_from_next_voice == 0);
  CHECK(all.ahead == std::vector<double>(4, 3));
}

TEST_CASE("saturation: of one voice, or of none, nothing is estimated", "[saturation]") {
  const Accumulation one = accumulate(1, {1, 1});
  CHECK(one.curve == std::vector<double>{2});
  CHECK(one.ahead.empty());
  CHECK_FALSE(one.at_least);
  CHECK_FALSE(one.covered);
  CHECK(accumulate(0, {}).curve.empty());
  CHECK_FALSE(accumulate(5, {0, 0}).at_least);
  CHECK_FALSE(worth_saying(accumulate(9, {0, 0})));
  CHECK_FALSE(worth_saying(accumulate(7, {1, 2})));
  CHECK(worth_saying(accumulate(8, {1, 2})));
  CHECK_THROWS_AS(accumulate(1, {2}), std::logic_error);
}

// r1: a -> b, b -> c; r2: a -> b twice; r3 heard, nothing told; t1, a group of six: c -> a; the
// questionnaire q1 told of d -> a and is left out.
TEST_CASE("saturation: silent voices and groups count once, questionnaires not at all",
          "[saturation]") {
  const auto study =
      test::study_of({.claims = "respondent,conversation,from,to,polarity\n"
                                "r1,,a,b,+\nr1,,b,c,-\nr2,,a,b,+\nr2,,a,b,\n,t1,c,a,+\n,q1,d,a,+\n",
                      .respondents = "respondent\nr1\nr2\nr3\n",
                      .conversations = "conversation,people,form\nt1,6,group\nq1,1,survey\n"});
  const Saturation enough = saturation(gather(study.value));
  CHECK(enough.groups == 1);
  CHECK(enough.questionnaires == 1);
  const Accumulation& links = enough.links;
  CHECK(links.voices == 4);
  CHECK(links.seen == 3);
  CHECK(links.once == 2);
  CHECK(links.twice == 1);
  CHECK(links.mentions == 4);
  // One voice: 4 mentions / 4 voices. Two: (a -> b) 1 - 1/6, the others 1 - 3/6 each.
  CHECK(links.curve[0] == Approx(1));
  CHECK(links.curve[1] == Approx(5.0 / 6 + .5 + .5));
  CHECK(*links.at_least == Approx(3 + .75 * 4 / 2));
  CHECK(*links.next_voice_new == .5);  // r1 and t1 of four
  CHECK(enough.factors.seen == 3);
  CHECK(enough.factors.mentions == 3 + 2 + 2);
  CHECK(*enough.factors.next_voice_new == 0);  // each of a, b, c was told by two
}

TEST_CASE("saturation: the curve is the mean over every choice of voices", "[saturation]") {
  CHECK(rc::check("curve", [] {
    const auto voices = *rc::gen::inRange<std::size_t>(1, 8);
    const auto told =
        *rc::gen::container<std::vector<unsigned>>(rc::gen::inRange(0U, 1U << voices));
    Counts counts;
    for (const unsigned tellers : told)
      counts.push_back(static_cast<std::size_t>(__builtin_popcount(tellers)));
    const Accumulation all = accumulate(voices, counts);
    for (std::size_t r = 1; r <= voices; ++r) {
      const double expected = seen_on_average(voices, told, r);
      RC_ASSERT(std::fabs(all.curve[r - 1] - expected) < 1e-12);
    }
  }));
}

TEST_CASE("saturation: curves rise, flatten, and end at what was seen and below Chao2",
          "[saturation]") {
  CHECK(rc::check("shape", [] {
    const auto voices = *rc::gen::inRange<std::size_t>(2, 400);
    const auto counts = *rc::gen::container<Counts>(rc::gen::inRange<std::size_t>(0, voices + 1));
    const Accumulation all = accumulate(voices, counts);
    RC_ASSERT(std::fabs(all.curve.back() - static_cast<double>(all.seen)) < 1e-9);
    if (all.seen == 0) return;
    std::vector<double> whole = all.curve;
    whole.insert(whole.end(), all.ahead.begin(), all.ahead.end());
    for (std::size_t i = 1; i < whole.size(); ++i) RC_ASSERT(whole[i] >= whole[i - 1] - 1e-9);
    RC_ASSERT(whole.back() <= *all.at_least + 1e-9);
    RC_ASSERT(*all.covered >= 0);
    RC_ASSERT(*all.covered <= 1);
    if (all.interval) {
      RC_ASSERT(all.interval->first >= static_cast<double>(all.seen));
      RC_ASSERT(all.interval->first <= *all.at_least);
      RC_ASSERT(all.interval->second >= *all.at_least);
    }
  }));
}

// C(1000 - Y, r) / C(1000, r) leaves the range of double long before r = 500.
TEST_CASE("saturation: a thousand voices are no trouble", "[saturation]") {
  const Accumulation all = accumulate(1000, counts_of({{40, 1}, {10, 2}, {3, 500}, {1, 1000}}));
  CHECK(all.curve[499] == Approx(40 * .5 + 10 * (1 - 500.0 * 499 / 1000 / 999) + 3 + 1));
  CHECK(all.curve[999] == Approx(54));
  CHECK(binomial(6, 3) == 20);
  CHECK(accumulate(6, {3}).curve[1] == Approx(1 - binomial(3, 2) / binomial(6, 2)));
}
