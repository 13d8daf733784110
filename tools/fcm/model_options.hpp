// SPDX-License-Identifier: MIT
//
// The options by which a command line chooses a model, and the model in one line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fcm/model.hpp"
#include "fcm/project.hpp"
#include "options.hpp"

namespace fcm::command {

struct ModelOptions {
  std::string rule, transfer, carry;
  std::string lambda_by;  ///< anchored or koutsellis, in place of a number
  std::optional<double> lambda, tolerance;
  std::optional<std::size_t> max_steps;
  std::vector<std::string> start;

  void add(Options&);
  void add_carry(Options&);

  /// The anchored default of SCENARIOS, or the project's choice, with what the line says changed.
  Result<Model> on(const Loaded&) const;
  /// The same on another map of the project, with the lambda of that map.
  Result<Model> on(const Project&, const Map&) const;
  /// What the line says, on a model that is given.
  Result<Model> over(Model, const Map&) const;

 private:
  Result<std::optional<double>> lambda_on(const Map&, const std::string& rule,
                                          const std::string& transfer) const;
  Result<void> put_start(Model&, const Map&) const;
};

/// "Kosko's rule, tanh, lambda 7.19, start 0"
std::string in_one_line(const Model&);

/// Whether a command line, and not the data, is at fault in this problem.
bool is_usage(const Problem&);

}  // namespace fcm::command
