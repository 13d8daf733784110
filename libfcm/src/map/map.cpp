// SPDX-License-Identifier: MIT
#include "fcm/map.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

Result<void> check_text(const Factor& factor, const Limits& limits) {
  if (factor.id.empty())
    return problem("id.empty", "a factor has no id", {}, "give every factor a name");
  const std::size_t id = text::code_points(factor.id);
  if (id > limits.id_characters)
    return problem("limit.id", "a factor id has " + text::grouped(id) +
                                   " characters; the limit is " +
                                   text::grouped(limits.id_characters));
  const std::size_t label = text::code_points(factor.label);
  if (label > limits.label_characters)
    return problem("limit.label", "the label of factor \"" + factor.id + "\" has " +
                                      text::grouped(label) + " characters; the limit is " +
                                      text::grouped(limits.label_characters));
  return {};
}

Result<void> check_factors(const std::vector<Factor>& factors, const Limits& limits) {
  if (factors.size() > limits.factors)
    return problem("limit.factors", text::grouped(factors.size()) + " factors; the limit is " +
                                        text::grouped(limits.factors));
  for (const Factor& factor : factors)
    if (auto ok = check_text(factor, limits); !ok) return ok;

  std::vector<Index> order(factors.size());
  std::iota(order.begin(), order.end(), Index{0});
  std::sort(order.begin(), order.end(),
            [&](Index a, Index b) { return factors[a].id < factors[b].id; });
  const auto twice = std::adjacent_find(
      order.begin(), order.end(), [&](Index a, Index b) { return factors[a].id == factors[b].id; });
  if (twice != order.end())
    return problem("id.duplicate", "two factors have the id \"" + factors[*twice].id + "\"", {},
                   "give each factor a name of its own");
  return {};
}

std::string named(const std::vector<Factor>& factors, const Link& link) {
  return "\"" + factors[link.from].id + "\" -> \"" + factors[link.to].id + "\"";
}

Result<void> check_link(const std::vector<Factor>& factors, const Link& link, double scale,
                        const Limits& limits) {
  if (link.from >= factors.size() || link.to >= factors.size())
    throw std::logic_error("fcm::Map::make: a link names a factor that is not on the map");
  if (!std::isfinite(link.weight))
    return problem("weight.not_finite",
                   "the weight of " + named(factors, link) + " is not a finite number");
  if (std::abs(link.weight) > scale)
    return problem("weight.range",
                   "the weight of " + named(factors, link) + " is " + text::shortest(link.weight) +
                       ", outside " + text::shortest(-scale) + " to " + text::shortest(scale),
                   {},
                   "divide all weights by the largest value of your scale, and write a weight that "
                   "is not known as a blank",
                   text::shortest(link.weight));
  if (link.lag > limits.lag)
    return problem("limit.lag", "the link " + named(factors, link) + " has a lag of " +
                                    text::grouped(link.lag) + " rounds; the limit is " +
                                    text::grouped(limits.lag));
  if (!link.simulated && link.weight != 0)
    return problem("weight.not_simulated",
                   named(factors, link) + " is not simulated but has the weight " +
                       text::shortest(link.weight),
                   {}, "a link without a direction has weight 0");
  return {};
}

bool before(const Link& a, const Link& b) {
  return std::pair(a.from, a.to) < std::pair(b.from, b.to);
}

Result<void> sort_fields(Fields& fields) {
  std::sort(fields.begin(), fields.end());
  const auto twice =
      std::adjacent_find(fields.begin(), fields.end(),
                         [](const auto& a, const auto& b) { return a.first == b.first; });
  if (twice == fields.end()) return {};
  return problem("fields.twice", "the field \"" + twice->first + "\" stands twice", {},
                 "give each field a name of its own");
}

Result<void> check_scenarios(const std::vector<Factor>& factors, const MapSource& source) {
  if (source.scenarios.empty()) return {};
  std::unordered_set<std::string_view> ids;
  for (const Factor& factor : factors) ids.insert(factor.id);
  for (const SavedScenario& scenario : source.scenarios)
    for (const auto& [id, value] : scenario.values) {
      if (ids.count(id) == 0)
        return problem("factor.unknown", "the scenario \"" + scenario.name + "\" names \"" + id +
                                             "\", which is no factor of the map");
      if (!(std::abs(value) <= 1))
        return problem("number.range",
                       "the scenario \"" + scenario.name + "\" holds a factor outside -1 to 1");
    }
  return {};
}

}  // namespace

std::string_view field(const Fields& fields, std::string_view name) {
  for (const auto& [known, text] : fields)
    if (known == name) return text;
  return {};
}

Result<Map> Map::make(std::vector<Factor> factors, std::vector<Link> links, MapSource source,
                      double scale, const Limits& limits) {
  if (auto ok = check_factors(factors, limits); !ok) return tl::make_unexpected(ok.error());
  if (links.size() > limits.links)
    return problem("limit.links", text::grouped(links.size()) + " links; the limit is " +
                                      text::grouped(limits.links));
  for (Link& link : links) {
    if (auto ok = check_link(factors, link, scale, limits); !ok)
      return tl::make_unexpected(ok.error());
    if (link.weight == 0) link.weight = 0;  // -0 becomes 0
    if (auto ok = sort_fields(link.fields); !ok) return tl::make_unexpected(ok.error());
  }
  for (Factor& factor : factors)
    if (auto ok = sort_fields(factor.fields); !ok) return tl::make_unexpected(ok.error());
  if (auto ok = sort_fields(source.fields); !ok) return tl::make_unexpected(ok.error());
  if (auto ok = check_scenarios(factors, source); !ok) return tl::make_unexpected(ok.error());
  std::sort(links.begin(), links.end(), before);
  const auto twice = std::adjacent_find(
      links.begin(), links.end(),
      [](const Link& a, const Link& b) { return a.from == b.from && a.to == b.to; });
  if (twice != links.end())
    return problem("link.duplicate", named(factors, *twice) + " stands twice", {},
                   "keep one of the two, or combine them first");

  Map map;
  map.factors_ = std::move(factors);
  map.links_ = std::move(links);
  map.source_ = std::move(source);
  return map;
}

std::optional<Index> Map::find(std::string_view id) const {
  const auto found = std::find_if(factors_.begin(), factors_.end(),
                                  [&](const Factor& factor) { return factor.id == id; });
  if (found == factors_.end()) return std::nullopt;
  return static_cast<Index>(found - factors_.begin());
}

std::optional<Index> Map::find_link(Index from, Index to) const {
  Link wanted;
  wanted.from = from;
  wanted.to = to;
  const auto found = std::lower_bound(links_.begin(), links_.end(), wanted, before);
  if (found == links_.end() || found->from != from || found->to != to) return std::nullopt;
  return static_cast<Index>(found - links_.begin());
}

Map Map::with_weight(Index link, double weight) const {
  if (!std::isfinite(weight)) throw std::logic_error("fcm::Map::with_weight: not a finite number");
  Map copy = *this;
  Link& changed = copy.links_.at(link);
  changed.weight = weight == 0 ? 0 : weight;
  changed.simulated = changed.simulated || weight != 0;
  return copy;
}

Map Map::with_positions(const std::vector<Position>& positions) const {
  Map copy = *this;
  for (Index i = 0; i < copy.factors_.size(); ++i) {
    const Position& at = positions.at(i);
    if (!std::isfinite(at.x) || !std::isfinite(at.y))
      throw std::logic_error("fcm::Map::with_positions: not a finite number");
    copy.factors_[i].position = at;
  }
  return copy;
}

Map Map::with_title(std::string title) const {
  Map copy = *this;
  copy.source_.title = std::move(title);
  return copy;
}

}  // namespace fcm
