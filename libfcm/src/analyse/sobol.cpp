// SPDX-License-Identifier: MIT
#include "fcm/sobol.hpp"

#include <algorithm>
#include <cmath>

namespace fcm {
namespace {

/// The values of one figure: [sample][A, B, then A with each group of B].
using Values = std::vector<std::vector<double>>;

std::vector<Values> run(std::size_t groups, std::size_t figures, std::size_t samples,
                        const GroupsToFigures& f) {
  std::vector<Values> values(figures, Values(samples, std::vector<double>(groups + 2)));
  std::vector<double> row(figures);
  for (std::size_t sample = 0; sample < samples; ++sample) {
    const std::uint64_t a = 2 * sample, b = a + 1;
    for (std::size_t column = 0; column < groups + 2; ++column) {
      std::vector<std::uint64_t> draw(groups, column == 1 ? b : a);
      if (column >= 2) draw[column - 2] = b;
      f(draw, row);
      for (std::size_t k = 0; k < figures; ++k) values[k][sample][column] = row[k];
    }
  }
  return values;
}

void keep_finite(Values& values) {
  std::erase_if(values, [](const std::vector<double>& row) {
    return !std::all_of(row.begin(), row.end(), [](double each) { return std::isfinite(each); });
  });
}

struct Ratio {
  double value = 0, error = 0;
};

/// sum(above) / sum(below), and its standard error by the delta method.
Ratio ratio(const std::vector<double>& above, const std::vector<double>& below) {
  double top = 0, bottom = 0;
  for (const double each : above) top += each;
  for (const double each : below) bottom += each;
  Ratio found{top / bottom, 0};
  double squares = 0;
  for (std::size_t i = 0; i < above.size(); ++i) {
    const double off = above[i] - found.value * below[i];
    squares += off * off;
  }
  const auto n = static_cast<double>(above.size());
  found.error = std::sqrt(squares * n / (n - 1)) / bottom;
  return found;
}

VarianceShares shares_of(Values values, std::size_t groups) {
  keep_finite(values);
  VarianceShares shares{.samples = values.size()};
  if (values.empty()) return shares;
  const auto n = static_cast<double>(values.size());
  const double origin =
      values[0][0];  // so that of equal values the variance is 0, and not rounding
  for (const std::vector<double>& row : values)
    shares.mean += (row[0] - origin + row[1] - origin) / (2 * n);
  shares.mean += origin;
  std::vector<double> variance, above(values.size());
  for (std::vector<double>& row : values) {
    for (double& each : row) each -= shares.mean;
    variance.push_back((row[0] * row[0] + row[1] * row[1]) / 2);
    shares.variance += variance.back() / n;
  }
  if (values.size() < 2 || shares.variance == 0) return shares;
  for (std::size_t g = 0; g < groups; ++g) {
    const auto of_each = [&](auto term) {
      for (std::size_t i = 0; i < values.size(); ++i)
        above[i] = term(values[i][0], values[i][1], values[i][g + 2]);
      return ratio(above, variance);
    };
    const Ratio first = of_each([](double a, double b, double ab) { return b * (ab - a); });
    const Ratio total =
        of_each([](double a, double, double ab) { return (a - ab) * (a - ab) / 2; });
    shares.of_group.push_back({first.value, first.error, total.value, total.error});
  }
  return shares;
}

}  // namespace

std::vector<VarianceShares> sobol(std::size_t groups, std::size_t figures, std::size_t samples,
                                  const GroupsToFigures& f) {
  std::vector<VarianceShares> all;
  for (Values& values : run(groups, figures, samples, f))
    all.push_back(shares_of(std::move(values), groups));
  return all;
}

}  // namespace fcm
