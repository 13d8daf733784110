// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "fcm/formats.hpp"

namespace fcm::drawn {

/// XML as Mental Modeler 1.1 writes it. Two elements are ours, and it reads past them: fcm_id where
/// the id of a factor is not its name, fcm_unplaced where the position was made up.
Result<std::vector<WrittenFile>> write_mmp(const Published<Map>&, std::string_view extension);

}  // namespace fcm::drawn
