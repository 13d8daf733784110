// SPDX-License-Identifier: MIT
//
// Codebooks as tables: a code a row, with its description, from any tool. docs/formats/code_list.md
#include "formats/code_list.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "formats/formats_list.hpp"
#include "formats/segment_columns.hpp"
#include "formats/source.hpp"
#include "study/coded_claims.hpp"
#include "study/coded_names.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using detail::Source;
using study::Fate;
using study::Sheet;

enum Column : std::size_t { name, description, group };

/// Names as people call them; "name" and "path" may stand in any table.
constexpr std::string_view names_of_codes[] = {"code", "tag", "codename"};

const study::SheetRules& rules() {
  static const study::SheetRules all = {
      .table = "codes",
      .roles = {{{"code", "tag", "code name", "name", "path"}},
                {{"description", "comment", "memo", "definition", "code.description", "code memo",
                  "beschreibung", "kommentar"}},
                {{"code groups", "code group", "groups", "category", "theme", "parent code",
                  "parent"}}},
      .required = {name}};
  return all;
}

/// Columns that say when, by whom and how often, which a factor does not keep.
bool says_nothing_of_factors(const std::string& key) {
  static const std::vector<std::string_view> keys = {"numberofhighlights",
                                                     "numberofdocuments",
                                                     "grounded",
                                                     "magnitude",
                                                     "density",
                                                     "gr",
                                                     "files",
                                                     "sources",
                                                     "references",
                                                     "frequency",
                                                     "count",
                                                     "documents",
                                                     "codings",
                                                     "color",
                                                     "colour",
                                                     "farbe",
                                                     "guid",
                                                     "codeid",
                                                     "created",
                                                     "createdon",
                                                     "createdby",
                                                     "modified",
                                                     "modifiedon",
                                                     "modifiedby",
                                                     "author",
                                                     "owner",
                                                     "date",
                                                     "aggregate",
                                                     "nickname",
                                                     "shortcut"};
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// Of coded pieces, links and lists of documents.
bool says_more(const std::string& key) {
  static const std::vector<std::string_view> keys = {"from",
                                                     "to",
                                                     "cause",
                                                     "effect",
                                                     "source",
                                                     "target",
                                                     "document",
                                                     "documentname",
                                                     "file",
                                                     "filename",
                                                     "case",
                                                     "content",
                                                     "quotationcontent",
                                                     "textcontent",
                                                     "segment",
                                                     "codedsegment",
                                                     "coded",
                                                     "text",
                                                     "quote",
                                                     "weight",
                                                     "strength",
                                                     "polarity",
                                                     "value",
                                                     "id"};
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool is_code_list(const Sheet& sheet) {
  const std::string called = study::header_key(sheet.header[*sheet.columns[name]]);
  const bool surely = std::find(std::begin(names_of_codes), std::end(names_of_codes), called) !=
                      std::end(names_of_codes);
  bool known = true;
  for (const std::size_t column : sheet.others) {
    const std::string key = study::header_key(sheet.header[column]);
    if (says_more(key)) return false;
    known = known && says_nothing_of_factors(key);
  }
  if (surely && (sheet.has(description) || sheet.header.size() == 1)) return true;
  return known && (sheet.has(description) || (surely && !sheet.others.empty()));
}

int sniff(const Source& source) {
  if (source.kind() != Source::Kind::text || !source.sheets()) return 0;
  std::size_t filled = 0, lists = 0;
  for (const text::Sheet& sheet : *source.sheets()) {
    if (sheet.table.rows.empty()) continue;
    ++filled;
    lists += detail::is_code_list(sheet.table) ? 1 : 0;
  }
  return lists == 0 ? 0 : lists == filled ? 2 : 1;
}

class CodeListReader {
 public:
  Result<void> read(const text::Table& table, const std::string& file) {
    const auto sheet = study::open_sheet(table, file, rules(), read_.account);
    if (!sheet) return tl::make_unexpected(sheet.error());
    study::read_rows(*sheet, read_.account,
                     [&](const text::Row& row) { return code(*sheet, row); });
    return {};
  }

  Read<Study> finish(const std::string& file) {
    study::find_parents(codes_);
    const std::vector<std::string> names = study::factor_names(codes_);
    for (Index i = 0; i < codes_.size(); ++i) {
      read_.value.factors.push_back(study::factor_of(codes_[i], names[i]));
      std::string& theme = read_.value.factors.back().theme;
      if (theme.empty()) theme = groups_[i];
    }
    study::warn(read_.account, "qda.codebook_only",
                "this is a list of codes: " + study::counted(codes_.size(), "factor", "factors") +
                    " and no claim",
                {file},
                "a map needs what the codes were used for: import the coded pieces or the claims "
                "with it, fcm import CLAIMS LIST -o STUDY");
    return std::move(read_);
  }

 private:
  Result<Fate> code(const Sheet& sheet, const text::Row& row) {
    const auto cleaned = detail::codes_in(sheet.cell(row, name), false);
    if (cleaned.empty())
      return problem("id.empty", "the row has no code", sheet.place(row, name),
                     "fill it in, or delete the row");
    const std::string& called = cleaned.front();
    const std::string words = study::stripped(sheet.cell(row, description));
    const auto [at, is_new] = seen_.emplace(text::match_key(called), codes_.size());
    if (is_new) {
      codes_.push_back({.id = called,
                        .name = called,
                        .parents = {},
                        .description = words,
                        .sets = {},
                        .read_at = sheet.place(row, name)});
      groups_.push_back(text::trimmed(sheet.cell(row, group)));
      return Fate::kept;
    }
    std::string& known = codes_[at->second].description;
    if (!words.empty() && !known.empty() && words != known)
      return problem("id.duplicate", "the code \"" + called + "\" has two descriptions",
                     sheet.place(row, name), "give each code one row", called);
    if (known.empty()) known = words;
    return Fate::merged;
  }

  Read<Study> read_;
  std::vector<Code> codes_;
  std::vector<std::string> groups_;
  std::map<std::string, Index> seen_;
};

Result<Read<Study>> read_code_list(std::span<const Source> sources, const ReadOptions&) {
  const Source& source = sources.front();
  if (!source.sheets()) return tl::make_unexpected(source.sheets().error());
  const auto& sheets = *source.sheets();
  const bool any = std::any_of(sheets.begin(), sheets.end(), [](const text::Sheet& sheet) {
    return detail::is_code_list(sheet.table);
  });
  CodeListReader reader;
  for (const text::Sheet& sheet : sheets) {
    if (sheet.table.rows.empty() || (any && !detail::is_code_list(sheet.table))) continue;
    if (const Result<void> done = reader.read(sheet.table, source.name_of(sheet)); !done)
      return tl::make_unexpected(done.error());
  }
  return reader.finish(source.file());
}

}  // namespace

bool detail::is_code_list(const text::Table& table) {
  if (table.rows.empty()) return false;
  Account unused;
  const auto sheet = study::open_sheet(table, "", rules(), unused);
  return sheet && fcm::is_code_list(*sheet);
}

const Format& code_list_format() {
  static const Format format{
      .name = "code_list",
      .title = "A list of codes with descriptions, of any tool",
      .extensions = ".csv .xlsx",
      .checked = "Taguette (source), ATLAS.ti, MAXQDA and NVivo (documented)",
      .sniff = sniff,
      .read_study = read_code_list};
  return format;
}

}  // namespace fcm
