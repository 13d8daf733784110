// SPDX-License-Identifier: MIT
#include "analyse/sides.hpp"

#include <algorithm>
#include <set>

#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::analyse {
namespace {

using Rows = std::vector<bool>;

std::set<Index> voices_among(const Grouping& grouping, const Rows& rows) {
  std::set<Index> voices;
  for (Index row = 0; row < rows.size(); ++row)
    if (rows[row]) voices.insert(grouping.voice[row]);
  return voices;
}

bool share_rows(const Rows& a, const Rows& b) {
  for (Index row = 0; row < a.size(); ++row)
    if (a[row] && b[row]) return true;
  return false;
}

/// Of whom the attribute is known, and who are not in the group.
Rows everyone_else(const Grouping& grouping, const Rows& group) {
  Rows others(group.size(), false);
  for (const Grouping::Value& value : grouping.values)
    for (Index row = 0; row < others.size(); ++row)
      others[row] = others[row] || (value.rows[row] && !group[row]);
  return others;
}

/// 2 comes before 10 where all are numbers.
void in_order_of_time(std::vector<SideRows>& groups) {
  const auto number = [](const SideRows& group) { return text::parse_number(group.name, {}); };
  if (!std::all_of(groups.begin(), groups.end(),
                   [&](const SideRows& group) { return number(group).has_value(); }))
    return;
  std::stable_sort(groups.begin(), groups.end(),
                   [&](const SideRows& a, const SideRows& b) { return *number(a) < *number(b); });
}

/// Voices in both sides, and a contrast of them alone where they are enough.
void add_both(const Grouping& grouping, Index a, Index b, std::size_t least, Sides& sides,
              std::set<Index>& in_both) {
  const std::set<Index> of_a = voices_among(grouping, sides.all[a].rows);
  std::set<Index> both;
  for (const Index voice : voices_among(grouping, sides.all[b].rows))
    if (of_a.count(voice) != 0) both.insert(voice);
  in_both.insert(both.begin(), both.end());
  const bool groups =
      sides.all[a].kind == Side::Kind::group && sides.all[b].kind == Side::Kind::group;
  const bool everybody = both.size() == of_a.size() && both.size() == sides.all[b].voices;
  if (!groups || everybody || both.size() < least) return;
  for (const Index side : {a, b}) {
    SideRows same = sides.all[side];
    same.kind = Side::Kind::heard_in_both;
    same.voices = both.size();
    for (Index row = 0; row < same.rows.size(); ++row)
      same.rows[row] = same.rows[row] && both.count(grouping.voice[row]) != 0;
    sides.all.push_back(std::move(same));
  }
  sides.contrasts.emplace_back(sides.all.size() - 2, sides.all.size() - 1);
}

}  // namespace

std::size_t voices_of(const Grouping& grouping, const Rows& rows) {
  return voices_among(grouping, rows).size();
}

Sides sides_of(const Grouping& grouping, std::size_t least_voices) {
  Sides sides;
  for (const Grouping::Value& value : grouping.values)
    if (value.voices < least_voices)
      sides.too_small.push_back(value.name);
    else
      sides.all.push_back({Side::Kind::group, value.name, value.rows, value.voices});
  const bool by_wave = text::match_key(grouping.attribute) == "wave";
  if (by_wave) in_order_of_time(sides.all);
  const Index groups = sides.all.size();
  const bool two = grouping.values.size() == 2 && groups == 2 &&
                   !share_rows(sides.all[0].rows, sides.all[1].rows);
  if (by_wave || two) {
    for (Index later = 1; later < groups; ++later) sides.contrasts.emplace_back(later - 1, later);
  } else if (grouping.values.size() > 2 || groups == 2) {
    for (Index group = 0; group < groups; ++group) {
      SideRows others{Side::Kind::everyone_else, sides.all[group].name,
                      everyone_else(grouping, sides.all[group].rows)};
      others.voices = voices_of(grouping, others.rows);
      if (others.voices < least_voices) continue;
      sides.all.push_back(std::move(others));
      sides.contrasts.emplace_back(group, sides.all.size() - 1);
    }
  }
  std::set<Index> in_both;
  for (const auto& [a, b] : std::vector<std::pair<Index, Index>>(sides.contrasts))
    add_both(grouping, a, b, least_voices, sides, in_both);
  sides.in_both = in_both.size();
  return sides;
}

}  // namespace fcm::analyse
