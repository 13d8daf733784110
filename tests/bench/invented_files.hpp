// SPDX-License-Identifier: MIT
//
// Files of every format and of any size, of invented towns and talks.
#pragma once

#include <string>
#include <vector>

#include "fcm/formats.hpp"

namespace fcm::bench {

/// A kind of file; one of 10 n rows, links or pieces is ten times one of n.
struct InventedFile {
  std::string name;    ///< "kumu.xlsx": a format and how it is saved
  std::size_t n;       ///< of the smaller one
  std::string claims;  ///< the convention of coded texts
  std::vector<WrittenFile> (*made)(const InventedFile&, std::size_t n);
  double most = 0;  ///< seconds for the larger one, where there is a goal

  std::string format() const { return name.substr(0, name.find('.')); }
  std::string extension() const { return name.substr(name.find('.')); }
};

/// At least one of each format that is read.
const std::vector<InventedFile>& invented_files();

/// Rows that a program of SQLite adds to the database of a good sample.
std::string invented_database(const std::string& sample, const std::string& sql);

/// Compressed as PRSM does; `text` is ASCII.
std::string lz_string(const std::string& text);

}  // namespace fcm::bench
