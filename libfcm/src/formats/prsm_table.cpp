// SPDX-License-Identifier: MIT
//
// PRSM's workbook: a sheet of factors and one of links. formats.md 6.
#include <algorithm>
#include <utility>

#include "formats/map_cells.hpp"
#include "formats/prsm.hpp"
#include "text/utf8.hpp"

namespace fcm::prsm {
namespace {

using namespace detail;
using text::Json;

bool has(const text::Row& header, std::string_view name) {
  return std::any_of(header.cells.begin(), header.cells.end(),
                     [&](const std::string& cell) { return text::match_key(cell) == name; });
}

const text::Sheet* sheet_named(const std::vector<text::Sheet>& sheets, std::string_view name) {
  for (const text::Sheet& sheet : sheets)
    if (text::match_key(sheet.name) == name && !sheet.table.rows.empty()) return &sheet;
  return nullptr;
}

/// The cells of a row by the names of their columns; names of ours and PRSM's in lower case.
Json attributes_in(const text::Row& header, const text::Row& row, const Names& names) {
  Json attributes = Json::object();
  for (std::size_t i = 0; i < std::min(header.cells.size(), row.cells.size()); ++i) {
    const std::string key = text::match_key(header.cells[i]);
    const std::string& name = names.count(key) > 0 ? key : header.cells[i];
    if (!name.empty() && !text::trimmed(row.cells[i]).empty() && !value_at(attributes, name))
      attributes[name] = row.cells[i];
  }
  return attributes;
}

std::string note_in(const Json& attributes) {
  const std::string note = text_at(attributes, "note");
  return note.empty() ? text_at(attributes, "description") : note;
}

Factor factor_in(const Json& attributes) {
  Factor factor{.id = text_at(attributes, "id"),
                .label = label_in(text_at(attributes, "label")),
                .description = note_in(attributes)};
  Names read = factor_names;
  read.erase("x");
  read.erase("y");
  take_attributes(attributes, read, factor);
  const std::string style = style_name(text_at(attributes, "grouplabel"));
  if (factor.theme.empty())
    factor.theme = style;
  else if (style != factor.theme)
    add_field(factor.fields, "style", style);
  return factor;
}

Result<DrawnLink> link_in(const Json& attributes, const WeightField& weight, const Place& place,
                          Signs& signs) {
  DrawnLink link{.from = name_in(text_at(attributes, "from")),
                 .to = name_in(text_at(attributes, "to")),
                 .place = place};
  if (auto done = take_attributes(attributes, link_names, weight, link); !done)
    return tl::make_unexpected(done.error());
  const std::string style = style_name(text_at(attributes, "grouplabel"));
  const std::string label = label_in(text_at(attributes, "label"));
  // Where a column holds the weights, a number as a label is just a label.
  if (!weight.name.empty() && !link.weight) {
    add_field(link.link.fields, "label", label);
    signs.take(style, "", "", link);
  } else if (!signs.take(style, label, "", link)) {
    add_field(link.link.fields, "label", label);
  }
  if (link.sign == Polarity::blank) add_field(link.link.fields, "style", style);
  add_field(link.link.fields, "notes", note_in(attributes));
  return link;
}

}  // namespace

int looks_like_workbook(const Source& source) {
  if (!source.sheets()) return 0;
  const text::Sheet* factors = sheet_named(*source.sheets(), "factors");
  const text::Sheet* links = sheet_named(*source.sheets(), "links");
  if (!factors || !links || sheet_named(*source.sheets(), "statements")) return 0;
  const text::Row &first = factors->table.rows.front(), &second = links->table.rows.front();
  if (!has(first, "label") || has(first, "factor_id")) return 0;  // of Causal Map
  return has(second, "from") && has(second, "to") ? 2 : 0;
}

Result<Read<Map>> read_workbook(const Source& source, const ReadOptions& options) {
  if (!source.sheets()) return tl::make_unexpected(source.sheets().error());
  const text::Sheet* factors = sheet_named(*source.sheets(), "factors");
  const text::Sheet* links = sheet_named(*source.sheets(), "links");
  if (!factors || !links)
    return problem("graph.none", "the file is no map of PRSM and has no sheets Factors and Links",
                   {source.file()}, "save the map in PRSM: a file that ends in .prsm");
  DrawnMap map(source.file(), options);
  map.labels_are_names();
  const auto& factor_rows = factors->table.rows;
  for (std::size_t i = 1; i < factor_rows.size(); ++i)
    map.add(factor_in(attributes_in(factor_rows[0], factor_rows[i], factor_names)),
            {source.name_of(*factors), factor_rows[i].line});
  std::vector<Json> rows;
  for (std::size_t i = 1; i < links->table.rows.size(); ++i)
    rows.push_back(attributes_in(links->table.rows[0], links->table.rows[i], link_names));
  std::vector<const Json*> attributes;
  for (const Json& row : rows) attributes.push_back(&row);
  const Result<WeightField> weight = find_weight_field(attributes, options, source.file());
  if (!weight) return tl::make_unexpected(weight.error());
  Signs signs;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Place place{source.name_of(*links), links->table.rows[i + 1].line};
    Result<DrawnLink> link = link_in(rows[i], *weight, place, signs);
    if (link)
      map.add(std::move(*link));
    else
      map.refuse({.from = text_at(rows[i], "from"), .to = text_at(rows[i], "to"), .place = place},
                 link.error());
  }
  tell_weight_field(*weight, map, source.file());
  signs.tell(map.account(), source.file());
  return map.finish({});
}

}  // namespace fcm::prsm
