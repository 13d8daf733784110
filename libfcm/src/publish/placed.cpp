// SPDX-License-Identifier: MIT
#include "fcm/places.hpp"
#include "publish/drawing.hpp"

namespace fcm {
namespace {

constexpr Index most_factors = 2000;  // beyond that nobody finds a factor by its place

}  // namespace

Places placed(const Map& map, const Places& kept, bool upright) {
  using namespace reporting;
  Places places = kept;
  if (map.size() > most_factors) return places;
  View view = whole(map);
  view.at = places_on(map, kept);
  // What stands beside a poster's map leaves such a shape; bold labels are the widest.
  const Spread spread{
      .shape = upright ? 1.05 : 1.3, .loose = map.size() > many_to_spread ? 1.2 : 2, .apart = 9};
  const std::vector<std::optional<Position>> at = place(map, view, spread);
  for (Index i = 0; i < map.size(); ++i)
    if (at[i]) places[map.factors()[i].id] = *at[i];
  return places;
}

}  // namespace fcm
