// SPDX-License-Identifier: MIT
//
// Which column of a table of coded pieces holds what, by the headers of the tools (formats.md 8 to
// 10).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/table.hpp"

namespace fcm::detail {

struct NamedColumn {
  std::string name;
  std::size_t column = 0;
};

struct SegmentColumns {
  std::size_t first_row = 0;  ///< below the header
  std::optional<std::size_t> document, case_name, codes, words, id, coder, begin, end;
  bool several_codes = false;  ///< one cell holds all codes of the piece
  std::string code;            ///< of all rows, where the sheet is called after it
  std::vector<NamedColumn> of_sources, of_cases;
};

/// Nothing where no row of the first 20 is such a header.
std::optional<SegmentColumns> segment_columns(const text::Table&);

/// ATLAS.ti's export with a sheet per code: the columns ID and Quotation Content, and no codes.
std::optional<SegmentColumns> columns_of_code_sheet(const std::string& sheet, const text::Table&);

/// ATLAS.ti's list of hyperlinks: the header ID stands twice, for the two quotations.
struct HyperlinkColumns {
  std::size_t first_row = 0;
  std::size_t from = 0, relation = 0, to = 0;
};
std::optional<HyperlinkColumns> hyperlink_columns(const text::Table&);

/// Names of codes in a cell, without what ATLAS.ti decorates them with ("○ worry", "Gr=3", "\/").
std::vector<std::string> codes_in(std::string_view cell, bool several);

}  // namespace fcm::detail
