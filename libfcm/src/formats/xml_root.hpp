// SPDX-License-Identifier: MIT
//
// XML formats that are known by the name of their root.
#pragma once

#include <string>
#include <string_view>

#include "formats/source.hpp"

namespace fcm::detail {

bool has_root(const Source&, std::string_view root);

/// The root; a problem with that code where it has another name. `what` is "no GraphML".
Result<text::Element> root_of(const Source&, std::string_view root, std::string code,
                              const std::string& what);

}  // namespace fcm::detail
