// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "fcm/map.hpp"

namespace fcm::command {

/// A table for people: columns padded with blanks, numbers (right_from and after) flush right, no
/// frames. Cells hold UTF-8; a character counts as one column.
class TextTable {
 public:
  explicit TextTable(std::vector<std::string> header) : rows_{std::move(header)} {}
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  bool empty() const { return rows_.size() < 2; }
  /// `right`: one letter per column, 'l' or 'r'; 'l' where it is too short.
  std::string text(const std::string& align, const std::string& indent = "  ") const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

/// A state: six digits after the point, as long as that can be read (a linear model may leave all
/// bounds).
std::string activation(double);

/// "+0.123", "-0.050", "+0.000"
std::string signed_number(double, int digits = 3);

/// What people see of a factor: its label, where it has one.
const std::string& label_of(const Factor&);

/// "1 voice", "2 voices"
std::string counted(std::size_t count, const std::string& one, const std::string& many);

/// "a", "a and b", "a, b and c"
std::string listed(const std::vector<std::string>&);

}  // namespace fcm::command
