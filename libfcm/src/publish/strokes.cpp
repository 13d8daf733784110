// SPDX-License-Identifier: MIT
#include "publish/strokes.hpp"

#include <algorithm>
#include <cmath>

namespace fcm::reporting {
namespace {

/// The curve up to the point that lies `cut` points before its end, by de Casteljau.
std::vector<Position> shortened(std::vector<Position> points, double cut) {
  if (points.size() < 4) return points;
  Position* p = points.data() + points.size() - 4;
  const Position end = p[3];
  double low = 0, high = 1;
  const auto on_curve = [&](double t) {
    const double s = 1 - t;
    return Position{
        s * s * s * p[0].x + 3 * s * s * t * p[1].x + 3 * s * t * t * p[2].x + t * t * t * p[3].x,
        s * s * s * p[0].y + 3 * s * s * t * p[1].y + 3 * s * t * t * p[2].y + t * t * t * p[3].y};
  };
  for (int i = 0; i < 30; ++i) {
    const double t = (low + high) / 2;
    const Position q = on_curve(t);
    (std::hypot(q.x - end.x, q.y - end.y) > cut ? low : high) = t;
  }
  const auto mix = [&](Position a, Position b) {
    return Position{a.x + low * (b.x - a.x), a.y + low * (b.y - a.y)};
  };
  const Position ab = mix(p[0], p[1]), bc = mix(p[1], p[2]), cd = mix(p[2], p[3]);
  const Position abc = mix(ab, bc), bcd = mix(bc, cd);
  p[1] = ab;
  p[2] = abc;
  p[3] = mix(abc, bcd);
  return points;
}

Mark diamond(Position middle) {
  const double x = middle.x, y = middle.y;
  return {.shape = Mark::Shape::polygon,
          .style = {Look::contested},
          .points = {{x - 7, y}, {x, y - 7}, {x + 7, y}, {x, y + 7}}};
}

}  // namespace

std::vector<Mark> marks_of(const Stroke& stroke, const std::vector<Position>& points) {
  const Position tip = points.back();
  const double head = stroke.sign == 0 ? 6 : 7 + 1.3 * stroke.width();
  const std::vector<Position> line = shortened(points, stroke.sign < 0 ? 2.5 : head * 0.8);
  const Position before = stroke.sign < 0 ? shortened(points, 8).back() : line.back();
  const double length = std::max(1e-9, std::hypot(tip.x - before.x, tip.y - before.y));
  const double ux = (tip.x - before.x) / length, uy = (tip.y - before.y) / length;
  const auto corner = [&](double back, double side) {
    return Position{tip.x - back * ux - side * uy, tip.y - back * uy + side * ux};
  };
  const Look look = stroke.sign == 0  ? Look::line_none
                    : stroke.sign > 0 ? Look::line_plus
                                      : Look::line_minus;
  std::vector<Mark> marks;
  marks.push_back({.shape = Mark::Shape::curve,
                   .style = {look, stroke.assumed},
                   .points = line,
                   .stroke = stroke.width()});
  if (stroke.sign < 0) {
    const double half = 5 + stroke.width();
    marks.push_back({.shape = Mark::Shape::line,
                     .style = {Look::bar},
                     .points = {corner(2, half), corner(2, -half)}});
  } else {
    const double half = stroke.sign == 0 ? 3 : 3 + stroke.width();
    marks.push_back({.shape = Mark::Shape::polygon,
                     .style = {stroke.sign == 0 ? Look::head_none : Look::head_plus},
                     .points = {tip, corner(head, half), corner(head, -half)}});
  }
  if (!stroke.contested) return marks;
  const std::size_t piece = (points.size() - 1) / 3 / 2 * 3;
  const Position* p = points.data() + piece;
  marks.push_back(diamond({(p[0].x + 3 * p[1].x + 3 * p[2].x + p[3].x) / 8,
                           (p[0].y + 3 * p[1].y + 3 * p[2].y + p[3].y) / 8}));
  return marks;
}

}  // namespace fcm::reporting
