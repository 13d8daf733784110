// SPDX-License-Identifier: MIT
//
// The map in a spreadsheet.
#include <cmath>

#include "core/sha256.hpp"
#include "fcm/card_numbers.hpp"
#include "fcm/formats.hpp"
#include "fcm/tables.hpp"
#include "fcm/version.hpp"
#include "publish/drawing.hpp"
#include "publish/link_words.hpp"
#include "publish/poster_picture.hpp"
#include "publish/sheets.hpp"
#include "publish/words.hpp"
#include "text/workbook.hpp"

namespace fcm {
namespace {

using namespace reporting;
using text::Cell;
using text::SheetToWrite;

Cell number(double value) { return std::round(value * 1000) / 1000 + 0.0; }
Cell number(const std::optional<double>& value) { return value ? number(*value) : Cell(); }
Cell count(std::size_t value) { return static_cast<double>(value); }

SheetToWrite factors_sheet(const Map& map, const Brief& brief) {
  SheetToWrite sheet{.name = "Factors",
                     .rows = {{"Number", "Factor", "What it is", "Theme", "Level", "Kind",
                               "Outcome, wanted", "Leads to", "Led to by"}},
                     .widths = {8, 34, 50, 18, 14, 12, 16, 10, 10},
                     .filter = true};
  const std::vector<std::size_t> numbers = card_numbers(map);
  std::vector<std::size_t> in(map.size(), 0), out(map.size(), 0);
  for (const Link& link : map.links()) {
    ++out[link.from];
    ++in[link.to];
  }
  for (Index f = 0; f < map.size(); ++f) {
    const Factor& factor = map.factors()[f];
    std::string wanted;
    for (const BriefOutcome& outcome : brief.outcomes)
      if (outcome.id == factor.id) wanted = outcome.wanted.empty() ? "not said" : outcome.wanted;
    sheet.rows.push_back({count(numbers[f]), label_of(map, f), factor.description, factor.theme,
                          factor.level, factor.kind, wanted, count(out[f]), count(in[f])});
  }
  return sheet;
}

SheetToWrite links_sheet(const Published<Map>& map) {
  SheetToWrite sheet{
      .name = "Links",
      .rows = {{"From, number", "From", "Leads to", "To, number", "To", "Weight", "How strong"}},
      .widths = {12, 34, 14, 10, 34, 9, 12},
      .filter = true};
  const std::vector<std::size_t> numbers = card_numbers(*map);
  const double largest = largest_weight(*map);
  for (const Link& link : map->links())
    sheet.rows.push_back({count(numbers[link.from]), label_of(*map, link.from), leads_to(link),
                          count(numbers[link.to]), label_of(*map, link.to),
                          link.simulated ? number(link.weight) : Cell(),
                          link.simulated ? strength_word(link.weight, largest) : "not weighed"});
  return sheet;
}

SheetToWrite scenarios_sheet(const Brief& brief) {
  SheetToWrite sheet{
      .name = "Scenarios",
      .rows = {{"Letter", "Idea", "Kind", "Level", "What is done", "Outcome", "Wanted", "In words",
                "Rests on", "Effect", "From", "To", "How sure"}},
      .widths = {8, 34, 8, 14, 44, 28, 9, 34, 22, 9, 9, 9, 44},
      .filter = true};
  const std::size_t outcomes = brief.outcomes.size();
  for (std::size_t i = 0; i < brief.ideas.size(); ++i) {
    const BriefIdea& idea = brief.ideas[i];
    std::string does;
    for (const std::string& one : idea.does) does += (does.empty() ? "" : "; ") + one;
    for (const std::string& one : idea.assumes) does += "; assumed, told by nobody: " + one;
    const std::vector<Cell> about = {idea.letter, idea.title, idea.risk ? "risk" : "idea",
                                     idea.level, does};
    if (brief.effects.empty()) sheet.rows.push_back(about);
    for (std::size_t k = 0; k < outcomes && !brief.effects.empty(); ++k) {
      const BriefEffect& effect = brief.effects[i * outcomes + k];
      std::vector<Cell> row = about;
      for (Cell cell : {Cell(brief.outcomes[k].label), Cell(brief.outcomes[k].wanted),
                        Cell(effect.words), Cell(effect.rests_on), number(effect.effect),
                        number(effect.from), number(effect.to), Cell(effect.how_sure)})
        row.push_back(std::move(cell));
      sheet.rows.push_back(std::move(row));
    }
  }
  return sheet;
}

/// Counts in a working copy, words else.
SheetToWrite evidence_sheet(const Published<Map>& map) {
  SheetToWrite sheet{.name = "Evidence",
                     .rows = {{"From", "To", "Voices that told it", "Contradicted"}},
                     .widths = {34, 34, 20, 14},
                     .filter = true};
  const bool counts = rules_of(map.audience()).counts;
  if (counts)
    for (const char* column : {"Voices", "Statements", "Places", "Said more", "Said less"}) {
      sheet.rows[0].emplace_back(column);
      sheet.widths.push_back(11);
    }
  for (const Link& link : map->links()) {
    std::vector<Cell> row = {label_of(*map, link.from), label_of(*map, link.to),
                             voices_of(link, map.audience()),
                             contested(link) ? "said both ways" : ""};
    if (counts && link.evidence)
      for (const std::size_t value :
           {link.evidence->voices, link.evidence->claims, link.evidence->places,
            link.evidence->plus, link.evidence->minus})
        row.push_back(count(value));
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

SheetToWrite notes_sheet(const Published<Map>& map, const Brief& brief, const std::string& date,
                         const std::string& part) {
  SheetToWrite sheet{
      .name = "Notes", .rows = {{"What", "Says"}}, .widths = {22, 110}, .filter = false};
  const auto note = [&](const std::string& what, const std::string& says) {
    if (!says.empty()) sheet.rows.push_back({what, says});
  };
  note("Title", title_of(*map, brief));
  note("Question", brief.question);
  note("Audience", for_whom(map));
  note("Only a part of the map", part);
  for (const std::string& out : brief.left_out) note("Withheld", capital(out));
  note("Who was heard", brief.voices == 0 ? ""
                                          : capital(voices(brief.voices)) +
                                                (brief.who.empty() ? "" : ": " + brief.who));
  for (const std::string& group : brief.not_heard) note("Nobody was heard of", group);
  note("Date", date.empty() ? "" : date_words(date));
  note("Weighing", map->source().weighing);
  note("Made by", "fcm " + std::string(version()));
  note("Map SHA-256", core::sha256(write_map(map)));
  note("How to read",
       "A row of Links says: more of the one leads to more, or to less, of the other. A weight is "
       "how strongly and by how many it was said, from -1 to 1; it is no probability and no size "
       "of an effect.");
  note("How to read",
       "A row of Scenarios says what an idea does on an outcome if what was said holds: scenario "
       "minus as things are, on a scale from -1 to 1. Compare ideas on one outcome, never "
       "outcomes. From and To: between these lie 95 of 100 redraws of who spoke; empty where too "
       "few voices told of it. Empty effect: nobody talked about this, or the model did not "
       "settle; In words says which.");
  note("How to read",
       "It is no forecast and has no calendar. What nobody talked about is not in it, which is not "
       "the same as no effect.");
  note("Numbers", "Numbers and letters are those on cards and slips.");
  return sheet;
}

}  // namespace

Result<std::string> make_workbook(const Published<Map>& map, const Published<Brief>& brief,
                                  const HandoutOptions& options) {
  check_audience(map, brief);
  return text::write_workbook({factors_sheet(*map, *brief), links_sheet(map),
                               scenarios_sheet(*brief), evidence_sheet(map),
                               notes_sheet(map, *brief, date_of(brief, options), options.part)});
}

}  // namespace fcm
