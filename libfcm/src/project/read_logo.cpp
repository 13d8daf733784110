// SPDX-License-Identifier: MIT
#include "project/read_logo.hpp"

#include <string>

#include "text/deflate.hpp"

namespace fcm::project {
namespace {

constexpr std::string_view signature = "\x89PNG\r\n\x1a\n";
constexpr unsigned most_pixels = 2000;  // on a side

tl::unexpected<Problem> refused(const std::string& why) {
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

/// One part of the file: its type and data, and all its bytes with length and checksum.
struct Chunk {
  std::string_view type, data, bytes;
};

/// The one that begins there.
Result<Chunk> chunk_at(std::string_view bytes, std::size_t i) {
  constexpr std::size_t around = 12;  // length, type and checksum
  if (bytes.size() - i < around) return refused("is cut off");
  const std::size_t length = number_at(bytes, i);
  if (length > bytes.size() - i - around) return refused("is cut off");
  if (text::crc32_of(bytes.substr(i + 4, length + 4)) != number_at(bytes, i + 8 + length))
    return refused("is damaged: a checksum is wrong");
  return Chunk{bytes.substr(i + 4, 4), bytes.substr(i + 8, length),
               bytes.substr(i, length + around)};
}

/// What the first chunk says.
struct Header {
  unsigned width = 0, height = 0, colours = 0;
  unsigned bits = 0;  ///< of a pixel; 0: not read yet
};

Result<Header> read_header(std::string_view data) {
  if (data.size() != 13 || data[10] != 0 || data[11] != 0) return refused("is no PNG we know");
  if (data[12] != 0) return refused("is interlaced");
  const unsigned depth = static_cast<unsigned char>(data[8]);
  Header header{.width = number_at(data, 0),
                .height = number_at(data, 4),
                .colours = static_cast<unsigned char>(data[9])};
  header.bits = samples(header.colours) * depth;
  if (header.bits == 0 || !depth_fits(depth, header.colours)) return refused("is no PNG we know");
  if (header.width == 0 || header.height == 0 || header.width > most_pixels ||
      header.height > most_pixels)
    return refused("has " + std::to_string(header.width) + " by " + std::to_string(header.height) +
                   " pixels");
  return header;
}

}  // namespace

Result<Logo> parse_logo(std::string_view bytes) {
  if (bytes.size() > most_logo_bytes) return refused("is larger than 100 KB");
  if (bytes.substr(0, signature.size()) != signature) return refused("is no PNG");
  Logo logo{.png = std::string(signature)};
  Header header;
  std::string packed;
  bool palette = false, ended = false;
  for (std::size_t i = signature.size(); i < bytes.size() && !ended;) {
    const Result<Chunk> chunk = chunk_at(bytes, i);
    if (!chunk) return tl::make_unexpected(chunk.error());
    if ((header.bits == 0) != (chunk->type == "IHDR"))
      return refused("is damaged: parts are out of order");
    if (chunk->type == "IHDR") {
      const Result<Header> read = read_header(chunk->data);
      if (!read) return tl::make_unexpected(read.error());
      header = *read;
    }
    const bool kept = is_kept(chunk->type), may_be_left_out = (chunk->type[0] & 32) != 0;
    if (!kept && !may_be_left_out) return refused("is no PNG we know");
    if (kept) logo.png += chunk->bytes;
    if (chunk->type == "IDAT") packed += chunk->data;
    palette = palette || chunk->type == "PLTE";
    ended = chunk->type == "IEND";
    i += chunk->bytes.size();
  }
  logo.width = header.width;
  logo.height = header.height;
  if (!ended) return refused("is cut off");
  if (header.colours == 3 && !palette) return refused("is damaged: it has no palette");
  if (!has_all_pixels(packed, logo, header.bits)) return refused("is damaged: pixels are missing");
  return logo;
}

}  // namespace fcm::project
