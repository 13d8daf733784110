// SPDX-License-Identifier: MIT
//
// What people in a room did to a map, or said with none before them: changes in order, each with
// why and how many hands; dots on factors; places to start. It holds counts of hands and no names.
// A page saves it as workshop.json (docs/formats/workshop.md), slips of paper come back as a table
// (docs/formats/slips.md).
//
//     Result<Read<Workshop>> held = parse_workshop(bytes, "workshop.json");
//     Result<BroughtIn> both = bring_in(study, held->value, CountedAs::people);
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/map.hpp"
#include "fcm/study.hpp"

namespace fcm {

struct Loaded;  // fcm/project.hpp

struct Hands {
  std::size_t in_favour = 0, against = 0, unsure = 0;
  std::size_t all() const { return in_favour + against + unsure; }
  bool operator==(const Hands&) const = default;
};

/// One thing the room did. Factors are named by id, by label, or on slips by the number of a card.
struct WorkshopChange {
  enum class Kind {
    add_factor,
    rename,
    add_link,
    cut,   ///< the connection is not so
    flip,  ///< its direction is the other one
    weigh,
    say  ///< a slip: a connection, whether it was on the map or not
  };
  Kind kind = Kind::add_link;
  std::string factor, label;  ///< of the first two: which, and how it is called now
  std::string from, to;       ///< of the others
  bool more = true;           ///< more of `from` leads to more of `to`; nothing where it is cut
  std::optional<double> strength;  ///< in (0, 1]; weak .25, medium .5, strong .75
  Hands hands;
  std::string note;  ///< why
  Place read_at;
  bool operator==(const WorkshopChange&) const = default;
  bool of_link() const { return kind != Kind::add_factor && kind != Kind::rename; }
};

struct Workshop {
  struct Origin {
    std::string sha256;  ///< of the map as it was published
    std::string title, audience;
    bool operator==(const Origin&) const = default;
  };
  struct Known {
    std::string id, label;
    bool operator==(const Known&) const = default;
  };
  struct Dots {
    std::string factor;
    std::size_t dots = 0;
    bool operator==(const Dots&) const = default;
  };
  std::optional<Origin> began_from;  ///< none: from nothing, or not known (slips)
  std::string name;                  ///< of the workshop, never of a person
  std::string date;                  ///< ISO, may be empty
  std::size_t people = 0;            ///< in the room; 0: nobody counted
  std::vector<Known> factors;        ///< those of the map that are named below, as they were
  std::vector<WorkshopChange> changes;
  std::vector<Dots> dots;
  std::vector<std::string> starts;  ///< factors
  bool operator==(const Workshop&) const = default;
};

/// fcm.workshop/1. The account counts changes. Codes: workshop.schema, workshop.change,
/// workshop.no_hands, date.syntax, count.range, strength.unknown, weight.range, id.empty, limit.id,
/// limit.label, limit.quote, limit.rows and those of JSON.
Result<Read<Workshop>> parse_workshop(std::string_view json, const std::string& file);

/// A table of slips; name, date and people are not in it. Rows that cannot be read are refused.
/// Codes: slips.direction, claim.no_from, claim.no_to, count.range, limit.quote and those of CSV.
Result<Read<Workshop>> parse_slips(std::string_view csv, const std::string& file);

/// What a workshop counts as (docs/decisions/0019). Whoever brings it in has to say.
enum class CountedAs {
  one_voice,  ///< the room said what most hands said
  people      ///< every hand is what one of its people said
};
std::string_view to_text(CountedAs);                   // one, people
Result<CountedAs> counted_as_named(std::string_view);  // code "workshop.count"

/// A study with the workshop in it, as a conversation of its own, behind everything it had.
struct BroughtIn {
  Study study;
  std::string conversation;   ///< its id
  std::vector<Index> claims;  ///< those that are new: positions in study.claims
  struct Renamed {
    std::string factor, label;  ///< as the study calls it, and as the room does
    std::string note;           ///< why
    bool operator==(const Renamed&) const = default;
  };
  /// Of factors of the study, which keeps its names: for decisions.csv. Not those that another
  /// factor has, nor where the study itself gave another name since.
  std::vector<Renamed> renamed;
  /// Changes read, kept, merged (a later change is about the same connection) and refused; and
  /// what does not fit, as warnings. Codes: factor.unknown, slips.card, workshop.opposite,
  /// workshop.renamed, workshop.known_factor, workshop.cut_told, workshop.link_known,
  /// workshop.link_unknown, workshop.hands, workshop.no_people.
  Account account;
};

/// Nothing that the study had changes: factors keep their labels (BroughtIn::renamed has the
/// room's), claims stay beside what the room said. Into an empty study the factors come with the
/// workshop. One voice: a claim has the direction of the most hands; most against is "makes no
/// difference", most unsure or a tie "unsure"; no hands count as in favour. People: every hand is a
/// claim of one of so many people as were in the room, dealt round the room like cards, because
/// nobody knows whose hand it was; a change without hands is what one of them said. Codes:
/// workshop.twice, limit.rows.
Result<BroughtIn> bring_in(const Study&, const Workshop&, CountedAs);

/// The map as the room left it. Strengths are on the map's own scale: strong is the largest
/// |weight| of the map (.75 where it has none), medium half and weak a quarter of it; a number s is
/// s of it up to .5, 2 s - .5 above, and 1 at most. Codes in the account as of bring_in().
Result<Read<Map>> variant_of(const Map&, const Workshop&);

/// A loaded project with another study in place of its own; its model stays as it is.
Result<Loaded> with_study(const Loaded&, Study);

/// Whether the map that the workshop began from is what its audience would get of this one now;
/// none where the workshop does not say.
std::optional<bool> began_from(const Workshop&, const Map&,
                               const std::vector<std::string>& sensitive);

}  // namespace fcm
