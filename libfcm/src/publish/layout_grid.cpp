// SPDX-License-Identifier: MIT
//
// Boxes in rows and columns: for a few boxes that are strongly linked, where every line is to be
// followed and the drawing fills a given shape.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <utility>

#include "publish/layout.hpp"

namespace fcm::reporting {
namespace {

constexpr double widest_gap = 1.2;     // of a box
constexpr double way_through = 0.75;   // of the diagonal of a cell: what a box in the way costs
constexpr std::size_t few_boxes = 40;  // beyond which one start is all that time allows

struct Grid {
  std::size_t columns = 1, rows = 1;
  double across = 0, down = 0;  ///< from centre to centre
};

double scale_within(double width, double height, double shape) {
  return std::min(shape / width, 1 / height);
}

/// The grid on which boxes of one size stand largest in a drawing of that shape; its gaps grow to
/// fill the shape.
Grid grid_for(std::size_t count, double width, double height, const Spread& spread) {
  const auto extent = [](std::size_t cells, double size, double gap) {
    return static_cast<double>(cells) * (size + gap) - gap;
  };
  Grid best;
  double largest = 0;
  for (std::size_t columns = 1; columns <= count; ++columns) {
    const std::size_t rows = (count + columns - 1) / columns;
    const double scale = scale_within(extent(columns, width, spread.apart),
                                      extent(rows, height, spread.apart), spread.shape);
    if (scale <= largest) continue;
    largest = scale;
    best = {columns, rows};
  }
  const auto pitch = [&](std::size_t cells, double size, double room) {
    const double gap =
        cells < 2 ? 0
                  : (room - static_cast<double>(cells) * size) / (static_cast<double>(cells) - 1);
    return size + std::clamp(gap, spread.apart, std::max(spread.apart, widest_gap * size));
  };
  best.across = pitch(best.columns, width, spread.shape / largest);
  best.down = pitch(best.rows, height, 1 / largest);
  return best;
}

/// Where boxes may stand: what is left over of a grid is left out in its middle, where lines cross.
std::vector<Position> cells_of(const Grid& grid, std::size_t count) {
  std::vector<Position> cells;
  for (std::size_t row = 0; row < grid.rows; ++row)
    for (std::size_t column = 0; column < grid.columns; ++column)
      cells.push_back(
          {static_cast<double>(column) * grid.across, static_cast<double>(row) * grid.down});
  const Position middle{static_cast<double>(grid.columns - 1) / 2,
                        static_cast<double>(grid.rows - 1) / 2};
  const auto from_middle = [&](const Position& cell) {
    return std::hypot(cell.x / grid.across - middle.x, cell.y / grid.down - middle.y);
  };
  while (cells.size() > count)
    cells.erase(std::min_element(cells.begin(), cells.end(), [&](const auto& a, const auto& b) {
      return from_middle(a) < from_middle(b);
    }));
  return cells;
}

/// Whether the straight line from a to b meets a box at `centre`.
bool meets(Position a, Position b, Position centre, double width, double height) {
  double first = 0, last = 1;
  const auto clip = [&](double from, double way, double low, double high) {
    if (way == 0) return from > low && from < high;
    const double one = (low - from) / way, other = (high - from) / way;
    first = std::max(first, std::min(one, other));
    last = std::min(last, std::max(one, other));
    return first < last;
  };
  return clip(a.x, b.x - a.x, centre.x - width / 2, centre.x + width / 2) &&
         clip(a.y, b.y - a.y, centre.y - height / 2, centre.y + height / 2);
}

/// What a link costs between two cells: its length, and more for every box in its way.
std::vector<std::vector<double>> costs_of(const std::vector<Position>& cells, double width,
                                          double height, const Grid& grid) {
  const double through = way_through * std::hypot(grid.across, grid.down);
  std::vector<std::vector<double>> cost(cells.size(), std::vector<double>(cells.size(), 0));
  for (std::size_t a = 0; a < cells.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      double sum = std::hypot(cells[a].x - cells[b].x, cells[a].y - cells[b].y);
      for (std::size_t c = 0; c < cells.size(); ++c)
        if (c != a && c != b && meets(cells[a], cells[b], cells[c], width, height)) sum += through;
      cost[a][b] = cost[b][a] = sum;
    }
  return cost;
}

/// Which box stands in which cell: from several orders, boxes change places while that makes the
/// links cheaper; the cheapest of what comes out.
struct Seating {
  const std::vector<LayoutLink>& links;
  const std::vector<double>& pulls;
  const std::vector<std::vector<double>>& cost;
  std::vector<std::vector<std::size_t>> links_of;  // per box

  double cost_around(std::size_t box, const std::vector<std::size_t>& cell) const {
    double sum = 0;
    for (const std::size_t k : links_of[box])
      sum += pulls[k] * cost[cell[links[k].from]][cell[links[k].to]];
    return sum;
  }

  double cost_of(const std::vector<std::size_t>& cell) const {
    double sum = 0;
    for (std::size_t k = 0; k < links.size(); ++k)
      sum += pulls[k] * cost[cell[links[k].from]][cell[links[k].to]];
    return sum;
  }

  /// A link between the two counts twice before and after, so that the difference is right.
  bool changed_places(std::size_t a, std::size_t b, std::vector<std::size_t>& cell) const {
    const double before = cost_around(a, cell) + cost_around(b, cell);
    std::swap(cell[a], cell[b]);
    if (cost_around(a, cell) + cost_around(b, cell) < before * (1 - 1e-9)) return true;
    std::swap(cell[a], cell[b]);
    return false;
  }

  void settle(std::vector<std::size_t>& cell) const {
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t a = 0; a < cell.size(); ++a)
        for (std::size_t b = a + 1; b < cell.size(); ++b)
          changed = changed_places(a, b, cell) || changed;
    }
  }

  std::vector<std::size_t> best() const {
    std::vector<std::size_t> order(cost.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<std::size_t> best = order;
    settle(best);
    std::minstd_rand random(1);  // the standard says what it yields
    for (int start = 0; start < (order.size() > few_boxes ? 0 : 60); ++start) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      std::vector<std::size_t> tried = order;
      settle(tried);
      if (cost_of(tried) < cost_of(best) * (1 - 1e-9)) best = tried;
    }
    return best;
  }
};

}  // namespace

void place_on_grid(const std::vector<LayoutBox>& boxes, const std::vector<LayoutLink>& links,
                   const std::vector<double>& pulls, const Spread& spread, Layout& layout) {
  double width = 0, height = 0;
  for (const LayoutBox& box : boxes) {
    width = std::max(width, box.width);
    height = std::max(height, box.height);
  }
  const Grid grid = grid_for(boxes.size(), width, height, spread);
  const std::vector<Position> cells = cells_of(grid, boxes.size());
  const auto cost = costs_of(cells, width, height, grid);
  Seating seating{links, pulls, cost, std::vector<std::vector<std::size_t>>(boxes.size())};
  for (std::size_t k = 0; k < links.size(); ++k) {
    seating.links_of[links[k].from].push_back(k);
    if (links[k].to != links[k].from) seating.links_of[links[k].to].push_back(k);
  }
  for (const std::size_t cell : seating.best())
    layout.centres.push_back({std::round(cells[cell].x), std::round(cells[cell].y)});
}

}  // namespace fcm::reporting
