// SPDX-License-Identifier: MIT
#include "publish/cairo_paper.hpp"

#include <cairo-pdf.h>

#include <cmath>
#include <memory>

#include "fcm/version.hpp"
#include "publish/cairo_marks.hpp"
#include "publish/escape.hpp"

namespace fcm::reporting {
namespace {

template <class T, auto release>
using Owned = std::unique_ptr<T, std::integral_constant<decltype(release), release>>;

using Surface = Owned<cairo_surface_t, &cairo_surface_destroy>;
using Context = Owned<cairo_t, &cairo_destroy>;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

Result<std::string> checked(std::string bytes, cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return bytes;
  return problem("export.drawing",
                 std::string("Cairo could not draw: ") + cairo_status_to_string(status), {},
                 "write -o poster.svg, or choose a smaller paper");
}

void describe(cairo_surface_t* surface, const Picture& picture, const std::string& date) {
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
                                 without_overrides(picture.title).c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR,
                                 ("fcm " + std::string(version())).c_str());
  // Cairo would put the clock here; a text that is no date leaves the entry out.
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                 date.empty() ? "none" : (date + "T00:00:00Z").c_str());
}

void draw_sheet(cairo_t* cairo, const Picture& picture, const Sheet& sheet, Palette palette) {
  const Window& window = sheet.window;
  cairo_save(cairo);
  cairo_rectangle(cairo, window.to.x, window.to.y, window.width, window.height);
  cairo_clip(cairo);
  cairo_translate(cairo, window.to.x - window.from.x, window.to.y - window.from.y);
  draw_marks(cairo, picture, palette);
  cairo_restore(cairo);
  draw_marks(cairo, sheet.over, palette);
  cairo_show_page(cairo);
}

}  // namespace

Result<std::string> pdf(const Picture& picture, const std::vector<Sheet>& sheets, Palette palette,
                        const std::string& date) {
  std::string bytes;
  const Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, sheets.front().width,
                                                            sheets.front().height));
  describe(surface.get(), picture, date);
  {
    const Context cairo(cairo_create(surface.get()));
    for (const Sheet& sheet : sheets) {
      cairo_pdf_surface_set_size(surface.get(), sheet.width, sheet.height);
      draw_sheet(cairo.get(), picture, sheet, palette);
    }
    if (const cairo_status_t status = cairo_status(cairo.get())) return checked({}, status);
  }
  cairo_surface_finish(surface.get());
  const cairo_status_t status = cairo_surface_status(surface.get());
  return checked(std::move(bytes), status);
}

Result<std::string> png(const Picture& picture, Palette palette, double dots) {
  const Surface surface(cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, static_cast<int>(std::round(picture.width * dots)),
      static_cast<int>(std::round(picture.height * dots))));
  const Context cairo(cairo_create(surface.get()));
  cairo_set_source_rgb(cairo.get(), 1, 1, 1);
  cairo_paint(cairo.get());
  cairo_scale(cairo.get(), dots, dots);
  draw_marks(cairo.get(), picture, palette);
  if (const cairo_status_t status = cairo_status(cairo.get())) return checked({}, status);
  std::string bytes;
  const cairo_status_t status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
  return checked(std::move(bytes), status);
}

bool has_cairo() { return true; }

}  // namespace fcm::reporting
