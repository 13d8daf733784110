// SPDX-License-Identifier: MIT
//
// Which kind of table some bytes are: claims, edges or a matrix. One place decides, so that the
// three never claim the same file.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "fcm/account.hpp"
#include "fcm/result.hpp"
#include "text/workbook.hpp"

namespace fcm {
struct ReadOptions;  // fcm/formats.hpp
}

namespace fcm::detail {

class Source;

/// claims: a header with `from` and `to` and something that only claims have (polarity, respondent,
///         conversation, quote, coder, ...), or no weight, or weights in words.
/// edges:  `from`, `to` and a number, or three or four columns without a header, the third a
/// number. matrix: most cells below and right of the labels are numbers or blank.
enum class TableKind { none, claims, edges, matrix };

/// How surely the file is one table of that kind: 0 no, 1 perhaps, 2 surely. A workbook of several
/// sheets is one perhaps, if any sheet is: tools that
/// write workbooks name their sheets, and ours is called claims.
int sniff_table(const detail::Source&, TableKind);

/// What one table looks like; none where it has no rows. Source::look() remembers it.
struct TableLook {
  TableKind kind = TableKind::none;
  int sure = 0;  ///< 0 no, 1 perhaps, 2 surely
  bool header =
      true;  ///< of claims and edges; an edge list may have none: two names, then a number
};
TableLook look_at(const text::Table&);

/// The sheet of that kind: the first that is seen, the first of all, or the only one with cells.
/// With --pick, that one. Others are noted. Codes: those of Source::sheets(), file.empty,
/// format.pick; xlsx.other_sheets (note; a warning where another sheet fits as well).
Result<const text::Sheet*> pick_sheet(const detail::Source&, TableKind, const ReadOptions&,
                                      Account&, std::span<const std::string_view> read_too = {});

/// Rows of a table, from `first` to before `end`.
struct Rows {
  std::size_t first = 0, end = 0;
};

/// A matrix whose labels stand above its columns and beside its rows, below at most twenty rows of
/// titles and above words.
std::optional<Rows> labelled_matrix(const text::Table&);

/// Blank, or text that was meant as a number (0.5, "0,5", 50%, #N/A, NaN, -).
bool meant_as_number(std::string_view cell);

}  // namespace fcm::detail
