// SPDX-License-Identifier: MIT
//
// What of a study goes with a voice.
#pragma once

#include <set>
#include <string>

#include "fcm/study.hpp"

namespace fcm::disclose {

using Ids = std::set<std::string>;

/// A voice that is leaving: a respondent, or a whole conversation in which nobody has an id.
struct Leaving {
  bool talk = false;
  std::string id;
  Ids conversations, documents;  ///< that nobody else is in
  std::size_t shared = 0;        ///< talks and documents of the voice with others in them

  bool told(const Claim&) const;
  bool is(const Respondent&) const;
  std::string key() const;  ///< Voice::key
};

/// The voice of this id. `study_path` is for messages, which do not name it. Codes
/// withdraw.unknown, withdraw.named.
Result<Leaving> find_leaving(const Study&, const std::string& id, const std::string& study_path);

/// Ids of the factors that this voice alone spoke of.
Ids factors_of(const Study&, const Leaving&);

/// All that the others said. Factors stay.
Study without(const Study&, const Leaving&);

/// Whether both studies say the same, on whatever lines of their files it stands and in whatever
/// order the factors are.
bool same_said(const Study&, const Study&);

}  // namespace fcm::disclose
