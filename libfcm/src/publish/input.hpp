// SPDX-License-Identifier: MIT
//
// Everything the report may look at: what was published, what was found, and counts of who was
// heard. No voice can be told from another here.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/evidence.hpp"
#include "fcm/findings.hpp"
#include "fcm/model.hpp"
#include "fcm/project.hpp"
#include "fcm/publish.hpp"
#include "fcm/weigh.hpp"

namespace fcm::reporting {

struct OutcomeFacts {
  Outcome said;
  Index factor = 0;
  std::string label;
  std::size_t cause_voices = 0;            ///< voices that named any cause of it
  std::vector<std::string> silent_places;  ///< places whose voices named none
};

struct PlaceHeard {
  std::string name;
  std::size_t voices = 0;
};

/// Who spoke and who did not, in counts.
struct Heard {
  bool study = false;  ///< false: the project stands on a map file
  std::size_t voices = 0, silent = 0, withheld = 0, people = 0;
  std::size_t claims = 0;           ///< coded statements, all coders
  std::vector<std::string> coders;  ///< their names
  std::size_t different = 0;        ///< statements (voice, connection) in what all coders read
  std::size_t found_by_all = 0;     ///< of them, by every coder
  std::size_t with_basis = 0, aims = 0;
  std::size_t without_strength = 0, without_direction = 0;
  std::vector<PlaceHeard> places;
  std::vector<std::size_t> leading_to;  ///< per factor: voices that told a link into it
};

struct ReportInput {
  std::string title, question, ask, voices, date;
  std::vector<OutcomeFacts> outcomes;
  Published<Map> map;
  Published<std::vector<std::optional<Statement>>> statements;
  std::vector<std::vector<Index>> told;  ///< per link of the map: positions in statements
  Heard heard;
  const Findings& findings;
  Account account;
  EvidenceOptions evidence;
  WeighOptions weigh;
  bool anchored = true;
  Carry carry = Carry::middle;
  bool weighed_by_people = true;  ///< voices have the weights of Findings::representation
  Words words = Words::none;
  std::string words_because;  ///< why words may be shown where tables have no consent
  std::vector<std::pair<std::string, std::string>> inputs;  ///< file, SHA-256
  /// Ids of the claims behind each of Agreement::differences.
  std::vector<std::vector<std::string>> differing_claims;
  Places places;                      ///< where earlier drawings had factors
  std::optional<Narrowed> narrowed;   ///< the report is of these voices alone
  std::vector<std::string> left_out;  ///< not tried or not reported, and why

  const Finding& finding(Index scenario, Index outcome) const {
    return findings.findings[scenario * outcomes.size() + outcome];
  }
  const Scenario& scenario(Index i) const { return findings.what_if.scenarios[i].scenario; }
};

/// "Listening to residents"; of the scenario's own map where something new came in.
const std::string& label_of(const Map&, Index factor);
std::string title_of(const Scenario&);

}  // namespace fcm::reporting
