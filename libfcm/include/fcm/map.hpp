// SPDX-License-Identifier: MIT
//
// A map: factors and the weighted, signed links between them: the fuzzy cognitive map. A Map that
// exists is valid: ids are unique, links are in range and unique, weights are finite and in [-1, 1]
// unless `scale` says otherwise, links are sorted by (from, to). It holds no personal data.
//
// weight of the link (from, to) is the influence of `from` on `to`; in the matrix W of the
// formulas, row = cause and column = effect.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fcm/limits.hpp"
#include "fcm/result.hpp"

namespace fcm {

/// Where a factor stands in the drawing, in points from the top left.
struct Position {
  double x = 0, y = 0;
  bool operator==(const Position&) const = default;
};

/// What else a file says of something, as text under a name, sorted by name. Names that several
/// tools know: label, notes, confidence, units, tags, colour, preferred, actual
/// (docs/formats/map.md).
using Fields = std::vector<std::pair<std::string, std::string>>;

/// The text under that name, empty where there is none.
std::string_view field(const Fields&, std::string_view name);

struct Factor {
  std::string id;
  std::string label;
  std::string kind;   ///< outcome, driver, barrier, context, or empty
  std::string level;  ///< individual, community, organisation, system, or empty
  std::string description;
  std::string theme;
  bool assumed = false;  ///< nobody in the study spoke of it: a scenario brought it in
  std::optional<Position> position;
  Fields fields;
  bool operator==(const Factor&) const = default;
};

/// What was said about a link. Prevalence, sign balance and strength are three numbers.
struct LinkEvidence {
  std::size_t claims = 0;
  std::size_t voices = 0;
  std::size_t places = 0;
  std::size_t plus = 0;            ///< voices that said +
  std::size_t minus = 0;           ///< voices that said -; a voice that said both counts in both
  std::size_t none = 0;            ///< voices that said it makes no difference
  std::size_t unsigned_ = 0;       ///< voices whose only claims are blank, both or unsure
  double prevalence = 0;           ///< share of voices that told it, 0..1 (methods: pi)
  std::optional<double> balance;   ///< share of + among + and - (theta); none if neither was said
  std::optional<double> strength;  ///< mean unsigned strength among those who gave a sign (nu)
  bool contested() const { return plus > 0 && minus > 0; }
  bool operator==(const LinkEvidence&) const = default;
};

struct Link {
  Index from = 0;
  Index to = 0;
  double weight = 0;
  std::uint32_t lag = 0;  ///< felt so many rounds later than the next: a_from(t - lag)
  bool simulated = true;  ///< false: told without a direction only; drawn, counted, weight 0
  bool assumed = false;   ///< from a scenario's `assume`, not from a voice
  std::optional<LinkEvidence> evidence;  ///< none where the file knows weights only
  Fields fields;
  bool operator==(const Link&) const = default;
};

/// A scenario as map tools save it with the map: factors held at values.
struct SavedScenario {
  std::string name;
  std::vector<std::pair<std::string, double>> values;  ///< factor id, value in [-1, 1]
  bool operator==(const SavedScenario&) const = default;
};

/// Where the weights come from; empty words where a map file does not say.
struct MapSource {
  std::string title;
  std::string weighing;  ///< net, conditional, mean, median, majority, counts
  std::string zeros;     ///< in, out
  std::string coders;    ///< "together", or the coder's name
  std::size_t voices = 0;
  std::size_t claims = 0;
  std::vector<std::string> places;
  std::vector<SavedScenario> scenarios;
  Fields fields;  ///< author, date, notes, ...
  bool operator==(const MapSource&) const = default;
};

class Map {
 public:
  Map() = default;  ///< no factors

  /// Checks everything and sorts links and fields; factors keep their order ("file order").
  /// Codes: id.duplicate, id.empty, limit.id, link.duplicate, weight.not_finite, weight.range,
  /// limit.factors, limit.links, factor.unknown (in a saved scenario), fields.twice. `scale`: the
  /// largest |weight| allowed. O(links log links).
  static Result<Map> make(std::vector<Factor> factors, std::vector<Link> links,
                          MapSource source = {}, double scale = 1, const Limits& = {});

  const std::vector<Factor>& factors() const { return factors_; }
  const std::vector<Link>& links() const { return links_; }
  const MapSource& source() const { return source_; }
  Index size() const { return factors_.size(); }

  /// By id, verbatim. O(factors).
  std::optional<Index> find(std::string_view id) const;
  /// Position of the link from -> to in links(). O(log links).
  std::optional<Index> find_link(Index from, Index to) const;

  /// By id or label, else a Problem "factor.unknown" with "did you mean" in the hint.
  Result<Index> require(std::string_view id_or_label) const;

  /// A copy with one weight changed; the evidence stays.
  Map with_weight(Index link, double weight) const;
  Map with_positions(const std::vector<Position>&) const;
  Map with_title(std::string) const;

  bool operator==(const Map&) const = default;

 private:
  std::vector<Factor> factors_;
  std::vector<Link> links_;
  MapSource source_;
};

}  // namespace fcm
