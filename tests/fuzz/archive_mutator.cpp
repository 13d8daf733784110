// SPDX-License-Identifier: MIT
//
// A change of one byte of an archive only breaks its checksum. So most changes to an archive are
// made inside: one of its files is unpacked, changed and packed again.
#include <cstdint>
#include <cstring>
#include <random>
#include <string>

#include "fcm/limits.hpp"
#include "text/zip.hpp"

using namespace fcm;

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max_size, unsigned seed) {
  std::minstd_rand random(seed);
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!text::looks_like_zip(bytes) || random() % 8 == 0)
    return LLVMFuzzerMutate(data, size, max_size);
  auto entries = text::read_zip(bytes, "input", {}, Limits{.zip_bytes = 1u << 20});
  if (!entries || entries->empty()) return LLVMFuzzerMutate(data, size, max_size);

  std::string& inner = (*entries)[random() % entries->size()].bytes;
  const std::size_t before = inner.size();
  inner.resize(before + 4096);
  inner.resize(
      LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(inner.data()), before, inner.size()));
  const std::string packed = text::write_zip(*entries);
  if (packed.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::memcpy(data, packed.data(), packed.size());
  return packed.size();
}
