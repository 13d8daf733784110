// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "fcm/summary.hpp"

namespace fcm {
namespace {

constexpr std::size_t bins_of_a_page = 2'048;
constexpr std::size_t pages = 4'096;
constexpr int bits_left_out = 41;  // of 64: sign, exponent and 11 bits of the mantissa stay
constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;

/// Rises with the value: the bits of positive numbers already do, those of negative ones fall.
std::uint32_t key_of(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  const std::uint64_t all_if_negative = -(bits >> 63);
  return static_cast<std::uint32_t>((bits ^ (all_if_negative | sign_bit)) >> bits_left_out);
}

/// The lowest value of a bin; 0 for those beneath 2^-1022.
double lowest_of(std::uint32_t key) {
  const std::uint64_t ordered = std::uint64_t{key} << bits_left_out;
  const double value = std::bit_cast<double>(ordered & sign_bit ? ordered ^ sign_bit : ~ordered);
  return std::fabs(value) < std::numeric_limits<double>::min() ? 0 : value;
}

}  // namespace

std::uint64_t& Sketch::count_at(std::uint32_t key) {
  if (page_of_.empty()) page_of_.resize(pages);
  std::uint16_t& page = page_of_[key / bins_of_a_page];
  if (page == 0) {
    counts_.resize(counts_.size() + bins_of_a_page);
    page = static_cast<std::uint16_t>(counts_.size() / bins_of_a_page);
  }
  return counts_[(page - 1u) * bins_of_a_page + key % bins_of_a_page];
}

void Sketch::add(std::span<const double> values) {
  if (page_of_.empty()) page_of_.resize(pages);
  std::array<std::uint32_t, 64> keys;  // all at once on vectors
  for (; !values.empty(); values = values.subspan(std::min(keys.size(), values.size()))) {
    const std::size_t count = std::min(keys.size(), values.size());
    for (std::size_t i = 0; i < count; ++i) keys[i] = key_of(values[i] + 0.0);  // one zero, not two
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t page = keys[i] / bins_of_a_page, which = page_of_[page];
      if (which != 0)
        ++counts_[(which - 1) * bins_of_a_page + keys[i] % bins_of_a_page];
      else if (page != 0 && page != pages - 1)  // of what is infinite or not a number
        ++count_at(keys[i]);
      else
        --count_;
    }
    count_ += count;
  }
}

void Sketch::add(const Bin& bin) {
  count_at(bin.key) += bin.count;
  count_ += bin.count;
}

void Sketch::merge(const Sketch& other) {
  for (const Bin& bin : other.bins()) add(bin);
}

template <typename Visit>
void Sketch::each_bin(Visit visit) const {
  for (std::size_t page = 0; page < page_of_.size(); ++page) {
    if (page_of_[page] == 0) continue;
    const std::uint64_t* counts = &counts_[(page_of_[page] - 1u) * bins_of_a_page];
    for (std::size_t bin = 0; bin < bins_of_a_page; ++bin)
      if (counts[bin] &&
          !visit(Bin{static_cast<std::uint32_t>(page * bins_of_a_page + bin), counts[bin]}))
        return;
  }
}

std::vector<Sketch::Bin> Sketch::bins() const {
  std::vector<Bin> all;
  each_bin([&](const Bin& bin) {
    all.push_back(bin);
    return true;
  });
  return all;
}

bool Sketch::operator==(const Sketch& other) const {
  return count_ == other.count_ && bins() == other.bins();
}

std::uint64_t Sketch::below(double value) const {
  const std::uint32_t key = key_of(value + 0.0);
  std::uint64_t sum = 0;
  each_bin([&](const Bin& bin) {
    sum += bin.key < key ? bin.count : 0;
    return bin.key < key;
  });
  return sum;
}

/// The values at two ranks, the second not before the first. Inside a bin they are taken to lie
/// evenly.
std::array<double, 2> Sketch::at_ranks(const std::array<double, 2>& ranks) const {
  double before = 0;
  std::array<double, 2> values{};
  std::size_t found = 0;
  each_bin([&](const Bin& bin) {
    const auto here = static_cast<double>(bin.count);
    for (; found < ranks.size() && ranks[found] < before + here; ++found) {
      const double low = lowest_of(bin.key), high = lowest_of(bin.key + 1);
      const double share = (ranks[found] - before + 0.5) / here;
      values[found] = low == 0 || high == 0 ? 0 : low + (high - low) * share;
    }
    before += here;
    return found < ranks.size();
  });
  return values;
}

double Sketch::quantile(double p) const {
  if (count_ == 0) return std::numeric_limits<double>::quiet_NaN();
  const double rank = p * static_cast<double>(count_ - 1);
  const double lower = std::floor(rank), share = rank - lower;
  const auto [value, next] = at_ranks({lower, share == 0 ? lower : lower + 1});
  return share == 0 ? value : value + share * (next - value);
}

}  // namespace fcm
