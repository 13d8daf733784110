// SPDX-License-Identifier: MIT
//
// One page for who has three minutes.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "fcm/card_numbers.hpp"
#include "fcm/handouts.hpp"
#include "publish/drawing.hpp"
#include "publish/lettering.hpp"
#include "publish/link_words.hpp"
#include "publish/logo_mark.hpp"
#include "publish/sheets.hpp"
#include "publish/styles.hpp"
#include "publish/words.hpp"

namespace fcm {
namespace {

using namespace reporting;

constexpr double margin = 14 * mm;
constexpr double width = a4_width - 2 * margin;
constexpr double gutter = 8 * mm;
constexpr double bottom = a4_height - 11 * mm;
constexpr std::size_t most_outcomes = 4, most_ideas = 8, links_drawn = 14;

/// "Fewer buses (few voices)", of the strongest links into a factor with that sign.
/// A sentence of ours reads from the left, though it begins with a label that does not.
constexpr const char* ours = "\u200e";

std::string causes(const Published<Map>& map, Index outcome, bool raising) {
  std::vector<const Link*> into;
  for (const Link& link : map->links())
    if (link.to == outcome && link.simulated && (raising ? link.weight > 0 : link.weight < 0))
      into.push_back(&link);
  std::stable_sort(into.begin(), into.end(), [](const Link* a, const Link* b) {
    return std::abs(a->weight) > std::abs(b->weight);
  });
  constexpr std::size_t most = 3;
  std::vector<std::string> items;
  for (std::size_t i = 0; i < into.size() && i < most; ++i) {
    const std::string told = voices_of(*into[i], map.audience());
    items.push_back(label_of(*map, into[i]->from) + (told.empty() ? "" : " (" + told + ")"));
  }
  if (into.size() > most) items.push_back(number_word(into.size() - most) + " more");
  return listed(items);
}

void add_outcomes(Column& column, const Published<Map>& map, const Brief& brief) {
  column.heading("What was said to lead to the outcomes");
  if (brief.outcomes.empty())
    column.text(Look::body, "The project names no outcome for this audience.");
  for (std::size_t k = 0; k < brief.outcomes.size() && k < most_outcomes; ++k) {
    const BriefOutcome& outcome = brief.outcomes[k];
    const std::string raised = causes(map, *map->find(outcome.id), true);
    const std::string lowered = causes(map, *map->find(outcome.id), false);
    std::string text =
        outcome.label + (outcome.wanted.empty() ? "" : " (wanted: " + outcome.wanted + ")") + ": ";
    if (raised.empty() && lowered.empty()) text += "nobody named anything that leads to it";
    if (!raised.empty()) text += "more with " + raised;
    if (!lowered.empty()) text += (raised.empty() ? "less with " : "; less with ") + lowered;
    column.text(Look::body, ours + text + ".");
    column.gap(3);
  }
  column.gap(5);
}

void add_who(Column& column, const Brief& brief) {
  column.heading("Who was heard");
  if (brief.voices == 0) {
    column.text(Look::body, "The map does not say.");
  } else {
    std::string text = capital(voices(brief.voices));
    if (!brief.who.empty()) text += ": " + brief.who;
    if (brief.claims > 0) text += "; " + counted(brief.claims, "statement", "statements");
    column.text(Look::body, text + ".");
  }
  if (!brief.not_heard.empty()) {
    column.gap(2);
    column.text(Look::body, "Nobody was heard of: " + listed(brief.not_heard) + ".");
  }
  column.gap(7);
}

void add_top_factors(Column& column, const Map& map) {
  column.heading("What was spoken of most");
  std::vector<std::size_t> in(map.size(), 0), out(map.size(), 0);
  for (const Link& link : map.links()) {
    ++out[link.from];
    ++in[link.to];
  }
  std::vector<Index> order(map.size());
  std::iota(order.begin(), order.end(), Index{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](Index a, Index b) { return in[a] + out[a] > in[b] + out[b]; });
  const std::vector<std::size_t> numbers = card_numbers(map);
  for (std::size_t i = 0; i < order.size() && i < 6; ++i) {
    const Index f = order[i];
    column.text(Look::body, ours + std::to_string(numbers[f]) + "  " + label_of(map, f) +
                                ": leads to " + std::to_string(out[f]) + ", led to by " +
                                std::to_string(in[f]));
    column.gap(1.5);
  }
  column.gap(6);
}

void add_left_out(Column& column, const Brief& brief, const std::string& part) {
  if (!part.empty()) {
    column.heading("Only a part of the map");
    column.text(Look::body, part);
    column.gap(6);
  }
  if (brief.left_out.empty()) return;
  column.heading("Left out for this audience");
  for (const std::string& out : brief.left_out) column.text(Look::body, capital(out) + ".");
  column.gap(6);
}

double add_head(Picture& page, double scale, const std::string& title, const Brief& brief,
                const HandoutOptions& options) {
  const LogoSize logo = add_logo(page, options.house, options.mono, {margin + width, margin},
                                 {.width = 36 * mm, .height = 11 * mm});
  const double beside = width - (logo.width > 0 ? logo.width + gutter : 0);
  Column head(page, {margin, margin}, width, scale);
  add_text(page, Look::title, title,
           {.x = margin,
            .y = margin,
            .width = beside,
            .height = 58 * scale,
            .scale = 0.85 * scale,
            .smallest = 0.4 * scale});
  const double below =
      page.pieces.back().marks.empty() ? margin : page.pieces.back().marks.back().points[0].y;
  Column text(page, {margin, below + 8 * scale}, beside, scale);
  if (!brief.title.empty() && brief.title != title) text.text(Look::heading, brief.title);
  if (!brief.question.empty()) text.text(Look::body, brief.question);
  text.gap(7);
  return std::max(text.y(), margin + logo.height + 5 * scale);
}

double add_columns(Picture& page, double y, double scale, const Published<Map>& map,
                   const Brief& brief, const std::string& part) {
  const double left = (width - gutter) * 0.56, right = width - gutter - left;
  Column first(page, {margin, y}, left, scale);
  add_outcomes(first, map, brief);
  Column second(page, {margin + left + gutter, y}, right, scale);
  add_who(second, brief);
  add_top_factors(second, *map);
  add_left_out(second, brief, part);
  return std::max(first.y(), second.y());
}

/// Ideas that are compared, else all that are no risk; those that go furthest first.
std::vector<Index> ideas_shown(const Brief& brief) {
  std::vector<Index> shown;
  std::vector<double> size(brief.ideas.size(), 0);
  for (const BriefEffect& effect : brief.effects) size[effect.idea] += effect.of_furthest;
  const bool compares = std::any_of(brief.ideas.begin(), brief.ideas.end(),
                                    [](const BriefIdea& idea) { return idea.compared; });
  for (Index i = 0; i < brief.ideas.size(); ++i)
    if (compares ? brief.ideas[i].compared : !brief.ideas[i].risk) shown.push_back(i);
  std::stable_sort(shown.begin(), shown.end(), [&](Index a, Index b) { return size[a] > size[b]; });
  if (shown.size() > most_ideas) shown.resize(most_ideas);
  return shown;
}

/// What it does, on how many voices, and how sure.
void add_cell(Column& cell, const BriefEffect& effect) {
  cell.text(Look::body, effect.words);
  if (!effect.effect || effect.rests_on.empty()) return;
  cell.text(Look::soft, "rests on " + effect.rests_on +
                            (effect.how_sure.empty() ? "" : "; " + effect.how_sure));
}

double add_ideas(Picture& page, double y, double scale, const Brief& brief) {
  const std::vector<Index> ideas = ideas_shown(brief);
  const std::size_t outcomes = std::min(brief.outcomes.size(), most_outcomes);
  if (brief.effects.empty() || ideas.empty() || outcomes == 0) return y;
  Column head(page, {margin, y}, width, scale);
  head.heading("What the ideas do, if what was said holds");
  y = head.y();
  const double name = width * (outcomes > 2 ? 0.24 : 0.34);
  const double wide = (width - name) / static_cast<double>(outcomes), space = 7;
  double row_end = y;
  const auto at = [&](std::size_t k) { return margin + name + static_cast<double>(k) * wide; };
  for (std::size_t k = 0; k < outcomes; ++k) {
    const BriefOutcome& outcome = brief.outcomes[k];
    Column cell(page, {at(k), y}, wide - space, scale);
    cell.text(Look::heading, outcome.wanted.empty()
                                 ? outcome.label
                                 : outcome.wanted + " " + in_lower(outcome.label));
    row_end = std::max(row_end, cell.y());
  }
  for (const Index i : ideas) {
    y = row_end + 3 * scale;
    page.pieces.emplace_back();
    page.pieces.back().marks.push_back({.shape = Mark::Shape::line,
                                        .style = {Look::note},
                                        .points = {{margin, y}, {margin + width, y}},
                                        .scale = scale});
    Column title(page, {margin, y + scale}, name - space, scale);
    title.text(Look::body, brief.ideas[i].letter + "  " + brief.ideas[i].title);
    row_end = title.y();
    for (std::size_t k = 0; k < outcomes; ++k) {
      Column cell(page, {at(k), y + scale}, wide - space, scale);
      add_cell(cell, brief.effects[i * brief.outcomes.size() + k]);
      row_end = std::max(row_end, cell.y());
    }
  }
  Column foot(page, {margin, row_end + 4 * scale}, width, scale);
  std::string text =
      "Compare down a column, never across. It is no forecast: it adds up what was said. Rests on: "
      "how many voices must be left out before half of it is gone.";
  if (brief.outcomes.size() > outcomes || ideas_shown(brief).size() < brief.ideas.size())
    text += " Other ideas and outcomes stand in map.xlsx.";
  foot.text(Look::soft, text);
  return foot.y() + 6 * scale;
}

std::vector<double> sizes(const Map& map) {
  std::vector<double> all;
  for (const Link& link : map.links()) all.push_back(link.simulated ? std::abs(link.weight) : 0);
  return all;
}

/// The strongest connections, in what is left of the page.
void add_map(Picture& page, double y, double scale, const Published<Map>& map, const Brief& brief) {
  View view = strongest(*map, sizes(*map), links_drawn, 10);
  view.outcome.assign(map->size(), false);
  for (const BriefOutcome& outcome : brief.outcomes) view.outcome[*map->find(outcome.id)] = true;
  Column head(page, {margin, y}, width, scale);
  head.heading(view.links.size() == map->links().size()
                   ? "The map"
                   : "The " + std::to_string(view.links.size()) + " strongest of " +
                         std::to_string(map->links().size()) + " connections");
  Picture tried;
  Column measure(tried, {0, 0}, width, scale);
  const std::string how =
      "A solid line with an arrow: more leads to more. A dashed line with a bar: more leads to "
      "less. Thicker: said by more, or more strongly. Thick frames: outcomes.";
  measure.text(Look::soft, how);
  const double height = bottom - head.y() - measure.y() - 4;
  if (height < 40) return;
  Lettering lettering;
  lettering.spread = {.shape = width / height, .loose = 2, .apart = 9};
  const Picture picture = draw(*map, view, "", "", lettering).picture;
  const double fit = std::min({width / picture.width, height / picture.height, 1.0});
  put(page, picture, fit, {margin + (width - picture.width * fit) / 2, head.y()});
  Column(page, {margin, bottom - measure.y()}, width, scale).text(Look::soft, how);
}

}  // namespace

Result<Handout> make_summary(const Published<Map>& map, const Published<Brief>& brief,
                             const HandoutOptions& options, PosterFormat format) {
  check_audience(map, brief);
  if (map->size() == 0)
    return problem("export.empty", "the map has no factors to sum up", {},
                   "a filter may leave nothing: take a weaker one");
  const std::string title = options.title.empty() ? title_of(*map, *brief) : options.title;
  const auto words = [&](Picture& page, double scale) {
    const double y = add_columns(page, add_head(page, scale, title, *brief, options), scale, map,
                                 *brief, options.part);
    return add_ideas(page, y, scale, *brief);
  };
  constexpr double least_map = 190;  // points
  const double wanted = options.large_print ? 1.15 : 0.88;
  const double scale = fitted(wanted, bottom - least_map, [&](double smaller) {
    Picture tried;
    return words(tried, smaller);
  });
  Sheets sheets{"Summary: " + title_of(*map, *brief), {}};
  sheets.pages.push_back(blank_page(sheets.title));
  Picture& page = sheets.pages.back();
  add_map(page, words(page, scale), scale, map, *brief);
  const std::string date = date_of(brief, options);
  add_feet(sheets, map, date, margin);
  return printed(sheets, options, date, format);
}

}  // namespace fcm
