// SPDX-License-Identifier: MIT
//
// Maps of Kumu: JSON, workbook, and a pair of CSV files. docs/formats/kumu.md.
#include "formats/kumu.hpp"

#include <algorithm>
#include <utility>

#include "formats/formats_list.hpp"
#include "formats/map_cells.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace kumu {

using namespace detail;
using namespace drawn;
using text::Json;

const Names element_names = {"id", "label", "type", "element type"};
const Names connection_names = {"id",    "from",    "to",       "type",      "connection type",
                                "label", "delayed", "reversed", "direction", "description"};

namespace {

/// A connection type without the word that says it is delayed: "+ (delay)" is "+".
struct Type {
  std::string word;
  bool delayed = false;
};

Type type_in(const std::string& text) {
  Type type{.word = text::match_key(text)};
  for (const std::string_view word : {"with delay", "delayed", "delay"}) {
    const std::size_t at = type.word.find(word);
    if (at == std::string::npos) continue;
    type.delayed = true;
    type.word.erase(at, word.size());
    break;
  }
  if (!type.delayed) return type;
  const auto between = [](char c) {
    return std::string_view("()[],;:/ ").find(c) != std::string_view::npos;
  };
  type.word.erase(std::remove_if(type.word.begin(), type.word.end(), between), type.word.end());
  return type;
}

/// A polarity word, or a code of two signs (formats.md 5.4): first what happens to the cause, then
/// what happens to the effect, so that "--" is a link with a plus.
Polarity sign_of(const std::string& word) {
  if (word == "--" || word == "+ +" || word == "- -") return Polarity::plus;
  if (word == "+-" || word == "-+" || word == "+ -" || word == "- +") return Polarity::minus;
  return sign_in(word);
}

void take_type(const std::string& text, DrawnLink& link) {
  const Type type = type_in(text);
  if (type.delayed) add_field(link.link.fields, "delay", "yes");
  const Polarity sign = sign_of(type.word);
  if (sign != Polarity::blank) link.sign = sign;
  const bool says_it_all = type.word == "+" || type.word == "-";
  if (sign == Polarity::blank || !says_it_all || type.delayed)
    add_field(link.link.fields, "type", text);
}

void take_direction(const std::string& text, DrawnLink& link) {
  const std::string key = text::match_key(text);
  if (key == "undirected") link.direction = DrawnLink::Direction::none;
  if (key == "mutual") link.direction = DrawnLink::Direction::both;
}

Result<DrawnLink> link_in(const Item& item, const ReadOptions& options) {
  DrawnLink link{.from = item.from, .to = item.to, .place = item.place};
  if (item.reversed) std::swap(link.from, link.to);
  const Json& attributes = item.attributes;
  take_direction(text_at(attributes, "direction"), link);
  add_field(link.link.fields, "label", text_at(attributes, "label"));
  add_field(link.link.fields, "notes", text_at(attributes, "description"));
  for (const char* type : {"connection type", "type"}) take_type(text_at(attributes, type), link);
  if (is_yes(value_at(attributes, "delayed")) && field(link.link.fields, "delay").empty() &&
      !value_at(attributes, "delay"))
    add_field(link.link.fields, "delay", "yes");
  if (link.sign == Polarity::blank) {
    const std::string label = text::match_key(text_at(attributes, "label"));
    if (label == "+" || label == "-") link.sign = sign_in(label);
  }
  if (auto ok = read_link(attributes_in(attributes, connection_names), options, link); !ok)
    return tl::make_unexpected(ok.error());
  return link;
}

Factor factor_of_element(const Item& item) {
  Names read = element_names;
  read.erase("label");
  Factor factor = factor_in(item.attributes, item.id, read);
  factor.label = name_in(text_at(item.attributes, "label"));
  std::string type = text_at(item.attributes, "element type");
  if (type.empty()) type = text_at(item.attributes, "type");
  if (type.empty()) return factor;
  if (factor.theme != type) add_field(factor.fields, "group", factor.theme);
  factor.theme = type;
  return factor;
}

/// Names that a cell gives: one that is known as it stands, else those between "|".
std::vector<std::string> names_in(const std::string& cell, const DrawnMap& map) {
  std::vector<std::string> names;
  if (map.find(cell) || cell.find('|') == std::string::npos) return {name_in(cell)};
  std::size_t start = 0;
  for (std::size_t at; start <= cell.size(); start = at + 1) {
    at = std::min(cell.find('|', start), cell.size());
    const std::string name = name_in(std::string_view(cell).substr(start, at - start));
    if (!name.empty()) names.push_back(name);
  }
  return names;
}

void add_connection(const Item& item, const ReadOptions& options, bool names_elements,
                    std::size_t& implied, DrawnMap& map) {
  for (const std::string& from : names_in(item.from, map))
    for (const std::string& to : names_in(item.to, map)) {
      if (names_elements)
        for (const std::string& name : {from, to})
          if (!name.empty() && !map.find(name)) {
            map.add(Factor{.id = name, .label = name}, item.place);
            ++implied;
          }
      Item one = item;
      one.from = from;
      one.to = to;
      Result<DrawnLink> link = link_in(one, options);
      if (link)
        map.add(std::move(*link));
      else
        map.refuse({.from = from, .to = to, .place = item.place}, link.error());
    }
}

}  // namespace

void put(Json& attributes, const std::string& name, const Json& value) {
  if (value.is_null() || name.empty()) return;
  static const Names known = {
      "label",           "type",     "description", "tags",     "image",
      "direction",       "strength", "delayed",     "reversed", "element type",
      "connection type", "kind",     "level",       "notes",    "confidence",
      "units",           "lag",      "x",           "y",        "weight",
      "influence"};
  const std::string key = text::match_key(name);
  std::string wanted = known.count(key) > 0 ? key : name;
  // What stands in the attributes counts before what stands beside them.
  if (!value_at(attributes, wanted)) attributes[wanted] = value;
}

Result<Read<Map>> make_map(Project project, const std::string& file, const ReadOptions& options) {
  DrawnMap map(file, options);
  map.labels_are_names();
  map.strengths_are_sizes();
  map.account().append(project.account);
  for (const Item& item : project.elements) map.add(factor_of_element(item), item.place);
  const bool listed = map.size() > 0;
  std::size_t implied = 0;
  for (const Item& item : project.connections)
    add_connection(item, options, project.connections_name_elements || !listed, implied, map);
  if (listed && implied > 0)
    map.account().add({.code = "kumu.implied",
                       .message = text::grouped(implied) +
                                  (implied == 1 ? " element is" : " elements are") +
                                  " named by connections alone",
                       .place = {file},
                       .hint = "compare their spelling with the elements that are listed",
                       .severity = Severity::note});
  Result<Read<Map>> read = map.finish(std::move(project.source));
  if (!read) return read;
  const auto name = [&](TableAccount& table, const std::vector<Item>& items) {
    if (!items.empty()) table.file = items.front().place.file;
  };
  name(read->account.tables[0], project.connections);
  name(read->account.tables[1], project.elements);
  return read;
}

}  // namespace kumu

namespace {

int sniff_kumu(const detail::Source& source) {
  using namespace detail;
  using namespace drawn;
  if (source.kind() == Source::Kind::json) {
    if (!source.json() || value_at(*source.json(), "schema")) return 0;
    const bool elements = array_at(*source.json(), "elements");
    const bool connections = array_at(*source.json(), "connections");
    if (elements && connections) return 2;
    return elements && array_at(*source.json(), "maps") ? 2 : 0;
  }
  if (source.kind() == Source::Kind::xml || !source.sheets()) return 0;
  int sure = 0;
  for (const text::Sheet& sheet : *source.sheets())
    sure = std::max(sure, kumu::looks_like_table(sheet));
  return sure;
}

Result<Read<Map>> read_kumu(std::span<const detail::Source> sources, const ReadOptions& options) {
  const detail::Source& first = sources.front();
  if (first.kind() == detail::Source::Kind::json && !first.json())
    return tl::make_unexpected(first.json().error());
  Result<kumu::Project> project = first.kind() == detail::Source::Kind::json
                                      ? kumu::read_json(*first.json(), first.file(), options)
                                      : kumu::read_tables(sources);
  if (!project) return tl::make_unexpected(project.error());
  return kumu::make_map(std::move(*project), first.file(), options);
}

}  // namespace

const Format& kumu_format() {
  static const Format format{
      .name = "kumu",
      .title = "Map of Kumu: JSON, workbook, or elements and connections as CSV",
      .extensions = ".xlsx .json",
      .checked = "Kumu's documentation; a published workbook",
      .sniff = sniff_kumu,
      .piece = kumu::piece_of_tables,
      .read_map = read_kumu,
      .write_map = kumu::write,
      .keeps = drawn::factors_and_links,
      .fuller = ".json",
      .fuller_keeps = Holds::title};
  return format;
}

}  // namespace fcm
