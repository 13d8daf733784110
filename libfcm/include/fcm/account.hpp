// SPDX-License-Identifier: MIT
//
// What a read did with every row. It always adds up: read = kept + merged + refused.
//
// "Merged" rows repeat an earlier row; "refused" rows could not be understood and are not in the
// value that was read. Problems list the refusals (severity error) and the doubts (warning, note).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "fcm/result.hpp"

namespace fcm {

/// The account of one table (one file). A row is a data row: headers and blank rows do not count.
struct TableAccount {
  std::string file;
  std::string table;  ///< "claims", "factors", "respondents", "conversations", "matrix", "edges"
  std::size_t read = 0;
  std::size_t kept = 0;
  std::size_t merged = 0;
  std::size_t refused = 0;
  bool operator==(const TableAccount&) const = default;
};

/// A row as it stood in the file, kept so that it can be written to --rejects, mended and re-read.
struct RejectedRow {
  std::string file;
  std::size_t line = 0;
  std::string code;
  std::string message;
  std::vector<std::string> header;
  std::vector<std::string> cells;
  char separator = ',';  ///< of the table, so that 0,5 keeps its meaning
  bool operator==(const RejectedRow&) const = default;
};

class Account {
 public:
  std::vector<TableAccount> tables;
  std::vector<RejectedRow> rejected;

  /// Of the main table (claims of a study, rows of a matrix, links of an edge list).
  std::size_t read() const { return tables.empty() ? 0 : tables.front().read; }
  std::size_t kept() const { return tables.empty() ? 0 : tables.front().kept; }
  std::size_t merged() const { return tables.empty() ? 0 : tables.front().merged; }
  std::size_t refused() const { return tables.empty() ? 0 : tables.front().refused; }

  /// Rows refused in all tables together.
  std::size_t refused_everywhere() const;

  /// read = kept + merged + refused in every table.
  bool adds_up() const;

  /// Keeps the first 1,000 problems and counts the rest.
  void add(Problem);
  const std::vector<Problem>& problems() const { return problems_; }
  std::size_t problems_not_kept() const { return not_kept_; }
  bool has_errors() const { return errors_ > 0; }

  /// Appends the tables, rejected rows and problems of another account.
  void append(const Account&);

  bool operator==(const Account&) const = default;

 private:
  std::vector<Problem> problems_;
  std::size_t not_kept_ = 0;
  std::size_t errors_ = 0;
};

/// A value with the account of how it was read.
template <class T>
struct Read {
  T value;
  Account account;
};

}  // namespace fcm
