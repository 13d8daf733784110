// SPDX-License-Identifier: MIT
//
// Evidence: who told which link, and how. The sparse voice x link table that all weighing starts
// from. Every question about people (leave one out, a group, a redraw) is a weight vector over its
// voices; the links stay the same, and an untold link has weight 0.
//
// Value of a cell (SCENARIOS, "Voices and conversations"): a coder's value is the mean of the
// signed strengths of the claims that this coder saw; the voice's value is the mean over the
// coders who read what the voice said, a coder who read it and saw nothing counting 0.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fcm/study.hpp"

namespace fcm {

/// The unit that is counted: the respondent, else the conversation, else the document, else the
/// row. Everyone heard is a voice, those without a claim included.
struct Voice {
  std::string key;                  ///< internal: personal data, never printed
  std::vector<std::string> places;  ///< sorted; may be empty
  int people = 1;                   ///< taking part, where the voice is a whole conversation
  bool survey = false;              ///< asked link by link: an unasked link leaves the denominator
  /// What the record of what it said and whom it stands for make of it (representation.hpp).
  double weight = 1;
  /// Of the respondent, else of the conversations; sorted values. Also place, conversation,
  /// document, researcher, form, record (always of the conversations), origin, where they are
  /// known. Personal data.
  Attributes attributes;
  bool operator==(const Voice&) const = default;
};

/// What one voice said of one link.
struct Cell {
  Index voice = 0;
  Index link = 0;
  double value = 0;     ///< signed, -1..1; 0 where only unsigned claims or "none"
  double strength = 0;  ///< mean unsigned strength of the claims with + or -; 0 where there is none
  std::size_t claims = 0;  ///< the most that any one coder saw
  bool plus = false;       ///< said +, by any coder's reading
  bool minus = false;      ///< said -
  bool none = false;       ///< said to make no difference
  bool unsigned_ = false;  ///< blank, both or unsure: counted, drawn, not simulated
  bool operator==(const Cell&) const = default;
  bool signed_() const { return plus || minus || none; }
};

/// One of the answers in a cell, for what counts answers instead of averaging them.
struct Said {
  double value = 0;  ///< signed strength, -1..1; 0: said to make no difference
  double share = 1;  ///< of the voice's one answer; coders who saw it share it equally
  bool operator==(const Said&) const = default;
};

struct EvidenceLink {
  Index from = 0;
  Index to = 0;
  bool operator==(const EvidenceLink&) const = default;
};

struct Evidence {
  std::vector<StudyFactor> factors;
  std::vector<EvidenceLink> links;  ///< sorted by (from, to)
  std::vector<Voice> voices;
  std::vector<Cell> cells;                 ///< sorted by (link, voice)
  std::vector<std::vector<Index>> claims;  ///< per cell: positions in Study::claims
  std::vector<std::vector<double>> parts;  ///< per cell, by claim: its part of the cell's value
  std::vector<std::vector<Said>> said;     ///< per cell: by value; empty where it has no direction
  std::string coders = "together";         ///< or the name of the only coder that was read
  std::size_t withheld = 0;                ///< voices left out: no consent to analyse, or withdrawn
  std::size_t without_strength = 0;   ///< claims whose blank strength was read as `no_strength`
  std::size_t without_direction = 0;  ///< claims that are blank, both or unsure
  std::size_t rows_as_voices = 0;     ///< claims with no respondent, conversation or document
  bool operator==(const Evidence&) const = default;
};

struct EvidenceOptions {
  double no_strength = 0.5;    ///< strength of a claim that states none
  bool blank_is_plus = false;  ///< read a blank polarity as +
  std::string only_coder;      ///< empty: all coders together; else that coder's reading alone
  bool coders_apart = false;   ///< a coder who read it and saw nothing counts nothing, and not 0
  bool stated_only = false;    ///< claims whose certainty is is_stated(), and no others
  std::string today;  ///< ISO date; consent that ended before it is withdrawn. Empty: not checked
  bool operator==(const EvidenceOptions&) const = default;
};

/// Whether a coded certainty says that the words themselves tell of the link: stated, explicit,
/// direct. Every other word, and none, says that a coder understood it so.
bool is_stated(std::string_view certainty);

/// O(claims log claims).
Evidence gather(const Study&, const EvidenceOptions& = {});

/// The same voices, each as often as coders read what it said, and each time as one of them alone
/// read it, with the attribute `coder`: so that a draw may be read by one coder.
struct ReadByEach {
  Evidence evidence;         ///< its voices are rows: a voice and a coder
  std::vector<Index> voice;  ///< per row, in the evidence of all together
  /// Per row: which of the voice's coders, in the order of their names, and of how many.
  std::vector<std::pair<Index, Index>> turn;
};
/// `together` is gather(study, options) of all coders.
ReadByEach read_by_each(const Study&, const Evidence& together, const EvidenceOptions& = {});

/// The coders of a study, sorted; empty where no claim names one.
std::vector<std::string> coders(const Study&);

}  // namespace fcm
