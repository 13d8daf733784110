// SPDX-License-Identifier: MIT
#include "disclose/cut_tables.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "disclose/without_rows.hpp"
#include "formats/together.hpp"
#include "study/claims_table.hpp"
#include "study/decisions.hpp"
#include "study/people_tables.hpp"
#include "study/sheet.hpp"
#include "text/file.hpp"
#include "text/utf8.hpp"

namespace fcm::disclose {
namespace {

using detail::Source;

/// What is cut out of a table: rows whose cell of this role is one of the ids.
struct Cut {
  study::SheetRules rules;
  std::size_t role = 0;
  Ids ids;
  bool by_key = false;  ///< case and spaces do not matter: the ids are keys
};

std::optional<Cut> cut_of(const std::string& table, const Leaving& leaving) {
  const auto by_id = [&](std::vector<study::Role> roles, const Ids& ids) {
    return Cut{{.table = table, .roles = std::move(roles), .required = {0}}, 0, ids};
  };
  if (table == "respondents")
    return by_id(study::respondent_roles(), leaving.talk ? Ids{} : Ids{leaving.id});
  if (table == "conversations") return by_id(study::conversation_roles(), leaving.conversations);
  if (table == "documents") return by_id(study::document_roles(), leaving.documents);
  if (table == "factors" || table == "decisions") return std::nullopt;
  return Cut{study::claims_rules(),
             leaving.talk ? study::ClaimColumn::conversation : study::ClaimColumn::respondent,
             {leaving.id}};
}

bool is_utf_16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

Result<FileWithout> without(const Source& source, const Cut& cut) {
  if (!source.sheets()) return tl::make_unexpected(source.sheets().error());
  const text::Table& table = source.sheets()->front().table;
  Account account;
  const Result<study::Sheet> sheet = study::open_sheet(table, source.file(), cut.rules, account);
  if (!sheet) return tl::make_unexpected(sheet.error());
  std::vector<const text::Row*> rows;
  for (const text::Row& row : sheet->data()) {
    const std::string cell = text::trimmed(sheet->cell(row, cut.role));
    if (cut.ids.count(cut.by_key ? text::match_key(cell) : cell) > 0) rows.push_back(&row);
  }
  std::string bytes(source.bytes());
  if (is_utf_16(bytes)) {
    Result<std::string> decoded = text::to_utf8(std::move(bytes), source.file(), account);
    if (!decoded) return tl::make_unexpected(decoded.error());
    bytes = std::move(*decoded);
  }
  return FileWithout{
      .path = source.file(), .rows = rows.size(), .bytes = without_rows(bytes, rows)};
}

/// Cuts one of the sources; leaves it alone where no row goes.
Result<void> apply(const Cut& cut, Source& source, CutTables& tables) {
  Result<FileWithout> file = without(source, cut);
  if (!file) return tl::make_unexpected(file.error());
  if (file->rows == 0) return {};
  source = Source(file->bytes, source.file());
  tables.files.push_back(std::move(*file));
  return {};
}

std::vector<Source> without_decisions(std::vector<Source> sources) {
  std::erase_if(sources, [](const Source& one) { return one.stem() == "decisions"; });
  return sources;
}

/// Keys of the names that the claims had and have no more, as they stand in the tables.
Result<Ids> names_gone(const Files& files, const CutTables& tables, const ReadOptions& options) {
  const auto before = read_sources(files, without_decisions(*files.sources), options);
  if (!before) return tl::make_unexpected(before.error());
  Ids gone;
  const auto each = [](const Study& study, const auto& take) {
    for (const StudyFactor& factor : study.factors)
      for (const std::string& name : {factor.id, factor.label}) take(text::match_key(name));
  };
  each(before->value, [&](const std::string& key) { gone.insert(key); });
  if (const auto after = read_sources(files, without_decisions(tables.sources), options))
    each(after->value, [&](const std::string& key) { gone.erase(key); });
  return gone;
}

}  // namespace

Result<bool> are_tables(const Files& files) {
  const bool tables =
      (*files.format == "study" || *files.format == "claims") &&
      std::none_of(files.sources->begin(), files.sources->end(), [](const Source& one) {
        return one.bytes().starts_with("PK\x03\x04") || one.kind() != Source::Kind::text;
      });
  if (*files.format != "claims") return tables;
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(files.path).parent_path();
  for (const char* table : {"respondents", "conversations", "documents"})
    for (const char* extension : {".csv", ".tsv", ".xlsx"})
      if (const std::string beside = (folder / (std::string(table) + extension)).string();
          text::exists(beside))
        return problem("withdraw.beside", "tables of people stand beside these claims", {beside},
                       "give the folder of the study, so that the voice goes out of all of them");
  return tables;
}

Result<Read<Study>> read_sources(const Files& like, std::vector<Source> sources,
                                 const ReadOptions& options) {
  return read_study(detail::files_of(like.path, std::move(sources), like.format), options);
}

Result<CutTables> cut_tables(const Files& files, const Leaving& leaving,
                             const ReadOptions& options) {
  CutTables tables{.files = {}, .sources = *files.sources};
  Source* decisions = nullptr;
  for (Source& source : tables.sources) {
    const std::string table = *files.format == "claims" ? "claims" : source.stem();
    if (table == "decisions") decisions = &source;
    const std::optional<Cut> cut = cut_of(table, leaving);
    if (!cut) continue;
    if (const auto done = apply(*cut, source, tables); !done)
      return tl::make_unexpected(done.error());
  }
  if (!decisions) return tables;
  const Result<Ids> gone = names_gone(files, tables, options);
  if (!gone) return tl::make_unexpected(gone.error());
  const Cut cut{study::decision_rules(), study::DecisionColumn::change, *gone, true};
  if (const auto done = apply(cut, *decisions, tables); !done)
    return tl::make_unexpected(done.error());
  return tables;
}

}  // namespace fcm::disclose
