// SPDX-License-Identifier: MIT
//
// A workbook that Causal Map 4 takes: sheets links and sources.
#include <algorithm>
#include <utility>

#include "formats/causal_map.hpp"
#include "formats/study_tables.hpp"

namespace fcm::causal_map {
namespace {

using text::Cell;
using text::SheetToWrite;

/// How Causal Map calls a column of our claims; other columns are its custom ones.
std::string column_name(const std::string& ours) {
  for (const auto& [name, theirs] :
       {std::pair("from", "cause"), std::pair("to", "effect"), std::pair("respondent", "source_id"),
        std::pair("quote", "selected_text"), std::pair("tags", "tags")})
    if (ours == name) return theirs;
  return "custom_" + ours;
}

/// Tags are separated by commas there.
void separate_by_commas(Cell& cell) {
  std::string* words = std::get_if<std::string>(&cell);
  if (!words) return;
  for (char& c : *words)
    if (c == ';') c = ',';
}

}  // namespace

Result<std::vector<WrittenFile>> write(const Published<Study>& study, std::string_view) {
  SheetToWrite links = detail::claims_sheet(*study, false);
  links.name = "links";
  for (std::size_t column = 0; column < links.rows[0].size(); ++column) {
    const std::string ours = std::get<std::string>(links.rows[0][column]);
    links.rows[0][column] = column_name(ours);
    if (ours == "tags")
      for (std::size_t i = 1; i < links.rows.size(); ++i) separate_by_commas(links.rows[i][column]);
  }
  std::vector<SheetToWrite> sheets = {std::move(links)};
  for (SheetToWrite& sheet : detail::study_sheets(*study)) {
    if (sheet.name != "respondents") continue;
    sheet.name = "sources";
    sheet.rows[0][0] = std::string("source_id");
    sheets.push_back(std::move(sheet));
  }
  Result<std::string> bytes = text::write_workbook(sheets);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return std::vector<WrittenFile>{{.name = {}, .bytes = std::move(*bytes)}};
}

}  // namespace fcm::causal_map
