// SPDX-License-Identifier: MIT
//
// A scenario: a named set of interventions in the words people use, on factor ids. resolve() turns
// the words into numbers for one map and model. SCENARIOS, "Interventions"; docs/maths.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/model.hpp"
#include "fcm/result.hpp"
#include "fcm/simulate.hpp"

namespace fcm {

/// A connection that an assumption or a change is about, by factor ids.
struct Connection {
  std::string from, to;
  bool operator==(const Connection&) const = default;
};

/// `as_if: 3 voices said strong`: weight K/N * strength, the map's own scale.
struct AsIf {
  double voices = 1;
  double strength = 0.5;
  bool operator==(const AsIf&) const = default;
};

struct Intervention {
  enum class Kind {
    more,        ///< constant input atanh(amount)/lambda: alone it would move the factor to amount
    less,        ///< the same with -amount
    keep,        ///< clamp at the baseline value
    hold,        ///< clamp at `amount`
    stop,        ///< less by .75, with a note
    connection,  ///< a link becomes stronger, weaker, gone; for good, from the first round on
    clamp,       ///< raw: clamp at `amount`
    push         ///< raw: constant input `amount`
  };
  Kind kind = Kind::more;
  std::string factor;
  double amount = 0.5;  ///< slightly .25, more .5, much .75

  Connection connection;                   ///< Kind::connection only, as are the next seven
  std::optional<Connection> as_strong_as;  ///< target weight: that of another link
  std::optional<AsIf> as_if;               ///< target weight: sign of the link kept
  bool gone = false;                       ///< target weight 0
  std::optional<double> times;             ///< target weight: so many times that of the link, >= 0
  std::optional<double> weight;            ///< raw: target weight
  double reach = 1;                        ///< r: `for: 30 %`
  std::optional<double> today;  ///< level of the cause: none 0, a little .25, some .5, a lot .75

  /// In which rounds it works; not for connections. Where the function is discrete, so that a push
  /// is a clamp, it ends at once. A factor may be named again for other rounds: phases.
  When when;

  Place place;  ///< where it was written
  bool operator==(const Intervention&) const = default;
};

/// "in rounds 3 to 10, growing over 4 rounds"; empty where always.
std::string to_text(const When&);

struct Assumption {
  Connection connection;
  bool less = false;  ///< direction
  AsIf as_if;
  std::string because;
  bool operator==(const Assumption&) const = default;
};

struct NewFactor {
  std::string id, label, means;
  bool operator==(const NewFactor&) const = default;
};

struct Stay {
  std::string factor;
  double amount = 0.25;
  bool operator==(const Stay&) const = default;
};

struct Scenario {
  std::string name;   ///< id in the project, e.g. small-groups
  std::string title;  ///< empty: the name
  std::string level;  ///< individual, community, organisation, system
  std::string comes_from;
  bool risk = false;
  std::vector<Intervention> interventions;
  std::optional<NewFactor> new_factor;
  std::vector<Assumption> assumptions;
  std::optional<std::string> tip;  ///< outcome id
  double reach = 1;
  std::string lasts;        ///< printed
  std::vector<Stay> stays;  ///< the reading "after the money ends"
  std::string cost;         ///< printed
  bool operator==(const Scenario&) const = default;
};

/// A link whose weight the scenario changes, or that it brings in (`was` 0).
struct LinkChange {
  Index from = 0, to = 0;
  double was = 0, is = 0;
  bool operator==(const LinkChange&) const = default;
};

/// A scenario in numbers: the map it runs on (edited where a connection changes or something new
/// comes in) and the interventions. Factors of the original map keep their positions; a new
/// factor comes last.
struct Resolved {
  Map map;
  Interventions interventions;
  std::vector<Index> moved;  ///< sorted: clamped, pushed, or at the end of a changed connection
  std::vector<LinkChange> changes;
  std::vector<std::string> notes;  ///< sentences for the reader, e.g. "stop is read as much less"

  /// The last round in which anything is done, where it all ends and no link is changed; 0 else.
  /// What fades afterwards is not counted.
  std::size_t last_round() const;
};

/// `baseline`: state of the map as it is (for keep). N of K/N is map.source().voices.
/// Codes: factor.unknown, link.unknown; scenario.amount (out of range), scenario.assumption_exists,
/// scenario.factor_exists, scenario.factor_twice (in the same round), scenario.link_twice,
/// scenario.no_voices (the map does not know N), scenario.reach, scenario.rounds (rounds that
/// cannot be, or of a connection), scenario.target (a connection with no or two targets),
/// scenario.voices.
Result<Resolved> resolve(const Map&, const Model&, const Eigen::VectorXd& baseline,
                         const Scenario&);

/// The reading "after the money ends": the scenario with its interventions replaced by `stays`.
/// Code "scenario.after_without_stays" where there are none.
Result<Scenario> after(const Scenario&);

/// Why a scenario that lasts for a time has no reading "after", in a sentence; empty where it has
/// one, or needs none.
std::string no_after(const Scenario&);

}  // namespace fcm
