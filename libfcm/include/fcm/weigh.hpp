// SPDX-License-Identifier: MIT
//
// From evidence to a map: one weight per link.
//
// For a link, voice r with voice weight omega_r, value v_r (signed strength, 0 where untold or told
// without a direction):
//   net          sum omega v / sum omega            over all voices asked      (zeros in; default)
//   conditional  sum omega v / sum omega            over voices who told it    (zeros out)
//   mean         mean of v over claims, each claim counted once; zeros out (its own): over the
//                claims told, zeros in: each silent voice joins as one claim of 0
//   median       weighted median of v; zeros out (its own): over voices who told it, in: over all
//   majority     the sign that more voice weight said, times prevalence (zeros in, its own; left
//                out with zeros out) times the mean strength on that side; a tie is 0
//   counts       (omega of + minus omega of -) / sum omega: how many said so, strengths set aside
// Sources: docs/maths.md. Two coders of one statement are one piece of evidence (evidence.hpp).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/evidence.hpp"
#include "fcm/map.hpp"

namespace fcm {

enum class Weighing { net, conditional, mean, median, majority, counts };
enum class Zeros { in, out };
enum class Count { conversations, people };

struct WeighOptions {
  Weighing weighing = Weighing::net;
  std::optional<Zeros>
      zeros;  ///< not given: the weighing's own; fixed for net, counts, conditional
  Count count = Count::conversations;  ///< people: a voice counts as often as people took part
  bool operator==(const WeighOptions&) const = default;
};

std::string_view to_text(Weighing);
std::string_view to_text(Zeros);
Result<Weighing> weighing_named(std::string_view);  // code "weighing.unknown"
Zeros zeros_of(const WeighOptions&);

/// Code "weighing.zeros": zeros asked of a weighing that leaves no choice.
Result<void> check(const WeighOptions&);

/// The weight vector of the voices before any question is asked of them: Voice::weight, times
/// people where people are counted.
std::vector<double> voice_weights(const Evidence&, const WeighOptions&);

/// One weight per evidence link, in the order of evidence.links; an untold link has weight 0.
/// `omega` has one value >= 0 per voice; it need not sum to 1. O(cells).
std::vector<double> link_weights(const Evidence&, const WeighOptions&,
                                 std::span<const double> omega);

/// The whole map: factors in study order, every told link with its evidence. A link told without a
/// direction only is not simulated. O(cells).
Result<Map> weigh(const Evidence&, const WeighOptions& = {});

}  // namespace fcm
