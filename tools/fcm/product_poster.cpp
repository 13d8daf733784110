// SPDX-License-Identifier: MIT
#include "fcm/headline.hpp"
#include "products.hpp"
#include "text/number.hpp"

namespace fcm::command {
namespace {

Result<Made> make(const Leaving& leaving) {
  const auto format = poster_format("." + leaving.ending);
  if (!format) return tl::make_unexpected(format.error());
  PosterOptions options = leaving.poster;
  if (options.title == leaving.loaded.project.title)  // nobody said another
    options.title = headline(leaving.loaded, leaving.whole, leaving.map, leaving.scenario);
  auto poster = make_poster(leaving.map, options, *format);
  if (!poster) return tl::make_unexpected(poster.error());
  const std::string paper(to_text(leaving.poster.paper));
  Made made{.bytes = std::move(poster->bytes), .said = {}, .notes = poster->notes, .facts = {}};
  made.said = paper + ", labels " + text::fixed(poster->label_points, 1) +
              " pt, to be read from up to " + text::fixed(poster->readable_from, 1) + " m";
  if (leaving.poster.tiled) made.said += "; " + std::to_string(poster->pages) + " pages of A4";
  made.facts = {{"paper", paper},
                {"pages", poster->pages},
                {"label_points", poster->label_points},
                {"readable_from_metres", poster->readable_from}};
  return made;
}

}  // namespace

Product poster_product() {
  return {.word = "poster",
          .what = "the map on paper: A0 to A3, or over pages of A4",
          .endings = {"pdf", "svg", "png"},
          .draws = true,
          .by_ending = true,
          .make = make};
}

}  // namespace fcm::command
