// SPDX-License-Identifier: MIT
//
// How large an input may be. Limits are always on; a message that stops a read names the limit.
#pragma once

#include <cstddef>

namespace fcm {

struct Limits {
  std::size_t file_bytes = 64u << 20;
  std::size_t yaml_bytes = 8u << 20;
  std::size_t nesting = 64;       ///< levels of YAML, JSON and XML
  std::size_t nodes = 5'000'000;  ///< values of YAML or JSON; elements, attributes, texts of XML
  std::size_t columns = 4'096;    ///< fields in a row of a table; a matrix of more is refused
  std::size_t field_bytes = 64u << 10;
  std::size_t row_bytes = 1u << 20;
  std::size_t rows = 1'000'000;
  std::size_t zip_entries = 10'000;
  std::size_t zip_ratio = 200;             ///< unpacked to packed, above 100 KiB
  std::size_t zip_bytes = 1u << 30;        ///< unpacked in all, of one archive
  std::size_t sqlite_steps = 100'000'000;  ///< of SQLite's machine, in one query
  std::size_t factors = 100'000;
  std::size_t links = 1'000'000;
  std::size_t id_characters = 1'000;
  std::size_t label_characters = 1'000;
  std::size_t quote_characters = 10'000;
  std::size_t lag = 100;              ///< rounds of a link
  std::size_t max_steps = 1'000'000;  ///< of one simulation
  bool operator==(const Limits&) const = default;
};

}  // namespace fcm
