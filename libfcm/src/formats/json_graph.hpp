// SPDX-License-Identifier: MIT
//
// Nodes and edges with attributes, as the JSON graph formats share them. What an attribute means:
// graph_attributes.hpp and docs/formats/jgf.md.
#pragma once

#include <string>

#include "fcm/formats.hpp"
#include "fcm/map.hpp"
#include "formats/drawn_map.hpp"
#include "formats/graph_attributes.hpp"
#include "formats/json_values.hpp"
#include "text/json.hpp"

namespace fcm::drawn {

/// All but those that the format reads itself, by name; of objects called attributes, data or
/// metadata, what they hold.
Attributes attributes_in(const text::Json& object, const Names& read);

/// The factor of a node with that id, empty where the node has none.
Factor factor_in(const text::Json& node, const std::string& id, const Names& read);

/// Reads the attributes of a link and adds it, or what is wrong with it.
void add_link(const text::Json& attributes, const Names& read, const ReadOptions&, DrawnLink,
              DrawnMap&);

/// All but id and label of a factor.
text::Json json_of(const Factor&, const Names& read = {});
/// All but the ends of a link.
text::Json json_of(const Link&, const Names& read = {});
/// All but the title of a map.
text::Json json_of(const MapSource&);
/// "increases", "decreases", or nothing.
std::string relation_of(const Link&);

}  // namespace fcm::drawn
