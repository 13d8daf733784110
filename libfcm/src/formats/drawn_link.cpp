// SPDX-License-Identifier: MIT
#include "formats/drawn_link.hpp"

#include <cmath>

#include "formats/map_cells.hpp"
#include "text/number.hpp"

namespace fcm::drawn {
namespace {

void tell_one(Severity severity, const LinkDoubts::Tally& all, const char* code, const char* one,
              const char* several, const std::string& hint, Account& account) {
  if (all.count == 0) return;
  account.add({.code = code,
               .message = text::grouped(all.count) +
                          (all.count == 1 ? std::string(" link ") + one
                                          : std::string(" links ") + several) +
                          "; the first is " + all.example,
               .place = all.first,
               .hint = hint,
               .severity = severity});
}

}  // namespace

void LinkDoubts::Tally::add(const Place& place, const std::string& name) {
  if (count++ > 0) return;
  first = place;
  example = name;
}

void LinkDoubts::tell(const ReadOptions& options, Account& account) const {
  tell_one(Severity::error, undirected, "link.undirected",
           "has no direction, so that neither end is a cause",
           "have no direction, so that neither end is a cause",
           "draw the arrow, or take such links both ways with --association", account);
  const std::string top = text::shortest(std::ceil(largest)), most = text::shortest(largest);
  const std::string range = "beyond " + text::shortest(options.scale) + ", up to " + most;
  tell_one(Severity::error, beyond, "weight.range", ("has a weight " + range).c_str(),
           ("have weights " + range).c_str(),
           "--scale " + top + " if that is the end of the scale, --missing " + most +
               " if it stands for a missing weight; counts are no weights",
           account);
  tell_one(Severity::warning, repeated, "edge.repeated", "stands in the file already",
           "stand in the file already",
           "links that are separate statements belong into a claims table", account);
  tell_one(Severity::note, both_ways, "link.both_ways",
           "has no single direction and is read both ways",
           "have no single direction and are read both ways", {}, account);
  tell_one(Severity::note, sign_only, "link.sign_only",
           "has a sign and no strength, and weighs 0.5 (medium)",
           "have a sign and no strength, and weigh 0.5 (medium)",
           "give numbers where some links are stronger than others", account);
  tell_one(nothing_scored ? Severity::warning : Severity::note, unscored, "link.unscored",
           "is drawn without a weight: shown, not simulated",
           nothing_scored ? "are drawn without a weight, so nothing can be simulated"
                          : "are drawn without a weight: shown, not simulated",
           "give it a sign or a weight; --weight-field NAME reads weights from another field",
           account);
  tell_one(Severity::note, by_default, "weight.default",
           "says no weight, which the format takes as 1",
           "say no weight, which the format takes as 1",
           "give it a weight if it is not as strong as can be", account);
  detail::add_self_link_doubt(self.count, self.first, account);
}

}  // namespace fcm::drawn
