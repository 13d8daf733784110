// SPDX-License-Identifier: MIT
//
// Codes of REFI-QDA, the same in projects and codebooks.
#include <utility>

#include "formats/refi_qda_project.hpp"
#include "study/sheet.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {

using text::Element;

namespace {

void read_code(const Element& element, std::vector<std::string>& parents,
               std::vector<Code>& codes) {
  Code code{.id = guid_of(element.attribute("guid")),
            .name = text::trimmed(element.attribute("name")),
            .parents = parents,
            .description = study::stripped(element.child("Description").text()),
            .sets = {},
            .codable = text::match_key(element.attribute("isCodable")) != "false",
            .read_at = element.place()};
  if (code.name.empty()) code.name = "unnamed code";
  parents.push_back(code.name);
  codes.push_back(std::move(code));
  for (const Element& child : element.children("Code")) read_code(child, parents, codes);
  parents.pop_back();
}

}  // namespace

std::string guid_of(std::string_view text) {
  std::string guid = text::trimmed(text);
  if (guid.starts_with('{')) guid.erase(0, 1);
  if (guid.ends_with('}')) guid.pop_back();
  for (char& c : guid)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 0x20);
  return guid;
}

void read_refi_codes(const Element& codes, std::vector<Code>& all) {
  std::vector<std::string> parents;
  for (const Element& code : codes.children("Code")) read_code(code, parents, all);
}

}  // namespace fcm::detail
