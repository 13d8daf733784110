// SPDX-License-Identifier: MIT
#include "fcm/house_style.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "core/elementary.hpp"
#include "project/keys.hpp"
#include "project/read_logo.hpp"
#include "text/file.hpp"
#include "text/number.hpp"

namespace fcm {
namespace {

using project::Reader;
using text::YamlNode;

constexpr double for_text = 4.5, for_lines = 3;  // WCAG 2.2, 1.4.3 and 1.4.11

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

int digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

/// WCAG 2.2: sRGB made linear, weighted.
double luminance(std::string_view colour) {
  const auto part = [&](std::size_t i) {
    const double c = (16 * digit(colour[i]) + digit(colour[i + 1])) / 255.0;
    return c <= 0.04045 ? c / 12.92 : core::exp(2.4 * core::log((c + 0.055) / 1.055));
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

std::string colour_in(Reader& reader, const YamlNode& node, const std::string& what) {
  std::string colour = reader.text(node, what);
  for (char& c : colour)
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c + 32);
  if (colour.size() == 7 && colour[0] == '#' &&
      std::all_of(colour.begin() + 1, colour.end(), is_hex))
    return colour;
  if (!reader.failed())
    reader.fail("theme.colour", what + " is no colour", node.place,
                "write it as \"#12436d\", in quotes: # begins a comment", colour);
  return "#000000";
}

std::string font_in(Reader& reader, const YamlNode& node) {
  const std::string font = reader.text(node, "font");
  const bool plain = font.size() <= 60 && std::all_of(font.begin(), font.end(), [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || c == ' ' || c == '-';
                     });
  if (!plain && !reader.failed())
    reader.fail("theme.font", "font is no name of a family", node.place,
                "one name of letters, digits, spaces and hyphens, as in Source Sans 3");
  return font;
}

/// From the folder of the theme file.
Logo logo_in(Reader& reader, const YamlNode& node, const std::string& file) {
  const std::string name = reader.text(node, "logo");
  if (reader.failed()) return {};
  const auto path = std::filesystem::path(file).parent_path() / name;
  const auto bytes = text::read_file(path.string(), project::most_logo_bytes + 1);
  Result<Logo> logo = bytes ? project::parse_logo(*bytes) : tl::make_unexpected(bytes.error());
  if (logo) return *std::move(logo);
  reader.fail(logo.error(), node.place);
  return {};
}

struct Pair {
  const char* key;
  std::string_view colour, on;
  const char* where;
  double least;
};

/// The first pair of colours that cannot be told apart well enough.
Result<void> readable(const HouseStyle& style, const YamlNode& root, const std::string& file) {
  const std::string_view white = "#ffffff";
  for (const Pair& pair : {Pair{"text", style.text, white, "white", for_text},
                           Pair{"text", style.text, style.ground, "ground", for_text},
                           Pair{"text", style.text, style.moved, "moved", for_text},
                           Pair{"soft", style.soft, white, "white", for_text},
                           Pair{"soft", style.soft, style.ground, "ground", for_text},
                           Pair{"more", style.more, white, "white", for_text},
                           Pair{"less", style.less, white, "white", for_text},
                           Pair{"more", style.more, style.ground, "ground", for_text},
                           Pair{"less", style.less, style.ground, "ground", for_lines}}) {
    const double is = contrast(pair.colour, pair.on);
    if (is >= pair.least) continue;
    const YamlNode* node = root.find(pair.key);
    if (!node) node = root.find(pair.where);
    return problem("theme.contrast",
                   std::string(pair.key) + " on " + pair.where + " has a contrast of " +
                       text::fixed(std::floor(is * 100) / 100, 2) + " to 1; it takes " +
                       text::shortest(pair.least),
                   node ? node->place : Place{file}, "take the one darker or the other lighter",
                   std::string(pair.colour));
  }
  return {};
}

}  // namespace

double contrast(std::string_view a, std::string_view b) {
  const double one = luminance(a), other = luminance(b);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

Result<HouseStyle> parse_house_style(std::string_view yaml, const std::string& file) {
  const auto root = text::parse_yaml(yaml, file);
  if (!root) return tl::make_unexpected(root.error());
  HouseStyle style;
  std::string logo_text;
  Reader reader;
  std::vector<Reader::Key> keys = {
      {"name", [&](const YamlNode& node) { style.name = reader.text(node, "name"); }},
      {"font", [&](const YamlNode& node) { style.font = font_in(reader, node); }},
      {"logo", [&](const YamlNode& node) { style.logo = logo_in(reader, node, file); }},
      {"logo_text", [&](const YamlNode& node) { logo_text = reader.text(node, "logo_text"); }}};
  for (const auto& [key, member] :
       {std::pair("text", &HouseStyle::text), std::pair("soft", &HouseStyle::soft),
        std::pair("more", &HouseStyle::more), std::pair("less", &HouseStyle::less),
        std::pair("ground", &HouseStyle::ground), std::pair("moved", &HouseStyle::moved)}) {
    const std::string word = key;
    std::string& value = style.*member;
    keys.push_back({word, [&reader, &value, word](const YamlNode& node) {
                      value = colour_in(reader, node, word);
                    }});
  }
  reader.keys(*root, "theme file", keys);
  if (const YamlNode* node = root->find("logo");
      node && !reader.failed() && !root->find("logo_text"))
    reader.fail("theme.logo", "logo has no logo_text", node->place,
                "say what it shows, for those who cannot see it: logo_text: Northby Council");
  if (reader.failed()) return tl::make_unexpected(reader.first());
  if (style.logo) style.logo->text = logo_text;
  if (const auto good = readable(style, *root, file); !good)
    return tl::make_unexpected(good.error());
  return style;
}

Result<HouseStyle> read_house_style(const std::string& path) {
  const Result<std::string> bytes = text::read_file(path);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return parse_house_style(*bytes, path);
}

}  // namespace fcm
