// SPDX-License-Identifier: MIT
//
// Workbooks of InCognitive: nodes-order, input-output-nodes, fcm-topology.
// docs/formats/incognitive.md.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "formats/edge_rows.hpp"
#include "formats/formats_list.hpp"
#include "formats/map_cells.hpp"
#include "study/claims_table.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using namespace detail;

const text::Sheet* sheet_named(const Source& source, std::string_view name) {
  if (source.kind() == Source::Kind::json || !source.sheets()) return nullptr;
  for (const text::Sheet& sheet : *source.sheets())
    if (study::header_key(sheet.name) == study::header_key(name)) return &sheet;
  return nullptr;
}

int sniff_incognitive(const Source& source) {
  return sheet_named(source, "fcm-topology") && sheet_named(source, "nodes-order") ? 2 : 0;
}

/// The factors in their order, with what the sheet says of them.
Result<NodeList> read_nodes(const Source& source, const text::Sheet& sheet, Account& account) {
  enum : std::size_t { node, description, initial, auto_weight, auto_lag };
  const study::SheetRules rules{.table = "factors",
                                .roles = {{{"nodes order", "node order", "node", "nodes"}},
                                          {{"node description", "description"}},
                                          {{"initial value", "initial"}},
                                          {{"auto weights", "auto weight"}},
                                          {{"auto lags", "auto lag"}}},
                                .required = {node}};
  const auto table = study::open_sheet(sheet.table, source.name_of(sheet), rules, account);
  if (!table) return tl::make_unexpected(table.error());
  NodeList nodes;
  study::read_rows(*table, account, [&](const text::Row& row) -> Result<study::Fate> {
    const Place place = table->place(row, node);
    Factor factor{.id = name_in(table->cell(row, node))};
    if (factor.id.empty())
      return problem("id.empty", "the row has no node", place, "give every factor a name");
    if (std::any_of(nodes.begin(), nodes.end(),
                    [&](const Factor& other) { return other.id == factor.id; }))
      return problem("id.duplicate", "the node \"" + factor.id + "\" stands twice", place,
                     "give each factor one row", factor.id);
    factor.label = factor.id;
    factor.description = study::stripped(table->cell(row, description));
    const std::pair<std::size_t, const char*> fields[] = {
        {initial, "initial"}, {auto_weight, "auto weight"}, {auto_lag, "auto lag"}};
    for (const auto& [role, name] : fields)
      if (std::string value = text::trimmed(table->cell(row, role)); !value.empty())
        factor.fields.emplace_back(name, std::move(value));
    nodes.push_back(std::move(factor));
    return study::Fate::kept;
  });
  return nodes;
}

/// Which nodes are put in and which are read off: kept as the field `role`.
Result<void> read_ends(const Source& source, const text::Sheet& sheet, NodeList& nodes,
                       Account& account) {
  const study::SheetRules rules{.table = "input and output nodes",
                                .roles = {{{"input nodes", "input node", "inputs"}},
                                          {{"output nodes", "output node", "outputs"}}}};
  const auto table = study::open_sheet(sheet.table, source.name_of(sheet), rules, account);
  if (!table) return tl::make_unexpected(table.error());
  study::read_rows(*table, account, [&](const text::Row& row) -> Result<study::Fate> {
    for (std::size_t role = 0; role < 2; ++role) {
      const std::string name = name_in(table->cell(row, role));
      if (name.empty()) continue;
      const auto found = std::find_if(nodes.begin(), nodes.end(),
                                      [&](const Factor& factor) { return factor.id == name; });
      if (found == nodes.end())
        return problem("factor.unknown", "\"" + name + "\" is not in the sheet nodes-order",
                       table->place(row, role), "add it there, or correct the name", name);
      found->fields.emplace_back(role == 0 ? "input" : "output", "yes");
    }
    return study::Fate::kept;
  });
  return {};
}

Result<Read<Map>> read_incognitive(std::span<const Source> sources, const ReadOptions& options) {
  const Source& source = sources.front();
  if (!source.sheets()) return tl::make_unexpected(source.sheets().error());
  const text::Sheet* topology = sheet_named(source, "fcm-topology");
  const text::Sheet* order = sheet_named(source, "nodes-order");
  if (!topology || !order)
    return problem("incognitive.sheets", "a sheet of InCognitive is not there", {source.file()},
                   "the workbook has the sheets nodes-order, input-output-nodes and fcm-topology");
  Account beside;
  auto nodes = read_nodes(source, *order, beside);
  if (!nodes) return tl::make_unexpected(nodes.error());
  if (const text::Sheet* ends = sheet_named(source, "input-output-nodes"))
    if (const auto done = read_ends(source, *ends, *nodes, beside); !done)
      return tl::make_unexpected(done.error());

  Read<Map> read;
  study::SheetRules rules = study::claims_rules();
  rules.table = "edges";
  const auto sheet =
      study::open_sheet(topology->table, source.name_of(*topology), rules, read.account);
  if (!sheet) return tl::make_unexpected(sheet.error());
  EdgeRows rows(*sheet, options, std::move(*nodes), read.account);
  study::read_rows(*sheet, read.account, [&](const text::Row& row) { return rows.read(row); });
  Result<Map> map = rows.finish();
  if (!map) return tl::make_unexpected(map.error());
  read.value = std::move(*map);
  read.account.append(beside);
  return read;
}

}  // namespace

const Format& incognitive_format() {
  static const Format format{.name = "incognitive",
                             .title = "Workbook of InCognitive",
                             .extensions = ".xlsx",
                             .checked = "InCognitive",
                             .sniff = sniff_incognitive,
                             .read_map = read_incognitive};
  return format;
}

}  // namespace fcm
