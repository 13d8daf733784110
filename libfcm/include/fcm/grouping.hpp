// SPDX-License-Identifier: MIT
//
// A grouping: the voices of a study told apart by one attribute (place, age, communities, wave,
// researcher, coder, ...). A voice may belong to several groups, with everything it said.
//
// What is known of a talk, and not of the person, may change from talk to talk: who was heard in
// two waves has said some things in one and some in the other. Such voices are rows of their own,
// one for each value; and by `coder` a voice is a row for each coder who read it.
#pragma once

#include <string>
#include <vector>

#include "fcm/evidence.hpp"
#include "fcm/result.hpp"
#include "fcm/study.hpp"

namespace fcm {

struct Grouping {
  std::string attribute;     ///< as the tables spell it
  Evidence evidence;         ///< its voices are rows: a voice, or what it said in one of the groups
  std::vector<Index> voice;  ///< per row: its voice, in the evidence that was grouped

  struct Value {
    std::string name;
    std::vector<bool> rows;  ///< one entry per row
    std::size_t voices = 0;  ///< that have it
  };
  std::vector<Value> values;  ///< sorted by name; two or more
  bool split = false;         ///< some voice is several rows, each in groups of its own

  std::size_t without = 0;  ///< rows of which the attribute is not known
};

/// `told` is gather(study, options), or narrow()ed from that, its voices with the weights that they
/// have; a row has that of its voice. By coder: only voices that two coders read. Codes
/// group.no_voices, group.unknown_attribute, group.no_groups (everybody has the same value, or
/// nearly everybody another). O(claims log claims).
Result<Grouping> group_by(const Study& study, const Evidence& told, const std::string& attribute,
                          const EvidenceOptions& = {});

}  // namespace fcm
