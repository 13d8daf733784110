// SPDX-License-Identifier: MIT
//
// Published figures: README of FCMpy (Mkhitaryan et al. 2022, PLOS ONE 17(8), e0270501), six
// experts, grid of .05. Figures "in Python": midpoint sums of 400,000 strips, written for this test
// alone.
#include "fcm/linguistic.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <map>

using namespace fcm;

namespace {

constexpr double very_low = 1.0 / 12, very_high = 11.0 / 12;

using Chosen = std::map<double, double>;  // word by its value -> share

// The rated links of the README: C1 to C2, C2 to C1, C3 to C1, C3 to C4; shares of all six experts.
const Chosen c1_c2 = {{-very_high, 2 / 6.0}, {-.75, 3 / 6.0}, {-.5, 1 / 6.0}};
const Chosen c2_c1 = {{.75, 2 / 6.0}, {very_high, 1 / 6.0}, {.5, 3 / 6.0}};
const Chosen c3_c1 = {{.75, 1 / 6.0}, {.5, 4 / 6.0}};
const Chosen c3_c4 = {{very_low, 3 / 6.0}, {.25, 1 / 6.0}};

std::vector<FuzzyPart> parts(const Chosen& chosen) {
  std::vector<FuzzyPart> all;
  for (const auto& [value, share] : chosen)
    for (const LinguisticTerm& term : usual_terms())
      if (term.value == value) all.push_back({term.set, share});
  REQUIRE(all.size() == chosen.size());
  return all;
}

double weight(const Chosen& chosen, const LinguisticOptions& options = {}) {
  return defuzzified(parts(chosen), options).value();
}

double of_set(const FuzzySet& set, Defuzzify how = Defuzzify::centroid) {
  const FuzzyPart part{set, 1};
  return defuzzified(std::span(&part, 1), {.defuzzify = how}).value();
}

}  // namespace

TEST_CASE("linguistic: on its grid the figures are those that FCMpy prints", "[linguistic]") {
  const LinguisticOptions fcmpy{.grid = .05};
  CHECK(weight(c1_c2, fcmpy) == Approx(-0.722442).margin(5e-7));
  CHECK(weight(c2_c1, fcmpy) == Approx(0.610116).margin(5e-7));
  CHECK(weight(c3_c1, fcmpy) == Approx(0.541304).margin(5e-7));
  CHECK(weight(c3_c4, fcmpy) == Approx(0.130328).margin(5e-7));
  const LinguisticOptions mamdani{.implication = Implication::mamdani, .grid = .05};
  CHECK(weight(c1_c2, mamdani) == Approx(-0.7032183908045978).epsilon(1e-12));
  CHECK(weight(c2_c1, mamdani) == Approx(0.6083078491335372).epsilon(1e-12));
  CHECK(weight(c3_c1, mamdani) == Approx(0.5557324840764332).epsilon(1e-12));
  CHECK(weight(c3_c4, mamdani) == Approx(0.15909090909090906).epsilon(1e-12));
}

// By hand: 3 VL + 1 L by Larsen and max is 1/6 of a line from 3 at 0 to .75 at .1875, where L takes
// over, up to 1 at .25 and down to 0 at .5.
TEST_CASE("linguistic: a finer grid comes closer to the integral, which is 41/272",
          "[linguistic]") {
  CHECK(weight(c3_c4, {.grid = .001}) == Approx(0.150310).margin(5e-7));
  CHECK(weight(c3_c4) == Approx(41.0 / 272).epsilon(1e-14));
}

TEST_CASE("linguistic: both implications and all sums agree with independent sums",
          "[linguistic]") {
  struct Case {
    const Chosen* chosen;
    Implication implication;
    double max, algebraic, einstein, hamacher;  // in Python
  };
  const Case cases[] = {{&c1_c2, Implication::mamdani, -0.701984126972407, -0.714705882344449,
                         -0.7175027408485972, -0.7105029475222921},
                        {&c1_c2, Implication::larsen, -0.7230072463726717, -0.7302631578905686,
                         -0.7319949680337621, -0.7282350749863405},
                        {&c2_c1, Implication::mamdani, 0.6074191279843214, 0.6296783625772688,
                         0.6335158603489304, 0.6251110247067557},
                        {&c2_c1, Implication::larsen, 0.6092051905857402, 0.6263157894715762,
                         0.6282945317200274, 0.6241775780435898},
                        {&c3_c4, Implication::mamdani, 0.17628205129960575, 0.17098765433527155,
                         0.16892296850891816, 0.17362186843243332},
                        {&c3_c4, Implication::larsen, 0.15073529412941136, 0.15086206897604015,
                         0.1504150232603832, 0.15134805544201402}};
  for (const Case& each : cases) {
    const auto by = [&](FuzzySum sum) {
      return weight(*each.chosen, {.implication = each.implication, .sum = sum});
    };
    CHECK(by(FuzzySum::maximum) == Approx(each.max).epsilon(1e-9));
    CHECK(by(FuzzySum::algebraic) == Approx(each.algebraic).epsilon(1e-9));
    CHECK(by(FuzzySum::einstein) == Approx(each.einstein).epsilon(1e-9));
    CHECK(by(FuzzySum::hamacher) == Approx(each.hamacher).epsilon(1e-9));
  }
}

TEST_CASE("linguistic: Gaussians agree with independent sums", "[linguistic]") {
  const FuzzyPart two[] = {{FuzzySet::normal(.3, .2), .7}, {FuzzySet::normal(.6, .1), .3}};
  const auto by = [&](Implication implication, FuzzySum sum, Defuzzify how) {
    return defuzzified(two, {.implication = implication, .sum = sum, .defuzzify = how}).value();
  };
  const auto larsen = Implication::larsen, mamdani = Implication::mamdani;
  const auto centroid = Defuzzify::centroid, bisector = Defuzzify::bisector;
  CHECK(by(mamdani, FuzzySum::maximum, centroid) == Approx(0.3264961209).margin(1e-9));
  CHECK(by(mamdani, FuzzySum::einstein, centroid) == Approx(0.3581750683).margin(1e-9));
  CHECK(by(larsen, FuzzySum::maximum, centroid) == Approx(0.3160079402).margin(1e-9));
  CHECK(by(larsen, FuzzySum::algebraic, centroid) == Approx(0.3439974310).margin(1e-9));
  CHECK(by(larsen, FuzzySum::hamacher, centroid) == Approx(0.3384624329).margin(1e-8));
  CHECK(by(larsen, FuzzySum::maximum, bisector) == Approx(0.31139).margin(1e-5));
  CHECK(by(mamdani, FuzzySum::hamacher, bisector) == Approx(0.34345).margin(1e-5));
  CHECK(by(larsen, FuzzySum::maximum, Defuzzify::mom) == Approx(.3));
  // .7 is cut off where exp(-((x - .3)/.2)^2 / 2) = .7.
  CHECK(by(mamdani, FuzzySum::maximum, Defuzzify::lom) ==
        Approx(.3 + .2 * std::sqrt(-2 * std::log(.7))));
}

// Trap T15: a tool took mean(lower, upper) for the middle of an interval, and got the lower end.
TEST_CASE("linguistic: the number of a set lies inside it and is not its lower end",
          "[linguistic]") {
  CHECK(of_set(FuzzySet::trapezoid(.2, .2, .6, .6)) == Approx(.4));
  CHECK(of_set(FuzzySet::trapezoid(.2, .2, .6, .6), Defuzzify::bisector) == Approx(.4));
  CHECK(of_set(FuzzySet::trapezoid(.2, .2, .6, .6), Defuzzify::mom) == Approx(.4));
  CHECK(of_set(FuzzySet::trapezoid(.2, .2, .6, .6), Defuzzify::som) == Approx(.2));
  CHECK(of_set(FuzzySet::trapezoid(.2, .2, .6, .6), Defuzzify::lom) == Approx(.6));
  CHECK(of_set(FuzzySet::triangle(-.5, -.4, .1)) == Approx((-.5 - .4 + .1) / 3));
  CHECK(of_set(FuzzySet::triangle(.75, 1, 1)) == Approx(11.0 / 12));
}

TEST_CASE("linguistic: the mean of the highest goes over all plateaus", "[linguistic]") {
  const FuzzyPart two[] = {{FuzzySet::trapezoid(-.8, -.7, -.5, -.4), .5},
                           {FuzzySet::trapezoid(.1, .2, .3, .4), .5}};
  const auto by = [&](Defuzzify how) { return defuzzified(two, {.defuzzify = how}).value(); };
  CHECK(by(Defuzzify::mom) == Approx((.2 * -.6 + .1 * .25) / .3));
  CHECK(by(Defuzzify::som) == Approx(-.7));
  CHECK(by(Defuzzify::lom) == Approx(.3));
}

TEST_CASE("linguistic: nothing chosen is no number, and no set is refused", "[linguistic]") {
  CHECK_FALSE(defuzzified({}, {}));
  const FuzzyPart nobody{FuzzySet::triangle(0, .25, .5), 0};
  CHECK_FALSE(defuzzified(std::span(&nobody, 1), {}));
  CHECK(check(LinguisticOptions{}));
  const auto refused = [](const FuzzySet& set) {
    const auto result = check(LinguisticOptions{.terms = {{.5, set}}});
    return !result && result.error().code == "linguistic.set";
  };
  CHECK(refused(FuzzySet::triangle(.5, .25, .75)));
  CHECK(refused(FuzzySet::triangle(.5, .5, .5)));
  CHECK(refused(FuzzySet::triangle(.5, .75, 1.5)));
  CHECK(refused(FuzzySet::normal(.5, 0)));
  CHECK_FALSE(check(LinguisticOptions{.grid = 0}));
}

TEST_CASE("linguistic: with Larsen and max only the proportions of the words count",
          "[linguistic]") {
  CHECK(rc::check("scaling all shares moves nothing, and mirrored words mirror the weight", [] {
    Chosen chosen, halved, mirrored;
    for (const double value : {-.75, -.25, very_low, .5})
      if (const int votes = *rc::gen::inRange(0, 6)) {
        chosen[value] = votes / 24.0;
        halved[value] = votes / 48.0;
        mirrored[-value] = votes / 24.0;
      }
    RC_PRE(!chosen.empty());
    const double whole = weight(chosen);
    RC_ASSERT(std::abs(whole - weight(halved)) < 1e-12);
    RC_ASSERT(std::abs(whole + weight(mirrored)) < 1e-12);
    RC_ASSERT(std::abs(whole - weight(chosen, {.grid = 2e-5})) < 1e-4);
  }));
}
