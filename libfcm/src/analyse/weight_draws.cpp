// SPDX-License-Identifier: MIT
#include "fcm/weight_draws.hpp"

#include <algorithm>

#include "fcm/weight_ranges.hpp"
#include "text/number.hpp"

namespace fcm {
namespace {

WeightDraw as_it_is(const Link& link) {
  return {.low = link.weight, .high = link.weight, .mode = link.weight};
}

}  // namespace

WeightDraw draw_as_stated(const Link& link) {
  const std::optional<WeightRange> range = stated_range(link);
  if (!range) return as_it_is(link);
  WeightDraw draw{.low = range->low, .high = range->high, .mode = range->low};
  const Result<double> mode = text::parse_number(field(link.fields, "mode"), {});
  if (!mode || *mode < draw.low || *mode > draw.high) return draw;
  draw.shape = WeightDraw::Shape::triangular;
  draw.mode = *mode;
  return draw;
}

WeightDraw draw_as_told(const Map& map, const Link& link) {
  const std::size_t heard = map.source().voices;
  if (!link.evidence || !link.evidence->strength || !link.evidence->balance || heard == 0)
    return as_it_is(link);
  const LinkEvidence& told = *link.evidence;
  // Who said both counts in + and in -, and once here.
  const std::size_t without = told.none + told.unsigned_;
  const std::size_t with = std::min(heard, told.voices > without ? told.voices - without : 0);
  return {.shape = WeightDraw::Shape::beta,
          .low = 0,
          .high = *told.strength,
          .mode = 0,
          .alpha = static_cast<double>(with) + 0.5,
          .beta = static_cast<double>(heard - with) + 0.5,
          .plus = *told.balance};
}

std::vector<WeightDraw> draws_as_stated(const Map& map) {
  std::vector<WeightDraw> draws;
  for (const Link& link : map.links()) draws.push_back(draw_as_stated(link));
  return draws;
}

std::vector<WeightDraw> draws_as_told(const Map& map) {
  std::vector<WeightDraw> draws;
  for (const Link& link : map.links()) draws.push_back(draw_as_told(map, link));
  return draws;
}

}  // namespace fcm
