// SPDX-License-Identifier: MIT
//
// Links, factors, statements and sources of Causal Map, apps 1 to 4. docs/formats/causal_map.md
#include "formats/causal_map.hpp"

#include <algorithm>
#include <utility>

#include "formats/formats_list.hpp"

namespace fcm {
namespace causal_map {
namespace {

Result<Read<Study>> read(std::span<const detail::Source> sources, const ReadOptions& options) {
  std::vector<Table> tables;
  Account beside;
  for (const detail::Source& source : sources) {
    if (!source.sheets()) return tl::make_unexpected(source.sheets().error());
    for (Table& table : tables_of(source, beside)) tables.push_back(std::move(table));
  }
  const auto links = std::find_if(tables.begin(), tables.end(),
                                  [](const Table& one) { return one.part == Part::links; });
  if (links == tables.end())
    return problem("causal_map.no_links", "there is no table of links", {sources.front().file()},
                   "it has the columns cause and effect, from_label and to_label, or from and to");
  Read<Study> read;
  Around around;
  for (const Table& table : tables) {
    Result<void> done;
    if (table.part == Part::factors) done = read_factors(table, around, beside);
    if (table.part == Part::statements) done = read_statements(table, around, beside);
    if (table.part == Part::sources) done = read_sources(table, read.value, beside);
    if (!done) return tl::make_unexpected(done.error());
  }
  if (auto done = read_links(*links, around, options, read.value, read.account); !done)
    return tl::make_unexpected(done.error());
  read.account.append(beside);
  return read;
}

}  // namespace
}  // namespace causal_map

const Format& causal_map_format() {
  static const Format format{
      .name = "causal_map",
      .title = "Causal Map: workbook, or its sheets as CSV",
      .extensions = ".xlsx",
      .checked = "Causal Map 4 (its guide), CausalMapFunctions (R)",
      .sniff =
          [](const detail::Source& source) { return causal_map::is_causal_map(source) ? 2 : 0; },
      .piece = causal_map::piece_of,
      .read_study = causal_map::read,
      .write_study = causal_map::write,
      .keeps = Holds::claims | Holds::people | Holds::quotes | Holds::coding};
  return format;
}

}  // namespace fcm
