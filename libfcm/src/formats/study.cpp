// SPDX-License-Identifier: MIT
//
// A folder of tables: claims and, where they are there, factors, respondents, conversations and
// documents. docs/formats/study.md
#include "fcm/study.hpp"

#include <filesystem>
#include <utility>

#include "formats/formats_list.hpp"
#include "study/claims_table.hpp"
#include "study/people_tables.hpp"
#include "text/file.hpp"

namespace fcm {
namespace {

using ReadTable = Result<void> (*)(std::string bytes, const std::string& file, Study&, Account&);

struct Beside {
  std::string_view word;
  ReadTable read;
};

/// Path of <word>.csv or <word>.tsv, empty where there is neither.
Result<std::string> find_table(const std::string& folder, std::string_view word) {
  const std::string stem = (folder.back() == '/' ? folder : folder + "/") + std::string(word);
  const bool csv = text::exists(stem + ".csv"), tsv = text::exists(stem + ".tsv");
  if (csv && tsv)
    return problem("study.two_tables",
                   "the folder has " + std::string(word) + ".csv and " + std::string(word) + ".tsv",
                   {folder}, "keep one of them");
  return csv ? stem + ".csv" : tsv ? stem + ".tsv" : std::string();
}

Result<bool> read_beside(const std::string& folder, const Beside& table, Read<Study>& read) {
  const Result<std::string> path = find_table(folder, table.word);
  if (!path) return tl::make_unexpected(path.error());
  if (path->empty()) return false;
  Result<std::string> bytes = text::read_file(*path);
  if (!bytes) return tl::make_unexpected(bytes.error());
  const Result<void> done = table.read(std::move(*bytes), *path, read.value, read.account);
  if (!done) return tl::make_unexpected(done.error());
  return true;
}

Result<Read<Study>> read_folder(const std::string& folder) {
  const Result<std::string> claims = find_table(folder, "claims");
  if (!claims) return tl::make_unexpected(claims.error());
  if (claims->empty())
    return problem("study.no_claims", "the folder has no claims.csv", {folder},
                   "save the table of coded claims there as claims.csv");
  Read<Study> beside;
  bool has_codebook = false;
  for (const Beside& table : {Beside{"factors", study::read_factors_table},
                              Beside{"respondents", study::read_respondents_table},
                              Beside{"conversations", study::read_conversations_table},
                              Beside{"documents", study::read_documents_table}}) {
    const Result<bool> found = read_beside(folder, table, beside);
    if (!found) return tl::make_unexpected(found.error());
    if (table.word == "factors") has_codebook = *found;
  }
  Result<std::string> bytes = text::read_file(*claims);
  if (!bytes) return tl::make_unexpected(bytes.error());
  Read<Study> read{.value = std::move(beside.value)};
  const Result<void> done =
      study::read_claims_table(std::move(*bytes), *claims, has_codebook, read.value, read.account);
  if (!done) return tl::make_unexpected(done.error());
  read.account.append(beside.account);
  return read;
}

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

// A study is a folder: what_is() looks for its claims.
int sniff_study(std::string_view) { return 0; }

}  // namespace

Result<Read<Study>> read_study(const std::string& path) {
  if (path.empty()) return problem("file.not_found", "no file or folder is named");
  if (path != "-" && text::is_folder(path)) return read_folder(path);
  const Result<std::string> bytes = text::read_file(path);
  if (!bytes) return tl::make_unexpected(bytes.error());
  if (path == "-") return read_claims(*bytes, "standard input");
  Result<Read<Study>> read = read_claims(*bytes, path);
  if (read) doubt_people_beside(path, read->account);
  return read;
}

const Format& study_format() {
  static const Format format{.name = "study",
                             .title =
                                 "A folder of tables: claims, factors, respondents, "
                                 "conversations, documents",
                             .holds = "study",
                             .extensions = "/",
                             .sniff = sniff_study,
                             .read = nullptr};
  return format;
}

}  // namespace fcm
