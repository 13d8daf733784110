// SPDX-License-Identifier: MIT
//
// Tables of coded pieces, as ATLAS.ti, MAXQDA, QualCoder and Taguette export them.
// docs/formats/coded_segments.md
#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "formats/coded.hpp"
#include "formats/formats_list.hpp"
#include "formats/segment_columns.hpp"
#include "formats/source.hpp"
#include "study/coded_names.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using detail::SegmentColumns;
using detail::Source;

enum class Held { nothing, pieces, links };

/// Columns of a sheet of coded pieces; of one that is called after its code too.
std::optional<SegmentColumns> columns_in(const text::Sheet& sheet) {
  auto columns = detail::segment_columns(sheet.table);
  return columns ? columns : detail::columns_of_code_sheet(sheet.name, sheet.table);
}

Held held_by(const Source& source) {
  if (source.kind() != Source::Kind::text || !source.sheets()) return Held::nothing;
  const auto& sheets = *source.sheets();
  const auto any = [&](auto&& holds) {
    return std::any_of(sheets.begin(), sheets.end(),
                       [&](const text::Sheet& sheet) { return holds(sheet).has_value(); });
  };
  if (any(columns_in)) return Held::pieces;
  const auto links = [](const text::Sheet& one) { return detail::hyperlink_columns(one.table); };
  return any(links) ? Held::links : Held::nothing;
}

int sniff(const Source& source) { return held_by(source) == Held::nothing ? 0 : 2; }

/// ATLAS.ti's hyperlinks name the quotations of another file.
Piece piece(const Source& source) {
  const Held held = held_by(source);
  return held == Held::pieces ? Piece::main : held == Held::links ? Piece::beside : Piece::none;
}

class SegmentReader {
 public:
  explicit SegmentReader(std::span<const Source> sources) : sources_(sources) {
    texts_.file = sources.front().file();
    texts_.tool = "a table";
  }

  Result<Read<CodedTexts>> read() {
    bool links = false;
    each_sheet([&](const text::Sheet& sheet, const std::string& file) {
      if (const auto columns = columns_in(sheet)) read_segments(sheet, *columns, file);
    });
    each_sheet([&](const text::Sheet& sheet, const std::string& file) {
      const auto columns = detail::hyperlink_columns(sheet.table);
      links = links || columns;
      if (columns && !texts_.selections.empty()) read_links(sheet, *columns, file);
    });
    if (texts_.selections.empty())
      return problem("qda.no_segments",
                     links ? "the list of links does not hold the quotations that it names"
                           : "the table holds no coded piece of text",
                     {texts_.file},
                     links ? "give the export of quotations with it: fcm import "
                             "quotations.xlsx links.xlsx -o STUDY --claims quotations"
                           : "it needs columns for the document, the code and the words");
    if (cut_ > 0)
      study::warn(account_, "qda.sheet_name",
                  study::counted(cut_, "sheet is", "sheets are") +
                      " called by as much of a code as a name of a sheet holds, 31 characters",
                  {texts_.file}, "export quotations with a column Codes to have them whole");
    study::find_parents(texts_.codes);
    return Read<CodedTexts>{std::move(texts_), std::move(account_)};
  }

 private:
  void each_sheet(const std::function<void(const text::Sheet&, const std::string&)>& read) const {
    for (const Source& source : sources_)
      if (source.sheets())
        for (const text::Sheet& sheet : *source.sheets()) read(sheet, source.name_of(sheet));
  }

  void read_segments(const text::Sheet& sheet, const SegmentColumns& columns,
                     const std::string& file) {
    constexpr std::size_t longest_name = 31;  // of a sheet of XLSX
    if (!columns.code.empty() && text::code_points(sheet.name) >= longest_name) ++cut_;
    TableAccount account{.file = file, .table = "segments"};
    for (std::size_t i = columns.first_row; i < sheet.table.rows.size(); ++i) {
      const text::Row& row = sheet.table.rows[i];
      ++account.read;
      const bool is_new = read_segment(row, columns, {account.file, row.line});
      ++(is_new ? account.kept : account.merged);
    }
    account_.tables.push_back(std::move(account));
  }

  /// False where the row adds a code to a piece that is known.
  bool read_segment(const text::Row& row, const SegmentColumns& columns, const Place& place) {
    const auto cell = [&](std::optional<std::size_t> at) {
      return at && *at < row.cells.size() ? row.cells[*at] : std::string();
    };
    const std::string words = study::stripped(text::with_lf(cell(columns.words)));
    const std::string id = text::trimmed(cell(columns.id));
    const std::string where = text::trimmed(cell(columns.begin) + " " + cell(columns.end));
    std::string document = text::trimmed(cell(columns.document));
    // The quotation 3:10 is the tenth of document 3.
    if (!columns.document && id.find(':') != std::string::npos)
      document = "document " + id.substr(0, id.find(':'));
    const Index source = source_named(document, row, columns);
    // QualCoder numbers codings, the others number pieces.
    const bool numbered = !id.empty() && !text::match_key(id).starts_with("ctid:");
    const std::string key =
        numbered ? "id " + id : std::to_string(source) + "\n" + where + "\n" + words;
    const auto [at, is_new] = pieces_.emplace(key, texts_.selections.size());
    if (is_new) {
      texts_.selections.push_back(
          {.source = source, .quote = words, .locator = where, .codings = {}, .read_at = place});
      if (numbered) by_id_.emplace(id, at->second);
    }
    const std::string coder = text::trimmed(cell(columns.coder));
    std::vector<std::string> codes = detail::codes_in(cell(columns.codes), columns.several_codes);
    if (!columns.code.empty()) codes = {columns.code};
    for (const std::string& name : codes)
      add_code(texts_.selections[at->second], code_named(name, place), coder);
    add_case(text::trimmed(cell(columns.case_name)), at->second, row, columns);
    return is_new;
  }

  static void add_code(Selection& piece, Index code, const std::string& coder) {
    const Coding coding{code, coder};
    if (std::find(piece.codings.begin(), piece.codings.end(), coding) == piece.codings.end())
      piece.codings.push_back(coding);
  }

  /// MAXQDA lets documents of several groups have one name.
  Index source_named(const std::string& name, const text::Row& row, const SegmentColumns& columns) {
    std::string group;
    for (const auto& [attribute, column] : columns.of_sources)
      if (attribute == "group" && column < row.cells.size())
        group = text::trimmed(row.cells[column]);
    const auto [at, is_new] = documents_.emplace(std::pair(name, group), texts_.sources.size());
    if (is_new) {
      std::string called = name.empty() ? "unnamed" : name;
      if (!named_.insert(called).second) called += " (" + group + ")";
      texts_.sources.push_back({.name = std::move(called), .attributes = {}});
      add_attributes(texts_.sources.back().attributes, row, columns.of_sources);
    }
    return at->second;
  }

  void add_case(const std::string& name, Index selection, const text::Row& row,
                const SegmentColumns& columns) {
    if (name.empty()) return;
    const auto [at, is_new] = cases_.emplace(name, texts_.cases.size());
    if (is_new) {
      texts_.cases.push_back({.name = name});
      add_attributes(texts_.cases.back().attributes, row, columns.of_cases);
    }
    auto& all = texts_.cases[at->second].selections;
    if (all.empty() || all.back() != selection) all.push_back(selection);
  }

  static void add_attributes(Attributes& attributes, const text::Row& row,
                             const std::vector<detail::NamedColumn>& columns) {
    for (const auto& [name, column] : columns)
      if (column < row.cells.size()) study::add_attribute(attributes, name, row.cells[column]);
  }

  Index code_named(const std::string& name, const Place& place) {
    const auto [at, is_new] = codes_.emplace(name, texts_.codes.size());
    if (is_new)
      texts_.codes.push_back(
          {.id = name, .name = name, .parents = {}, .sets = {}, .read_at = place});
    return at->second;
  }

  void read_links(const text::Sheet& sheet, const detail::HyperlinkColumns& columns,
                  const std::string& file) {
    TableAccount account{.file = file, .table = "links"};
    for (std::size_t i = columns.first_row; i < sheet.table.rows.size(); ++i) {
      const text::Row& row = sheet.table.rows[i];
      const auto cell = [&](std::size_t at) {
        return at < row.cells.size() ? text::trimmed(row.cells[at]) : std::string();
      };
      ++account.read;
      const auto from = by_id_.find(cell(columns.from)), to = by_id_.find(cell(columns.to));
      if (from == by_id_.end() || to == by_id_.end()) {
        refuse(account, row, sheet.table.rows[columns.first_row - 1]);
        continue;
      }
      ++account.kept;
      texts_.links.push_back({.ends = CodedLink::Ends::selections,
                              .from = from->second,
                              .to = to->second,
                              .relation = cell(columns.relation),
                              .read_at = {account.file, row.line}});
    }
    account_.tables.push_back(std::move(account));
  }

  void refuse(TableAccount& account, const text::Row& row, const text::Row& header) {
    ++account.refused;
    const Problem why{.code = "qda.no_quotation",
                      .message = "a link names a quotation that is not among those given",
                      .place = {account.file, row.line},
                      .hint = "export the quotations of all documents, and give both files"};
    account_.add(why);
    account_.rejected.push_back(
        {account.file, row.line, why.code, why.message, header.cells, row.cells});
  }

  std::span<const Source> sources_;
  CodedTexts texts_;
  Account account_;
  std::map<std::pair<std::string, std::string>, Index> documents_;  ///< by name and group
  std::set<std::string> named_;                                     ///< documents
  std::map<std::string, Index> codes_, cases_, pieces_, by_id_;
  std::size_t cut_ = 0;
};

Result<Read<CodedTexts>> read_coded(std::span<const Source> sources, const ReadOptions&) {
  for (const Source& source : sources)
    if (!source.sheets()) return tl::make_unexpected(source.sheets().error());
  return SegmentReader(sources).read();
}

}  // namespace

const Format& coded_segments_format() {
  static const Format format{.name = "coded_segments",
                             .title =
                                 "A table of coded pieces of text (ATLAS.ti, MAXQDA, "
                                 "QualCoder, Taguette)",
                             .extensions = ".csv .xlsx",
                             .checked = "exports as documented",
                             .sniff = sniff,
                             .piece = piece,
                             .read_study = detail::read_by_mapping<read_coded>,
                             .read_coded = read_coded};
  return format;
}

}  // namespace fcm
