// SPDX-License-Identifier: MIT
//
// fcm simulate --like: what another tool would print, and why it differs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fcm/like.hpp"
#include "model_options.hpp"
#include "options.hpp"
#include "session.hpp"

namespace fcm::command {

struct LikeOptions {
  std::string tool;
  std::vector<std::string> impact;
  std::optional<double> effectiveness;
  std::vector<std::string> watch;
  bool explain = false;

  void add(Options&);
  bool chosen() const {
    return !tool.empty() || explain || !impact.empty() || effectiveness.has_value() ||
           !watch.empty();
  }
};

/// What the rest of the line asks.
struct LikeLine {
  const ModelOptions* model = nullptr;
  Interventions interventions;
  std::optional<std::size_t> steps;
  bool trajectory = false;
};

/// Whether the tool came to an end.
Result<bool> run_like(const LikeOptions&, const LikeLine&, const Loaded&, const Session&);

}  // namespace fcm::command
