// SPDX-License-Identifier: MIT
//
// The XML of a REFI-QDA project, read by local names and in any order (formats.md 7.2).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "fcm/coded_texts.hpp"
#include "text/xml.hpp"

namespace fcm::detail {

/// The bytes of a file of the project by the path that the XML gives; nothing where it is not
/// there.
using FileOfProject = std::function<std::optional<std::string>(std::string_view path)>;

Read<CodedTexts> read_refi_project(const text::Element& project, const std::string& file,
                                   const FileOfProject&);

/// The codes below an element, with the names of those above each.
void read_refi_codes(const text::Element& codes, std::vector<Code>&);

/// As compared: upper case, without braces.
std::string guid_of(std::string_view);

}  // namespace fcm::detail
