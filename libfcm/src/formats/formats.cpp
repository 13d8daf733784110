// SPDX-License-Identifier: MIT
#include "fcm/formats.hpp"

#include <algorithm>
#include <utility>

#include "formats/formats_list.hpp"
#include "text/file.hpp"
#include "text/json.hpp"
#include "text/suggest.hpp"
#include "text/table.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const Format& format : formats()) all.emplace_back(format.name);
  return all;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

/// A YAML mapping with the key `fcm` at the left margin.
bool looks_like_project(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes.starts_with("fcm:") || bytes.find("\nfcm:") != std::string_view::npos ||
         bytes.find("\rfcm:") != std::string_view::npos;
}

/// What is wrong with bytes that no format takes: damaged text says so itself.
Problem unknown(std::string_view bytes, const std::string& file) {
  Account account;
  const Result<std::string> utf8 = text::to_utf8(std::string(bytes), file, account);
  if (!utf8) return utf8.error();
  if (const auto table = text::parse_table(*utf8, file, account); !table) return table.error();
  return {.code = "format.unknown",
          .message = "this is no table of claims, no matrix, no edge list and no map file",
          .place = {file},
          .hint =
              "a table of claims has the columns from and to; a matrix holds numbers; see "
              "'fcm formats'"};
}

}  // namespace

const std::vector<Format>& formats() {
  static const std::vector<Format> all = {
#define FCM_ENTRY(word) word##_format(),
#include "all_formats.inc"
#undef FCM_ENTRY
  };
  return all;
}

Result<const Format*> format_named(std::string_view name) {
  for (const Format& format : formats())
    if (format.name == name) return &format;
  std::string hint = text::did_you_mean(name, names());
  if (hint.empty()) hint = "known are " + joined(names());
  return problem("format.unknown", "there is no format \"" + std::string(name) + "\"", {},
                 std::move(hint), std::string(name));
}

Result<std::string> what_are(std::string_view bytes, const std::string& file) {
  std::vector<std::string> found;
  int surest = 1;
  for (const Format& format : formats()) {
    const int sure = format.sniff ? format.sniff(bytes) : 0;
    if (sure < surest) continue;
    if (sure > surest) found.clear();
    surest = sure;
    found.emplace_back(format.name);
  }
  if (surest < 2 && looks_like_project(bytes)) return "project";
  if (found.empty()) return tl::make_unexpected(unknown(bytes, file));
  if (found.size() == 1) return found.front();
  return problem("format.ambiguous", "this could be any of: " + joined(found), {file},
                 "say which with --from");
}

Result<std::string> what_is(const std::string& path) {
  if (text::is_folder(path)) {
    for (const char* name : {"/project.yaml", "/project.yml"})
      if (text::exists(path + name)) return "project";
    for (const char* name : {"/claims.csv", "/claims.tsv"})
      if (text::exists(path + name)) return "study";
    return problem("format.unknown", "the folder holds neither project.yaml nor claims.csv", {path},
                   "name a file in it, or save the coded conversations there as claims.csv");
  }
  const Result<std::string> bytes = text::read_file(path);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return what_are(*bytes, path);
}

Result<Read<Map>> parse_map(std::string_view bytes, const std::string& file,
                            std::string_view from) {
  Result<std::string> word = from.empty() ? what_are(bytes, file) : std::string(from);
  if (!word) return tl::make_unexpected(word.error());
  if (*word == "project")
    return problem("format.not_a_map", "this is a project, not a map", {file},
                   "build its map first: fcm build PROJECT -o map.json");
  const Result<const Format*> format = format_named(*word);
  if (!format) return tl::make_unexpected(format.error());
  if (!(*format)->read)
    return problem("format.not_a_map", "this holds coded conversations (" + *word + "), not a map",
                   {file}, "build the map first: fcm build STUDY -o map.json");
  return (*format)->read(bytes, file);
}

Result<Read<Map>> read_map(const std::string& path, std::string_view from) {
  const Result<std::string> bytes = text::read_file(path);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return parse_map(*bytes, path, from);
}

}  // namespace fcm
