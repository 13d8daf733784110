// SPDX-License-Identifier: MIT
//
// fcm simulate --vary: the simulation over many draws of the weights.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "fcm/enclosure.hpp"
#include "fcm/map.hpp"
#include "fcm/model.hpp"
#include "fcm/simulate.hpp"
#include "fcm/vary.hpp"
#include "options.hpp"
#include "session.hpp"

namespace fcm::command {

struct VaryOptions {
  std::optional<double> by;
  std::string from;  ///< stated or told, in place of a number
  std::optional<std::size_t> draws, seed, threads;

  void add(Options&);
  bool asked() const { return by.has_value() || !from.empty(); }
  /// Options that mean nothing without --vary, and values out of range. Codes usage.value,
  /// usage.conflict.
  Result<void> check(const Interventions&) const;
};

/// Makes the draws and writes what they come to, also where an interrupt cuts them short.
Result<int> run_varied(const Loaded&, const Model&, const Interventions&, const VaryOptions&,
                       const Session&, bool strict);

struct DrawnAnswer {
  const Map& map;
  const Model& model;
  const VaryOptions& options;
  const Vary& asked;
  const Varied& varied;
  std::optional<Enclosure>
      enclosed;  ///< of stated bounds, where simulations go on to a fixed point
};

/// fcm.draws/1
std::string as_json(const DrawnAnswer&);
std::string as_text(const DrawnAnswer&);

}  // namespace fcm::command
