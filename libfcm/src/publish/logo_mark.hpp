// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "publish/picture.hpp"

namespace fcm::reporting {

/// In points.
struct LogoSize {
  double width = 0, height = 0;
};

/// The logo of a house with its upper right corner there, as large as fits; nothing, of no size,
/// where there is none or all is black and white.
LogoSize add_logo(Picture&, const std::optional<HouseStyle>&, bool mono, Position right_corner,
                  LogoSize most);

}  // namespace fcm::reporting
