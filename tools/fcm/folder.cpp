// SPDX-License-Identifier: MIT
#include "folder.hpp"

#include <filesystem>
#include <string>

#include "text/file.hpp"

namespace fcm::command {

namespace fs = std::filesystem;

Result<void> write_folder(const std::vector<WrittenFile>& files, const Session& session) {
  const fs::path folder(session.output());
  for (const WrittenFile& file : files)
    if (const std::string path = (folder / file.name).string();
        !session.overwrite() && text::exists(path))
      return problem("output.exists", "'" + path + "' is there already", {},
                     "give another folder, or --overwrite", path);
  if (const auto made = text::make_folder(folder.string(), true); !made) return made;
  for (const WrittenFile& file : files) {
    const std::string path = (folder / file.name).string();
    const auto written =
        text::write_file(path, file.bytes, {.overwrite = session.overwrite(), .owner_only = true});
    if (!written) return written;
    session.say("wrote " + path);
  }
  return {};
}

}  // namespace fcm::command
