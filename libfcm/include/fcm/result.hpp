// SPDX-License-Identifier: MIT
//
// What a call gives back when the world, and not the caller, may be at fault: a value or a Problem.
//
//     Result<Map> map = read_map("map.json");
//     if (!map) std::cerr << to_text(map.error());
//
// A Problem has a stable code (docs/errors.md lists every one), the place it was found, the value
// as written and a hint how to mend it. Messages show factor names, numbers and coded words, never
// quotes, notes or respondents. Exceptions are for a caller's bug and for std::bad_alloc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace fcm {

/// Position in a list of factors, links, voices: 0-based.
using Index = std::size_t;

/// Where in the input: lines and columns count from 1, and 0 means "not known". The column is the
/// table's column for CSV and TSV (1 = first field), and the character for YAML and JSON.
struct Place {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
  bool operator==(const Place&) const = default;
};

enum class Severity { note, warning, error };

struct Problem {
  std::string code;     ///< stable word, e.g. "number.decimal_comma"
  std::string message;  ///< one sentence, no full stop
  Place place;
  std::string value;  ///< the offending value as written, shortened, empty where it is personal
  std::string hint;   ///< what to do, one sentence
  Severity severity = Severity::error;
  bool operator==(const Problem&) const = default;
};

template <class T>
using Result = tl::expected<T, Problem>;

/// `return problem("file.empty", "the file is empty", {file});` in a function returning Result.
tl::unexpected<Problem> problem(std::string code, std::string message, Place place = {},
                                std::string hint = {}, std::string value = {});

/// "claims.csv:12:7: error: "0,5" uses a decimal comma [number.decimal_comma]", in a workbook
/// "claims.xlsx!Links!G12: ...", and a line "  hint: ..." or none. Controls are shown escaped.
std::string to_text(const Problem&);

std::string_view to_text(Severity);

/// One line of the table of codes: what it means and what to do. docs/errors.md is made from it.
struct ErrorCode {
  std::string_view code;
  std::string_view meaning;
};

/// Every code the library can give, sorted.
const std::vector<ErrorCode>& error_codes();

}  // namespace fcm
