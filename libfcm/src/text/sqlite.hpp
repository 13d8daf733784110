// SPDX-License-Identifier: MIT
//
// SQLite files, read from memory: read-only, defensive, no extensions, no trusted schema; only
// SELECTs of ours are run, views and virtual tables are refused, and every query has a limit of
// steps.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/limits.hpp"
#include "fcm/result.hpp"

namespace fcm::text {

bool looks_like_sqlite(std::string_view bytes);

class Database {
 public:
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  int application_id() const;
  bool has_table(std::string_view name) const;
  bool has_column(std::string_view table, std::string_view column) const;
  /// Names of the columns of a table; none where there is no such table.
  Result<std::vector<std::string>> columns(const std::string& table) const;

  /// All rows of these columns of a table; NULL is nullopt, numbers are text, a column that the
  /// table does not have is NULL everywhere. `order` is a column, or empty for the order of rowid.
  /// Codes: sqlite.damaged, sqlite.no_table, sqlite.view, limit.rows, limit.file_size,
  /// limit.sqlite_steps.
  Result<std::vector<std::vector<std::optional<std::string>>>> rows(
      const std::string& table, const std::vector<std::string>& columns,
      const std::string& order = {}) const;

 private:
  friend Result<Database> open_database(std::string_view, const std::string&, const Limits&);
  struct Handle;
  explicit Database(std::unique_ptr<Handle>);
  std::unique_ptr<Handle> handle_;
};

/// Codes: file.empty, sqlite.damaged, sqlite.not_sqlite, limit.sqlite_steps. What a write-ahead log
/// beside the file holds is not seen.
Result<Database> open_database(std::string_view bytes, const std::string& file, const Limits& = {});

}  // namespace fcm::text
