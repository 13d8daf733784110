// SPDX-License-Identifier: MIT
//
// Compiled by ctest, once as it must work (CASE 0) and once per way that must be closed.
#include "fcm/formats.hpp"

std::string leak(const fcm::Map& map) {
#if CASE == 0
  return fcm::write_map(fcm::publish(map, fcm::Audience::working));
#elif CASE == 1
  return fcm::write_map(map);
#elif CASE == 2
  return fcm::write_map({map, fcm::Audience::working});
#elif CASE == 3
  return fcm::write_map(fcm::Publisher<fcm::Map>::make(map, fcm::Audience::working));
#endif
}
