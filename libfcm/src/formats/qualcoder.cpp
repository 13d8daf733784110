// SPDX-License-Identifier: MIT
//
// QualCoder projects: a folder NAME.qda with data.qda, that file alone, or a ZIP of the folder.
// docs/formats/qualcoder.md
#include <algorithm>
#include <utility>

#include "formats/coded.hpp"
#include "formats/formats_list.hpp"
#include "formats/qualcoder_project.hpp"
#include "formats/source.hpp"
#include "text/sqlite.hpp"
#include "text/zip.hpp"

namespace fcm {
namespace {

using detail::Source;

bool is_data(std::string_view name) { return name == "data.qda" || name.ends_with("/data.qda"); }

int sniff(const Source& source) {
  if (text::looks_like_zip(source.bytes())) {
    const auto names = text::zip_names(source.bytes());
    return std::any_of(names.begin(), names.end(), is_data) ? 2 : 0;
  }
  if (!text::looks_like_sqlite(source.bytes())) return 0;
  const auto database = text::open_database(source.bytes(), source.file());
  if (!database) return 0;
  return database->has_table("code_name") && database->has_table("code_text") ? 2 : 0;
}

Result<Read<CodedTexts>> read_coded(std::span<const Source> sources, const ReadOptions&) {
  const Source& source = sources.front();
  std::string_view bytes = source.bytes();
  Result<std::vector<text::ZipEntry>> entries;
  if (text::looks_like_zip(bytes)) {
    entries = text::read_zip(bytes, source.file(), is_data);
    if (!entries) return tl::make_unexpected(entries.error());
    if (entries->size() != 1)
      return problem(
          "qda.projects",
          entries->empty() ? "the archive holds no data.qda" : "the archive holds several projects",
          {source.file()}, "give the data.qda of one project");
    bytes = entries->front().bytes;
  }
  const auto database = text::open_database(bytes, source.file());
  if (!database) return tl::make_unexpected(database.error());
  return detail::read_qualcoder_project(*database, source.file());
}

}  // namespace

const Format& qualcoder_format() {
  static const Format format{.name = "qualcoder",
                             .title = "A QualCoder project",
                             .extensions = ".qda",
                             .checked = "QualCoder databases v1 to v17 (schema)",
                             .sniff = sniff,
                             .read_study = detail::read_by_mapping<read_coded>,
                             .read_coded = read_coded};
  return format;
}

}  // namespace fcm
