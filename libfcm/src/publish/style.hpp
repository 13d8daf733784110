// SPDX-License-Identifier: MIT
#pragma once

#include "publish/html.hpp"

namespace fcm::reporting {

/// The style sheet of every page: screen from 320 px, print, forced colours. No font, no picture
/// and no script is loaded.
Html style_sheet();

}  // namespace fcm::reporting
