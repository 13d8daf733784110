// SPDX-License-Identifier: MIT
#include "fcm/study.hpp"

#include <algorithm>

#include "text/table.hpp"

namespace fcm {

std::string_view to_text(Polarity polarity) {
  switch (polarity) {
    case Polarity::plus:
      return "+";
    case Polarity::minus:
      return "-";
    case Polarity::none:
      return "none";
    case Polarity::both:
      return "both";
    case Polarity::unsure:
      return "unsure";
    case Polarity::blank:
      break;
  }
  return "";
}

std::optional<Index> Study::find_factor(std::string_view id) const {
  const auto found = std::find_if(factors.begin(), factors.end(),
                                  [&](const StudyFactor& factor) { return factor.id == id; });
  if (found == factors.end()) return std::nullopt;
  return static_cast<Index>(found - factors.begin());
}

std::string write_rejects(const Account& account) {
  const RejectedRow* first = nullptr;
  std::string out;
  for (const RejectedRow& row : account.rejected) {
    if (account.tables.empty() || row.file != account.tables.front().file) continue;
    const std::string separator(1, row.separator);
    const auto add_line = [&](const std::vector<std::string>& cells, const std::string& problem,
                              const std::string& line) {
      for (std::size_t i = 0; i < std::max(cells.size(), row.header.size()); ++i)
        out += (i < cells.size() ? text::csv_text(cells[i]) : "") + separator;
      out += text::csv_text(problem) + separator + line + "\n";
    };
    if (first == nullptr) add_line(row.header, "problem", "line");
    first = &row;
    add_line(row.cells, row.code + ": " + row.message, std::to_string(row.line));
  }
  return out;
}

}  // namespace fcm
