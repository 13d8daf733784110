// SPDX-License-Identifier: MIT
//
// docs/maths.md, "Linguistic weights".
#include "fcm/linguistic.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "map/fuzzy_curve.hpp"

namespace fcm {
namespace {

using detail::FuzzyCurve;
using Piece = FuzzyCurve::Piece;

double area_of(const FuzzyCurve& curve) {
  double area = 0;
  for (const Piece& piece : curve.pieces()) area += curve.area(piece, piece.right);
  return area;
}

double centroid(const FuzzyCurve& curve, double area) {
  double moment = 0;
  for (const Piece& piece : curve.pieces()) moment += curve.moment(piece);
  return moment / area;
}

double bisector(const FuzzyCurve& curve, double area) {
  double before = 0;
  for (const Piece& piece : curve.pieces()) {
    const double here = curve.area(piece, piece.right);
    if (here == 0 || before + here < area / 2) {
      before += here;
      continue;
    }
    double left = piece.left, right = piece.right;
    for (int i = 0; i < 60; ++i) {
      const double middle = (left + right) / 2;
      (before + curve.area(piece, middle) < area / 2 ? left : right) = middle;
    }
    return (left + right) / 2;
  }
  return curve.pieces().back().right;
}

/// The x in a bent piece where the curve is highest: the best of 64 points, then ever closer.
double highest_in(const FuzzyCurve& curve, const Piece& piece) {
  double step = (piece.right - piece.left) / 64, best = piece.left + step / 2;
  for (int i = 1; i < 64; ++i)
    if (const double x = piece.left + (i + 0.5) * step; curve(x) > curve(best)) best = x;
  for (; step > 1e-9 * (piece.right - piece.left); step /= 2)
    for (const double x : {best - step, best + step})
      if (x > piece.left && x < piece.right && curve(x) > curve(best)) best = x;
  return best;
}

/// All x where the curve is as high as anywhere, as closed intervals, some of them points.
struct Highest {
  double value = 0;
  std::vector<std::pair<double, double>> at;

  void see(double x, double y) {
    if (y > value + 1e-12) {
      value = y;
      at.clear();
    }
    if (y >= value - 1e-12) at.emplace_back(x, x);
  }
};

/// With max every piece belongs to one set, which has no top inside it.
Highest highest(const FuzzyCurve& curve, FuzzySum sum) {
  Highest all;
  for (const Piece& piece : curve.pieces()) {
    all.see(piece.left, piece.at_left);
    if (!piece.straight && sum != FuzzySum::maximum) {
      const double x = highest_in(curve, piece);
      all.see(x, curve(x));
    }
    all.see(piece.right, piece.at_right);
  }
  std::sort(all.at.begin(), all.at.end());
  all.at.erase(std::unique(all.at.begin(), all.at.end()), all.at.end());
  return all;
}

/// The mean over plateaus where there are any, else over the points; on a grid over its points.
double mean_of(const FuzzyCurve& curve, const Highest& all, bool grid) {
  double sum = 0, length = 0;
  for (const Piece& piece : curve.pieces()) {
    const double middle = (piece.left + piece.right) / 2;
    const double there = piece.straight ? (piece.at_left + piece.at_right) / 2 : curve(middle);
    const double least = std::min({piece.at_left, piece.at_right, there});
    if (grid || least < all.value - 1e-12) continue;
    sum += middle * (piece.right - piece.left);
    length += piece.right - piece.left;
  }
  if (length > 0) return sum / length;
  for (const auto& point : all.at) sum += point.first;
  return sum / static_cast<double>(all.at.size());
}

bool in_order(const FuzzySet& set) {
  if (set.gaussian) return set.b > 0 && std::isfinite(set.b) && std::abs(set.a) <= 1;
  return -1 <= set.a && set.a <= set.b && set.b <= set.c && set.c <= set.d && set.d <= 1 &&
         set.a < set.d;
}

}  // namespace

std::vector<LinguisticTerm> usual_terms() {
  std::vector<LinguisticTerm> terms = {{0, FuzzySet::triangle(-.25, 0, .25)}};
  const LinguisticTerm plus[] = {{1.0 / 12, FuzzySet::triangle(0, 0, .25)},
                                 {.25, FuzzySet::triangle(0, .25, .5)},
                                 {.5, FuzzySet::triangle(.25, .5, .75)},
                                 {.75, FuzzySet::triangle(.5, .75, 1)},
                                 {11.0 / 12, FuzzySet::triangle(.75, 1, 1)}};
  for (const LinguisticTerm& term : plus) {
    const FuzzySet& set = term.set;
    terms.push_back(term);
    terms.push_back({-term.value, FuzzySet::triangle(-set.d, -set.b, -set.a)});
  }
  std::sort(terms.begin(), terms.end(),
            [](const LinguisticTerm& a, const LinguisticTerm& b) { return a.value < b.value; });
  return terms;
}

std::optional<double> defuzzified(std::span<const FuzzyPart> parts,
                                  const LinguisticOptions& options) {
  const FuzzyCurve curve(parts, options);
  const double area = area_of(curve);
  if (!(area > 0)) return std::nullopt;
  switch (options.defuzzify) {
    case Defuzzify::centroid:
      return centroid(curve, area);
    case Defuzzify::bisector:
      return bisector(curve, area);
    case Defuzzify::mom:
      return mean_of(curve, highest(curve, options.sum), options.grid.has_value());
    case Defuzzify::som:
      return highest(curve, options.sum).at.front().first;
    case Defuzzify::lom:
      return highest(curve, options.sum).at.back().first;
  }
  return std::nullopt;
}

Result<void> check(const LinguisticOptions& options) {
  std::set<double> values;
  for (const LinguisticTerm& term : options.terms)
    if (!in_order(term.set) || !values.insert(term.value).second)
      return problem("linguistic.set", "the set of a term is not one, or its value stands twice",
                     {},
                     "corners rise from -1 to 1; a Gaussian has a mean there and a deviation above "
                     "0");
  if (options.grid && !(*options.grid >= 1e-5 && *options.grid <= 1))
    return problem("linguistic.set", "a grid has steps from 0.00001 to 1", {},
                   "leave the grid out: the sets are then integrated themselves");
  return {};
}

}  // namespace fcm
