// SPDX-License-Identifier: MIT
//
// Factors and links as named texts, as GraphML, GEXF and DOT hold them, and back.
#pragma once

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/formats.hpp"
#include "fcm/map.hpp"
#include "formats/drawn_map.hpp"

namespace fcm::drawn {

struct Attribute {
  std::string name, text;
  bool number = false;  ///< of members that are numbers; fields are texts
  bool list = false;    ///< the text is JSON
};

using Names = std::set<std::string, std::less<>>;

/// All but the id where it is the label, the label and the position. A field with a name that has a
/// meaning here, or is among those that the format reads itself, is called "field:name".
std::vector<Attribute> attributes_of(const Factor&, const Names& read = {});
/// All but the ends; sign says + - 0 ?.
std::vector<Attribute> attributes_of(const Link&, std::string_view weight_name,
                                     const Names& read = {});
/// All of it; places and scenarios as JSON.
std::vector<Attribute> attributes_of(const MapSource&);

/// What a file says of one node or edge, under the file's names.
class Attributes {
 public:
  /// Blank texts say nothing.
  void add(std::string_view name, std::string text);
  bool empty() const { return all_.empty(); }
  /// The first of these names that is there, taken out; case and - _ do not matter.
  std::string take(std::initializer_list<std::string_view> names);
  std::string peek(std::string_view name) const;
  /// What nobody took.
  Fields rest() const;

 private:
  struct One {
    std::string key, name, text;
  };
  std::vector<One> all_;
};

/// Sets id, label, description, theme, kind, level, position (x and y) and fields.
/// `shown` is the label of the drawing, empty where it has none: it wins over the attribute.
Factor factor_of(Attributes, const std::string& shown);

/// Sets number, sign, direction, lag, evidence and fields. The weight is in options.weight, else in
/// fcm_weight, weight, influence, strength, edge_weight or value, else the label is the number; the
/// sign is in sign or polarity, in a label that is one, or in a relation, interaction or type; no
/// direction is directed=false. Codes: number.*, strength.unknown, edge.sign.
Result<void> read_link(Attributes, const ReadOptions&, DrawnLink&);

/// Sets all of it; what scenarios hold is by id of the factor.
void read_source(Attributes, MapSource&);

/// "+", "-", "0" and "?": what a drawing shows of a link.
std::string sign_text(const Link&);

}  // namespace fcm::drawn
