// SPDX-License-Identifier: MIT
//
// How often each voice counts in each of many draws: the weight vectors of a bootstrap. Every draw
// depends on (seed, draw) alone. out[voice * lanes + lane] is of draw first_draw + lane. A count
// above 20 has a probability below 1e-19, so 16 bits hold more than any run will see.
#pragma once

#include <cstddef>
#include <cstdint>

namespace fcm::detail {

/// As many voices as there are, drawn with replacement (Efron 1979): multinomial counts that sum to
/// `voices` in every lane. Strata of one draw are independent of each other.
void redraw_counts(std::uint64_t seed, std::uint64_t first_draw, std::size_t voices,
                   std::size_t lanes, std::uint16_t* out, std::uint32_t stratum = 0);

}  // namespace fcm::detail
