// SPDX-License-Identifier: MIT
//
// Styles in ink: what style.cpp's sheet says for the page, for formats that have no style sheet.
#pragma once

#include <string_view>
#include <vector>

#include "publish/picture.hpp"

namespace fcm::reporting {

struct Ink {
  std::string_view fill;    ///< "#rrggbb"; empty: none
  std::string_view stroke;  ///< the same
  double width = 1;         ///< of the stroke, where the mark does not say
  std::vector<double> dash;
  bool round_cap = false;
  double size = 0;  ///< type size
  bool bold = false;
  std::string_view halo;  ///< drawn around letters
  double halo_width = 0;
};

/// `mono`: black, white and grey; signs keep their dashes and end marks.
Ink ink_of(const Style&, Palette);

/// In this order: what the first lacks is taken from the next, so that a word of one script is in
/// one face. Chinese before Japanese shapes. No emoji:
/// that face has digits, and Pango would take them; it finds emoji by itself.
constexpr const char* font_families =
    "Liberation Sans, Noto Sans, Noto Sans Arabic, Noto Sans Bengali, Noto Sans Devanagari, "
    "Noto Sans Gurmukhi, Noto Sans Gujarati, Noto Sans Tamil, Noto Sans Telugu, Noto Sans Hebrew, "
    "Noto Sans Thai, Noto Sans Ethiopic, Noto Sans CJK SC";
constexpr const char* font_fallbacks =
    "Arial, &quot;Liberation Sans&quot;, Helvetica, &quot;Noto Sans&quot;, sans-serif";

}  // namespace fcm::reporting
