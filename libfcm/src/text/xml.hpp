// SPDX-License-Identifier: MIT
//
// XML in. pugixml parses; no entity is declared, loaded or expanded beyond the five of XML and
// character references; depth and size are checked. Names are compared without their prefix, since
// many tools get namespaces wrong.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/limits.hpp"
#include "fcm/result.hpp"

namespace fcm::text {

class Xml;

/// An element of a document; cheap to copy; valid while its Xml lives. A default one is absent: it
/// has no children, no attributes and no text.
class Element {
 public:
  Element() = default;
  explicit operator bool() const { return node_ != nullptr; }

  std::string_view name() const;  ///< without prefix: "ShapeNode" for y:ShapeNode
  /// Empty where it is not there. The name without prefix; case matters.
  std::string_view attribute(std::string_view name) const;
  bool has(std::string_view attribute) const;
  std::vector<std::pair<std::string_view, std::string_view>> attributes() const;

  Element child(std::string_view name) const;  ///< the first one; absent where there is none
  std::vector<Element> children() const;
  std::vector<Element> children(std::string_view name) const;
  /// The first element of that name below this one, at any depth, in document order.
  Element find(std::string_view name) const;

  std::string text() const;      ///< text and CDATA directly inside, as they stand
  std::string all_text() const;  ///< and that of everything below
  Place place() const;           ///< file, line, column where the element begins

 private:
  friend class Xml;
  Element(const Xml* document, void* node) : document_(document), node_(node) {}
  const Xml* document_ = nullptr;
  void* node_ = nullptr;
};

class Xml {
 public:
  Xml(Xml&&) noexcept;
  Xml& operator=(Xml&&) noexcept;
  ~Xml();
  Element root() const;
  bool repaired() const;  ///< bare & were read as &amp; (PRSM writes them)

 private:
  friend class Element;
  friend Result<Xml> parse_xml(std::string_view, const std::string&, const Limits&);
  struct Document;
  explicit Xml(std::unique_ptr<Document>);
  std::unique_ptr<Document> document_;
};

/// UTF-8 or UTF-16 by mark or declaration; a byte order mark is dropped. Bare & are read as &amp;
/// (see repaired()). Codes: xml.syntax (with line and column), xml.entity (a DTD that declares
/// anything), limit.nesting, limit.nodes, text.not_utf8, file.empty.
Result<Xml> parse_xml(std::string_view bytes, const std::string& file, const Limits& = {});

/// Text ready to stand between tags or in a double-quoted attribute; characters that XML 1.0
/// cannot hold become U+FFFD.
std::string xml_text(std::string_view);

}  // namespace fcm::text
