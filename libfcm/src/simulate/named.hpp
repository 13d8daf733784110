// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/result.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {

/// The entry of `table` with this name, hyphens counting as underscores; else a Problem that lists
/// the names there are. `what` is the kind of thing in words.
template <class T>
Result<const T*> named(const std::vector<T>& table, std::string_view name, const char* code,
                       const std::string& what) {
  std::string wanted(name);
  std::replace(wanted.begin(), wanted.end(), '-', '_');
  std::vector<std::string> names;
  for (const T& entry : table) {
    if (entry.name == wanted) return &entry;
    names.emplace_back(entry.name);
  }
  std::string hint = text::did_you_mean(wanted, names);
  if (hint.empty()) {
    hint = "one of ";
    for (const std::string& each : names) hint += (&each == &names.front() ? "" : ", ") + each;
  }
  return problem(code, "there is no " + what + " called '" + text::shown(name) + "'", {}, hint,
                 std::string(name));
}

}  // namespace fcm::detail
