// SPDX-License-Identifier: MIT
#include "fuzz/word.hpp"

const char* const fcm::fuzz::word = FCM_WORD;
