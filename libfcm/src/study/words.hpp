// SPDX-License-Identifier: MIT
//
// The coded words of a study: polarity, strength, yes and no, consent.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/study.hpp"

namespace fcm::study {

/// Codes: polarity.unknown; polarity.ambiguous for words that mean different things in different
/// tools ("--", "+-", "0", "no").
Result<Polarity> read_polarity(std::string_view, const Place&);

/// How strengths are counted in a file: the largest one, and the numbers for "no answer".
struct StrengthScale {
  double largest = 1;
  std::vector<double> missing;
};

/// weak .25, medium .5, strong .75, or a number in (0, 1]; nothing where the cell is blank. Codes:
/// strength.unknown, weight.range, number.*.
Result<std::optional<double>> read_strength(std::string_view, const Place&, bool decimal_comma,
                                            const StrengthScale& = {});

/// A whole number of people, at least `least`. Code count.range, number.*.
Result<std::optional<int>> read_count(std::string_view, const Place&, int least);

/// yes, y, true, 1, x; no, n, false, 0; nothing where blank; other words warn (`code`).
std::optional<bool> read_yes_no(std::string_view, const Place&, const std::string& code, Account&);

/// Words separated by ; or , in order, later ones overriding. Warning consent.unknown.
Consent read_consent(std::string_view, const Place&, Account&);

/// What two rows of one person say; no to everything unless they say the same.
Consent agreed(const Consent&, const Consent&);

/// YYYY-MM-DD, a day that exists.
bool is_iso_date(std::string_view);

/// Warns where a word is none of `known`; the word is kept.
void check_word(std::string_view word, const std::vector<std::string>& known, const Place&,
                const std::string& code, const std::string& what, Account&);

}  // namespace fcm::study
