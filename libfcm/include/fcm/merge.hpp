// SPDX-License-Identifier: MIT
//
// Several studies as one: the files of several coders, places or tools.
#pragma once

#include <string>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/study.hpp"

namespace fcm {

struct StudyPart {
  std::string name;  ///< short, for claim ids: the file's name without its ending
  std::string file;  ///< for messages
  Study study;
};

/// Factors are one by id or label; people and conversations by id. Claim ids get the part's name in
/// front where there are several parts. Consent never gets wider. Codes: merge.people (what two
/// parts say of one person or conversation differs); warnings merge.factor, merge.consent.
Result<Read<Study>> merge(const std::vector<StudyPart>&);

}  // namespace fcm
