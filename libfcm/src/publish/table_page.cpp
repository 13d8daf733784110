// SPDX-License-Identifier: MIT
//
// The map in tables, for eyes and for screen readers.
#include <cmath>

#include "core/sha256.hpp"
#include "fcm/card_numbers.hpp"
#include "fcm/formats.hpp"
#include "fcm/tables.hpp"
#include "fcm/version.hpp"
#include "publish/drawing.hpp"
#include "publish/house_page.hpp"
#include "publish/html.hpp"
#include "publish/link_words.hpp"
#include "publish/poster_picture.hpp"
#include "publish/sheets.hpp"
#include "publish/words.hpp"

namespace fcm {
namespace {

using namespace reporting;

Html plain(std::string_view text) {
  Html h;
  h << text;
  return h;
}

Html numbered(std::size_t number, std::string_view label) {
  Html h;
  h << name(label) << " (" << number << ")";
  return h;
}

std::string outcome_words(const Brief& brief, const std::string& id) {
  for (const BriefOutcome& outcome : brief.outcomes)
    if (outcome.id == id)
      return outcome.wanted.empty() ? "an outcome" : "an outcome: " + outcome.wanted + " is wanted";
  return "";
}

Html factors_table(const Map& map, const Brief& brief) {
  const std::vector<std::size_t> numbers = card_numbers(map);
  std::vector<std::size_t> in(map.size(), 0), out(map.size(), 0);
  for (const Link& link : map.links()) {
    ++out[link.from];
    ++in[link.to];
  }
  std::vector<std::vector<Html>> rows;
  for (Index f = 0; f < map.size(); ++f) {
    const Factor& factor = map.factors()[f];
    rows.push_back({numbered(numbers[f], label_of(map, f)), name(factor.description),
                    name(factor.theme), plain(factor.level), plain(outcome_words(brief, factor.id)),
                    plain(std::to_string(out[f])), plain(std::to_string(in[f]))});
  }
  return table({.caption = "Every factor, in the order of its number",
                .columns = {"Factor (number)", "What it is", "Theme", "Level", "Outcome",
                            "Leads to", "Led to by"},
                .numbers = {false, false, false, false, false, true, true}},
               rows);
}

Html links_table(const Published<Map>& map) {
  const std::vector<std::size_t> numbers = card_numbers(*map);
  const double largest = largest_weight(*map);
  std::vector<std::vector<Html>> rows;
  for (const Link& link : map->links())
    rows.push_back({numbered(numbers[link.from], label_of(*map, link.from)), plain(leads_to(link)),
                    numbered(numbers[link.to], label_of(*map, link.to)),
                    plain(link.simulated ? strength_word(link.weight, largest) : ""),
                    plain(voices_of(link, map.audience())),
                    plain(contested(link) ? "said both ways" : "")});
  return table(
      {.caption = "Every connection: more of the cause leads to more, or to less, of the effect",
       .columns = {"Cause (number)", "Leads to", "Effect (number)", "How strong",
                   "Voices that told it", "Contradicted"},
       .numbers = {}},
      rows);
}

Html ideas_table(const Brief& brief) {
  TableHead head{.caption = "Every idea, and what it does if what was said holds",
                 .columns = {"Idea (letter)", "What is done"},
                 .numbers = {}};
  const std::size_t outcomes = brief.outcomes.size();
  if (!brief.effects.empty())
    for (const BriefOutcome& outcome : brief.outcomes)
      head.columns.push_back((outcome.wanted.empty() ? "" : "Wanted " + outcome.wanted + ": ") +
                             outcome.label);
  std::vector<std::vector<Html>> rows;
  for (std::size_t i = 0; i < brief.ideas.size(); ++i) {
    const BriefIdea& idea = brief.ideas[i];
    Html title;
    title << name(idea.title) << " (" << idea.letter << ")";
    if (idea.risk) title << ", a risk";
    std::string does;
    for (const std::string& one : idea.does) does += (does.empty() ? "" : "; ") + one;
    for (const std::string& one : idea.assumes) does += "; assumed, told by nobody: " + one;
    std::vector<Html> row = {title, name(does)};
    for (std::size_t k = 0; k < outcomes && !brief.effects.empty(); ++k) {
      const BriefEffect& effect = brief.effects[i * outcomes + k];
      std::string words = effect.words;
      if (!effect.rests_on.empty()) words += "; rests on " + effect.rests_on;
      if (!effect.rests_on.empty() && !effect.how_sure.empty()) words += "; " + effect.how_sure;
      row.push_back(plain(words));
    }
    rows.push_back(std::move(row));
  }
  return table(head, rows);
}

Html head_of(const Published<Map>& map, const Brief& brief, const std::string& date) {
  Html h;
  h << "<p class=\"copy\"><strong>" << for_whom(map) << "</strong><span>" << date_words(date)
    << "</span></p>\n<h1>" << title_of(*map, brief)
    << "</h1>\n<p class=\"sub\">The map in tables</p>\n";
  return h;
}

Html about(const Published<Map>& map, const Brief& brief, const std::string& part) {
  Html h;
  h << "<section aria-labelledby=\"about\"><h2 id=\"about\">What this is</h2>\n<p>"
    << capital(counted(map->size(), "factor", "factors")) << " and "
    << counted(map->links().size(), "connection", "connections");
  if (brief.voices > 0) h << ", told by " << voices(brief.voices);
  if (!brief.who.empty()) h << ": " << brief.who;
  h << ".</p>\n";
  if (!part.empty()) h << "<p>Only a part of the map is here. " << part << "</p>\n";
  if (!brief.question.empty()) h << "<p>The question: " << brief.question << "</p>\n";
  h << "<p>Each factor has a number and each idea a letter: the same as on cards and slips. It is "
       "no forecast: it "
       "says what people said leads to what. What nobody talked about is not in it, which is not "
       "the "
       "same as no effect.</p>\n";
  if (!brief.not_heard.empty())
    h << "<p>Nobody was heard of: " << listed(brief.not_heard) << ".</p>\n";
  for (const std::string& out : brief.left_out)
    h << "<p>Left out for this audience: " << out << ".</p>\n";
  h << "<nav aria-label=\"Tables\"><ul><li><a href=\"#factors\">Factors</a></li>"
       "<li><a href=\"#links\">Connections</a></li>";
  if (!brief.ideas.empty()) h << "<li><a href=\"#ideas\">Ideas</a></li>";
  h << "</ul></nav></section>\n";
  return h;
}

}  // namespace

std::string make_table(const Published<Map>& map, const Published<Brief>& brief,
                       const HandoutOptions& options) {
  check_audience(map, brief);
  Html head, body, foot, style;
  if (!options.mono) head << logo_of(options.house);
  head << head_of(map, *brief, date_of(brief, options));
  body << about(map, *brief, options.part)
       << "<section aria-labelledby=\"factors\"><h2 id=\"factors\">Factors</h2>\n"
       << factors_table(*map, *brief)
       << "</section>\n<section aria-labelledby=\"links\"><h2 id=\"links\">Connections</h2>\n"
       << links_table(map) << "</section>\n";
  if (!brief->ideas.empty())
    body << "<section aria-labelledby=\"ideas\"><h2 id=\"ideas\">Ideas</h2>\n"
         << ideas_table(*brief) << "</section>\n";
  foot << "<p>" << for_whom(map) << "Made by fcm " << version() << ", map SHA-256 <code>"
       << core::sha256(write_map(map)) << "</code>.</p>";
  style << "@media print{tr{break-inside:avoid}thead{display:table-header-group}}\n";
  if (options.large_print)
    style << "html{font-size:24px}@media print{html{font-size:16pt}table{font-size:14pt}}\n";
  if (options.house && !options.mono) style.markup(house_css_of_sheet(*options.house));
  if (options.mono)
    style << ":root{--blue:#000;--orange:#000;--soft:#333}.copy strong{color:#000}\n";
  return page(title_of(*map, *brief) + ": the map in tables", head, body, foot, "the tables",
              style);
}

}  // namespace fcm
