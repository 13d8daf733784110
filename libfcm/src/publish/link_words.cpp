// SPDX-License-Identifier: MIT
#include "publish/link_words.hpp"

namespace fcm::reporting {

std::string voices_of(const Link& link, Audience audience) {
  if (link.evidence) return voices_in_words(link.evidence->voices, audience);
  return std::string(field(link.fields, "voices"));
}

bool contested(const Link& link) {
  return link.evidence ? link.evidence->contested() : field(link.fields, "contested") == "yes";
}

std::string leads_to(const Link& link) {
  if (!link.simulated) return "no direction";
  return link.weight > 0 ? "more" : link.weight < 0 ? "less" : "no difference";
}

}  // namespace fcm::reporting
