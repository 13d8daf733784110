// SPDX-License-Identifier: MIT
//
// Tables of coded pieces, as ATLAS.ti, MAXQDA, QualCoder and Taguette export them.
// docs/formats/coded_segments.md
#include <algorithm>
#include <map>
#include <optional>
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

bool is_table(const Source& source) {
  return source.kind() == Source::Kind::text && source.sheets().has_value();
}

int sniff(const Source& source) {
  if (!is_table(source)) return 0;
  const auto& sheets = *source.sheets();
  return std::any_of(sheets.begin(), sheets.end(),
                     [](const text::Sheet& sheet) {
                       return detail::segment_columns(sheet.table).has_value();
                     })
             ? 2
             : 0;
}

class SegmentReader {
 public:
  explicit SegmentReader(const Source& source) : source_(source) {
    texts_.file = source.file();
    texts_.tool = "a table";
  }

  Result<Read<CodedTexts>> read() {
    for (const text::Sheet& sheet : *source_.sheets())
      if (const auto columns = detail::segment_columns(sheet.table)) read_segments(sheet, *columns);
    for (const text::Sheet& sheet : *source_.sheets())
      if (const auto links = detail::hyperlink_columns(sheet.table)) read_links(sheet, *links);
    if (texts_.selections.empty())
      return problem("qda.no_segments", "the table holds no coded piece of text", {texts_.file},
                     "it needs columns for the document, the code and the words");
    study::find_parents(texts_.codes);
    return Read<CodedTexts>{std::move(texts_), std::move(account_)};
  }

 private:
  void read_segments(const text::Sheet& sheet, const SegmentColumns& columns) {
    TableAccount account{.file = source_.name_of(sheet), .table = "segments"};
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
    const Index source = source_named(text::trimmed(cell(columns.document)), row, columns);
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
    for (const std::string& name : detail::codes_in(cell(columns.codes), columns.several_codes))
      add_code(texts_.selections[at->second], code_named(name, place), coder);
    add_case(text::trimmed(cell(columns.case_name)), at->second, row, columns);
    return is_new;
  }

  static void add_code(Selection& piece, Index code, const std::string& coder) {
    const Coding coding{code, coder};
    if (std::find(piece.codings.begin(), piece.codings.end(), coding) == piece.codings.end())
      piece.codings.push_back(coding);
  }

  Index source_named(const std::string& name, const text::Row& row, const SegmentColumns& columns) {
    const auto [at, is_new] = sources_.emplace(name, texts_.sources.size());
    if (is_new) {
      texts_.sources.push_back({.name = name.empty() ? "unnamed" : name, .attributes = {}});
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

  void read_links(const text::Sheet& sheet, const detail::HyperlinkColumns& columns) {
    TableAccount account{.file = source_.name_of(sheet), .table = "links"};
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
                      .message = "a link names a quotation that no sheet of the workbook has",
                      .place = {account.file, row.line},
                      .hint = "put the exports of quotations and of links into one workbook"};
    account_.add(why);
    account_.rejected.push_back(
        {account.file, row.line, why.code, why.message, header.cells, row.cells});
  }

  const Source& source_;
  CodedTexts texts_;
  Account account_;
  std::map<std::string, Index> sources_, codes_, cases_, pieces_, by_id_;
};

Result<Read<CodedTexts>> read_coded(std::span<const Source> sources, const ReadOptions&) {
  const Source& source = sources.front();
  if (!source.sheets()) return tl::make_unexpected(source.sheets().error());
  return SegmentReader(source).read();
}

}  // namespace

const Format& coded_segments_format() {
  static const Format format{
      .name = "coded_segments",
      .title = "A table of coded pieces of text (ATLAS.ti, MAXQDA, QualCoder, Taguette)",
      .extensions = ".csv .xlsx",
      .checked = "exports as documented",
      .sniff = sniff,
      .read_study = detail::read_by_mapping<read_coded>,
      .read_coded = read_coded};
  return format;
}

}  // namespace fcm
