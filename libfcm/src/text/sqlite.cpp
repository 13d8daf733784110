// SPDX-License-Identifier: MIT
#include "text/sqlite.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <map>
#include <new>
#include <utility>

#include "text/code_point.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

#ifdef FCM_STATIC
// What the linker gives SQLite instead of dlopen (CMakeLists.txt): no extension is ever loaded.
extern "C" void* __wrap_dlopen(const char*, int);
extern "C" void* __wrap_dlopen(const char*, int) { return nullptr; }
#endif

namespace fcm::text {
namespace {

constexpr std::string_view magic("SQLite format 3\0", 16);
constexpr std::size_t header_size = 100;  // sqlite.org/fileformat2.html 1.3

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < width; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

// SQLite would read a file that lacks its last pages. Its own count of them is valid where it was
// written with the last change (1.3.7).
bool cut_off(std::string_view bytes) {
  if (big_endian(bytes, 24, 4) != big_endian(bytes, 92, 4)) return false;
  const std::uint32_t written = big_endian(bytes, 16, 2);
  const std::size_t page = written == 1 ? 65'536 : written;
  return page * big_endian(bytes, 28, 4) > bytes.size();
}

std::string sql_name(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

// Text of a column as valid UTF-8: old programs stored whatever they had.
std::string valid_utf8(std::string_view bytes) {
  if (invalid_at(bytes) == 0) return std::string(bytes);
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = code_point_at(bytes, at);
    if (c.length == 0)
      out += "\xEF\xBF\xBD";
    else
      out.append(bytes.substr(at, c.length));
    at += std::max<std::size_t>(c.length, 1);
  }
  return out;
}

std::optional<std::string> cell_of(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
      return std::nullopt;
    case SQLITE_INTEGER:
      return std::to_string(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
      return shortest(sqlite3_column_double(statement, column));
    default:
      break;
  }
  const void* bytes = sqlite3_column_type(statement, column) == SQLITE_BLOB
                          ? sqlite3_column_blob(statement, column)
                          : sqlite3_column_text(statement, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  if (bytes == nullptr) return std::string();
  return valid_utf8({static_cast<const char*>(bytes), size});
}

}  // namespace

using Cells = std::vector<std::vector<std::optional<std::string>>>;

struct Database::Handle {
  sqlite3* database = nullptr;
  std::string file;
  Limits limits;
  int application_id = 0;
  std::map<std::string, bool, std::less<>> tables;  // true for views and virtual tables
  std::size_t steps = 0;

  ~Handle() { sqlite3_close(database); }

  static int count_steps(void* handle) {
    constexpr std::size_t each = 1'000;
    auto* self = static_cast<Handle*>(handle);
    self->steps += each;
    return self->steps > self->limits.sqlite_steps ? 1 : 0;
  }

  tl::unexpected<Problem> failed(int code) const {
    if (code == SQLITE_INTERRUPT)
      return problem("limit.sqlite_steps",
                     "a query takes more than " + grouped(limits.sqlite_steps) + " steps", {file},
                     "check that this is the right file");
    // Damaged ones ask for more memory than there is: SQLITE_NOMEM.
    return problem("sqlite.damaged", "the database is damaged", {file},
                   "open it in its own program and save or export it again");
  }

  // All rows of a query of ours.
  Result<Cells> query(const std::string& sql) {
    sqlite3_stmt* prepared = nullptr;
    steps = 0;
    int code =
        sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size()), &prepared, nullptr);
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(prepared,
                                                                          sqlite3_finalize);
    if (code != SQLITE_OK) return failed(code);
    Cells rows;
    std::size_t bytes = 0;
    const int columns = sqlite3_column_count(prepared);
    while ((code = sqlite3_step(prepared)) == SQLITE_ROW) {
      if (rows.size() == limits.rows)
        return problem("limit.rows",
                       "a table of the database has more than " + grouped(limits.rows) + " rows",
                       {file}, "check that this is the right file");
      std::vector<std::optional<std::string>>& row = rows.emplace_back();
      for (int column = 0; column < columns; ++column) {
        row.push_back(cell_of(prepared, column));
        bytes += row.back() ? row.back()->size() : 0;
      }
      if (bytes > limits.file_bytes)
        return problem("limit.file_size",
                       "a table of the database holds more than " + grouped(limits.file_bytes) +
                           " bytes of text",
                       {file}, "check that this is the right file");
    }
    if (code != SQLITE_DONE) return failed(code);
    return rows;
  }

  // Into memory of SQLite's own, which it frees. Nothing is ever written.
  Result<void> load(std::string_view bytes) {
    if (sqlite3_open_v2(":memory:", &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                        nullptr) != SQLITE_OK)
      throw std::bad_alloc();
    auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size()));
    if (copy == nullptr) throw std::bad_alloc();
    std::memcpy(copy, bytes.data(), bytes.size());
    // A write-ahead log cannot be in memory; what is in the file itself can be read without it.
    for (const std::size_t version : {18, 19})
      if (copy[version] == 2) copy[version] = 1;
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    if (const int code =
            sqlite3_deserialize(database, "main", copy, size, size,
                                SQLITE_DESERIALIZE_READONLY | SQLITE_DESERIALIZE_FREEONCLOSE);
        code != SQLITE_OK)
      return failed(code);
    for (const auto& [setting, value] :
         {std::pair(SQLITE_DBCONFIG_DEFENSIVE, 1), std::pair(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
          std::pair(SQLITE_DBCONFIG_ENABLE_VIEW, 0), std::pair(SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
          std::pair(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0)})
      sqlite3_db_config(database, setting, value, nullptr);
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, static_cast<int>(limits.file_bytes));
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_progress_handler(database, 1'000, count_steps, this);
    return {};
  }

  Result<void> read_schema() {
    if (Result<Cells> memory = query("PRAGMA temp_store=MEMORY"); !memory)
      return tl::make_unexpected(memory.error());
    const Result<Cells> check = query("PRAGMA quick_check");
    if (!check) return tl::make_unexpected(check.error());
    for (const auto& row : *check) {
      // Values that a table of its own does not allow are no damage.
      const std::string said = row.front().value_or("");
      const bool values = said.find("NULL value in") != std::string::npos ||
                          said.find("constraint failed") != std::string::npos ||
                          said.find(" value in ") != std::string::npos;
      if (said != "ok" && !values) return failed(SQLITE_CORRUPT);
    }
    const Result<Cells> all = query(
        "SELECT name, type = 'view' OR rootpage = 0 FROM sqlite_master "
        "WHERE type IN ('table', 'view') ORDER BY rowid");
    if (!all) return tl::make_unexpected(all.error());
    for (const auto& row : *all) tables.emplace(row[0].value_or(""), row[1].value_or("1") == "1");
    return {};
  }
};

bool looks_like_sqlite(std::string_view bytes) { return bytes.starts_with(magic); }

Result<Database> open_database(std::string_view bytes, const std::string& file,
                               const Limits& limits) {
  if (bytes.empty())
    return problem("file.empty", "the file is empty", {file}, "check that this is the right file");
  if (!looks_like_sqlite(bytes))
    return problem("sqlite.not_sqlite", "this is no SQLite database, or it is encrypted", {file},
                   "check that this is the right file");
  auto handle = std::make_unique<Database::Handle>();
  handle->file = file;
  handle->limits = limits;
  if (bytes.size() < header_size) return handle->failed(SQLITE_CORRUPT);
  if (cut_off(bytes)) return handle->failed(SQLITE_CORRUPT);
  handle->application_id = static_cast<int>(big_endian(bytes, 68, 4));
  Result<void> done = handle->load(bytes);
  if (done) done = handle->read_schema();
  if (!done) return tl::make_unexpected(done.error());
  return Database(std::move(handle));
}

Database::Database(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

int Database::application_id() const { return handle_->application_id; }

bool Database::has_table(std::string_view name) const {
  const auto found = handle_->tables.find(name);
  return found != handle_->tables.end() && !found->second;
}

bool Database::has_column(std::string_view table, std::string_view column) const {
  const Result<std::vector<std::string>> all = columns(std::string(table));
  return all && std::find(all->begin(), all->end(), column) != all->end();
}

Result<std::vector<std::string>> Database::columns(const std::string& table) const {
  if (!has_table(table)) return std::vector<std::string>();
  const Result<Cells> all = handle_->query("PRAGMA table_info(" + sql_name(table) + ")");
  if (!all) return tl::make_unexpected(all.error());
  std::vector<std::string> names;
  for (const auto& row : *all) names.push_back(row[1].value_or(""));
  return names;
}

Result<Cells> Database::rows(const std::string& table, const std::vector<std::string>& wanted,
                             const std::string& order) const {
  const auto found = handle_->tables.find(table);
  if (found == handle_->tables.end())
    return problem("sqlite.no_table", "the database has no table " + table, {handle_->file},
                   "check that this is the right file");
  if (found->second)
    return problem("sqlite.view", table + " is no plain table of the database", {handle_->file},
                   "do not trust this file");
  const Result<std::vector<std::string>> present = columns(table);
  if (!present) return tl::make_unexpected(present.error());
  const auto has = [&](const std::string& name) {
    return std::find(present->begin(), present->end(), name) != present->end();
  };
  std::string sql = "SELECT ";
  for (const std::string& column : wanted)
    sql += (&column == wanted.data() ? "" : ", ") + (has(column) ? sql_name(column) : "NULL");
  sql += " FROM " + sql_name(table);
  Result<Cells> ordered =
      handle_->query(sql + " ORDER BY " + (has(order) ? sql_name(order) + ", " : "") + "rowid");
  // A table without rowids is kept in the order of its key.
  if (!ordered && ordered.error().code == "sqlite.damaged")
    return handle_->query(sql + (has(order) ? " ORDER BY " + sql_name(order) : ""));
  return ordered;
}

}  // namespace fcm::text
