// SPDX-License-Identifier: MIT
//
// What coders put into names: relations, arrows, roles, attributes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fcm/coded_texts.hpp"

namespace fcm::study {

/// "+ 0.50 increases" is plus and .5; "is part of" is not causal; "affects" is causal and blank.
/// What `mapping` says of the name comes first.
Relation read_relation(std::string_view name, const Mapping&);

/// What the mapping itself says of a name.
std::optional<Relation> said_of(std::string_view name, const Mapping&);

/// "1 link", "1,200 links"
std::string counted(std::size_t, std::string_view one, std::string_view many);

/// A name to write that read_relation() understands.
std::string relation_name(Polarity, const std::optional<double>& strength);

struct Arrow {
  std::string from, to;
  Relation relation;
};

/// "A -> B", "A → B", "A => B", "A >> B", each with a sign or number after it: "A -> B (+)". A
/// single > is a level of a hierarchy and no arrow.
std::optional<Arrow> read_arrow(std::string_view name, const Mapping&);

enum class CodeRole { none, cause, effect };

/// A code's role by its name ("Cause: X"), else by the code above it or a set it is in; and the
/// name without it.
std::pair<CodeRole, std::string> read_role(const Code&, const Mapping&);

/// "gender: male" as an attribute; nothing where the name is not so.
std::optional<std::pair<std::string, std::string>> read_attribute(std::string_view name);

/// The fields of a name by a pattern such as "{respondent} - {gender}, {age}"; none where it does
/// not fit.
std::vector<std::pair<std::string, std::string>> read_pattern(std::string_view name,
                                                              std::string_view pattern);

/// Splits names such as "Coke::diet Coke" and "Health > Access" into parents and name, and names
/// whose beginning is itself a code (health and health.access).
void find_parents(std::vector<Code>&);

/// Names of attributes as the study's own tables have them: lower case, "ward" as "place".
std::string attribute_name(std::string_view);
void add_attribute(Attributes&, std::string_view name, std::string_view value);

}  // namespace fcm::study
