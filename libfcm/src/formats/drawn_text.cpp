// SPDX-License-Identifier: MIT
#include "formats/drawn_text.hpp"

#include <algorithm>

#include "formats/map_cells.hpp"
#include "study/words.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::drawn {
namespace {

// Of several texts under one name; more of them say no more, and take long to look through.
constexpr int most_texts = 9;

}  // namespace

void add_field(Fields& fields, std::string_view name, std::string_view text) {
  if (name.empty() || text.empty()) return;
  std::string own(name);
  for (int i = 2;; ++i) {
    const auto same = std::find_if(fields.begin(), fields.end(),
                                   [&](const auto& field) { return field.first == own; });
    if (same == fields.end()) break;
    if (same->second == text || i > most_texts) return;
    own = std::string(name) + " (" + std::to_string(i) + ")";
  }
  fields.emplace_back(std::move(own), text);
}

std::string label_in(std::string_view text) {
  return text.find('\n') == std::string_view::npos ? detail::name_in(text) : text::trimmed(text);
}

bool says_nothing(std::string_view text) {
  const std::string key = text::match_key(text);
  for (const std::string_view word : {"", "undefined", "null", "nan", "na", "n/a", "none", "?"})
    if (key == word) return true;
  return false;
}

Polarity sign_in(std::string_view text) {
  std::string word = text::trimmed(text);
  if (word.size() > 2 && word.front() == '(' && word.back() == ')')
    word = word.substr(1, word.size() - 2);
  return study::read_polarity(word, {}).value_or(Polarity::blank);
}

std::optional<double> number_in(std::string_view text) {
  const bool comma = text.find(',') != std::string_view::npos;
  const Result<double> number = text::parse_number(text, {}, comma);
  return number ? std::optional(*number) : std::nullopt;
}

}  // namespace fcm::drawn
