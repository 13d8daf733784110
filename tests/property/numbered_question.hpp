// SPDX-License-Identifier: MIT
//
// Random maps with their models, clamps, inputs and lags, each a function of its number: cheap
// enough for ten thousand of them.
#pragma once

#include <string>
#include <vector>

#include "core/random.hpp"
#include "fcm/simulate.hpp"

namespace fcm::property {

/// Steps that a numbered question may take.
constexpr std::size_t cap = 1'500;

class Source {
 public:
  explicit Source(std::uint64_t number) : random_(20261121, number) {}
  bool one_in(std::uint32_t n) { return random_.below(n) == 0; }
  double between(double low, double high) { return low + (high - low) * random_.uniform(); }
  template <class T>
  T one_of(const std::vector<T>& all) {
    return all[random_.below(static_cast<std::uint32_t>(all.size()))];
  }
  std::uint32_t below(std::uint32_t n) { return random_.below(n); }

 private:
  core::Random random_;
};

struct Question {
  Map map;
  Model model;
  Interventions interventions;
};

inline Question numbered_question(Source& source) {
  Question made;
  const Index n = 1 + source.below(8);
  std::vector<Factor> factors;
  for (Index i = 0; i < n; ++i) factors.push_back({.id = "f" + std::to_string(i)});
  const bool only_positive = source.one_in(4), lags = source.one_in(6);
  std::vector<Link> links;
  for (Index i = 0; i < n; ++i)
    for (Index j = 0; j < n; ++j)
      if (source.one_in(3))
        links.push_back({.from = i,
                         .to = j,
                         .weight = source.between(only_positive ? 0 : -1, 1),
                         .lag = lags ? source.below(3) : 0});
  made.map = Map::make(factors, links).value();

  Model& model = made.model;
  model.rule = source.one_of<std::string>({"kosko", "modified_kosko", "rescaled"});
  model.transfer = model.rule == "rescaled"
                       ? "sigmoid"
                       : source.one_of<std::string>({"sigmoid", "tanh", "tanh", "saturation"});
  model.lambda = source.between(0.5, 5);
  if (source.one_in(5)) model.damping = source.one_of<double>({0.25, 0.5, 0.9});
  if (model.rule != "rescaled" && source.one_in(5))
    for (Index j = 0; j < n; ++j)
      if (source.one_in(3))
        model.transfer_of["f" + std::to_string(j)] =
            source.one_of<std::string>({"sigmoid", "tanh", "trivalent", "bivalent", "linear"});
  model.max_steps = cap;

  for (Index j = 0; j < n; ++j) {
    const std::uint32_t kind = source.below(8);
    if (kind == 1) made.interventions.clamps.push_back({j, source.between(-1, 1)});
    if (kind == 2 || kind == 3) made.interventions.inputs.push_back({j, source.between(-1, 1)});
  }
  return made;
}

inline Eigen::VectorXd any_start(Source& source, std::size_t factors) {
  const double width = source.one_in(10) ? 10 : 1;  // some from outside the range
  Eigen::VectorXd start(static_cast<Eigen::Index>(factors));
  for (double& value : start) value = source.between(-width, width);
  return start;
}

}  // namespace fcm::property
