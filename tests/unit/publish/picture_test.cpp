// SPDX-License-Identifier: MIT
#include "publish/picture.hpp"

#include <catch2/catch.hpp>

#include "fcm/poster.hpp"
#include "publish/poster_picture.hpp"
#include "publish/poster_tiles.hpp"

using namespace fcm;
using namespace fcm::reporting;

namespace {

Factor factor(const std::string& id, const std::string& label, const std::string& theme) {
  Factor f;
  f.id = id;
  f.label = label;
  f.theme = theme;
  return f;
}

Link link(Index from, Index to, double weight) {
  Link l;
  l.from = from;
  l.to = to;
  l.weight = weight;
  return l;
}

/// Invented. Welsh, Polish, Arabic, Bengali, Chinese, emoji, and a label that is mark-up.
Map town() {
  return *Map::make(
      {factor("cy", "Unigrwydd a cholli gŵyl yr ŷd", "People"),
       factor("pl", "Zażółć gęślą jaźń", "People"), factor("ar", "الشعور بالوحدة", "People"),
       factor("bn", "একাকীত্ব ও বিচ্ছিন্নতা", "Place"),
       factor("zh", "孤独感和社区活动的减少以及交通不便", "Place"),
       factor("em", "Buses 🚌 👩‍👩‍👧", "Place"),
       factor("x", "</text><script>alert(1)</script>\u202e", "Place")},
      {link(0, 1, 0.6), link(1, 2, -0.4), link(3, 2, 0.2), link(4, 3, 0.5), link(5, 4, -0.6),
       link(6, 0, 0.1)});
}

PosterOptions options(Paper paper, bool portrait) {
  PosterOptions o;
  o.paper = paper;
  o.portrait = portrait;
  o.title = "Loneliness hangs on whether people can get out";
  o.date = "2026-11-21";
  return o;
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

Poster poster(const PosterOptions& o, PosterFormat format) {
  auto made = make_poster(publish(town(), Audience::working), o, format);
  REQUIRE(made);
  return *made;
}

}  // namespace

TEST_CASE("poster: A1 lying is 2383.94 by 1683.78 points", "[poster]") {
  CHECK(size_of(Paper::a1, false).width == Approx(2383.94).margin(0.005));
  CHECK(size_of(Paper::a1, false).height == Approx(1683.78).margin(0.005));
  CHECK(size_of(Paper::a3, true).width == Approx(841.89).margin(0.005));
  CHECK(paper_named("A2").value() == Paper::a2);
  CHECK(paper_named("a4").error().code == "export.paper");
  CHECK(poster_format("map.final.PDF").value() == PosterFormat::pdf);
  CHECK(poster_format("poster").error().code == "export.ending");
}

TEST_CASE("poster: the SVG is the same twice, has no script, and no label is mark-up", "[poster]") {
  const std::string svg = poster(options(Paper::a1, false), PosterFormat::svg).bytes;
  CHECK(svg == poster(options(Paper::a1, false), PosterFormat::svg).bytes);
  CHECK(count(svg, "<script") == 0);
  CHECK(count(svg, "href") == 0);
  CHECK(count(svg, "</svg>") == 1);
  CHECK(count(svg, "\u202e") == 0);
  CHECK(count(svg, "class=") == 0);
  CHECK(svg.find("Working copy") != std::string::npos);
}

TEST_CASE("poster: mono has no colour but grey", "[poster]") {
  PosterOptions o = options(Paper::a3, false);
  o.mono = true;
  const std::string svg = poster(o, PosterFormat::svg).bytes;
  std::size_t seen = 0;
  for (std::size_t at = svg.find("\"#"); at != std::string::npos; at = svg.find("\"#", at + 1)) {
    const std::string colour = svg.substr(at + 2, 6);
    CHECK(colour.substr(0, 2) == colour.substr(2, 2));
    CHECK(colour.substr(2, 2) == colour.substr(4, 2));
    ++seen;
  }
  CHECK(seen > 20);
}

TEST_CASE("poster: nothing of it lies outside its margins", "[poster]") {
  for (const bool portrait : {false, true})
    for (const bool large : {false, true}) {
      PosterOptions o = options(Paper::a3, portrait);
      o.large_print = large;
      for (int i = 0; i < 12; ++i)
        o.question += "What leads to loneliness, and what could the town do about it? ";
      o.shown = Shown{std::vector<std::string>(12, "What follows from a bus that runs at night."),
                      6,
                      24,
                      30,
                      60,
                      9,
                      12,
                      {}};
      const double margin = 14 * 72 / 25.4;  // 15 mm, less half a thick line
      const Composed composed = compose(publish(town(), Audience::working), o);
      const Picture& picture = composed.picture;
      for (const Piece& piece : picture.pieces)
        for (const Mark& mark : piece.marks)
          for (const Position& point : mark.points) {
            if (mark.style.look == Look::paper) continue;
            CHECK(point.x >= margin);
            CHECK(point.y >= margin);
            CHECK(point.x + mark.width <= picture.width - margin);
            CHECK(point.y + mark.height <= picture.height - margin);
          }
    }
}

TEST_CASE("poster: a warning says in figures what cannot be read from there", "[poster]") {
  CHECK(readable_from(22.2) == Approx(1.41).margin(0.01));  // cap height 5.6 mm
  PosterOptions o = options(Paper::a3, false);
  o.distance = 20;
  const Poster far = poster(o, PosterFormat::svg);
  REQUIRE_FALSE(far.notes.empty());
  CHECK(far.notes.back().find("from 20 m they need") != std::string::npos);
  o.paper = Paper::a0;  // there is no larger one to take
  const Poster largest = poster(o, PosterFormat::svg);
  REQUIRE_FALSE(largest.notes.empty());
  CHECK(largest.notes.back().find("larger paper") == std::string::npos);
  CHECK(far.notes.back().find("larger paper") != std::string::npos);
  o.paper = Paper::a3;
  o.distance = 0.1;
  for (const std::string& note : poster(o, PosterFormat::svg).notes)
    CHECK(note.find("labels print") == std::string::npos);
}

TEST_CASE("poster: large print prints larger labels", "[poster]") {
  PosterOptions o = options(Paper::a3, false);
  const double usual = poster(o, PosterFormat::svg).label_points;
  o.large_print = true;
  CHECK(poster(o, PosterFormat::svg).label_points > usual);
}

TEST_CASE("poster: what is shown is said beside what there is", "[poster]") {
  PosterOptions o = options(Paper::a3, false);
  o.shown = Shown{{"Only the strongest connections."}, 6, 24, 30, 60, 9, 12};
  const std::string svg = poster(o, PosterFormat::svg).bytes;
  CHECK(svg.find("Only the strongest") != std::string::npos);
  CHECK(svg.find("6 of 24") != std::string::npos);
  CHECK(svg.find("50\u00a0% of") != std::string::npos);
}

TEST_CASE("tiles: pages of A4 cover the poster, and neighbours share 10 mm", "[poster]") {
  const Picture picture{2383.94, 1683.78, {}, {}, {}};
  const std::vector<Sheet> sheets = tiles(picture);
  constexpr double shared = 10 * 72 / 25.4;
  double right = 0, bottom = 0;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const Window& window = sheets[i].window;
    right = std::max(right, window.from.x + window.width);
    bottom = std::max(bottom, window.from.y + window.height);
    if (i > 0 && sheets[i - 1].window.from.y == window.from.y)
      CHECK(sheets[i - 1].window.from.x + sheets[i - 1].window.width - window.from.x ==
            Approx(shared));
  }
  CHECK(right == Approx(picture.width));
  CHECK(bottom == Approx(picture.height));
  CHECK(sheets.size() == 15);  // 5 by 3 upright; lying 4 by 4
}

TEST_CASE("tiles: only a PDF has pages", "[poster]") {
  PosterOptions o = options(Paper::a3, false);
  o.tiled = true;
  CHECK(make_poster(publish(town(), Audience::working), o, PosterFormat::svg).error().code ==
        "export.tiles");
  CHECK(make_poster(publish(Map{}, Audience::working), {}, PosterFormat::svg).error().code ==
        "export.empty");
}
