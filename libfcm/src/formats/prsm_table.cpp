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
using namespace drawn;
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
Json row_of(const text::Row& header, const text::Row& row, const Names& names) {
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

Factor factor_of_row(const Json& row) {
  Names read = factor_names;
  for (const char* name : {"x", "y", "label"}) read.erase(name);
  Factor factor = factor_in(row, text_at(row, "id"), read);
  factor.label = prsm::label_in(text_at(row, "label"));
  if (const std::string note = note_in(row); !note.empty()) factor.description = note;
  const std::string style = style_name(text_at(row, "grouplabel"));
  if (factor.theme.empty())
    factor.theme = style;
  else if (style != factor.theme)
    add_field(factor.fields, "style", style);
  return factor;
}

/// The sign by style or label; where a column holds the weights, a number as a label is just one.
void take_label(const Json& row, bool weighed, Signs& signs, DrawnLink& link) {
  const std::string style = style_name(text_at(row, "grouplabel"));
  const std::string label = prsm::label_in(text_at(row, "label"));
  const bool is_just_label = weighed && !link.weight;
  if (!signs.take(style, is_just_label ? "" : label, "", link) || is_just_label)
    add_field(link.link.fields, "label", label);
  if (link.sign == Polarity::blank) add_field(link.link.fields, "style", style);
  add_field(link.link.fields, "notes", note_in(row));
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
    map.add(factor_of_row(row_of(factor_rows[0], factor_rows[i], factor_names)),
            {source.name_of(*factors), factor_rows[i].line});
  std::vector<Json> rows;
  std::vector<DrawnLink> drawn;
  bool weighed = false;
  for (std::size_t i = 1; i < links->table.rows.size(); ++i) {
    const text::Row& cells = links->table.rows[i];
    const Json row = row_of(links->table.rows[0], cells, link_names);
    DrawnLink link{.from = name_in(text_at(row, "from")),
                   .to = name_in(text_at(row, "to")),
                   .place = {source.name_of(*links), cells.line}};
    const auto ok = read_link(attributes_in(row, link_names), options, link);
    if (!ok) map.refuse(link, ok.error());
    if (!ok) continue;
    weighed = weighed || !link.weight_from.empty();
    rows.push_back(row);
    drawn.push_back(std::move(link));
  }
  Signs signs;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    take_label(rows[i], weighed, signs, drawn[i]);
    map.add(std::move(drawn[i]));
  }
  signs.tell(map.account(), source.file());
  return map.finish({});
}

}  // namespace fcm::prsm
