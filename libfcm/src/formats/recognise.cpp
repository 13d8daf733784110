// SPDX-License-Identifier: MIT
#include "formats/recognise.hpp"

#include "formats/closed_formats.hpp"

namespace fcm::detail {
namespace {

/// A YAML mapping with the key `fcm` at the left margin.
bool looks_like_project(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes.starts_with("fcm:") || bytes.find("\nfcm:") != std::string_view::npos ||
         bytes.find("\rfcm:") != std::string_view::npos;
}

/// What is wrong with a file that no format takes: a damaged one says so itself.
Problem unknown(const Source& source) {
  if (const auto closed = closed_format(source.file())) return *closed;
  if (source.kind() == Source::Kind::json) {
    if (!source.json()) return source.json().error();
    return {.code = "format.unknown",
            .message = "this is JSON of no kind that is known here",
            .place = {source.file()},
            .hint = "see 'fcm formats', and name one with --from if it is one of them"};
  }
  if (source.kind() == Source::Kind::xml) {
    if (!source.sheets() && source.sheets().error().code == "xlsx.not_xlsx")
      return source.sheets().error();
    if (!source.xml()) return source.xml().error();
    return {.code = "format.unknown",
            .message = "this is XML of no kind that is known here: its root is <" +
                       std::string(source.xml()->root().name()) + ">",
            .place = {source.file()},
            .hint = "see 'fcm formats', and name one with --from if it is one of them"};
  }
  if (!source.sheets()) return source.sheets().error();
  return {.code = "format.unknown",
          .message = "this is no table of claims, no matrix, no edge list and no map file",
          .place = {source.file()},
          .hint =
              "a table of claims has the columns from and to; a matrix holds numbers; see "
              "'fcm formats'"};
}

}  // namespace

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

Result<std::string> recognise(const Source& source) {
  std::vector<std::string> found;
  int surest = 1;
  for (const Format& format : formats()) {
    const int sure = format.sniff ? format.sniff(source) : 0;
    if (sure < surest) continue;
    if (sure > surest) found.clear();
    surest = sure;
    found.emplace_back(format.name);
  }
  if (surest < 2 && looks_like_project(source.bytes())) return "project";
  if (found.empty()) return tl::make_unexpected(unknown(source));
  if (found.size() == 1) return found.front();
  return problem("format.ambiguous", "this could be any of: " + joined(found), {source.file()},
                 "say which with --from");
}

}  // namespace fcm::detail
