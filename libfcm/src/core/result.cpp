// SPDX-License-Identifier: MIT
#include "fcm/result.hpp"

#include <utility>

#include "text/utf8.hpp"

namespace fcm {

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
  if (!found.place.file.empty()) {
    text += text::shown(found.place.file) + ":";
    if (found.place.line > 0) text += std::to_string(found.place.line) + ":";
    if (found.place.column > 0) text += std::to_string(found.place.column) + ":";
    text += " ";
  }
  text += std::string(to_text(found.severity)) + ": " + text::shown(found.message) + " [" +
          found.code + "]";
  if (!found.hint.empty()) text += "\n  hint: " + text::shown(found.hint);
  return text;
}

}  // namespace fcm
