// SPDX-License-Identifier: MIT
#include "publish/tornado_chart.hpp"

#include <algorithm>
#include <cmath>

#include "publish/lettering.hpp"

namespace fcm::reporting {
namespace {

constexpr double width = 620, label_width = 220, value_width = 58, type_size = 13;
constexpr double line_height = 15.5, gap = 9, top = 46;

/// From effects to places on the page.
struct Scale {
  double left, per_unit, least;
  double operator()(double effect) const { return left + (effect - least) * per_unit; }
};

Scale scale_for(const std::vector<Reach>& all, double now) {
  double least = std::min(0.0, now), most = std::max(0.0, now);
  for (const Reach& one : all) {
    least = std::min({least, one.weaker, one.stronger});
    most = std::max({most, one.weaker, one.stronger});
  }
  const double left = label_width + 12 + value_width;
  const double room = width - left - value_width - 4;
  return {left, most > least ? room / (most - least) : 0, least};
}

void bar(Html& h, double from, double to, double middle, bool weaker) {
  h << "<rect class=\"" << (weaker ? "away" : "toward") << "\" x=\"" << at(std::min(from, to))
    << "\" y=\"" << at(middle - 7) << "\" width=\"" << at(std::fabs(to - from))
    << "\" height=\"14\"/>";
}

void value(Html& h, double place, bool to_the_left, double middle, const std::string& text) {
  h << "<text class=\"soft\" x=\"" << at(place + (to_the_left ? -6 : 6)) << "\" y=\""
    << at(middle + 4) << "\" text-anchor=\"" << (to_the_left ? "end" : "start") << "\">" << text
    << "</text>";
}

double row(Html& h, const Reach& one, double now, const Scale& scale, double y) {
  const std::vector<std::string> lines = wrapped(one.label, label_width, type_size);
  const double height = std::max(20.0, line_height * static_cast<double>(lines.size()));
  const double middle = y + height / 2;
  double baseline = middle - line_height * static_cast<double>(lines.size()) / 2 + 12;
  for (const std::string& line : lines) {
    h << "<text x=\"" << at(label_width) << "\" y=\"" << at(baseline) << "\" text-anchor=\"end\">"
      << line << "</text> ";
    baseline += line_height;
  }
  bar(h, scale(now), scale(one.weaker), middle, true);
  bar(h, scale(now), scale(one.stronger), middle, false);
  const bool weaker_left = one.weaker <= one.stronger;
  value(h, std::min(scale(one.weaker), scale(now)), true, middle,
        weaker_left ? one.at_weaker : one.at_stronger);
  value(h, std::max(scale(one.stronger), scale(now)), false, middle,
        weaker_left ? one.at_stronger : one.at_weaker);
  h << "\n";
  return height + gap;
}

Html key() {
  Html h;
  h << "<rect class=\"away\" x=\"0\" y=\"4\" width=\"20\" height=\"12\"/><text class=\"soft\" "
       "x=\"27\" y=\"14\">told less</text><rect class=\"toward\" x=\"92\" y=\"4\" width=\"20\" "
       "height=\"12\"/><text class=\"soft\" x=\"119\" y=\"14\">told more</text>\n";
  return h;
}

}  // namespace

Html reaches(const std::vector<Reach>& all, double now, const std::string& right,
             const std::string& alternative) {
  const Scale scale = scale_for(all, now);
  Html rows;
  double y = top;
  for (const Reach& one : all) y += row(rows, one, now, scale, y);
  Html h;
  h << "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\""
    << alternative << "\" viewBox=\"0 0 " << at(width) << " " << at(y + 2) << "\">\n"
    << key() << "<text class=\"soft\" x=\"" << at(scale(now)) << "\" y=\"34\" text-anchor=\""
    << (scale(now) > 540   ? "end"
        : scale(now) < 300 ? "start"
                           : "middle")
    << "\">as told</text>";
  h << "<text class=\"soft\" x=\"" << at(width) << "\" y=\"14\" text-anchor=\"end\">" << right
    << " \xe2\x86\x92</text>\n";
  h << rows << "<path class=\"axis\" d=\"M" << at(scale(now)) << " 38V" << at(y) << "\"/>";
  if (scale(0) != scale(now))
    h << "<path class=\"grid\" stroke-dasharray=\"3 3\" d=\"M" << at(scale(0)) << " 38V" << at(y)
      << "\"/><text class=\"soft\" x=\"" << at(scale(0)) << "\" y=\"34\" text-anchor=\"middle\">0"
      << "</text>";
  h << "</svg>\n";
  return h;
}

}  // namespace fcm::reporting
