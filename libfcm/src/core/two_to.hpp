// SPDX-License-Identifier: MIT
//
// Constants of 2^t, shared by the scalar functions (elementary.cpp) and those of the lanes
// (simulate/lanes/transfer-inl.hpp), which must give the same bits. docs/maths.md, "Elementary
// functions".
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace fcm::core {

/// Adding it to t, |t| < 2^31, rounds t to the nearest integer k, and leaves k + 1023 in the last
/// bits: shifted left by 52 they are 2^k.
inline constexpr double to_integer = 0x1.8p52 + 1023;

/// (2^r - 1) / r for |r| <= 1/2 to 1 in 10^17: the polynomial that agrees with it at the 11
/// Chebyshev nodes. From r^0 on.
inline constexpr double two_to_terms[11] = {
    0x1.62e42fefa39efp-1,  0x1.ebfbdff82c598p-3,  0x1.c6b08d704a0c2p-5,  0x1.3b2ab6fba1ddap-7,
    0x1.5d87fe78a5276p-10, 0x1.430913096fd9fp-13, 0x1.ffcbfc670dcd4p-17, 0x1.62bfd47773353p-20,
    0x1.b524fae627834p-24, 0x1.e6063f7217bc6p-28, 0x1.e9d3fe3952179p-32};

inline constexpr double log2_e = 0x1.71547652b82fep+0;

/// From here on tanh is at the end of its range.
inline constexpr double tanh_most = 20 * 2 * log2_e;

// For the sigmoid, which needs e^-x to the last place of 1 + e^-x only, t counts sixteenths:
// 2^(t/16) = 2^(k/16) (1 + r Q(r)), a table of 16 numbers and a polynomial half as long.

/// Adding it to t rounds t to the nearest integer k, which is left in the last bits.
inline constexpr double to_sixteenth = 0x1.8p52;

/// The bits of 2^(i/16) less those of i shifted left by 48. Adding k shifted left by 48 to number
/// k mod 16 gives 2^(k/16).
inline constexpr std::array<std::uint64_t, 16> sixteenths = [] {
  constexpr double powers[16] = {0x1p+0,
                                 0x1.0b5586cf9890fp+0,
                                 0x1.172b83c7d517bp+0,
                                 0x1.2387a6e756238p+0,
                                 0x1.306fe0a31b715p+0,
                                 0x1.3dea64c123422p+0,
                                 0x1.4bfdad5362a27p+0,
                                 0x1.5ab07dd485429p+0,
                                 0x1.6a09e667f3bcdp+0,
                                 0x1.7a11473eb0187p+0,
                                 0x1.8ace5422aa0dbp+0,
                                 0x1.9c49182a3f090p+0,
                                 0x1.ae89f995ad3adp+0,
                                 0x1.c199bdd85529cp+0,
                                 0x1.d5818dcfba487p+0,
                                 0x1.ea4afa2a490dap+0};
  std::array<std::uint64_t, 16> bits{};
  for (std::uint64_t i = 0; i < 16; ++i)
    bits[i] = std::bit_cast<std::uint64_t>(powers[i]) - (i << 48);
  return bits;
}();

/// (2^(r/16) - 1) / r for |r| <= 1/2 to 1 in 10^15: agrees with it at the 6 Chebyshev nodes.
inline constexpr double sixteenth_terms[6] = {0x1.62e42fefa39f3p-5,  0x1.ebfbdff82c590p-11,
                                              0x1.c6b08d6f2a289p-17, 0x1.3b2ab6fb41213p-23,
                                              0x1.5d897e525c216p-30, 0x1.430a1d08ec681p-37};

/// Beyond these the sigmoid is at the ends of its range; 2^(16 1024 / 16) is infinite.
inline constexpr double sigmoid_least = -1022 * 16, sigmoid_most = 1024 * 16;

}  // namespace fcm::core
