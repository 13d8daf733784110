// SPDX-License-Identifier: MIT
//
// exp, log, tanh and their kin of + - * / and bit operations alone, so that every processor,
// compiler and C library gives the same bits (docs/maths.md, "Elementary functions").
//
// Largest error, in units of the last place: exp 2, log 1, tanh 4.5, atanh 4. The sigmoid errs by
// 2e-16 at most, and relative to itself by (4 + |x|) 2^-52: what rounding x by itself would do.
// tests/unit/core/elementary_test.cpp holds them to it against long double.
#pragma once

namespace fcm::core {

double exp(double);      ///< 0 and infinity beyond the range of double; NaN stays NaN
double log(double);      ///< -infinity at 0, NaN below
double tanh(double);     ///< odd to the bit; exactly +-1 from |x| = 20 on
double atanh(double);    ///< odd to the bit; infinite at +-1, NaN beyond
double sigmoid(double);  ///< 1 / (1 + exp(-x))

}  // namespace fcm::core
