// SPDX-License-Identifier: MIT
#include "fcm/version.hpp"

namespace fcm {

std::string_view version() { return FCM_VERSION; }

}  // namespace fcm
