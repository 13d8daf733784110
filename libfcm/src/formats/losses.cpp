// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "fcm/formats.hpp"

namespace fcm {
namespace {

/// Losses in the order in which they are looked for; what there is none of is no loss.
class Losses {
 public:
  explicit Losses(Holds keeps) : keeps_(keeps) {}

  void count(Holds one, std::string what, std::size_t many) {
    if (many > 0 && !holds(keeps_, one)) all_.push_back({std::move(what), many});
  }

  template <class List, class Has>
  void each(Holds one, std::string what, const List& list, Has has) {
    count(one, std::move(what),
          static_cast<std::size_t>(std::count_if(list.begin(), list.end(), has)));
  }

  std::vector<Loss> take() { return std::move(all_); }

 private:
  Holds keeps_;
  std::vector<Loss> all_;
};

Holds flag_of(std::string_view field) {
  if (field == "confidence") return Holds::confidence;
  if (field == "notes") return Holds::notes;
  return Holds::fields;
}

template <class List>
void count_fields(Losses& found, const List& list, const std::string& of) {
  std::map<std::string, std::size_t> names;
  for (const auto& one : list)
    for (const auto& [name, text] : one.fields) ++names[name];
  for (const auto& [name, many] : names)
    found.count(flag_of(name), "the field " + name + " of " + of, many);
}

bool is_fraction(double weight) { return weight != 0 && weight != 1 && weight != -1; }

bool has_coding(const Claim& claim) {
  return !claim.coder.empty() || !claim.certainty.empty() || !claim.basis.empty() ||
         !claim.when.empty() || claim.prompted || claim.agree || claim.disagree || claim.unsure ||
         !claim.tags.empty() || !claim.notes.empty() || !claim.paraphrase.empty();
}

bool is_described(const StudyFactor& factor) {
  return !factor.kind.empty() || !factor.level.empty() || !factor.description.empty() ||
         !factor.theme.empty();
}

}  // namespace

std::vector<Loss> losses(const Map& map, const Format& format) {
  Losses found(format.keeps);
  const auto& factors = map.factors();
  const auto& links = map.links();
  const MapSource& source = map.source();
  found.each(Holds::weights, "sizes of weights (the signs are kept)", links,
             [](const Link& one) { return is_fraction(one.weight); });
  found.each(Holds::unscored, "links without a weight", links,
             [](const Link& one) { return !one.simulated; });
  found.each(Holds::lags, "lags of links", links, [](const Link& one) { return one.lag > 0; });
  found.each(Holds::evidence, "counts of claims and voices behind links", links,
             [](const Link& one) { return one.evidence.has_value(); });
  found.each(Holds::labels, "labels of factors beside their ids", factors,
             [](const Factor& one) { return !one.label.empty() && one.label != one.id; });
  found.each(Holds::descriptions, "descriptions of factors", factors,
             [](const Factor& one) { return !one.description.empty(); });
  found.each(Holds::themes, "themes of factors", factors,
             [](const Factor& one) { return !one.theme.empty(); });
  found.each(Holds::kinds, "kinds and levels of factors", factors,
             [](const Factor& one) { return !one.kind.empty() || !one.level.empty(); });
  found.each(Holds::positions, "positions of factors", factors,
             [](const Factor& one) { return one.position.has_value(); });
  count_fields(found, factors, "factors");
  count_fields(found, links, "links");
  found.count(Holds::scenarios, "saved scenarios", source.scenarios.size());
  found.count(Holds::source, "title", source.title.empty() ? 0 : 1);
  found.count(Holds::source, "how the map was weighed", source.weighing.empty() ? 0 : 1);
  found.count(Holds::source, "fields of the map", source.fields.size());
  return found.take();
}

std::vector<Loss> losses(const Study& study, const Format& format) {
  Losses found(format.keeps);
  found.count(Holds::coding, "claims", study.claims.size());
  found.count(Holds::people, "respondents with attributes and consent", study.respondents.size());
  found.count(Holds::conversations, "conversations", study.conversations.size());
  found.count(Holds::conversations, "places of documents", study.documents.size());
  found.each(Holds::codebook, "descriptions, kinds, levels and themes of factors", study.factors,
             is_described);
  found.each(Holds::quotes, "quotes", study.claims,
             [](const Claim& one) { return !one.quote.empty(); });
  found.each(Holds::coding, "claims with coder, certainty, hands, tags, notes or the like",
             study.claims, has_coding);
  return found.take();
}

}  // namespace fcm
