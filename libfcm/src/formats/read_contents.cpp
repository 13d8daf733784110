// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "core/sha256.hpp"
#include "fcm/coded_texts.hpp"
#include "fcm/formats.hpp"
#include "formats/recognise.hpp"
#include "formats/source.hpp"
#include "study/settle.hpp"

namespace fcm {
namespace {

using detail::Source;

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

template <class T>
Result<void> take(Result<Read<T>> read, Read<Contents>& all) {
  if (!read) return tl::make_unexpected(read.error());
  all.value.value = std::move(read->value);
  all.account = std::move(read->account);
  return {};
}

}  // namespace

Result<std::string> what_is(const std::string& path) {
  const Result<Files> files = open_together({path});
  if (!files) return tl::make_unexpected(files.error());
  return files->format;
}

Result<std::string> what_are(std::string bytes, const std::string& file) {
  return detail::recognise(Source(std::move(bytes), file));
}

Result<Read<Contents>> read_contents(const Files& files, const ReadOptions& options) {
  if (!files.format) return tl::make_unexpected(files.format.error());
  if (*files.format == "project" && files.path == "-")
    return problem("format.project_input", "a project cannot be read from standard input", {"-"},
                   "its study is found beside its file: give the path of the project");
  if (*files.format == "project" && files.sources->empty()) {  // a folder that holds its study too
    ReadOptions as_study = options;
    as_study.from = "study";
    return read_contents(files.path, as_study);
  }
  if (*files.format == "project")
    return problem("format.project_study", "a project stands where its study should be",
                   {files.path}, "name the study folder, claims table or map file");
  const Result<const Format*> format = format_named(*files.format);
  if (!format) return tl::make_unexpected(format.error());
  const std::vector<Source>& sources = *files.sources;
  Read<Contents> all;
  const Result<void> done = (*format)->holds_study()
                                ? take((*format)->read_study(sources, options), all)
                                : take((*format)->read_map(sources, options), all);
  if (!done) return tl::make_unexpected(done.error());
  if (Study* study = std::get_if<Study>(&all.value.value))
    study::settle(*study, files.path, all.account);
  all.value.format = *files.format;
  for (const Source& source : sources) {
    all.value.inputs.emplace_back(source.file(), core::sha256(source.bytes()));
    all.account.append(source.doubts());
  }
  return all;
}

Result<Read<Contents>> read_contents(const std::string& path, const ReadOptions& options) {
  const Result<Files> files = open_together({path}, options);
  if (!files) return tl::make_unexpected(files.error());
  return read_contents(*files, options);
}

Result<Read<Contents>> parse_contents(std::string bytes, const std::string& file,
                                      const ReadOptions& options) {
  const Source source(std::move(bytes), file);
  return read_contents(Files{.path = "-",
                             .paths = {file},
                             .format = options.from.empty() ? detail::recognise(source)
                                                            : Result<std::string>(options.from),
                             .sources = std::make_shared<const std::vector<Source>>(1, source)},
                       options);
}

Result<Read<CodedTexts>> read_coded_texts(const Files& files, const ReadOptions& options) {
  if (!files.format) return tl::make_unexpected(files.format.error());
  const auto format = std::find_if(formats().begin(), formats().end(),
                                   [&](const Format& one) { return one.name == *files.format; });
  if (format == formats().end() || !format->read_coded)
    return problem("format.not_coded", "this holds no coded texts of which claims are to be made",
                   {files.path}, "read it as it is: fcm check");
  return format->read_coded(*files.sources, options);
}

Result<Read<CodedTexts>> read_coded_texts(const std::string& path, const ReadOptions& options) {
  const Result<Files> files = open_together({path}, options);
  if (!files) return tl::make_unexpected(files.error());
  return read_coded_texts(*files, options);
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

Result<Read<Study>> read_study(const Files& files, const ReadOptions& options) {
  return as_study(read_contents(files, options), files.path);
}

Result<Read<Study>> parse_study(std::string bytes, const std::string& file,
                                const ReadOptions& options) {
  return as_study(parse_contents(std::move(bytes), file, options), file);
}

}  // namespace fcm
