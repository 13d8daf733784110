// SPDX-License-Identifier: MIT
//
// Linguistic weights: how much in one word (weak, strong; VL ... VH) as a fuzzy set on [-1, 1]. The
// set of each word, cut off (Mamdani and Assilian 1975) or scaled (Larsen 1980) by the share of
// voices who chose it, summed over the words, and one number taken from the sum. As in FCMpy
// (Mkhitaryan et al. 2022), with two differences: who did not answer is no part of the shares, and
// the sum is integrated itself and not on a grid.
//
// Area and moment are those of each straight piece in closed form; where the pieces are bent, by
// Gauss-Legendre quadrature of 16 points between all corners: exact for the algebraic sum of
// straight sets (polynomials), halved until within 1e-14 for Gaussians and the other sums.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/result.hpp"

namespace fcm {

/// Membership 0..1 of every x in [-1, 1].
struct FuzzySet {
  bool gaussian = false;
  /// Corners a <= b <= c <= d: rises from a to b, 1 to c, falls to d, ends included. Gaussian: a is
  /// the mean, b > 0 the standard deviation.
  double a = 0, b = 0, c = 0, d = 0;

  static FuzzySet triangle(double a, double b, double c) { return {false, a, b, b, c}; }
  static FuzzySet trapezoid(double a, double b, double c, double d) { return {false, a, b, c, d}; }
  static FuzzySet normal(double mean, double deviation) { return {true, mean, deviation, 0, 0}; }
  double operator()(double x) const;
  bool operator==(const FuzzySet&) const = default;
};

/// A word: the signed strength by which readers know it, and its set.
struct LinguisticTerm {
  double value = 0;
  FuzzySet set;
  bool operator==(const LinguisticTerm&) const = default;
};

enum class Implication { larsen, mamdani };
/// max(x, y); x + y - xy; (x + y)/(1 + xy); (x + y - 2xy)/(1 - xy).
enum class FuzzySum { maximum, algebraic, einstein, hamacher };
/// Centre of area, the x that halves it, and the mean, least and greatest x of the highest.
enum class Defuzzify { centroid, bisector, mom, som, lom };

struct LinguisticOptions {
  Implication implication = Implication::larsen;
  FuzzySum sum = FuzzySum::maximum;
  Defuzzify defuzzify = Defuzzify::centroid;
  std::optional<double> grid;  ///< take the sets at -1, -1 + grid, ..., 1 only; FCMpy's is 0.05
  std::vector<LinguisticTerm> terms;  ///< none: usual_terms()
  bool operator==(const LinguisticOptions&) const = default;
};

/// FCMpy's ten triangles from -VH (-1, -1, -.75) to +VH, under the values that readers give to VL,
/// L or weak, M or medium, H or strong, VH; "no difference" is the triangle (-.25, 0, .25).
std::vector<LinguisticTerm> usual_terms();

/// A set and the share of voices behind it, 0..1.
struct FuzzyPart {
  FuzzySet set;
  double share = 0;
};

/// Nothing where the summed set is 0 everywhere.
std::optional<double> defuzzified(std::span<const FuzzyPart>, const LinguisticOptions& = {});

/// Code "linguistic.set": corners out of order or outside -1..1, a deviation or grid that is not
/// above 0, one value twice.
Result<void> check(const LinguisticOptions&);

}  // namespace fcm
