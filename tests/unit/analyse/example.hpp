// SPDX-License-Identifier: MIT
//
// The study of data/public-documents, weighed by default.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "fcm/evidence.hpp"
#include "fcm/formats.hpp"
#include "fcm/weigh.hpp"

namespace small {

inline const fcm::Evidence& public_documents() {
  static const fcm::Evidence evidence = [] {
    const auto study = fcm::read_study(FCM_SOURCE_DIR "/data/public-documents");
    if (!study) FAIL(fcm::to_text(study.error()));
    return fcm::gather(study->value);
  }();
  return evidence;
}

inline const fcm::Map& public_documents_map() {
  static const fcm::Map map = fcm::weigh(public_documents()).value();
  return map;
}

inline const std::vector<std::string>& public_outcomes() {
  static const std::vector<std::string> names = {"social_isolation", "connectedness", "wellbeing",
                                                 "statutory_demand", "health_inequalities"};
  return names;
}

}  // namespace small
