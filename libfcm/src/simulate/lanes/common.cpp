// SPDX-License-Identifier: MIT
#include "simulate/lanes/common.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "simulate/start.hpp"

namespace fcm::detail {
namespace {

bool all_small(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(),
                     [](double value) { return std::fabs(value) <= too_large; });
}

bool known_to_the_kernels(const Model& model, const Program& program) {
  return program.depth == 1 && model.time == Time::rounds && !model.hold_sources &&
         (model.steps ? *model.steps > 0
                      : model.stop_by == StopBy::error || model.stop_by == StopBy::largest_change);
}

}  // namespace

Common::Common(const Map& of, const Model& by) : map(of), model(by) {
  if (const auto valid = check(model, map); !valid)
    throw std::logic_error("ensemble: " + valid.error().message);
  program = compile(map, model, true);
  constexpr std::uint32_t none = ~0u;
  row_of.assign(map.links().size(), none);
  std::uint32_t row = 0;
  for (const std::uint32_t link : program.link) row_of[link] = row++;
  for (std::uint32_t& each : row_of)
    if (each == none) each = row++;
  for (const TransferFunction* transfer : program.transfer) curve.push_back(curve_of(*transfer));
  const auto first = *start_state(map, model);
  start.assign(first.begin(), first.end());
  constexpr std::size_t many_links = 8'192;
  lanes = program.weight.size() <= many_links ? wide : narrow;
  in_lanes = known_to_the_kernels(model, program) && all_small(program.weight) &&
             all_small(program.self) && all_small(start);
}

}  // namespace fcm::detail
