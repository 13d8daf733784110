// SPDX-License-Identifier: MIT
//
// Both coefficients come from tables of how often categories met, and such tables add up over
// groups: a redraw is a weighted sum of the groups' tables.
#include "fcm/agreement.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/redraw.hpp"

namespace fcm {
namespace {

/// How often category c met category k: the entry c * size + k.
using Table = std::vector<double>;

Index categories_of(std::span<const Coded> units) {
  Index most = 0;
  for (const Coded& unit : units)
    for (const std::optional<Index>& category : unit.categories)
      if (category) most = std::max(most, *category + 1);
  return most;
}

void add_pair(const Coded& unit, Index one, Index other, Index size, Table& table) {
  const auto &c = unit.categories[one], &k = unit.categories[other];
  if (c && k) table[*c * size + *k] += static_cast<double>(unit.count);
}

/// Every ordered pair of values of the unit, each weighing 1 / (values - 1).
void add_coincidences(const Coded& unit, Index size, Table& table) {
  const auto values = std::count_if(unit.categories.begin(), unit.categories.end(),
                                    [](const auto& category) { return category.has_value(); });
  if (values < 2) return;
  const double weight = static_cast<double>(unit.count) / static_cast<double>(values - 1);
  for (Index one = 0; one < unit.categories.size(); ++one)
    for (Index other = 0; other < unit.categories.size(); ++other)
      if (one != other && unit.categories[one] && unit.categories[other])
        table[*unit.categories[one] * size + *unit.categories[other]] += weight;
}

struct Margins {
  double whole = 0, agreed = 0;
  std::vector<double> rows, columns;
};

Margins margins_of(const Table& table, Index size) {
  Margins m{.rows = std::vector<double>(size), .columns = std::vector<double>(size)};
  for (Index c = 0; c < size; ++c)
    for (Index k = 0; k < size; ++k) {
      const double n = table[c * size + k];
      m.whole += n;
      m.rows[c] += n;
      m.columns[k] += n;
      if (c == k) m.agreed += n;
    }
  return m;
}

/// From the sums themselves, which are whole numbers, so that 1 - pe is 0 exactly where it is 0.
std::optional<double> kappa_of(const Table& table, Index size) {
  const Margins m = margins_of(table, size);
  double by_chance = 0;
  for (Index c = 0; c < size; ++c) by_chance += m.rows[c] * m.columns[c];
  const double room = m.whole * m.whole - by_chance;
  if (!(room > 0)) return std::nullopt;
  return (m.whole * m.agreed - by_chance) / room;
}

std::optional<double> alpha_of(const Table& table, Index size) {
  const Margins m = margins_of(table, size);
  double expected = m.whole * m.whole;
  for (Index c = 0; c < size; ++c) expected -= m.rows[c] * m.rows[c];
  // Weights of 1 / (values - 1) add up to whole numbers but for rounding.
  if (!(expected > 1e-9 * m.whole * m.whole)) return std::nullopt;
  return 1 - (m.whole - 1) * (m.whole - m.agreed) / expected;
}

struct Tables {
  Index size = 0;
  std::size_t units = 0;
  std::vector<Table> of_group;  ///< of groups with a unit that was looked at twice
};

/// `add` puts one unit into the table of its group.
template <class Add>
Tables tables_of(std::span<const Coded> units, Add add) {
  Tables tables{.size = categories_of(units)};
  std::map<Index, Table> by_group;
  for (const Coded& unit : units) {
    Table one(tables.size * tables.size);
    add(unit, tables.size, one);
    if (std::all_of(one.begin(), one.end(), [](double n) { return n == 0; })) continue;
    tables.units += unit.count;
    Table& sum = by_group.try_emplace(unit.group, one.size()).first->second;
    for (std::size_t i = 0; i < one.size(); ++i) sum[i] += one[i];
  }
  for (auto& [group, table] : by_group) tables.of_group.push_back(std::move(table));
  return tables;
}

Table sum_of(const Tables& tables, const std::uint16_t* counts, std::size_t stride) {
  Table sum(tables.size * tables.size);
  for (std::size_t g = 0; g < tables.of_group.size(); ++g)
    for (std::size_t i = 0; i < sum.size(); ++i)
      sum[i] += counts[g * stride] * tables.of_group[g][i];
  return sum;
}

Table whole(const Tables& tables) {
  return sum_of(tables, std::vector<std::uint16_t>(tables.of_group.size(), 1).data(), 1);
}

double percentile(const std::vector<double>& sorted, double p) {
  const double rank = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(rank);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (rank - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

template <class Measure>
Coefficient with_interval(const Tables& tables, Measure measure, const Redrawing& redrawing) {
  constexpr std::size_t few_groups = 10, lanes = 64;
  const std::size_t groups = tables.of_group.size();
  Coefficient found{
      .value = measure(whole(tables), tables.size), .units = tables.units, .groups = groups};
  if (groups < few_groups || !found.value) return found;
  std::vector<double> drawn;
  std::vector<std::uint16_t> counts(groups * lanes);
  for (std::uint64_t first = 0; first < redrawing.draws; first += lanes) {
    const std::uint64_t left = redrawing.draws - first;
    detail::redraw_counts(redrawing.seed, first, groups, lanes, counts.data());
    for (std::size_t lane = 0; lane < std::min<std::uint64_t>(lanes, left); ++lane)
      if (const auto value = measure(sum_of(tables, &counts[lane], lanes), tables.size))
        drawn.push_back(*value);
  }
  if (drawn.empty() || drawn.size() < redrawing.draws - redrawing.draws / 20) return found;
  std::sort(drawn.begin(), drawn.end());
  found.low = percentile(drawn, 0.025);
  found.high = percentile(drawn, 0.975);
  return found;
}

Tables pairs_of(std::span<const Coded> units, Index one, Index other) {
  return tables_of(units, [one, other](const Coded& unit, Index size, Table& table) {
    add_pair(unit, one, other, size, table);
  });
}

}  // namespace

std::optional<double> cohens_kappa(std::span<const Coded> units, Index one, Index other) {
  const Tables tables = pairs_of(units, one, other);
  return kappa_of(whole(tables), tables.size);
}

std::optional<double> krippendorffs_alpha(std::span<const Coded> units) {
  const Tables tables = tables_of(units, add_coincidences);
  return alpha_of(whole(tables), tables.size);
}

Coefficient cohens_kappa(std::span<const Coded> units, Index one, Index other,
                         const Redrawing& redrawing) {
  return with_interval(pairs_of(units, one, other), kappa_of, redrawing);
}

Coefficient krippendorffs_alpha(std::span<const Coded> units, const Redrawing& redrawing) {
  return with_interval(tables_of(units, add_coincidences), alpha_of, redrawing);
}

}  // namespace fcm
