// SPDX-License-Identifier: MIT
#include "publish/poster_tiles.hpp"

#include <algorithm>
#include <cmath>

#include "publish/sheets.hpp"

namespace fcm::reporting {
namespace {

constexpr double margin = 10 * mm;  // what ordinary printers leave white
constexpr double shared = 10 * mm;  // of two neighbours, to glue
constexpr double longer = 297 * mm, shorter = 210 * mm;

struct Grid {
  double width, height;  // of a page
  std::size_t columns, rows;
};

std::size_t pages_along(double length, double page) {
  const double window = page - 2 * margin, step = window - shared;
  return 1 + static_cast<std::size_t>(std::ceil(std::max(0.0, length - window) / step - 1e-9));
}

Grid grid_of(const Picture& picture, double width, double height) {
  return {width, height, pages_along(picture.width, width), pages_along(picture.height, height)};
}

/// Short lines outside the window's corners, along its edges.
void add_crop_marks(Piece& piece, double right, double bottom) {
  constexpr double from = 1.5 * mm, to = 6 * mm;
  for (const double x : {margin, right})
    for (const double y : {margin, bottom}) {
      const double dx = x == margin ? -1 : 1, dy = y == margin ? -1 : 1;
      piece.marks.push_back({.shape = Mark::Shape::line,
                             .style = {Look::cut},
                             .points = {{x + dx * from, y}, {x + dx * to, y}}});
      piece.marks.push_back({.shape = Mark::Shape::line,
                             .style = {Look::cut},
                             .points = {{x, y + dy * from}, {x, y + dy * to}}});
    }
}

std::string told(const Grid& grid, std::size_t row, std::size_t column) {
  std::string text = "Page " + std::to_string(row * grid.columns + column + 1) + " of " +
                     std::to_string(grid.rows * grid.columns) + ": row " + std::to_string(row + 1) +
                     ", column " + std::to_string(column + 1) + ".";
  if (column + 1 < grid.columns) text += " Glue the next page on the right over 10 mm.";
  if (row + 1 < grid.rows) text += " The row below goes over the lowest 10 mm.";
  return text;
}

Sheet tile(const Picture& picture, const Grid& grid, std::size_t row, std::size_t column) {
  const double across = grid.width - 2 * margin, down = grid.height - 2 * margin;
  Sheet sheet{.width = grid.width, .height = grid.height};
  Window& window = sheet.window;
  window.from = {static_cast<double>(column) * (across - shared),
                 static_cast<double>(row) * (down - shared)};
  window.to = {margin, margin};
  window.width = std::min(across, picture.width - window.from.x);
  window.height = std::min(down, picture.height - window.from.y);
  Piece marks;
  add_crop_marks(marks, margin + window.width, margin + window.height);
  marks.marks.push_back({.shape = Mark::Shape::text,
                         .style = {Look::soft},
                         .points = {{margin + 8 * mm, grid.height - 4 * mm}},
                         .text = told(grid, row, column),
                         .room = across - 16 * mm,
                         .scale = 0.9});
  sheet.over = {grid.width, grid.height, {}, {}, {marks}};
  return sheet;
}

}  // namespace

std::vector<Sheet> tiles(const Picture& picture) {
  const Grid upright = grid_of(picture, shorter, longer), lying = grid_of(picture, longer, shorter);
  const Grid& grid = upright.columns * upright.rows <= lying.columns * lying.rows ? upright : lying;
  std::vector<Sheet> sheets;
  for (std::size_t row = 0; row < grid.rows; ++row)
    for (std::size_t column = 0; column < grid.columns; ++column)
      sheets.push_back(tile(picture, grid, row, column));
  return sheets;
}

}  // namespace fcm::reporting
