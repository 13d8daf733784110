// SPDX-License-Identifier: MIT
#include "formats/drawn_map.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/suggest.hpp"

namespace fcm::drawn {
namespace {

// A sign without a strength: what a claim without one counts (SCENARIOS: medium).
constexpr double medium = 0.5;

// Looking for the nearest name is slow, and nobody reads it a hundred times.
constexpr std::size_t most_hints = 20;

std::uint64_t key_of(const Link& link) {
  return std::uint64_t{link.from} << 32 | std::uint64_t{link.to};
}

std::string signed_word(Polarity sign) {
  return sign == Polarity::plus ? "+" : sign == Polarity::minus ? "-" : std::string(to_text(sign));
}

}  // namespace

DrawnMap::DrawnMap(std::string file, const ReadOptions& options)
    : file_(std::move(file)), options_(options), factors_(file_) {
  table_ = {.file = file_, .table = "links"};
}

void DrawnMap::add(std::string node, Factor factor, const Place& place) {
  factors_.add(std::move(node), std::move(factor), place, account_);
}

void DrawnMap::add(Factor factor, const Place& place) {
  if (factor.id.empty()) factor.id = factor.label;
  std::string node = factor.id;
  add(std::move(node), std::move(factor), place);
}

void DrawnMap::add(DrawnLink link) { drawn_.push_back(std::move(link)); }

std::string DrawnMap::named(const DrawnLink& link) const {
  return "\"" + factors_.shown(link.from) + "\" -> \"" + factors_.shown(link.to) + "\"";
}

void DrawnMap::refuse(const DrawnLink& link, Problem problem) {
  if (problem.place.file.empty()) problem.place.file = file_;
  reject(link, problem.code, problem.message);
  if (!link.from.empty() && !link.to.empty())
    problem.message = named(link) + ": " + problem.message;
  account_.add(std::move(problem));
}

void DrawnMap::refuse(const std::vector<DrawnLink>& links, Problem problem) {
  for (const DrawnLink& link : links) reject(link, problem.code, problem.message);
  account_.add(std::move(problem));
}

/// The row as it can be mended: the names of its factors and what the file says of its weight.
void DrawnMap::reject(const DrawnLink& link, std::string code, std::string message) {
  ++table_.refused;
  account_.rejected.push_back(
      {.file = file_,
       .line = link.place.line,
       .code = std::move(code),
       .message = std::move(message),
       .header = {"from", "to", "weight"},
       .cells = {factors_.shown(link.from), factors_.shown(link.to),
                 link.weight ? text::shortest(*link.weight) : signed_word(link.sign)}});
}

std::optional<Index> DrawnMap::end_of(const DrawnLink& link, const std::string& node) {
  const auto known = find(node);
  if (known) return known;
  const bool is_from = &node == &link.from;
  if (node.empty()) {
    refuse(link, {.code = "id.empty",
                  .message = std::string("a link leads ") + (is_from ? "from" : "to") + " nowhere",
                  .place = link.place,
                  .hint = "name the factor, or delete the link"});
    return known;
  }
  std::string hint;
  if (++hints_ <= most_hints) hint = text::did_you_mean(node, factors_.labels());
  refuse(link, {.code = "factor.unknown",
                .message = "\"" + node + "\" is no factor of the file",
                .place = link.place,
                .value = node,
                .hint = (hint.empty() ? "" : hint + "; ") +
                        std::string("add the factor, or delete the link")});
  return known;
}

/// Sets weight and simulated from number and sign; false where the link was refused.
bool DrawnMap::weigh(const DrawnLink& drawn, Link& link) {
  std::optional<double> number = drawn.weight;
  Polarity sign = drawn.sign;
  if (number && std::count(options_.missing.begin(), options_.missing.end(), *number) > 0) {
    number.reset();
    sign = Polarity::blank;
  }
  if (number && std::abs(*number) > options_.scale) {
    doubts_.beyond.add(drawn.place, named(drawn));
    doubts_.largest = std::max(doubts_.largest, std::abs(*number));
    reject(drawn, "weight.range", "the weight is beyond the scale");
    return false;
  }
  if (number && *number < 0 && sign != Polarity::blank && sign != Polarity::minus) {
    refuse(drawn, {.code = "edge.sign",
                   .message = "the sign says " + std::string(to_text(sign)) +
                              " and the weight is " + text::shortest(*number),
                   .place = drawn.place,
                   .hint = "let the sign stand in one place only"});
    return false;
  }
  const bool undecided = sign == Polarity::both || sign == Polarity::unsure;
  link.simulated = !undecided && (number || sign != Polarity::blank);
  if (!link.simulated) {
    doubts_.unscored.add(drawn.place, named(drawn));
    return true;
  }
  if (drawn.by_default) doubts_.by_default.add(drawn.place, named(drawn));
  if (!number && sign != Polarity::none) doubts_.sign_only.add(drawn.place, named(drawn));
  link.weight = number ? *number / options_.scale : medium;
  if (sign == Polarity::minus) link.weight = -std::abs(link.weight);
  if (sign == Polarity::none) link.weight = 0;
  return true;
}

/// Whether a link stands there with another weight; then the new one is refused.
bool DrawnMap::clashes(const DrawnLink& drawn, const Link& link) {
  const auto known = by_ends_.find(key_of(link));
  if (known == by_ends_.end()) return false;
  const Link& first = links_[known->second];
  if (!first.simulated || !link.simulated) return false;
  if (first.weight == link.weight && first.lag == link.lag) return false;
  refuse(drawn, {.code = "edge.conflict",
                 .message = first.lag == link.lag
                                ? "the weight is " + text::shortest(link.weight) + " here and " +
                                      text::shortest(first.weight) + " in another link"
                                : "drawn twice, with different lags",
                 .place = drawn.place,
                 .hint = "keep one of them; separate statements belong into a claims table"});
  return true;
}

/// Whether it is new; a repeated one lends its weight and fields to the first.
bool DrawnMap::keep(Link link) {
  const auto [known, is_new] = by_ends_.try_emplace(key_of(link), links_.size());
  if (is_new) {
    links_.push_back(std::move(link));
    return true;
  }
  Link& first = links_[known->second];
  if (!first.simulated && link.simulated) {
    first.weight = link.weight;
    first.simulated = true;
    first.lag = link.lag;
  }
  for (const auto& [name, text] : link.fields) add_field(first.fields, name, text);
  return false;
}

void DrawnMap::settle(DrawnLink drawn) {
  if (drawn.place.file.empty()) drawn.place.file = file_;
  const auto from = end_of(drawn, drawn.from);
  const auto to = from ? end_of(drawn, drawn.to) : from;
  if (!from || !to) return;
  if (drawn.direction == DrawnLink::Direction::none && !options_.association) {
    doubts_.undirected.add(drawn.place, named(drawn));
    return reject(drawn, "link.undirected", "the link has no direction");
  }
  Link link = std::move(drawn.link);
  link.from = *from;
  link.to = *to;
  if (!weigh(drawn, link)) return;
  const bool both = drawn.direction != DrawnLink::Direction::there && *from != *to;
  Link back;
  if (both) back = link;
  back.from = link.to;
  back.to = link.from;
  if (clashes(drawn, link)) return;
  if (both) {
    DrawnLink turned = drawn;
    std::swap(turned.from, turned.to);
    if (clashes(turned, back)) return;
  }
  if (both) doubts_.both_ways.add(drawn.place, named(drawn));
  if (*from == *to) doubts_.self.add(drawn.place, named(drawn));
  const bool is_new = keep(std::move(link));
  const bool back_is_new = both && keep(std::move(back));
  if (is_new || back_is_new) {
    ++table_.kept;
    return;
  }
  ++table_.merged;
  doubts_.repeated.add(drawn.place, named(drawn));
}

void DrawnMap::settle_scenarios(MapSource& source, ScenariosName name) {
  for (SavedScenario& scenario : source.scenarios) {
    std::vector<std::pair<std::string, double>> values;
    for (const auto& [held, value] : scenario.values) {
      const auto found = name == ScenariosName::nodes ? find(held) : factors_.find_id(held);
      if (found && std::abs(value) <= 1) {
        values.emplace_back(factors_.id(*found), value);
        continue;
      }
      study::warn(account_, "scenario.value",
                  "the scenario \"" + scenario.name + "\" holds \"" + held +
                      (found ? "\" outside -1 to 1" : "\", which is no factor of the file") +
                      "; that is left out",
                  {file_}, "mend it in the tool that drew the map");
    }
    scenario.values = std::move(values);
  }
}

Result<Read<Map>> DrawnMap::finish(MapSource source, ScenariosName name) {
  if (size() == 0)
    return problem("map.no_factors", "the file holds no factors", {file_},
                   "check that this is the right file, and that something is drawn in it");
  factors_.name_all(account_);
  refuse_unread();
  forget_counts();
  forget_sizes();
  tell_weight_fields();
  if (auto ok = check_weight_field(); !ok) return tl::make_unexpected(ok.error());
  for (DrawnLink& link : drawn_) settle(std::move(link));
  doubts_.nothing_scored =
      std::none_of(links_.begin(), links_.end(), [](const Link& link) { return link.simulated; });
  doubts_.tell(options_, account_);
  settle_scenarios(source, name);
  Result<Map> map = Map::make(factors_.take(), std::move(links_), std::move(source));
  if (!map) {
    map.error().place.file = file_;
    return tl::make_unexpected(map.error());
  }
  table_.read = table_.kept + table_.merged + table_.refused;
  account_.tables.insert(account_.tables.begin(), {table_, factors_.table()});
  return Read<Map>{std::move(*map), std::move(account_)};
}

}  // namespace fcm::drawn
