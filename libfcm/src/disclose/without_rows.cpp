// SPDX-License-Identifier: MIT
#include "disclose/without_rows.hpp"

#include <algorithm>

namespace fcm::disclose {
namespace {

/// Where each line begins, and the end.
std::vector<std::size_t> line_starts(std::string_view bytes) {
  std::vector<std::size_t> starts{0};
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const bool crlf = bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n';
    if (crlf) ++at;
    if (crlf || bytes[at] == '\n' || bytes[at] == '\r') starts.push_back(at + 1);
  }
  starts.push_back(bytes.size());
  return starts;
}

/// Each line end inside a cell is one \n of its text.
std::size_t lines_of(const text::Row& row) {
  std::size_t lines = 1;
  for (const std::string& cell : row.cells)
    lines += static_cast<std::size_t>(std::count(cell.begin(), cell.end(), '\n'));
  return lines;
}

}  // namespace

std::string without_rows(std::string_view bytes, const std::vector<const text::Row*>& rows) {
  const std::vector<std::size_t> starts = line_starts(bytes);
  std::string left;
  std::size_t from = 0;
  for (const text::Row* row : rows) {
    left.append(bytes.substr(from, starts.at(row->line - 1) - from));
    from = starts.at(std::min(row->line - 1 + lines_of(*row), starts.size() - 1));
  }
  return left.append(bytes.substr(from));
}

}  // namespace fcm::disclose
