// SPDX-License-Identifier: MIT
#include "publish/words.hpp"

#include <array>
#include <cmath>

#include "publish/drawing.hpp"
#include "text/number.hpp"

namespace fcm::reporting {

const std::string& label_of(const Map& map, Index factor) {
  const Factor& f = map.factors()[factor];
  return f.label.empty() ? f.id : f.label;
}

std::string title_of(const Scenario& scenario) {
  return scenario.title.empty() ? scenario.name : scenario.title;
}

std::string number_word(std::size_t n) {
  constexpr std::array<std::string_view, 13> words = {"no",   "one",    "two",   "three", "four",
                                                      "five", "six",    "seven", "eight", "nine",
                                                      "ten",  "eleven", "twelve"};
  return n < words.size() ? std::string(words[n]) : text::grouped(n);
}

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return number_word(n) + " " + std::string(n == 1 ? one : many);
}

std::string voices(std::size_t n) { return counted(n, "voice", "voices"); }

std::string ordinal(std::size_t n) {
  constexpr std::array<std::string_view, 11> words = {"",       "first", "second", "third",
                                                      "fourth", "fifth", "sixth",  "seventh",
                                                      "eighth", "ninth", "tenth"};
  if (n > 0 && n < words.size()) return std::string(words[n]);
  const std::size_t last = n % 100 / 10 == 1 ? 0 : n % 10;
  return std::to_string(n) + (last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
}

std::string percent(double share) {
  const double value = std::abs(share) * 100;
  const std::string sign = share < 0 ? "\xe2\x88\x92" : "";
  if (value > 0 && value < 0.5) return "under 1\xc2\xa0%";
  return sign + text::fixed(value, 0) + "\xc2\xa0%";
}

std::string of_hundred(double share) {
  if (share > 0 && share < 0.005) return "under 1";
  if (share < 1 && share >= 0.995) return "over 99";
  return std::to_string(static_cast<int>(share * 100 + 0.5));
}

std::string listed(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

std::string in_quotes(std::string_view text) {
  return "\xe2\x80\x9c" + std::string(text) + "\xe2\x80\x9d";
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

std::string in_lower(std::string text) {
  // "NHS waits" keeps its letters: only a capital before a small letter is lowered.
  if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a' && text[1] <= 'z')
    text[0] = static_cast<char>(text[0] + 32);
  return text;
}

std::string date_words(const std::string& iso) {
  constexpr std::array<std::string_view, 12> months = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return iso;
  for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9})
    if (iso[i] < '0' || iso[i] > '9') return iso;
  const int month = (iso[5] - '0') * 10 + iso[6] - '0';
  if (month < 1 || month > 12) return iso;
  return (iso[8] == '0' ? iso.substr(9, 1) : iso.substr(8, 2)) + " " +
         std::string(months[static_cast<std::size_t>(month - 1)]) + " " + iso.substr(0, 4);
}

std::string signed_number(double value, int digits) {
  // As many digits as it takes to show that it is not 0, within reason.
  while (value != 0 && digits < 9 && std::abs(value) < 0.5 * std::pow(10, -digits)) ++digits;
  const std::string size = text::fixed(std::abs(value), digits);
  const bool zero = size.find_first_not_of("0.") == std::string::npos;
  return zero ? size : (value < 0 ? "\xe2\x88\x92" : "+") + size;
}

std::string wanted(const OutcomeFacts& outcome) { return outcome.said.want_more ? "more" : "less"; }

std::string wanted_outcome(const OutcomeFacts& outcome) {
  return (outcome.said.directed ? wanted(outcome) + " " : "") + in_lower(outcome.label);
}

bool assumed(const Finding& finding) {
  return !finding.chains.empty() && finding.chains.front().assumed;
}

std::string phrase(const Finding& finding) {
  const std::string way = finding.effect && *finding.effect < 0 ? "less" : "more";
  const std::string supposing = assumed(finding) ? ", by what is assumed" : "";
  switch (finding.phrase) {
    case Phrase::not_talked_about:
      return "nobody talked about this";
    case Phrase::not_settled:
      return "no answer: the model did not settle";
    case Phrase::hardly:
      return "hardly reaches";
    case Phrase::both_ways:
      return "points both ways, on balance to " + way + supposing;
    case Phrase::one_voice:
      return "points to " + way + ", on one voice" + supposing;
    case Phrase::two_voices:
      return "points to " + way + ", on two voices" + supposing;
    case Phrase::points:
      return "points to " + way + supposing;
    case Phrase::holds:
      return "points to " + way + ", however we read it";
  }
  return "";
}

std::string resting_on(const Finding& finding) {
  if (assumed(finding)) return "an assumption";
  if (!finding.fragility || finding.phrase == Phrase::hardly) return "";
  const std::size_t n = finding.fragility->voices;
  return n == 0 ? "more than a few" : voices(n);
}

std::string done(const Intervention& what, const Map& map) {
  using Kind = Intervention::Kind;
  const auto label = [&](const std::string& id) {
    const std::optional<Index> factor = map.find(id);
    return factor ? label_of(map, *factor) : id;
  };
  const std::string factor = label(what.factor);
  const std::string amount = text::shortest(what.amount);
  const auto much = [&](std::string_view word) {
    if (what.amount == 0.25) return "slightly " + std::string(word) + ": " + factor;
    if (what.amount == 0.5) return std::string(word) + ": " + factor;
    if (what.amount == 0.75) return "much " + std::string(word) + ": " + factor;
    return std::string(word) + " (by " + amount + "): " + factor;
  };
  const std::string rounds = to_text(what.when);
  const std::string when = rounds.empty() ? "" : ", " + rounds + " of knock-on";
  switch (what.kind) {
    case Kind::more:
      return much("more") + when;
    case Kind::less:
      return much("less") + when;
    case Kind::keep:
      return "kept as it is: " + factor + when;
    case Kind::hold:
      return "held at " + amount + ": " + factor + when;
    case Kind::stop:
      return "stopped: " + factor + when;
    case Kind::clamp:
      return "clamped at " + amount + ": " + factor + when;
    case Kind::push:
      return "pushed by " + amount + ": " + factor + when;
    case Kind::connection:
      break;
  }
  std::string text = "the connection from " + in_quotes(label(what.connection.from)) + " to " +
                     in_quotes(label(what.connection.to));
  if (what.gone) text += " goes";
  if (what.times) text += " becomes " + text::shortest(*what.times) + " times as strong";
  if (what.weight) text += " weighs " + text::shortest(*what.weight);
  if (what.as_strong_as)
    text += " becomes as strong as that from " + in_quotes(label(what.as_strong_as->from)) +
            " to " + in_quotes(label(what.as_strong_as->to));
  if (what.as_if)
    text += " becomes as if " + text::shortest(what.as_if->voices) +
            (what.as_if->voices == 1 ? " voice" : " voices") + " had said so (strength " +
            text::shortest(what.as_if->strength) + ")";
  if (what.reach < 1) text += ", for " + percent(what.reach);
  return text;
}

std::string strength_word(double weight, double largest) {
  const int strength = strength_class(weight, largest);
  return weight == 0 ? "none" : strength == 3 ? "strong" : strength == 2 ? "medium" : "weak";
}

}  // namespace fcm::reporting
