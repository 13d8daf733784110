// SPDX-License-Identifier: MIT
//
// Linguistic terms: how experts say which way and how much in one word.
#pragma once

#include <optional>
#include <string_view>

#include "fcm/study.hpp"

namespace fcm::study {

struct Term {
  Polarity polarity = Polarity::plus;
  double strength = 0;  ///< in (0, 1]
};

/// FCMpy: sign, then VL, L, M, H or VH, with the centroids of its triangles on [-1, 1] (1/12, 1/4,
/// 1/2, 3/4, 11/12; Mkhitaryan et al. 2022). Mental Modeler's older files: L, M or H, then the
/// sign, with the numbers of its own reader (.25, .62, 1). Case and kind of dash do not matter.
std::optional<Term> read_term(std::string_view cell);

}  // namespace fcm::study
