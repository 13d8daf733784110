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

// The C library asks the processor when a program starts. To let GCC's library ask again costs a
// short run some hundredths of its time where the machine is a virtual one. Clang cannot read the
// header.
#if HWY_ARCH_X86 && !defined(__clang__) && __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>
#define FCM_PROCESSOR_HAS(feature, name) CPU_FEATURE_ACTIVE(feature)
#elif HWY_ARCH_X86
#define FCM_PROCESSOR_HAS(feature, name) (__builtin_cpu_init(), __builtin_cpu_supports(name))
#endif

namespace fcm::core {

inline bool runs(std::int64_t target) {
#if HWY_ARCH_X86
  if (target == HWY_AVX3)
    return FCM_PROCESSOR_HAS(AVX512F, "avx512f") && FCM_PROCESSOR_HAS(AVX512VL, "avx512vl") &&
           FCM_PROCESSOR_HAS(AVX512DQ, "avx512dq") && FCM_PROCESSOR_HAS(AVX512BW, "avx512bw");
  if (target == HWY_AVX2) return FCM_PROCESSOR_HAS(AVX2, "avx2");
  if (target == HWY_SSE4)
    return FCM_PROCESSOR_HAS(SSSE3, "ssse3") && FCM_PROCESSOR_HAS(SSE4_1, "sse4.1") &&
           FCM_PROCESSOR_HAS(SSE4_2, "sse4.2");
#endif
  return target == HWY_STATIC_TARGET;
}

}  // namespace fcm::core
