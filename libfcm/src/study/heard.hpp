// SPDX-License-Identifier: MIT
//
// Everyone heard, before the claims are gathered: who is a voice, who said no, and what is known
// of each.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "fcm/evidence.hpp"

namespace fcm::study {

/// What is known of one voice before the claims are gathered.
struct Heard {
  const Respondent* respondent = nullptr;
  std::set<std::string> conversations;
  std::set<std::string> documents;
  std::set<std::string> places;  ///< stated in its claims
};

using Voices = std::map<std::string, Heard>;  ///< by key
using Talks = std::unordered_map<std::string, const Conversation*>;

/// "respondent ann", else the conversation, the document, the row at this position.
std::string voice_key(const Claim&, Index position);

/// `keys`: voice_key() of each claim.
Voices everyone(const Study&, const std::vector<std::string>& keys);

/// The respondent's own word on consent counts; where there is none, that of the conversations.
bool speaks_alone(const Heard&);

bool talk_says_no(const Talks&, const std::string& id, const std::string& today);

bool withheld(const Heard&, const Talks&, const std::string& today);

Voice voice_of(const std::string& key, const Heard&, const Study&, const Talks&);

}  // namespace fcm::study
