// SPDX-License-Identifier: MIT
#include "fcm/card_numbers.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <string>
#include <system_error>
#include <utility>

namespace fcm {
namespace {

constexpr std::string_view name = "number";

/// The number that the factor keeps, 0 where it keeps none.
std::size_t kept(const Factor& factor) {
  const std::string_view text = field(factor.fields, name);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && number <= Limits{}.factors * 10 ? number : 0;
}

}  // namespace

std::vector<std::size_t> card_numbers(const Map& map) {
  std::vector<std::size_t> numbers(map.size(), 0);
  std::set<std::size_t> taken;
  for (Index i = 0; i < map.size(); ++i)
    if (const std::size_t number = kept(map.factors()[i]); number > 0)
      if (taken.insert(number).second) numbers[i] = number;
  std::size_t next = taken.empty() ? 1 : *taken.rbegin() + 1;
  for (std::size_t& number : numbers)
    if (number == 0) number = next++;
  return numbers;
}

Map keep_card_numbers(const Map& map) {
  const std::vector<std::size_t> numbers = card_numbers(map);
  std::vector<Factor> factors = map.factors();
  for (Index i = 0; i < map.size(); ++i) {
    std::erase_if(factors[i].fields, [](const auto& one) { return one.first == name; });
    factors[i].fields.emplace_back(name, std::to_string(numbers[i]));
  }
  double scale = 1;
  for (const Link& link : map.links()) scale = std::max(scale, std::fabs(link.weight));
  return *Map::make(std::move(factors), map.links(), map.source(), scale);
}

std::optional<Index> factor_of_card(const Map& map, std::size_t number) {
  const std::vector<std::size_t> numbers = card_numbers(map);
  const auto found = std::find(numbers.begin(), numbers.end(), number);
  if (number == 0 || found == numbers.end()) return std::nullopt;
  return static_cast<Index>(found - numbers.begin());
}

}  // namespace fcm
