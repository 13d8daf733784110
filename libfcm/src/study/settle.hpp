// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "fcm/account.hpp"
#include "fcm/study.hpp"

namespace fcm::study {

/// Brings a study, whoever made it, into the form that can be written as a folder and is read again
/// equal: names and ids in one line, without control characters and no longer than the limits, each
/// id given once, several values apart, words of ours in lower case. What that changes, and is more
/// than white space, is told. `file` is the place of what has none. A study in that form stays as
/// it is. O(text log text). Codes, all warnings: text.control, id.empty, id.duplicate, limit.id,
/// limit.quote, merge.factor, merge.people, merge.consent.
void settle(Study&, const std::string& file, Account&);

}  // namespace fcm::study
