// SPDX-License-Identifier: MIT
//
// Pictures on paper and in pixels, by Cairo and Pango. Without these libraries (the static program)
// each answers with the Problem export.without_cairo.
#pragma once

#include <string>
#include <vector>

#include "fcm/result.hpp"
#include "publish/picture.hpp"

namespace fcm::reporting {

/// What of a picture shows on a sheet: its part from `from` on, `width` by `height`, with the
/// upper left corner at `to`.
struct Window {
  Position from, to;
  double width = 0, height = 0;
};

/// One page: a window on a picture, and marks above it.
struct Sheet {
  double width = 0, height = 0;  ///< points
  Window window;
  Picture over;
};

/// Fonts are embedded. `date`: ISO, or empty; no clock is read, the same input gives the same
/// bytes where fonts and libraries are the same.
Result<std::string> pdf(const Picture&, const std::vector<Sheet>&, Palette,
                        const std::string& date);

/// `dots` per point.
Result<std::string> png(const Picture&, Palette, double dots);

bool has_cairo();

}  // namespace fcm::reporting
