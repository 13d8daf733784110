// SPDX-License-Identifier: MIT
//
// What NVivo exports besides projects: its list of relationships, and the texts of single codes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/table.hpp"

namespace fcm::nvivo {

/// Columns From, Type and To, with NVivo's directions, or else with its counts of files and
/// references.
bool is_relationships(const text::Table&);

struct Reference {
  std::string source;   ///< name of the document, without its folders
  std::string words;    ///< as they stand
  std::string locator;  ///< "Reference 1 - 3.90% Coverage"
  std::size_t line = 0;
};

/// The text of one code:
///     <Files\\Interview 1> - § 1 reference coded [3.20% Coverage]
///     Reference 1 - 3.20% Coverage
///     the words
/// in any language, before and since NVivo 12. None where the text is none.
std::vector<Reference> read_report(std::string_view utf8);

/// Whether the bytes hold the first line of one.
bool looks_like_report(std::string_view bytes);

}  // namespace fcm::nvivo
