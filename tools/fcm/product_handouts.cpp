// SPDX-License-Identifier: MIT
//
// Cards, slips, guide and summary: on A4, from the map and what the project says beside it.
#include "fcm/handouts.hpp"
#include "fcm/headline.hpp"
#include "products.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

using MakeHandout = Result<Handout>(const Published<Map>&, const Published<Brief>&,
                                    const HandoutOptions&, PosterFormat);

/// The finding that a poster has for its title.
std::string title_of(const Leaving& leaving) {
  const std::string& said = leaving.poster.title;
  if (said != leaving.loaded.project.title) return said;
  return headline(leaving.loaded, leaving.whole, leaving.map, leaving.scenario);
}

Result<Made> made_by(MakeHandout& make, const Leaving& leaving, const Findings* findings) {
  const auto brief = publish(leaving.loaded, findings, leaving.map.audience());
  auto handout = make(leaving.map, brief,
                      {.mono = leaving.poster.mono,
                       .large_print = leaving.poster.large_print,
                       .date = leaving.poster.date,
                       .title = title_of(leaving),
                       .house = leaving.poster.house,
                       .part = part_in_words(leaving)},
                      PosterFormat::pdf);
  if (!handout) return tl::make_unexpected(handout.error());
  Made made;
  made.said = counted(handout->pages, "page", "pages") + " of A4";
  made.facts = {{"paper", "A4"}, {"pages", handout->pages}};
  made.bytes = std::move(handout->files.front());
  return made;
}

Result<Made> cards(const Leaving& leaving) { return made_by(make_cards, leaving, nullptr); }
Result<Made> slips(const Leaving& leaving) { return made_by(make_slips, leaving, nullptr); }
Result<Made> guide(const Leaving& leaving) { return made_by(make_guide, leaving, nullptr); }

Result<Made> summary(const Leaving& leaving) {
  return with_findings(
      leaving, [&](const Findings& findings) { return made_by(make_summary, leaving, &findings); });
}

}  // namespace

Product cards_product() {
  return {.word = "cards",
          .what = "a card for each factor and idea, to cut out of A4",
          .endings = {"pdf"},
          .by_ending = false,
          .make = cards};
}

Product slips_product() {
  return {.word = "slips",
          .what = "a form of A4 on which people change the map by hand",
          .endings = {"pdf"},
          .by_ending = false,
          .make = slips};
}

Product guide_product() {
  return {.word = "guide",
          .what = "a sheet of A4 for who leads the session",
          .endings = {"pdf"},
          .by_ending = false,
          .make = guide};
}

Product summary_product() {
  return {.word = "summary",
          .what = "one page of A4: what was heard, and what the ideas do",
          .endings = {"pdf"},
          .by_ending = false,
          .make = summary};
}

}  // namespace fcm::command
