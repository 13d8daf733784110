// SPDX-License-Identifier: MIT
#pragma once

#include <cairo.h>

#include "publish/picture.hpp"

namespace fcm::reporting {

/// Draws every mark with the current transformation of the context.
void draw_marks(cairo_t*, const Picture&, Palette);

}  // namespace fcm::reporting
