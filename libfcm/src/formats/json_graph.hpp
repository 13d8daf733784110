// SPDX-License-Identifier: MIT
//
// Nodes and edges with attributes, as the JSON graph formats share them: which attribute is what of
// a factor, a link or a map, and back. docs/formats/jgf.md lists the names.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/formats.hpp"
#include "fcm/map.hpp"
#include "formats/drawn_map.hpp"
#include "formats/json_values.hpp"
#include "text/json.hpp"

namespace fcm::detail {

using drawn::add_field;
using drawn::DrawnLink;
using drawn::DrawnMap;
using drawn::says_nothing;
using drawn::sign_in;

using Names = std::set<std::string, std::less<>>;

/// What attributes of factors, links and maps are called in files of ours.
extern const Names factor_words, link_words, map_words;
/// Whether a name, but for "_" behind it, is one of these; case does not count, as tools differ.
bool is_reserved(const std::string& name, const Names& words, const Names& also);

/// Which attribute holds the weight of links.
struct WeightField {
  std::string name;  ///< empty: none of them has one
};

/// By ReadOptions::weight, else the first of weight, influence, strength, value that holds a number
/// in some link. Code weight.no_field where the named one is nowhere.
Result<WeightField> find_weight_field(const std::vector<const text::Json*>& links,
                                      const ReadOptions&, const std::string& file);
/// A note that says where weights were found.
void tell_weight_field(const WeightField&, DrawnMap&, const std::string& file);

/// Takes the attributes of an object into a factor or link; `read` are names, in lower case, that
/// the format reads itself. A field that is called like one of these, or like one of ours, is
/// written with a "_" behind its name.
void take_attributes(const text::Json&, const Names& read, Factor&);
/// Code number.* and strength.unknown for a weight that is none.
Result<void> take_attributes(const text::Json&, const Names& read, const WeightField&, DrawnLink&);
void take_attributes(const text::Json&, const Names& read, MapSource&);

/// All but id and label of a factor.
text::Json attributes_of(const Factor&, const Names& read = {});
/// All but the ends of a link.
text::Json attributes_of(const Link&, const Names& read = {});
/// All but the title of a map.
text::Json attributes_of(const MapSource&);
/// "increases", "decreases", or nothing.
std::string relation_of(const Link&);

/// What every JSON graph format keeps.
constexpr Holds json_graph_keeps = Holds::weights | Holds::labels | Holds::descriptions |
                                   Holds::themes | Holds::kinds | Holds::positions | Holds::lags |
                                   Holds::unscored | Holds::evidence | Holds::fields |
                                   Holds::confidence | Holds::notes | Holds::scenarios |
                                   Holds::title | Holds::source | Holds::assumed;

}  // namespace fcm::detail
