// SPDX-License-Identifier: MIT
//
// A brief: what a project says beside its map, in words, as an audience may have it. From a brief
// and a published map come cards, the guide, the summary, the table and the workbook.
//
//     auto brief = publish(loaded, &findings, Audience::workshop);
//     auto map = publish(loaded.map, Audience::workshop, loaded.project.sensitive);
//     auto summary = make_summary(map, brief, {});
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "fcm/findings.hpp"
#include "fcm/project.hpp"
#include "fcm/publish.hpp"

namespace fcm {

struct BriefOutcome {
  std::string id;  ///< of the factor
  std::string label;
  std::string wanted;  ///< "more", "less"; empty where nobody said
  bool operator==(const BriefOutcome&) const = default;
};

/// A scenario, as it stands on a card.
struct BriefIdea {
  std::string letter;  ///< A, B, ... Z, AA: by place in the project, whatever else is left out
  std::string name;    ///< in the project
  std::string title, level;
  std::string comes_from;  ///< in a working copy alone: it may name few
  std::string lasts, cost;
  bool risk = false;
  bool compared = false;             ///< with the others, on each outcome
  std::vector<std::string> does;     ///< "more: Places to meet"
  std::vector<std::string> assumes;  ///< what nobody in the study said
  std::vector<std::string> moves;    ///< ids of the factors it moves
  bool operator==(const BriefIdea&) const = default;
};

/// What an idea does on an outcome.
struct BriefEffect {
  Index idea = 0, outcome = 0;   ///< positions in the brief
  std::optional<double> effect;  ///< scenario minus baseline
  /// 95 of 100 redraws of who spoke are between. Only where so many voices told a chain that it is
  /// worth printing, and as many as the rule of the audience asks.
  std::optional<double> from, to;
  double of_furthest = 0;  ///< |effect| over that of the idea that goes furthest on the outcome
  bool wanted = false;     ///< the wanted way
  std::string words;       ///< "points to less": SCENARIOS, "What may be said"
  std::string rests_on;    ///< voices, in words as the audience may know them; may be empty
  std::string how_sure;    ///< a sentence, or "too few to say how sure"; empty: nothing was redrawn
  bool operator==(const BriefEffect&) const = default;
};

struct Brief {
  std::string title, question, ask, date;
  std::string who;         ///< whom the voices are, as the project says it
  std::size_t voices = 0;  ///< heard; 0: the project stands on a map file
  std::size_t claims = 0;
  std::vector<std::string> not_heard;  ///< groups of the population of whom nobody was heard
  std::vector<BriefOutcome> outcomes;
  std::vector<BriefIdea> ideas;
  std::vector<BriefEffect> effects;   ///< every idea x outcome; empty without findings
  std::size_t outcomes_left_out = 0;  ///< shown to others, or of a factor that is left out
  std::size_t ideas_left_out = 0;     ///< that name a factor which is left out
  std::vector<std::string> left_out;  ///< the same and more, in sentences
  bool operator==(const Brief&) const = default;
};

/// Without findings there are no effects. Levers that nobody wrote down as ideas are none.
Published<Brief> publish(const Loaded&, const Findings*, Audience);

}  // namespace fcm
