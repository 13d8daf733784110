// SPDX-License-Identifier: MIT
#include "publish/styles.hpp"

namespace fcm::reporting {
namespace {

Ink box_ink(const Style& style) {
  Ink ink{.fill = style.moved ? "#fff1c2" : "#ffffff", .stroke = "#3f484d", .width = 1.2};
  if (style.outcome) {
    ink.stroke = "#1b1f23";
    ink.width = 3;
  }
  if (style.assumed) ink.dash = {2, 4};
  return ink;
}

Ink line_ink(const Style& style) {
  Ink ink;
  if (style.look == Look::line_plus) ink.stroke = "#12436d";
  if (style.look == Look::line_minus) {
    ink.stroke = "#c74a0a";
    ink.dash = {8, 5};
  }
  if (style.look == Look::line_none) {
    ink.stroke = "#6b7378";
    ink.dash = {1.5, 4};
    ink.round_cap = true;
  }
  if (style.assumed) {
    ink.dash = {.5, 6};
    ink.round_cap = true;
  }
  return ink;
}

Ink text_ink(const Style& style) {
  switch (style.look) {
    case Look::theme:
      return {.fill = "#3f484d", .size = 13.5, .bold = true, .halo = "#f4f6f8", .halo_width = 5};
    case Look::theme_name:
      return {.fill = "#1b1f23", .size = 12, .bold = true};
    case Look::detail:
      return {.fill = "#3f484d", .size = 11};
    case Look::tally_plus:
      return {.fill = "#12436d", .size = 11, .bold = true, .halo = "#ffffff", .halo_width = 5};
    case Look::tally_minus:
      return {.fill = "#a33c08", .size = 11, .bold = true, .halo = "#ffffff", .halo_width = 5};
    case Look::tally_none:
      return {.fill = "#505a5f", .size = 11, .bold = true, .halo = "#ffffff", .halo_width = 5};
    case Look::title:
      return {.fill = "#1b1f23", .size = 27, .bold = true};
    case Look::subtitle:
      return {.fill = "#505a5f", .size = 14};
    case Look::heading:
      return {.fill = "#12436d", .size = 12.5, .bold = true};
    case Look::soft:
      return {.fill = "#505a5f", .size = 8.5};
    default:
      return {
          .fill = "#1b1f23", .size = style.look == Look::body ? 11.0 : 12, .bold = style.outcome};
  }
}

Ink in_colour(const Style& style) {
  switch (style.look) {
    case Look::frame:
      return {.fill = "#f4f6f8", .stroke = "#dde2e6"};
    case Look::line_plus:
    case Look::line_minus:
    case Look::line_none:
      return line_ink(style);
    case Look::head_plus:
      return {.fill = "#12436d"};
    case Look::head_none:
      return {.fill = "#ffffff", .stroke = "#6b7378"};
    case Look::bar:
      return {.stroke = "#c74a0a", .width = 3.4};
    case Look::contested:
      return {.fill = "#ffffff", .stroke = "#1b1f23", .width = 1.8};
    case Look::box:
      return box_ink(style);
    case Look::rises:
      return {.fill = "#12436d", .stroke = "#12436d", .width = 1.2};
    case Look::falls:
      return {.fill = "#ffffff", .stroke = "#c74a0a", .width = 1.8};
    case Look::change_ground:
      return {.fill = "#ffffff", .stroke = "#6b7378", .width = .8};
    case Look::theme_box:
      return {.fill = "#f4f6f8", .stroke = "#12436d", .width = 1.6};
    case Look::corner:
      return {.fill = "#1b1f23"};
    case Look::paper:
      return {.fill = "#ffffff"};
    case Look::rule:
      return {.stroke = "#12436d", .width = 2};
    case Look::note:
      return {.stroke = "#c9ced3", .width = .7};
    case Look::cut:
      return {.stroke = "#1b1f23", .width = .6};
    default:
      return text_ink(style);
  }
}

std::string_view grey(std::string_view colour) {
  if (colour == "#12436d" || colour == "#c74a0a" || colour == "#a33c08" || colour == "#1b1f23")
    return "#000000";
  if (colour == "#fff1c2") return "#dcdcdc";
  if (colour == "#f4f6f8") return "#ffffff";
  if (colour == "#dde2e6") return "#808080";
  if (colour == "#3f484d" || colour == "#505a5f" || colour == "#6b7378") return "#404040";
  if (colour == "#c9ced3") return "#b0b0b0";
  return colour;
}

std::string_view in_house(std::string_view colour, const HouseStyle& house) {
  if (colour == "#1b1f23") return house.text;
  if (colour == "#12436d") return house.more;
  if (colour == "#c74a0a" || colour == "#a33c08") return house.less;
  if (colour == "#fff1c2") return house.moved;
  if (colour == "#f4f6f8") return house.ground;
  if (colour == "#3f484d" || colour == "#505a5f" || colour == "#6b7378") return house.soft;
  return colour;
}

}  // namespace

Ink ink_of(const Style& style, Palette palette) {
  Ink ink = in_colour(style);
  if (!palette.grey && !palette.house) return ink;
  if (!palette.grey) {
    ink.fill = in_house(ink.fill, *palette.house);
    ink.stroke = in_house(ink.stroke, *palette.house);
    ink.halo = in_house(ink.halo, *palette.house);
    return ink;
  }
  ink.fill = grey(ink.fill);
  ink.stroke = grey(ink.stroke);
  ink.halo = grey(ink.halo);
  return ink;
}

}  // namespace fcm::reporting
