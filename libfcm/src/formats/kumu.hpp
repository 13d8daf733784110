// SPDX-License-Identifier: MIT
//
// Kumu's elements and connections, before they are a map: the same from JSON and from tables.
#pragma once

#include <string>
#include <vector>

#include "formats/json_graph.hpp"
#include "formats/source.hpp"

namespace fcm::kumu {

/// One element or connection: attributes by name in lower case.
struct Item {
  std::string id;        ///< of an element, where it has one beside its label
  std::string from, to;  ///< of a connection: id or label
  text::Json attributes = text::Json::object();
  bool reversed = false;
  Place place;
};

struct Project {
  std::vector<Item> elements, connections;
  bool connections_name_elements = true;  ///< one that is not listed is added
  MapSource source;
  Account account;  ///< notes
};

/// What is read apart from the attributes that all JSON graphs share.
extern const drawn::Names element_names, connection_names;

/// An attribute under its name as Kumu knows it.
void put(text::Json& attributes, const std::string& name, const text::Json& value);

/// Of a project with several maps the default one, or the picked one.
Result<Project> read_json(const text::Json&, const std::string& file, const ReadOptions&);
/// Whether the first row that is a header is Kumu's; 2 where the sheet says so too.
int looks_like_table(const text::Sheet&);
/// Elements stand beside connections.
Piece piece_of_tables(const detail::Source&);
Result<Project> read_tables(std::span<const detail::Source>);

Result<Read<Map>> make_map(Project, const std::string& file, const ReadOptions&);

Result<std::vector<WrittenFile>> write(const Published<Map>&, std::string_view extension);

}  // namespace fcm::kumu
