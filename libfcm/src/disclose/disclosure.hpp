// SPDX-License-Identifier: MIT
//
// How the functions called publish() make Published values. Whoever includes this decides what
// leaves a study: docs/privacy.md must say by which rule.
#pragma once

#include <utility>

#include "fcm/publish.hpp"

namespace fcm {

struct Disclosure {
  template <class T>
  static Published<T> of(T value, Audience audience, const Withheld& withheld = {}) {
    return Publisher<T>::make(std::move(value), audience, withheld);
  }
};

}  // namespace fcm
