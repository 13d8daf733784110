// SPDX-License-Identifier: MIT
//
// If one group were right: what each scenario does on the map as that group alone tells it, beside
// the map of everybody.
//
//     Result<IfRight> answer = if_right(evidence, weighing, model_on, scenarios, outcomes, {hill});
//     answer->told_by[1].effect[scenario][outcome];  // none: Hill did not talk about it
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "fcm/group.hpp"
#include "fcm/model.hpp"
#include "fcm/what_if.hpp"

namespace fcm {

/// The model that a map would have if it stood alone: of a project, model_on(map, project.model).
using ModelOn = std::function<Result<Model>(const Map&)>;

/// What scenarios do on the map of some of the voices: their weights, their denominators.
struct ToldBy {
  Group group;  ///< without a condition: everybody
  std::size_t voices = 0;
  double own_lambda = 0;  ///< as if it stood alone
  /// [scenario][outcome]: none where no chain that they told leads there ("not talked about", never
  /// 0), or where it did not settle.
  std::vector<std::vector<std::optional<double>>> effect;
  std::vector<bool> settled;  ///< per scenario, and its baseline
};

struct IfRight {
  /// Held for all maps: the smallest of their own, of maps on which something is told (SCENARIOS:
  /// maps that are compared by size share one lambda).
  double lambda = 0;
  std::vector<ToldBy>
      told_by;  ///< everybody, then the groups in the order in which they were asked
};

/// The map as some of the voices tell it, with the factors and links of everybody's; a link that
/// none of them gave a direction is not simulated. `in` has one entry per voice.
Result<Map> map_of_group(const Evidence&, const WeighOptions&, const std::vector<bool>& in);

/// `outcomes` are factors. Groups as find_group() gives them. Errors: those of weigh(), of the
/// model and of what_if(). One what-if for each group, and one for everybody.
Result<IfRight> if_right(const Evidence&, const WeighOptions&, const ModelOn&,
                         const std::vector<Scenario>&, const std::vector<Index>& outcomes,
                         const std::vector<Group>&);

}  // namespace fcm
