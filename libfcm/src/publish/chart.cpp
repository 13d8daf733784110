// SPDX-License-Identifier: MIT
#include "publish/chart.hpp"

#include <algorithm>
#include <cmath>

#include "publish/lettering.hpp"

namespace fcm::reporting {
namespace {

constexpr double width = 620, label_width = 205, value_width = 62, type_size = 13;
constexpr double line_height = 15.5, gap = 10;

/// A label in one or more lines, right-aligned beside the middle of its bar. Returns the height.
double label_of_bar(Html& body, const std::string& label, double y) {
  const std::vector<std::string> lines = wrapped(label, label_width, type_size);
  const double tall = line_height * static_cast<double>(lines.size());
  const double height = std::max(22.0, tall);
  double baseline = y + height / 2 - tall / 2 + line_height * 0.78;
  for (const std::string& line : lines) {
    body << "<text x=\"" << at(label_width) << "\" y=\"" << at(baseline)
         << "\" text-anchor=\"end\">" << line << "</text> ";
    baseline += line_height;
  }
  return height;
}

}  // namespace

Html bars(const std::vector<Bar>& all, const std::string& right, const std::string& left,
          const std::string& alternative) {
  double most = 0, least = 0;
  for (const Bar& bar : all) {
    most = std::max(most, bar.toward);
    least = std::min(least, bar.toward);
  }
  const double span = most - least > 0 ? most - least : 1;
  const double plot_left = label_width + 12 + (least < 0 ? value_width : 0);
  const double scale = (width - plot_left - value_width - 8) / span;
  const double zero = plot_left - least * scale;

  Html body;
  double y = 30;
  std::string apart;
  for (const Bar& bar : all) {
    if (bar.apart != apart) {
      apart = bar.apart;
      y += 10;
      body << "<text class=\"soft\" x=\"0\" y=\"" << at(y + 6) << "\">" << apart << "</text>";
      y += 16;
    }
    const double height = label_of_bar(body, bar.label, y);
    const double length = std::abs(bar.toward) * scale;
    const bool toward = bar.toward >= 0;
    body << "<rect class=\""
         << (!bar.apart.empty() && toward ? "other"
             : toward                     ? "toward"
                                          : "away")
         << "\" x=\"" << at(toward ? zero : zero - length) << "\" y=\"" << at(y + height / 2 - 8)
         << "\" width=\"" << at(length) << "\" height=\"16\"/>";
    body << "<text class=\"soft\" x=\"" << at(toward ? zero + length + 6 : zero - length - 6)
         << "\" y=\"" << at(y + height / 2 + 4) << "\" text-anchor=\"" << (toward ? "start" : "end")
         << "\">" << bar.value << "</text>\n";
    y += height + gap;
  }
  Html h;
  h << "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\""
    << alternative << "\" viewBox=\"0 0 " << at(width) << " " << at(y + 2) << "\">\n";
  h << "<text class=\"soft\" x=\"" << at(zero + 4) << "\" y=\"14\">" << right
    << " \xe2\x86\x92</text>";
  if (least < 0)
    h << "<text class=\"soft\" x=\"" << at(zero - 6)
      << "\" y=\"14\" text-anchor=\"end\">\xe2\x86\x90 " << left << "</text>";
  h << body << "<path class=\"axis\" d=\"M" << at(zero) << " 20V" << at(y) << "\"/></svg>\n";
  return h;
}

Html shares(const std::vector<Shares>& all, const std::string& toward, const std::string& against,
            const std::string& rest, const std::string& alternative) {
  const double left = label_width + 12, full = width - left - 8;
  Html body;
  double y = 30;
  for (const Shares& one : all) {
    const double height = label_of_bar(body, one.label, y), top = y + height / 2 - 8;
    const double first = one.toward * full, second = one.against * full;
    body << "<rect class=\"rest\" x=\"" << at(left) << "\" y=\"" << at(top) << "\" width=\""
         << at(full) << "\" height=\"16\"/>";
    if (first > 0)
      body << "<rect class=\"toward\" x=\"" << at(left) << "\" y=\"" << at(top) << "\" width=\""
           << at(first) << "\" height=\"16\"/>";
    if (second > 0)
      body << "<rect class=\"away\" x=\"" << at(left + full - second) << "\" y=\"" << at(top + 1)
           << "\" width=\"" << at(second) << "\" height=\"14\"/>";
    body << "\n";
    y += height + gap;
  }
  Html h;
  h << "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\""
    << alternative << "\" viewBox=\"0 0 " << at(width) << " " << at(y + 2) << "\">\n";
  double x = 0;
  const auto key = [&](std::string_view kind, const std::string& text) {
    h << "<rect class=\"" << kind << "\" x=\"" << at(x) << "\" y=\"5\" width=\"14\" height=\"11\"/>"
      << "<text class=\"soft\" x=\"" << at(x + 19) << "\" y=\"15\">" << text << "</text>";
    x += 19 + text_width(text, 12) + 16;
  };
  key("toward", toward);
  key("away", against);
  key("rest", rest);
  h << body << "<path class=\"axis\" d=\"M" << at(left) << " 24V" << at(y) << "\"/></svg>\n";
  return h;
}

}  // namespace fcm::reporting
