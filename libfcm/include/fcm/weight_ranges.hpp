// SPDX-License-Identifier: MIT
//
// How far the weight of a link may plausibly be from what it is, one link at a time, and where that
// range comes from. docs/maths.md, "Ranges of weights".
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "fcm/evidence.hpp"
#include "fcm/map.hpp"
#include "fcm/uncertainty.hpp"
#include "fcm/weigh.hpp"

namespace fcm {

enum class RangeFrom {
  redraws,  ///< the middle nine tenths of the weights when voices are drawn again
  bounds,   ///< the fields `lower` and `upper` of the link, as fcmconfr keeps them
  tenth     ///< nothing is known: a tenth of the weight either way, within [-1, 1]
};
std::string_view to_text(RangeFrom);

struct WeightRange {
  double low = 0, high = 0;  ///< low <= weight <= high, unless redraws lie wholly beside it
  RangeFrom from = RangeFrom::tenth;
  bool operator==(const WeightRange&) const = default;
};

/// What the fields `lower` and `upper` say; none where one is missing or no number, or they do not
/// rise.
std::optional<WeightRange> stated_range(const Link&);

/// Of one link of a map without people: as stated, else a tenth.
WeightRange range_of(const Link&);

/// From people: voices redrawn with all that they said, and of the weights the 5 and 95 percent
/// quantiles (type 7 of Hyndman and Fan 1996). One range for each of `links`, positions in
/// evidence.links. O(draws * cells), and draws numbers for each link asked for.
std::vector<WeightRange> redrawn_ranges(const Evidence&, const WeighOptions&,
                                        const std::vector<Index>& links, const Redraw& = {});

/// The weights themselves: [link][draw].
std::vector<std::vector<double>> redrawn_weights(const Evidence&, const WeighOptions&,
                                                 const std::vector<Index>& links, const Redraw&);

}  // namespace fcm
