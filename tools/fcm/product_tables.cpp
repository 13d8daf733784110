// SPDX-License-Identifier: MIT
//
// The map as tables and as files of other tools.
#include "fcm/other_tools.hpp"
#include "fcm/tables.hpp"
#include "products.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

HandoutOptions options_of(const Leaving& leaving) {
  return {.mono = leaving.poster.mono,
          .large_print = leaving.poster.large_print,
          .date = leaving.poster.date,
          .title = {},
          .house = leaving.poster.house,
          .part = part_in_words(leaving)};
}

std::string tables_of(const Leaving& leaving) {
  return counted(leaving.map->size(), "factor", "factors") + ", " +
         counted(leaving.map->links().size(), "connection", "connections");
}

Result<Made> table(const Leaving& leaving) {
  return with_findings(leaving, [&](const Findings& findings) -> Result<Made> {
    Made made;
    made.bytes = make_table(leaving.map, publish(leaving.loaded, &findings, leaving.map.audience()),
                            options_of(leaving));
    made.said = tables_of(leaving) + ", in tables";
    return made;
  });
}

Result<Made> workbook(const Leaving& leaving) {
  return with_findings(leaving, [&](const Findings& findings) -> Result<Made> {
    auto bytes =
        make_workbook(leaving.map, publish(leaving.loaded, &findings, leaving.map.audience()),
                      options_of(leaving));
    if (!bytes) return tl::make_unexpected(bytes.error());
    Made made;
    made.bytes = *std::move(bytes);
    made.said = tables_of(leaving) + ", in five sheets";
    return made;
  });
}

Result<Made> for_tool(const Leaving& leaving, std::string_view format) {
  auto bytes = make_for_tool(leaving.map, format, "." + leaving.ending, leaving.poster.places);
  if (!bytes) return tl::make_unexpected(bytes.error());
  Made made;
  made.bytes = *std::move(bytes);
  made.said = tables_of(leaving);
  return made;
}

Result<Made> kumu(const Leaving& leaving) { return for_tool(leaving, "kumu"); }
Result<Made> prsm(const Leaving& leaving) { return for_tool(leaving, "prsm"); }
Result<Made> mental_modeler(const Leaving& leaving) { return for_tool(leaving, "mmp"); }

}  // namespace

Product table_product() {
  return {.word = "table",
          .what = "the map in tables, for screen readers and for paper",
          .endings = {"html"},
          .make = table};
}

Product workbook_product() {
  return {.word = "workbook",
          .what = "factors, links, scenarios and evidence in a spreadsheet",
          .endings = {"xlsx"},
          .by_ending = true,
          .make = workbook};
}

Product kumu_product() {
  return {.word = "kumu",
          .what = "the map for Kumu",
          .endings = {"json", "xlsx"},
          .draws = true,
          .make = kumu};
}

Product prsm_product() {
  return {.word = "prsm",
          .what = "the map for PRSM",
          .endings = {"prsm", "xlsx"},
          .draws = true,
          .by_ending = true,
          .make = prsm};
}

Product mental_modeler_product() {
  return {.word = "mental-modeler",
          .what = "the map for Mental Modeler",
          .endings = {"mmp"},
          .draws = true,
          .by_ending = true,
          .make = mental_modeler};
}

}  // namespace fcm::command
