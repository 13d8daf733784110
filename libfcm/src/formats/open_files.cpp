// SPDX-License-Identifier: MIT
//
// Paths as the files that stand there.
#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "fcm/formats.hpp"
#include "formats/recognise.hpp"
#include "formats/source.hpp"
#include "formats/together.hpp"
#include "text/file.hpp"

namespace fcm {
namespace {

namespace fs = std::filesystem;

using detail::files_of;
using detail::Source;
using Sources = std::vector<Source>;

Files unopened(const std::string& path, Problem why) {
  Files files = files_of(path, {}, tl::make_unexpected(std::move(why)));
  files.paths = {path};
  return files;
}

/// What a folder is as a whole; nothing where it only holds files.
std::optional<std::string> whole_folder(const std::string& path) {
  for (const char* name : {"/project.yaml", "/project.yml"})
    if (text::exists(path + name)) return "project";
  for (const char* name : {"/claims.csv", "/claims.tsv"})
    if (text::exists(path + name)) return "study";
  if (text::exists(path + "/data.qda")) return "qualcoder";
  return std::nullopt;
}

bool has_known_extension(const fs::path& file) {
  const std::string extension = file.extension().string();
  return !extension.empty() &&
         std::any_of(formats().begin(), formats().end(), [&](const Format& format) {
           return (" " + std::string(format.extensions) + " ").find(" " + extension + " ") !=
                  std::string::npos;
         });
}

/// The files of a folder that may be in some format, by name.
std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code failed;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    const std::string name = at->path().filename().string();
    if (at->is_regular_file(failed) && !name.starts_with(".") && has_known_extension(at->path()))
      files.push_back((fs::path(folder) / name).string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The files of one folder, or those that were named.
class Opening {
 public:
  explicit Opening(const ReadOptions& options) : options_(options) {}

  void add(const std::string& path) {
    if (path != "-" && text::is_folder(path))
      add_folder(path);
    else
      add_file(path);
  }

  std::vector<Files> together() {
    for (Files& input : detail::together(loose_, options_)) done_.push_back(std::move(input));
    const auto position = [&](const Files& input) { return positions_[input.paths.front()]; };
    std::stable_sort(done_.begin(), done_.end(),
                     [&](const Files& a, const Files& b) { return position(a) < position(b); });
    return std::move(done_);
  }

 private:
  void add_folder(const std::string& path) {
    std::optional<std::string> word = whole_folder(path);
    if (!options_.from.empty()) word = options_.from == "study" || word ? options_.from : word;
    if (word && *word == "project") {
      done_.push_back(files_of(path, {}, *word));
      done_.back().paths = {path};
      return place(path);
    }
    if (word) {
      auto sources = Source::open(path);
      done_.push_back(sources ? files_of(path, std::move(*sources), *word)
                              : unopened(path, sources.error()));
      return place(done_.back().paths.front());
    }
    const std::vector<std::string> files = files_in(path);
    for (const std::string& file : files) add_file(file);
    if (!files.empty()) return;
    done_.push_back(unopened(
        path, {.code = "format.unknown",
               .message = "the folder holds neither project.yaml nor claims.csv, nor files of a "
                          "known format",
               .place = {path},
               .hint = "name a file in it, or save the coded conversations there as claims.csv"}));
    place(path);
  }

  void add_file(const std::string& path) {
    if (!named_.insert(path).second) return;
    place(path);
    auto sources = Source::open(path);
    if (sources)
      loose_.push_back(std::move(sources->front()));
    else
      done_.push_back(unopened(path, sources.error()));
  }

  void place(const std::string& file) { positions_.emplace(file, positions_.size()); }

  const ReadOptions& options_;
  Sources loose_;
  std::vector<Files> done_;
  std::set<std::string> named_;
  std::map<std::string, std::size_t> positions_;  ///< of what was named, by its first file
};

/// With --from a format of several files takes them all, in the order given.
Files all_as_one(const std::vector<Files>& inputs, const std::string& word) {
  Sources all;
  for (const Files& input : inputs)
    all.insert(all.end(), input.sources->begin(), input.sources->end());
  return files_of(inputs.front().path, std::move(all), word);
}

}  // namespace

std::string Files::names() const {
  if (std::find(paths.begin(), paths.end(), path) == paths.end()) return path;
  std::string all = path;
  for (const std::string& one : paths)
    if (one != path) all += " + " + one;
  return all;
}

std::vector<Files> open_files(const std::vector<std::string>& paths, const ReadOptions& options) {
  Opening opening(options);
  for (const std::string& path : paths) opening.add(path);
  return opening.together();
}

Result<Files> open_together(const std::vector<std::string>& paths, const ReadOptions& options) {
  if (paths.empty() || paths.front().empty())
    return problem("file.not_found", "no file or folder is named");
  std::vector<Files> inputs = open_files(paths, options);
  // A folder with tables of a study that lacks the one of claims.
  const Format& study = **format_named("study");
  const bool half_a_study = std::any_of(inputs.begin(), inputs.end(), [&](const Files& input) {
    return !input.format && input.path != paths.front() &&
           std::any_of(input.sources->begin(), input.sources->end(),
                       [&](const Source& one) { return study.piece(one) == Piece::beside; });
  });
  if (half_a_study && text::is_folder(paths.front()))
    if (const auto opened = Source::open(paths.front()); !opened)
      return tl::make_unexpected(opened.error());
  if (inputs.size() == 1) return std::move(inputs.front());
  for (const Files& input : inputs)
    if (!input.format) return tl::make_unexpected(input.format.error());
  if (const auto format = format_named(options.from); format && (*format)->piece)
    return all_as_one(inputs, options.from);
  std::vector<std::string> things;
  for (const Files& input : inputs)
    things.push_back(fs::path(input.path).filename().string() + " (" + *input.format + ")");
  return problem("format.not_together",
                 "these files are " + std::to_string(inputs.size()) +
                     " studies or maps, not one: " + detail::joined(things),
                 {inputs.front().path},
                 "read them one by one; coded conversations become one study with 'fcm import "
                 "FILE... -o STUDY'");
}

}  // namespace fcm
