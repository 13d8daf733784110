// SPDX-License-Identifier: MIT
//
// One escaper per target (reliability: a label is data, wherever it is written). CSV fields are
// text/table.hpp's.
#pragma once

#include <string>
#include <string_view>

namespace fcm::reporting {

/// For HTML and SVG, between tags and inside quoted attributes: & < > " ' as references; control
/// characters and bidi overrides as U+FFFD, so that a label cannot reorder what stands around it.
std::string for_html(std::string_view utf8);

/// For letters that are drawn: control characters and bidi overrides as U+FFFD.
std::string without_overrides(std::string_view utf8);

/// A quoted string of the DOT language, quotes included. Never an HTML label.
std::string for_dot(std::string_view utf8);

/// For Markdown running text: one line, the characters that start mark-up escaped.
std::string for_markdown(std::string_view utf8);

}  // namespace fcm::reporting
