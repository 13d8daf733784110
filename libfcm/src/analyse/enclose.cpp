// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "fcm/enclosure.hpp"
#include "simulate/box.hpp"
#include "simulate/system.hpp"

namespace fcm {
namespace {

using detail::Box;

constexpr double unit = std::numeric_limits<double>::epsilon();

/// The map at the end of each range that is further from 0: a link that may weigh anything but 0
/// weighs something here.
Map outermost(const Map& map, const std::vector<WeightRange>& ranges) {
  if (ranges.size() != map.links().size())
    throw std::logic_error("enclose() needs one range for each link");
  std::vector<Link> links = map.links();
  double scale = 1;
  for (std::size_t k = 0; k < links.size(); ++k) {
    const WeightRange& range = ranges[k];
    if (!(range.low <= range.high)) throw std::logic_error("enclose() needs low <= high");
    if (!links[k].simulated) continue;
    links[k].weight = std::fabs(range.low) > std::fabs(range.high) ? range.low : range.high;
    scale = std::max(scale, std::fabs(links[k].weight));
  }
  return Map::make(map.factors(), std::move(links), map.source(), scale).value();
}

void require_sources_are_clear(const Map& map, const std::vector<WeightRange>& ranges) {
  for (std::size_t k = 0; k < ranges.size(); ++k)
    if (map.links()[k].simulated && ranges[k].low <= 0 && ranges[k].high >= 0 &&
        ranges[k].low != ranges[k].high)
      throw std::logic_error("enclose() cannot tell which sources are held");
}

/// One equation with interval weights.
class Question {
 public:
  Question(const Map& outer, const Model& model, const Interventions& interventions,
           const std::vector<WeightRange>& ranges)
      : system_(outer, model, interventions), equation_(system_.equation()) {
    for (const std::uint32_t link : system_.program().link) {
      low_.push_back(ranges[link].low);
      high_.push_back(ranges[link].high);
    }
    equation_.weight = low_.data();
    equation_.highest = high_.data();
    box_ = detail::narrowest(equation_);
  }
  Question(const Question&) = delete;
  Question& operator=(const Question&) = delete;

  const detail::Equation& equation() const { return equation_; }
  const Box& box() const { return box_; }
  Bounds state(Index j) const { return {box_.low[j], box_.high[j]}; }

 private:
  const detail::System system_;
  std::vector<double> low_, high_;
  detail::Equation equation_;
  Box box_;
};

Bounds outward(Bounds of, double size) {
  const double by = 8 * unit * size;
  return {of.low - by, of.high + by};
}

double size_of(Bounds of) { return std::max(std::fabs(of.low), std::fabs(of.high)); }

/// 0 times what may be without bounds is 0.
double product(double a, double b) { return a == 0 || b == 0 ? 0 : a * b; }

Bounds times(Bounds a, Bounds b) {
  const double corners[] = {product(a.low, b.low), product(a.low, b.high), product(a.high, b.low),
                            product(a.high, b.high)};
  return {*std::min_element(corners, corners + 4), *std::max_element(corners, corners + 4)};
}

Bounds plus(Bounds a, Bounds b) { return {a.low + b.low, a.high + b.high}; }

/// The secant system of docs/maths.md with intervals: effect_j = d_j (c sum_i w_ij effect_i + c s_j
/// effect_j + u_j), narrowed from the difference of the two boxes.
class Effects {
 public:
  Effects(const Question& before, const Question& then)
      : before_(before.equation()), then_(then.equation()) {
    const detail::Program& program = *then_.program;
    for (Index j = 0; j < program.factors; ++j) {
      const Bounds a = then.state(j), b = before.state(j);
      effect_.push_back(outward({a.low - b.high, a.high - b.low}, size_of(a) + size_of(b)));
    }
    const double share = program.gain / (1 - program.keep);
    for (const Bounds& secants :
         detail::secants_between({before_, before.box()}, {then_, then.box()}))
      slopes_.push_back({share * secants.low, share * secants.high});
    constexpr int most_rounds = 512;
    for (int round = 0; round < most_rounds && narrow(); ++round) {
    }
  }

  std::vector<Bounds> bounds() && { return std::move(effect_); }

 private:
  /// Whether it got narrower by a hundredth anywhere.
  bool narrow() {
    const detail::Program& program = *then_.program;
    bool narrower = false;
    std::vector<Bounds> next = effect_;
    for (std::uint32_t j = 0; j < program.factors; ++j) {
      if (!then_.is_free(j) || !before_.is_free(j) || !std::isfinite(slopes_[j].high)) continue;
      const double input = then_.inputs[j] - before_.inputs[j];
      Bounds sum =
          outward({input, input}, std::fabs(then_.inputs[j]) + std::fabs(before_.inputs[j]));
      double size = std::fabs(input);
      const auto add = [&](Bounds weight, Index from) {
        const Bounds part =
            times({program.scale * weight.low, program.scale * weight.high}, effect_[from]);
        sum = plus(sum, part);
        size += size_of(part);
      };
      const double memory = program.self[j];
      if (memory != 0) add({memory, memory}, j);
      for (std::uint32_t k = program.into[j]; k < program.into[j + 1]; ++k)
        add({then_.weight[k], then_.highest_weight(k)}, program.source[k] % program.factors);
      const double terms = 4 + static_cast<double>(program.into[j + 1] - program.into[j]);
      Bounds found = times(slopes_[j], outward(sum, terms * size));
      found = outward(found, size_of(found));
      Bounds& now = next[j];
      const double was = now.high - now.low;
      now = {std::max(now.low, found.low), std::min(now.high, found.high)};
      narrower = narrower || now.high - now.low < 0.99 * was;
    }
    effect_ = std::move(next);
    return narrower;
  }

  const detail::Equation &before_, &then_;
  std::vector<Bounds> effect_, slopes_;
};

}  // namespace

Enclosure enclose(const Map& map, const Model& model, const Interventions& interventions,
                  const std::vector<WeightRange>& ranges) {
  const Map outer = outermost(map, ranges);
  if (model.hold_sources) require_sources_are_clear(map, ranges);
  const Question before(outer, model, {}, ranges), then(outer, model, interventions, ranges);
  Enclosure all;
  for (Index j = 0; j < map.size(); ++j) {
    all.state.push_back(then.state(j));
    all.baseline.push_back(before.state(j));
  }
  all.effect = Effects(before, then).bounds();
  return all;
}

}  // namespace fcm
