// SPDX-License-Identifier: MIT
//
// How wide a text will be: boxes are sized by our own table, so that the same map gives the same
// drawing on every machine, whatever fonts it has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fcm::reporting {

/// Width in points at `size` points in Arial or a face of the same widths (Liberation Sans), with
/// slack for others. An estimate outside Latin, by script: .62 em to .95 em, wide scripts 1 em,
/// emoji 1.3 em, marks above and below letters 0.
double text_width(std::string_view utf8, double size, bool bold = false);

/// Lines of at most `width` points, broken at spaces and after hyphens and slashes; a word that is
/// too long is broken where it must be, never inside a letter with its marks or a joined emoji. At
/// least one line.
std::vector<std::string> wrapped(std::string_view utf8, double width, double size,
                                 bool bold = false);

/// Whether a line of that text begins on the right: by its first letter that has a direction.
bool right_to_left(std::string_view utf8);

}  // namespace fcm::reporting
