// SPDX-License-Identifier: MIT
#include "publish/column.hpp"

#include <algorithm>

#include "publish/lettering.hpp"
#include "publish/styles.hpp"

namespace fcm::reporting {
namespace {

constexpr double leading = 1.28;  // distance of lines, times the type size

// Marks of no width: a line begins as its paragraph does, whatever letters it begins with.
constexpr const char *to_right = "\u200e", *to_left = "\u200f";

}  // namespace

void Column::line(Look look, const std::string& words, double x, double room, bool from_right) {
  const double size = ink_of({look}, Palette::colour).size * scale_;
  y_ += size * leading;
  picture_.pieces.back().marks.push_back(
      {.shape = Mark::Shape::text,
       .style = {look},
       .points = {{from_right ? x + room : x, y_ - size * (leading - 1)}},
       .text = words,
       .room = room,
       .anchor = from_right ? Anchor::end : Anchor::start,
       .scale = scale_});
}

void Column::text(Look look, std::string_view words) {
  const Ink ink = ink_of({look}, Palette::colour);
  const bool from_right = right_to_left(words);
  for (const std::string& each : wrapped(words, width_, ink.size * scale_, ink.bold))
    line(look, right_to_left(each) == from_right ? each : (from_right ? to_left : to_right) + each,
         x_, width_, from_right);
}

void Column::heading(std::string_view words) {
  picture_.pieces.back().marks.push_back({.shape = Mark::Shape::line,
                                          .style = {Look::rule},
                                          .points = {{x_, y_}, {x_ + width_, y_}},
                                          .scale = scale_});
  gap(3);
  text(Look::heading, words);
  gap(3);
}

void Column::entry(const KeyEntry& entry) {
  constexpr double sample_height = 18, beside = 66;
  const double top = y_, room = width_ - beside * scale_;
  const Ink ink = ink_of({Look::body}, Palette::colour);
  const double size = ink.size * scale_;
  y_ = top + sample_height * scale_ / 2 - size * (leading - 0.62);
  for (const std::string& each : wrapped(entry.text, room, size))
    line(Look::body, each, x_ + beside * scale_, room, false);
  y_ = std::max(y_ + 2 * scale_, top + (sample_height + 3) * scale_);
  put(picture_, entry.sample, scale_, {x_, top});
  picture_.pieces.emplace_back();
}

void Column::lines_until(double bottom) {
  constexpr double apart = 26;  // points: a felt pen needs 9 mm
  for (double y = y_ + apart * scale_ * 0.8; y <= bottom; y += apart * scale_)
    picture_.pieces.back().marks.push_back({.shape = Mark::Shape::line,
                                            .style = {Look::note},
                                            .points = {{x_, y}, {x_ + width_, y}},
                                            .scale = scale_});
  y_ = bottom;
}

}  // namespace fcm::reporting
