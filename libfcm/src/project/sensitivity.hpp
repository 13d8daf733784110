// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace fcm::detail {

/// How many links of each effect a report can try within about a second: ten at most, none on large
/// maps with many scenarios and outcomes. `effects`: scenarios times outcomes.
std::size_t links_worth_trying(std::size_t links, std::size_t effects);

}  // namespace fcm::detail
