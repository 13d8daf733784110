// SPDX-License-Identifier: MIT
//
// A theme file reaches everything that leaves.
#include <catch2/catch.hpp>

#include "fcm/blank_page.hpp"
#include "fcm/handouts.hpp"
#include "fcm/page.hpp"
#include "fcm/tables.hpp"
#include "publish/cairo_paper.hpp"

using namespace fcm;

namespace {

HouseStyle green() {
  HouseStyle house;
  house.more = "#00513b";
  house.font = "Source Sans 3";
  return house;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

HouseStyle with_logo() {
  return parse_house_style("logo: logo.png\nlogo_text: A <ring>\n", "tests/cli/files/t.yaml")
      .value();
}

/// What the policy of a page lets run or shows.
std::string policy_of(const std::string& html) {
  const std::size_t begin = html.find("default-src");
  return html.substr(begin, html.find('"', begin) - begin);
}

struct Town {
  Loaded loaded = load("examples/02-invented-town").value();
  Published<Map> map = publish(loaded.map, Audience::workshop, loaded.project.sensitive);
  Published<Brief> brief = publish(loaded, nullptr, Audience::workshop);
};

}  // namespace

TEST_CASE("house: a page has its colours on a light ground alone, and a policy that lets them in",
          "[house]") {
  const Town town;
  const std::string plain = make_page(town.map, {}).value().html;
  const std::string themed = make_page(town.map, {.house = green()}).value().html;
  const std::string light = "@media (prefers-color-scheme:light) and (forced-colors:none){:root{";
  CHECK(has(themed, light));
  CHECK(themed.find("--blue:#00513b") > themed.find(light));
  CHECK(has(themed, "html,svg{font-family:\"Source Sans 3\",Arial"));
  CHECK_FALSE(has(plain, light));
  CHECK(policy_of(themed) != policy_of(plain));  // the hash of the style is in it
  CHECK(has(blank_page("", "", green()), "--blue:#00513b"));
  CHECK_FALSE(has(blank_page("", ""), "--blue:#00513b"));
}

TEST_CASE("house: tables on a page have its colours, and none in mono", "[house]") {
  const Town town;
  const std::string rule = ":root{--ink:#1b1f23;--soft:#505a5f;--ground:#f4f6f8;--blue:#00513b";
  CHECK(has(make_table(town.map, town.brief, {.house = green()}), rule));
  CHECK_FALSE(has(make_table(town.map, town.brief, {.mono = true, .house = green()}), rule));
}

TEST_CASE("house: cards, slips, guide and summary are printed in it, and in mono are not",
          "[house]") {
  const Town town;
  HouseStyle house = green();
  house.text = "#10222e";
  for (const auto& make : {make_cards, make_slips, make_guide, make_summary}) {
    const auto first = [&](const HandoutOptions& options) {
      return make(town.map, town.brief, options, PosterFormat::svg).value().files.front();
    };
    CHECK(has(first({.house = house}), "#10222e"));
    CHECK_FALSE(has(first({.house = house}), "#12436d"));
    CHECK(has(first({.house = house}), "&quot;Source Sans 3&quot;"));
    CHECK_FALSE(has(first({.mono = true, .house = house}), "#10222e"));
  }
}

TEST_CASE("house: pages show the logo with its text, and let in pictures where there is one",
          "[house]") {
  const Town town;
  const std::string alt = "alt=\"A &lt;ring&gt;\"";
  const std::string page = make_page(town.map, {.house = with_logo()}).value().html;
  CHECK(has(page, alt));
  CHECK(has(policy_of(page), "img-src data:;"));
  CHECK_FALSE(has(policy_of(make_page(town.map, {.house = green()}).value().html), "img-src"));
  CHECK(has(blank_page("", "", with_logo()), alt));
  CHECK(has(make_table(town.map, town.brief, {.house = with_logo()}), alt));
  CHECK_FALSE(has(make_table(town.map, town.brief, {.mono = true, .house = with_logo()}), "<img"));
}

TEST_CASE("house: poster, cards, guide and summary show the logo, and none in mono", "[house]") {
  const Town town;
  const std::string picture = "role=\"img\" aria-label=\"A &lt;ring&gt;\"/>";
  for (const auto& make : {make_cards, make_guide, make_summary}) {
    const auto first = [&](const HandoutOptions& options) {
      return make(town.map, town.brief, options, PosterFormat::svg).value().files.front();
    };
    CHECK(has(first({.house = with_logo()}), picture));
    CHECK_FALSE(has(first({.mono = true, .house = with_logo()}), "<image"));
  }
  PosterOptions options;
  options.house = with_logo();
  if (reporting::has_cairo()) {
    const auto cards =
        make_cards(town.map, town.brief, {.house = with_logo()}, PosterFormat::pdf).value();
    CHECK(cards.pages > 1);
    const auto summary =
        make_summary(town.map, town.brief, {.house = with_logo()}, PosterFormat::pdf).value();
    CHECK(count(cards.files.front(), "/Subtype /Image") ==
          count(summary.files.front(), "/Subtype /Image"));
  }
  const auto poster = [&](PosterFormat format) {
    return make_poster(town.map, options, format).value().bytes;
  };
  CHECK(has(poster(PosterFormat::svg), picture));
  CHECK(has(poster(PosterFormat::svg), "href=\"data:image/png;base64,iVBORw0KGgo"));
  if (reporting::has_cairo()) CHECK(has(poster(PosterFormat::pdf), "/Subtype /Image"));
  options.mono = true;
  CHECK_FALSE(has(poster(PosterFormat::svg), "<image"));
  if (reporting::has_cairo()) CHECK_FALSE(has(poster(PosterFormat::pdf), "/Subtype /Image"));
}
