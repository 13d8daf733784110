// SPDX-License-Identifier: MIT
//
// Claims by each convention.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fcm/coded_texts.hpp"
#include "study/coded_people.hpp"

namespace fcm::study {

/// One causal statement that a convention found, before factors have numbers.
struct Found {
  std::string from, to;                     ///< names of factors
  std::optional<Index> from_code, to_code;  ///< that they are
  Relation relation;
  std::optional<Index> selection;  ///< its evidence
  std::string quote;               ///< where it is not that of the selection alone
  std::string coder, note;
  const std::map<std::string, std::string>* details = nullptr;
  std::vector<std::string> tags;
  Place read_at;
};

/// A link that says it is causal and cannot be read as one.
struct Refusal {
  std::string code, message, hint;
  Place read_at;
};

struct FoundClaims {
  std::vector<Found> claims;
  std::vector<Refusal> refused;
  std::map<std::string, std::size_t> left_out;   ///< names of relations that are not causal
  std::map<std::string, std::size_t> unsigned_;  ///< of relations without a sign
  std::size_t crossed = 0;                       ///< pieces with several causes and effects
};

/// Names of codes as factors: alone where it is the only one of that name, else with those above.
std::vector<std::string> factor_names(const std::vector<Code>&);

/// The factor that a code of that name is; its sets "kind: outcome", "level: system" and "id: f1"
/// are what we write for what a code has no place for.
StudyFactor factor_of(const Code&, const std::string& name);

FoundClaims find_claims(const CodedTexts&, const Mapping&, Convention,
                        const std::vector<std::string>& names);

}  // namespace fcm::study
