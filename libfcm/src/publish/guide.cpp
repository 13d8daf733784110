// SPDX-License-Identifier: MIT
//
// The sheet of who leads a session.
#include <algorithm>
#include <array>

#include "fcm/card_numbers.hpp"
#include "fcm/handouts.hpp"
#include "publish/lettering.hpp"
#include "publish/logo_mark.hpp"
#include "publish/sheets.hpp"
#include "publish/styles.hpp"
#include "publish/words.hpp"

namespace fcm {
namespace {

using namespace reporting;

constexpr double margin = 15 * mm;
constexpr double width = a4_width - 2 * margin;
constexpr double gutter = 9 * mm;
constexpr double half = (width - gutter) / 2;
constexpr double bottom = a4_height - 12 * mm;

struct Step {
  int minutes;
  std::string_view name, with, what;
};
constexpr std::array<Step, 7> plan = {
    {{10, "Welcome", "summary.pdf",
      "Say what the map is: what people said leads to what, put together. Say who was heard and "
      "who "
      "was not. It is no forecast and no vote. Nobody has to say where a view comes from."},
     {15, "Read", "poster.pdf",
      "At the poster, read three lines aloud, each as a sentence: more of this leads to more, or "
      "to "
      "less, of that. Then everybody reads one line to a neighbour."},
     {15, "Question", "cards.pdf",
      "At tables, lay out the cards around one outcome. Which line is wrong? Which runs the other "
      "way? For whom does it not hold?"},
     {15, "Add", "slips.pdf",
      "What is missing? New factors go on blank cards, and the scribe gives each the next number. "
      "Each line that is new, wrong or turned round goes on a slip."},
     {10, "Vote", "slips.pdf",
      "Read each slip aloud. Hands for, against and unsure are counted and written down. A split "
      "room is a result: leave it split."},
     {15, "Try what-if", "map.html",
      "Pick two or three ideas by their letters. First the room guesses which way each would "
      "point, "
      "then somebody tries it on the page. Where guess and map differ, ask why."},
     {10, "Close", "",
      "Read back what changed. Say what happens to the slips, who sees the map next, and when. "
      "Collect cards and slips."}}};

std::string clock(int minutes) {
  const std::string rest = std::to_string(minutes % 60);
  return std::to_string(minutes / 60) + ":" + (rest.size() < 2 ? "0" + rest : rest);
}

void add_what_it_is(Column& column, const Map& map, const Brief& brief, const std::string& part) {
  column.heading("What the map is");
  std::string text = capital(counted(map.size(), "factor", "factors")) + " and " +
                     counted(map.links().size(), "connection", "connections");
  if (brief.voices > 0) text += ", told by " + voices(brief.voices);
  text +=
      ". A line says that people said: more of the one leads to more, or to less, of the other.";
  column.text(Look::body, text);
  if (!part.empty()) {
    column.gap(3);
    column.text(Look::body, "Only a part of the map is here. " + part);
  }
  if (!brief.question.empty()) {
    column.gap(3);
    column.text(Look::body, "The question: " + brief.question);
  }
  column.gap(8);
}

void add_how_to_read(Column& column, const std::vector<KeyEntry>& key) {
  column.heading("How to read it");
  for (const KeyEntry& entry : key) column.entry(entry);
  column.gap(2);
  column.text(Look::body,
              "Factors have numbers, ideas have letters: on cards, on slips and below.");
  column.gap(8);
}

void add_what_it_says(Column& column) {
  column.heading("What it says, and what not");
  for (const char* line :
       {"It says what was said, by how many, and where it leads when put together.",
        "It is no forecast. It has no calendar: knock-on comes in rounds, not in months.",
        "A thick line was said by more people, or more strongly. That does not make it true.",
        "What nobody talked about is not on it. That is not the same as no effect.",
        "An idea that goes further than another here may cost more, or come later: the map does "
        "not "
        "know."}) {
    column.text(Look::body, line);
    column.gap(3);
  }
  column.gap(5);
}

void add_who(Column& column, const Brief& brief) {
  column.heading("Who was heard, and who was not");
  if (brief.voices == 0)
    column.text(Look::body, "The map does not say who was heard.");
  else
    column.text(Look::body,
                capital(voices(brief.voices)) + (brief.who.empty() ? "." : ": " + brief.who + "."));
  column.gap(3);
  column.text(Look::body,
              brief.not_heard.empty()
                  ? "Whoever was not asked is missing from every line. Ask the room who that is."
                  : "Nobody was heard of: " + listed(brief.not_heard) +
                        ". Whoever was not asked is missing from every line.");
  for (const std::string& out : brief.left_out) {
    column.gap(3);
    column.text(Look::body, "Left out for this audience: " + out + ".");
  }
  column.gap(8);
}

void add_what_to_bring(Column& column) {
  column.heading("What to bring");
  for (const char* line :
       {"poster.pdf, printed large; or poster-a4-tiles.pdf, cut and glued",
        "cards.pdf, printed on card and cut; one set a table",
        "slips.pdf, ten sheets a table; pens, dots, glue",
        "summary.pdf and table.html for who would rather read than look at a drawing",
        "a laptop with map.html: it needs no network", "this guide, and a scribe for each table"}) {
    column.text(Look::body, "\xe2\x80\x93 " + std::string(line));
    column.gap(2);
  }
  column.gap(6);
}

double first_page(Picture& page, double scale, const Published<Map>& map, const Brief& brief,
                  const HandoutOptions& options) {
  const LogoSize logo = add_logo(page, options.house, options.mono, {margin + width, margin},
                                 {.width = 40 * mm, .height = 13 * mm});
  const double text_below = add_text(page, Look::title, "Guide: " + title_of(*map, brief),
                                     {.x = margin,
                                      .y = margin,
                                      .width = width - (logo.width > 0 ? logo.width + gutter : 0),
                                      .height = 60 * scale,
                                      .scale = 0.8 * scale,
                                      .smallest = 0.4 * scale});
  const double below = std::max(text_below, margin + logo.height);
  View view = whole(*map);
  view.outcome.assign(map->size(), false);
  for (const BriefOutcome& outcome : brief.outcomes)
    if (const auto factor = map->find(outcome.id)) view.outcome[*factor] = true;
  Column left(page, {margin, below + 10 * scale}, half, scale);
  add_what_it_is(left, *map, brief, options.part);
  add_how_to_read(left, key_of(*map, view));
  add_who(left, brief);
  Column right(page, {margin + half + gutter, below + 10 * scale}, half, scale);
  add_what_it_says(right);
  add_what_to_bring(right);
  return std::max(left.y(), right.y());
}

double add_plan(Picture& page, double y, double scale) {
  Column head(page, {margin, y}, width, scale);
  head.heading("A session of 90 minutes");
  y = head.y();
  int from = 0;
  for (const Step& step : plan) {
    const double when = 72 * scale, name = 96 * scale;
    Column times(page, {margin, y}, when, scale);
    times.text(Look::body, clock(from) + " \xe2\x80\x93 " + clock(from + step.minutes));
    Column names(page, {margin + when, y}, name, scale);
    names.text(Look::heading, step.name);
    if (!step.with.empty()) names.text(Look::soft, step.with);
    Column text(page, {margin + when + name, y}, width - when - name, scale);
    text.text(Look::body, step.what);
    y = std::max(names.y(), text.y()) + 5 * scale;
    from += step.minutes;
  }
  return y + 4 * scale;
}

double add_coming_back(Picture& page, double y, double scale) {
  Column column(page, {margin, y}, width, scale);
  column.heading("How it comes back");
  column.text(
      Look::body,
      "Type the slips into slips.csv, one a row; new factors by their names. From the page, "
      "save the session as workshop.json. Then, on the computer that holds the study:");
  column.gap(3);
  column.text(Look::body, "fcm import slips.csv --into my-study -o with-the-workshop --count one");
  column.text(Look::body,
              "fcm import workshop.json --into my-study -o with-the-workshop --count one");
  column.gap(3);
  column.text(Look::body,
              "What the room said stands beside what was said before; nothing is overwritten. "
              "--count people counts each of those in the room instead of the room as one voice.");
  column.gap(8);
  return column.y();
}

double second_page(Picture& page, double scale) {
  return add_coming_back(page, add_plan(page, margin, scale), scale);
}

struct KeyLine {
  std::string mark, label;
};

std::vector<KeyLine> key_lines(const Map& map, const Brief& brief) {
  std::vector<KeyLine> lines;
  const std::vector<std::size_t> numbers = card_numbers(map);
  for (Index f = 0; f < map.size(); ++f)
    lines.push_back({std::to_string(numbers[f]), label_of(map, f)});
  std::sort(lines.begin(), lines.end(), [](const KeyLine& a, const KeyLine& b) {
    return std::pair(a.mark.size(), a.mark) < std::pair(b.mark.size(), b.mark);
  });
  for (const BriefIdea& idea : brief.ideas) lines.push_back({idea.letter, idea.title});
  return lines;
}

constexpr int key_columns = 3;
constexpr double key_space = 6 * mm,
                 key_width = (width - (key_columns - 1) * key_space) / key_columns, key_mark = 26;

double height_of(const KeyLine& line, double scale) {
  const double size = ink_of({Look::body}, Palette::colour).size * scale;
  return static_cast<double>(wrapped(line.label, key_width - key_mark * scale, size).size()) *
             size * 1.28 +
         1.5 * scale;
}

/// As large as fits on what is left of the page; small where it takes further pages.
double key_scale(const HandoutOptions& options, double y, const Map& map, const Brief& brief) {
  const std::vector<KeyLine> lines = key_lines(map, brief);
  const double smallest = options.large_print ? 1.2 : 0.74;
  for (double scale = options.large_print ? 1.3 : 1.0; scale > smallest; scale -= 0.04) {
    double all = 0;
    for (const KeyLine& line : lines) all += height_of(line, scale);
    if (y + 40 * scale + all / key_columns < bottom) return scale;
  }
  return smallest;
}

/// Three columns, down each before the next, over as many pages as it takes. `y`: where on the last
/// page they begin.
void add_key(Sheets& sheets, double y, double scale, const Map& map, const Brief& brief) {
  const double mark = key_mark * scale, size = ink_of({Look::body}, Palette::colour).size * scale;
  const std::vector<KeyLine> lines = key_lines(map, brief);
  double all = 0;
  for (const KeyLine& line : lines) all += height_of(line, scale);
  for (std::size_t i = 0; i < lines.size();) {
    if (y > bottom - 60) {
      sheets.pages.push_back(blank_page(sheets.title));
      y = margin;
    }
    Column head(sheets.pages.back(), {margin, y}, width, scale);
    head.heading("Numbers and letters");
    const double top = head.y(), room = std::min(bottom - top, all / key_columns + 2 * size);
    for (int c = 0; c < key_columns && i < lines.size(); ++c) {
      double at = top;
      const double left = margin + c * (key_width + key_space);
      // The first of a column goes in however high it is.
      for (;
           i < lines.size() && (at == top || at + height_of(lines[i], scale) <= top + room + 1e-6);
           ++i) {
        Column(sheets.pages.back(), {left, at}, mark, scale).text(Look::body, lines[i].mark);
        Column(sheets.pages.back(), {left + mark, at}, key_width - mark, scale)
            .text(Look::body, lines[i].label);
        at += height_of(lines[i], scale);
        all -= height_of(lines[i], scale);
      }
    }
    y = bottom;
  }
}

}  // namespace

Result<Handout> make_guide(const Published<Map>& map, const Published<Brief>& brief,
                           const HandoutOptions& options, PosterFormat format) {
  check_audience(map, brief);
  const double wanted = options.large_print ? 1.4 : 1.15;
  Sheets sheets{"Guide: " + title_of(*map, *brief), {}};
  sheets.pages.push_back(blank_page(sheets.title));
  const double first = fitted(wanted, bottom, [&](double scale) {
    Picture tried;
    return first_page(tried, scale, map, *brief, options);
  });
  first_page(sheets.pages.back(), first, map, *brief, options);
  sheets.pages.push_back(blank_page(sheets.title));
  const double y = second_page(sheets.pages.back(), std::min(first, wanted * 0.86));
  add_key(sheets, y, key_scale(options, y, *map, *brief), *map, *brief);
  const std::string date = date_of(brief, options);
  add_feet(sheets, map, date, margin);
  return printed(sheets, options, date, format);
}

}  // namespace fcm
