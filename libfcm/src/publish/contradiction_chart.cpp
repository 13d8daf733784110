// SPDX-License-Identifier: MIT
#include "publish/contradiction_chart.hpp"

#include <algorithm>

#include "publish/lettering.hpp"

namespace fcm::reporting {
namespace {

constexpr double width = 620, label_width = 236, value_width = 54, type_size = 13;
constexpr double line_height = 15.5, gap = 14, top = 50;

/// Direction and fill say the same as colour does, for who sees none.
void up(Html& h, double x, double y) {
  h << "<path class=\"toward\" d=\"M" << at(x) << " " << at(y - 7) << "l7 13h-14z\"/>";
}
void down(Html& h, double x, double y) {
  h << "<path class=\"away\" d=\"M" << at(x) << " " << at(y + 7) << "l7 -13h-14z\"/>";
}
void dot(Html& h, double x, double y) {
  h << "<circle class=\"told\" cx=\"" << at(x) << "\" cy=\"" << at(y) << "\" r=\"3.2\"/>";
}

void beside(Html& h, double x, double y, bool to_the_left, const std::string& text) {
  h << "<text class=\"soft\" x=\"" << at(x + (to_the_left ? -11 : 11)) << "\" y=\"" << at(y + 4)
    << "\" text-anchor=\"" << (to_the_left ? "end" : "start") << "\">" << text << "</text>";
}

double row(Html& h, const BothAnswers& one, double zero, double scale, double y) {
  std::vector<std::string> lines = wrapped(one.label, label_width, type_size);
  const std::size_t large = lines.size();
  for (const std::string& line : wrapped(one.under, label_width, type_size - 1))
    lines.push_back(line);
  const double height = line_height * static_cast<double>(lines.size());
  double baseline = y + 12;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    h << "<text";
    if (i >= large) h << " class=\"soft\"";
    h << " x=\"" << at(label_width) << "\" y=\"" << at(baseline) << "\" text-anchor=\"end\">"
      << lines[i] << "</text> ";
    baseline += line_height;
  }
  const double middle = y + height / 2;
  const double raises = zero + one.raises * scale, lowers = zero + one.lowers * scale;
  h << "<path class=\"axis\" d=\"M" << at(std::min(raises, lowers)) << " " << at(middle) << "H"
    << at(std::max(raises, lowers)) << "\"/>";
  up(h, raises, middle);
  down(h, lowers, middle);
  dot(h, zero + one.told * scale, middle);
  beside(h, raises, middle, raises < lowers, one.at_raises);
  beside(h, lowers, middle, raises >= lowers, one.at_lowers);
  h << "\n";
  return height + gap;
}

Html key() {
  Html h;
  up(h, 8, 11);
  h << "<text class=\"soft\" x=\"20\" y=\"15\">if it raises</text>";
  down(h, 104, 11);
  h << "<text class=\"soft\" x=\"116\" y=\"15\">if it lowers</text>";
  dot(h, 202, 11);
  h << "<text class=\"soft\" x=\"211\" y=\"15\">taken together</text>\n";
  return h;
}

}  // namespace

Html both_answers(const std::vector<BothAnswers>& all, const std::string& alternative) {
  double least = 0, most = 0;
  for (const BothAnswers& one : all) {
    least = std::min({least, one.raises, one.lowers});
    most = std::max({most, one.raises, one.lowers});
  }
  const double left = label_width + 16 + value_width, right = width - value_width - 10;
  const double scale = most > least ? (right - left) / (most - least) : 0;
  const double zero = left - least * scale;
  Html rows;
  double y = top;
  for (const BothAnswers& one : all) y += row(rows, one, zero, scale, y);
  Html h;
  h << "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\""
    << alternative << "\" viewBox=\"0 0 " << at(width) << " " << at(y + 2) << "\">\n"
    << key() << "<text class=\"soft\" x=\"" << at(zero - 6)
    << "\" y=\"38\" text-anchor=\"end\">\xe2\x86\x90 less</text><text class=\"soft\" x=\""
    << at(zero + 6) << "\" y=\"38\">more \xe2\x86\x92</text>\n<path class=\"axis\" d=\"M"
    << at(zero) << " 28V" << at(y) << "\"/>" << rows << "</svg>\n";
  return h;
}

}  // namespace fcm::reporting
