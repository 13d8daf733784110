// SPDX-License-Identifier: MIT
#include "rejects.hpp"

#include <algorithm>
#include <filesystem>

#include "text/file.hpp"
#include "text/table.hpp"

namespace fcm::command {
namespace {

std::string csv(const std::vector<std::string>& cells, std::size_t columns,
                const std::string& last) {
  std::vector<std::string> fields;
  for (std::size_t c = 0; c < std::max(columns, cells.size()); ++c)
    fields.push_back(text::csv_text(c < cells.size() ? cells[c] : ""));
  fields.push_back(text::csv_text(last));
  return text::csv_line(fields);
}

std::string name_for(const std::string& path, const std::string& table, bool first) {
  if (first) return path;
  std::filesystem::path name(path);
  const std::string stem =
      name.stem().string() + "-" + std::filesystem::path(table).stem().string();
  return name.replace_filename(stem + name.extension().string()).string();
}

}  // namespace

Result<std::vector<std::string>> write_rejects(const Account& account, const std::string& path,
                                               bool overwrite) {
  std::vector<std::string> tables, written;
  for (const RejectedRow& row : account.rejected)
    if (std::find(tables.begin(), tables.end(), row.file) == tables.end())
      tables.push_back(row.file);
  for (const std::string& table : tables) {
    std::string lines;
    for (const RejectedRow& row : account.rejected) {
      if (row.file != table) continue;
      if (lines.empty()) lines = csv(row.header, row.header.size(), "refused_because");
      lines += csv(row.cells, row.header.size(), row.message);
    }
    const std::string name = name_for(path, table, written.empty());
    if (const auto done =
            text::write_file(name, lines, {.overwrite = overwrite, .owner_only = true});
        !done)
      return tl::make_unexpected(done.error());
    written.push_back(name);
  }
  return written;
}

}  // namespace fcm::command
