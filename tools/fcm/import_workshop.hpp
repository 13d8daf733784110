// SPDX-License-Identifier: MIT
//
// What a workshop did, brought back: as claims beside those of a study, or as a map to compare.
#pragma once

#include "fcm/workshop.hpp"
#include "session.hpp"

namespace fcm::command {

struct WorkshopOptions {
  std::string into;   ///< a study, or a project with one; empty: the workshop alone
  std::string onto;   ///< whatever has a map
  std::string count;  ///< "one", "people"; empty: both are shown, and nothing is written
  std::string name, date;
  std::optional<std::size_t> people;
  bool skip_refused = false;
  bool any() const {
    return !into.empty() || !onto.empty() || !count.empty() || !name.empty() || !date.empty() ||
           people;
  }
};

/// Whether the files are those of a workshop: its own, or slips.
bool is_workshop(const Files&);

/// Codes workshop.count, study.refused_rows, format.not_a_study, and those of bring_in().
Result<int> import_workshop(const WorkshopOptions&, const Files&, const Session&);

/// What becomes of the map, counted either way.
struct BothCounts {
  struct TouchedLink {
    std::string from, to;                          ///< labels
    std::optional<double> as_now, one, as_people;  ///< weights
  };
  struct TouchedEffect {
    std::string scenario, outcome;
    std::optional<double> as_now, one, as_people;
  };
  std::size_t voices = 0, voices_one = 0, voices_people = 0;
  std::vector<std::string> new_factors;
  std::vector<TouchedLink> links;
  std::vector<TouchedEffect> effects;
};
std::string in_words(const Workshop&, const BroughtIn&, const BothCounts&);
std::string as_json(const Workshop&, const BroughtIn&, const BothCounts&);

}  // namespace fcm::command
