// SPDX-License-Identifier: MIT
#include "fcm/house_style.hpp"

#include <catch2/catch.hpp>

#include "fcm/poster.hpp"

using namespace fcm;

namespace {

std::string code_of(const std::string& yaml) {
  const auto read = parse_house_style(yaml, "t.yaml");
  return read ? "" : read.error().code;
}

std::string poster_in(const HouseStyle& house, bool mono) {
  Factor a, b;
  a.id = "a";
  b.id = "b";
  Link link;
  link.to = 1;
  link.weight = 0.5;
  PosterOptions options;
  options.house = house;
  options.mono = mono;
  const Map map = Map::make({a, b}, {link}).value();
  return make_poster(publish(map, Audience::working), options, PosterFormat::svg).value().bytes;
}

}  // namespace

TEST_CASE("theme: contrast as WCAG 2.2 defines it", "[theme]") {
  CHECK(contrast("#000000", "#ffffff") == Approx(21));
  CHECK(contrast("#777777", "#ffffff") == Approx(4.478).margin(0.001));  // the customary near miss
  CHECK(contrast("#ffffff", "#12436d") == Approx(10.2).margin(0.1));
  CHECK(contrast("#123456", "#123456") == Approx(1));
}

TEST_CASE("theme: the neutral colours would pass as a theme file", "[theme]") {
  const HouseStyle neutral;
  CHECK(parse_house_style(
      "name: nobody's\ntext: \"" + neutral.text + "\"\nless: \"" + neutral.less + "\"\n",
      "t.yaml"));
}

TEST_CASE("theme: what cannot be read is refused with its line and its figure", "[theme]") {
  const auto pale = parse_house_style("name: Pale\nmore: \"#8fb4d8\"\n", "t.yaml");
  REQUIRE_FALSE(pale);
  CHECK(pale.error().code == "theme.contrast");
  CHECK(pale.error().place.line == 2);
  CHECK(pale.error().message.find("2.16 to 1; it takes 4.5") != std::string::npos);
  CHECK(code_of("moved: \"#303030\"\n") == "theme.contrast");
  CHECK(code_of("more: \"#6f6f6f\"\nground: \"#eeeeee\"\n") == "theme.contrast");  // 4.33
}

TEST_CASE("theme: colours, fonts and keys are checked", "[theme]") {
  CHECK(code_of("more: blue\n") == "theme.colour");
  CHECK(code_of("more: \"#12436\"\n") == "theme.colour");
  CHECK(code_of("more: \"#12436g\"\n") == "theme.colour");
  CHECK(code_of("font: 'Arial\"/><script>'\n") == "theme.font");
  CHECK(code_of("font: [a, b]\n") == "project.type");
  CHECK(code_of("colour: \"#000000\"\n") == "project.unknown_key");
  CHECK(code_of("&a more: *a\n") != "");
  CHECK(parse_house_style("more: \"#00513B\"\n", "t.yaml").value().more == "#00513b");
}

TEST_CASE("theme: a poster is drawn in it, and not where it is black and white", "[theme]") {
  HouseStyle house;
  house.more = "#00513b";
  house.font = "Source Sans 3";
  const std::string svg = poster_in(house, false);
  CHECK(svg.find("#00513b") != std::string::npos);
  CHECK(svg.find("#12436d") == std::string::npos);
  CHECK(svg.find("font-family=\"&quot;Source Sans 3&quot;, Arial") != std::string::npos);
  CHECK(poster_in(house, true).find("#00513b") == std::string::npos);
}
