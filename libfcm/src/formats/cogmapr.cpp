// SPDX-License-Identifier: MIT
//
// Tables of cogmapr (R): codings, and beside them concepts, documents, units and the map of units
// to documents; as CSV files or as sheets of one workbook. docs/formats/cogmapr.md
#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "formats/formats_list.hpp"
#include "formats/source.hpp"
#include "study/factor_book.hpp"
#include "study/sheet.hpp"
#include "study/words.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using detail::Source;
using study::Fate;
using study::Sheet;
using study::SheetRules;

enum class Part { codings, concepts, documents, people, units };

namespace coding {
enum Column : std::size_t { from, to, sign, id, document, weight, kind, part, quote, coder };
}

const SheetRules& rules_of(Part part) {
  static const std::vector<SheetRules> all = {
      {.table = "codings",
       .roles = {{{"concept_from"}},
                 {{"concept_to"}},
                 {{"coding_sign"}},
                 {{"coding_id"}},
                 {{"doc_id"}},
                 {{"coding_weight"}},
                 {{"coding_class"}},
                 {{"document_part"}},
                 {{"selected_text"}},
                 {{"coder", "coder_id"}}},
       .required = {coding::from, coding::to, coding::sign}},
      {.table = "concepts",
       .roles = {{{"concept_id"}},
                 {{"concept", "Concept.name"}},
                 {{"Concept.description", "description"}},
                 {{"Concept.class", "class"}}},
       .required = {0, 1}},
      {.table = "documents",
       .roles = {{{"doc_id"}}, {{"doc_path"}}, {{"document_text"}}},
       .required = {0, 1}},
      {.table = "unit_document_map", .roles = {{{"doc_path"}}, {{"unit_id"}}}, .required = {0, 1}},
      {.table = "units", .roles = {{{"unit_id"}}, {{"name", "unit"}}}, .required = {0, 1}}};
  return all[static_cast<std::size_t>(part)];
}

constexpr Part parts[] = {Part::codings, Part::concepts, Part::documents, Part::people,
                          Part::units};

std::optional<Part> part_of(const text::Table& table) {
  if (table.rows.empty()) return std::nullopt;
  for (const Part part : parts) {
    Account unused;
    const auto sheet = study::open_sheet(table, "", rules_of(part), unused);
    if (sheet || sheet.error().code == "csv.duplicate_column") return part;
  }
  return std::nullopt;
}

bool holds_part(const Source& source, bool codings) {
  if (source.kind() != Source::Kind::text || !source.sheets()) return false;
  return std::any_of(source.sheets()->begin(), source.sheets()->end(),
                     [&](const text::Sheet& sheet) {
                       const auto part = part_of(sheet.table);
                       return part && (*part == Part::codings) == codings;
                     });
}

int sniff(const Source& source) { return holds_part(source, true) ? 2 : 0; }

Piece piece(const Source& source) {
  if (holds_part(source, true)) return Piece::main;
  return holds_part(source, false) ? Piece::beside : Piece::none;
}

/// What an R table saved as 7 or 7.0.
std::string id_in(std::string_view cell) {
  std::string id = text::trimmed(cell);
  return id.ends_with(".0") ? id.substr(0, id.size() - 2) : id;
}

class CogmaprReader {
 public:
  explicit CogmaprReader(const ReadOptions& options) : options_(options) {}

  Result<Read<Study>> read(std::span<const Source> sources) {
    for (const Source& source : sources) {
      if (!source.sheets()) return tl::make_unexpected(source.sheets().error());
      for (const text::Sheet& sheet : *source.sheets())
        if (const auto part = part_of(sheet.table))
          if (auto done = open(*part, sheet.table, source.name_of(sheet)); !done)
            return tl::make_unexpected(done.error());
    }
    if (sheets_.count(Part::codings) == 0)
      return problem("cogmapr.no_codings", "there is no table of codings", {sources.front().file()},
                     "it has the columns concept_from, concept_to and coding_sign");
    Account beside;
    for (const Part part : {Part::concepts, Part::documents, Part::people, Part::units})
      if (const auto found = sheets_.find(part); found != sheets_.end())
        read_beside(part, found->second, beside);
    read_codings(sheets_.at(Part::codings));
    read_.account.append(beside);
    return std::move(read_);
  }

 private:
  Result<void> open(Part part, const text::Table& table, const std::string& file) {
    auto sheet = study::open_sheet(table, file, rules_of(part), read_.account);
    if (!sheet) return tl::make_unexpected(sheet.error());
    if (!sheets_.emplace(part, std::move(*sheet)).second)
      return problem("cogmapr.two_tables", "there are two tables of " + rules_of(part).table,
                     {file}, "give the tables of one project");
    return {};
  }

  void read_beside(Part part, const Sheet& sheet, Account& account) {
    std::map<std::string, std::string>& into = names_[part];
    study::read_rows(sheet, account, [&](const text::Row& row) -> Result<Fate> {
      const std::string id = id_in(sheet.cell(row, 0)), name = text::trimmed(sheet.cell(row, 1));
      if (id.empty() || name.empty())
        return problem("id.empty", "the row has no id or no name",
                       sheet.place(row, id.empty() ? 0 : 1), "fill it in, or delete the row");
      const auto [known, is_new] = into.emplace(id, part == Part::people ? id_in(name) : name);
      if (!is_new && known->second == name) return Fate::merged;
      if (!is_new)
        return problem("id.duplicate", "the id " + id + " has two names", sheet.place(row, 0),
                       "give each id one row", id);
      if (part == Part::concepts)
        read_.value.factors.push_back({.id = name,
                                       .label = name,
                                       .description = study::stripped(sheet.cell(row, 2)),
                                       .theme = text::trimmed(sheet.cell(row, 3))});
      return Fate::kept;
    });
  }

  void read_codings(const Sheet& sheet) {
    study::FactorBook book(read_.value.factors, sheets_.count(Part::concepts) > 0);
    only_ones_ = std::all_of(sheet.data().begin(), sheet.data().end(), [&](const text::Row& row) {
      const std::string weight = id_in(sheet.cell(row, coding::weight));
      return weight.empty() || weight == "1";
    });
    study::read_rows(sheet, read_.account, [&](const text::Row& row) -> Result<Fate> {
      Claim claim{.id = id_in(sheet.cell(row, coding::id)), .read_at = {sheet.file, row.line}};
      if (claim.id.empty()) claim.id = "row " + std::to_string(row.line);
      for (const auto& [role, end] :
           {std::pair(coding::from, &Claim::from), std::pair(coding::to, &Claim::to)}) {
        const auto factor = concept_in(sheet, row, role, book);
        if (!factor) return tl::make_unexpected(factor.error());
        claim.*end = *factor;
      }
      const auto sign =
          study::read_polarity(sheet.cell(row, coding::sign), sheet.place(row, coding::sign));
      if (!sign) return tl::make_unexpected(sign.error());
      claim.polarity = *sign;
      const auto strength = strength_in(sheet, row);
      if (!strength) return tl::make_unexpected(strength.error());
      claim.strength = *strength;
      read_where(sheet, row, claim);
      read_.value.claims.push_back(std::move(claim));
      return Fate::kept;
    });
    if (only_ones_ && sheet.has(coding::weight))
      study::warn(read_.account, "cogmapr.default_weight",
                  "every coding has the weight 1 that cogmapr gives to all, read as not stated",
                  {sheet.file, sheet.header_line}, {}, Severity::note);
  }

  Result<Index> concept_in(const Sheet& sheet, const text::Row& row, std::size_t role,
                           study::FactorBook& book) {
    const std::string id = id_in(sheet.cell(row, role));
    const Place place = sheet.place(row, role);
    if (id.empty())
      return problem(role == coding::from ? "claim.no_from" : "claim.no_to",
                     std::string("the coding has no concept in ") +
                         (role == coding::from ? "concept_from" : "concept_to"),
                     place, "fill it in, or delete the row");
    const auto& concepts = names_[Part::concepts];
    if (const auto name = concepts.find(id); name != concepts.end())
      return book.find(name->second, place, read_.account);
    if (concepts.empty() && id.find_first_not_of("0123456789") == std::string::npos)
      return problem("factor.unknown", "concept " + id + " has no name", place,
                     "give the table of concepts too", id);
    return book.find(id, place, read_.account);
  }

  Result<std::optional<double>> strength_in(const Sheet& sheet, const text::Row& row) const {
    const std::string_view cell = sheet.cell(row, coding::weight);
    if (only_ones_ || text::trimmed(cell).empty()) return std::nullopt;
    const Place place = sheet.place(row, coding::weight);
    const auto weight = text::parse_number(cell, place, sheet.cells->decimal_comma);
    if (!weight) return tl::make_unexpected(weight.error());
    const auto& missing = options_.missing;
    if (std::find(missing.begin(), missing.end(), *weight) != missing.end()) return std::nullopt;
    if (*weight > 0 && *weight <= options_.scale) return *weight / options_.scale;
    return problem("weight.range",
                   "coding_weight " + text::shortest(*weight) + " is not between 0 and " +
                       text::shortest(options_.scale),
                   place, "say the largest weight of the scale with --scale MAX",
                   text::shortest(*weight));
  }

  /// The unit that a document belongs to is the respondent.
  void read_where(const Sheet& sheet, const text::Row& row, Claim& claim) {
    const std::string id = id_in(sheet.cell(row, coding::document));
    const auto path = names_[Part::documents].find(id);
    const bool known = path != names_[Part::documents].end();
    claim.document = known ? std::filesystem::path(path->second).stem().string() : id;
    const auto unit = names_[Part::people].find(known ? path->second : id);
    if (unit != names_[Part::people].end()) {
      const auto name = names_[Part::units].find(unit->second);
      claim.respondent = name == names_[Part::units].end() ? unit->second : name->second;
    }
    claim.locator = text::trimmed(sheet.cell(row, coding::part));
    claim.quote = study::stripped(sheet.cell(row, coding::quote));
    claim.tags = study::listed(sheet.cell(row, coding::kind), ";");
    claim.coder = text::trimmed(sheet.cell(row, coding::coder));
  }

  const ReadOptions& options_;
  Read<Study> read_;
  std::map<Part, Sheet> sheets_;
  std::map<Part, std::map<std::string, std::string>> names_;  ///< of what has an id
  bool only_ones_ = false;
};

Result<Read<Study>> read_cogmapr(std::span<const Source> sources, const ReadOptions& options) {
  return CogmaprReader(options).read(sources);
}

}  // namespace

const Format& cogmapr_format() {
  static const Format format{.name = "cogmapr",
                             .title = "Codings and concepts of cogmapr, as CSV or a workbook",
                             .extensions = ".csv .xlsx",
                             .checked = "the layout its author describes",
                             .sniff = sniff,
                             .piece = piece,
                             .read_study = read_cogmapr};
  return format;
}

}  // namespace fcm
