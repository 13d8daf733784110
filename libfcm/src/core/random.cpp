// SPDX-License-Identifier: MIT
#include "core/random.hpp"

#include <Random123/philox.h>

#include <bit>
#include <stdexcept>

#include "core/random_kernels.hpp"

namespace fcm::core {

Words philox(std::uint64_t seed, std::uint32_t stream, std::uint64_t draw, std::uint32_t position) {
  const auto low = [](std::uint64_t number) { return static_cast<std::uint32_t>(number); };
  const philox4x32_ctr_t counter{{position, stream, low(draw), low(draw >> 32)}};
  const philox4x32_key_t key{{low(seed), low(seed >> 32)}};
  const philox4x32_ctr_t out = philox4x32(counter, key);
  return {out.v[0], out.v[1], out.v[2], out.v[3]};
}

std::uint32_t Random::word() {
  if (used_ == words_.size()) {
    words_ = philox(seed_, stream_, draw_, position_++);
    used_ = 0;
  }
  return words_[used_++];
}

double Random::uniform() {
  if (used_ % 2 == 1) ++used_;
  const std::uint64_t high = word(), low = word();
  const std::uint64_t one_to_two = (high << 20) | (low >> 12) | std::uint64_t{1023} << 52;
  return std::bit_cast<double>(one_to_two) - (1 - 0x1p-53);
}

std::uint32_t Random::below(std::uint32_t n) {
  const std::uint32_t unfair = -n % n;  // 2^32 mod n
  std::uint64_t product = std::uint64_t{word()} * n;
  while (static_cast<std::uint32_t>(product) < unfair) product = std::uint64_t{word()} * n;
  return static_cast<std::uint32_t>(product >> 32);
}

void Random::go_to(std::uint64_t word) {
  position_ = static_cast<std::uint32_t>(word / 4);
  used_ = 4;
  for (std::uint64_t i = 0; i < word % 4; ++i) this->word();
}

void spread_evenly(std::uint64_t seed, std::uint32_t stream, std::uint64_t first_draw,
                   std::size_t lanes, std::span<const double> centres, double by, double bound,
                   std::span<double* const> rows) {
  if (centres.size() != rows.size()) throw std::logic_error("not one centre a row");
  random_kernels().spread({seed, stream, first_draw, lanes},
                          {rows.size(), centres.data(), by, bound, rows.data()});
}

}  // namespace fcm::core
