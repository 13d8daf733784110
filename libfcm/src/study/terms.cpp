// SPDX-License-Identifier: MIT
#include "study/terms.hpp"

#include <array>
#include <string>

#include "text/utf8.hpp"

namespace fcm::study {
namespace {

struct Size {
  std::string_view word;
  double strength;
};

template <std::size_t n>
std::optional<Term> with_sign(char sign, std::string_view word, const std::array<Size, n>& sizes) {
  if (sign != '+' && sign != '-') return std::nullopt;
  for (const Size& size : sizes)
    if (size.word == word)
      return Term{sign == '+' ? Polarity::plus : Polarity::minus, size.strength};
  return std::nullopt;
}

}  // namespace

std::optional<Term> read_term(std::string_view cell) {
  if (cell.size() < 2 || cell.size() > 12) return std::nullopt;
  static constexpr std::array<Size, 10> fcmpy = {{{"vl", 1.0 / 12},
                                                  {"l", .25},
                                                  {"m", .5},
                                                  {"h", .75},
                                                  {"vh", 11.0 / 12},
                                                  {"very low", 1.0 / 12},
                                                  {"low", .25},
                                                  {"medium", .5},
                                                  {"high", .75},
                                                  {"very high", 11.0 / 12}}};
  static constexpr std::array<Size, 3> mental_modeler = {{{"l", .25}, {"m", .62}, {"h", 1}}};
  if (cell.find_first_of("lLmMhH") == std::string_view::npos) return std::nullopt;  // quickly
  const std::string key = text::match_key(cell);
  if (key.size() < 2) return std::nullopt;
  const std::string_view word = key;
  const std::string rest = text::trimmed(word.substr(1));
  if (const auto term = with_sign(key.front(), rest, fcmpy)) return term;
  return with_sign(key.back(), word.substr(0, word.size() - 1), mental_modeler);
}

}  // namespace fcm::study
