// SPDX-License-Identifier: MIT
#include "formats/matrix_symmetry.hpp"

#include <cmath>

#include "text/number.hpp"

namespace fcm::detail {
namespace {

class Symmetry {
 public:
  Symmetry(const text::Table& table, const MatrixLayout& layout, const std::vector<Index>& causes)
      : table_(table), layout_(layout), row_of_(causes.size()) {
    for (std::size_t i = 0; i < causes.size(); ++i) row_of_[causes[i]] = i;
  }

  /// Whether each pair has one value both ways.
  bool holds() {
    for (Index i = 0; i < row_of_.size(); ++i)
      for (Index j = 0; j < i; ++j) {
        const double there = value(i, j), back = value(j, i);
        if (there != back) return false;
        if (there == 0) continue;
        ++pairs;
        whole = whole && there > 0 && there == std::floor(there);
        largest = std::max(largest, there);
      }
    return true;
  }

  std::size_t pairs = 0;
  bool whole = true;  ///< counting numbers alone
  double largest = 0;

 private:
  /// 0 where the cell is blank or no number.
  double value(Index cause, Index effect) const {
    const text::Row& row = table_.rows[layout_.first_row + row_of_[cause]];
    const std::size_t column = layout_.first_column + effect;
    if (column >= row.cells.size() || row.cells[column].empty()) return 0;
    return text::parse_number(row.cells[column], {}, table_.decimal_comma).value_or(0);
  }

  const text::Table& table_;
  const MatrixLayout& layout_;
  std::vector<std::size_t> row_of_;
};

}  // namespace

Result<void> refuse_association(const text::Table& table, const MatrixLayout& layout,
                                const std::vector<Index>& causes, const std::string& file) {
  Symmetry symmetry(table, layout, causes);
  if (!symmetry.holds() && !layout.numbered) return {};
  const bool counts = layout.totals || layout.numbered || (symmetry.whole && symmetry.largest > 1);
  if (!counts && symmetry.pairs < 2) return {};
  return problem(
      counts ? "matrix.counts" : "matrix.symmetric",
      counts ? "these are counts of what was said together, not of what leads to what"
             : "every pair has one weight both ways, as in a table of what goes together",
      {file, layout.label_line},
      "a map needs causes and effects; --association reads each pair as a link both ways" +
          std::string(counts ? ", and --scale MAX turns counts into weights" : ""));
}

}  // namespace fcm::detail
