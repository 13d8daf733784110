// SPDX-License-Identifier: MIT
#include "publish/sheets.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/sha256.hpp"
#include "fcm/formats.hpp"
#include "fcm/version.hpp"
#include "publish/cairo_paper.hpp"
#include "publish/lettering.hpp"
#include "publish/poster_picture.hpp"
#include "publish/styles.hpp"
#include "publish/words.hpp"

namespace fcm::reporting {
namespace {

constexpr double leading = 1.22;  // distance of lines, times the type size

/// The lines that fit into the height, the last with an ellipsis where there are more.
std::vector<std::string> cut(std::vector<std::string> lines, double most) {
  const auto room = std::max<std::size_t>(1, static_cast<std::size_t>(most));
  if (lines.size() <= room) return lines;
  lines.resize(room);
  lines.back() += " \xe2\x80\xa6";
  return lines;
}

}  // namespace

Picture blank_page(const std::string& title) {
  Picture page{a4_width, a4_height, title, "A page of paper.", {}};
  page.pieces.emplace_back();
  page.pieces.back().marks.push_back(
      {.style = {Look::paper}, .points = {{0, 0}}, .width = a4_width, .height = a4_height});
  return page;
}

Result<Handout> printed(const Sheets& sheets, const HandoutOptions& options,
                        const std::string& date, PosterFormat format) {
  const Palette palette{.grey = options.mono, .house = options.house ? &*options.house : nullptr};
  Handout handout;
  handout.pages = sheets.pages.size();
  if (format == PosterFormat::png) throw std::logic_error("handouts are PDF or SVG");
  if (format == PosterFormat::svg) {
    for (const Picture& page : sheets.pages) handout.files.push_back(svg(page, palette));
    return handout;
  }
  const Picture nothing{a4_width, a4_height, sheets.title, "", {}};
  std::vector<Sheet> all;
  for (const Picture& page : sheets.pages) all.push_back({page.width, page.height, {}, page});
  Result<std::string> bytes = pdf(nothing, all, palette, date);
  if (!bytes) return tl::make_unexpected(bytes.error());
  handout.files.push_back(*std::move(bytes));
  return handout;
}

void add_feet(Sheets& sheets, const Published<Map>& map, const std::string& date, double margin) {
  const std::string hash = core::sha256(write_map(map));
  const std::string text = for_whom(map) + (date.empty() ? "" : date_words(date) + ". ") +
                           "Made by fcm " + std::string(version()) + ". Map SHA-256 " +
                           hash.substr(0, 16) + ". ";
  for (std::size_t i = 0; i < sheets.pages.size(); ++i) {
    const std::string page =
        "Page " + std::to_string(i + 1) + " of " + std::to_string(sheets.pages.size()) + ".";
    sheets.pages[i].pieces.emplace_back();
    sheets.pages[i].pieces.back().marks.push_back({.shape = Mark::Shape::text,
                                                   .style = {Look::soft},
                                                   .points = {{margin, a4_height - 5.5 * mm}},
                                                   .text = text + page,
                                                   .room = a4_width - 2 * margin,
                                                   .scale = 0.85});
  }
}

double fitted(double scale, double most, const std::function<double(double)>& height_of) {
  const double smallest = scale / 8;
  while (scale > smallest && height_of(scale) > most) scale *= 0.95;
  return scale;
}

void check_audience(const Published<Map>& map, const Published<Brief>& brief) {
  if (map.audience() != brief.audience())
    throw std::logic_error("a map and a brief for different audiences");
}

std::string date_of(const Published<Brief>& brief, const HandoutOptions& options) {
  return options.date.empty() ? brief->date : options.date;
}

std::string title_of(const Map& map, const Brief& brief) {
  if (!brief.title.empty()) return brief.title;
  return map.source().title.empty() ? "A map of what leads to what" : map.source().title;
}

double add_text(Picture& picture, Look look, const std::string& words, const TextBox& box) {
  if (words.empty()) return box.y;
  const Ink ink = ink_of({look}, Palette::colour);
  const auto lines_at = [&](double scale) {
    return wrapped(words, box.width, ink.size * scale, ink.bold);
  };
  const auto height_at = [&](double scale) {
    return static_cast<double>(lines_at(scale).size()) * ink.size * scale * leading;
  };
  double scale = box.scale;
  while (scale * 0.95 > box.smallest && height_at(scale) > box.height) scale *= 0.95;
  const double line = ink.size * scale * leading;
  const bool from_right = right_to_left(words);
  const Anchor anchor = box.middle ? Anchor::middle : from_right ? Anchor::end : Anchor::start;
  const double x = box.middle ? box.x + box.width / 2 : from_right ? box.x + box.width : box.x;
  double y = box.y;
  picture.pieces.emplace_back();
  for (const std::string& one : cut(lines_at(scale), box.height / line)) {
    y += line;
    picture.pieces.back().marks.push_back({.shape = Mark::Shape::text,
                                           .style = {look},
                                           .points = {{x, y - ink.size * scale * (leading - 1)}},
                                           .text = one,
                                           .room = box.width,
                                           .anchor = anchor,
                                           .scale = scale});
  }
  return y;
}

}  // namespace fcm::reporting
