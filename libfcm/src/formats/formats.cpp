// SPDX-License-Identifier: MIT
#include "fcm/formats.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "core/sha256.hpp"
#include "fcm/coded_texts.hpp"
#include "formats/closed_formats.hpp"
#include "formats/formats_list.hpp"
#include "formats/source.hpp"
#include "text/file.hpp"
#include "text/suggest.hpp"

namespace fcm {
namespace {

using detail::Source;

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

/// What is wrong with a file that no format takes: a damaged one says so itself.
Problem unknown(const Source& source) {
  if (const auto closed = detail::closed_format(source.file())) return *closed;
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

/// The word of the surest format, or "project".
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

Result<std::string> recognise(const std::string& path, const std::vector<Source>& sources) {
  if (path != "-" && text::is_folder(path))
    return text::exists(path + "/data.qda") ? "qualcoder" : "study";
  return recognise(sources.front());
}

Result<Read<Contents>> read_sources(const std::string& path, const std::vector<Source>& sources,
                                    const ReadOptions& options) {
  const Result<std::string> word =
      options.from.empty() ? recognise(path, sources) : Result<std::string>(options.from);
  if (!word) return tl::make_unexpected(word.error());
  if (*word == "project" && path == "-")
    return problem("format.project_input", "a project cannot be read from standard input", {"-"},
                   "its study is found beside its file: give the path of the project");
  if (*word == "project")
    return problem("format.project_study", "a project stands where its study should be", {path},
                   "name the study folder, claims table or map file");
  const Result<const Format*> format = format_named(*word);
  if (!format) return tl::make_unexpected(format.error());
  Read<Contents> all;
  if ((*format)->holds_study()) {
    auto read = (*format)->read_study(sources, options);
    if (!read) return tl::make_unexpected(read.error());
    all.value.value = std::move(read->value);
    all.account = std::move(read->account);
  } else {
    auto read = (*format)->read_map(sources, options);
    if (!read) return tl::make_unexpected(read.error());
    all.value.value = std::move(read->value);
    all.account = std::move(read->account);
  }
  all.value.format = *word;
  for (const Source& source : sources) {
    all.value.inputs.emplace_back(source.file(), core::sha256(source.bytes()));
    all.account.append(source.doubts());
  }
  return all;
}

Result<Read<Map>> as_map(Result<Read<Contents>> read, const std::string& file) {
  if (!read) return tl::make_unexpected(read.error());
  if (Map* map = std::get_if<Map>(&read->value.value))
    return Read<Map>{std::move(*map), std::move(read->account)};
  return problem("format.not_a_map",
                 "this holds coded conversations (" + read->value.format + "), not a map", {file},
                 "build the map first: fcm build STUDY -o map.json");
}

Result<Read<Study>> as_study(Result<Read<Contents>> read, const std::string& file) {
  if (!read) return tl::make_unexpected(read.error());
  if (Study* study = std::get_if<Study>(&read->value.value))
    return Read<Study>{std::move(*study), std::move(read->account)};
  return problem("format.not_a_study",
                 "this holds a map (" + read->value.format + "), not coded conversations", {file},
                 "a map does not know who said what; give the study it was made from");
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

Result<std::string> what_is(const std::string& path) {
  if (path != "-" && text::is_folder(path)) {
    for (const char* name : {"/project.yaml", "/project.yml"})
      if (text::exists(path + name)) return "project";
    for (const char* name : {"/claims.csv", "/claims.tsv"})
      if (text::exists(path + name)) return "study";
    if (text::exists(path + "/data.qda")) return "qualcoder";
    return problem("format.unknown", "the folder holds neither project.yaml nor claims.csv", {path},
                   "name a file in it, or save the coded conversations there as claims.csv");
  }
  const auto sources = Source::open(path);
  if (!sources) return tl::make_unexpected(sources.error());
  return recognise(sources->front());
}

Result<const Format*> format_to_write(const Contents& contents, const std::string& path,
                                      const std::string& word) {
  const auto can = [&](const Format& format) {
    return contents.holds_study() ? format.write_study != nullptr : format.write_map != nullptr;
  };
  const std::string what = contents.holds_study() ? "coded conversations" : "a map";
  if (!word.empty()) {
    const Result<const Format*> named = format_named(word);
    if (!named || can(**named)) return named;
    return problem("format.read_only", "the format " + word + " cannot be written from " + what, {},
                   contents.holds_study() && (*named)->write_map
                       ? "weigh the study into a map first: fcm build STUDY -o map.json"
                       : "'fcm formats' lists what can be written",
                   word);
  }
  const std::string extension = std::filesystem::path(path).extension().string();
  std::vector<const Format*> fit, own;
  bool fits_a_map = false;
  for (const Format& format : formats()) {
    const std::string all = " " + std::string(format.extensions) + " ";
    const bool folder = extension.empty() && format.extensions == "/";
    const bool named = !extension.empty() && all.find(" " + extension + " ") != std::string::npos;
    if (!(named || folder)) continue;
    fits_a_map = fits_a_map || format.write_map != nullptr;
    if (!can(format)) continue;
    if (format.name == contents.format) return &format;
    fit.push_back(&format);
    if (format.checked.empty()) own.push_back(&format);
  }
  if (fit.size() == 1) return fit.front();
  if (own.size() == 1) return own.front();
  std::string candidates;
  for (const Format* one : fit)
    candidates += (candidates.empty() ? "" : ", ") + std::string(one->name);
  return problem("output.format",
                 fit.empty() ? "no format that is written as '" + extension + "' can hold " + what
                             : "a file '" + extension + "' could be any of: " + candidates,
                 {path},
                 fit.empty() && fits_a_map
                     ? "weigh the study into a map first: fcm build STUDY -o map.json"
                     : "say which with --to; 'fcm formats' lists them");
}

Result<std::string> what_are(std::string bytes, const std::string& file) {
  return recognise(Source(std::move(bytes), file));
}

Result<Read<Contents>> read_contents(const std::string& path, const ReadOptions& options) {
  const auto sources = Source::open(path);
  if (!sources) return tl::make_unexpected(sources.error());
  return read_sources(path, *sources, options);
}

Result<Read<Contents>> parse_contents(std::string bytes, const std::string& file,
                                      const ReadOptions& options) {
  return read_sources("-", {Source(std::move(bytes), file)}, options);
}

Result<Read<CodedTexts>> read_coded_texts(const std::string& path, const ReadOptions& options) {
  const auto sources = Source::open(path);
  if (!sources) return tl::make_unexpected(sources.error());
  const Result<std::string> word =
      options.from.empty() ? recognise(path, *sources) : Result<std::string>(options.from);
  if (!word) return tl::make_unexpected(word.error());
  const auto format = std::find_if(formats().begin(), formats().end(),
                                   [&](const Format& one) { return one.name == *word; });
  if (format == formats().end() || !format->read_coded)
    return problem("format.not_coded", "this holds no coded texts of which claims are to be made",
                   {path}, "read it as it is: fcm check");
  return format->read_coded(*sources, options);
}

Result<Read<Map>> read_map(const std::string& path, const ReadOptions& options) {
  return as_map(read_contents(path, options), path);
}

Result<Read<Map>> parse_map(std::string bytes, const std::string& file,
                            const ReadOptions& options) {
  return as_map(parse_contents(std::move(bytes), file, options), file);
}

Result<Read<Study>> read_study(const std::string& path, const ReadOptions& options) {
  return as_study(read_contents(path, options), path);
}

Result<Read<Study>> parse_study(std::string bytes, const std::string& file,
                                const ReadOptions& options) {
  return as_study(parse_contents(std::move(bytes), file, options), file);
}

}  // namespace fcm
