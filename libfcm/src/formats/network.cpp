// SPDX-License-Identifier: MIT
#include "formats/network.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "formats/map_cells.hpp"
#include "study/sheet.hpp"
#include "study/words.hpp"
#include "text/number.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {
namespace {

// A sign without a strength: what a claim without one counts (SCENARIOS: medium).
constexpr double medium = 0.5;

// Looking for the nearest name is slow, and nobody reads it a hundred times.
constexpr std::size_t most_hints = 20;

// Of several texts under one name; more of them say no more, and take long to look through.
constexpr std::size_t most_texts = 9;

std::uint64_t key_of(const Link& link) { return std::uint64_t{link.from} << 32 | link.to; }

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return text::grouped(count) + (count == 1 ? " link " + one : " links " + many);
}

}  // namespace

void put_field(Fields& fields, std::string name, std::string text) {
  if (name.empty() || text.empty()) return;
  const std::string wanted = name;
  for (std::size_t n = 2;; ++n) {
    if (n > most_texts) return;
    const auto same = std::find_if(fields.begin(), fields.end(),
                                   [&](const auto& one) { return one.first == name; });
    if (same == fields.end()) break;
    if (same->second == text) return;
    name = wanted + " (" + std::to_string(n) + ")";
  }
  fields.emplace_back(std::move(name), std::move(text));
}

std::optional<Polarity> sign_in(std::string_view word) {
  const std::string key = text::match_key(word);
  if (key == "--" || key == "+ +" || key == "- -") return Polarity::plus;
  if (key == "+-" || key == "-+" || key == "+ -" || key == "- +") return Polarity::minus;
  const Result<Polarity> polarity = study::read_polarity(key, {});
  if (!polarity || *polarity == Polarity::blank) return std::nullopt;
  return *polarity;
}

bool says_nothing(std::string_view cell) {
  const std::string key = text::match_key(cell);
  return key.empty() || key == "null" || key == "undefined" || key == "nan" || key == "na" ||
         key == "n/a";
}

Network::Network(std::string file, const ReadOptions& options)
    : file_(std::move(file)), options_(options) {
  links_account_ = {.file = file_, .table = "links"};
  factors_account_ = {.file = file_, .table = "factors"};
}

void Network::add(Factor factor, Place place) {
  ++factors_account_.read;
  if (place.file.empty()) place.file = file_;
  if (factor.id.empty()) factor.id = factor.label;
  std::string what;
  if (factor.id.empty()) what = "a factor has neither an id nor a label";
  if (by_id_.count(factor.id) > 0) what = "two factors have the id \"" + factor.id + "\"";
  if (what.empty()) {
    ++factors_account_.kept;
    by_id_.emplace(factor.id, factors_.size());
    factors_.push_back(std::move(factor));
    places_.push_back(std::move(place));
    return;
  }
  ++factors_account_.refused;
  const std::string code = factor.id.empty() ? "id.empty" : "id.duplicate";
  account_.rejected.push_back({.file = place.file,
                               .line = place.line,
                               .code = code,
                               .message = what,
                               .header = {"id", "label"},
                               .cells = {factor.id, factor.label}});
  account_.add({.code = code,
                .message = what,
                .place = place,
                .hint = "give each factor a name of its own"});
}

std::optional<Index> Network::find(std::string_view name) const {
  if (name.empty()) return std::nullopt;
  if (const auto found = by_id_.find(std::string(name)); found != by_id_.end())
    return found->second;
  for (; indexed_ < factors_.size(); ++indexed_) {
    by_label_.emplace(factors_[indexed_].label, indexed_);
    by_key_.emplace(text::match_key(factors_[indexed_].label), indexed_);
  }
  const auto only = [](const auto& range) -> std::optional<Index> {
    if (range.first == range.second || std::next(range.first) != range.second) return std::nullopt;
    return range.first->second;
  };
  if (const auto found = only(by_label_.equal_range(std::string(name)))) return found;
  return only(by_key_.equal_range(text::match_key(name)));
}

std::string Network::named(const DrawnLink& link) const {
  const auto label = [&](const std::string& name) {
    const auto known = find(name);
    return known && !factors_[*known].label.empty() ? factors_[*known].label : name;
  };
  return "\"" + label(link.from) + "\" -> \"" + label(link.to) + "\"";
}

void Network::tally(Tally& all, const DrawnLink& link) const {
  if (all.count++ == 0) {
    all.first = link.place;
    all.example = named(link);
  }
}

void Network::reject(const DrawnLink& link, const std::string& code, const std::string& message) {
  ++links_account_.refused;
  account_.rejected.push_back(
      {.file = link.place.file,
       .line = link.place.line,
       .code = code,
       .message = message,
       .header = {"from", "to", "weight"},
       .cells = {link.from, link.to, link.number ? text::shortest(*link.number) : ""}});
}

void Network::fail(const DrawnLink& link, std::string code, std::string message, std::string hint) {
  reject(link, code, message);
  account_.add({.code = std::move(code),
                .message = std::move(message),
                .place = link.place,
                .hint = std::move(hint)});
}

void Network::refuse(const std::string& from, const std::string& to, Problem problem) {
  ++links_account_.read;
  if (problem.place.file.empty()) problem.place.file = file_;
  const DrawnLink link{.from = from, .to = to, .place = problem.place};
  reject(link, problem.code, problem.message);
  problem.message = named(link) + ": " + problem.message;
  account_.add(std::move(problem));
}

std::optional<Index> Network::end_of(const DrawnLink& link, const std::string& name) {
  const auto found = find(name);
  if (found) return found;
  if (name.empty()) {
    fail(link, "id.empty", "a link has no factor at one of its ends",
         "name the factor, or leave the link out");
    return found;
  }
  std::string hint;
  if (++hints_ <= most_hints) {
    std::vector<std::string> names;
    for (const Factor& factor : factors_) names.push_back(factor.label);
    hint = text::did_you_mean(name, names);
  }
  fail(link, "factor.unknown", "a link names \"" + name + "\", which is no factor of the file",
       std::move(hint));
  return found;
}

bool Network::weigh(const DrawnLink& drawn, Link& link) {
  std::optional<double> number = drawn.number;
  Polarity sign = drawn.sign;
  if (number && std::count(options_.missing.begin(), options_.missing.end(), *number) > 0) {
    number.reset();
    sign = Polarity::blank;
  }
  if (number && std::abs(*number) > options_.scale) {
    too_large_.largest = std::max(too_large_.largest, std::abs(*number));
    tally(too_large_, drawn);
    reject(drawn, "weight.range", "the weight is " + text::shortest(*number));
    return false;
  }
  if (number && *number < 0 && sign != Polarity::blank && sign != Polarity::minus) {
    fail(drawn, "edge.sign",
         named(drawn) + " has the sign " + std::string(to_text(sign)) + " and the weight " +
             text::shortest(*number),
         "let the sign stand in one place only");
    return false;
  }
  link.simulated =
      sign != Polarity::both && sign != Polarity::unsure && (number || sign != Polarity::blank);
  if (!link.simulated) {
    tally(unscored_, drawn);
    return true;
  }
  const bool signed_ = sign == Polarity::plus || sign == Polarity::minus;
  if (!number && signed_) tally(sign_only_, drawn);
  link.weight = number ? *number / options_.scale : medium;
  if (signed_) link.weight = std::abs(link.weight);
  if (sign == Polarity::minus) link.weight = -link.weight;
  if (sign == Polarity::none) link.weight = 0;
  return true;
}

/// Whether a link stands there with another weight, which is then refused.
bool Network::clashes(const DrawnLink& drawn, const Link& link) {
  const auto known = seen_.find(key_of(link));
  if (known == seen_.end()) return false;
  const Link& first = links_[known->second];
  if (!first.simulated || !link.simulated) return false;
  if (first.weight == link.weight && first.lag == link.lag) return false;
  fail(drawn, "edge.conflict",
       named(drawn) + " has weight " + text::shortest(link.weight) + " here and " +
           text::shortest(first.weight) + " before",
       "keep one of them; separate statements belong into a claims table");
  return true;
}

/// Whether it is new; a repeated one lends its weight and fields to the first.
bool Network::place(Link link) {
  const auto [known, is_new] = seen_.try_emplace(key_of(link), links_.size());
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
  for (auto& [name, text] : link.fields) put_field(first.fields, name, text);
  return false;
}

void Network::add(DrawnLink drawn) {
  ++links_account_.read;
  if (drawn.place.file.empty()) drawn.place.file = file_;
  const auto from = end_of(drawn, drawn.from);
  if (!from) return;
  const auto to = end_of(drawn, drawn.to);
  if (!to) return;
  if (drawn.direction == DrawnLink::Direction::none && !options_.association) {
    tally(undirected_, drawn);
    reject(drawn, "link.undirected", "the link has no direction");
    return;
  }
  Link link{.from = *from, .to = *to, .lag = drawn.lag, .assumed = drawn.assumed};
  if (!weigh(drawn, link)) return;
  link.evidence = drawn.evidence;
  Link back = link;
  std::swap(back.from, back.to);
  const bool both = drawn.direction != DrawnLink::Direction::there && *from != *to;
  if (clashes(drawn, link) || (both && clashes(drawn, back))) return;
  if (both) tally(both_ways_, drawn);
  if (*from == *to) tally(itself_, drawn);
  link.fields = back.fields = std::move(drawn.fields);
  const bool is_new = place(std::move(link));
  const bool back_is_new = both && place(std::move(back));
  if (is_new || back_is_new) {
    ++links_account_.kept;
    return;
  }
  ++links_account_.merged;
  tally(repeated_, drawn);
}

void Network::tell(Severity severity, const Tally& all, const char* code, const std::string& what,
                   const std::string& hint) {
  if (all.count == 0) return;
  account_.add({.code = code,
                .message = what + "; the first is " + all.example,
                .place = all.first,
                .hint = hint,
                .severity = severity});
}

void Network::tell_all() {
  tell(Severity::error, undirected_, "link.undirected",
       counted(undirected_.count, "has no direction and is", "have no direction and are") +
           " not read",
       "draw the arrow; --association takes links without one as felt both ways");
  const std::string largest = text::shortest(too_large_.largest);
  tell(Severity::error, too_large_, "weight.range",
       counted(too_large_.count, "has a weight", "have weights") + " beyond " +
           text::shortest(options_.scale) + ", up to " + largest,
       "if " + largest + " is the top of your scale: --scale " + largest +
           "; if it stands for a missing weight: --missing " + largest);
  tell(Severity::note, both_ways_, "link.both_ways",
       counted(both_ways_.count, "has no single direction and is",
               "have no single direction and are") +
           " read both ways");
  tell(Severity::note, sign_only_, "link.sign_only",
       counted(sign_only_.count, "has a sign and no strength and is",
               "have a sign and no strength and are") +
           " read as medium, .5");
  tell(Severity::note, unscored_, "link.unscored",
       counted(unscored_.count, "has no weight; it is", "have no weight; they are") +
           " drawn and not simulated",
       "--weight-field NAME reads weights from another field");
  tell(Severity::warning, repeated_, "edge.repeated",
       counted(repeated_.count, "stands", "stand") + " in the file already, with the same weight",
       "links that are separate statements belong into a claims table");
  add_self_link_doubt(itself_.count, itself_.first, account_);
}

void Network::add_doubts_about_labels() {
  std::unordered_map<std::string, Index> seen;
  for (Index i = 0; i < factors_.size(); ++i) {
    const std::string& label = factors_[i].label.empty() ? factors_[i].id : factors_[i].label;
    const auto [twin, is_new] = seen.emplace(text::spaceless_key(label), i);
    if (is_new) continue;
    const std::string& other = factors_[twin->second].label;
    const bool same = other == label;
    study::warn(account_, same ? "factor.label_twice" : "id.look_alike",
                same ? "two factors are called \"" + label + "\" and stay two"
                     : "\"" + label + "\" and \"" + other +
                           "\" differ in case or spacing only and are two factors here",
                places_[i], "write both the same way, or give them one id, if they are one");
  }
}

Result<Read<Map>> Network::finish(MapSource source) {
  if (factors_.empty())
    return problem("map.no_factors", "the file holds no factors", {file_},
                   "check that this is the right file");
  tell_all();
  add_doubts_about_labels();
  account_.tables.insert(account_.tables.begin(), {links_account_, factors_account_});
  Result<Map> map = Map::make(std::move(factors_), std::move(links_), std::move(source));
  if (!map) {
    map.error().place.file = file_;
    return tl::make_unexpected(map.error());
  }
  return Read<Map>{std::move(*map), std::move(account_)};
}

}  // namespace fcm::detail
