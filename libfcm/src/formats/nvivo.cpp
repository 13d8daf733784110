// SPDX-License-Identifier: MIT
//
// NVivo's list of relationships, and the texts that were coded with one code or relationship.
// docs/formats/nvivo.md
#include "formats/nvivo.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "formats/coded.hpp"
#include "formats/formats_list.hpp"
#include "formats/source.hpp"
#include "study/coded_names.hpp"
#include "study/sheet.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using detail::Source;
using study::Fate;
using study::Sheet;
using Direction = CodedLink::Direction;

enum Column : std::size_t { from, to, type, direction, files, references, note, coder };

const study::SheetRules& rules() {
  static const study::SheetRules all = {.table = "relationships",
                                        .roles = {{{"from", "from name", "from item"}},
                                                  {{"to", "to name", "to item"}},
                                                  {{"type", "relationship type", "relationship"}},
                                                  {{"direction"}},
                                                  {{"files", "sources"}},
                                                  {{"references"}},
                                                  {{"description", "memo", "comment"}},
                                                  {{"created by", "coder"}}},
                                        .required = {from, to, type}};
  return all;
}

std::optional<Direction> direction_in(std::string_view cell) {
  static const std::map<std::string, Direction, std::less<>> words = {
      {"oneway", Direction::one_way},          {"unidirektional", Direction::one_way},
      {"symmetrical", Direction::both_ways},   {"symmetric", Direction::both_ways},
      {"bidirektional", Direction::both_ways}, {"associative", Direction::none},
      {"assoziativ", Direction::none}};
  const auto found = words.find(study::header_key(text::trimmed(cell)));
  if (found == words.end()) return std::nullopt;
  return found->second;
}

bool is_relationships(const Sheet& sheet) {
  if (!sheet.has(direction)) return sheet.has(files) && sheet.has(references);
  bool any = false;
  for (const text::Row& row : sheet.data()) {
    const std::string_view cell = sheet.cell(row, direction);
    if (text::trimmed(cell).empty()) continue;
    if (!direction_in(cell)) return false;
    any = true;
  }
  return any;
}

bool is_report(const Source& source) {
  return source.kind() != Source::Kind::empty && nvivo::looks_like_report(source.bytes());
}

Piece piece(const Source& source) {
  if (is_report(source)) return Piece::beside;
  if (source.kind() != Source::Kind::text || !source.sheets()) return Piece::none;
  const auto& sheets = *source.sheets();
  const bool found = std::any_of(sheets.begin(), sheets.end(), [](const text::Sheet& sheet) {
    return nvivo::is_relationships(sheet.table);
  });
  return found ? Piece::main : Piece::none;
}

int sniff(const Source& source) { return piece(source) == Piece::none ? 0 : 2; }

/// "Codes\\Health\\Mood": the folder that all codes are in is no level.
std::pair<std::vector<std::string>, std::string> path_in(std::string_view cell) {
  std::vector<std::string> levels = study::listed(cell, "\\");
  if (levels.empty()) return {};
  std::string name = levels.back();
  levels.pop_back();
  if (!levels.empty()) {
    const std::string first = text::match_key(levels.front());
    for (const char* folder : {"codes", "nodes", "cases", "themes", "relationships"})
      if (first == folder) {
        levels.erase(levels.begin());
        break;
      }
  }
  return {std::move(levels), std::move(name)};
}

class NvivoReader {
 public:
  explicit NvivoReader(const Source& first) {
    texts_.file = first.file();
    texts_.tool = "NVivo";
  }

  Result<Read<CodedTexts>> read(std::span<const Source> sources) {
    for (const Source& source : sources)
      if (!is_report(source))
        if (const Result<void> done = read_tables(source); !done)
          return tl::make_unexpected(done.error());
    for (const Source& source : sources)
      if (is_report(source))
        if (const Result<void> done = read_report(source); !done)
          return tl::make_unexpected(done.error());
    if (account_.tables.empty())
      return problem("nvivo.nothing", "there are no relationships of NVivo and no text of a code",
                     {texts_.file},
                     "relationships have the columns From, Type, To and Direction; see "
                     "docs/formats/nvivo.md");
    add_doubts();
    return Read<CodedTexts>{std::move(texts_), std::move(account_)};
  }

 private:
  Result<void> read_tables(const Source& source) {
    if (!source.sheets()) return tl::make_unexpected(source.sheets().error());
    for (const text::Sheet& one : *source.sheets()) {
      if (!nvivo::is_relationships(one.table)) continue;
      const auto sheet = study::open_sheet(one.table, source.name_of(one), rules(), account_);
      if (!sheet) return tl::make_unexpected(sheet.error());
      study::read_rows(*sheet, account_,
                       [&](const text::Row& row) { return relationship(*sheet, row); });
      counted_ = counted_ || sheet->has(references);
      undirected_ = undirected_ || !sheet->has(direction);
    }
    return {};
  }

  Result<Fate> relationship(const Sheet& sheet, const text::Row& row) {
    for (const Column role : {from, to, type})
      if (text::trimmed(sheet.cell(row, role)).empty())
        return problem("nvivo.half",
                       "the relationship has no " + sheet.header[*sheet.columns[role]],
                       sheet.place(row, role), "fill it in, or delete the row");
    const auto there = direction_in(sheet.cell(row, direction));
    if (sheet.has(direction) && !there)
      return problem("nvivo.half", "the relationship has no direction", sheet.place(row, direction),
                     "NVivo knows One Way, Associative and Symmetrical");
    CodedLink link{.from = code_in(sheet.cell(row, from), sheet.place(row, from)),
                   .to = code_in(sheet.cell(row, to), sheet.place(row, to)),
                   .direction = there.value_or(Direction::one_way),
                   .relation = text::trimmed(sheet.cell(row, type)),
                   .coder = text::trimmed(sheet.cell(row, coder)),
                   .note = note_in(sheet, row),
                   .evidence = {},
                   .details = {},
                   .read_at = {sheet.file, row.line}};
    const std::string ends[] = {texts_.codes[link.from].name, texts_.codes[link.to].name};
    for (const std::string& name : {ends[0] + " (" + link.relation + ") " + ends[1],
                                    ends[0] + " " + link.relation + " " + ends[1]})
      links_.emplace(text::match_key(name), texts_.links.size());
    texts_.links.push_back(std::move(link));
    return Fate::kept;
  }

  /// How often it was coded is evidence and no strength.
  static std::string note_in(const Sheet& sheet, const text::Row& row) {
    std::string words = study::stripped(sheet.cell(row, note));
    const std::string pieces = text::trimmed(sheet.cell(row, references));
    const std::string in = text::trimmed(sheet.cell(row, files));
    if (pieces.empty() && in.empty()) return words;
    if (!words.empty()) words += "; ";
    return words + "NVivo: references " + (pieces.empty() ? "?" : pieces) + ", files " +
           (in.empty() ? "?" : in);
  }

  Index code_in(std::string_view cell, const Place& place) {
    const auto [at, is_new] = codes_.emplace(text::match_key(cell), texts_.codes.size());
    if (is_new) {
      auto [parents, name] = path_in(cell);
      texts_.codes.push_back({.id = text::trimmed(cell),
                              .name = name.empty() ? text::trimmed(cell) : std::move(name),
                              .parents = std::move(parents),
                              .description = {},
                              .sets = {},
                              .read_at = place});
    }
    return at->second;
  }

  /// The file is called like the code, or like "Buses (increases) Visits".
  Result<void> read_report(const Source& source) {
    Account noted;  // again among the doubts of the source, which was asked for its sheets
    source.sheets();
    const auto text = text::to_utf8(std::string(source.bytes()), source.file(), noted);
    if (!text) return tl::make_unexpected(text.error());
    const std::string name = std::filesystem::path(source.file()).stem().string();
    const auto link = links_.find(text::match_key(name));
    std::optional<Index> code;
    if (link == links_.end()) code = code_in(name, {source.file()});
    const auto all = nvivo::read_report(text::with_lf(*text));
    for (const nvivo::Reference& one : all) {
      const Index selection = texts_.selections.size();
      texts_.selections.push_back({.source = source_named(one.source),
                                   .quote = one.words,
                                   .locator = one.locator,
                                   .codings = {},
                                   .read_at = {source.file(), one.line}});
      if (code)
        texts_.selections.back().codings.push_back({.code = *code, .coder = {}});
      else
        texts_.links[link->second].evidence.push_back(selection);
    }
    account_.tables.push_back(
        {.file = source.file(), .table = "references", .read = all.size(), .kept = all.size()});
    return {};
  }

  Index source_named(const std::string& name) {
    const auto [at, is_new] = sources_.emplace(name, texts_.sources.size());
    if (is_new) texts_.sources.push_back({.name = name, .attributes = {}});
    return at->second;
  }

  void add_doubts() {
    if (counted_)
      study::warn(account_, "nvivo.counts",
                  "how many files and references a relationship has is kept as a note: it is "
                  "evidence, and no strength",
                  {texts_.file}, "", Severity::note);
    if (undirected_)
      study::warn(account_, "nvivo.no_direction",
                  "the list says no direction: every relationship is read as one way, from From to "
                  "To",
                  {texts_.file}, "show the column Direction in NVivo's list, and export it again");
  }

  CodedTexts texts_;
  Account account_;
  std::map<std::string, Index> codes_, sources_;
  std::map<std::string, Index> links_;  ///< by how NVivo calls a relationship, as match_key
  bool counted_ = false, undirected_ = false;
};

Result<Read<CodedTexts>> read_coded(std::span<const Source> sources, const ReadOptions&) {
  return NvivoReader(sources.front()).read(sources);
}

/// Relationships whose types all say more or less, or nothing of causes, need no convention named.
Result<Read<Study>> read_nvivo(std::span<const Source> sources, const ReadOptions& given) {
  Result<Read<CodedTexts>> texts = read_coded(sources, given);
  const Result<Mapping> mapping = mapping_of(given);
  ReadOptions options = given;
  if (texts && mapping && mapping->conventions.empty() && !texts->value.links.empty() &&
      std::all_of(texts->value.links.begin(), texts->value.links.end(), [&](const CodedLink& link) {
        const Relation relation = study::read_relation(link.relation, *mapping);
        return !relation.causal || relation.polarity != Polarity::blank;
      }))
    options.claims = "links";
  return detail::study_of(std::move(texts), options);
}

}  // namespace

bool nvivo::is_relationships(const text::Table& table) {
  Account unused;
  if (table.rows.empty()) return false;
  const auto sheet = study::open_sheet(table, "", rules(), unused);
  return sheet && fcm::is_relationships(*sheet);
}

const Format& nvivo_format() {
  static const Format format{.name = "nvivo",
                             .title = "Relationships of NVivo, and the texts of single codes",
                             .extensions = ".xlsx .csv .txt",
                             .checked = "exports as documented",
                             .sniff = sniff,
                             .piece = piece,
                             .read_study = read_nvivo,
                             .read_coded = read_coded};
  return format;
}

}  // namespace fcm
