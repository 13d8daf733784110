// SPDX-License-Identifier: MIT
//
// A file that was read once. What its bytes are (a table, a workbook, JSON, XML) is parsed once,
// when the first sniffer or reader asks, and shared by all that follow.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/formats.hpp"
#include "fcm/result.hpp"
#include "formats/table_kind.hpp"
#include "text/json.hpp"
#include "text/table.hpp"
#include "text/workbook.hpp"
#include "text/xml.hpp"

namespace fcm::detail {

class Source {
 public:
  /// By the first bytes that are no blank and no byte order mark.
  enum class Kind { empty, text, json, xml };

  Source(std::string bytes, std::string file);

  /// The files of a path: one; of a study folder its tables. "-" is standard input.
  static Result<std::vector<Source>> open(const std::string& path);

  const std::string& file() const;  ///< as named, for messages
  std::string stem() const;         ///< name without folder and extension, lower case
  std::string_view bytes() const;
  Kind kind() const;

  /// One for CSV and its kin, one per sheet of a workbook. Problems where it is neither.
  const Result<std::vector<text::Sheet>>& sheets() const;
  /// The only table, null where there is none or more than one.
  const text::Table* table() const;
  /// What one of sheets() looks like.
  TableLook look(const text::Sheet&) const;
  const Result<text::Json>& json() const;
  const Result<text::Xml>& xml() const;

  /// How a sheet is called in messages: the file, and in a workbook "town.xlsx!Links".
  std::string name_of(const text::Sheet&) const;

  /// What decoding and parsing noted so far; read_contents() puts it into the account.
  const Account& doubts() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace fcm::detail
