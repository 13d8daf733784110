// SPDX-License-Identifier: MIT
//
// Workbooks with one matrix per participant: PyFCM, and the conventional maps of fcmconfr.
// docs/formats/pyfcm.md.
#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "formats/formats_list.hpp"
#include "formats/matrix_layout.hpp"
#include "formats/matrix_map.hpp"
#include "formats/source.hpp"
#include "formats/table_kind.hpp"
#include "study/factor_book.hpp"
#include "study/sheet.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using namespace detail;

/// Bounds of one map (fcmconfr), not maps of several people.
bool is_bound(std::string_view name) {
  const std::string key = text::match_key(name);
  const std::string last = key.substr(key.find_last_of("_-") + 1);  // "fcm_1_lower"
  return last == "lower" || last == "mode" || last == "upper";
}

/// The sheets that hold a matrix.
std::vector<const text::Sheet*> matrices_in(const Source& source) {
  std::vector<const text::Sheet*> found;
  if (source.kind() == Source::Kind::json || !source.sheets()) return found;
  for (const text::Sheet& sheet : *source.sheets())
    if (source.look(sheet).kind == TableKind::matrix) found.push_back(&sheet);
  return found;
}

/// The names of sheets are those of people, which no message shows.
std::string numbered(const Source& source, const text::Sheet& sheet) {
  const auto& all = *source.sheets();
  const auto number = &sheet - all.data() + 1;
  return all.size() == 1 ? source.file() : source.file() + "!sheet " + std::to_string(number);
}

/// Beside claims or links, a sheet with few words is no matrix, only rather blank.
bool holds_a_list(const Source& source) {
  const auto& sheets = *source.sheets();
  return std::any_of(sheets.begin(), sheets.end(), [&](const text::Sheet& sheet) {
    const TableKind kind = source.look(sheet).kind;
    return kind == TableKind::claims || kind == TableKind::edges;
  });
}

/// ATLAS.ti's table of co-occurrence comes as two sheets, of counts and of coefficients.
bool is_co_occurrence(const text::Sheet& sheet) {
  const std::string key = text::match_key(sheet.name);
  for (const char* name : {"count", "counts", "coefficient", "coefficients", "c-coefficient"})
    if (key == name) return true;
  const std::vector<std::string>& header = sheet.table.rows.front().cells;
  return text::match_key(header.back()) == "totals" ||
         std::any_of(header.begin(), header.end(), [](const std::string& label) {
           return matrix_name(label) != text::trimmed(label) &&
                  label.find("Gr=") != std::string::npos;
         });
}

int sniff_pyfcm(const Source& source) {
  const auto sheets = matrices_in(source);
  const bool bounds = std::all_of(sheets.begin(), sheets.end(),
                                  [](const text::Sheet* sheet) { return is_bound(sheet->name); });
  if (std::any_of(sheets.begin(), sheets.end(),
                  [](const text::Sheet* sheet) { return is_co_occurrence(*sheet); }))
    return 0;
  return sheets.size() > 1 && !bounds && !holds_a_list(source) ? 2 : 0;
}

/// One participant's map, as claims of one respondent.
class Gathering {
 public:
  explicit Gathering(Read<Study>& read)
      : read_(read), book_(read.value.factors, /*from_codebook=*/false) {}

  Result<void> add(const Map& map, const std::string& participant, const std::string& file) {
    const std::string id = text::trimmed(participant);
    std::vector<Index> factors;
    for (const Factor& factor : map.factors()) {
      const Result<Index> found = book_.find(factor.id, {file}, read_.account);
      if (!found) return tl::make_unexpected(found.error());
      factors.push_back(*found);
    }
    read_.value.respondents.push_back({.id = id});
    for (const Link& link : map.links()) {
      Claim claim{.id = "claim " + std::to_string(read_.value.claims.size() + 1),
                  .from = factors[link.from],
                  .to = factors[link.to],
                  .certainty = std::string(field(link.fields, "term")),
                  .respondent = id,
                  .read_at = {file}};
      claim.polarity = !link.simulated   ? Polarity::unsure
                       : link.weight < 0 ? Polarity::minus
                                         : Polarity::plus;
      if (link.simulated) claim.strength = std::abs(link.weight);
      read_.value.claims.push_back(std::move(claim));
    }
    return {};
  }

 private:
  Read<Study>& read_;
  study::FactorBook book_;
};

Result<Read<Study>> read_pyfcm(std::span<const Source> sources, const ReadOptions& options) {
  Read<Study> read;
  Gathering gathering(read);
  std::set<std::string> names;
  for (const Source& source : sources) {
    const auto& all = source.sheets();
    if (!all) return tl::make_unexpected(all.error());
    const auto sheets = matrices_in(source);
    for (const text::Sheet* sheet : sheets) {
      const std::string file = numbered(source, *sheet);
      const Result<Map> map = matrix_map(sheet->table, file, options, read.account);
      if (!map) return tl::make_unexpected(map.error());
      std::string name = sheet->name.empty() ? source.stem() : sheet->name;
      while (!names.insert(name).second) name += " (another file)";
      if (const auto done = gathering.add(*map, name, file); !done)
        return tl::make_unexpected(done.error());
    }
    for (const text::Sheet& sheet : *all)
      if (std::find(sheets.begin(), sheets.end(), &sheet) == sheets.end() &&
          !sheet.table.rows.empty())
        study::warn(read.account, "xlsx.other_sheets", "the sheet is no matrix and is not read",
                    {numbered(source, sheet)}, "", Severity::warning);
  }
  if (read.value.respondents.empty())
    return problem("map.no_factors", "no sheet holds a matrix", {sources.front().file()},
                   "a participant's sheet has the names of factors above and beside the weights");
  study::warn(
      read.account, "matrix.participants",
      "each sheet is read as one participant: " + std::to_string(read.value.respondents.size()),
      {sources.front().file()}, "", Severity::note);
  return read;
}

}  // namespace

const Format& pyfcm_format() {
  static const Format format{.name = "pyfcm",
                             .title = "Workbook with one matrix per participant",
                             .extensions = ".xlsx",
                             .checked = "PyFCM, fcmconfr",
                             .sniff = sniff_pyfcm,
                             .read_study = read_pyfcm};
  return format;
}

}  // namespace fcm
