// SPDX-License-Identifier: MIT
#include "project/specifications.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/elementary.hpp"
#include "fcm/structure.hpp"

namespace fcm::detail {
namespace {

bool is_contested(const Link& link) { return link.evidence && link.evidence->contested(); }

Map without_contested(const Map& map) {
  std::vector<Link> links = map.links();
  double scale = 1;
  for (Link& link : links) {
    scale = std::max(scale, std::abs(link.weight));
    if (!is_contested(link)) continue;
    link.weight = 0;
    link.simulated = false;
  }
  return Map::make(map.factors(), std::move(links), map.source(), scale).value();
}

void add_with_and_without(std::vector<Weighed>& all, const std::string& said, const Map& map) {
  all.push_back(weighed(said, Conflict::net, map));
  if (std::any_of(map.links().begin(), map.links().end(), is_contested))
    all.push_back(weighed(said + (said.empty() ? "" : ", ") + "contested connections left out",
                          Conflict::left_out, without_contested(map)));
}

}  // namespace

Weighed weighed(std::string said, Conflict conflict, Map map) {
  Weighed made{std::move(said), conflict, std::move(map)};
  for (const Link& link : made.map.links())
    if (link.simulated) made.largest = std::max(made.largest, std::abs(link.weight));
  made.rho = spectral_radius_abs(made.map);
  return made;
}

Result<std::vector<Weighed>> weighings(const Loaded& loaded) {
  std::vector<Weighed> all;
  if (!loaded.has_study) {
    add_with_and_without(all, "", loaded.map);
    return all;
  }
  for (const Zeros zeros : {Zeros::in, Zeros::out}) {
    const bool in = zeros == Zeros::in;
    WeighOptions mean = loaded.project.weigh, most = mean;
    mean.weighing = in ? Weighing::net : Weighing::conditional;
    mean.zeros.reset();
    most.weighing = Weighing::majority;
    most.zeros = zeros;
    const auto means = weigh(loaded.evidence, mean), majority = weigh(loaded.evidence, most);
    if (!means) return tl::make_unexpected(means.error());
    if (!majority) return tl::make_unexpected(majority.error());
    add_with_and_without(all, in ? "net weights" : "conditional weights", *means);
    all.push_back(
        weighed(in ? "the majority's direction" : "the majority's direction, silence left out",
                Conflict::majority, *majority));
  }
  return all;
}

const std::vector<Method>& methods() {
  static const std::vector<Method> all = {
      {"kosko", "tanh", "Kosko with tanh"},
      {"kosko", "sigmoid", "Kosko with sigmoid"},
      {"modified_kosko", "sigmoid", "modified Kosko with sigmoid"},
      {"rescaled", "sigmoid", "rescaled with sigmoid"}};
  return all;
}

const std::vector<Multiple>& multiples() {
  static const std::vector<Multiple> all = {
      {0.5, ", half the lambda"}, {1, ""}, {2, ", twice the lambda"}};
  return all;
}

Model model_on(const Weighed& on, const Method& method, double times, double c) {
  const Rule& rule = **rule_named(method.rule);
  const double slope = (*transfer_named(method.transfer))->lipschitz(1) * rule.scale;
  const double alone = on.largest > 0 ? core::atanh(c) / on.largest : 1;
  const double rho = on.rho + rule.self;
  Model model;
  model.rule = method.rule;
  model.transfer = method.transfer;
  model.lambda = times * (rho > 0 ? std::min(alone, c / rho) : alone) / slope;
  // "As things are" is the middle of the sigmoid's range.
  model.start = method.transfer == "sigmoid" ? 0.5 : 0;
  return model;
}

}  // namespace fcm::detail
