// SPDX-License-Identifier: MIT
//
// A published map as a file that another tool opens as the same map.
#pragma once

#include <string>
#include <string_view>

#include "fcm/places.hpp"
#include "fcm/publish.hpp"

namespace fcm {

/// `format`: kumu, prsm, mmp (docs/formats); `extension`: one of its own. In the file stand also
/// the number of each card, how many voices told a link (in words, as the audience may know, as a
/// field, or as its note where the tool has notes alone), and a place for every factor: its own,
/// else that of `places`; where one has neither, all stand as in a drawing (Graphviz is started
/// where it is installed). The title says for whom the file is. Codes format.unknown and those of
/// the format's writer.
Result<std::string> make_for_tool(const Published<Map>&, std::string_view format,
                                  std::string_view extension, const Places& places = {});

}  // namespace fcm
