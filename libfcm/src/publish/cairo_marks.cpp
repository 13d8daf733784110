// SPDX-License-Identifier: MIT
#include "publish/cairo_marks.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "publish/escape.hpp"
#include "publish/styles.hpp"

namespace fcm::reporting {
namespace {

template <class T, auto release>
using Owned = std::unique_ptr<T, std::integral_constant<decltype(release), release>>;

using PangoLayoutOwned = Owned<PangoLayout, &g_object_unref>;
using FontOwned = Owned<PangoFontDescription, &pango_font_description_free>;

void set_colour(cairo_t* cairo, std::string_view colour) {
  const auto part = [&](std::size_t i) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    return (16 * digit(colour[i]) + digit(colour[i + 1])) / 255.0;
  };
  cairo_set_source_rgb(cairo, part(1), part(3), part(5));
}

void box_path(cairo_t* cairo, const Mark& mark) {
  constexpr double quarter = 1.57079632679489661923;
  const double left = mark.points.front().x, top = mark.points.front().y, r = mark.radius;
  const double right = left + mark.width, bottom = top + mark.height;
  if (r <= 0) return cairo_rectangle(cairo, left, top, mark.width, mark.height);
  cairo_arc(cairo, right - r, top + r, r, -quarter, 0);
  cairo_arc(cairo, right - r, bottom - r, r, 0, quarter);
  cairo_arc(cairo, left + r, bottom - r, r, quarter, 2 * quarter);
  cairo_arc(cairo, left + r, top + r, r, 2 * quarter, 3 * quarter);
  cairo_close_path(cairo);
}

void path(cairo_t* cairo, const Mark& mark) {
  const std::vector<Position>& p = mark.points;
  if (mark.shape == Mark::Shape::box) return box_path(cairo, mark);
  cairo_move_to(cairo, p[0].x, p[0].y);
  if (mark.shape == Mark::Shape::curve)
    for (std::size_t i = 1; i + 2 < p.size(); i += 3)
      cairo_curve_to(cairo, p[i].x, p[i].y, p[i + 1].x, p[i + 1].y, p[i + 2].x, p[i + 2].y);
  else
    for (std::size_t i = 1; i < p.size(); ++i) cairo_line_to(cairo, p[i].x, p[i].y);
  if (mark.shape == Mark::Shape::polygon) cairo_close_path(cairo);
}

void draw_path(cairo_t* cairo, const Mark& mark, const Ink& ink) {
  cairo_new_path(cairo);
  path(cairo, mark);
  if (!ink.fill.empty()) {
    set_colour(cairo, ink.fill);
    cairo_fill_preserve(cairo);
  }
  if (!ink.stroke.empty()) {
    set_colour(cairo, ink.stroke);
    cairo_set_line_width(cairo, (mark.stroke > 0 ? mark.stroke : ink.width) * mark.scale);
    cairo_set_line_cap(cairo, ink.round_cap ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    std::vector<double> dash = ink.dash;
    for (double& length : dash) length *= mark.scale;
    cairo_set_dash(cairo, dash.data(), static_cast<int>(dash.size()), 0);
    cairo_stroke_preserve(cairo);
  }
  cairo_new_path(cairo);
}

PangoLayoutOwned shaped(cairo_t* cairo, const Mark& mark, const Ink& ink, Palette palette) {
  PangoLayoutOwned layout(pango_cairo_create_layout(cairo));
  const FontOwned font(pango_font_description_new());
  const bool own = palette.house && !palette.house->font.empty();
  pango_font_description_set_family(
      font.get(), ((own ? palette.house->font + ", " : std::string()) + font_families).c_str());
  pango_font_description_set_weight(font.get(), ink.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(font.get(), ink.size * mark.scale * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font.get());
  const std::string text = without_overrides(mark.text);
  pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout;
}

void draw_text(cairo_t* cairo, const Mark& mark, const Ink& ink, Palette palette) {
  const PangoLayoutOwned layout = shaped(cairo, mark, ink, palette);
  PangoRectangle extents;
  pango_layout_get_extents(layout.get(), nullptr, &extents);
  const double width = static_cast<double>(extents.width) / PANGO_SCALE;
  const double narrower = mark.room > 0 && width > mark.room ? mark.room / width : 1;
  const double baseline =
      static_cast<double>(pango_layout_get_baseline(layout.get())) / PANGO_SCALE;
  const double before = mark.anchor == Anchor::start    ? 0
                        : mark.anchor == Anchor::middle ? width / 2
                                                        : width;
  cairo_save(cairo);
  cairo_translate(cairo, mark.points.front().x - before * narrower, mark.points.front().y);
  cairo_scale(cairo, narrower, 1);
  if (!ink.halo.empty()) {
    cairo_move_to(cairo, 0, -baseline);
    pango_cairo_layout_path(cairo, layout.get());
    set_colour(cairo, ink.halo);
    cairo_set_line_width(cairo, ink.halo_width * mark.scale);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(cairo, nullptr, 0, 0);
    cairo_stroke(cairo);
  }
  cairo_move_to(cairo, 0, -baseline);
  set_colour(cairo, ink.fill);
  pango_cairo_show_layout(cairo, layout.get());
  cairo_restore(cairo);
}

struct Unread {
  std::string_view bytes;
};

cairo_status_t read_some(void* unread, unsigned char* to, unsigned int length) {
  std::string_view& bytes = static_cast<Unread*>(unread)->bytes;
  if (length > bytes.size()) return CAIRO_STATUS_READ_ERROR;
  std::copy_n(bytes.begin(), length, to);
  bytes.remove_prefix(length);
  return CAIRO_STATUS_SUCCESS;
}

/// A logo that Cairo cannot read leaves its error in the context.
void draw_logo(cairo_t* cairo, const Mark& mark, const Logo& logo) {
  const Position corner = mark.points.front();
  double left = 0, top = 0, right = 0, bottom = 0;
  cairo_clip_extents(cairo, &left, &top, &right, &bottom);
  if (corner.x > right || corner.x + mark.width < left || corner.y > bottom ||
      corner.y + mark.height < top)
    return;
  Unread unread{logo.png};
  const Owned<cairo_surface_t, &cairo_surface_destroy> image(
      cairo_image_surface_create_from_png_stream(read_some, &unread));
  // A PDF then holds it once, however many cards show it: it has one logo.
  static constexpr unsigned char name[] = "logo";
  cairo_surface_set_mime_data(image.get(), CAIRO_MIME_TYPE_UNIQUE_ID, name, sizeof name, nullptr,
                              nullptr);
  cairo_save(cairo);
  cairo_translate(cairo, corner.x, corner.y);
  cairo_scale(cairo, mark.width / logo.width, mark.height / logo.height);
  cairo_set_source_surface(cairo, image.get(), 0, 0);
  cairo_paint(cairo);
  cairo_restore(cairo);
}

}  // namespace

void draw_marks(cairo_t* cairo, const Picture& picture, Palette palette) {
  for (const Piece& piece : picture.pieces)
    for (const Mark& mark : piece.marks) {
      const Ink ink = ink_of(mark.style, palette);
      if (mark.shape == Mark::Shape::logo)
        draw_logo(cairo, mark, *palette.house->logo);
      else if (mark.shape == Mark::Shape::text)
        draw_text(cairo, mark, ink, palette);
      else
        draw_path(cairo, mark, ink);
    }
}

}  // namespace fcm::reporting
