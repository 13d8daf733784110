// SPDX-License-Identifier: MIT
#include "project/read_logo.hpp"

#include <string>

#include "text/deflate.hpp"

namespace fcm::project {
namespace {

constexpr std::string_view signature = "\x89PNG\r\n\x1a\n";
constexpr unsigned most_pixels = 2000;  // on a side

Result<Logo> refused(const std::string& why) {
  return problem("theme.logo", "the logo " + why, {},
                 "save it as PNG, not interlaced, up to 2000 pixels on a side and 100 KB");
}

unsigned number_at(std::string_view bytes, std::size_t i) {
  unsigned value = 0;
  for (std::size_t k = i; k < i + 4; ++k) value = value << 8 | static_cast<unsigned char>(bytes[k]);
  return value;
}

/// Samples of a pixel by colour type: grey, -, RGB, index, grey with alpha, -, RGB with alpha.
unsigned samples(unsigned type) {
  constexpr unsigned of[] = {1, 0, 3, 1, 2, 0, 4};
  return type < 7 ? of[type] : 0;
}

bool depth_fits(unsigned depth, unsigned type) {
  if (depth == 8) return true;
  if (depth == 16) return type != 3;
  return (type == 0 || type == 3) && (depth == 1 || depth == 2 || depth == 4);
}

/// Every line is there, under a filter that exists.
bool has_all_pixels(std::string_view packed, const Logo& logo, unsigned bits) {
  constexpr std::size_t head = 2, checksum = 4;  // of zlib (RFC 1950)
  if (packed.size() < head + checksum) return false;
  const unsigned method = static_cast<unsigned char>(packed[0]),
                 flags = static_cast<unsigned char>(packed[1]);
  if ((method & 15) != 8 || (method << 8 | flags) % 31 != 0 || (flags & 32)) return false;
  const std::size_t line = 1 + (std::size_t{logo.width} * bits + 7) / 8;
  std::string pixels;
  if (!text::inflate(packed.substr(head, packed.size() - head - checksum), line * logo.height,
                     pixels))
    return false;
  for (std::size_t i = 0; i < pixels.size(); i += line)
    if (static_cast<unsigned char>(pixels[i]) > 4) return false;
  return true;
}

bool is_kept(std::string_view type) {
  return type == "IHDR" || type == "PLTE" || type == "tRNS" || type == "gAMA" || type == "sRGB" ||
         type == "IDAT" || type == "IEND";
}

}  // namespace

Result<Logo> parse_logo(std::string_view bytes) {
  constexpr std::size_t around = 12;  // length, type and CRC of a chunk
  if (bytes.size() > most_logo_bytes) return refused("is larger than 100 KB");
  if (bytes.substr(0, signature.size()) != signature) return refused("is no PNG");
  Logo logo{.png = std::string(signature)};
  std::string packed;
  unsigned bits = 0, colours = 0;
  bool palette = false, ended = false;
  for (std::size_t i = signature.size(); i < bytes.size() && !ended;) {
    if (bytes.size() - i < around) return refused("is cut off");
    const std::size_t length = number_at(bytes, i);
    if (length > bytes.size() - i - around) return refused("is cut off");
    const std::string_view type = bytes.substr(i + 4, 4), data = bytes.substr(i + 8, length);
    if (text::crc32_of(bytes.substr(i + 4, length + 4)) != number_at(bytes, i + 8 + length))
      return refused("is damaged: a checksum is wrong");
    if ((bits == 0) != (type == "IHDR")) return refused("is damaged: parts are out of order");
    if (type == "IHDR") {
      if (length != 13 || data[10] != 0 || data[11] != 0) return refused("is no PNG we know");
      if (data[12] != 0) return refused("is interlaced");
      logo.width = number_at(data, 0);
      logo.height = number_at(data, 4);
      const unsigned depth = static_cast<unsigned char>(data[8]);
      colours = static_cast<unsigned char>(data[9]);
      bits = samples(colours) * depth;
      if (bits == 0 || !depth_fits(depth, colours)) return refused("is no PNG we know");
      if (logo.width == 0 || logo.height == 0 || logo.width > most_pixels ||
          logo.height > most_pixels)
        return refused("has " + std::to_string(logo.width) + " by " + std::to_string(logo.height) +
                       " pixels");
    }
    if (!is_kept(type) && !(type[0] & 32)) return refused("is no PNG we know");
    palette = palette || type == "PLTE";
    if (type == "IDAT") packed += data;
    ended = type == "IEND";
    if (is_kept(type)) logo.png += bytes.substr(i, length + around);
    i += length + around;
  }
  if (!ended) return refused("is cut off");
  if (colours == 3 && !palette) return refused("is damaged: it has no palette");
  if (!has_all_pixels(packed, logo, bits)) return refused("is damaged: pixels are missing");
  return logo;
}

}  // namespace fcm::project
