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
//   linguistic   one number of the fuzzy sets of the words chosen (linguistic.hpp), each in the
//   share
//                of those who chose a word (zeros out, its own; in: of all asked, as FCMpy has it)
//   counts       (omega of + minus omega of -) / sum omega: how many said so, strengths set aside
// Sources: docs/maths.md. Two coders of one statement are one piece of evidence (evidence.hpp).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/evidence.hpp"
#include "fcm/linguistic.hpp"
#include "fcm/map.hpp"

namespace fcm {

enum class Weighing { net, conditional, mean, median, majority, counts, linguistic };
enum class Zeros { in, out };
enum class Count { conversations, people };

struct WeighOptions {
  Weighing weighing = Weighing::net;
  std::optional<Zeros>
      zeros;  ///< not given: the weighing's own; fixed for net, counts, conditional
  Count count = Count::conversations;  ///< people: a voice counts as often as people took part
  LinguisticOptions linguistic;
  /// In bits; a link whose answers disagree more is drawn and counted, and not simulated.
  std::optional<double> most_entropy;
  bool operator==(const WeighOptions&) const = default;
};

std::string_view to_text(Weighing);
std::string_view to_text(Zeros);
Result<Weighing> weighing_named(std::string_view);  // code "weighing.unknown"
Zeros zeros_of(const WeighOptions&);

/// Codes "weighing.zeros": zeros asked of a weighing that leaves no choice; linguistic.set.
Result<void> check(const WeighOptions&);

/// The weight vector of the voices before any question is asked of them: Voice::weight, times
/// people where people are counted.
std::vector<double> voice_weights(const Evidence&, const WeighOptions&);

/// One weight per evidence link, in the order of evidence.links; an untold link has weight 0.
/// `omega` has one value >= 0 per voice; it need not sum to 1. O(cells).
std::vector<double> link_weights(const Evidence&, const WeighOptions&,
                                 std::span<const double> omega);

/// How far the answers to one link lie apart, with the weights of the voices.
struct Spread {
  /// Shannon 1948, in bits: -sum p log2 p over the words (signed strengths) and "no direction",
  /// p the share of those who told the link. 0: all say the same; 1: halves.
  double entropy = 0;
  /// |omega of + minus omega of -| / their sum: 1 where all give one sign, 0 where halves
  /// contradict each other, none where nobody gave one.
  std::optional<double> consistency;
  bool operator==(const Spread&) const = default;
};

/// In the order of evidence.links. O(cells log cells).
std::vector<Spread> spread(const Evidence&, std::span<const double> omega);

/// The whole map: factors in study order, every told link with its evidence. A link told without a
/// direction only is not simulated. Code "weighing.no_term": linguistic weights, and a claim with a
/// strength that is no word. O(cells).
Result<Map> weigh(const Evidence&, const WeighOptions& = {});

}  // namespace fcm
