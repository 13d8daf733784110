// SPDX-License-Identifier: MIT
//
// What a map or study says, aspect by aspect: the one list by which losses are told, and by which
// tests compare what was written with what is read back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fcm/formats.hpp"

namespace fcm::detail {

struct Aspect {
  Holds flag;        ///< the format that keeps this keeps the aspect
  std::string what;  ///< "positions of factors"
  std::vector<std::string> said;
  std::string of_factors, of_map;  ///< the name of the field, where it is one of factors or the map
};

/// Those that are there, in a fixed order.
std::vector<Aspect> aspects_of(const Map&);
std::vector<Aspect> aspects_of(const Study&);

/// Whether a file of the format, with that extension, still says it.
bool is_kept(const Aspect&, const Format&, std::string_view extension);

}  // namespace fcm::detail
