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
/// slack for others. An estimate outside Latin: .6 em, wide scripts 1 em.
double text_width(std::string_view utf8, double size, bool bold = false);

/// Lines of at most `width` points, broken at spaces and after hyphens and slashes; a word that is
/// too long is broken where it must be. At least one line.
std::vector<std::string> wrapped(std::string_view utf8, double width, double size,
                                 bool bold = false);

}  // namespace fcm::reporting
