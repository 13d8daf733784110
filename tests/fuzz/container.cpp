// SPDX-License-Identifier: MIT
//
// The fuzz target of one of the containers that readers share: whatever the bytes, reading ends in
// a value or in a problem with a code, and what can be written is read again.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "fcm/formats.hpp"
#include "fcm/project.hpp"
#include "fuzz/demand.hpp"
#include "fuzz/word.hpp"
#include "text/json.hpp"
#include "text/lz_string.hpp"
#include "text/sqlite.hpp"
#include "text/table.hpp"
#include "text/utf8.hpp"
#include "text/workbook.hpp"
#include "text/xml.hpp"
#include "text/yaml.hpp"
#include "text/zip.hpp"

using namespace fcm;
using fuzz::demand;

namespace {

template <class T>
bool ended_well(const Result<T>& result) {
  demand(result || !result.error().code.empty(), "a problem has a code");
  return result.has_value();
}

void json(std::string_view bytes) {
  const auto read = text::parse_json(bytes, "input");
  if (!ended_well(read)) return;
  const auto again = text::parse_json(text::write_json(*read), "again");
  demand(again && *again == *read, "JSON that was written is read again");
}

void lz_string(std::string_view bytes) { ended_well(text::decompress_lz_string(bytes, "input")); }

void project(std::string_view bytes) { ended_well(parse_project(bytes, "project.yaml")); }

void sniff(std::string_view bytes) { ended_well(what_are(std::string(bytes), "input")); }

void sqlite(std::string_view bytes) {
  const auto database = text::open_database(bytes, "input", Limits{.sqlite_steps = 1'000'000});
  if (!ended_well(database)) return;
  for (const char* table : {"project", "code_name", "code_text", "tags", "highlights"})
    if (const auto columns = database->columns(table); ended_well(columns))
      ended_well(database->rows(table, *columns));
}

void table(std::string_view bytes) {
  Account account;
  const auto utf8 = text::to_utf8(std::string(bytes), "input", account);
  if (!ended_well(utf8)) return;
  const auto read = text::parse_table(*utf8, "input", account);
  if (!ended_well(read)) return;
  std::string written = "sep=,\n";
  for (const text::Row& row : read->rows) {
    std::vector<std::string> fields;
    for (const std::string& cell : row.cells) fields.push_back(text::csv_text(cell));
    written += text::csv_line(fields);
  }
  const auto again = text::parse_table(written, "again", account);
  if (read->rows.empty()) return;
  demand(again.has_value() && again->rows.size() == read->rows.size(),
         "a table that was written is read again");
  for (std::size_t i = 0; i < read->rows.size(); ++i)
    demand(again->rows[i].cells == read->rows[i].cells, "and has the same cells");
}

void look_at(const text::Element& element) {
  demand(element.place().line > 0, "an element has a place");
  (void)element.text();
  (void)element.attributes();
  for (const text::Element& child : element.children()) look_at(child);
}

void xml(std::string_view bytes) {
  const auto utf8 = text::xml_utf8(std::string(bytes), "input");
  if (!ended_well(utf8)) return;
  if (const auto read = text::parse_xml(*utf8, "input"); ended_well(read)) look_at(read->root());
}

void workbook(std::string_view bytes) {
  Account account;
  ended_well(text::read_workbook(bytes, "input", account));
}

void yaml(std::string_view bytes) { ended_well(text::parse_yaml(bytes, "input")); }

void zip(std::string_view bytes) {
  const auto read = text::read_zip(bytes, "input");
  (void)text::zip_names(bytes);
  if (!ended_well(read)) return;
  const auto again = text::read_zip(text::write_zip(*read), "again");
  demand(again && again->size() == read->size(), "an archive that was written is read again");
}

using Fuzzed = void (*)(std::string_view);

Fuzzed fuzzed() {
  static const std::map<std::string_view, Fuzzed> all = {
      {"json", json},         {"lz_string", lz_string},
      {"project", project},   {"sniff", sniff},
      {"sqlite", sqlite},     {"table", table},
      {"workbook", workbook}, {"xml", xml},
      {"yaml", yaml},         {"zip", zip}};
  return all.at(fuzz::word);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzzed()({reinterpret_cast<const char*>(data), size});
  return 0;
}
