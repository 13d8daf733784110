// SPDX-License-Identifier: MIT
#include "formats/qualcoder_project.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "formats/coded_offsets.hpp"
#include "study/coded_names.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {
namespace {

using study::warn;
using Row = std::vector<std::optional<std::string>>;
using Rows = std::vector<Row>;

std::string cell(const std::optional<std::string>& value) { return value.value_or(""); }

std::int64_t position(const std::optional<std::string>& value) {
  const auto number = text::parse_number(cell(value), {});
  return number && *number >= 0 && *number < 4e9 ? static_cast<std::int64_t>(*number) : -1;
}

/// Categories and codes by their ids; those above may be missing, empty, itself, or a ring.
struct Tree {
  std::map<std::string, std::string> names, above;

  std::vector<std::string> path(const std::string& id) const {
    std::vector<std::string> names_above;
    std::set<std::string> seen;
    for (std::string at = id; names.count(at) > 0 && seen.insert(at).second;) {
      names_above.push_back(names.at(at));
      const auto next = above.find(at);
      at = next == above.end() ? std::string() : next->second;
    }
    std::reverse(names_above.begin(), names_above.end());
    return names_above;
  }
};

/// A stretch of a source, for the cases that it belongs to.
struct Stretch {
  std::int64_t start = 0, end = 0;
  Index selection = 0;
};

class QualCoderReader {
 public:
  QualCoderReader(const text::Database& database, const std::string& file) : database_(database) {
    texts_.file = file;
    texts_.tool = "QualCoder";
  }

  Result<Read<CodedTexts>> read() {
    for (Result<void> (QualCoderReader::*step)() :
         {&QualCoderReader::read_sources, &QualCoderReader::read_codes,
          &QualCoderReader::read_coded_text, &QualCoderReader::read_coded_times,
          &QualCoderReader::read_cases, &QualCoderReader::read_attributes,
          &QualCoderReader::read_drawn_links})
      if (const Result<void> done = (this->*step)(); !done)
        return tl::make_unexpected(done.error());
    finish();
    return Read<CodedTexts>{std::move(texts_), std::move(account_)};
  }

 private:
  /// No rows where an older version has no such table.
  Result<Rows> rows(const std::string& table, const std::vector<std::string>& columns,
                    const std::string& order = {}) const {
    if (!database_.has_table(table)) return Rows{};
    return database_.rows(table, columns, order);
  }

  Result<void> read_sources() {
    const auto all = rows("source", {"id", "name", "fulltext"}, "id");
    if (!all) return tl::make_unexpected(all.error());
    for (const Row& row : *all) {
      sources_.emplace(cell(row[0]), texts_.sources.size());
      texts_.sources.push_back({.name = text::trimmed(cell(row[1])),
                                .is_text = !cell(row[2]).empty(),
                                .attributes = {}});
      contents_.push_back(cell(row[2]));
    }
    return {};
  }

  Result<void> read_codes() {
    const auto categories = rows("code_cat", {"catid", "name", "supercatid"}, "catid");
    if (!categories) return tl::make_unexpected(categories.error());
    Tree categories_tree, codes_tree;
    for (const Row& row : *categories) {
      categories_tree.names.emplace(cell(row[0]), text::trimmed(cell(row[1])));
      categories_tree.above.emplace(cell(row[0]), cell(row[2]));
    }
    const auto all = rows("code_name", {"cid", "name", "memo", "catid", "supercid"}, "cid");
    if (!all) return tl::make_unexpected(all.error());
    std::map<std::string, std::string> category_of;
    for (const Row& row : *all) {
      codes_tree.names.emplace(cell(row[0]), text::trimmed(cell(row[1])));
      codes_tree.above.emplace(cell(row[0]), cell(row[4]));
      category_of.emplace(cell(row[0]), cell(row[3]));
    }
    for (const Row& row : *all) {
      Code code{.id = cell(row[0]), .read_at = {texts_.file}};
      const std::vector<std::string> path = codes_tree.path(code.id);
      code.name = path.empty() ? text::trimmed(cell(row[1])) : path.back();
      code.parents = categories_tree.path(category_of[code.id]);
      if (path.size() > 1) code.parents.insert(code.parents.end(), path.begin(), path.end() - 1);
      code.description = study::stripped(cell(row[2]));
      codes_.emplace(code.id, texts_.codes.size());
      texts_.codes.push_back(std::move(code));
    }
    return {};
  }

  /// Each code on a stretch is a row; those of one stretch are one piece of text.
  Result<void> read_coded_text() {
    const auto all = rows("code_text", {"cid", "fid", "seltext", "pos0", "pos1", "owner"});
    if (!all) return tl::make_unexpected(all.error());
    std::map<std::tuple<Index, std::int64_t, std::int64_t>, Index> pieces;
    for (const Row& row : *all) {
      const auto code = codes_.find(cell(row[0]));
      const auto source = sources_.find(cell(row[1]));
      if (code == codes_.end() || source == sources_.end()) {
        ++dangling_;
        continue;
      }
      ++codings_;
      const std::int64_t start = position(row[3]), end = position(row[4]);
      const auto [at, is_new] =
          pieces.emplace(std::tuple(source->second, start, end), texts_.selections.size());
      if (is_new) {
        texts_.selections.push_back(
            {.source = source->second,
             .quote = study::stripped(text::with_lf(cell(row[2]))),
             .locator = "characters " + std::to_string(start) + " to " + std::to_string(end),
             .codings = {},
             .read_at = {texts_.file}});
        stretches_[source->second].push_back({start, end, at->second});
      }
      texts_.selections[at->second].codings.push_back({code->second, cell(row[5])});
    }
    return {};
  }

  Result<void> read_coded_times() {
    for (const auto& [table, first, last, owner] :
         {std::tuple("code_av", "pos0", "pos1", "milliseconds "),
          std::tuple("code_image", "pdf_page", "x1", "page ")}) {
      const bool times = std::string_view(table) == "code_av";
      const auto all = rows(table, {"cid", "id", first, last, "owner"});
      if (!all) return tl::make_unexpected(all.error());
      for (const Row& row : *all) {
        const auto code = codes_.find(cell(row[0]));
        const auto source = sources_.find(cell(row[1]));
        if (code == codes_.end() || source == sources_.end()) {
          ++dangling_;
          continue;
        }
        ++codings_;
        std::string where = cell(row[2]).empty() ? std::string() : owner + cell(row[2]);
        if (times) where += " to " + cell(row[3]);
        texts_.selections.push_back({.source = source->second,
                                     .quote = {},
                                     .locator = std::move(where),
                                     .codings = {{code->second, cell(row[4])}},
                                     .read_at = {texts_.file}});
      }
    }
    return {};
  }

  /// A case has stretches of sources; one from 0 to the end is the whole source.
  Result<void> read_cases() {
    const auto names = rows("cases", {"caseid", "name"}, "caseid");
    if (!names) return tl::make_unexpected(names.error());
    for (const Row& row : *names) {
      cases_.emplace(cell(row[0]), texts_.cases.size());
      texts_.cases.push_back({.name = text::trimmed(cell(row[1]))});
    }
    const auto parts = rows("case_text", {"caseid", "fid", "pos0", "pos1"});
    if (!parts) return tl::make_unexpected(parts.error());
    for (const Row& row : *parts) {
      const auto one = cases_.find(cell(row[0]));
      const auto source = sources_.find(cell(row[1]));
      if (one == cases_.end() || source == sources_.end()) {
        ++dangling_;
        continue;
      }
      add_stretch(texts_.cases[one->second], source->second, position(row[2]), position(row[3]));
    }
    return {};
  }

  void add_stretch(Case& one, Index source, std::int64_t start, std::int64_t end) {
    const auto size = static_cast<std::int64_t>(text::code_points(contents_[source]));
    if (start <= 0 && end >= size - 1) {
      one.sources.push_back(source);
      return;
    }
    for (const Stretch& piece : stretches_[source])
      if (piece.start < end && start < piece.end) one.selections.push_back(piece.selection);
  }

  Result<void> read_attributes() {
    const auto all = rows("attribute", {"name", "attr_type", "value", "id"});
    if (!all) return tl::make_unexpected(all.error());
    for (const Row& row : *all) {
      const bool of_case = cell(row[1]) == "case";
      const auto& ids = of_case ? cases_ : sources_;
      const auto owner = ids.find(cell(row[3]));
      if (owner == ids.end()) continue;  // journals have attributes too
      study::add_attribute(of_case ? texts_.cases[owner->second].attributes
                                   : texts_.sources[owner->second].attributes,
                           cell(row[0]), cell(row[2]));
    }
    return {};
  }

  /// Since v17 lines in graphs have labels and arrows; lines without an arrow show the codebook.
  Result<void> read_drawn_links() {
    for (const std::string table : {"gr_cdct_line_item", "gr_free_line_item"}) {
      if (!database_.has_column(table, "arrow_mode")) continue;
      const auto all = rows(table, {"fromcid", "tocid", "label", "arrow_mode"});
      if (!all) return tl::make_unexpected(all.error());
      for (const Row& row : *all) read_drawn_link(row);
    }
    return {};
  }

  void read_drawn_link(const Row& row) {
    const auto from = codes_.find(cell(row[0])), to = codes_.find(cell(row[1]));
    const std::string arrow = text::match_key(cell(row[3]));
    if (from == codes_.end() || to == codes_.end() || arrow.empty() || arrow == "none") return;
    CodedLink link{.from = from->second,
                   .to = to->second,
                   .relation = text::trimmed(cell(row[2])),
                   .read_at = {texts_.file}};
    if (arrow == "backward") std::swap(link.from, link.to);
    if (arrow == "both") link.direction = CodedLink::Direction::both_ways;
    // A line may be drawn in several graphs: it is one link.
    if (drawn_.emplace(link.from, link.to, link.direction, link.relation).second)
      texts_.links.push_back(std::move(link));
  }

  void finish() {
    study::find_parents(texts_.codes);
    account_.tables.push_back({texts_.file, "codes", texts_.codes.size(), texts_.codes.size()});
    account_.tables.push_back({texts_.file, "codings", codings_, codings_});
    account_.tables.push_back({texts_.file, "links", texts_.links.size(), texts_.links.size()});
    if (dangling_ > 0)
      warn(account_, "qda.dangling",
           study::counted(dangling_, "reference", "references") + " to nothing in the project",
           {texts_.file}, "look at the project in QualCoder: a file or code was deleted");
  }

  const text::Database& database_;
  CodedTexts texts_;
  Account account_;
  std::vector<std::string> contents_;  ///< per source
  std::map<std::string, Index> sources_, codes_, cases_;
  std::set<std::tuple<Index, Index, CodedLink::Direction, std::string>> drawn_;
  std::map<Index, std::vector<Stretch>> stretches_;  ///< per source
  std::size_t dangling_ = 0, codings_ = 0;
};

}  // namespace

Result<Read<CodedTexts>> read_qualcoder_project(const text::Database& database,
                                                const std::string& file) {
  return QualCoderReader(database, file).read();
}

}  // namespace fcm::detail
