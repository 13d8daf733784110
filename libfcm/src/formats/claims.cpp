// SPDX-License-Identifier: MIT
//
// One table of claims on its own. docs/formats/claims.md
#include <filesystem>
#include <utility>

#include "formats/formats_list.hpp"
#include "formats/source.hpp"
#include "formats/study_tables.hpp"
#include "formats/table_kind.hpp"
#include "formats/written.hpp"
#include "study/claims_table.hpp"
#include "text/file.hpp"

namespace fcm {
namespace {

using detail::Source;

// Consent stands in the tables of people: whoever gives the claims alone should know that.
void doubt_people_beside(const std::string& claims, Account& account) {
  const std::filesystem::path folder = std::filesystem::path(claims).parent_path();
  std::string tables;
  for (const char* name :
       {"respondents.csv", "respondents.tsv", "conversations.csv", "conversations.tsv"})
    if (text::exists((folder / name).string()))
      tables += (tables.empty() ? "" : " and ") + std::string(name);
  if (tables.empty()) return;
  account.add({.code = "study.people_beside",
               .message = "the people and their consent in " + tables + " are not read",
               .place = {claims},
               .hint = "give the folder instead of the claims table",
               .severity = Severity::warning});
}

Result<Read<Study>> read_claims(std::span<const Source> sources, const ReadOptions&) {
  const Source& source = sources.front();
  const auto& sheets = source.sheets();
  if (!sheets) return tl::make_unexpected(sheets.error());
  Read<Study> read;
  const Result<void> done = study::read_claims_table(
      sheets->front().table, source.name_of(sheets->front()), false, read.value, read.account);
  if (!done) return tl::make_unexpected(done.error());
  if (text::exists(source.file())) doubt_people_beside(source.file(), read.account);
  return read;
}

Result<std::vector<WrittenFile>> write_claims(const Published<Study>& study,
                                              std::string_view extension) {
  return std::vector<WrittenFile>{
      {"", detail::written(detail::claims_sheet(*study, false), extension)}};
}

}  // namespace

const Format& claims_format() {
  static const Format format{.name = "claims",
                             .title = "A table of coded claims",
                             .extensions = ".csv .tsv",
                             .sniff =
                                 [](const Source& source) {
                                   return detail::sniff_table(source, detail::TableKind::claims);
                                 },
                             .read_study = read_claims,
                             .write_study = write_claims,
                             .keeps = Holds::quotes | Holds::coding};
  return format;
}

}  // namespace fcm
