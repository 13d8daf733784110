// SPDX-License-Identifier: MIT
//
// What `fcm simulate` says beside the one simulation: whether what did not settle would if it were
// damped, and where else the map can end up.
#pragma once

#include <optional>
#include <string>

#include "fcm/attractors.hpp"
#include "session.hpp"
#include "text/json.hpp"

namespace fcm::command {

struct OtherEnds {
  std::optional<Damped> damped;
  std::optional<Attractors> attractors;  ///< where asked, or cheap
  bool all_asked = false;                ///< and so shown one by one
  bool interrupted() const { return attractors && attractors->starts < attractors->starts_asked; }
};

/// `attractors`: looked for also where that takes long; an interrupt leaves the starts tried.
OtherEnds other_ends(const Map&, const Model&, const Interventions&, const Simulation&,
                     bool attractors, const Session&);

/// Into the object of the simulation: keys `damped` and `attractors`, where there is any.
void add_json(const Map&, const OtherEnds&, text::Json& object);

/// Lines below the simulation's message, and a table below its states.
std::string lines_on_ends(const Simulation&, const OtherEnds&);
std::string attractors_table(const Map&, const OtherEnds&);

}  // namespace fcm::command
