// SPDX-License-Identifier: MIT
#include "formats/source.hpp"

#include <filesystem>
#include <optional>
#include <utility>

#include "formats/loose_table.hpp"
#include "text/file.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {
namespace {

namespace fs = std::filesystem;

using Sheets = std::vector<text::Sheet>;

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

Source::Kind kind_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  // Of UTF-16, every other byte of what is looked for is zero.
  const bool wide = is_utf16(bytes);
  if (wide) bytes.remove_prefix(2);
  const std::size_t first =
      bytes.find_first_not_of(wide ? std::string_view(" \t\r\n\0", 5) : " \t\r\n");
  if (first == std::string_view::npos) return Source::Kind::empty;
  if (bytes[first] == '{' || bytes[first] == '[') return Source::Kind::json;
  if (bytes[first] == '<') return Source::Kind::xml;
  return Source::Kind::text;
}

/// Workbooks, and what people take for one: old formats, and web pages called .xls.
bool means_to_be_workbook(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0")) return true;
  if (kind_of(bytes) != Source::Kind::xml) return false;
  std::string start(bytes.substr(0, 2'000));
  for (char& c : start)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  for (const char* sign : {"<table", "<html", "urn:schemas-microsoft-com:office:spreadsheet"})
    if (start.find(sign) != std::string::npos) return true;
  return false;
}

Result<Sheets> table_of(const std::string& bytes, const std::string& file, Account& account) {
  if (means_to_be_workbook(bytes)) return text::read_workbook(bytes, file, account);
  Result<std::string> utf8 = text::to_utf8(bytes, file, account);
  if (!utf8) return tl::make_unexpected(utf8.error());
  std::optional<text::Table> loose = loose_table(*utf8);
  Result<text::Table> table = loose ? std::move(*loose) : text::parse_table(*utf8, file, account);
  if (!table) return tl::make_unexpected(table.error());
  align_header(*table);
  Sheets sheets;
  sheets.push_back({.name = {}, .hidden = false, .table = std::move(*table)});
  return sheets;
}

/// Path of <word>.csv or <word>.tsv, empty where there is neither.
Result<std::string> find_table(const fs::path& folder, const char* word) {
  const std::string stem = (folder / word).string();
  const bool csv = text::exists(stem + ".csv"), tsv = text::exists(stem + ".tsv");
  if (csv && tsv)
    return problem("study.two_tables",
                   "the folder has " + std::string(word) + ".csv and " + std::string(word) + ".tsv",
                   {folder.string()}, "keep one of them");
  return csv ? stem + ".csv" : tsv ? stem + ".tsv" : std::string();
}

Result<std::vector<std::string>> tables_in(const std::string& folder) {
  std::vector<std::string> paths;
  for (const char* word :
       {"claims", "factors", "respondents", "conversations", "documents", "decisions"}) {
    Result<std::string> path = find_table(folder, word);
    if (!path) return tl::make_unexpected(path.error());
    if (!path->empty()) paths.push_back(std::move(*path));
    if (paths.empty())
      return problem("study.no_claims", "the folder has no claims.csv", {folder},
                     "save the table of coded claims there as claims.csv");
  }
  return paths;
}

}  // namespace

struct Source::State {
  std::string bytes, file;
  Kind kind = Kind::empty;
  Account doubts;
  std::optional<Result<Sheets>> sheets;
  std::vector<std::optional<TableLook>> looks;  // per sheet
  std::optional<Result<text::Json>> json;
  std::optional<Result<text::Xml>> xml;
};

Source::Source(std::string bytes, std::string file) : state_(std::make_shared<State>()) {
  state_->bytes = std::move(bytes);
  state_->file = std::move(file);
  state_->kind = kind_of(state_->bytes);
}

Result<std::vector<Source>> Source::open(const std::string& path) {
  if (path.empty()) return problem("file.not_found", "no file or folder is named");
  Result<std::vector<std::string>> paths = std::vector{path};
  if (path != "-" && text::is_folder(path)) {
    const std::string data = (fs::path(path) / "data.qda").string();  // of QualCoder
    paths =
        text::exists(data) ? Result<std::vector<std::string>>(std::vector{data}) : tables_in(path);
  }
  if (!paths) return tl::make_unexpected(paths.error());
  std::vector<Source> sources;
  for (const std::string& one : *paths) {
    Result<std::string> bytes = text::read_file(one);
    if (!bytes) return tl::make_unexpected(bytes.error());
    sources.emplace_back(std::move(*bytes), one);
  }
  return sources;
}

const std::string& Source::file() const { return state_->file; }

std::string Source::stem() const { return text::match_key(fs::path(state_->file).stem().string()); }

std::string_view Source::bytes() const { return state_->bytes; }

Source::Kind Source::kind() const { return state_->kind; }

const Result<Sheets>& Source::sheets() const {
  if (!state_->sheets) state_->sheets = table_of(state_->bytes, state_->file, state_->doubts);
  return *state_->sheets;
}

const text::Table* Source::table() const {
  const Result<Sheets>& all = sheets();
  return all && all->size() == 1 ? &all->front().table : nullptr;
}

TableLook Source::look(const text::Sheet& sheet) const {
  const auto at = static_cast<std::size_t>(&sheet - sheets()->data());
  state_->looks.resize(sheets()->size());
  if (!state_->looks[at]) state_->looks[at] = look_at(sheet.table);
  return *state_->looks[at];
}

const Result<text::Json>& Source::json() const {
  if (state_->json) return *state_->json;
  if (is_utf16(state_->bytes)) {
    const Result<std::string> utf8 = text::to_utf8(state_->bytes, state_->file, state_->doubts);
    state_->json = utf8 ? text::parse_json(*utf8, state_->file)
                        : Result<text::Json>(tl::make_unexpected(utf8.error()));
  } else {
    state_->json = text::parse_json(state_->bytes, state_->file);
  }
  return *state_->json;
}

const Result<text::Xml>& Source::xml() const {
  if (!state_->xml) state_->xml.emplace(text::parse_xml(state_->bytes, state_->file));
  return *state_->xml;
}

std::string Source::name_of(const text::Sheet& sheet) const {
  return sheet.name.empty() ? state_->file : state_->file + "!" + sheet.name;
}

const Account& Source::doubts() const { return state_->doubts; }

}  // namespace fcm::detail
