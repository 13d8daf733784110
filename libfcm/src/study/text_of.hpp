// SPDX-License-Identifier: MIT
//
// What coders read in one go: the conversation, else the document, else what the respondent said.
#pragma once

#include <string>

#include "fcm/study.hpp"

namespace fcm::study {

/// A name for it that no other has. Internal: personal data, never printed.
inline std::string text_of(const Claim& claim) {
  return !claim.conversation.empty() ? "conversation " + claim.conversation
         : !claim.document.empty()   ? "document " + claim.document
                                     : "respondent " + claim.respondent;
}

}  // namespace fcm::study
