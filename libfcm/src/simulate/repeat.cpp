// SPDX-License-Identifier: MIT
#include "simulate/repeat.hpp"

#include <algorithm>
#include <cmath>

namespace fcm::detail {
namespace {

bool within(const Eigen::VectorXd& a, const Eigen::VectorXd& b, double distance) {
  for (Eigen::Index j = 0; j < a.size(); ++j)
    if (!(std::fabs(a[j] - b[j]) <= distance)) return false;
  return true;
}

// A spiral that shrinks by less than this in a period would be called a cycle.
constexpr double nearness = 1e-9;

}  // namespace

Repeat::Repeat(const System& system, const Eigen::VectorXd& start)
    : system_(&system), kept_(start) {}

std::size_t Repeat::closes(const Eigen::VectorXd& state, double size) {
  ++steps_;
  movement_ = std::max(movement_, size);
  if (within(state, kept_, nearness * movement_) && goes_on_like(state)) return steps_;
  if (steps_ == keep_for_) {
    kept_ = state;
    steps_ = 0;
    keep_for_ *= 2;
    movement_ = 0;
  }
  return 0;
}

bool Repeat::goes_on_like(const Eigen::VectorXd& state) const {
  if (state == kept_) return true;
  Eigen::VectorXd earlier = kept_, later = state, next(state.size());
  for (std::size_t k = 0; k < steps_; ++k) {
    system_->step(earlier, next);
    earlier.swap(next);
    system_->step(later, next);
    later.swap(next);
    if (!within(earlier, later, nearness * movement_)) return false;
  }
  return true;
}

}  // namespace fcm::detail
