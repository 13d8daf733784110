// SPDX-License-Identifier: MIT
//
// Taguette projects: one SQLite file, which may hold several. docs/formats/taguette.md
#include <map>
#include <optional>
#include <utility>

#include "formats/coded.hpp"
#include "formats/formats_list.hpp"
#include "formats/html_text.hpp"
#include "formats/source.hpp"
#include "study/coded_names.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/sqlite.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using detail::Source;
using Rows = std::vector<std::vector<std::optional<std::string>>>;

constexpr int application_id = 0x54677474;  // "Tgtt", by PRAGMA application_id

int sniff(const Source& source) {
  if (!text::looks_like_sqlite(source.bytes())) return 0;
  const auto database = text::open_database(source.bytes(), source.file());
  if (!database) return 0;
  if (database->application_id() == application_id) return 2;
  return database->has_table("highlights") && database->has_table("highlight_tags") ? 2 : 0;
}

std::string cell(const std::optional<std::string>& value) { return value.value_or(""); }

class TaguetteReader {
 public:
  TaguetteReader(const text::Database& database, const std::string& file) : database_(database) {
    texts_.file = file;
    texts_.tool = "Taguette";
  }

  Result<Read<CodedTexts>> read() {
    for (Result<void> (TaguetteReader::*step)() :
         {&TaguetteReader::read_projects, &TaguetteReader::read_documents,
          &TaguetteReader::read_tags, &TaguetteReader::read_highlights,
          &TaguetteReader::read_taggings})
      if (const Result<void> done = (this->*step)(); !done)
        return tl::make_unexpected(done.error());
    study::find_parents(texts_.codes);
    const std::size_t tagged = taggings_ - dangling_;
    account_.tables.push_back({texts_.file, "codes", texts_.codes.size(), texts_.codes.size()});
    account_.tables.push_back(
        {texts_.file, "selections", texts_.selections.size(), texts_.selections.size()});
    account_.tables.push_back({texts_.file, "codings", tagged, tagged});
    if (dangling_ > 0)
      study::warn(
          account_, "qda.dangling",
          study::counted(dangling_, "reference", "references") + " to nothing in the project",
          {texts_.file}, "export the project again");
    return Read<CodedTexts>{std::move(texts_), std::move(account_)};
  }

 private:
  Result<void> read_projects() {
    const Result<Rows> rows = database_.rows("projects", {"id", "name"}, "id");
    if (!rows) return tl::make_unexpected(rows.error());
    for (const auto& row : *rows) projects_.emplace(cell(row[0]), cell(row[1]));
    return {};
  }

  /// Where a file holds several projects, names say which.
  std::string named(const std::string& project, const std::string& name) const {
    const auto found = projects_.find(project);
    return projects_.size() < 2 || found == projects_.end() ? name : found->second + ": " + name;
  }

  Result<void> read_documents() {
    const Result<Rows> rows = database_.rows("documents", {"id", "name", "project_id"}, "id");
    if (!rows) return tl::make_unexpected(rows.error());
    for (const auto& row : *rows) {
      documents_.emplace(cell(row[0]), texts_.sources.size());
      texts_.sources.push_back({.name = named(cell(row[2]), text::trimmed(cell(row[1])))});
    }
    return {};
  }

  /// Tags of one path in several projects are one code.
  Result<void> read_tags() {
    const Result<Rows> rows = database_.rows("tags", {"id", "path", "description"}, "id");
    if (!rows) return tl::make_unexpected(rows.error());
    std::map<std::string, Index> by_path;
    for (const auto& row : *rows) {
      const std::string path = text::trimmed(cell(row[1]));
      const auto [at, is_new] = by_path.emplace(path, texts_.codes.size());
      tags_.emplace(cell(row[0]), at->second);
      if (is_new)
        texts_.codes.push_back({.id = path,
                                .name = path,
                                .parents = {},
                                .description = study::stripped(cell(row[2])),
                                .sets = {},
                                .read_at = {texts_.file}});
    }
    return {};
  }

  // Offsets are bytes of the text without its tags (formats.md 8): they place a piece; its words
  // are those of the snippet.
  Result<void> read_highlights() {
    const Result<Rows> rows = database_.rows(
        "highlights", {"id", "document_id", "start_offset", "end_offset", "snippet"}, "id");
    if (!rows) return tl::make_unexpected(rows.error());
    for (const auto& row : *rows) {
      const auto document = documents_.find(cell(row[1]));
      if (document == documents_.end()) {
        ++lost_;
        continue;
      }
      highlights_.emplace(cell(row[0]), texts_.selections.size());
      texts_.selections.push_back({.source = document->second,
                                   .quote = study::stripped(detail::html_text(cell(row[4]))),
                                   .locator = "bytes " + cell(row[2]) + " to " + cell(row[3]),
                                   .codings = {},
                                   .read_at = {texts_.file}});
    }
    dangling_ += lost_;
    return {};
  }

  Result<void> read_taggings() {
    const Result<Rows> rows = database_.rows("highlight_tags", {"highlight_id", "tag_id"});
    if (!rows) return tl::make_unexpected(rows.error());
    const std::map<std::string, std::string> coders = who_highlighted();
    for (const auto& row : *rows) {
      const auto piece = highlights_.find(cell(row[0]));
      const auto tag = tags_.find(cell(row[1]));
      if (piece == highlights_.end() || tag == tags_.end()) {
        ++dangling_;
        ++taggings_;
        continue;
      }
      ++taggings_;
      const auto coder = coders.find(cell(row[0]));
      texts_.selections[piece->second].codings.push_back(
          {tag->second, coder == coders.end() ? std::string() : coder->second});
    }
    taggings_ += lost_;
    return {};
  }

  /// The log of commands says who made a highlight; the last one counts.
  std::map<std::string, std::string> who_highlighted() const {
    std::map<std::string, std::string> coders;
    if (!database_.has_table("commands")) return coders;
    const Result<Rows> rows = database_.rows("commands", {"user_login", "payload"}, "id");
    if (!rows) return coders;
    for (const auto& row : *rows) {
      const auto payload = text::parse_json(cell(row[1]), texts_.file);
      if (!payload || !payload->is_object()) continue;
      const auto type = payload->find("type");
      auto id = payload->find("highlight_id");
      if (id == payload->end()) id = payload->find("id");
      if (type == payload->end() || *type != "highlight_add" || id == payload->end()) continue;
      coders[id->is_string() ? id->get<std::string>() : id->dump()] = cell(row[0]);
    }
    return coders;
  }

  const text::Database& database_;
  CodedTexts texts_;
  Account account_;
  std::map<std::string, std::string> projects_;
  std::map<std::string, Index> documents_, tags_, highlights_;
  std::size_t dangling_ = 0, taggings_ = 0, lost_ = 0;
};

Result<Read<CodedTexts>> read_coded(std::span<const Source> sources, const ReadOptions&) {
  const Source& source = sources.front();
  const auto database = text::open_database(source.bytes(), source.file());
  if (!database) return tl::make_unexpected(database.error());
  return TaguetteReader(*database, source.file()).read();
}

}  // namespace

const Format& taguette_format() {
  static const Format format{.name = "taguette",
                             .title = "A Taguette project",
                             .extensions = ".sqlite3",
                             .checked = "Taguette 1.4 (schema)",
                             .sniff = sniff,
                             .read_study = detail::read_by_mapping<read_coded>,
                             .read_coded = read_coded};
  return format;
}

}  // namespace fcm
