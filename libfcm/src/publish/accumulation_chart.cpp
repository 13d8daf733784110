// SPDX-License-Identifier: MIT
#include "publish/accumulation_chart.hpp"

#include <algorithm>
#include <cmath>

#include "publish/lettering.hpp"
#include "text/number.hpp"

namespace fcm::reporting {
namespace {

constexpr double width = 620, left = 44, right = 128, top = 28, height = 230, below = 40;
constexpr std::size_t most_points = 80;

struct Scale {
  double voices = 1, things = 1;
  double x(double r) const { return left + r / voices * (width - left - right); }
  double y(double n) const { return top + height - n / things * height; }
};

/// 1, 2 or 5 times a power of ten, so that about `parts` of them make up `whole`; at least 1.
double step_for(double whole, double parts) {
  double step = 1;
  for (const double next : {2.0, 2.5, 2.0})
    if (whole / step > parts) step *= next;
  return whole / step > parts ? 10 * step_for(whole / 10, parts) : step;
}

/// The curve from one voice to another, both included, in at most so many straight pieces.
Html piece(const std::vector<double>& values, std::size_t from, std::size_t to, const Scale& at_) {
  Html d;
  const std::size_t step = std::max<std::size_t>(1, (to - from) / most_points);
  for (std::size_t r = from;; r = std::min(to, r + step)) {
    d << (r == from ? "M" : "L") << at(at_.x(static_cast<double>(r))) << " "
      << at(at_.y(r == 0 ? 0 : values[r - 1]));
    if (r == to) return d;
  }
}

void gridlines(Html& h, const Scale& at_) {
  const double step = step_for(at_.things, 5), across = step_for(at_.voices, 6);
  for (double n = 0; n <= at_.things; n += step)
    h << "<path class=\"grid\" d=\"M" << at(left) << " " << at(at_.y(n)) << "H" << at(width - right)
      << "\"/><text class=\"soft\" x=\"" << at(left - 6) << "\" y=\"" << at(at_.y(n) + 4)
      << "\" text-anchor=\"end\">" << text::fixed(n, 0) << "</text>\n";
  for (double r = 0; r <= at_.voices; r += across)
    h << "<text class=\"soft\" x=\"" << at(at_.x(r)) << "\" y=\"" << at(top + height + 17)
      << "\" text-anchor=\"middle\">" << text::fixed(r, 0) << "</text>\n";
  h << "<text class=\"soft\" x=\"" << at(width - right) << "\" y=\"" << at(top + height + 34)
    << "\" text-anchor=\"end\">voices</text>";
}

/// Labels at the ends of the curves, moved apart where they would touch.
void labels(Html& h, const std::vector<Accumulating>& all, const Scale& at_) {
  std::vector<std::pair<double, const std::string*>> ends;
  for (const Accumulating& one : all)
    ends.emplace_back(at_.y(one.ahead.empty() ? one.heard.back() : one.ahead.back()), &one.label);
  std::sort(ends.begin(), ends.end());
  double lowest = 0;
  for (const auto& [y, label] : ends) {
    double line = std::max(y + 4, lowest);
    for (const std::string& part : wrapped(*label, right - 8, 13)) {
      h << "<text x=\"" << at(width - right + 8) << "\" y=\"" << at(line) << "\">" << part
        << "</text> ";
      line += 15.5;
    }
    lowest = line;
  }
}

}  // namespace

Html accumulating(const std::vector<Accumulating>& all, const std::string& alternative) {
  const std::size_t heard = all.front().heard.size();
  Scale at_;
  at_.voices = static_cast<double>(heard);
  for (const Accumulating& one : all) {
    at_.things = std::max(at_.things, one.ahead.empty() ? one.heard.back() : one.ahead.back());
    at_.voices = std::max(at_.voices, static_cast<double>(heard + one.ahead.size()));
  }
  Html h;
  h << "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\""
    << alternative << "\" viewBox=\"0 0 " << at(width) << " " << at(top + height + below)
    << "\">\n";
  gridlines(h, at_);
  const double now = at_.x(static_cast<double>(heard));
  h << "<path class=\"axis\" d=\"M" << at(now) << " " << at(top - 8) << "V" << at(top + height)
    << "\"/><text class=\"soft\" x=\"" << at(now) << "\" y=\"" << at(top - 13)
    << "\" text-anchor=\"middle\">heard so far</text>\n";
  for (const Accumulating& one : all) {
    std::vector<double> whole = one.heard;
    whole.insert(whole.end(), one.ahead.begin(), one.ahead.end());
    h << "<path class=\"curve\" d=\"" << piece(whole, 0, heard, at_) << "\"/>";
    if (!one.ahead.empty())
      h << "<path class=\"curve ahead\" d=\"" << piece(whole, heard, whole.size(), at_) << "\"/>";
    h << "\n";
  }
  labels(h, all, at_);
  h << "</svg>\n";
  return h;
}

}  // namespace fcm::reporting
