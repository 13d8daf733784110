// SPDX-License-Identifier: MIT
//
// Constants of 2^t, shared by the scalar functions (elementary.cpp) and those of the lanes
// (simulate/lanes/transfer-inl.hpp), which must give the same bits. docs/maths.md, "Elementary
// functions".
#pragma once

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

// Beyond these the sigmoid and tanh are at the ends of their ranges; 2^1024 is infinite.
inline constexpr double sigmoid_least = -1022, sigmoid_most = 1024;
inline constexpr double tanh_most = 20 * 2 * log2_e;

}  // namespace fcm::core
