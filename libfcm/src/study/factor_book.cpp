// SPDX-License-Identifier: MIT
#include "study/factor_book.hpp"

#include <utility>

#include "fcm/limits.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm::study {

FactorBook::FactorBook(std::vector<StudyFactor>& factors, bool from_codebook)
    : factors_(factors), from_codebook_(from_codebook) {
  for (Index i = 0; i < factors.size(); ++i) {
    by_id_.emplace(factors[i].id, i);
    by_label_.emplace(text::match_key(factors[i].label), i);
  }
}

Result<Index> FactorBook::find(std::string_view cell, const Place& place, Account& account) {
  std::string spelling(cell);
  if (const auto known = by_cell_.find(spelling); known != by_cell_.end()) return known->second;
  std::string label = text::trimmed(cell);
  if (text::has_controls(label)) {
    warn(account, "text.control", "a factor holds invisible control characters", place,
         "type its name again");
    label = text::trimmed(text::without_controls(label));
  }
  const Result<Index> found = look_up(label, place, account);
  if (found) by_cell_.emplace(std::move(spelling), *found);
  return found;
}

Result<Index> FactorBook::look_up(const std::string& label, const Place& place, Account& account) {
  const Limits limits;
  if (label.empty())
    return problem("id.empty", "a factor has no name", place,
                   "give it one, or leave the claim out");
  if (text::code_points(label) > limits.label_characters)
    return problem(
        "limit.label",
        "a factor has more than " + text::grouped(limits.label_characters) + " characters", place,
        "shorten it, and keep the words in the column quote");
  if (const auto by_id = by_id_.find(label); by_id != by_id_.end()) return by_id->second;
  const std::string key = text::match_key(label);
  if (const auto by_label = by_label_.find(key); by_label != by_label_.end()) {
    const std::string& first = factors_[by_label->second].label;
    if (!from_codebook_ && first != label)
      warn(account, "factor.spelling", "'" + label + "' is read as '" + first + "'", place, "",
           Severity::note);
    return by_label->second;
  }
  if (from_codebook_) return unknown(label, place);
  if (factors_.size() == limits.factors)
    return problem("limit.factors",
                   "the table names more than " + text::grouped(limits.factors) + " factors", place,
                   "check that the columns from and to hold factors");
  factors_.push_back({.id = label, .label = label});
  by_label_.emplace(key, factors_.size() - 1);
  return factors_.size() - 1;
}

tl::unexpected<Problem> FactorBook::unknown(const std::string& label, const Place& place) {
  auto guess = guesses_.find(label);
  if (guess == guesses_.end()) {
    std::vector<std::string> names;
    for (const StudyFactor& factor : factors_) {
      names.push_back(factor.id);
      if (factor.label != factor.id) names.push_back(factor.label);
    }
    guess = guesses_.emplace(label, text::did_you_mean(label, names)).first;
  }
  const std::string hint = guess->second.empty() ? "add it to the factors table" : guess->second;
  return problem("factor.unknown", "'" + label + "' is not in the factors table", place, hint,
                 label);
}

}  // namespace fcm::study
