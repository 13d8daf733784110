// SPDX-License-Identifier: MIT
//
// Projects of qcoder (R): documents with marks in their text, and beside them codes, units and the
// map of units to documents; or one marked document as a text file. docs/formats/qcoder.md
#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "formats/coded.hpp"
#include "formats/formats_list.hpp"
#include "formats/qcoder_marks.hpp"
#include "formats/source.hpp"
#include "study/coded_names.hpp"
#include "study/sheet.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using detail::Source;
using study::Fate;
using study::Sheet;
using study::SheetRules;

/// pieces: what its function parse_qcodes() makes of the documents.
enum class Part { documents, pieces, codes, people, units };
constexpr Part parts[] = {Part::documents, Part::pieces, Part::codes, Part::people, Part::units};

const SheetRules& rules_of(Part part) {
  static const std::vector<SheetRules> all = {
      {.table = "documents",
       .roles = {{{"doc_id"}}, {{"document_text"}}, {{"doc_path"}}},
       .required = {0, 1}},
      {.table = "selections",
       .roles = {{{"doc", "docid", "doc_id"}}, {{"qcode"}}, {{"text"}}},
       .required = {0, 1, 2}},
      {.table = "codes",
       .roles = {{{"code_id"}}, {{"code"}}, {{"code.description", "description"}}},
       .required = {0, 1}},
      {.table = "unit_document_map", .roles = {{{"doc_path"}}, {{"unit_id"}}}, .required = {0, 1}},
      {.table = "units", .roles = {{{"unit_id"}}, {{"name"}}}, .required = {0, 1}}};
  return all[static_cast<std::size_t>(part)];
}

std::optional<Part> part_of(const text::Table& table) {
  if (table.rows.empty()) return std::nullopt;
  for (const Part part : parts) {
    Account unused;
    if (study::open_sheet(table, "", rules_of(part), unused)) return part;
  }
  return std::nullopt;
}

bool has_marks(const text::Table& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const text::Row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [](const std::string& cell) { return detail::has_marks(cell); });
  });
}

/// cogmapr has the same tables of documents and units beside its codings.
bool is_of_cogmapr(const text::Table& table) {
  return std::any_of(
      table.rows.front().cells.begin(), table.rows.front().cells.end(),
      [](const std::string& name) { return study::header_key(name) == "conceptfrom"; });
}

/// Not of a table that is known otherwise, but for marks in its cells.
bool is_marked_text(const Source& source) {
  if (source.kind() == Source::Kind::empty || !detail::has_marks(source.bytes())) return false;
  const auto& sheets = source.sheets();
  return !sheets || std::none_of(sheets->begin(), sheets->end(), [&](const text::Sheet& sheet) {
    return part_of(sheet.table) || source.look(sheet).sure > 1;
  });
}

Piece piece(const Source& source) {
  if (is_marked_text(source)) return Piece::main;
  if (source.kind() != Source::Kind::text || !source.sheets()) return Piece::none;
  bool main = false, beside = false;
  for (const text::Sheet& sheet : *source.sheets()) {
    if (sheet.table.rows.empty()) continue;
    if (is_of_cogmapr(sheet.table)) return Piece::none;
    const auto part = part_of(sheet.table);
    if (!part) continue;
    const bool texts = part == Part::documents;
    main = main || part == Part::pieces || (texts && has_marks(sheet.table));
    beside = beside || (part != Part::pieces && !texts);
  }
  return main ? Piece::main : beside ? Piece::beside : Piece::none;
}

int sniff(const Source& source) { return piece(source) == Piece::main ? 2 : 0; }

class QcoderReader {
 public:
  explicit QcoderReader(const Source& first) {
    texts_.file = first.file();
    texts_.tool = "qcoder";
  }

  Result<Read<CodedTexts>> read(std::span<const Source> sources) {
    for (const Source& source : sources)
      if (const Result<void> done = open(source); !done) return tl::make_unexpected(done.error());
    if (sheets_.count(Part::documents) > 0 && sheets_.count(Part::pieces) > 0)
      return problem("qcoder.two_tables",
                     "there are the documents and a table of the pieces coded in them",
                     {texts_.file}, "give one of them");
    for (const auto& [part, sheet] : sheets_) read_table(part, sheet);
    add_cases();
    if (texts_.selections.empty() && selections_.refused == 0)
      return problem("qda.no_segments", "no document holds a marked piece of text", {texts_.file},
                     "qcoder marks them so: (QCODE)words(/QCODE){#code}");
    study::find_parents(texts_.codes);
    if (sheets_.count(Part::pieces) == 0) {
      selections_.file = texts_.file;
      selections_.table = "selections";
      selections_.kept = texts_.selections.size();
      selections_.read = selections_.kept + selections_.refused;
      account_.tables.push_back(std::move(selections_));
    }
    return Read<CodedTexts>{std::move(texts_), std::move(account_)};
  }

 private:
  Result<void> open(const Source& source) {
    if (is_marked_text(source)) return read_text(source);
    if (!source.sheets()) return tl::make_unexpected(source.sheets().error());
    for (const text::Sheet& sheet : *source.sheets()) {
      const auto part = part_of(sheet.table);
      if (!part) continue;
      auto table = study::open_sheet(sheet.table, source.name_of(sheet), rules_of(*part), account_);
      if (!table) return tl::make_unexpected(table.error());
      if (!sheets_.emplace(*part, std::move(*table)).second)
        return problem("qcoder.two_tables", "there are two tables of " + rules_of(*part).table,
                       {source.file()}, "give the tables of one project");
    }
    return {};
  }

  // What decoding noted is among the doubts of the source, which was asked for its sheets.
  Result<void> read_text(const Source& source) {
    Account noted;
    const auto text = text::to_utf8(std::string(source.bytes()), source.file(), noted);
    if (!text) return tl::make_unexpected(text.error());
    const std::filesystem::path path(source.file());
    read_pieces(*text, add_source(path.filename().string(), path.filename().string()),
                {source.file()});
    return {};
  }

  void read_table(Part part, const Sheet& sheet) {
    study::read_rows(sheet, account_, [&](const text::Row& row) -> Result<Fate> {
      const std::string id = text::trimmed(sheet.cell(row, 0));
      const std::string name = text::trimmed(sheet.cell(row, 1));
      if (id.empty() || (name.empty() && part != Part::documents))
        return problem("id.empty", "the row has no id or no name",
                       sheet.place(row, id.empty() ? 0 : 1), "fill it in, or delete the row");
      if (part == Part::documents) {
        const std::string path = text::trimmed(sheet.cell(row, 2));
        read_pieces(sheet.cell(row, 1), add_source(id, path.empty() ? id : path),
                    {sheet.file, row.line});
      }
      if (part == Part::pieces) return read_piece(sheet, row);
      if (part == Part::codes)
        texts_.codes[code_named(name, sheet.place(row, 1))].description =
            study::stripped(sheet.cell(row, 2));
      if (part == Part::people) units_of_.emplace(name, id);
      if (part == Part::units) unit_names_.emplace(id, name);
      return Fate::kept;
    });
  }

  /// The first row of a piece; the rows of its other codes follow.
  Fate read_piece(const Sheet& sheet, const text::Row& row) {
    const std::string id = text::trimmed(sheet.cell(row, 0));
    std::string words(sheet.cell(row, 2));
    for (std::size_t at; (at = words.find("<br>")) != std::string::npos;)
      words.replace(at, 4, "\n");
    words = study::stripped(words);
    const Index source = add_source(id, id);
    const bool is_new = texts_.selections.empty() || texts_.selections.back().source != source ||
                        texts_.selections.back().quote != words;
    if (is_new)
      texts_.selections.push_back(
          {.source = source, .quote = words, .codings = {}, .read_at = {sheet.file, row.line}});
    const Index code = code_named(text::trimmed(sheet.cell(row, 1)), {sheet.file, row.line});
    texts_.selections.back().codings.push_back({.code = code, .coder = {}});
    return is_new ? Fate::kept : Fate::merged;
  }

  void read_pieces(std::string_view text, Index source, const Place& from) {
    const detail::MarkedText marked = detail::read_marks(text::with_lf(std::string(text)));
    // The line in the file, or that of the row: cells of a workbook have no lines of their own.
    const auto place = [&](std::size_t line) {
      return Place{from.file, from.line == 0 ? line : from.line};
    };
    for (const detail::MarkedPiece& one : marked.pieces) {
      Selection piece{
          .source = source,
          .quote = study::stripped(one.words),
          .locator = "characters " + std::to_string(one.start) + " to " + std::to_string(one.end),
          .codings = {},
          .read_at = place(one.line)};
      for (const std::string& code : one.codes)
        piece.codings.push_back({.code = code_named(code, piece.read_at), .coder = {}});
      texts_.selections.push_back(std::move(piece));
    }
    for (const detail::LostMark& one : marked.lost) {
      ++selections_.refused;
      const Place at = place(one.line);
      account_.add({.code = "qcoder.mark", .message = one.message, .place = at, .hint = one.hint});
      account_.rejected.push_back({.file = at.file,
                                   .line = at.line,
                                   .code = "qcoder.mark",
                                   .message = one.message,
                                   .header = {},
                                   .cells = {}});
    }
  }

  Index add_source(const std::string& id, const std::string& path) {
    const auto [at, is_new] = sources_.emplace(id, texts_.sources.size());
    if (is_new) {
      texts_.sources.push_back(
          {.name = std::filesystem::path(path).stem().string(), .attributes = {}});
      paths_.emplace(path, at->second);
    }
    return at->second;
  }

  Index code_named(const std::string& name, const Place& place) {
    const auto [at, is_new] = codes_.emplace(text::match_key(name), texts_.codes.size());
    if (is_new)
      texts_.codes.push_back(
          {.id = name, .name = name, .parents = {}, .sets = {}, .read_at = place});
    return at->second;
  }

  /// Units are those who spoke: a document may have several, a unit several documents.
  void add_cases() {
    std::map<std::string, Index> cases;
    for (const auto& [unit, path] : units_of_) {
      const auto source = paths_.find(path);
      if (source == paths_.end()) continue;
      const auto name = unit_names_.find(unit);
      const auto [at, is_new] = cases.emplace(unit, texts_.cases.size());
      if (is_new) texts_.cases.push_back({.name = name == unit_names_.end() ? unit : name->second});
      texts_.cases[at->second].sources.push_back(source->second);
    }
  }

  CodedTexts texts_;
  Account account_;
  TableAccount selections_;
  std::map<Part, Sheet> sheets_;
  std::map<std::string, Index> sources_, paths_, codes_;  ///< by id, by path, by match_key
  std::multimap<std::string, std::string> units_of_;      ///< paths of documents, by unit
  std::map<std::string, std::string> unit_names_;
};

Result<Read<CodedTexts>> read_coded(std::span<const Source> sources, const ReadOptions&) {
  return QcoderReader(sources.front()).read(sources);
}

}  // namespace

const Format& qcoder_format() {
  static const Format format{.name = "qcoder",
                             .title = "Documents with the marks of qcoder, as text or tables",
                             .extensions = ".csv .xlsx .txt",
                             .checked = "the source of the package (2019)",
                             .sniff = sniff,
                             .piece = piece,
                             .read_study = detail::read_by_mapping<read_coded>,
                             .read_coded = read_coded};
  return format;
}

}  // namespace fcm
