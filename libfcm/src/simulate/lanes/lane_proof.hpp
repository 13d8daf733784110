// SPDX-License-Identifier: MIT
#pragma once

#include <utility>
#include <vector>

#include "simulate/contraction.hpp"
#include "simulate/lanes/common.hpp"

namespace fcm::detail {

/// One lane's numbers, as an Equation wants them.
struct LaneColumns {
  std::vector<double> weight;        ///< by link of the program
  std::vector<double> inputs, held;  ///< by factor
};

/// What simulate() would know of one lane.
struct LaneProof {
  LaneProof(const Common& common, LaneColumns of)
      : columns(std::move(of)),
        certificate(Equation{&common.program, columns.weight.data(), columns.inputs.data(),
                             columns.held.data(), common.start.data()}) {}
  LaneProof(const LaneProof&) = delete;
  LaneProof& operator=(const LaneProof&) = delete;

  const LaneColumns columns;
  const Certificate certificate;
};

}  // namespace fcm::detail
