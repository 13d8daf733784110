// SPDX-License-Identifier: MIT
//
// Tables that look like matrices and say what goes together, not what leads to what.
#pragma once

#include <string>
#include <vector>

#include "fcm/result.hpp"
#include "formats/matrix_layout.hpp"

namespace fcm::detail {

/// Refuses symmetric tables: counts of co-occurrence, with sums or without, correlations, links
/// without direction; and all of NVivo's, of which "preceding" is no cause either. One pair of
/// equal weights alone is a loop. `causes`: which factor each row is. Codes: matrix.counts,
/// matrix.symmetric. O(rows * columns), less where it is a map.
Result<void> refuse_association(const text::Table&, const MatrixLayout&,
                                const std::vector<Index>& causes, const std::string& file);

}  // namespace fcm::detail
