// SPDX-License-Identifier: MIT
//
// Adjacency matrices: row = cause, column = effect. docs/formats/matrix.md.
#include <algorithm>
#include <map>
#include <utility>

#include "formats/formats_list.hpp"
#include "formats/map_cells.hpp"
#include "formats/matrix_layout.hpp"
#include "formats/matrix_map.hpp"
#include "formats/matrix_symmetry.hpp"
#include "formats/source.hpp"
#include "formats/table_kind.hpp"
#include "formats/written.hpp"
#include "study/sheet.hpp"
#include "study/terms.hpp"
#include "text/number.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using namespace detail;

/// Names that stand on one side only, at most five of them.
std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 5); ++i)
    text += (i == 0 ? "\"" : ", \"") + names[i] + "\"";
  if (names.size() > 5) text += " and " + std::to_string(names.size() - 5) + " more";
  return text.empty() ? "none" : text;
}

class MatrixReader {
 public:
  MatrixReader(const text::Table& table, const MatrixLayout& layout, const std::string& file,
               const ReadOptions& options, Account& account)
      : table_(table),
        layout_(layout),
        file_(file),
        options_(options),
        account_(account),
        weights_(options, table.decimal_comma) {}

  Result<Map> read() {
    for (std::size_t j = 0; j < layout_.labels.size(); ++j)
      if (auto ok = add_name(j); !ok) return tl::make_unexpected(ok.error());
    names_.index_keys();
    if (auto ok = name_rows(); !ok) return tl::make_unexpected(ok.error());
    if (!options_.association)
      if (auto ok = refuse_association(table_, layout_, causes_, file_); !ok)
        return tl::make_unexpected(ok.error());
    TableAccount count{.file = file_, .table = "matrix"};
    for (std::size_t i = 0; i < causes_.size(); ++i) {
      ++count.read;
      ++(read_row(row(i), causes_[i]) ? count.kept : count.refused);
    }
    account_.tables.push_back(count);
    add_doubts();
    std::vector<Factor> factors = names_.factors();
    mark_external(factors);
    Result<Map> map = Map::make(std::move(factors), std::move(links_));
    if (!map) map.error().place.file = file_;
    return map;
  }

 private:
  const text::Row& row(std::size_t i) const { return table_.rows[layout_.first_row + i]; }
  std::size_t rows() const { return layout_.row_count; }

  Result<void> add_name(std::size_t j) {
    const Place place{file_, layout_.label_line,
                      layout_.label_line > 0 ? layout_.label_column + j + 1 : 0};
    const Result<Index> index = names_.add(matrix_name(layout_.labels[j]), place);
    if (!index) return tl::make_unexpected(index.error());
    if (*index == j) return {};
    return problem("id.duplicate", "two columns are called \"" + names_.factors()[*index].id + "\"",
                   place,
                   "give each a name of its own; the other is column " +
                       std::to_string(names_.place(*index).column),
                   names_.factors()[*index].id);
  }

  /// Which factor each row is: by its label, or by its position where rows have none.
  Result<void> name_rows() {
    std::vector<bool> seen(names_.size(), false);
    std::vector<std::string> strangers;
    bool same_order = true, same_spelling = true;
    for (std::size_t i = 0; i < rows(); ++i) {
      const std::string name = layout_.row_labels ? layout_.row_name(row(i).cells[0]) : "";
      const auto index = layout_.row_labels ? names_.find(name) : std::optional<Index>(i);
      if (!index) {
        strangers.push_back(name);
        continue;
      }
      if (seen[*index])
        return problem("id.duplicate", "two rows are called \"" + name + "\"",
                       {file_, row(i).line, 1}, "give each a name of its own", name);
      seen[*index] = true;
      same_order = same_order && *index == i;
      same_spelling = same_spelling && (!layout_.row_labels || names_.factors()[*index].id == name);
      causes_.push_back(*index);
    }
    if (!strangers.empty()) return names_differ(strangers, seen);
    if (!same_order)
      study::warn(account_, "matrix.reordered",
                  "the rows stand in another order than the columns and were matched by name",
                  {file_, row(0).line}, "", Severity::note);
    if (!same_spelling)
      study::warn(account_, "matrix.spelling",
                  "some names of rows and columns differ in case or spacing; the columns' are used",
                  {file_, row(0).line}, "", Severity::note);
    return {};
  }

  Result<void> names_differ(const std::vector<std::string>& strangers,
                            const std::vector<bool>& seen) const {
    std::vector<std::string> missing;
    for (Index i = 0; i < names_.size(); ++i)
      if (!seen[i]) missing.push_back(names_.factors()[i].id);
    std::string hint = text::did_you_mean(strangers.front(), missing);
    if (hint.empty()) hint = "name rows and columns alike";
    return problem("matrix.names",
                   "rows and columns have different names: only rows have " + listed(strangers) +
                       ", only columns have " + listed(missing),
                   {file_, layout_.label_line}, hint, strangers.front());
  }

  bool read_row(const text::Row& cells, Index cause) {
    std::vector<Link> links;
    bool good = true;
    Place place{file_, cells.line};
    for (Index effect = 0; effect < names_.size(); ++effect) {
      const std::size_t column = layout_.first_column + effect;
      const std::string_view cell =
          column < cells.cells.size() ? std::string_view(cells.cells[column]) : "";
      if (text::trimmed(cell).empty() || is_not_available(cell)) continue;
      if (options_.association && cause == effect) continue;  // how often it was said at all
      place.column = column + 1;
      Result<std::optional<double>> weight = weights_.read(cell, place);
      if (!weight) {
        if (good) reject(cells, weight.error());
        account_.add(std::move(weight.error()));
        good = false;
      } else if (*weight && **weight == 0) {
        ++zeros_;
      } else {
        if (cause == effect && ++self_links_ == 1) first_self_ = place;
        links.push_back(linked(cause, effect, *weight));
        if (study::read_term(cell)) links.back().fields = {{"term", text::trimmed(cell)}};
      }
    }
    if (good) links_.insert(links_.end(), links.begin(), links.end());
    return good;
  }

  Link linked(Index row, Index column, std::optional<double> weight) const {
    return {.from = options_.transpose ? column : row,
            .to = options_.transpose ? row : column,
            .weight = weight.value_or(0),
            .simulated = weight.has_value()};
  }

  void mark_external(std::vector<Factor>& factors) const {
    if (layout_.external_column == 0) return;
    for (std::size_t i = 0; i < causes_.size(); ++i)
      if (layout_.external_column < row(i).cells.size())
        factors[causes_[i]].fields = {
            {"external", text::match_key(row(i).cells[layout_.external_column])}};
  }

  void reject(const text::Row& cells, const Problem& why) {
    account_.rejected.push_back({.file = file_,
                                 .line = cells.line,
                                 .code = why.code,
                                 .message = why.message,
                                 .header = layout_.labels,
                                 .cells = cells.cells,
                                 .separator = table_.separator});
  }

  void add_doubts() {
    names_.add_doubts(account_);
    weights_.add_doubts(file_, account_);
    add_self_link_doubt(self_links_, first_self_, account_);
    if (layout_.totals)
      study::warn(account_, "matrix.totals", "the row and column of sums are not read", {file_}, "",
                  Severity::note);
    if (options_.transpose)
      study::warn(account_, "matrix.transposed", "rows are read as effects and columns as causes",
                  {file_}, "", Severity::note);
    if (zeros_ > 0)
      study::warn(account_, "matrix.zeros",
                  text::grouped(zeros_) + (zeros_ == 1 ? " cell is 0" : " cells are 0") +
                      " and read like a blank: no link",
                  {file_}, "", Severity::note);
  }

  const text::Table& table_;
  const MatrixLayout& layout_;
  const std::string& file_;
  const ReadOptions& options_;
  Account& account_;
  Weights weights_;
  FactorNames names_;
  std::vector<Index> causes_;
  std::vector<Link> links_;
  std::size_t zeros_ = 0, self_links_ = 0;
  Place first_self_;
};

Result<Read<Map>> read_matrix(std::span<const detail::Source> sources, const ReadOptions& options) {
  Read<Map> read;
  const auto sheet = pick_sheet(sources.front(), TableKind::matrix, options, read.account);
  if (!sheet) return tl::make_unexpected(sheet.error());
  Result<Map> map =
      matrix_map((*sheet)->table, sources.front().name_of(**sheet), options, read.account);
  if (!map) return tl::make_unexpected(map.error());
  read.value = std::move(*map);
  return read;
}

/// What people call the factors; with the id behind it where two are called alike.
std::vector<std::string> names_to_write(const std::vector<Factor>& factors) {
  std::map<std::string, std::size_t> times;
  for (const Factor& one : factors) ++times[one.label];
  std::vector<std::string> names;
  for (const Factor& one : factors) {
    if (one.label.empty())
      names.push_back(one.id);
    else
      names.push_back(times[one.label] == 1 ? one.label : one.label + " (" + one.id + ")");
  }
  return names;
}

/// Names above and beside; 0 where there is no link, because R and pandas take a blank for unknown.
Result<std::vector<WrittenFile>> write_matrix(const Published<Map>& map,
                                              std::string_view extension) {
  const std::size_t size = map->size();
  if (size >= Limits{}.columns)
    return problem("limit.columns",
                   "a matrix of " + text::grouped(size) + " factors; the limit is " +
                       text::grouped(Limits{}.columns - 1),
                   {}, "write an edge list: --to edges");
  std::vector<std::vector<text::Cell>> rows(size + 1, std::vector<text::Cell>(size + 1, 0.0));
  rows[0][0] = std::monostate();
  const std::vector<std::string> names = names_to_write(map->factors());
  for (Index i = 0; i < size; ++i) rows[0][i + 1] = rows[i + 1][0] = names[i];
  for (const Link& link : map->links())
    if (link.simulated) rows[link.from + 1][link.to + 1] = link.weight;
  return written_files({{.name = "matrix", .rows = std::move(rows)}}, extension);
}

}  // namespace

namespace detail {

Result<Map> matrix_map(const text::Table& table, const std::string& file,
                       const ReadOptions& options, Account& account) {
  const Result<MatrixLayout> layout = matrix_layout(table, file, account);
  if (!layout) return tl::make_unexpected(layout.error());
  return MatrixReader(table, *layout, file, options, account).read();
}

}  // namespace detail

const Format& matrix_format() {
  static const Format format{
      .name = "matrix",
      .title = "Adjacency matrix: row = cause, column = effect",
      .extensions = ".csv .tsv .xlsx",
      .checked = "FCMapper, PyFCM, fcmconfr, FuzzyCognitiveMaps.jl, Mental Modeler",
      .sniff = [](const detail::Source& one) { return sniff_table(one, TableKind::matrix); },
      .read_map = read_matrix,
      .write_map = write_matrix,
      .keeps = Holds::weights};
  return format;
}

}  // namespace fcm
