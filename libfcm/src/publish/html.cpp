// SPDX-License-Identifier: MIT
#include "publish/html.hpp"

#include <cmath>

#include "publish/escape.hpp"
#include "publish/style.hpp"
#include "text/number.hpp"

namespace fcm::reporting {

Html& Html::operator<<(std::string_view text) {
  bytes_ += for_html(text);
  return *this;
}

Html& Html::operator<<(const Html& part) {
  bytes_ += part.bytes_;
  return *this;
}

Html& Html::operator<<(std::size_t count) {
  bytes_ += text::grouped(count);
  return *this;
}

Html name(std::string_view label) {
  Html h;
  h << "<bdi>" << label << "</bdi>";
  return h;
}

std::string at(double value) { return text::shortest(std::round(value * 100) / 100 + 0.0); }

Html table(const TableHead& head, const std::vector<std::vector<Html>>& rows) {
  const auto number = [&](std::size_t column) {
    return column < head.numbers.size() && head.numbers[column];
  };
  Html h;
  h << "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" << head.caption
    << "\"><table><caption>" << head.caption << "</caption><thead><tr>";
  for (std::size_t c = 0; c < head.columns.size(); ++c) {
    if (number(c))
      h << "<th scope=\"col\" class=\"n\">";
    else
      h << "<th scope=\"col\">";
    h << head.columns[c] << "</th>";
  }
  h << "</tr></thead><tbody>\n";
  for (const std::vector<Html>& row : rows) {
    h << "<tr>";
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c == 0)
        h << "<th scope=\"row\">" << row[c] << "</th>";
      else if (number(c))
        h << "<td class=\"n\">" << row[c] << "</td>";
      else
        h << "<td>" << row[c] << "</td>";
    }
    h << "</tr>\n";
  }
  h << "</tbody></table></div>\n";
  return h;
}

std::string page(std::string_view title, const Html& header, const Html& body, const Html& footer,
                 std::string_view skip_to, const Html& more_style) {
  Html h;
  h << "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
       "style-src 'unsafe-inline'; img-src data:\">\n"
       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
       "<meta name=\"referrer\" content=\"no-referrer\">\n<title>"
    << title << "</title>\n<style>\n";
  h << style_sheet() << more_style
    << "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to " << skip_to
    << "</a>\n<header>" << header << "</header>\n<main id=\"main\">\n"
    << body << "</main>\n<footer>" << footer << "</footer>\n</body>\n</html>\n";
  return h.bytes();
}

}  // namespace fcm::reporting
