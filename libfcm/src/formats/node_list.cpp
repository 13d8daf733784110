// SPDX-License-Identifier: MIT
#include "formats/node_list.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "formats/map_cells.hpp"
#include "formats/source.hpp"
#include "formats/table_kind.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {
namespace {

enum NodeColumn : std::size_t { id, name, group, description };

study::SheetRules node_rules() {
  return {.table = "factors",
          .roles = {{{"id", "node_id", "factor_id", "node", "number", "nr"}},
                    {{"name", "node_name", "label", "concept", "factor", "node name"}},
                    {{"group", "theme", "lvlnum", "level"}},
                    {{"description", "node description", "notes", "memo"}}},
          .required = {id, name}};
}

/// {1:"rain", 2:"floods"}: each key and text in turn; empty where it is something else.
std::vector<std::pair<std::string, std::string>> pairs_in(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> pairs;
  std::size_t at = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (at == std::string_view::npos || text[at] != '{') return {};
  const auto skip = [&] { at = std::min(text.find_first_not_of(" \t\r\n", at), text.size()); };
  const auto word = [&](char stop) {
    skip();
    const char quote = at < text.size() && (text[at] == '"' || text[at] == '\'') ? text[at] : '\0';
    if (quote != '\0') ++at;
    const std::size_t end =
        quote != '\0' ? text.find(quote, at) : std::min(text.find(stop, at), text.find('}', at));
    if (end == std::string_view::npos) return std::string();
    std::string value = text::trimmed(text.substr(at, end - at));
    at = end + (quote != '\0' ? 1 : 0);
    skip();
    return value;
  };
  while (at < text.size() && text[at] != '}') {
    ++at;  // { or ,
    skip();
    if (at < text.size() && text[at] == '}') break;  // a comma may follow the last pair
    std::string key = word(':');
    if (key.empty() || at >= text.size() || text[at] != ':') return {};
    ++at;
    pairs.emplace_back(std::move(key), word(','));
    if (at >= text.size() || (text[at] != ',' && text[at] != '}')) return {};
  }
  ++at;  // }
  skip();
  if (at < text.size()) pairs.clear();  // more than one list of pairs
  return pairs;
}

class Nodes {
 public:
  Nodes(const std::string& file, Account& account) : file_(file), account_(account) {}

  Result<study::Fate> add(std::string_view id_cell, std::string_view name_cell,
                          const Place& place) {
    const std::string id = name_in(id_cell);
    if (id.empty())
      return problem("id.empty", "the row has no id of a factor", place, "fill it in");
    if (!seen_.insert(id).second)
      return problem("id.duplicate", "the id \"" + id + "\" stands twice in the list of factors",
                     place, "give each factor one row", id);
    std::string label = name_in(name_cell);
    nodes_.push_back({.id = id, .label = label.empty() ? id : std::move(label)});
    return study::Fate::kept;
  }

  Result<void> read(const text::Table& table) {
    const bool two_columns =
        std::all_of(table.rows.begin(), table.rows.end(),
                    [](const text::Row& row) { return row.cells.size() == 2; });
    Account unused;
    Result<study::Sheet> sheet = study::open_sheet(table, file_, node_rules(), unused);
    if (!sheet && !two_columns)
      return problem("node.unreadable", "this is no list of factors beside a list of links",
                     {file_}, "a list of factors has the columns id and name");
    if (!sheet) {
      sheet = study::Sheet{.file = file_, .table = "factors", .cells = &table};
      sheet->header = {"id", "name"};
      sheet->columns = {0, 1, std::nullopt, std::nullopt};
    } else {
      account_.append(unused);
    }
    study::read_rows(*sheet, account_, [&](const text::Row& row) {
      const Result<study::Fate> fate =
          add(sheet->cell(row, id), sheet->cell(row, name), sheet->place(row, id));
      if (fate) {
        nodes_.back().theme = name_in(sheet->cell(row, group));
        nodes_.back().description = study::stripped(sheet->cell(row, description));
      }
      return fate;
    });
    return {};
  }

  Result<void> read(const Source& source) {
    const auto pairs = pairs_in(source.bytes());
    if (pairs.empty()) {
      const auto& sheets = source.sheets();
      if (!sheets) return tl::make_unexpected(sheets.error());
      for (const text::Sheet& sheet : *sheets)
        if (!sheet.table.rows.empty()) return read(sheet.table);
      return problem("file.empty", "the table is empty", {file_},
                     "check that this is the right file");
    }
    TableAccount count{.file = file_, .table = "factors"};
    for (const auto& [key, value] : pairs) {
      ++count.read;
      ++count.kept;
      if (const auto fate = add(key, value, {file_}); !fate)
        return tl::make_unexpected(fate.error());
    }
    account_.tables.push_back(std::move(count));
    return {};
  }

  NodeList take() { return std::move(nodes_); }

 private:
  const std::string& file_;
  Account& account_;
  NodeList nodes_;
  std::set<std::string> seen_;
};

}  // namespace

bool is_node_list(const Source& source) {
  if (!pairs_in(source.bytes()).empty()) return true;
  if (source.kind() != Source::Kind::text || !source.table()) return false;
  const text::Table& table = *source.table();
  Account unused;
  if (study::open_sheet(table, source.file(), node_rules(), unused)) return true;
  const auto numbered = [](const text::Row& row) {
    return row.cells.size() == 2 && text::parse_number(row.cells[0], {}) &&
           !text::parse_number(row.cells[1], {});
  };
  return !table.rows.empty() && std::all_of(table.rows.begin(), table.rows.end(), numbered);
}

const Source& edges_among(std::span<const Source> sources) {
  const auto found = std::find_if(sources.begin(), sources.end(), [](const Source& source) {
    return sniff_table(source, TableKind::edges) > 0;
  });
  return found == sources.end() ? sources.front() : *found;
}

Result<NodeList> read_node_lists(std::span<const Source> sources, const Source& links,
                                 Account& account) {
  NodeList all;
  for (const Source& source : sources) {
    if (&source == &links) continue;
    Nodes nodes(source.file(), account);
    if (Result<void> done = nodes.read(source); !done) return tl::make_unexpected(done.error());
    NodeList list = nodes.take();
    all.insert(all.end(), list.begin(), list.end());
  }
  return all;
}

}  // namespace fcm::detail
