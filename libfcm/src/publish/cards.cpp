// SPDX-License-Identifier: MIT
//
// Cards to cut out: what is on a card is read across a table, so number and label are as large as
// the card allows.
#include <algorithm>
#include <cmath>

#include "fcm/card_numbers.hpp"
#include "fcm/handouts.hpp"
#include "publish/logo_mark.hpp"
#include "publish/sheets.hpp"
#include "publish/words.hpp"

namespace fcm {
namespace {

using namespace reporting;

constexpr double margin = 10 * mm;  // what ordinary printers leave white

/// How many cards lie on a sheet, and how large what stands on them is.
struct Grid {
  std::size_t columns, rows;
  double scale;
  double width() const { return (a4_width - 2 * margin) / static_cast<double>(columns); }
  double height() const { return (a4_height - 2 * margin) / static_cast<double>(rows); }
  std::size_t cards() const { return columns * rows; }
};

Grid grid_of(const HandoutOptions& options) {
  return options.large_print ? Grid{1, 3, 1.75} : Grid{2, 4, 1};
}

/// What stands on one card.
struct Card {
  std::string mark;                 ///< the number, the letter
  std::string label;                ///< empty: a card to write on
  std::vector<std::string> beside;  ///< small, beside the mark
  std::string means;                ///< in words
  std::string foot;
  bool idea = false;
};

/// "Leads to 3 others; 2 lead to it."
std::string links_of(const Map& map, Index factor) {
  std::size_t out = 0, in = 0;
  for (const Link& link : map.links()) {
    out += link.from == factor && link.to != factor;
    in += link.to == factor && link.from != factor;
  }
  if (out + in == 0) return "No connection to another.";
  const std::string leads =
      out == 0 ? "Leads to no other" : "Leads to " + counted(out, "other", "others");
  return leads + (in == 0 ? "; none leads to it."
                          : "; " + number_word(in) + (in == 1 ? " leads to it." : " lead to it."));
}

Card card_of(const Map& map, Index f, std::size_t number, const Brief& brief) {
  const Factor& factor = map.factors()[f];
  Card card{.mark = std::to_string(number),
            .label = label_of(map, f),
            .beside = {},
            .means = factor.description,
            .foot = links_of(map, f)};
  for (const std::string& text : {factor.theme, factor.level})
    if (!text.empty()) card.beside.push_back(text);
  for (const BriefOutcome& outcome : brief.outcomes)
    if (outcome.id == factor.id)
      card.beside.push_back(
          outcome.wanted.empty() ? "an outcome" : "an outcome; " + outcome.wanted + " is wanted");
  return card;
}

std::string one_after_another(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : "; ") + item;
  return text;
}

Card card_of(const BriefIdea& idea) {
  Card card{.mark = idea.letter,
            .label = idea.title,
            .beside = {idea.risk ? "a risk" : "an idea"},
            .means = capital(one_after_another(idea.does)) + ".",
            .foot = idea.comes_from.empty() ? "" : "From: " + idea.comes_from,
            .idea = true};
  if (!idea.level.empty()) card.beside.push_back(idea.level);
  if (!idea.assumes.empty())
    card.means += " Assumed, told by nobody: " + one_after_another(idea.assumes) + ".";
  for (const std::string& more : {idea.lasts, idea.cost})
    if (!more.empty()) card.beside.push_back(more);
  return card;
}

/// Lines to write on.
void draw_blank(Picture& page, double x, double y, const Grid& grid) {
  const double pad = 10 * grid.scale, width = grid.width() - 2 * pad;
  add_text(page, Look::soft, "A new factor. Number (the scribe gives it):",
           {.x = x + pad,
            .y = y + pad,
            .width = width * 0.75,
            .height = 20 * grid.scale,
            .scale = grid.scale});
  for (double line = y + 62 * grid.scale; line < y + grid.height() - pad; line += 34 * grid.scale)
    page.pieces.back().marks.push_back({.shape = Mark::Shape::line,
                                        .style = {Look::note},
                                        .points = {{x + pad, line}, {x + pad + width, line}},
                                        .scale = grid.scale});
}

/// Small, in the lower right corner.
LogoSize add_corner_logo(Picture& page, const HandoutOptions& options, double x, double y,
                         const Grid& grid) {
  const double s = grid.scale, pad = 10 * s, height = 17 * s;
  return add_logo(page, options.house, options.mono,
                  {x + grid.width() - pad, y + grid.height() - pad - height}, {54 * s, height});
}

void draw_card(Picture& page, const Card& card, double x, double y, const Grid& grid,
               const HandoutOptions& options) {
  if (card.label.empty()) return draw_blank(page, x, y, grid);
  const double s = grid.scale, pad = 10 * s, band = card.idea ? 7 * s : 0;
  const double left = x + pad + band, width = grid.width() - 2 * pad - band;
  if (card.idea) {
    page.pieces.emplace_back();
    page.pieces.back().marks.push_back({.style = {Look::corner},
                                        .points = {{x + pad / 2, y + pad / 2}},
                                        .width = band,
                                        .height = grid.height() - pad});
  }
  add_text(
      page, Look::title, card.mark,
      {.x = left, .y = y + pad * 0.4, .width = width * 0.45, .height = 50 * s, .scale = 1.55 * s});
  const double right = left + width * 0.47;
  double top = y + pad;
  for (const std::string& line : card.beside)
    top = add_text(page, Look::soft, line,
                   {.x = right,
                    .y = top,
                    .width = width * 0.53,
                    .height = 13 * s,
                    .scale = 1.15 * s,
                    .smallest = 0.7 * s});
  const double label_top = std::max(top, y + pad + 46 * s);
  const double bottom = y + grid.height() - pad;
  const double means_room = card.means.empty() ? 0 : 52 * s;
  const LogoSize logo = add_corner_logo(page, options, x, y, grid);
  const double foot_room = std::max(card.foot.empty() ? 0 : 13 * s, logo.height);
  const double label_end = add_text(page, Look::title, card.label,
                                    {.x = left,
                                     .y = label_top,
                                     .width = width,
                                     .height = bottom - foot_room - means_room - label_top,
                                     .scale = 0.82 * s,
                                     .smallest = 0.45 * s,
                                     .middle = true});
  add_text(page, Look::body, card.means,
           {.x = left,
            .y = label_end + 4 * s,
            .width = width,
            .height = bottom - foot_room - label_end - 6 * s,
            .scale = 1.15 * s,
            .smallest = 0.62 * s});
  add_text(page, Look::soft, card.foot,
           {.x = left,
            .y = bottom - foot_room,
            .width = width - (logo.width > 0 ? logo.width + pad : 0),
            .height = foot_room,
            .scale = s,
            .smallest = 0.7 * s});
}

/// Light lines between the cards, and marks in the margin where they end.
void draw_cuts(Picture& page, const Grid& grid) {
  page.pieces.emplace_back();
  const auto line = [&](Look look, Position from, Position to) {
    page.pieces.back().marks.push_back(
        {.shape = Mark::Shape::line, .style = {look}, .points = {from, to}});
  };
  constexpr double mark_from = 5 * mm, mark_to = 9 * mm;
  for (std::size_t i = 0; i <= grid.columns; ++i) {
    const double x = margin + static_cast<double>(i) * grid.width();
    line(Look::note, {x, margin}, {x, a4_height - margin});
    line(Look::cut, {x, mark_from}, {x, mark_to});
  }
  for (std::size_t i = 0; i <= grid.rows; ++i) {
    const double y = margin + static_cast<double>(i) * grid.height();
    line(Look::note, {margin, y}, {a4_width - margin, y});
    line(Look::cut, {mark_from, y}, {mark_to, y});
    line(Look::cut, {a4_width - mark_to, y}, {a4_width - mark_from, y});
  }
}

std::vector<Card> cards_of(const Map& map, const Brief& brief, std::size_t a_sheet) {
  std::vector<Card> cards;
  const std::vector<std::size_t> numbers = card_numbers(map);
  for (Index f = 0; f < map.size(); ++f) cards.push_back(card_of(map, f, numbers[f], brief));
  for (const BriefIdea& idea : brief.ideas) cards.push_back(card_of(idea));
  cards.resize((cards.size() / a_sheet + 1) * a_sheet);
  return cards;
}

}  // namespace

Result<Handout> make_cards(const Published<Map>& map, const Published<Brief>& brief,
                           const HandoutOptions& options, PosterFormat format) {
  check_audience(map, brief);
  if (map->size() == 0)
    return problem("export.empty", "the map has no factors to put on cards", {},
                   "a filter may leave nothing: take a weaker one");
  const Grid grid = grid_of(options);
  const std::vector<Card> cards = cards_of(*map, *brief, grid.cards());
  Sheets sheets{"Cards: " + title_of(*map, *brief), {}};
  for (std::size_t i = 0; i < cards.size(); ++i) {
    const std::size_t place = i % grid.cards();
    if (place == 0) sheets.pages.push_back(blank_page(sheets.title));
    draw_card(sheets.pages.back(), cards[i],
              margin + static_cast<double>(place % grid.columns) * grid.width(),
              margin + static_cast<double>(place / grid.columns) * grid.height(), grid, options);
    if (place + 1 == grid.cards()) draw_cuts(sheets.pages.back(), grid);
  }
  const std::string date = date_of(brief, options);
  add_feet(sheets, map, date, margin + 4 * mm);
  return printed(sheets, options, date, format);
}

}  // namespace fcm
