// SPDX-License-Identifier: MIT
#include "fcm/contested.hpp"
#include "fcm/project.hpp"

namespace fcm {
namespace {

bool has_sign(Polarity polarity) {
  return polarity == Polarity::plus || polarity == Polarity::minus;
}

Evidence with_every_sign(Loaded loaded, Polarity sign) {
  const bool blank_too = loaded.project.evidence.blank_is_plus;
  for (Claim& claim : loaded.study.claims)
    if (has_sign(claim.polarity) || (blank_too && claim.polarity == Polarity::blank))
      claim.polarity = sign;
  return gather(loaded, loaded.project.evidence);
}

}  // namespace

BothSigns both_signs(const Loaded& loaded) {
  return {.told = loaded.evidence,
          .plus = with_every_sign(loaded, Polarity::plus),
          .minus = with_every_sign(loaded, Polarity::minus)};
}

}  // namespace fcm
