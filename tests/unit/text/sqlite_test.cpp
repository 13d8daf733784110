// SPDX-License-Identifier: MIT
#include "text/sqlite.hpp"

#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <random>

using namespace fcm;
using namespace fcm::text;

namespace {

std::string database_of(const std::string& sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(":memory:", &database) == SQLITE_OK);
  char* error = nullptr;
  const int code = sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &error);
  INFO((error == nullptr ? "" : error));
  REQUIRE(code == SQLITE_OK);
  sqlite3_int64 size = 0;
  unsigned char* bytes = sqlite3_serialize(database, "main", &size, 0);
  REQUIRE(bytes != nullptr);
  std::string out(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
  sqlite3_free(bytes);
  sqlite3_close(database);
  return out;
}

Database opened(const std::string& bytes) {
  Result<Database> database = open_database(bytes, "a.sqlite3");
  REQUIRE(database);
  return std::move(*database);
}

std::string shown(const Database& database, const std::string& table,
                  const std::vector<std::string>& columns, const std::string& order = {}) {
  const auto rows = database.rows(table, columns, order);
  if (!rows) return rows.error().code;
  std::string all;
  for (const auto& row : *rows) {
    for (const auto& cell : row) all += cell.value_or("NULL") + "|";
    all += "\n";
  }
  return all;
}

const std::string& sample() {
  static const std::string bytes = database_of(
      "PRAGMA application_id = 0x54677474; CREATE TABLE tags(id INTEGER PRIMARY KEY, path TEXT, "
      "weight REAL); CREATE INDEX by_path ON tags(path); INSERT INTO tags VALUES (2, 'b', 0.5), "
      "(1, 'z', NULL), (7, 'a', 1e300); CREATE VIEW v AS SELECT * FROM tags; CREATE TABLE "
      "k(a TEXT PRIMARY KEY) WITHOUT ROWID; INSERT INTO k VALUES ('y'), ('x')");
  return bytes;
}

}  // namespace

TEST_CASE("sqlite: tables are read as text, in the order of rowid or of a column", "[text]") {
  CHECK(looks_like_sqlite(sample()));
  const Database database = opened(sample());
  CHECK(database.application_id() == 0x54677474);
  CHECK(database.has_table("tags"));
  CHECK_FALSE(database.has_table("v"));
  CHECK_FALSE(database.has_table("none"));
  CHECK(database.has_column("tags", "path"));
  CHECK_FALSE(database.has_column("tags", "none"));
  CHECK(shown(database, "tags", {"path", "weight", "since_v17"}) ==
        "z|NULL|NULL|\nb|0.5|NULL|\na|1e+300|NULL|\n");
  CHECK(shown(database, "tags", {"path"}, "path") == "a|\nb|\nz|\n");
  CHECK(shown(database, "k", {"a"}) == "x|\ny|\n");
}

TEST_CASE("sqlite: views, virtual tables and absent tables are not read", "[text]") {
  CHECK(shown(opened(sample()), "v", {"path"}) == "sqlite.view");
  CHECK(shown(opened(sample()), "none", {"path"}) == "sqlite.no_table");
  const std::string virtual_table =
      database_of("CREATE VIRTUAL TABLE f USING fts4(text); INSERT INTO f VALUES ('x')");
  CHECK(shown(opened(virtual_table), "f", {"text"}) == "sqlite.view");
  const std::string endless = database_of(
      "CREATE VIEW project AS WITH RECURSIVE c(x) AS (VALUES(1) UNION ALL SELECT x + 1 FROM c) "
      "SELECT x AS name FROM c");
  CHECK(shown(opened(endless), "project", {"name"}) == "sqlite.view");
}

TEST_CASE("sqlite: names with quotation marks are names", "[text]") {
  const Database database =
      opened(database_of("CREATE TABLE \"a\"\"b; DROP\"(\"x\"\"y\"); INSERT INTO \"a\"\"b; DROP\" "
                         "VALUES ('1')"));
  CHECK(shown(database, "a\"b; DROP", {"x\"y", "\"); DROP"}) == "1|NULL|\n");
}

TEST_CASE("sqlite: bad text and bytes become valid UTF-8, UTF-16 is read", "[text]") {
  CHECK(shown(opened(database_of("CREATE TABLE t(a); INSERT INTO t VALUES (CAST(x'61FF' AS TEXT)), "
                                 "(x'C3A9'), (x'')")),
              "t", {"a"}) == "a\xEF\xBF\xBD|\n\xC3\xA9|\n|\n");
  CHECK(shown(opened(database_of("PRAGMA encoding = 'UTF-16'; CREATE TABLE t(a); INSERT INTO t "
                                 "VALUES ('\xC3\xA9')")),
              "t", {"a"}) == "\xC3\xA9|\n");
}

TEST_CASE("sqlite: a database that had a write-ahead log is read", "[text]") {
  std::string bytes = sample();
  bytes[18] = bytes[19] = 2;
  CHECK(shown(opened(bytes), "k", {"a"}) == "x|\ny|\n");
}

TEST_CASE("sqlite: what is no database is refused", "[text]") {
  const auto code = [](std::string_view bytes) {
    const Result<Database> database = open_database(bytes, "a.sqlite3");
    return database ? "read" : database.error().code;
  };
  CHECK(code("") == "file.empty");
  CHECK(code("not a database") == "sqlite.not_sqlite");
  CHECK(code(std::string_view("SQLite format 3\0", 16)) == "sqlite.damaged");
  for (std::size_t size = 16; size < sample().size(); size += 97)
    CHECK(code(std::string_view(sample()).substr(0, size)) == "sqlite.damaged");
}

TEST_CASE("sqlite: rows, steps and text have limits", "[text]") {
  const std::string bytes = database_of(
      "CREATE TABLE t(a); WITH RECURSIVE c(x) AS (VALUES(1) UNION ALL SELECT x + 1 FROM c WHERE x "
      "< 20000) INSERT INTO t SELECT 'x' FROM c; CREATE TABLE g(a, b AS (zeroblob(a))); INSERT "
      "INTO g VALUES (1000000000)");
  const auto code = [&](const Limits& limits) {
    const Result<Database> database = open_database(bytes, "a.sqlite3", limits);
    return database ? shown(*database, "t", {"a"}).substr(0, 18) : database.error().code;
  };
  CHECK(code({.rows = 10'000}) == "limit.rows");
  CHECK(code({.sqlite_steps = 10'000}) == "limit.sqlite_steps");
  CHECK(code({.file_bytes = 10'000}) == "limit.file_size");
  // A column that is computed is none of those listed: nothing is computed.
  CHECK(shown(opened(bytes), "g", {"a", "b"}) == "1000000000|NULL|\n");
}

TEST_CASE("sqlite: flipped bytes never crash it", "[text]") {
  std::mt19937 random(8);
  for (int i = 0; i < 2'000; ++i) {
    std::string bytes = sample();
    // Pages are mostly empty: flip where something is.
    std::size_t at = 0;
    do at = random() % bytes.size();
    while (bytes[at] == 0);
    bytes[at] ^= static_cast<char>(1 + random() % 255);
    const Result<Database> database = open_database(bytes, "a.sqlite3");
    if (!database) continue;
    for (const char* table : {"tags", "k", "v"})
      CHECK(shown(*database, table, {"id", "path", "a"}, "path").size() < 10'000);
  }
}
