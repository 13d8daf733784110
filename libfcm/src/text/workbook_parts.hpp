// SPDX-License-Identifier: MIT
//
// What the sheets of a workbook share: strings, and which styles are dates. ECMA-376 part 1, the
// numbers in brackets are its sections.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/limits.hpp"
#include "fcm/result.hpp"
#include "text/table.hpp"

namespace fcm::text {

struct SharedParts {
  std::vector<std::string> strings;
  std::vector<bool> is_date;  ///< by style
  bool from_1904 = false;     ///< dates count from 1904 and not from 1900
};

/// What the cells of one workbook may still take in memory: small files that swell are traps.
class Budget {
 public:
  Budget(std::size_t file_bytes, const Limits& limits);
  /// False where it is used up.
  bool take(std::size_t bytes);

 private:
  std::size_t left_;
};

tl::unexpected<Problem> budget_used_up(const std::string& file, const Limits& limits);

/// The strings of the part sharedStrings; `part` is its name for messages.
Result<std::vector<std::string>> read_shared_strings(std::string_view xml, const std::string& part,
                                                     Budget& budget, const Limits& limits);

/// Whether cells of each style are dates, by the part styles.
Result<std::vector<bool>> read_date_styles(std::string_view xml, const std::string& part,
                                           const Limits& limits);

/// The rows of one sheet. `part`, `file` and `name` of the sheet are for messages.
Result<Table> read_sheet(std::string_view xml, const std::string& part, const std::string& file,
                         const std::string& name, const SharedParts& shared, Budget& budget,
                         Account& account, const Limits& limits);

/// Whether a number format shows a date or a time of day [18.8.30]: "d/m/yyyy", not "[h]:mm".
bool shows_date(std::string_view format);

/// "2024-01-05", "2024-01-05T13:45:00" or "13:45:00" for a day number of a spreadsheet; empty where
/// it is none.
std::string iso_date(double serial, bool from_1904);

/// _x000D_ and the like are characters [22.9.2.19]; CR and CRLF become LF.
std::string without_escapes(std::string text);

}  // namespace fcm::text
