// SPDX-License-Identifier: MIT
//
// A map, a model and interventions made ready to iterate: a(t+1) = step(a(t)). Formulas:
// docs/maths.md, "Rules".
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/model.hpp"
#include "fcm/simulate.hpp"

namespace fcm::detail {

class System {
 public:
  /// std::logic_error where the names of the model or the indices are not known.
  System(const Map&, const Model&, const Interventions&);

  Eigen::Index size() const { return inputs_.size(); }
  bool is_free(Eigen::Index j) const { return free_[static_cast<std::size_t>(j)]; }
  const TransferFunction& transfer() const { return *transfer_; }

  /// One update of every factor at once, clamps applied. Every sum runs in link order.
  void step(const Eigen::VectorXd& state, Eigen::VectorXd& next) const;

  void apply_clamps(Eigen::VectorXd& state) const;

  /// out = L |M| v over the free factors, 0 for clamped ones: how far differences of two states v
  /// can reach in one step. Not for discrete functions.
  void spread(const std::vector<double>& v, std::vector<double>& out) const;

  /// The factor by which a small difference from `state` grows a step, in the long run and if the
  /// slopes stay as they are there: the size of the largest eigenvalue of the Jacobian, nearly.
  double local_growth(const Eigen::VectorXd& state) const;

  /// Per factor, how far rounding may move one step from its exact value.
  std::vector<double> rounding(const Eigen::VectorXd& state) const;

 private:
  /// x, the argument of the transfer function, for every factor.
  void arguments(const Eigen::VectorXd& state, Eigen::VectorXd& x) const;

  struct Arc {
    std::uint32_t from, to;
    double weight;
  };
  const Rule* rule_;
  const TransferFunction* transfer_;
  double lambda_;
  double slope_;                ///< the largest slope of f, infinity for discrete functions
  std::vector<Arc> arcs_;       ///< simulated links, sorted by (from, to)
  std::vector<Arc> free_arcs_;  ///< L |M| between free factors, self-memory included
  Eigen::VectorXd inputs_;
  std::vector<Clamp> clamps_;
  std::vector<char> free_;
  bool sees_plainly_;  ///< seen(a) = a
  mutable Eigen::VectorXd seen_;
};

}  // namespace fcm::detail
