// SPDX-License-Identifier: MIT
//
// Which files belong together. docs/commands/index.md
#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "fcm/formats.hpp"
#include "formats/recognise.hpp"
#include "formats/source.hpp"
#include "text/file.hpp"

namespace fcm {
namespace {

namespace fs = std::filesystem;

using detail::Source;
using Sources = std::vector<Source>;
using Indexes = std::vector<std::size_t>;

Files files_of(std::string path, Sources sources, Result<std::string> format) {
  Files files{.path = std::move(path), .paths = {}, .format = std::move(format), .sources = {}};
  for (const Source& source : sources) files.paths.push_back(source.file());
  files.sources = std::make_shared<const Sources>(std::move(sources));
  return files;
}

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

/// The name of a file without its first word, or without its last: what "north_links.csv" and
/// "north_factors.csv" share.
std::string without_word(const Source& source, bool first) {
  constexpr const char* between = " _-.";
  const std::string stem = source.stem();
  const std::size_t at = first ? stem.find_first_of(between) : stem.find_last_of(between);
  if (at == std::string::npos) return {};
  return first ? stem.substr(at + 1) : stem.substr(0, at);
}

std::string folder_of(const Source& source) {
  return fs::path(source.file()).parent_path().string();
}

/// One study or map of several files, as one format sees it.
struct Group {
  const Format* format = nullptr;
  std::size_t main = 0;
  Indexes files;  ///< with the main one, in the order given
  int sure = 0;   ///< of the main file alone
};

class Together {
 public:
  Together(const Sources& sources, const ReadOptions& options)
      : sources_(sources), options_(options), taken_(sources.size()) {}

  std::vector<Files> together() {
    if (sources_.size() > 1) find_groups();
    std::vector<std::pair<std::size_t, Files>> found = take_groups();
    for (std::size_t i = 0; i < sources_.size(); ++i)
      if (!taken_[i]) found.emplace_back(i, alone(i));
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Files> all;
    for (auto& [first, input] : found) all.push_back(std::move(input));
    return all;
  }

 private:
  void find_groups() {
    for (const Format& format : formats())
      if (format.piece && (options_.from.empty() || options_.from == format.name))
        find_groups(format);
    // The format that explains most of the files goes first.
    std::stable_sort(groups_.begin(), groups_.end(), [](const Group& a, const Group& b) {
      return std::pair(a.files.size(), a.sure) > std::pair(b.files.size(), b.sure);
    });
  }

  void find_groups(const Format& format) {
    Indexes mains, besides;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      const Piece piece = format.piece(sources_[i]);
      if (piece == Piece::main) mains.push_back(i);
      if (piece == Piece::beside) besides.push_back(i);
    }
    if (mains.empty() || besides.empty()) return;
    std::vector<Group> groups;
    for (const std::size_t main : mains)
      groups.push_back({&format, main, {main}, format.sniff ? format.sniff(sources_[main]) : 0});
    for (const std::size_t beside : besides) {
      const auto owner = owner_among(mains, beside);
      if (owner)
        groups[*owner].files.push_back(beside);
      else
        owners_.emplace_back(beside, mains);
    }
    for (Group& group : groups) {
      if (group.files.size() == 1) continue;
      std::sort(group.files.begin(), group.files.end());
      groups_.push_back(std::move(group));
    }
  }

  /// The position of the one main file that a file stands beside; nothing where several could be.
  std::optional<std::size_t> owner_among(const Indexes& mains, std::size_t beside) const {
    std::vector<bool> near(mains.size(), true);
    const auto narrow = [&](auto&& same) {
      std::vector<bool> fewer(mains.size());
      for (std::size_t i = 0; i < mains.size(); ++i)
        fewer[i] = near[i] && same(sources_[mains[i]], sources_[beside]);
      if (std::count(fewer.begin(), fewer.end(), true) > 0) near = fewer;
    };
    narrow([](const Source& a, const Source& b) { return folder_of(a) == folder_of(b); });
    for (const bool first : {false, true})
      narrow([first](const Source& a, const Source& b) {
        const std::string shared = without_word(a, first);
        return !shared.empty() && shared == without_word(b, first);
      });
    if (std::count(near.begin(), near.end(), true) != 1) return std::nullopt;
    return static_cast<std::size_t>(std::find(near.begin(), near.end(), true) - near.begin());
  }

  std::vector<std::pair<std::size_t, Files>> take_groups() {
    std::vector<std::pair<std::size_t, Files>> found;
    for (const Group& group : groups_) {
      if (std::any_of(group.files.begin(), group.files.end(),
                      [&](std::size_t i) { return taken_[i]; }))
        continue;
      Sources files;
      for (const std::size_t i : group.files) {
        taken_[i] = true;
        files.push_back(sources_[i]);
      }
      found.emplace_back(group.files.front(),
                         files_of(sources_[group.main].file(), std::move(files), word_of(group)));
    }
    return found;
  }

  Result<std::string> word_of(const Group& group) const {
    std::vector<std::string> words;
    for (const Group& other : groups_)
      if (other.files == group.files && other.main == group.main && other.sure == group.sure)
        words.emplace_back(other.format->name);
    if (words.size() == 1) return words.front();
    return problem("format.ambiguous",
                   "these files together could be any of: " + detail::joined(words),
                   {sources_[group.main].file()}, "say which with --from");
  }

  Files alone(std::size_t i) const {
    const std::string& file = sources_[i].file();
    Result<std::string> format =
        options_.from.empty() ? detail::recognise(sources_[i]) : Result<std::string>(options_.from);
    for (const auto& [beside, mains] : owners_)
      if (beside == i && (!format || !options_.from.empty())) format = whose(i, mains);
    return files_of(file, {sources_[i]}, std::move(format));
  }

  Result<std::string> whose(std::size_t i, const Indexes& mains) const {
    std::vector<std::string> names;
    for (const std::size_t main : mains)
      names.push_back(fs::path(sources_[main].file()).filename().string());
    return problem("format.whose", "this could stand beside any of: " + detail::joined(names),
                   {sources_[i].file()},
                   "put files that belong together into a folder, or begin their names with the "
                   "same word");
  }

  const Sources& sources_;
  const ReadOptions& options_;
  std::vector<Group> groups_;
  std::vector<std::pair<std::size_t, Indexes>> owners_;  ///< of files that could have several
  std::vector<bool> taken_;
};

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
    for (Files& input : Together(loose_, options_).together()) done_.push_back(std::move(input));
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
