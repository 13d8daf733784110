// SPDX-License-Identifier: MIT
//
// Where a matrix keeps its labels. The variants are those of FCMapper, Mental Modeler, PyFCM,
// fcmconfr, FuzzyCognitiveMaps.jl and R's write.table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fcm/account.hpp"
#include "text/table.hpp"

namespace fcm::detail {

struct MatrixLayout {
  std::vector<std::string> labels;  ///< of the columns; C1 to Cn where there are none
  std::size_t label_line = 0;       ///< 0: no labels
  std::size_t label_column = 0;     ///< where the first label stands, from 0
  std::size_t first_row = 0;        ///< of the weights, in table.rows
  std::size_t row_count = 0;        ///< of weights
  std::size_t first_column = 0;     ///< of the weights
  bool row_labels = false;          ///< in column 0
  std::size_t external_column = 0;  ///< true or false after the weights; 0: there is none
  bool totals = false;              ///< sums stand below and to the right, and are left out
  bool numbered = false;            ///< NVivo: rows "1 : Buses", columns "A : Buses"

  /// The name of a row as it stands in its first cell.
  std::string row_name(std::string_view cell) const;
};

/// A name as it stands, without the bullet, "Gr=17" and "\/" that ATLAS.ti writes into the names of
/// codes.
std::string matrix_name(std::string_view cell);

/// Codes: matrix.shape, matrix.names, matrix.counts (of codes by documents or people),
/// map.no_factors.
Result<MatrixLayout> matrix_layout(const text::Table&, const std::string& file, Account&);

}  // namespace fcm::detail
