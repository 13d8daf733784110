// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "fcm/house_style.hpp"
#include "project/read_logo.hpp"
#include "text/deflate.hpp"

using namespace fcm;
using project::parse_logo;

namespace {

constexpr const char* theme = "tests/cli/files/t.yaml";

std::string fixture() {
  std::ifstream file("tests/cli/files/logo.png", std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 255);
  return bytes;
}

std::string chunk(const std::string& type, const std::string& data) {
  return big_endian(static_cast<std::uint32_t>(data.size())) + type + data +
         big_endian(text::crc32_of(type + data));
}

struct Shape {
  std::uint32_t width = 2, height = 2;
  char interlaced = 0;
  std::size_t pixels = 6;  // bytes: two lines of a filter and two greys
  char filter = 0;
  std::string more;
};

/// Grey, eight bits.
std::string png(const Shape& shape) {
  std::string head = big_endian(shape.width) + big_endian(shape.height);
  head += {8, 0, 0, 0, shape.interlaced};
  const std::string packed =
      "\x78\x9c" + text::deflate(std::string(shape.pixels, shape.filter)) + "sum.";
  return "\x89PNG\r\n\x1a\n" + chunk("IHDR", head) + shape.more + chunk("IDAT", packed) +
         chunk("IEND", "");
}

std::string why(const std::string& bytes) {
  const auto logo = parse_logo(bytes);
  if (!logo) CHECK(logo.error().code == "theme.logo");
  return logo ? "" : logo.error().message;
}

}  // namespace

TEST_CASE("logo: what a drawing program left in a PNG is dropped, pixels are kept", "[logo]") {
  const std::string bytes = fixture();
  REQUIRE(bytes.find("Planted Name") != std::string::npos);
  const auto logo = parse_logo(bytes + "hidden behind the end");
  REQUIRE(logo);
  CHECK(logo->width == 48);
  CHECK(logo->height == 24);
  CHECK(logo->png.find("Planted Name") == std::string::npos);
  CHECK(logo->png.find("hidden") == std::string::npos);
  CHECK(parse_logo(logo->png)->png == logo->png);
}

TEST_CASE("logo: a byte that is wrong or missing is seen", "[logo]") {
  const std::string bytes = fixture();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    CHECK_FALSE(parse_logo(bytes.substr(0, i)));
    std::string wrong = bytes;
    wrong[i] = static_cast<char>(wrong[i] ^ 1);
    CHECK_FALSE(parse_logo(wrong));
  }
}

TEST_CASE("logo: size, interlacing, filters and missing pixels are checked", "[logo]") {
  CHECK(why(png({})) == "");
  CHECK(why("GIF89a") == "the logo is no PNG");
  CHECK(why(png({.width = 2001})) == "the logo has 2001 by 2 pixels");
  CHECK(why(png({.height = 0})) == "the logo has 2 by 0 pixels");
  CHECK(why(png({.interlaced = 1})) == "the logo is interlaced");
  CHECK(why(png({.pixels = 5})) == "the logo is damaged: pixels are missing");
  CHECK(why(png({.pixels = 7})) == "the logo is damaged: pixels are missing");
  CHECK(why(png({.filter = 9})) == "the logo is damaged: pixels are missing");
  CHECK(why(png({.more = chunk("CODE", "run me")})) == "the logo is no PNG we know");
  CHECK(why(png({.more = chunk("tEXt", std::string(103000, 'x'))})) ==
        "the logo is larger than 100 KB");
}

TEST_CASE("logo: a theme file names it beside itself, with a text, else its line is named",
          "[logo]") {
  const auto good = parse_house_style("logo: logo.png\nlogo_text: A ring\n", theme);
  REQUIRE(good);
  CHECK(good->logo->text == "A ring");
  const auto at_line_two = [](const std::string& yaml, const std::string& code) {
    const auto bad = parse_house_style("name: x\n" + yaml, theme);
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code == code);
    CHECK(bad.error().place.line == 2);
    CHECK(!bad.error().hint.empty());
  };
  at_line_two("logo: logo.png\n", "theme.logo");
  at_line_two("logo: house.yaml\nlogo_text: A ring\n", "theme.logo");
  at_line_two("logo: nowhere.png\nlogo_text: A ring\n", "file.not_found");
}
