// SPDX-License-Identifier: MIT
#include "simulate/sparse/sums.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "simulate/sparse/rows.hpp"

namespace fcm::detail {
namespace {

// The sums of a window (16 KiB) stay in the first cache, its links (3 MiB) are enough work for a
// thread.
constexpr std::uint32_t most_factors = 2'048;
constexpr std::uint32_t most_links = 1u << 18;
// Below it waking a thread takes longer than what it could take over.
constexpr std::size_t enough_for_threads = 1u << 15;

std::uint32_t links_into(const Program& program, std::uint32_t factor) {
  return program.into[factor + 1] - program.into[factor];
}

/// Panels read 8 bytes a source, slices 12 a link. Lags would need their sources.
bool is_dense(const Program& program, std::uint32_t first, std::uint32_t end) {
  const double links = program.into[end] - program.into[first];
  return program.depth == 1 && 3 * links >= 2.0 * program.factors * (end - first);
}

}  // namespace

Sums::Sums(const Program& program)
    : self_(program.self),
      remembers_(std::any_of(self_.begin(), self_.end(), [](double self) { return self != 0; })),
      transfer_(program.transfer),
      lambda_(program.lambda),
      links_(program.into.back()),
      begin_(1, 0) {
  if (std::equal(transfer_.begin() + !transfer_.empty(), transfer_.end(), transfer_.begin()))
    if (!transfer_.empty()) curve_ = curve_of(*transfer_.front());
  weight_.reserve(links_);
  source_.reserve(links_);
  for (std::uint32_t first = 0; first < program.factors; first = windows_.back().end) {
    Window window{};
    window.first = first;
    window.end = window_end(program, first);
    if (is_dense(program, window.first, window.end))
      add_panels(program, window);
    else
      add_slices(program, window);
    windows_.push_back(window);
  }
}

std::uint32_t Sums::window_end(const Program& program, std::uint32_t first) const {
  constexpr auto rows = static_cast<std::uint32_t>(slice_rows);
  std::uint32_t end = std::min(program.factors, first + rows);
  while (end < program.factors && end - first < most_factors &&
         program.into[end] - program.into[first] < most_links)
    end = std::min(program.factors, end + rows);
  return end;
}

void Sums::add_slices(const Program& program, Window& window) {
  std::vector<std::uint32_t> order(window.end - window.first);
  std::iota(order.begin(), order.end(), window.first);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const std::uint32_t links_a = links_into(program, a), links_b = links_into(program, b);
    return links_a != links_b ? links_a > links_b : a < b;
  });
  window.slice = static_cast<std::uint32_t>(begin_.size()) - 1;
  window.tail = static_cast<std::uint32_t>(tails_.size());
  std::size_t at = 0;
  for (; at + slice_rows <= order.size(); at += slice_rows) {
    const std::uint32_t* rows = &order[at];
    const std::uint32_t columns = links_into(program, rows[slice_rows - 1]);  // the fewest
    if (columns == 0) break;
    for (std::uint32_t k = 0; k < columns; ++k)
      for (std::size_t r = 0; r < slice_rows; ++r) {
        source_.push_back(program.source[program.into[rows[r]] + k]);
        weight_.push_back(program.weight[program.into[rows[r]] + k]);
      }
    factor_.insert(factor_.end(), rows, rows + slice_rows);
    begin_.push_back(begin_.back() + columns);
    ++window.slices;
    for (std::size_t r = 0; r < slice_rows; ++r) add_tail(program, window, rows[r], columns);
  }
  for (; at < order.size(); ++at) add_tail(program, window, order[at], 0);
}

void Sums::add_panels(const Program& program, Window& window) {
  window.panel = static_cast<std::uint32_t>(panel_weight_.size() /
                                            (std::max(1u, program.factors) * slice_rows));
  window.panels = static_cast<std::uint32_t>((window.end - window.first) / slice_rows);
  window.tail = static_cast<std::uint32_t>(tails_.size());
  const std::size_t begin = panel_weight_.size();
  panel_weight_.resize(begin + window.panels * slice_rows * program.factors);
  std::uint32_t factor = window.first;
  for (; factor < window.first + window.panels * slice_rows; ++factor) {
    const std::size_t row = factor - window.first;
    double* panel = &panel_weight_[begin + row / slice_rows * slice_rows * program.factors];
    for (std::uint32_t k = program.into[factor]; k < program.into[factor + 1]; ++k)
      panel[program.source[k] * slice_rows + row % slice_rows] = program.weight[k];
  }
  for (; factor < window.end; ++factor) add_tail(program, window, factor, 0);
}

void Sums::add_tail(const Program& program, Window& window, std::uint32_t factor,
                    std::uint32_t done) {
  const std::uint32_t begin = program.into[factor] + done, end = program.into[factor + 1];
  if (begin == end) return;
  const auto at = static_cast<std::uint32_t>(tail_source_.size());
  tails_.push_back({factor, at, at + end - begin});
  tail_source_.insert(tail_source_.end(), &program.source[begin], program.source.data() + end);
  tail_weight_.insert(tail_weight_.end(), &program.weight[begin], program.weight.data() + end);
  ++window.tails;
}

template <class Task>
void Sums::each_window(Workers* workers, const Task& task) const {
  if (workers && windows_.size() > 1 && links_ >= enough_for_threads)
    workers->for_each(windows_.size(), [&](std::size_t i) { task(windows_[i]); });
  else
    for (const Window& window : windows_) task(window);
}

void Sums::arguments(const double* seen, const double* inputs, double* x, Workers* workers) const {
  each_window(workers, [&](const Window& window) { sum(window, seen, inputs, x); });
}

void Sums::values(const double* seen, const double* inputs, double* next, Workers* workers) const {
  each_window(workers, [&](const Window& window) {
    sum(window, seen, inputs, next);
    transfer(window, next);
  });
}

void Sums::sum(const Window& w, const double* seen, const double* inputs, double* x) const {
  std::fill(x + w.first, x + w.end, 0.0);
  if (w.slices > 0)
    kernels().add_slices({.count = w.slices,
                          .begin = &begin_[w.slice],
                          .factor = &factor_[w.slice * slice_rows],
                          .weight = weight_.data(),
                          .source = source_.data()},
                         seen, x);
  // The zeros of a panel can only turn the sign of a sum that is 0, and adding the input, which is
  // never -0, makes it +0 again.
  if (w.panels > 0)
    kernels().add_panels({.count = w.panels,
                          .sources = self_.size(),
                          .weight = &panel_weight_[w.panel * slice_rows * self_.size()]},
                         seen, x + w.first);
  for (std::uint32_t t = w.tail; t < w.tail + w.tails; ++t) {
    const Tail& tail = tails_[t];
    double sum = x[tail.factor];
    for (std::uint32_t k = tail.begin; k < tail.end; ++k)
      sum += tail_weight_[k] * seen[tail_source_[k]];
    x[tail.factor] = sum;
  }
  if (remembers_)
    for (std::uint32_t j = w.first; j < w.end; ++j)
      if (self_[j] != 0) x[j] += self_[j] * seen[j];
  for (std::uint32_t j = w.first; j < w.end; ++j) x[j] += inputs[j];
}

void Sums::transfer(const Window& w, double* x) const {
  if (curve_ == Curve::other) {
    for (std::uint32_t j = w.first; j < w.end; ++j) x[j] = transfer_[j]->value(x[j], lambda_);
    return;
  }
  const std::size_t count = w.end - w.first, whole = count - count % slice_rows;
  kernels().transfer(curve_, x + w.first, whole, lambda_, x + w.first);
  if (whole == count) return;
  std::array<double, slice_rows> rest{};
  std::copy(x + w.first + whole, x + w.end, rest.begin());
  kernels().transfer(curve_, rest.data(), rest.size(), lambda_, rest.data());
  std::copy(rest.begin(), rest.begin() + (count - whole), x + w.first + whole);
}

}  // namespace fcm::detail
