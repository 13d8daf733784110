// SPDX-License-Identifier: MIT
#include "text/deflate.hpp"

#include <zlib.h>

#include <algorithm>
#include <new>
#include <stdexcept>

namespace fcm::text {
namespace {

constexpr std::size_t piece = 1u << 20;
constexpr int raw = -MAX_WBITS;  // zlib's way to say: no header of its own

Bytef* input(std::string_view bytes) {
  return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
}

}  // namespace

bool inflate(std::string_view packed, std::uint64_t size, std::string& out) {
  z_stream stream{};
  if (packed.size() > UINT32_MAX) return false;
  if (inflateInit2(&stream, raw) != Z_OK) throw std::bad_alloc();
  stream.next_in = input(packed);
  stream.avail_in = static_cast<uInt>(packed.size());
  int state = Z_OK;
  try {
    while (state == Z_OK && out.size() <= size) {
      const std::size_t old = out.size();
      // One byte more than is claimed, to see that there is no more.
      const std::size_t room = std::min<std::uint64_t>(size + 1 - old, std::max(piece, old));
      out.resize(old + room);
      stream.next_out = reinterpret_cast<Bytef*>(out.data() + old);
      stream.avail_out = static_cast<uInt>(std::min<std::size_t>(room, UINT32_MAX));
      state = ::inflate(&stream, Z_NO_FLUSH);
      out.resize(static_cast<std::size_t>(reinterpret_cast<char*>(stream.next_out) - out.data()));
      if (state == Z_OK && stream.avail_in == 0 && stream.avail_out > 0) break;  // cut off
    }
  } catch (...) {
    inflateEnd(&stream);
    throw;
  }
  inflateEnd(&stream);
  return state == Z_STREAM_END && out.size() == size;
}

std::string deflate(std::string_view bytes) {
  if (bytes.size() > UINT32_MAX) throw std::length_error("deflate: more than 4 GiB");
  z_stream stream{};
  constexpr int memory = 8;  // zlib's own default
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, raw, memory, Z_DEFAULT_STRATEGY) !=
      Z_OK)
    throw std::bad_alloc();
  std::string out;
  try {
    out.resize(deflateBound(&stream, bytes.size()));
  } catch (...) {
    deflateEnd(&stream);
    throw;
  }
  stream.next_in = input(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  ::deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::uint32_t crc32_of(std::string_view bytes) {
  return static_cast<std::uint32_t>(crc32_z(0, input(bytes), bytes.size()));
}

}  // namespace fcm::text
