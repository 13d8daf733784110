// SPDX-License-Identifier: MIT
#include "simulate/reach.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace fcm::detail {

std::vector<double> largest_slopes(const Program& program) {
  std::vector<double> slope;
  slope.reserve(program.transfer.size());
  for (const TransferFunction* f : program.transfer) slope.push_back(f->lipschitz(program.lambda));
  return slope;
}

Reach::Reach(const Equation& equation, std::vector<double> slope)
    : equation_(equation), slope_(std::move(slope)) {
  const Program& program = *equation.program;
  const std::uint32_t n = program.factors;
  arcs_.reserve(program.source.size() + n);
  into_.reserve(n + 1);
  for (std::uint32_t j = 0; j < n; ++j) {
    into_.push_back(static_cast<std::uint32_t>(arcs_.size()));
    if (!equation.is_free(j)) continue;
    const double reach = program.gain * slope_[j] * program.scale;
    double self = program.self[j];
    for (std::uint32_t k = program.into[j]; k < program.into[j + 1]; ++k) {
      const std::uint32_t from = program.source[k] % n;
      if (program.source[k] == j)
        self += equation.weight[k];  // memory and a link to itself may cancel
      else if (equation.is_free(from))
        arcs_.push_back({from, reach * std::fabs(equation.weight[k])});
    }
    const double kept = (self == 0 ? 0 : reach * std::fabs(self)) + program.keep;
    if (kept != 0) arcs_.push_back({j, kept});
  }
  into_.push_back(static_cast<std::uint32_t>(arcs_.size()));
}

void Reach::spread(const std::vector<double>& v, std::vector<double>& out) const {
  out.resize(v.size());
  for (std::size_t j = 0; j < out.size(); ++j) {
    double sum = 0;
    for (std::uint32_t k = into_[j]; k < into_[j + 1]; ++k)
      sum += arcs_[k].weight * v[arcs_[k].from];
    out[j] = sum;
  }
}

std::vector<double> Reach::rounding(const Eigen::VectorXd& stack) const {
  // k products, k + 2 sums and lambda x round once each; the functions are good to 4 units in the
  // last place, and gain, keep and rest take 3 products and 2 sums more.
  const Program& program = *equation_.program;
  const double unit = std::numeric_limits<double>::epsilon();
  std::vector<double> rounding(program.factors);
  const auto seen = [&](std::uint32_t i) {
    return program.scale * std::fabs(stack[i]) + std::fabs(program.shift);
  };
  for (std::uint32_t j = 0; j < program.factors; ++j) {
    if (!equation_.is_free(j)) continue;
    double size = program.self[j] == 0 ? 0 : std::fabs(program.self[j]) * seen(j);
    size += std::fabs(equation_.inputs[j]);
    double terms = 4;
    for (std::uint32_t k = program.into[j]; k < program.into[j + 1]; ++k) {
      if (equation_.weight[k] == 0) continue;  // of an ensemble: as if it were not there
      size += std::fabs(equation_.weight[k]) * seen(program.source[k]);
      terms += 2;
    }
    double value = 4 * std::fabs(stack[j]);
    if (!program.is_plain())
      value = 20 * (std::fabs(stack[j]) + (program.rest == 0 ? 0 : std::fabs(equation_.start[j])));
    rounding[j] = unit * (value + (slope_[j] == 0 ? 0 : slope_[j] * terms * size));
  }
  return rounding;
}

}  // namespace fcm::detail
