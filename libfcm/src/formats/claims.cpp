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
#include "study/people_tables.hpp"
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

/// The other tables of a study, as sheets beside the claims in one workbook.
constexpr std::string_view sheets_beside[] = {"factors", "respondents", "conversations",
                                              "documents"};

Result<void> read_sheets_beside(const Source& source, Study& study, Account& account) {
  using ReadTable = Result<void> (*)(const text::Table&, const std::string& file, Study&, Account&);
  constexpr ReadTable read[] = {study::read_factors_table, study::read_respondents_table,
                                study::read_conversations_table, study::read_documents_table};
  for (std::size_t i = 0; i < std::size(sheets_beside); ++i)
    for (const text::Sheet& sheet : *source.sheets()) {
      if (study::header_key(sheet.name) != sheets_beside[i] || sheet.table.rows.empty()) continue;
      const Result<void> done = read[i](sheet.table, source.name_of(sheet), study, account);
      if (!done) return done;
    }
  return {};
}

Result<Read<Study>> read_claims(std::span<const Source> sources, const ReadOptions& options) {
  const Source& source = sources.front();
  Read<Study> read;
  const auto sheet =
      detail::pick_sheet(source, detail::TableKind::claims, options, read.account, sheets_beside);
  if (!sheet) return tl::make_unexpected(sheet.error());
  Account beside;
  if (const auto done = read_sheets_beside(source, read.value, beside); !done)
    return tl::make_unexpected(done.error());
  const Result<void> done = study::read_claims_table(
      (*sheet)->table, source.name_of(**sheet), !read.value.factors.empty(), read.value,
      read.account, {options.scale, options.missing});
  if (!done) return tl::make_unexpected(done.error());
  read.account.append(beside);
  if (text::exists(source.file())) doubt_people_beside(source.file(), read.account);
  return read;
}

Result<std::vector<WrittenFile>> write_claims(const Published<Study>& study,
                                              std::string_view extension) {
  const bool workbook = extension == ".xlsx";
  return detail::written_files(
      workbook ? detail::study_sheets(*study) : std::vector{detail::claims_sheet(*study, false)},
      extension);
}

}  // namespace

const Format& claims_format() {
  static const Format format{.name = "claims",
                             .title = "A table of coded claims",
                             .extensions = ".csv .tsv .xlsx",
                             .sniff =
                                 [](const Source& source) {
                                   return detail::sniff_table(source, detail::TableKind::claims);
                                 },
                             .read_study = read_claims,
                             .write_study = write_claims,
                             .keeps = Holds::claims | Holds::quotes | Holds::coding,
                             .fuller = ".xlsx",
                             .fuller_keeps = Holds::of_studies};
  return format;
}

}  // namespace fcm
