// SPDX-License-Identifier: MIT
#include "fcm/withdraw.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include "disclose/without_rows.hpp"
#include "formats/source.hpp"
#include "formats/together.hpp"
#include "study/claims_table.hpp"
#include "study/people_tables.hpp"
#include "study/sheet.hpp"
#include "text/file.hpp"
#include "text/replace_files.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using detail::Source;
using Ids = std::set<std::string>;

/// What of a study goes with a respondent.
struct Leaving {
  Ids respondent, conversations, documents;
};

void add(Ids& ids, const Attributes& attributes, const char* name) {
  if (const auto found = attributes.find(name); found != attributes.end())
    ids.insert(found->second.begin(), found->second.end());
}

/// The talks, or documents, that only this respondent is in; `shared` counts the others of theirs.
Ids only_with(const Study& study, const std::string& respondent, std::string Claim::*place,
              const char* attribute, std::size_t& shared) {
  Ids theirs, of_others;
  for (const Claim& claim : study.claims)
    (claim.respondent == respondent ? theirs : of_others).insert(claim.*place);
  for (const Respondent& one : study.respondents)
    add(one.id == respondent ? theirs : of_others, one.attributes, attribute);
  Ids alone;
  for (const std::string& id : theirs) {
    if (id.empty()) continue;
    if (of_others.count(id) > 0)
      ++shared;
    else
      alone.insert(id);
  }
  return alone;
}

std::size_t factors_of_theirs(const Study& study, const std::string& respondent) {
  std::set<Index> theirs, of_others;
  for (const Claim& claim : study.claims) {
    auto& factors = claim.respondent == respondent ? theirs : of_others;
    factors.insert({claim.from, claim.to});
  }
  return static_cast<std::size_t>(std::count_if(
      theirs.begin(), theirs.end(), [&](Index factor) { return of_others.count(factor) == 0; }));
}

bool is_known(const Study& study, const std::string& respondent) {
  return std::any_of(study.claims.begin(), study.claims.end(),
                     [&](const Claim& claim) { return claim.respondent == respondent; }) ||
         std::any_of(study.respondents.begin(), study.respondents.end(),
                     [&](const Respondent& one) { return one.id == respondent; });
}

/// What is cut out of a table: rows whose cell of this role is one of the ids.
struct Cut {
  study::SheetRules rules;
  std::size_t role = 0;
  const Ids* ids = nullptr;
};

std::optional<Cut> cut_of(const std::string& table, const Leaving& leaving) {
  if (table == "respondents")
    return Cut{{.table = table, .roles = study::respondent_roles(), .required = {0}},
               0,
               &leaving.respondent};
  if (table == "conversations")
    return Cut{{.table = table, .roles = study::conversation_roles(), .required = {0}},
               0,
               &leaving.conversations};
  if (table == "documents")
    return Cut{
        {.table = table, .roles = study::document_roles(), .required = {0}}, 0, &leaving.documents};
  if (table == "factors" || table == "decisions") return std::nullopt;
  return Cut{study::claims_rules(), study::ClaimColumn::respondent, &leaving.respondent};
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
  for (const text::Row& row : sheet->data())
    if (cut.ids->count(text::trimmed(sheet->cell(row, cut.role))) > 0) rows.push_back(&row);
  std::string bytes(source.bytes());
  if (is_utf_16(bytes)) {
    Result<std::string> decoded = text::to_utf8(std::move(bytes), source.file(), account);
    if (!decoded) return tl::make_unexpected(decoded.error());
    bytes = std::move(*decoded);
  }
  return FileWithout{
      .path = source.file(), .rows = rows.size(), .bytes = disclose::without_rows(bytes, rows)};
}

/// A claim as it reads whatever line it stands on.
Claim as_told(Claim claim) {
  claim.from = claim.to = 0;
  claim.read_at = {};
  if (claim.id.starts_with("row ")) claim.id.clear();
  return claim;
}

/// Whether the tables after say what those before did, but for the respondent.
bool others_stay(const Study& before, const Study& after, const Leaving& leaving) {
  const auto key = [](const Study& study, Index factor) {
    return text::match_key(study.factors[factor].label);
  };
  auto next = after.claims.begin();
  for (const Claim& claim : before.claims) {
    if (leaving.respondent.count(claim.respondent) > 0) continue;
    if (next == after.claims.end() || !(as_told(claim) == as_told(*next)) ||
        key(before, claim.from) != key(after, next->from) ||
        key(before, claim.to) != key(after, next->to))
      return false;
    ++next;
  }
  if (next != after.claims.end()) return false;
  std::vector<Respondent> people = before.respondents;
  std::erase_if(people, [&](const auto& one) { return leaving.respondent.count(one.id) > 0; });
  std::vector<Conversation> talks = before.conversations;
  std::erase_if(talks, [&](const auto& one) { return leaving.conversations.count(one.id) > 0; });
  return people == after.respondents && talks == after.conversations;
}

Result<Read<Study>> read_sources(const Files& like, std::vector<Source> sources,
                                 const ReadOptions& options) {
  return read_study(detail::files_of(like.path, std::move(sources), like.format), options);
}

/// Of what holds no study at all read_study() says so.
Result<void> check_tables(const Files& files) {
  if (!files.format) return tl::make_unexpected(files.format.error());
  const Result<const Format*> format = format_named(*files.format);
  if (format && !(*format)->holds_study()) return {};
  const bool tables =
      (*files.format == "study" || *files.format == "claims") &&
      std::none_of(files.sources->begin(), files.sources->end(), [](const Source& one) {
        return one.bytes().starts_with("PK\x03\x04") || one.kind() != Source::Kind::text;
      });
  if (!tables)
    return problem("withdraw.format",
                   "a voice can be taken out of tables that are saved as CSV alone", {files.path},
                   "take it out in the program that keeps this file; or save it as a folder of "
                   "tables (fcm convert, --to study), withdraw there, and delete this one");
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(files.path).parent_path();
  if (*files.format == "claims")
    for (const char* table : {"respondents", "conversations", "documents"})
      for (const char* extension : {".csv", ".tsv"})
        if (const std::string beside = (folder / (std::string(table) + extension)).string();
            text::exists(beside))
          return problem("withdraw.beside", "tables of people stand beside these claims", {beside},
                         "give the folder of the study, so that the voice goes out of all of them");
  return {};
}

/// The ledger without the voice, and what had left with it.
Result<void> take_out_of_ledger(Withdrawal& withdrawal, const std::string& folder,
                                const std::string& voice, const std::string& date) {
  Result<Ledger> ledger = read_ledger(folder);
  if (!ledger) return tl::make_unexpected(ledger.error());
  ledger->withdrawn.push_back(date);
  const std::string nobody = "withdrawn " + std::to_string(ledger->withdrawn.size());
  std::size_t named = 0;
  for (LedgerEntry& entry : ledger->entries) {
    const auto at = std::find(entry.voices.begin(), entry.voices.end(), voice);
    if (at == entry.voices.end()) continue;
    *at = nobody;
    std::sort(entry.voices.begin(), entry.voices.end());
    ++named;
    withdrawal.left.push_back({.date = entry.date,
                               .audience = entry.audience,
                               .file = entry.file,
                               .sha256 = entry.sha256,
                               .voices = {}});
  }
  withdrawal.ledger = true;
  withdrawal.files.push_back(
      {.path = ledger_path(folder), .rows = named, .bytes = to_json(*ledger)});
  return {};
}

}  // namespace

Result<Withdrawal> withdraw(const std::string& study_path, const std::string& respondent,
                            const std::string& date, const ReadOptions& options) {
  const Result<Files> files = open_together({study_path}, options);
  if (!files) return tl::make_unexpected(files.error());
  if (const auto checked = check_tables(*files); !checked)
    return tl::make_unexpected(checked.error());
  const Result<Read<Study>> before = read_study(*files, options);
  if (!before) return tl::make_unexpected(before.error());
  if (before->account.refused_everywhere() > 0)
    return problem("study.refused_rows",
                   "the study has rows that cannot be read, and nobody knows whose they are",
                   {study_path}, "'fcm check " + study_path + "' lists them: mend them first");
  const Study& study = before->value;
  const std::string id = text::trimmed(respondent);
  if (id.empty() || !is_known(study, id))
    return problem("withdraw.unknown", "nobody in this study has this id", {study_path},
                   "ids stand in the column respondent of the tables; write it as it stands there");

  Withdrawal withdrawal;
  const Leaving leaving{
      {id},
      only_with(study, id, &Claim::conversation, "conversation", withdrawal.shared),
      only_with(study, id, &Claim::document, "document", withdrawal.shared)};
  withdrawal.claims = static_cast<std::size_t>(
      std::count_if(study.claims.begin(), study.claims.end(),
                    [&](const Claim& claim) { return claim.respondent == id; }));
  withdrawal.conversations = leaving.conversations.size();
  withdrawal.documents = leaving.documents.size();
  withdrawal.factors = factors_of_theirs(study, id);
  std::vector<Source> sources;
  for (const Source& source : *files->sources) {
    sources.push_back(source);
    const std::string table = *files->format == "claims" ? "claims" : source.stem();
    const std::optional<Cut> cut = cut_of(table, leaving);
    if (!cut) continue;
    Result<FileWithout> file = without(source, *cut);
    if (!file) return tl::make_unexpected(file.error());
    if (file->rows == 0) continue;
    sources.back() = Source(file->bytes, source.file());
    withdrawal.files.push_back(std::move(*file));
  }
  const Result<Read<Study>> after = read_sources(*files, std::move(sources), options);
  const bool nothing_left = withdrawal.claims == study.claims.size();
  if (after ? !others_stay(study, after->value, leaving)
            : !nothing_left || after.error().code != "claims.empty")
    return problem("withdraw.unsure",
                   "without these rows the tables would not say of the others what they do now",
                   {study_path}, "take the rows of this respondent out by hand");
  if (text::is_folder(study_path))
    if (const auto taken = take_out_of_ledger(withdrawal, study_path, "respondent " + id, date);
        !taken)
      return tl::make_unexpected(taken.error());
  return withdrawal;
}

Result<void> write(const Withdrawal& withdrawal) {
  std::vector<text::NewBytes> files;
  for (const FileWithout& file : withdrawal.files) files.push_back({file.path, file.bytes});
  return text::replace_files(files);
}

}  // namespace fcm
