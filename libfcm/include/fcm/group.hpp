// SPDX-License-Identifier: MIT
//
// A group of voices: those of which something holds, as in place=Surrey, or place=Surrey, age=75+
// where both must hold. A voice may belong to several groups; everything it said belongs to each.
//
//     Result<Group> surrey = parse_group("place=surrey").and_then(
//         [&](const Group& group) { return find_group(evidence, group); });
//     std::vector<double> omega = group_weights(evidence, weighing, *surrey);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fcm/evidence.hpp"
#include "fcm/result.hpp"
#include "fcm/weigh.hpp"

namespace fcm {

/// All conditions must hold; none: everybody.
struct Group {
  struct Condition {
    std::string attribute;  ///< of Voice::attributes, place included
    std::string value;      ///< one of a voice's values
    bool operator==(const Condition&) const = default;
  };
  std::vector<Condition> conditions;
  bool operator==(const Group&) const = default;
  bool everybody() const { return conditions.empty(); }
};

/// "place=Surrey, age=75+". What follows a comma and has no "=" belongs to the value before it.
/// Code "group.unreadable".
Result<Group> parse_group(std::string_view);

/// The group as the tables of the study spell it; attributes and values match like other names
/// (case, white space and the form of Unicode do not count). Codes "group.no_voices" (a map has
/// none), "group.unknown_attribute", "group.unknown_value", "group.nobody" (every condition is met
/// by some voice, and all by none).
Result<Group> find_group(const Evidence&, const Group&);

/// Which voices belong to it, for a group as find_group() gives it. O(voices).
std::vector<bool> members(const Evidence&, const Group&);

/// voice_weights() of its members, 0 for the others: a weight vector for link_weights().
std::vector<double> group_weights(const Evidence&, const WeighOptions&, const Group&);

/// As it was written: "place=Surrey, age=75+".
std::string to_text(const Group&);

/// For people: "place Surrey and age 75+". A conversation or document is not named.
std::string in_words(const Group&);

/// What one value of an attribute is said of.
struct GroupValue {
  std::string value;
  std::size_t voices = 0;
  bool operator==(const GroupValue&) const = default;
};

struct GroupAttribute {
  std::string name;
  std::vector<GroupValue> values;  ///< sorted; a voice may be in several
  std::size_t without = 0;         ///< voices of which it is not known
  bool operator==(const GroupAttribute&) const = default;
};

/// The attributes by which groups may be told apart and named, place first, then sorted: of two
/// values or more, and at most half as many values as voices that have one, so that a name or a
/// number of each voice is none. Conversations and documents are no groups of people.
std::vector<GroupAttribute> group_attributes(const Evidence&);

/// The voices of a group and what they told, as evidence of its own: a link that none of them told
/// is not in it, unless it is one of `also`, whose weight is then 0. Voices keep their weights.
/// `keep` has one entry per voice.
Evidence narrow(const Evidence&, const std::vector<bool>& keep,
                const std::vector<EvidenceLink>& also = {});

}  // namespace fcm
