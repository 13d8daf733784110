// SPDX-License-Identifier: MIT
//
// A mark's geometry as SVG writes it.
#pragma once

#include <string>

#include "publish/picture.hpp"

namespace fcm::reporting {

/// The value of `d`.
std::string path_of(const Mark&);

/// ` x="..." y="..." width="..." height="..." rx="..."`
std::string box_attributes(const Mark&);

}  // namespace fcm::reporting
