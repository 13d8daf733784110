// SPDX-License-Identifier: MIT
//
// HTML and SVG as they are written: a string literal is mark-up, every other text is escaped, so a
// label cannot become mark-up by an oversight.
//
//     Html h;
//     h << "<p>" << label << "</p>";
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fcm::reporting {

class Html {
 public:
  template <std::size_t N>
  Html& operator<<(const char (&markup)[N]) {
    bytes_.append(markup, N - 1);
    return *this;
  }
  Html& operator<<(std::string_view text);
  Html& operator<<(const Html& part);
  Html& operator<<(std::size_t count);  ///< 1,234

  /// Mark-up that was made, not written here: only of our own names and numbers.
  void markup(const std::string& ours) { bytes_ += ours; }

  const std::string& bytes() const { return bytes_; }
  bool empty() const { return bytes_.empty(); }

 private:
  std::string bytes_;
};

/// A label, kept apart from the direction of the text around it.
Html name(std::string_view label);

/// A coordinate: at most two digits after the point.
std::string at(double);

/// A table that scrolls inside its own focusable region on narrow screens.
struct TableHead {
  std::string caption;
  std::vector<std::string> columns;
  std::vector<bool> numbers;  ///< right-aligned columns; may be shorter
};
Html table(const TableHead&, const std::vector<std::vector<Html>>& rows);

/// The whole page around `body`: head, content security policy, style, skip link.
std::string page(std::string_view title, const Html& header, const Html& body, const Html& footer,
                 std::string_view skip_to = "the answer", const Html& more_style = {});

}  // namespace fcm::reporting
