// SPDX-License-Identifier: MIT
//
// What was said of one link, answer by answer.
#pragma once

#include <map>

#include "fcm/weigh.hpp"
#include "map/cells.hpp"

namespace fcm::detail {

/// Voice weight per word said of one link.
using Answers = std::map<double, double>;

Answers answers_to(const Evidence&, Cells, Omega);

Spread spread_of(const Evidence&, Cells, Omega);

/// With usual_terms() where there are none.
LinguisticOptions with_terms(LinguisticOptions);

/// `asked`: voice weight of all who were asked, which zeros in divide by.
double weight_of_words(const Answers&, double asked, Zeros, const LinguisticOptions&);

/// Code "weighing.no_term", where words are weighed.
Result<void> check_words(const Evidence&, const WeighOptions&);

}  // namespace fcm::detail
