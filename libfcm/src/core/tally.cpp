// SPDX-License-Identifier: MIT
#include "core/tally.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/bytes.hpp"

namespace fcm::detail {
namespace {

bool is_finite(double value) { return value - value == 0; }

}  // namespace

void Tally::add(std::uint64_t block, std::span<const double> values) {
  Moments moments = moments_of(values);
  if (!is_finite(moments.mean)) {  // some draws may not have the figure
    present_.clear();
    std::copy_if(values.begin(), values.end(), std::back_inserter(present_), is_finite);
    values = present_;
    moments = moments_of(values);
  }
  moments_.add({block, 0, moments});
  rest_.sketch.add(values);
  const Extremes extremes = extremes_of(values);
  rest_.low = std::min(rest_.low, extremes.low);
  rest_.high = std::max(rest_.high, extremes.high);
  rest_.positive += extremes.positive;
  rest_.negative += extremes.negative;
}

void Tally::write(std::string& bytes) const {
  core::put(bytes, std::uint64_t{moments_.nodes().size()});
  for (const MomentTree::Node& node : moments_.nodes()) {
    core::put(bytes, node.index);
    core::put(bytes, std::uint64_t{node.level});
    core::put(bytes, node.moments.count);
    core::put(bytes, node.moments.mean);
    core::put(bytes, node.moments.squares);
  }
  core::put(bytes, rest_.low);
  core::put(bytes, rest_.high);
  core::put(bytes, rest_.positive);
  core::put(bytes, rest_.negative);
  const auto bins = rest_.sketch.bins();
  core::put(bytes, std::uint64_t{bins.size()});
  for (const Sketch::Bin& bin : bins) {
    core::put(bytes, std::uint64_t{bin.key});
    core::put(bytes, bin.count);
  }
}

void Tally::append(std::string_view& bytes) {
  for (std::uint64_t left = core::take_count(bytes); left > 0; --left) {
    MomentTree::Node node;
    node.index = core::take_count(bytes);
    node.level = static_cast<std::uint32_t>(core::take_count(bytes));
    node.moments.count = core::take_count(bytes);
    node.moments.mean = core::take_number(bytes);
    node.moments.squares = core::take_number(bytes);
    moments_.add(node);
  }
  rest_.low = std::min(rest_.low, core::take_number(bytes));
  rest_.high = std::max(rest_.high, core::take_number(bytes));
  rest_.positive += core::take_count(bytes);
  rest_.negative += core::take_count(bytes);
  for (std::uint64_t left = core::take_count(bytes); left > 0; --left) {
    const auto key = static_cast<std::uint32_t>(core::take_count(bytes));
    rest_.sketch.add(Sketch::Bin{key, core::take_count(bytes)});
  }
}

Distribution Tally::distribution() && {
  const Moments moments = moments_.total();
  Distribution all = std::move(rest_);
  all.count = moments.count;
  all.mean = moments.mean;
  all.squares = moments.squares;
  return all;
}

}  // namespace fcm::detail
