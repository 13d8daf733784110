// SPDX-License-Identifier: MIT
//
// Which of Highway's instruction sets our kernels are compiled for, and which this processor runs.
// Highway's own dispatch would need its compiled library. Included before any header of Highway.
#pragma once

// What follows is all that the kernels use; MulAdd is never called, so FMA is not missed.
#define HWY_DISABLE_BMI2_FMA
#define HWY_DISABLE_F16C
#define HWY_DISABLE_PCLMUL_AES
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128)

#include <cstdint>

#include "hwy/detect_targets.h"

namespace fcm::core {

// clang-format off
inline bool runs(std::int64_t target) {
#if HWY_ARCH_X86
  __builtin_cpu_init();
  if (target == HWY_AVX3)
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");
  if (target == HWY_AVX2) return __builtin_cpu_supports("avx2");
  if (target == HWY_SSE4)
    return __builtin_cpu_supports("ssse3") && __builtin_cpu_supports("sse4.1") &&
           __builtin_cpu_supports("sse4.2");
#endif
  return target == HWY_STATIC_TARGET;
}
// clang-format on

}  // namespace fcm::core
