// SPDX-License-Identifier: MIT
//
// oracle_workbook read FILE: prints each cell as SHEET<tab>ROW<tab>COLUMN<tab>TEXT, with \n and \t
// escaped. oracle_workbook write FILE: copies such lines from standard input into a new workbook;
// a text that begins with # is the number after it.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>

#include "text/number.hpp"
#include "text/workbook.hpp"

using namespace fcm;
using namespace fcm::text;

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

int read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  Account account;
  const auto sheets = read_workbook(bytes.str(), "book.xlsx", account);
  if (!sheets) {
    std::cerr << to_text(sheets.error()) << '\n';
    return 1;
  }
  for (const Sheet& sheet : *sheets)
    for (const Row& row : sheet.table.rows)
      for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (!row.cells[i].empty())
          std::cout << sheet.name << '\t' << row.line << '\t' << i + 1 << '\t'
                    << replaced(replaced(row.cells[i], "\n", "\\n"), "\t", "\\t") << '\n';
  return 0;
}

int write(const char* path) {
  std::vector<SheetToWrite> sheets;
  std::string line;
  while (std::getline(std::cin, line)) {
    std::istringstream fields(line);
    std::string name, row, column, text;
    std::getline(fields, name, '\t');
    std::getline(fields, row, '\t');
    std::getline(fields, column, '\t');
    std::getline(fields, text);
    if (sheets.empty() || sheets.back().name != name) sheets.push_back({name, {}});
    auto& rows = sheets.back().rows;
    rows.resize(std::max<std::size_t>(rows.size(), std::stoul(row)));
    auto& cells = rows[std::stoul(row) - 1];
    cells.resize(std::max<std::size_t>(cells.size(), std::stoul(column)));
    if (text.starts_with('#'))
      cells[std::stoul(column) - 1] = parse_number(text.substr(1), {}).value();
    else
      cells[std::stoul(column) - 1] = replaced(replaced(text, "\\n", "\n"), "\\t", "\t");
  }
  const Result<std::string> bytes = write_workbook(sheets);
  if (!bytes) return 1;
  std::ofstream(path, std::ios::binary) << *bytes;
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  return std::string(words[1]) == "read" ? read(words[2]) : write(words[2]);
}
