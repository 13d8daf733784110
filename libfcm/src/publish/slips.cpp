// SPDX-License-Identifier: MIT
//
// Slips to fill in by hand: wide enough lines for a felt pen, and an example above them.
#include <array>

#include "fcm/card_numbers.hpp"
#include "fcm/handouts.hpp"
#include "publish/input.hpp"
#include "publish/sheets.hpp"

namespace fcm {
namespace {

using namespace reporting;

constexpr double margin = 15 * mm;
constexpr double width = a4_width - 2 * margin;

struct Field {
  std::string_view before;  ///< printed
  double share;             ///< of the width
  std::string_view example;
};
constexpr std::array<Field, 6> fields = {{{"", 0.13, "17"},
                                          {"leads to", 0.24, "4"},
                                          {"more / less", 0.20, ""},
                                          {"hands for", 0.16, "9"},
                                          {"against", 0.14, "3"},
                                          {"unsure", 0.13, "1"}}};

Mark words(Look look, double x, double y, std::string_view text, double room, double scale) {
  return {.shape = Mark::Shape::text,
          .style = {look},
          .points = {{x, y}},
          .text = std::string(text),
          .room = room,
          .scale = scale};
}

Mark rule(Look look, double from, double to, double y, double scale) {
  return {
      .shape = Mark::Shape::line, .style = {look}, .points = {{from, y}, {to, y}}, .scale = scale};
}

/// One slip: numbers and hands on the first line, why on the second. Where `filled`, as the example
/// has it, with a ring around what is chosen.
void draw_slip(Picture& page, double y, double scale, bool filled) {
  page.pieces.emplace_back();
  std::vector<Mark>& marks = page.pieces.back().marks;
  double x = margin;
  const double line = y + 22 * scale;
  for (const Field& field : fields) {
    const double wide = field.share * width, size = 9.2 * scale;
    const double label =
        field.before.empty() ? 0 : static_cast<double>(field.before.size()) * size * 0.5 + 5;
    const bool chosen = field.before == "more / less";
    if (chosen && filled)
      marks.push_back({.style = {Look::contested},
                       .points = {{x - 5, line - 14 * scale}},
                       .width = 24 * scale + 8,
                       .height = 16 * scale,
                       .radius = 8 * scale});
    if (!field.before.empty())
      marks.push_back(words(Look::body, x, line - 3 * scale, field.before, 0, 0.82 * scale));
    if (!chosen) marks.push_back(rule(Look::cut, x + label, x + wide - 8, line, 0.8 * scale));
    if (filled)
      marks.push_back(
          words(Look::heading, x + label + 8, line - 4 * scale, field.example, 0, 1.3 * scale));
    x += wide;
  }
  const double why = line + 20 * scale;
  marks.push_back(words(Look::body, margin, why - 3 * scale, "why", 0, 0.82 * scale));
  marks.push_back(rule(Look::cut, margin + 24 * scale, margin + width - 8, why, 0.8 * scale));
  if (filled)
    marks.push_back(words(Look::heading, margin + 32 * scale, why - 4 * scale,
                          "people go out when there is somewhere to go", width - 60 * scale,
                          scale));
}

double draw_head(Picture& page, const Map& map, const Brief& brief, double scale) {
  Column head(page, {margin, margin}, width, scale);
  head.text(Look::subtitle, "Slips: " + title_of(map, brief));
  head.gap(3);
  head.text(Look::body,
            "One slip for each line of the map that you would draw, turn round, or take out. Write "
            "the numbers that stand on the cards, ring more or less, and count hands. Names of "
            "people stay off the paper.");
  head.gap(4);
  const std::vector<std::size_t> numbers = card_numbers(map);
  const bool has = factor_of_card(map, 17) && factor_of_card(map, 4);
  std::string example =
      "For example: 17 -> 4, more, hands for 9, against 3, unsure 1. In words: more of number 17 "
      "leads to more of number 4; nine say so, three do not, one is not sure.";
  if (has)
    example += " On this map 17 is " + label_of(map, *factor_of_card(map, 17)) + " and 4 is " +
               label_of(map, *factor_of_card(map, 4)) + ": an example of how to write, no claim.";
  head.text(Look::body, example);
  return head.y();
}

}  // namespace

Result<Handout> make_slips(const Published<Map>& map, const Published<Brief>& brief,
                           const HandoutOptions& options, PosterFormat format) {
  check_audience(map, brief);
  const double scale = options.large_print ? 1.45 : 1, apart = 58 * scale;
  Sheets sheets{"Slips: " + title_of(*map, *brief),
                {blank_page("Slips: " + title_of(*map, *brief))}};
  Picture& page = sheets.pages.back();
  double y = draw_head(page, *map, *brief, options.large_print ? 1.25 : 1) + 4;
  for (bool example = true; y + apart - 6 * scale < a4_height - 12 * mm;
       y += apart, example = false) {
    draw_slip(page, y, scale, example);
  }
  const std::string date = date_of(brief, options);
  add_feet(sheets, map, date, margin);
  return printed(sheets, options, date, format);
}

std::string slips_csv() { return "from,to,more_or_less,for,against,unsure,note\n"; }

}  // namespace fcm
