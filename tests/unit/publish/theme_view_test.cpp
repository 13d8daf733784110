// SPDX-License-Identifier: MIT
#include "publish/theme_view.hpp"

#include <catch2/catch.hpp>

#include "fcm/poster.hpp"

using namespace fcm;
using namespace fcm::reporting;

namespace {

Factor factor(const std::string& id, const std::string& theme) {
  Factor f;
  f.id = id;
  f.label = "The " + id;
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

/// Invented: money a, b; home c, d; health e.
Map town(bool themes = true) {
  const auto theme = [&](const char* name) { return std::string(themes ? name : ""); };
  Link unsigned_link = link(2, 4, 0);
  unsigned_link.simulated = false;
  return *Map::make(
      {factor("a", theme("money")), factor("b", theme("money")), factor("c", theme("home")),
       factor("d", theme("home")), factor("e", theme("health"))},
      {link(0, 1, 0.5), link(0, 2, 0.4), link(1, 2, 0.3), link(1, 3, -0.2), link(2, 3, 0.9),
       link(3, 2, -0.1), unsigned_link, link(4, 4, 0.1)});
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

/// `themes` themes of one factor, every one linked with every other.
Map star(std::size_t themes) {
  std::vector<Factor> factors;
  std::vector<Link> links;
  for (Index i = 0; i < themes; ++i) {
    factors.push_back(factor("f" + std::to_string(i), "t" + std::to_string(i)));
    for (Index j = 0; j < themes; ++j)
      if (i != j) links.push_back(link(i, j, 0.001 * static_cast<double>(1 + i * themes + j)));
  }
  return *Map::make(std::move(factors), std::move(links));
}

}  // namespace

TEST_CASE("themes: links between two themes are one bundle, signs counted apart", "[themes]") {
  const ThemeView view = theme_view(town());
  REQUIRE(view.themes.size() == 3);
  CHECK(view.themes[0].title == "Money");
  CHECK(view.themes[0].factors == std::vector<Index>{0, 1});
  CHECK(view.themes[0].within == 1);
  CHECK(view.themes[1].within == 2);
  CHECK(view.themes[2].within == 1);
  CHECK(view.themes[1].foremost == std::vector<Index>{2, 3});  // 1.7 and 1.2 of |weight|
  REQUIRE(view.bundles.size() == 2);
  const Bundle& bundle = view.bundles[0];  // money to home
  CHECK(bundle.plus == 2);
  CHECK(bundle.minus == 1);
  CHECK(bundle.raises == Approx(0.7));
  CHECK(bundle.lowers == Approx(0.2));
  CHECK(view.bundles[1].none == 1);
  CHECK(view.within + view.drawn == view.of_links);
  CHECK_FALSE(view.found);
}

TEST_CASE("themes: where nobody wrote any, communities are named after their foremost factor",
          "[themes]") {
  const ThemeView view = theme_view(town(false));
  CHECK(view.found);
  CHECK(view.themes.size() >= 2);
  bool around_c = false;
  for (const Theme& theme : view.themes)
    around_c = around_c || theme.title == "Around \xe2\x80\x9cThe c\xe2\x80\x9d";
  CHECK(around_c);
  CHECK(in_words(town(false), view).back().find("Nobody wrote themes") == 0);
}

TEST_CASE("themes: of many bundles three per theme are drawn, the largest, and it is said",
          "[themes]") {
  const Map map = star(10);
  const ThemeView view = theme_view(map);
  CHECK(view.of_bundles == 90);
  REQUIRE(view.bundles.size() == 30);
  for (const Bundle& bundle : view.bundles) CHECK(bundle.weight() > 0.001 * 60);
  const std::string words = in_words(map, view)[1];
  CHECK(words ==
        "A line stands for all connections from one theme to another. The 30 strongest of 90 lines "
        "are drawn: 30 of the 90 connections between themes (33\xc2\xa0%).");
}

TEST_CASE("themes: of the statements the share is said where they were counted", "[themes]") {
  Map map = star(10);
  std::vector<Link> links = map.links();
  for (std::size_t k = 0; k < links.size(); ++k) {
    links[k].evidence = LinkEvidence{};
    links[k].evidence->claims = k < 60 ? 1 : 4;  // the largest weights come last: 120 of 180
  }
  map = *Map::make(map.factors(), std::move(links));
  CHECK(in_words(map, theme_view(map))[1].find(
            "(33\xc2\xa0%), and 67\xc2\xa0% of the statements about these.") != std::string::npos);
  const Published<Map> shared = publish(map, Audience::workshop);
  CHECK(in_words(*shared, theme_view(*shared))[1].find("statements") == std::string::npos);
}

TEST_CASE("themes: the drawing has a box per theme and the counts of both signs", "[themes]") {
  const Map map = town();
  const ThemeView view = theme_view(map);
  const std::string svg = in_page(draw_themes(map, view, "T", "D").picture).bytes();
  CHECK(svg == in_page(draw_themes(map, view, "T", "D").picture).bytes());
  CHECK(count(svg, "<g class=\"theme-box\" data-theme=\"") == 3);
  CHECK(count(svg, "<g class=\"link\" data-bundle=\"") == 2);
  CHECK(count(svg, ">+2</text>") == 1);
  CHECK(count(svg,
              ">\xe2\x88\x92"
              "1</text>") == 1);
  CHECK(svg.find(
            "Money to Home: three connections, 2 where more leads to more and 1 where more leads "
            "to less") != std::string::npos);
}

TEST_CASE("themes: a crowded poster says what to take instead", "[themes]") {
  const Map map = star(13);  // 156 links
  CHECK(crowded(map));
  PosterOptions options;
  const auto plain = make_poster(publish(map, Audience::working), options, PosterFormat::svg);
  REQUIRE(plain);
  REQUIRE_FALSE(plain->notes.empty());
  CHECK(plain->notes[0].find("--by-theme") != std::string::npos);
  options.by_theme = true;
  const auto themes = make_poster(publish(map, Audience::working), options, PosterFormat::svg);
  REQUIRE(themes);
  for (const std::string& note : themes->notes) CHECK(note.find("--by-theme") == std::string::npos);
  CHECK(themes->bytes.find("By theme: ") != std::string::npos);
}

TEST_CASE("themes: a page with two drawings names their parts apart", "[themes]") {
  const Map map = town();
  const std::string svg =
      in_page(draw_themes(map, theme_view(map), "T", "D").picture, "themes").bytes();
  CHECK(svg.find("aria-labelledby=\"themes-title themes-about\"") != std::string::npos);
  CHECK(svg.find("<title id=\"themes-title\">T</title>") != std::string::npos);
  CHECK(svg.find("map-title") == std::string::npos);
}
