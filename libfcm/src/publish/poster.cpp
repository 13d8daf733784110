// SPDX-License-Identifier: MIT
#include "fcm/poster.hpp"

#include <algorithm>
#include <cmath>

#include "publish/cairo_paper.hpp"
#include "publish/poster_picture.hpp"
#include "publish/poster_tiles.hpp"
#include "publish/theme_view.hpp"
#include "publish/words.hpp"
#include "text/number.hpp"

namespace fcm {
namespace {

using namespace reporting;

/// "0.8"
std::string tenths(double value) { return text::shortest(std::round(value * 10) / 10); }

constexpr double smallest = 8;  // points: smaller type is not read standing up

std::string printed(const Poster& poster, const PosterOptions& options) {
  return "labels print at " + tenths(poster.label_points) + " pt on " +
         std::string(to_text(options.paper)) + ", to be read from up to " +
         tenths(poster.readable_from) + " m";
}

void warn_of_knot(Poster& poster, const Map& map, const PosterOptions& options) {
  if (options.by_theme || !crowded(map)) return;
  const std::size_t fewer = std::min<std::size_t>(many_links, map.links().size()) / 2;
  poster.notes.push_back(counted(map.size(), "factor", "factors") + " and " +
                         counted(map.links().size(), "connection", "connections") +
                         " are more than an eye can follow (about " + std::to_string(many_factors) +
                         " and " + std::to_string(many_links) +
                         "): draw them by theme (--by-theme), or the strongest (--top-links " +
                         std::to_string(fewer) + ")");
}

void warn(Poster& poster, const PosterOptions& options) {
  const bool larger = options.paper != Paper::a0;
  const std::string mend =
      options.large_print
          ? std::string(": take ") + (larger ? "larger paper or " : "") + "fewer connections"
          : std::string(": take ") +
                (larger ? "larger paper, fewer connections," : "fewer connections") +
                " or large print";
  if (options.distance && poster.readable_from < *options.distance)
    poster.notes.push_back(
        printed(poster, options) + "; from " + tenths(*options.distance) + " m they need " +
        tenths(poster.label_points * *options.distance / poster.readable_from) + " pt" + mend);
  else if (poster.label_points < smallest)
    poster.notes.push_back(printed(poster, options) + mend);
}

constexpr double most_pixels = 5000;  // on the longer side

Result<std::string> bytes_of(const Picture& picture, const PosterOptions& options,
                             PosterFormat format, std::size_t& pages) {
  const Palette palette{.grey = options.mono, .house = options.house ? &*options.house : nullptr};
  if (format == PosterFormat::svg) return svg(picture, palette);
  if (format == PosterFormat::png)
    return png(picture, palette,
               std::min(2.0, most_pixels / std::max(picture.width, picture.height)));
  std::vector<Sheet> sheets = {
      {picture.width, picture.height, {{0, 0}, {0, 0}, picture.width, picture.height}, {}}};
  if (options.tiled) sheets = tiles(picture);
  pages = sheets.size();
  return pdf(picture, sheets, palette, options.date);
}

}  // namespace

Result<Poster> make_poster(const Published<Map>& map, const PosterOptions& options,
                           PosterFormat format) {
  if (map->size() == 0)
    return problem("export.empty", "the map has no factors to draw", {},
                   "a filter may leave nothing: take a weaker one");
  if (options.tiled && format != PosterFormat::pdf)
    return problem("export.tiles", "only a PDF has pages to cut a poster over", {},
                   "end the name in .pdf");
  const Composed composed = compose(map, options);
  Poster poster;
  poster.label_points = composed.label_points;
  poster.readable_from = readable_from(composed.label_points);
  if (!composed.note.empty()) poster.notes.push_back(composed.note);
  warn_of_knot(poster, *map, options);
  warn(poster, options);
  auto bytes = bytes_of(composed.picture, options, format, poster.pages);
  if (!bytes) return tl::make_unexpected(bytes.error());
  poster.bytes = *std::move(bytes);
  return poster;
}

}  // namespace fcm
