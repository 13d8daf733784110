// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "publish/drawing.hpp"
#include "publish/input.hpp"

namespace fcm::reporting {

/// The drawing of a report: the map with what scenarios assume, and the part of it that is shown.
struct DrawnMap {
  Map map;
  View view;
  Drawing drawing;
  /// Positions of the published map's own factors; none where some were not drawn.
  std::vector<Position> positions;
};
DrawnMap drawn_map(const ReportInput&);

/// report.html.
std::string report_html(const ReportInput&, const DrawnMap&, const std::string& map_sha256);

}  // namespace fcm::reporting
