// SPDX-License-Identifier: MIT
#include "publish/shares.hpp"

#include "publish/words.hpp"

namespace fcm::reporting {
namespace {

std::string share(std::size_t part, std::size_t whole, std::string_view one,
                  std::string_view many) {
  std::string text = std::to_string(part) + " of " + counted(whole, one, many);
  if (part < whole)
    text += " (" + percent(static_cast<double>(part) / static_cast<double>(whole)) + ")";
  return text;
}

}  // namespace

std::string shares_of(const Shown& shown) {
  std::string text = share(shown.links, shown.of_links, "connection", "connections");
  if (shown.of_claims > 0)
    text += "; " +
            percent(static_cast<double>(shown.claims) / static_cast<double>(shown.of_claims)) +
            " of the statements";
  if (shown.of_voices > 0) text += "; " + share(shown.voices, shown.of_voices, "voice", "voices");
  return text + ".";
}

}  // namespace fcm::reporting
