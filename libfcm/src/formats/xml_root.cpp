// SPDX-License-Identifier: MIT
#include "formats/xml_root.hpp"

#include <utility>

namespace fcm::detail {

bool has_root(const Source& source, std::string_view root) {
  return source.kind() == Source::Kind::xml && source.xml() && source.xml()->root().name() == root;
}

Result<text::Element> root_of(const Source& source, std::string_view root, std::string code,
                              const std::string& what) {
  if (!source.xml()) return tl::make_unexpected(source.xml().error());
  if (has_root(source, root)) return source.xml()->root();
  return problem(
      std::move(code),
      "this is " + what + ": its root is <" + std::string(source.xml()->root().name()) + ">",
      {source.file()}, "its root should be <" + std::string(root) + ">");
}

}  // namespace fcm::detail
