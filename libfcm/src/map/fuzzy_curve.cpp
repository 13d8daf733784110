// SPDX-License-Identifier: MIT
#include "map/fuzzy_curve.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/elementary.hpp"

namespace fcm {

double FuzzySet::operator()(double x) const {
  if (gaussian) {
    const double z = (x - a) / b;
    return core::exp(-z * z / 2);
  }
  if (x < a || x > d) return 0;
  if (x >= b && x <= c) return 1;
  return x < b ? (x - a) / (b - a) : (d - x) / (d - c);
}

namespace detail {
namespace {

double added(FuzzySum sum, double x, double y) {
  switch (sum) {
    case FuzzySum::maximum:
      return std::max(x, y);
    case FuzzySum::algebraic:
      return x + y - x * y;
    case FuzzySum::einstein:
      return (x + y) / (1 + x * y);
    case FuzzySum::hamacher:
      return x * y == 1 ? 1 : (x + y - 2 * x * y) / (1 - x * y);
  }
  return 0;
}

/// Abscissas and weights of Gauss-Legendre quadrature, 16 points (Abramowitz and Stegun 1964,
/// table 25.4); the other half is the mirror image.
constexpr std::array<std::array<double, 2>, 8> gauss = {
    {{0.0950125098376374402, 0.1894506104550684963},
     {0.2816035507792589132, 0.1826034150449235889},
     {0.4580167776572273863, 0.1691565193950025382},
     {0.6178762444026437484, 0.1495959888165767321},
     {0.7554044083550030339, 0.1246289712555338720},
     {0.8656312023878317439, 0.0951585116824927848},
     {0.9445750230732325761, 0.0622535239386478929},
     {0.9894009349916499326, 0.0271524594117540949}}};

template <class F>
double sixteen(F f, double left, double right) {
  const double middle = (left + right) / 2, half = (right - left) / 2;
  double sum = 0;
  for (const auto& [x, weight] : gauss)
    sum += weight * (f(middle - half * x) + f(middle + half * x));
  return sum * half;
}

template <class F>
double halved(F f, double left, double right, double whole, int depth) {
  const double middle = (left + right) / 2;
  const double a = sixteen(f, left, middle), b = sixteen(f, middle, right);
  if (depth == 0 || std::abs(a + b - whole) <= 1e-14 * (right - left)) return a + b;
  return halved(f, left, middle, a, depth - 1) + halved(f, middle, right, b, depth - 1);
}

/// Where f changes its sign between two points, to the last bit that bisection gives.
template <class F>
double crossing(F f, double left, double right) {
  const bool rising = f(left) < 0;
  for (int i = 0; i < 60; ++i) {
    const double middle = (left + right) / 2;
    ((f(middle) < 0) == rising ? left : right) = middle;
  }
  return (left + right) / 2;
}

}  // namespace

FuzzyCurve::FuzzyCurve(std::span<const FuzzyPart> parts, const LinguisticOptions& options)
    : parts_(parts), options_(options) {
  if (options.grid) {
    sample(*options.grid);
    return;
  }
  straight_ = options.sum == FuzzySum::maximum &&
              std::none_of(parts.begin(), parts.end(),
                           [](const FuzzyPart& part) { return part.set.gaussian; });
  cut_at_corners();
  if (options.sum == FuzzySum::maximum) cut_at_crossings();
  for (std::size_t i = 1; i < cuts_.size(); ++i) pieces_.push_back(piece(cuts_[i - 1], cuts_[i]));
}

double FuzzyCurve::part_at(const FuzzyPart& part, double x) const {
  const double member = part.set(x);
  return options_.implication == Implication::mamdani ? std::min(part.share, member)
                                                      : part.share * member;
}

double FuzzyCurve::operator()(double x) const {
  double sum = 0;
  for (const FuzzyPart& part : parts_) sum = added(options_.sum, sum, part_at(part, x));
  return sum;
}

void FuzzyCurve::cut_at_corners() {
  cuts_ = {-1, 1};
  for (const auto& [set, share] : parts_) {
    const double p = options_.implication == Implication::mamdani ? share : 1;
    if (set.gaussian) {
      cuts_.push_back(set.a);
      if (p > 0 && p < 1) {
        const double reach = set.b * std::sqrt(-2 * core::log(p));
        cuts_.insert(cuts_.end(), {set.a - reach, set.a + reach});
      }
    } else {
      cuts_.insert(cuts_.end(), {set.a, set.b, set.c, set.d, set.a + p * (set.b - set.a),
                                 set.d - p * (set.d - set.c)});
    }
  }
  std::erase_if(cuts_, [](double x) { return x < -1 || x > 1; });
  std::sort(cuts_.begin(), cuts_.end());
  cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
}

/// Where one part takes over from another as the highest.
void FuzzyCurve::cut_at_crossings() {
  std::vector<double> crossings;
  const int steps = straight_ ? 1 : 16;
  for (std::size_t i = 1; i < cuts_.size(); ++i)
    for (std::size_t a = 0; a < parts_.size(); ++a)
      for (std::size_t b = a + 1; b < parts_.size(); ++b) {
        const auto between = [&](double x) {
          return part_at(parts_[a], x) - part_at(parts_[b], x);
        };
        // A little inside, because sets may jump at their corners.
        const double inset = (cuts_[i] - cuts_[i - 1]) * 1e-12;
        const double left = cuts_[i - 1] + inset, width = cuts_[i] - inset - left;
        for (int k = 0; k < steps; ++k) {
          const double from = left + width * k / steps, to = left + width * (k + 1) / steps;
          if (between(from) * between(to) < 0) crossings.push_back(crossing(between, from, to));
        }
      }
  cuts_.insert(cuts_.end(), crossings.begin(), crossings.end());
  std::sort(cuts_.begin(), cuts_.end());
  cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
}

FuzzyCurve::Piece FuzzyCurve::piece(double left, double right) const {
  Piece piece{left, right, 0, 0, straight_};
  if (straight_) {
    const double near = (*this)(left + (right - left) / 4),
                 far = (*this)(right - (right - left) / 4);
    piece.at_left = std::max(0.0, 1.5 * near - 0.5 * far);
    piece.at_right = std::max(0.0, 1.5 * far - 0.5 * near);
  } else {
    const double inset = (right - left) * 1e-12;
    piece.at_left = (*this)(left + inset);
    piece.at_right = (*this)(right - inset);
  }
  return piece;
}

/// Straight between the points of the grid, as scikit-fuzzy integrates for FCMpy.
void FuzzyCurve::sample(double step) {
  const auto point = [step](int i) { return std::round((i * step - 1) * 1e9) / 1e9; };
  double left = -1, at_left = (*this)(-1);
  for (int i = 1; point(i) <= 1; ++i) {
    const double right = point(i), at_right = (*this)(right);
    pieces_.push_back({left, right, at_left, at_right, true});
    left = right;
    at_left = at_right;
  }
}

template <class F>
double FuzzyCurve::integrate(F f, double left, double right) const {
  const double whole = sixteen(f, left, right);
  const bool polynomial = options_.sum == FuzzySum::algebraic && parts_.size() <= 30 &&
                          std::none_of(parts_.begin(), parts_.end(),
                                       [](const FuzzyPart& part) { return part.set.gaussian; });
  return polynomial ? whole : halved(f, left, right, whole, 20);
}

double FuzzyCurve::area(const Piece& piece, double to) const {
  if (!piece.straight) return integrate([this](double x) { return (*this)(x); }, piece.left, to);
  const double width = piece.right - piece.left, reach = to - piece.left;
  const double at_to = piece.at_left + (piece.at_right - piece.at_left) * (reach / width);
  return reach * (piece.at_left + at_to) / 2;
}

double FuzzyCurve::moment(const Piece& piece) const {
  if (!piece.straight)
    return integrate([this](double x) { return x * (*this)(x); }, piece.left, piece.right);
  const double l = piece.left, r = piece.right, y = piece.at_left, z = piece.at_right;
  return (r - l) * (l * (2 * y + z) + r * (y + 2 * z)) / 6;
}

}  // namespace detail
}  // namespace fcm
