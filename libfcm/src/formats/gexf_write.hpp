// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "fcm/formats.hpp"

namespace fcm::drawn {

/// GEXF 1.2, which Gephi and networkx read. Layouts stumble over weights below 0, so that weight is
/// the size, and fcm_weight and sign say which way.
Result<std::vector<WrittenFile>> write_gexf(const Published<Map>&, std::string_view extension);

}  // namespace fcm::drawn
