// SPDX-License-Identifier: MIT
#include "formats/written.hpp"

#include <utility>

#include "text/number.hpp"
#include "text/table.hpp"

namespace fcm::detail {
namespace {

std::string in_csv(const text::Cell& cell) {
  if (const double* number = std::get_if<double>(&cell)) return text::shortest(*number);
  const std::string* words = std::get_if<std::string>(&cell);
  if (!words) return {};
  return *words == "+" || *words == "-" ? *words : text::csv_text(*words);
}

}  // namespace

std::string written(const text::SheetToWrite& sheet, std::string_view extension) {
  const char separator = extension == ".tsv" ? '\t' : ',';
  std::string bytes;
  for (const std::vector<text::Cell>& row : sheet.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) bytes += separator;
      bytes += in_csv(row[i]);
    }
    bytes += '\n';
  }
  return bytes;
}

std::string for_whom(Audience audience) {
  return audience == Audience::working ? "Working copy - not for circulation"
                                       : "Made for: " + std::string(to_text(audience));
}

std::string marked_xml(std::string xml, Audience audience) {
  return xml.insert(xml.find('\n') + 1, "<!-- " + for_whom(audience) + " -->\n");
}

Result<std::vector<WrittenFile>> written_files(const std::vector<text::SheetToWrite>& sheets,
                                               std::string_view extension) {
  Result<std::string> bytes = extension == ".xlsx"
                                  ? text::write_workbook(sheets)
                                  : Result<std::string>(written(sheets.front(), extension));
  if (!bytes) return tl::make_unexpected(bytes.error());
  return std::vector<WrittenFile>{{.name = {}, .bytes = std::move(*bytes)}};
}

}  // namespace fcm::detail
