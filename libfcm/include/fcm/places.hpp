// SPDX-License-Identifier: MIT
//
// Where factors stand on drawings, kept so that people find them again: layout.json in the folder
// of a study. What others have seen stays where they saw it, new factors find a free spot, and
// those that are gone leave a gap.
#pragma once

#include <map>
#include <string>

#include "fcm/map.hpp"
#include "fcm/result.hpp"

namespace fcm {

/// By factor id: the centre of its box in points, whole numbers, in a drawing of the whole map
/// whose labels are 12 points high.
using Places = std::map<std::string, Position>;

/// One arrangement for what lies and one for what stands upright.
struct KeptPlaces {
  Places lying, upright;
  bool operator==(const KeptPlaces&) const = default;
};

/// From layout.json in that folder; empty where there is none. Codes layout.schema, and those of
/// reading JSON.
Result<KeptPlaces> read_places(const std::string& folder);
std::string to_json(const KeptPlaces&);  ///< schema fcm.layout/1
std::string places_path(const std::string& folder);
/// Mode 0600, in one step. It holds ids of factors and no people.
Result<void> write_places(const std::string& folder, const KeptPlaces&);

/// `kept` and a place for each factor of the map that has none there, nor a position of its own:
/// by Graphviz where there is none at all, else a free spot near what it is linked with. Without
/// Graphviz what is kept, as it is. The same map gives the same places.
Places placed(const Map&, const Places& kept, bool upright);

}  // namespace fcm
