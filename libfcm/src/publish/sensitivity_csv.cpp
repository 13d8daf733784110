// SPDX-License-Identifier: MIT
#include "publish/files.hpp"
#include "text/number.hpp"
#include "text/table.hpp"

namespace fcm::reporting {
namespace {

/// To first order: the effect moves by so much if one voice more says so, as strongly as those who
/// did. Net weights alone are a mean over all voices.
std::optional<double> one_voice_more(const ReportInput& in, const Swing& swing) {
  const Link& link = in.map->links()[swing.link];
  if (in.weigh.weighing != Weighing::net || !in.heard.study || !swing.slope) return {};
  if (!link.evidence || !link.evidence->strength || in.heard.voices == 0) return {};
  const double more = *link.evidence->strength / static_cast<double>(in.heard.voices);
  return *swing.slope * (link.weight < 0 ? -more : more);
}

std::vector<std::string> row_of(const ReportInput& in, const Tornado& tornado, std::size_t rank) {
  const Swing& swing = tornado.swings[rank];
  const Map& map = *in.map;
  const Link& link = map.links()[swing.link];
  return {text::csv_text(in.scenario(tornado.scenario).name),
          text::csv_text(in.outcomes[tornado.outcome].said.factor),
          text::shortest(tornado.effect),
          std::to_string(rank + 1),
          text::csv_text(map.factors()[link.from].id),
          text::csv_text(map.factors()[link.to].id),
          text::csv_text(label_of(map, link.from)),
          text::csv_text(label_of(map, link.to)),
          link.evidence ? std::to_string(link.evidence->voices) : std::string(),
          text::shortest(link.weight),
          text::shortest(swing.range.low),
          text::shortest(swing.range.high),
          std::string(to_text(swing.range.from)),
          text::shortest(swing.at_low),
          text::shortest(swing.at_high),
          text::shortest(swing.slope),
          text::shortest(one_voice_more(in, swing)),
          "working copy"};
}

}  // namespace

std::string sensitivity_csv(const ReportInput& in) {
  std::string csv =
      text::csv_line({"scenario", "outcome", "effect", "rank", "from", "to", "from_label",
                      "to_label", "voices", "weight", "weight_low", "weight_high", "range_from",
                      "effect_at_low", "effect_at_high", "slope", "one_voice_more", "audience"});
  if (!in.findings.sensitivity) return csv;
  for (const Tornado& tornado : in.findings.sensitivity->tornados)
    for (std::size_t rank = 0; rank < tornado.swings.size(); ++rank)
      csv += text::csv_line(row_of(in, tornado, rank));
  return csv;
}

}  // namespace fcm::reporting
