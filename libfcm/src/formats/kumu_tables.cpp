// SPDX-License-Identifier: MIT
//
// Kumu's sheets of elements and connections. formats.md 5.1.
#include <algorithm>
#include <optional>
#include <utility>

#include "formats/kumu.hpp"
#include "study/sheet.hpp"
#include "text/utf8.hpp"

namespace fcm::kumu {
namespace {

using namespace detail;
using namespace drawn;

enum class What { nothing, elements, connections };

std::string key_at(const text::Row& row, std::size_t column) {
  return column < row.cells.size() ? text::match_key(row.cells[column]) : std::string();
}

/// Label first, or From and To first; an ID may stand before them.
What header_of(const text::Row& row) {
  const std::size_t first = key_at(row, 0) == "id" ? 1 : 0;
  if (key_at(row, first) == "label") return What::elements;
  const bool there = key_at(row, first) == "from" && key_at(row, first + 1) == "to";
  return there ? What::connections : What::nothing;
}

/// "a | b" of tags becomes "a; b", as lists stand in fields.
std::string tags_in(const std::string& cell) {
  if (cell.find('|') == std::string::npos) return cell;
  std::string all;
  for (const std::string& tag : study::listed(cell, "|")) all += (all.empty() ? "" : "; ") + tag;
  return all;
}

class TableReader {
 public:
  TableReader(const text::Sheet& sheet, std::string name, Project& project)
      : sheet_(sheet), name_(std::move(name)), project_(project) {}

  void read() {
    std::size_t last = 0;
    for (const text::Row& row : sheet_.table.rows) {
      // Below blank rows another section may begin, with a header of its own.
      const bool fresh = last == 0 || row.line > last + 1;
      const What what = fresh ? header_of(row) : What::nothing;
      last = row.line;
      if (what != What::nothing) {
        what_ = what;
        header_ = row.cells;
      } else if (what_ != What::nothing) {
        read(row);
      }
    }
  }

 private:
  void read(const text::Row& row) {
    Item item{.place = {name_, row.line}};
    for (std::size_t i = 0; i < std::min(row.cells.size(), header_.size()); ++i) {
      const std::string& cell = row.cells[i];
      const std::string key = text::match_key(header_[i]);
      if (text::trimmed(cell).empty()) continue;
      if (key == "id")
        item.id = study::stripped(cell);
      else if (key == "from" && what_ == What::connections)
        item.from = cell;
      else if (key == "to" && what_ == What::connections)
        item.to = cell;
      else
        put(item.attributes, header_[i], key == "tags" ? tags_in(cell) : cell);
    }
    auto& list = what_ == What::elements ? project_.elements : project_.connections;
    list.push_back(std::move(item));
  }

  const text::Sheet& sheet_;
  std::string name_;
  Project& project_;
  What what_ = What::nothing;
  std::vector<std::string> header_;
};

/// "+-" and its kind say what happens to cause and effect; only Kumu's projects have them.
bool has_codes_of_two_signs(const text::Table& table, const std::vector<std::string>& keys) {
  const auto type = std::find(keys.begin(), keys.end(), "type");
  if (type == keys.end()) return false;
  const auto column = static_cast<std::size_t>(type - keys.begin());
  return std::any_of(table.rows.begin(), table.rows.end(), [&](const text::Row& row) {
    const std::string code = key_at(row, column);
    return code == "--" || code == "+-" || code == "-+";
  });
}

bool is_word_of_kumu(const std::string& key) {
  for (const char* word : {"id", "label", "type", "description", "tags", "image"})
    if (key == word) return true;
  return false;
}

}  // namespace

int looks_like_table(const text::Sheet& sheet) {
  if (sheet.table.rows.empty()) return 0;
  const text::Row& first = sheet.table.rows.front();
  const What what = header_of(first);
  if (what == What::nothing) return 0;
  const std::string name = text::match_key(sheet.name);
  if (what == What::elements && name == "elements") return 2;
  if (what == What::connections && name == "connections") return 2;
  std::vector<std::string> keys;
  for (const std::string& cell : first.cells) keys.push_back(text::match_key(cell));
  if (what == What::elements) return std::all_of(keys.begin(), keys.end(), is_word_of_kumu) ? 1 : 0;
  if (has_codes_of_two_signs(sheet.table, keys)) return 2;
  const bool directed = std::count(keys.begin(), keys.end(), "direction") > 0;
  return directed || std::count(keys.begin(), keys.end(), "delayed") > 0 ? 1 : 0;
}

Piece piece_of_tables(const Source& source) {
  if (source.kind() != Source::Kind::text || !source.table()) return Piece::none;
  const text::Table& table = *source.table();
  if (table.rows.empty()) return Piece::none;
  const What what = header_of(table.rows.front());
  if (what == What::elements) return Piece::beside;
  if (what == What::nothing) return Piece::none;
  const auto& cells = table.rows.front().cells;
  const bool of_kumu = std::any_of(cells.begin(), cells.end(), [](const std::string& cell) {
    const std::string key = text::match_key(cell);
    return key == "direction" || key == "delayed" || key == "strength" || is_word_of_kumu(key);
  });
  return of_kumu ? Piece::main : Piece::none;
}

Result<Project> read_tables(std::span<const Source> sources) {
  Project project;
  for (const Source& source : sources) {
    if (!source.sheets()) return tl::make_unexpected(source.sheets().error());
    for (const text::Sheet& sheet : *source.sheets())
      TableReader(sheet, source.name_of(sheet), project).read();
  }
  if (project.elements.empty() && project.connections.empty())
    return problem("csv.no_header", "no sheet begins with Label, or with From and To, as Kumu's do",
                   {sources.front().file()},
                   "name the first columns of elements Label, and of connections From and To");
  return project;
}

}  // namespace fcm::kumu
