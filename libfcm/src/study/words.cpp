// SPDX-License-Identifier: MIT
#include "study/words.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm::study {
namespace {

template <class Value>
using Words = std::map<std::string, Value, std::less<>>;

template <class Value>
std::vector<std::string> keys_of(const Words<Value>& words) {
  std::vector<std::string> keys;
  for (const auto& word : words)
    if (word.first.size() > 2) keys.push_back(word.first);
  return keys;
}

// A word as written; nothing where it is so long that it may be a quote in the wrong column.
std::string shortened(std::string_view text) {
  const std::string value = text::trimmed(text);
  const bool is_words =
      text::code_points(value) > 24 || std::count(value.begin(), value.end(), ' ') > 2;
  return is_words ? std::string() : value;
}

std::string quoted(std::string_view text) {
  const std::string value = shortened(text);
  return value.empty() ? "of many words" : "\"" + value + "\"";
}

// "did you mean 'x'? " in front of what always holds.
std::string with_guess(std::string guess, const std::string& hint) {
  return guess.empty() ? hint : guess + " " + hint;
}

const Words<Polarity>& polarity_words() {
  static const Words<Polarity> words = [] {
    Words<Polarity> all;
    const auto add = [&](Polarity polarity, const std::vector<std::string>& given) {
      for (const std::string& word : given) all.emplace(text::match_key(word), polarity);
    };
    add(Polarity::plus,
        {"+", "++", "pos", "positive", "p", "plus", "increase", "increases", "increased", "raises",
         "more", "up", "same", "1", "+1", "+ve", "adds to", "is cause of", "leads to"});
    add(Polarity::minus,
        {"-", "neg", "negative", "n", "minus", "decrease", "decreases", "decreased", "reduces",
         "lowers", "less", "down", "opposite", "-1", "-ve", "subtracts from", "prevents"});
    add(Polarity::none, {"none", "no effect", "no difference", "no change", "neutral"});
    add(Polarity::both, {"both", "\xC2\xB1", "+/-", "mixed", "both ways"});
    add(Polarity::unsure, {"unsure", "?", "unknown", "unclear", "not sure", "don't know"});
    add(Polarity::blank, {"", "na", "n/a", "null"});
    return all;
  }();
  return words;
}

const Words<double>& strength_words() {
  // VL to VH as in FCMpy, see study/terms.hpp.
  static const Words<double> words = {{"weak", .25},
                                      {"low", .25},
                                      {"small", .25},
                                      {"slight", .25},
                                      {"medium", .5},
                                      {"moderate", .5},
                                      {"middle", .5},
                                      {"strong", .75},
                                      {"high", .75},
                                      {"large", .75},
                                      {"big", .75},
                                      {"vl", 1.0 / 12},
                                      {"l", .25},
                                      {"m", .5},
                                      {"h", .75},
                                      {"vh", 11.0 / 12},
                                      {"very low", 1.0 / 12},
                                      {"very weak", 1.0 / 12},
                                      {"very high", 11.0 / 12},
                                      {"very strong", 11.0 / 12}};
  return words;
}

}  // namespace

Result<Polarity> read_polarity(std::string_view cell, const Place& place) {
  const std::string key = text::match_key(cell);
  if (const auto found = polarity_words().find(key); found != polarity_words().end())
    return found->second;
  for (const std::string_view word : {"--", "+-", "-+", "0", "no", "yes"})
    if (key == word)
      return problem("polarity.ambiguous",
                     "polarity \"" + key + "\" means different things in different tools", place,
                     "write + where more leads to more, - where more leads to less, none where it "
                     "makes no difference, both where it goes both ways",
                     key);
  return problem("polarity.unknown", "polarity " + quoted(cell) + " is not known", place,
                 with_guess(text::did_you_mean(key, keys_of(polarity_words())),
                            "write +, -, none, both, unsure, or leave it blank"),
                 shortened(cell));
}

Result<std::optional<double>> read_strength(std::string_view cell, const Place& place,
                                            bool decimal_comma, const StrengthScale& scale) {
  const std::string key = text::match_key(cell);
  if (key.empty() || key == "na" || key == "n/a") return std::nullopt;
  if (const auto found = strength_words().find(key); found != strength_words().end())
    return found->second;
  const Result<double> number = text::parse_number(cell, place, decimal_comma);
  if (!number && number.error().code == "number.syntax")
    return problem("strength.unknown", "strength " + quoted(cell) + " is not known", place,
                   with_guess(text::did_you_mean(key, keys_of(strength_words())),
                              "write weak, medium, strong, or a number above 0 and up to 1"),
                   shortened(cell));
  if (!number) return tl::make_unexpected(number.error());
  if (std::find(scale.missing.begin(), scale.missing.end(), *number) != scale.missing.end())
    return std::nullopt;
  if (*number > 0 && *number <= scale.largest) return *number / scale.largest;
  return problem("weight.range",
                 "strength " + text::shortest(*number) + " is not above 0 and up to " +
                     text::shortest(scale.largest),
                 place,
                 *number < 0    ? "put the sign into the column polarity"
                 : *number == 0 ? "write none in the column polarity where it makes no difference"
                                : "give the largest value of your scale with --scale MAX, or "
                                  "--missing where the number is a code for a missing value",
                 shortened(cell));
}

Result<std::optional<int>> read_count(std::string_view cell, const Place& place, int least) {
  if (text::trimmed(cell).empty()) return std::nullopt;
  const Result<double> number = text::parse_number(cell, place);
  if (!number) return tl::make_unexpected(number.error());
  if (*number >= least && *number <= 1'000'000 && *number == std::floor(*number))
    return static_cast<int>(*number);
  return problem("count.range",
                 text::shortest(*number) + " is no number of people, from " +
                     std::to_string(least) + " to 1,000,000",
                 place, "write a whole number, or leave the cell blank", shortened(cell));
}

std::optional<bool> read_yes_no(std::string_view cell, const Place& place, const std::string& code,
                                Account& account) {
  const std::string key = text::match_key(cell);
  if (key.empty()) return std::nullopt;
  for (const std::string_view yes : {"yes", "y", "true", "1", "x", "prompted"})
    if (key == yes) return true;
  for (const std::string_view no : {"no", "n", "false", "0", "unprompted"})
    if (key == no) return false;
  warn(account, code, "a cell " + quoted(cell) + " is neither yes nor no and is read as not given",
       place, "write yes or no, or leave the cell blank");
  return std::nullopt;
}

bool is_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  int part[3] = {0, 0, 0};
  for (std::size_t i = 0, at = 0; i < 10; ++i) {
    if (i == 4 || i == 7) {
      ++at;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') return false;
    part[at] = 10 * part[at] + (text[i] - '0');
  }
  const auto [year, month, day] = part;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

Consent read_consent(std::string_view cell, const Place& place, Account& account) {
  Consent consent;
  const Words<std::optional<bool> Consent::*> words = {
      {"analyse", &Consent::analyse}, {"analyze", &Consent::analyse},
      {"yes", &Consent::analyse},     {"quote", &Consent::quote},
      {"quotes", &Consent::quote},    {"paraphrase", &Consent::paraphrase},
      {"publish", &Consent::publish}};
  const auto set_all = [&](bool value) {
    consent.analyse = consent.quote = consent.paraphrase = consent.publish = value;
  };
  for (const std::string& given : listed(cell, ";,")) {
    const std::string key = text::match_key(given);
    const bool denied = key.starts_with("no ") || key.starts_with("not ");
    const auto found = words.find(denied ? std::string_view(key).substr(key.find(' ') + 1) : key);
    if (found != words.end()) {
      consent.*found->second = !denied;
    } else if (key == "all") {
      set_all(true);
    } else if (key == "none" || key == "no" || key == "withdrawn" || key == "withdrew" ||
               key == "refused" || key == "declined") {
      set_all(false);
    } else if (key.starts_with("until ") && is_iso_date(std::string_view(key).substr(6))) {
      consent.until = key.substr(6);
    } else {
      warn(account, "consent.unknown", "a consent word is not known and is read as not given",
           place,
           "write analyse, quote, paraphrase, publish, all, none, withdrawn or until YYYY-MM-DD");
    }
  }
  return consent;
}

Consent agreed(const Consent& a, const Consent& b) {
  return a == b ? a
                : Consent{.analyse = false, .quote = false, .paraphrase = false, .publish = false};
}

void check_word(std::string_view word, const std::vector<std::string>& known, const Place& place,
                const std::string& code, const std::string& what, Account& account) {
  if (word.empty()) return;
  std::string all;
  for (const std::string& candidate : known) {
    if (candidate == word) return;
    all += (all.empty() ? "" : ", ") + candidate;
  }
  warn(account, code, what + " " + quoted(word) + " is not one of the known words", place,
       with_guess(text::did_you_mean(word, known), "known are: " + all));
}

}  // namespace fcm::study
