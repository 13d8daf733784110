// SPDX-License-Identifier: MIT
#include "text_table.hpp"

#include <algorithm>
#include <cmath>

#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::command {
namespace {

constexpr double readable = 1e9;  // below it digits after the point help a reader

}  // namespace

std::string TextTable::text(const std::string& align, const std::string& indent) const {
  std::vector<std::size_t> width(rows_.front().size(), 0);
  for (const auto& row : rows_)
    for (std::size_t c = 0; c < row.size(); ++c)
      width[c] = std::max(width[c], text::code_points(text::shown(row[c])));
  std::string lines;
  for (const auto& row : rows_) {
    std::string line = indent;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string cell = text::shown(row[c]);
      const std::string pad(width[c] - text::code_points(cell), ' ');
      const bool right = c < align.size() && align[c] == 'r';
      line += (c ? "  " : "") + (right ? pad + cell : cell + pad);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    lines += line + "\n";
  }
  return lines;
}

std::string activation(double value) {
  return std::abs(value) < readable ? text::fixed(value, 6) : text::shortest(value);
}

std::string signed_number(double value, int digits) {
  // As many digits as it takes to show that it is not 0, within reason.
  while (value != 0 && digits < 9 && std::abs(value) < 0.5 * std::pow(10, -digits)) ++digits;
  const std::string written =
      std::abs(value) < readable ? text::fixed(value, digits) : text::shortest(value);
  return written[0] == '-' ? written : "+" + written;
}

const std::string& label_of(const Factor& factor) {
  return factor.label.empty() ? factor.id : factor.label;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return text::grouped(count) + " " + (count == 1 ? one : many);
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  return text;
}

}  // namespace fcm::command
