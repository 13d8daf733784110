// SPDX-License-Identifier: MIT
//
// The options of fcm simulate for models beyond rule, function and lambda.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fcm/model.hpp"
#include "options.hpp"

namespace fcm::command {

struct MethodOptions {
  std::optional<double> phi, damping, continuous;
  std::vector<std::string> memory, transfer;
  std::string stop_by;
  bool hold_sources = false;

  void add(Options&);
  bool chosen() const;  ///< anything at all
  /// The model with what the line says. Codes: usage.value, usage.conflict, stop_by.unknown,
  /// factor.unknown.
  Result<Model> over(Model, const Map&) const;
};

}  // namespace fcm::command
