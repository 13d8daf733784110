// SPDX-License-Identifier: MIT
//
// Which files belong together. docs/commands/index.md
#include "formats/together.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

#include "formats/recognise.hpp"

namespace fcm::detail {
namespace {

namespace fs = std::filesystem;

using Sources = std::vector<Source>;
using Indexes = std::vector<std::size_t>;

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
    return problem("format.ambiguous", "these files together could be any of: " + joined(words),
                   {sources_[group.main].file()}, "say which with --from");
  }

  Files alone(std::size_t i) const {
    const std::string& file = sources_[i].file();
    Result<std::string> format =
        options_.from.empty() ? recognise(sources_[i]) : Result<std::string>(options_.from);
    for (const auto& [beside, mains] : owners_)
      if (beside == i && (!format || !options_.from.empty())) format = whose(i, mains);
    return files_of(file, {sources_[i]}, std::move(format));
  }

  Result<std::string> whose(std::size_t i, const Indexes& mains) const {
    std::vector<std::string> names;
    for (const std::size_t main : mains)
      names.push_back(fs::path(sources_[main].file()).filename().string());
    return problem("format.whose", "this could stand beside any of: " + joined(names),
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

}  // namespace

Files files_of(std::string path, Sources sources, Result<std::string> format) {
  Files files{.path = std::move(path), .paths = {}, .format = std::move(format), .sources = {}};
  for (const Source& source : sources) files.paths.push_back(source.file());
  files.sources = std::make_shared<const Sources>(std::move(sources));
  return files;
}

std::vector<Files> together(const std::vector<Source>& sources, const ReadOptions& options) {
  return Together(sources, options).together();
}

}  // namespace fcm::detail
