// SPDX-License-Identifier: MIT
//
// Agreement: how far coders who read the same texts saw the same in them.
//
//     std::optional<Agreement> a = agreement(study);
//     if (a) print(a->pairs.front().found.value);   // Cohen's kappa
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "fcm/evidence.hpp"

namespace fcm {

/// Units that were coded alike.
struct Coded {
  std::vector<std::optional<Index>> categories;  ///< by coder; none: did not look at them
  std::size_t count = 1;                         ///< how many there are
  /// What is redrawn together. Units that one person said, or that lie in one text, are not
  /// independent of each other.
  Index group = 0;
};

/// Cohen 1960, "A coefficient of agreement for nominal scales": (po - pe) / (1 - pe), over the
/// units that both of two coders looked at. None where there are none, or where both used one
/// category and the same throughout.
std::optional<double> cohens_kappa(std::span<const Coded>, Index one, Index other);

/// Krippendorff 2011, "Computing Krippendorff's alpha-reliability", nominal: any number of coders,
/// units that some did not look at included. None where no unit was looked at twice, or only one
/// category was ever used.
std::optional<double> krippendorffs_alpha(std::span<const Coded>);

struct Redrawing {
  std::uint64_t draws = 2'000;
  std::uint64_t seed = 1;
};

/// A coefficient with the 2.5 and 97.5 percentiles of its redraws: groups drawn with replacement
/// (Efron 1979), as many as there are. No interval under 10 groups, or where more than a twentieth
/// of the redraws have no coefficient.
struct Coefficient {
  std::optional<double> value, low, high;
  std::size_t units = 0, groups = 0;
  bool operator==(const Coefficient&) const = default;
};
/// Time grows with draws * groups * categories^2.
Coefficient cohens_kappa(std::span<const Coded>, Index one, Index other, const Redrawing&);
Coefficient krippendorffs_alpha(std::span<const Coded>, const Redrawing&);

/// Two coders, in the passages that both read. A passage is what one voice said in one text; a
/// coder who coded anything in a text read all of it. Passages in which nobody coded anything are
/// not known, and left out.
struct CoderPair {
  Index one = 0, other = 0;  ///< of Agreement::coders
  std::size_t passages = 0;
  std::size_t one_saw = 0, other_saw = 0, both_saw = 0;        ///< statements: passage and link
  std::size_t same_direction = 0;                              ///< of both_saw
  std::size_t one_links = 0, other_links = 0, both_links = 0;  ///< links, wherever they were seen
  std::size_t same_sign = 0;  ///< of both_links: mean strengths of one sign
  /// Kappa of "saw it" or not. The units are every passage with every link that anyone saw
  /// anywhere: what neither saw is the agreement of the coders that there was nothing. The more
  /// links, the nearer it comes to 2 both_saw / (one_saw + other_saw) (Hripcsak and Rothschild
  /// 2005).
  Coefficient found;
  Coefficient direction;  ///< kappa of the direction, over what both saw

  std::size_t either_saw() const { return one_saw + other_saw - both_saw; }
  std::size_t either_links() const { return one_links + other_links - both_links; }
};

/// A link on which coders who read the same passage differ.
struct CodersDiffer {
  Index from = 0, to = 0;           ///< of Study::factors
  std::size_t not_seen = 0;         ///< passages in which some saw it, and others did not
  std::size_t other_direction = 0;  ///< passages in which they saw different directions
  std::vector<std::size_t> saw;     ///< by coder: passages, of those that others read too
  std::vector<Index> claims;        ///< positions in Study::claims, rising
  std::size_t passages() const { return not_seen + other_direction; }
};

struct Agreement {
  std::vector<std::string> coders;        ///< sorted
  std::vector<CoderPair> pairs;           ///< those with a passage that both read
  Coefficient found, direction;           ///< alpha over all coders, of what CoderPair says of two
  std::vector<CodersDiffer> differences;  ///< most passages first, then by factors
};

/// None where no passage was read by two coders. Voices that are withheld are left out, as gather()
/// leaves them out; `only_coder` does not count here.
std::optional<Agreement> agreement(const Study&, const EvidenceOptions& = {},
                                   const Redrawing& = {});

}  // namespace fcm
