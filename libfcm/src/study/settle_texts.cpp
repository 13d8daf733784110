// SPDX-License-Identifier: MIT
#include "study/settle_texts.hpp"

#include <utility>

#include "study/coded_names.hpp"
#include "study/sheet.hpp"
#include "text/utf8.hpp"

namespace fcm::study {
namespace {

void shorten(std::string& text, std::size_t characters, Change& change, const Place& place) {
  if (text.size() <= characters || text::code_points(text) <= characters) return;
  text = stripped(text::cut(text, characters));
  change.at(place);
}

}  // namespace

void Texts::clean(std::string& text, const Place& place) {
  // Most are clean, and looking is faster than copying. Bidi overrides stay: they are doubted where
  // factors are read, and belong to the words of some languages.
  if (!text::has_controls(text) && text::invalid_at(text) == 0) return;
  std::string other = text::without_controls(text);
  if (other == text) return;
  text = std::move(other);
  controls_.at(place);
}

void Texts::line(std::string& text, const Place& place, std::size_t characters) {
  if (text.empty()) return;
  clean(text, place);
  text = text::trimmed(text);
  shorten(text, characters, shortened_, place);
}

void Texts::id(std::string& text, const Place& place) {
  if (text.empty()) return;
  line(text, place, Limits{}.id_characters);
  if (!text.empty()) return;
  text = "unnamed";
  unnamed_.at(place);
}

void Texts::word(std::string& text, const Place& place) {
  line(text, place);
  text = text::match_key(text);
}

void Texts::passage(std::string& text, const Place& place, std::size_t characters) {
  if (text.empty()) return;
  text = text::with_lf(std::move(text));
  clean(text, place);
  text = stripped(text);
  shorten(text, characters, cut_, place);
}

void Texts::values(std::vector<std::string>& all, const Place& place, std::string_view separators) {
  if (all.empty()) return;
  std::string cell;
  for (std::string& value : all) {
    line(value, place);
    if (cell.size() + value.size() + 2 > Limits{}.field_bytes) {
      shortened_.at(place);
      break;
    }
    cell += (cell.empty() ? "" : ";") + value;
  }
  all = listed(cell, separators);
}

void Texts::tell(Account& account) const {
  const auto say = [&](const Change& change, const char* code, const char* one, const char* many,
                       const char* what, const char* hint) {
    if (change.count > 0)
      warn(account, code, counted(change.count, one, many) + what, change.first, hint);
  };
  say(controls_, "text.control", "text", "texts",
      " held invisible control characters, which are read as spaces", "type the names again");
  say(unnamed_, "id.empty", "name", "names",
      " of spaces or control characters alone, read as 'unnamed'", "give what has no name one");
  say(shortened_, "limit.id", "name", "names", " cut where the limit is", "shorten them");
  say(cut_, "limit.quote", "text", "texts", " cut after 10,000 characters", "code smaller pieces");
}

std::string Unique::numbered(const std::string& name) {
  constexpr std::size_t room = 12;  // for " (2)", " (3)", ...
  const std::string start = stripped(text::cut(name, Limits{}.id_characters - room));
  for (std::size_t& number = next_.emplace(start, 2).first->second;; ++number) {
    std::string other = start + " (" + std::to_string(number) + ")";
    if (take(other)) return other;
  }
}

}  // namespace fcm::study
