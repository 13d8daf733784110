// SPDX-License-Identifier: MIT
#include "folder.hpp"

#include <filesystem>
#include <string>

#include "text/file.hpp"

namespace fcm::command {

namespace fs = std::filesystem;

Result<void> write_folder(const std::vector<WrittenFile>& files, const std::string& into,
                          const Session& session) {
  const fs::path folder(into);
  for (const WrittenFile& file : files)
    if (const std::string path = (folder / file.name).string();
        !session.overwrite() && text::exists(path))
      return problem("output.exists", "'" + path + "' is there already", {},
                     "give another folder, or --overwrite", path);
  if (const auto made = text::make_folder(folder.string(), true); !made) return made;
  for (const WrittenFile& file : files) {
    const std::string path = (folder / file.name).string();
    const auto written = session.write_file(path, file.bytes, Audience::working);
    if (!written) return written;
    session.say("wrote " + path);
  }
  session.say("what was written is a working copy, for you alone");
  return {};
}

namespace {

Result<void> may_take_place(const fs::path& folder, const std::string& mark, bool overwrite) {
  std::error_code ignored;
  if (!fs::exists(fs::symlink_status(folder, ignored))) return {};
  if (!overwrite)
    return problem("output.exists", "'" + folder.string() + "' is there already", {},
                   "give another folder, or --overwrite", folder.string());
  const bool empty = fs::is_directory(folder, ignored) && fs::is_empty(folder, ignored);
  if (empty || text::exists((folder / mark).string())) return {};
  return problem("output.exists", "'" + folder.string() + "' is not a folder that fcm made", {},
                 "it has no " + mark + ": give another folder", folder.string());
}

Result<void> denied(const fs::path& folder, const std::error_code& why) {
  return problem("output.denied", "'" + folder.string() + "' cannot be written: " + why.message(),
                 {}, "look at who may write there", folder.string());
}

}  // namespace

Result<void> write_whole_folder(const std::vector<WrittenFile>& files, const std::string& mark,
                                Audience audience, const Session& session) {
  fs::path folder(session.output());
  if (!folder.has_filename()) folder = folder.parent_path();
  if (const auto may = may_take_place(folder, mark, session.overwrite()); !may) return may;
  const fs::path unfinished = folder.string() + ".unfinished", before = folder.string() + ".before";
  std::error_code failed;
  fs::remove_all(unfinished, failed);
  Result<void> done = text::make_folder(unfinished.string(), audience == Audience::working);
  for (const WrittenFile& file : files)
    if (done) done = session.write_file((unfinished / file.name).string(), file.bytes, audience);
  if (done && fs::exists(folder)) fs::rename(folder, before, failed);
  if (done && !failed) fs::rename(unfinished, folder, failed);
  if (done && failed) done = denied(folder, failed);
  std::error_code ignored;
  fs::remove_all(unfinished, ignored);
  if (!done) {
    if (fs::exists(before, ignored)) fs::rename(before, folder, ignored);
    return done;
  }
  fs::remove_all(before, ignored);
  session.say("wrote " + (folder / "").string() + as_what(audience));
  return {};
}

}  // namespace fcm::command
