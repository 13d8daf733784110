// SPDX-License-Identifier: MIT
#pragma once

#include "fcm/formats.hpp"

namespace fcm {

// One function per word of FCM_FORMATS: the format's table entry, defined in <word>.cpp.
#define FCM_ENTRY(word) const Format& word##_format();
#include "all_formats.inc"
#undef FCM_ENTRY

}  // namespace fcm
