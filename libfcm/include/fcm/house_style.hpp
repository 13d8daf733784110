// SPDX-License-Identifier: MIT
//
// The colours and the face of letters of whoever shows a map. docs/theme.md describes the file.
// What could not be read is refused: contrast is computed as WCAG 2.2, "relative luminance" and
// "contrast ratio", define it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fcm/result.hpp"

namespace fcm {

/// A picture that stands in a corner of what leaves. Only what it takes to show it: no texts and no
/// times that a drawing program left in the file.
struct Logo {
  std::string png;
  unsigned width = 0, height = 0;  ///< pixels, each 1 to 2000
  std::string text;                ///< for those who cannot see it
  bool operator==(const Logo&) const = default;
};

/// Colours as "#rrggbb". Paper stays white, and signs keep their dashes and end marks.
struct HouseStyle {
  std::string name;                ///< whose it is; printed nowhere
  std::string text = "#1b1f23";    ///< labels, titles
  std::string soft = "#505a5f";    ///< small print, titles of themes
  std::string more = "#12436d";    ///< more leads to more; headings and rules
  std::string less = "#c74a0a";    ///< more leads to less
  std::string ground = "#f4f6f8";  ///< behind a theme
  std::string moved = "#fff1c2";   ///< a factor that an idea moves
  std::string font;                ///< family that is tried first; empty: the usual ones
  std::optional<Logo> logo;        ///< in colour alone
  bool operator==(const HouseStyle&) const = default;
};

/// 1 (the same) to 21 (black on white), of two colours "#rrggbb".
double contrast(std::string_view, std::string_view);

/// Keys as the members above, and `logo_text`. Codes: those of YAML, project.type,
/// project.unknown_key, theme.colour (no "#rrggbb"), theme.contrast (text under 4.5 on what it
/// stands on; more and less under 4.5 on white, where counts are written in them; more under 4.5 on
/// the ground, where buttons of the page are written in it; less under 3 on the ground),
/// theme.font, theme.logo (`logo` names a PNG of at most 100 KB, read from the folder of `file`; it
/// is no such file, is damaged, or `logo_text` is not there) and those of reading a file.
Result<HouseStyle> parse_house_style(std::string_view yaml, const std::string& file);
Result<HouseStyle> read_house_style(const std::string& path);

}  // namespace fcm
