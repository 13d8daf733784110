// SPDX-License-Identifier: MIT
//
// What the tests of coded texts share: reading a village, and what it tells.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "fcm/formats.hpp"

namespace coded_villages {

inline fcm::Study read(const std::string& file, const std::string& claims) {
  const auto study = fcm::read_study(file, {.claims = claims});
  if (!study) FAIL(fcm::to_text(study.error()));
  CHECK(study->account.adds_up());
  return study->value;
}

/// "Visits - Loneliness"
inline std::string told(const fcm::Study& study, fcm::Index i) {
  const fcm::Claim& claim = study.claims.at(i);
  return study.factors[claim.from].label + " " + std::string(fcm::to_text(claim.polarity)) + " " +
         study.factors[claim.to].label;
}

}  // namespace coded_villages
