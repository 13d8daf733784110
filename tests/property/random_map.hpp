// SPDX-License-Identifier: MIT
//
// Random maps, models and interventions for properties; they shrink to few factors and plain
// weights.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "fcm/simulate.hpp"

namespace fcm::property {

/// A number of hundredths between low and high.
inline rc::Gen<double> hundredths(int low, int high) {
  return rc::gen::map(rc::gen::inRange(low, high + 1), [](int n) { return n / 100.0; });
}

struct RandomMap {
  Map map;
  std::vector<Factor> factors;
  std::vector<Link> links;
};

struct MapShape {
  int most_factors = 8;
  int lowest = -100, highest = 100;  ///< of weights, in hundredths
  bool self_links = true;
};

/// About a third of all pairs are linked.
inline RandomMap any_map(MapShape shape = {}) {
  RandomMap made;
  const auto n = static_cast<Index>(*rc::gen::inRange(1, shape.most_factors + 1));
  for (Index i = 0; i < n; ++i) made.factors.push_back({.id = "f" + std::to_string(i)});
  for (Index i = 0; i < n; ++i) {
    for (Index j = 0; j < n; ++j) {
      if ((i == j && !shape.self_links) || *rc::gen::inRange(0, 3) != 0) continue;
      made.links.push_back(
          {.from = i, .to = j, .weight = *hundredths(shape.lowest, shape.highest)});
    }
  }
  made.map = Map::make(made.factors, made.links).value();
  return made;
}

inline Eigen::VectorXd any_state(const Map& map, int low = -100, int high = 100) {
  Eigen::VectorXd state(static_cast<Eigen::Index>(map.size()));
  for (double& value : state) value = *hundredths(low, high);
  return state;
}

inline Interventions any_interventions(const Map& map) {
  Interventions made;
  for (Index j = 0; j < map.size(); ++j) {
    const int kind = *rc::gen::inRange(0, 6);
    if (kind == 1) made.clamps.push_back({j, *hundredths(-100, 100)});
    if (kind == 2) made.inputs.push_back({j, *hundredths(-100, 100)});
  }
  return made;
}

inline Model any_model() {
  Model model;
  model.rule = *rc::gen::element<std::string>("kosko", "modified_kosko");
  model.transfer = *rc::gen::element<std::string>("sigmoid", "tanh", "bivalent", "bivalent_half",
                                                  "trivalent", "saturation", "linear");
  model.lambda = *hundredths(10, 300);
  model.max_steps = 2'000;
  return model;
}

/// The same model for exactly so many steps.
inline Model exactly(Model model, std::size_t steps) {
  model.steps = steps;
  return model;
}

inline double distance(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
  return a.size() == 0 ? 0 : (a - b).cwiseAbs().maxCoeff();
}

/// Distance as a share of the size, where states may grow (linear).
inline double relative_distance(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
  return a.size() == 0 ? 0 : distance(a, b) / std::max(1.0, a.cwiseAbs().maxCoeff());
}

}  // namespace fcm::property
