// SPDX-License-Identifier: MIT
//
// exp, log, tanh and their kin of + - * / and bit operations alone, so that every processor,
// compiler and C library gives the same bits (docs/maths.md, "Elementary functions").
//
// Largest error found in 300,000 arguments each by tests/unit/core/elementary_test.cpp, which holds them to it, in
// units of the last place: exp 1, log 1, tanh 2, atanh 2, sigmoid 2.
#pragma once

namespace fcm::core {

double exp(double);      ///< 0 and infinity beyond the range of double; NaN stays NaN
double log(double);      ///< -infinity at 0, NaN below
double tanh(double);     ///< odd to the bit; exactly +-1 from |x| = 20 on
double atanh(double);    ///< odd to the bit; infinite at +-1, NaN beyond
double sigmoid(double);  ///< 1 / (1 + exp(-x))

}  // namespace fcm::core
