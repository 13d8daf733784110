// SPDX-License-Identifier: MIT
#include "simulate/repeat.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace fcm::detail {
namespace {

bool within(const Eigen::VectorXd& a, const Eigen::VectorXd& b, double distance) {
  for (Eigen::Index j = 0; j < a.size(); ++j)
    if (!(std::fabs(a[j] - b[j]) <= distance)) return false;
  return true;
}

/// FNV-1a over the bits of the values, 8 bytes at a time.
std::uint64_t hash(const Eigen::VectorXd& state) {
  std::uint64_t h = 14695981039346656037u;
  for (const double value : state) {
    h ^= std::bit_cast<std::uint64_t>(value + 0.0);  // -0 and 0 are one state
    h *= 1099511628211u;
    h ^= h >> 32;
  }
  return h;
}

// In shares of the movement. A spiral that shrinks by less than `near` in a period would be called
// a cycle; states that come closer than `hardly` on the way may yet turn out to be one.
constexpr double near = 1e-9;
constexpr double hardly = 1e-5;

}  // namespace

Repeat::Repeat(const System& system, const Eigen::VectorXd& start)
    : system_(&system), kept_(start) {
  if (system_->finite()) seen_.emplace(hash(start), 0);
}

std::size_t Repeat::closes(const Eigen::VectorXd& state, double size) {
  ++steps_;
  movement_ = std::max(movement_, size);
  return system_->finite() ? closes_exactly(state) : closes_nearly(state);
}

std::size_t Repeat::closes_exactly(const Eigen::VectorXd& state) {
  const auto [known, is_new] = seen_.emplace(hash(state), steps_);
  if (is_new) return 0;
  // Two states may share a hash: only coming back to this one counts.
  Eigen::VectorXd now = state, next(state.size());
  for (std::size_t period = 1; period <= steps_ - known->second; ++period) {
    system_->step(now, next);
    now.swap(next);
    if (now == state) return period;
  }
  return 0;
}

std::size_t Repeat::closes_nearly(const Eigen::VectorXd& state) {
  if (within(state, kept_, near * movement_))
    if (const std::size_t period = confirmed_period(state); period > 0) return period;
  if (steps_ - kept_at_ == keep_for_) {
    kept_ = state;
    kept_at_ = steps_;
    keep_for_ *= 2;
    movement_ = 0;
  }
  return 0;
}

std::size_t Repeat::confirmed_period(const Eigen::VectorXd& state) const {
  const bool exact = state == kept_;
  Eigen::VectorXd earlier = kept_, later = state, next(state.size());
  for (std::size_t t = 1; t <= steps_ - kept_at_; ++t) {
    system_->step(earlier, next);
    earlier.swap(next);
    system_->step(later, next);
    later.swap(next);
    if (!within(earlier, later, near * movement_)) return 0;
    // One state that comes again is rest, which the size of a step tells better.
    if (within(later, state, near * movement_)) return t > 1 ? t : 0;
    if (!exact && within(later, state, hardly * movement_)) return 0;
  }
  return 0;
}

}  // namespace fcm::detail
