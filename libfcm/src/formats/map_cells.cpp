// SPDX-License-Identifier: MIT
#include "formats/map_cells.hpp"

#include <algorithm>
#include <cmath>

#include "study/sheet.hpp"
#include "study/spoiled_name.hpp"
#include "study/terms.hpp"
#include "study/words.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {

std::string name_in(std::string_view cell) {
  std::string plain = text::trimmed(cell);
  // trimmed() also closes gaps inside; a name keeps those.
  return cell.find(plain) != std::string_view::npos ? plain : study::stripped(cell);
}

Result<Index> FactorNames::add(std::string_view cell, const Place& place) {
  if (const auto known = by_name_.find(std::string(cell)); known != by_name_.end())
    return known->second;
  std::string name = name_in(cell);
  if (name.empty())
    return problem("id.empty", "the name of a factor is blank", place, "give every factor a name");
  if (const auto known = by_name_.find(name); known != by_name_.end()) return known->second;
  if (const std::size_t size = text::code_points(name); size > Limits{}.id_characters)
    return problem("limit.id",
                   "a factor's name has " + text::grouped(size) + " characters; the limit is " +
                       text::grouped(Limits{}.id_characters),
                   place, "shorten it, and keep the long text as a description");
  const Index index = factors_.size();
  factors_.push_back({.id = name, .label = name});
  places_.push_back(place);
  by_name_.emplace(std::move(name), index);
  return index;
}

void FactorNames::index_keys() {
  for (Index i = 0; i < factors_.size(); ++i) by_key_.emplace(text::match_key(factors_[i].id), i);
}

std::optional<Index> FactorNames::find(std::string_view cell) const {
  if (const auto known = by_name_.find(name_in(cell)); known != by_name_.end())
    return known->second;
  const auto [first, last] = by_key_.equal_range(text::match_key(cell));
  if (first == last || std::next(first) != last) return std::nullopt;
  return first->second;
}

void FactorNames::add_doubts(Account& account) const {
  std::unordered_map<std::string, Index> seen;
  for (Index i = 0; i < factors_.size(); ++i) {
    const std::string& name = factors_[i].id;
    if (text::has_controls(name))
      study::warn(account, "text.control", "the name \"" + name + "\" holds control characters",
                  places_[i], "type the name again");
    study::doubt_spoiled(name, places_[i], account);
    const auto [twin, is_new] = seen.emplace(text::spaceless_key(name), i);
    if (is_new) continue;
    study::warn(account, "id.look_alike",
                "\"" + name + "\" and \"" + factors_[twin->second].id +
                    "\" differ in case or spacing only and are two factors here",
                places_[i], "write both the same way if they are one");
  }
}

Result<std::optional<double>> Weights::read(std::string_view cell, const Place& place) {
  if (const auto term = study::read_term(cell)) {
    ++letters_;
    return term->polarity == Polarity::minus ? -term->strength : term->strength;
  }
  return number_in(cell, place);
}

Result<std::optional<double>> Weights::number_in(std::string_view cell, const Place& place) {
  const Result<double> number = text::parse_number(cell, place, decimal_comma_);
  if (!number) {
    const std::string key = text::match_key(cell);
    if (key == "+")
      return problem("number.syntax", "a plus alone does not say how strong the link is", place,
                     "write a number such as 0.5, or L+, M+ or H+", "+");
    if (key == "-")
      return problem("number.syntax", "a dash alone may mean a negative link or none", place,
                     "write a number such as -0.5, or L-, M- or H-, or leave the cell blank", "-");
    if (const auto strength = study::read_strength(key, place, false); strength && *strength) {
      const std::string size = text::shortest(**strength);
      return problem(
          "number.syntax", "\"" + key + "\" does not say which way", place,
          "write " + size + " where more leads to more, -" + size + " where more leads to less",
          key);
    }
    return tl::make_unexpected(number.error());
  }
  if (std::find(options_.missing.begin(), options_.missing.end(), *number) !=
      options_.missing.end()) {
    ++missing_;
    return std::nullopt;
  }
  const bool percent = cell.find('%') != std::string_view::npos;
  percent_ += percent ? 1 : 0;
  const double weight = percent ? *number : *number / options_.scale;
  if (std::abs(weight) <= 1) return weight;
  const std::string value = text::shortest(*number), most = text::shortest(options_.scale);
  return problem("weight.range", "weight " + value + " is outside -" + most + " to " + most, place,
                 "give the largest value of your scale with --scale MAX, or --missing " + value +
                     " where the number is a code for a missing value",
                 value);
}

void Weights::add_doubts(const std::string& file, Account& account) const {
  const auto note = [&](std::size_t count, const char* code, const char* one, const char* many) {
    if (count > 0)
      study::warn(account, code, text::grouped(count) + (count == 1 ? one : many), {file}, {},
                  Severity::note);
  };
  note(percent_, "number.percent", " weight is a percentage and read as a share of 1",
       " weights are percentages and read as shares of 1");
  note(letters_, "weight.letters", " weight is a letter code and read as a number",
       " weights are letter codes and read as numbers");
  note(missing_, "weight.unscored",
       " link has a code for a missing weight: it is drawn and not simulated",
       " links have a code for a missing weight: they are drawn and not simulated");
}

bool is_not_available(std::string_view cell) {
  if (cell.find_first_of("nN") == std::string_view::npos) return false;  // quickly
  const std::string key = text::match_key(cell);
  return key == "na" || key == "n/a";
}

void add_self_link_doubt(std::size_t count, const Place& first, Account& account) {
  if (count == 0) return;
  const bool one = count == 1;
  study::warn(account, "link.self",
              text::grouped(count) + (one ? " link leads from a factor to itself and is kept"
                                          : " links lead from a factor to itself and are kept"),
              first, "leave the cell blank or the row out unless the factor feeds itself");
}

}  // namespace fcm::detail
