// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "publish/paths.hpp"
#include "publish/picture.hpp"

namespace fcm::reporting {
namespace {

/// The class by which style.cpp inks it; boxes and labels of factors are inked through their piece.
std::string class_of(const Mark& mark) {
  const auto also = [&](std::string name) {
    return " class=\"" + name + (mark.style.assumed ? " assumed\"" : "\"");
  };
  switch (mark.style.look) {
    case Look::frame:
      return also("frame");
    case Look::theme:
      return also(mark.anchor == Anchor::middle ? "theme middle" : "theme");
    case Look::line_plus:
      return also("line plus");
    case Look::line_minus:
      return also("line minus");
    case Look::line_none:
      return also("line unsigned");
    case Look::head_plus:
      return also("head plus");
    case Look::head_none:
      return also("head unsigned");
    case Look::bar:
      return also("bar");
    case Look::contested:
      return also("contested");
    case Look::corner:
      return also("corner");
    default:
      return {};
  }
}

void write(Html& h, const Mark& mark) {
  const std::string named = class_of(mark);
  const Position first = mark.points.front();
  if (mark.shape == Mark::Shape::text) {
    h.markup("<text" + named + " x=\"" + at(first.x) + "\" y=\"" + at(first.y) + "\">");
    h << mark.text << "</text>";
    return;
  }
  if (mark.shape == Mark::Shape::box) {
    h.markup("<rect" + named + box_attributes(mark) + "/>");
    return;
  }
  h.markup("<path" + named);
  if (mark.stroke > 0) h.markup(" stroke-width=\"" + at(mark.stroke) + "\"");
  h.markup(" d=\"" + path_of(mark) + "\"/>");
}

void write(Html& h, const Piece& piece) {
  if (piece.kind == Piece::Kind::link) {
    h.markup("<g class=\"link\" data-link=\"" + std::to_string(piece.index) + "\" data-from=\"" +
             std::to_string(piece.from) + "\" data-to=\"" + std::to_string(piece.to) + "\"");
    h << " aria-hidden=\"true\"><title>" << piece.spoken << "</title>";
  }
  if (piece.kind == Piece::Kind::factor) {
    h << "<g class=\"factor";
    if (piece.style.outcome) h << " outcome";
    if (piece.style.moved) h << " moved";
    if (piece.style.assumed) h << " assumed";
    h.markup("\" data-factor=\"" + std::to_string(piece.index));
    h << "\" role=\"img\" aria-label=\"" << piece.spoken << "\"><title>" << piece.spoken
      << "</title>";
  }
  for (const Mark& mark : piece.marks) {
    write(h, mark);
    if (piece.kind == Piece::Kind::plain) h << "\n";
    if (mark.style.look == Look::label) h << " ";  // else a reader runs the lines together
  }
  if (piece.kind != Piece::Kind::plain) h << "</g>\n";
}

}  // namespace

Html in_page(const std::vector<Mark>& marks) {
  Html h;
  for (const Mark& mark : marks) write(h, mark);
  return h;
}

Html in_page(const Picture& picture) {
  Html h;
  h << "<svg class=\"map\" xmlns=\"http://www.w3.org/2000/svg\" role=\"group\" "
       "aria-labelledby=\"map-title map-about\" viewBox=\"0 0 "
    << at(picture.width) << " " << at(picture.height) << "\" width=\"" << at(picture.width)
    << "\" height=\"" << at(picture.height)
    << "\" style=\"max-width:" << at(std::round(picture.width * 1.25))
    << "px;min-width:" << at(std::min(picture.width, 960.0)) << "px\">\n<title id=\"map-title\">"
    << picture.title << "</title><desc id=\"map-about\">" << picture.about << "</desc>\n";
  for (const Piece& piece : picture.pieces) write(h, piece);
  h << "</svg>\n";
  return h;
}

}  // namespace fcm::reporting
