// SPDX-License-Identifier: MIT
#include "map/answers.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "core/elementary.hpp"
#include "text/number.hpp"

namespace fcm::detail {
namespace {

const LinguisticTerm* term_of(const std::vector<LinguisticTerm>& terms, double value) {
  for (const LinguisticTerm& term : terms)
    if (std::abs(term.value - value) < 1e-9) return &term;
  return nullptr;
}

}  // namespace

Answers answers_to(const Evidence& evidence, Cells cells, Omega omega) {
  if (evidence.said.size() != evidence.cells.size())
    throw std::logic_error("fcm: answers are needed for each cell");
  Answers answers;
  for (const Cell& cell : cells)
    for (const Said& saying :
         evidence.said[static_cast<std::size_t>(&cell - evidence.cells.data())])
      answers[saying.value] += omega[cell.voice] * saying.share;
  return answers;
}

LinguisticOptions with_terms(LinguisticOptions options) {
  if (options.terms.empty()) options.terms = usual_terms();
  return options;
}

double weight_of_words(const Answers& answers, double asked, Zeros zeros,
                       const LinguisticOptions& options) {
  double answered = 0;
  for (const auto& [value, weight] : answers) answered += weight;
  const double whole = zeros == Zeros::in ? asked : answered;
  std::vector<FuzzyPart> parts;
  for (const auto& [value, weight] : answers) {
    const LinguisticTerm* term = term_of(options.terms, value);
    if (term == nullptr) throw std::logic_error("fcm::link_weights: a strength that is no word");
    if (weight > 0) parts.push_back({term->set, weight / whole});
  }
  return defuzzified(parts, options).value_or(0);
}

Spread spread_of(const Evidence& evidence, Cells cells, Omega omega) {
  Spread spread;
  double told = 0, plus = 0, minus = 0, bits = 0;
  for (const Cell& cell : cells) {
    told += omega[cell.voice];
    plus += cell.plus ? omega[cell.voice] : 0;
    minus += cell.minus ? omega[cell.voice] : 0;
  }
  double left = told;
  const auto add = [&](double weight) {
    const double p = told > 0 ? weight / told : 0;
    if (p > 0) bits -= p * core::log(p) / core::log(2);
  };
  for (const auto& [value, weight] : answers_to(evidence, cells, omega)) {
    add(weight);
    left -= weight;
  }
  if (left > 1e-12 * told) add(left);
  spread.entropy = std::max(0.0, bits);
  if (plus + minus > 0) spread.consistency = std::abs(plus - minus) / (plus + minus);
  return spread;
}

Result<void> check_words(const Evidence& evidence, const WeighOptions& options) {
  if (options.weighing != Weighing::linguistic) return {};
  const LinguisticOptions linguistic = with_terms(options.linguistic);
  for (const std::vector<Said>& said : evidence.said)
    for (const Said& saying : said)
      if (term_of(linguistic.terms, saying.value) == nullptr)
        return problem("weighing.no_term",
                       "linguistic weights need words, and a claim has a strength that is none", {},
                       "write weak, medium or strong, or weigh by net or conditional",
                       text::shortest(saying.value));
  return {};
}

}  // namespace fcm::detail
