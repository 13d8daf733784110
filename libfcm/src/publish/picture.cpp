// SPDX-License-Identifier: MIT
#include "publish/picture.hpp"

namespace fcm::reporting {
namespace {

Mark placed(Mark mark, double scale, Position corner) {
  for (Position& point : mark.points)
    point = {point.x * scale + corner.x, point.y * scale + corner.y};
  mark.width *= scale;
  mark.height *= scale;
  mark.radius *= scale;
  mark.room *= scale;
  mark.scale *= scale;
  return mark;
}

}  // namespace

void put(Picture& onto, const std::vector<Mark>& marks, double scale, Position corner) {
  onto.pieces.emplace_back();
  for (const Mark& mark : marks) onto.pieces.back().marks.push_back(placed(mark, scale, corner));
}

void put(Picture& onto, const Picture& picture, double scale, Position corner) {
  for (const Piece& piece : picture.pieces) {
    put(onto, piece.marks, scale, corner);
    onto.pieces.back().kind = piece.kind;
    onto.pieces.back().style = piece.style;
    onto.pieces.back().spoken = piece.spoken;
    onto.pieces.back().index = piece.index;
    onto.pieces.back().from = piece.from;
    onto.pieces.back().to = piece.to;
  }
}

}  // namespace fcm::reporting
