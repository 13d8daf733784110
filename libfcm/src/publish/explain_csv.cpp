// SPDX-License-Identifier: MIT
#include "publish/files.hpp"
#include "text/number.hpp"
#include "text/table.hpp"

namespace fcm::reporting {
namespace {

using Row = std::vector<std::string>;

Row start_of(const ReportInput& in, Index at) {
  const std::size_t outcomes = in.outcomes.size();
  return {text::csv_text(in.scenario(at / outcomes).name),
          text::csv_text(in.outcomes[at % outcomes].said.factor),
          text::shortest(in.findings.explanations[at].effect)};
}

void add(std::string& csv, Row row, const Row& more) {
  row.insert(row.end(), more.begin(), more.end());
  row.push_back("working copy");
  csv += text::csv_line(row);
}

void add_links(std::string& csv, const ReportInput& in, Index at) {
  const Explanation& why = in.findings.explanations[at];
  const Map& map = in.findings.what_if.scenarios[why.scenario].resolved.map;
  double rest = *why.effect - why.shares.own;
  for (std::size_t i = 0; i < why.links.size(); ++i) {
    const LinkShare& link = why.shares.links[why.links[i]];
    rest -= link.share;
    const auto& evidence = link.link ? in.map->links()[*link.link].evidence : std::nullopt;
    add(csv, start_of(in, at),
        {link.link ? "told" : "the idea's own", text::csv_text(map.factors()[link.from].id),
         text::csv_text(map.factors()[link.to].id), text::csv_text(label_of(map, link.from)),
         text::csv_text(label_of(map, link.to)), text::shortest(link.share),
         text::shortest(why.without_links[i]), evidence ? std::to_string(evidence->voices) : ""});
  }
  if (why.shares.own != 0)
    add(csv, start_of(in, at),
        {"done to it directly", "", "", "", "", text::shortest(why.shares.own), "", ""});
  if (why.links.size() < why.shares.links.size())
    add(csv, start_of(in, at), {"all others", "", "", "", "", text::shortest(rest), "", ""});
}

}  // namespace

std::string shares_csv(const ReportInput& in) {
  std::string csv =
      text::csv_line({"scenario", "outcome", "effect", "part", "from", "to", "from_label",
                      "to_label", "share", "effect_without", "voices", "audience"});
  for (Index at = 0; at < in.findings.explanations.size(); ++at) {
    const Explanation& why = in.findings.explanations[at];
    if (why.effect && why.shares.known()) add_links(csv, in, at);
  }
  return csv;
}

std::string told_csv(const ReportInput& in) {
  std::string csv = text::csv_line({"scenario", "outcome", "effect", "directly", "told_whole",
                                    "one_place", "nobody", "assumed", "rest", "share_told_whole",
                                    "share_one_place", "share_nobody", "pieced_together",
                                    "fewest_statements", "fewest_tellings", "audience"});
  for (Index at = 0; at < in.findings.explanations.size(); ++at) {
    const Explanation& why = in.findings.explanations[at];
    if (!why.told) continue;
    const ToldChains& told = *why.told;
    Row row;
    for (const double part : {told.own, told.whole, told.one_place, told.nobody, told.assumed,
                              told.rest, told.by_one_voice, told.by_one_place, told.by_nobody})
      row.push_back(text::shortest(part));
    row.push_back(told.pieced_together() ? "yes" : "no");
    row.push_back(why.cut ? std::to_string(why.cut->claims) : "");
    row.push_back(why.cut ? std::to_string(why.cut->voices) : "");
    add(csv, start_of(in, at), row);
  }
  return csv;
}

}  // namespace fcm::reporting
