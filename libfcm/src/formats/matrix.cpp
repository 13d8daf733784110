// SPDX-License-Identifier: MIT
//
// Adjacency matrices: row = cause, column = effect. docs/formats/matrix.md.
#include <algorithm>
#include <utility>

#include "formats/formats_list.hpp"
#include "formats/map_cells.hpp"
#include "formats/matrix_layout.hpp"
#include "formats/table_kind.hpp"
#include "study/sheet.hpp"
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
               Account& account)
      : table_(table), layout_(layout), file_(file), account_(account) {}

  Result<Map> read() {
    for (std::size_t j = 0; j < layout_.labels.size(); ++j)
      if (auto ok = add_name(j); !ok) return tl::make_unexpected(ok.error());
    names_.index_keys();
    if (auto ok = name_rows(); !ok) return tl::make_unexpected(ok.error());
    TableAccount count{.file = file_, .table = "matrix"};
    for (std::size_t i = 0; i < causes_.size(); ++i) {
      ++count.read;
      ++(read_row(row(i), causes_[i]) ? count.kept : count.refused);
    }
    account_.tables.push_back(count);
    add_doubts();
    Result<Map> map = Map::make(names_.factors(), std::move(links_));
    if (!map) map.error().place.file = file_;
    return map;
  }

 private:
  const text::Row& row(std::size_t i) const { return table_.rows[layout_.first_row + i]; }
  std::size_t rows() const { return table_.rows.size() - layout_.first_row; }

  Result<void> add_name(std::size_t j) {
    const Place place{file_, layout_.label_line,
                      layout_.label_line > 0 ? layout_.label_column + j + 1 : 0};
    const Result<Index> index = names_.add(layout_.labels[j], place);
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
      const std::string name = layout_.row_labels ? name_in(row(i).cells[0]) : "";
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
    for (Index effect = 0; effect < names_.size(); ++effect) {
      const std::size_t column = layout_.first_column + effect;
      const std::string_view cell =
          column < cells.cells.size() ? std::string_view(cells.cells[column]) : "";
      if (text::trimmed(cell).empty()) continue;
      const Place place{file_, cells.line, column + 1};
      Result<double> weight = read_weight(cell, place, table_.decimal_comma);
      if (!weight) {
        if (good) reject(cells, weight.error());
        account_.add(std::move(weight.error()));
        good = false;
      } else if (*weight == 0) {
        ++zeros_;
      } else {
        if (cause == effect && ++self_links_ == 1) first_self_ = place;
        links.push_back({cause, effect, *weight});
      }
    }
    if (good) links_.insert(links_.end(), links.begin(), links.end());
    return good;
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
    add_self_link_doubt(self_links_, first_self_, account_);
    if (zeros_ > 0)
      study::warn(account_, "matrix.zeros",
                  text::grouped(zeros_) + (zeros_ == 1 ? " cell is 0" : " cells are 0") +
                      " and read like a blank: no link",
                  {file_}, "", Severity::note);
  }

  const text::Table& table_;
  const MatrixLayout& layout_;
  const std::string& file_;
  Account& account_;
  FactorNames names_;
  std::vector<Index> causes_;
  std::vector<Link> links_;
  std::size_t zeros_ = 0, self_links_ = 0;
  Place first_self_;
};

Result<Read<Map>> read_matrix(std::span<const detail::Source> sources, const ReadOptions&) {
  Account account;
  const auto& sheets = sources.front().sheets();
  if (!sheets) return tl::make_unexpected(sheets.error());
  const text::Table& table = sheets->front().table;
  const std::string file = sources.front().name_of(sheets->front());
  const Result<MatrixLayout> layout = matrix_layout(table, file, account);
  if (!layout) return tl::make_unexpected(layout.error());
  Result<Map> map = MatrixReader(table, *layout, file, account).read();
  if (!map) return tl::make_unexpected(map.error());
  return Read<Map>{std::move(*map), std::move(account)};
}

}  // namespace

const Format& matrix_format() {
  static const Format format{
      .name = "matrix",
      .title = "Adjacency matrix: row = cause, column = effect",
      .extensions = ".csv .tsv",
      .sniff = [](const detail::Source& one) { return sniff_table(one, TableKind::matrix); },
      .read_map = read_matrix};
  return format;
}

}  // namespace fcm
