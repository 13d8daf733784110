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
    case Look::rises:
      return also("rises");
    case Look::falls:
      return also("falls");
    case Look::change_ground:
      return also("ground");
    case Look::theme_name:
      return also("name");
    case Look::detail:
      return also("detail");
    case Look::tally_plus:
      return also("tally plus");
    case Look::tally_minus:
      return also("tally minus");
    case Look::tally_none:
      return also("tally");
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

std::string numbered(const char* attribute, Index number) {
  return std::string(" ") + attribute + "=\"" + std::to_string(number) + "\"";
}

std::string class_of(const Piece& piece) {
  if (piece.kind == Piece::Kind::theme) return "theme-box";
  std::string name = "factor";
  if (piece.style.outcome) name += " outcome";
  if (piece.style.moved) name += " moved";
  if (piece.style.assumed) name += " assumed";
  return name;
}

void write(Html& h, const Piece& piece) {
  using Kind = Piece::Kind;
  if (piece.kind == Kind::link || piece.kind == Kind::bundle) {
    h.markup("<g class=\"link\"" +
             numbered(piece.kind == Kind::link ? "data-link" : "data-bundle", piece.index) +
             numbered("data-from", piece.from) + numbered("data-to", piece.to));
    h << " aria-hidden=\"true\"><title>" << piece.spoken << "</title>";
  }
  if (piece.kind == Kind::factor || piece.kind == Kind::theme) {
    h.markup("<g class=\"" + class_of(piece) + "\"" +
             numbered(piece.kind == Kind::factor ? "data-factor" : "data-theme", piece.index));
    h << " role=\"img\" aria-label=\"" << piece.spoken << "\"><title>" << piece.spoken
      << "</title>";
  }
  for (const Mark& mark : piece.marks) {
    write(h, mark);
    if (piece.kind == Piece::Kind::plain) h << "\n";
    if (mark.shape == Mark::Shape::text) h << " ";  // else a reader runs the lines together
  }
  if (piece.kind != Piece::Kind::plain) h << "</g>\n";
}

}  // namespace

Html in_page(const std::vector<Mark>& marks) {
  Html h;
  for (const Mark& mark : marks) write(h, mark);
  return h;
}

Html pieces_in_page(const Picture& picture) {
  Html h;
  for (const Piece& piece : picture.pieces) write(h, piece);
  return h;
}

Html in_page(const Picture& picture, std::string_view name) {
  Html h;
  h << "<svg class=\"map\" xmlns=\"http://www.w3.org/2000/svg\" role=\"group\" "
       "aria-labelledby=\""
    << name << "-title " << name << "-about\" viewBox=\"0 0 " << at(picture.width) << " "
    << at(picture.height) << "\" width=\"" << at(picture.width) << "\" height=\""
    << at(picture.height) << "\" style=\"max-width:" << at(std::round(picture.width * 1.25))
    << "px;min-width:" << at(std::min(picture.width, 960.0)) << "px\">\n<title id=\"" << name
    << "-title\">" << picture.title << "</title><desc id=\"" << name << "-about\">" << picture.about
    << "</desc>\n";
  h << pieces_in_page(picture) << "</svg>\n";
  return h;
}

}  // namespace fcm::reporting
