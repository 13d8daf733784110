// SPDX-License-Identifier: MIT
//
// Maps in and out of files. Content decides the reader; `from` overrides.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/map.hpp"
#include "fcm/publish.hpp"

namespace fcm {

/// A file format: one file in src/formats/, one word in FCM_FORMATS.
struct Format {
  std::string_view name;  ///< study, claims, map, matrix, edges
  std::string_view title;
  std::string_view holds;       ///< "study" or "map"
  std::string_view extensions;  ///< ".csv .tsv"
  /// Whether the bytes look like this format; 0 no, 1 perhaps, 2 surely.
  int (*sniff)(std::string_view bytes);
  /// Null for formats that hold a study.
  Result<Read<Map>> (*read)(std::string_view bytes, const std::string& file);
};

const std::vector<Format>& formats();
Result<const Format*> format_named(std::string_view);  // code "format.unknown"

/// What a path is, by its content: a folder with claims is "study", else the surest format; a YAML
/// file with `fcm:` is "project". Code "format.ambiguous" lists the candidates.
Result<std::string> what_is(const std::string& path);

/// The same for bytes already in memory (standard input can be read only once).
Result<std::string> what_are(std::string_view bytes, const std::string& file);

/// Reads a map file, a matrix or an edge list. "-" is standard input. Rows that cannot be
/// understood are refused and in the account: look at account.has_errors() before you use the map.
/// Codes: those of what_is and of the format; format.not_a_map.
Result<Read<Map>> read_map(const std::string& path, std::string_view from = {});

/// The same for bytes already in memory.
Result<Read<Map>> parse_map(std::string_view bytes, const std::string& file,
                            std::string_view from = {});

/// fcm.map/1, keeps everything, round-trips exactly. docs/formats/map.md.
std::string write_map(const Published<Map>&);

}  // namespace fcm
