// SPDX-License-Identifier: MIT
//
// What the two forms of a PRSM map share: the file of PRSM itself and its workbook.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "formats/json_graph.hpp"
#include "formats/source.hpp"

namespace fcm::prsm {

/// PRSM has no field for the sign of a link: it is found in the name of its style, else in its
/// label, else in its colour. What was found where is told.
class Signs {
 public:
  /// Sets sign and number of the link. True where the label says nothing else.
  bool take(const std::string& style, const std::string& label, const std::string& colour,
            drawn::DrawnLink&);
  void tell(Account&, const std::string& file) const;

 private:
  std::size_t styles_ = 0, labels_ = 0, colours_ = 0;
};

/// Labels are wrapped to fit their boxes: line breaks are no part of them.
std::string label_in(const std::string&);

/// A style's name, empty where nobody gave it one.
std::string style_name(const std::string&);

extern const drawn::Names factor_names, link_names;

Result<Read<Map>> read_json(const text::Json&, const std::string& file, const ReadOptions&);
int looks_like_workbook(const detail::Source&);
Result<Read<Map>> read_workbook(const detail::Source&, const ReadOptions&);
Result<std::vector<WrittenFile>> write(const Published<Map>&, std::string_view extension);

}  // namespace fcm::prsm
