// SPDX-License-Identifier: MIT
#include "fcm/result.hpp"

#include <utility>

#include "text/utf8.hpp"
#include "text/workbook.hpp"

namespace fcm {
namespace {

/// Whether a sheet stands behind the name of its workbook: "town.xlsx!Links".
bool names_a_sheet(const std::string& file) {
  const std::size_t mark = file.find('!');
  if (mark == std::string::npos) return false;
  std::string book = file.substr(0, mark);
  for (char& c : book)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return book == "-" || book.ends_with(".xlsx") || book.ends_with(".xls") ||
         book.ends_with(".xlsm");
}

/// "claims.csv:12:7:", and in a workbook "claims.xlsx!Links!G12:".
std::string shown(const Place& place) {
  const std::string file = text::shown(place.file);
  if (place.line > 0 && place.column > 0 && names_a_sheet(place.file))
    return file + "!" + text::cell_name(place.line, place.column) + ":";
  std::string text = file + ":";
  if (place.line > 0) text += std::to_string(place.line) + ":";
  if (place.column > 0) text += std::to_string(place.column) + ":";
  return text;
}

}  // namespace

tl::unexpected<Problem> problem(std::string code, std::string message, Place place,
                                std::string hint, std::string value) {
  return tl::make_unexpected(Problem{.code = std::move(code),
                                     .message = std::move(message),
                                     .place = std::move(place),
                                     .value = std::move(value),
                                     .hint = std::move(hint)});
}

std::string_view to_text(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

std::string to_text(const Problem& found) {
  std::string text;
  if (!found.place.file.empty()) text += shown(found.place) + " ";
  text += std::string(to_text(found.severity)) + ": " + text::shown(found.message) + " [" +
          found.code + "]";
  if (!found.hint.empty()) text += "\n  hint: " + text::shown(found.hint);
  return text;
}

}  // namespace fcm
