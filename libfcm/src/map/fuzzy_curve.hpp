// SPDX-License-Identifier: MIT
//
// The summed set of linguistic.hpp, cut into pieces without a corner inside.
#pragma once

#include <span>
#include <vector>

#include "fcm/linguistic.hpp"

namespace fcm::detail {

class FuzzyCurve {
 public:
  FuzzyCurve(std::span<const FuzzyPart>, const LinguisticOptions&);

  struct Piece {
    double left = 0, right = 0;
    double at_left = 0, at_right = 0;  ///< limits from inside
    bool straight = true;
  };
  const std::vector<Piece>& pieces() const { return pieces_; }

  double operator()(double x) const;
  double area(const Piece&, double to) const;  ///< from the left end to there
  double moment(const Piece&) const;           ///< of x

 private:
  double part_at(const FuzzyPart&, double x) const;
  void cut_at_corners();
  void cut_at_crossings();
  void sample(double step);
  Piece piece(double left, double right) const;
  template <class F>
  double integrate(F, double left, double right) const;

  std::span<const FuzzyPart> parts_;
  const LinguisticOptions& options_;
  bool straight_ = true;      ///< max over sets without a Gaussian
  std::vector<double> cuts_;  ///< rising, from -1 to 1
  std::vector<Piece> pieces_;
};

}  // namespace fcm::detail
