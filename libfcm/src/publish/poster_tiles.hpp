// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "publish/cairo_paper.hpp"

namespace fcm::reporting {

/// A picture cut over A4 pages, upright or lying as fewer of them do it: 10 mm of margin, 10 mm
/// that neighbours share, crop marks, and on every page which it is. Row by row.
std::vector<Sheet> tiles(const Picture&);

}  // namespace fcm::reporting
