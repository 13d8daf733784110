// SPDX-License-Identifier: MIT
//
// A folder of tables: claims and, where they are there, factors, respondents, conversations,
// documents and decisions. docs/formats/study.md
#include <string_view>
#include <utility>

#include "formats/formats_list.hpp"
#include "formats/source.hpp"
#include "formats/study_tables.hpp"
#include "formats/written.hpp"
#include "study/claims_table.hpp"
#include "study/decisions.hpp"
#include "study/people_tables.hpp"

namespace fcm {
namespace {

using detail::Source;

using ReadTable = Result<void> (*)(const text::Table&, const std::string& file, Study&, Account&);

struct Beside {
  std::string_view word;
  ReadTable read;
};

const Source* source_named(std::span<const Source> sources, std::string_view word) {
  for (const Source& source : sources)
    if (source.stem() == word) return &source;
  return nullptr;
}

/// By their names, as in a study folder.
Piece piece_of_study(const Source& source) {
  const std::string word = source.stem();
  if (source.kind() != Source::Kind::text || !source.sheets()) return Piece::none;
  if (word == "claims") return Piece::main;
  for (const char* beside : {"factors", "respondents", "conversations", "documents", "decisions"})
    if (word == beside) return Piece::beside;
  return Piece::none;
}

Result<Read<Study>> read_tables(std::span<const Source> sources, const ReadOptions& options) {
  const Source* claims = source_named(sources, "claims");
  if (!claims)
    return problem("study.no_claims", "there is no claims.csv", {sources.front().file()},
                   "save the table of coded claims as claims.csv");
  Read<Study> beside;
  for (const Beside& table : {Beside{"factors", study::read_factors_table},
                              Beside{"respondents", study::read_respondents_table},
                              Beside{"conversations", study::read_conversations_table},
                              Beside{"documents", study::read_documents_table}}) {
    const Source* source = source_named(sources, table.word);
    if (!source) continue;
    if (!source->sheets()) return tl::make_unexpected(source->sheets().error());
    const Result<void> done =
        table.read(source->sheets()->front().table, source->file(), beside.value, beside.account);
    if (!done) return tl::make_unexpected(done.error());
  }
  if (!claims->sheets()) return tl::make_unexpected(claims->sheets().error());
  Read<Study> read{.value = std::move(beside.value)};
  const Result<void> done = study::read_claims_table(
      claims->sheets()->front().table, claims->file(), source_named(sources, "factors") != nullptr,
      read.value, read.account, {options.scale, options.missing});
  if (!done) return tl::make_unexpected(done.error());
  if (const Source* decisions = source_named(sources, "decisions")) {
    if (!decisions->sheets()) return tl::make_unexpected(decisions->sheets().error());
    const Result<void> applied = study::apply_decisions(
        decisions->sheets()->front().table, decisions->file(), read.value, beside.account);
    if (!applied) return tl::make_unexpected(applied.error());
  }
  read.account.append(beside.account);
  return read;
}

Result<std::vector<WrittenFile>> write_tables(const Published<Study>& study, std::string_view) {
  std::vector<WrittenFile> files;
  for (const text::SheetToWrite& sheet : detail::study_sheets(*study))
    files.push_back({sheet.name + ".csv", detail::written(sheet, ".csv")});
  return files;
}

}  // namespace

const Format& study_format() {
  // A study is a folder, which is recognised by its claims: there is nothing to sniff.
  static const Format format{.name = "study",
                             .title =
                                 "A folder of tables: claims, factors, respondents, "
                                 "conversations, documents",
                             .extensions = "/",
                             .piece = piece_of_study,
                             .read_study = read_tables,
                             .write_study = write_tables,
                             .keeps = Holds::of_studies};
  return format;
}

}  // namespace fcm
