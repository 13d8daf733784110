// SPDX-License-Identifier: MIT
//
// The sums of ONE simulation, for maps of every size: vectors over factors, threads over windows of
// factors. Bit for bit those of the plain loop over each factor's links. Measured against other
// ways of storing in docs/decisions/0010.
#pragma once

#include <cstdint>
#include <vector>

#include "fcm/workers.hpp"
#include "simulate/lanes/kernels.hpp"
#include "simulate/program.hpp"
#include "simulate/sparse/large_pages.hpp"

namespace fcm::detail {

class Sums {
 public:
  /// Keeps copies of what it reads. O(links), and sorting 2,048 factors at a time.
  explicit Sums(const Program&);

  /// x_j, the argument of the transfer function, of every factor. `seen` stands in the order of the
  /// stack and is finite; `inputs` are by factor, none of them -0.
  void arguments(const double* seen, const double* inputs, double* x, Workers*) const;

  /// f_j(lambda x_j) of every factor.
  void values(const double* seen, const double* inputs, double* next, Workers*) const;

 private:
  /// Factors first .. end - 1, which one thread works on: their sums stay in its nearest cache.
  struct Window {
    std::uint32_t first, end;
    std::uint32_t slice, slices;
    std::uint32_t panel, panels;
    std::uint32_t tail, tails;
  };
  /// Links of one factor that follow one by one on what slices have summed up.
  struct Tail {
    std::uint32_t factor, begin, end;
  };

  std::uint32_t window_end(const Program&, std::uint32_t first) const;
  void add_slices(const Program&, Window&);
  void add_panels(const Program&, Window&);
  void add_tail(const Program&, Window&, std::uint32_t factor, std::uint32_t done);

  template <class Task>
  void each_window(Workers*, const Task&) const;
  void sum(const Window&, const double* seen, const double* inputs, double* x) const;
  void transfer(const Window&, double* x) const;

  std::vector<double> self_;
  bool remembers_ = false;                         ///< a factor has a memory
  std::vector<const TransferFunction*> transfer_;  ///< one for all, or one a factor
  Curve curve_ = Curve::other;                     ///< of all factors, where it is one
  double lambda_ = 1;
  std::size_t links_ = 0;

  std::vector<Window> windows_;
  std::vector<std::uint32_t> begin_, factor_;
  LargeArray<std::uint32_t> source_;
  LargeArray<double> weight_;
  LargeArray<double> panel_weight_;
  std::vector<Tail> tails_;
  std::vector<std::uint32_t> tail_source_;
  std::vector<double> tail_weight_;
};

}  // namespace fcm::detail
