// SPDX-License-Identifier: MIT
#pragma once

#include "fcm/project.hpp"

namespace fcm::detail {

/// Leaves the voices of a group and what they told. Each keeps the weight it has among all. Codes
/// of find_group() and weigh().
Result<void> narrow_to(Loaded&, const Group& where);

}  // namespace fcm::detail
