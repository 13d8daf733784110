// SPDX-License-Identifier: MIT
//
// XML in, and text for XML out. One scan refuses what is deep, endless or declares entities;
// pugixml builds the tree. Names are compared without their prefix, since many tools get namespaces
// wrong.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fcm/limits.hpp"
#include "fcm/result.hpp"

namespace fcm::text {

class Xml;
struct XmlDocument;

/// An element of a document; cheap to copy; valid while its Xml lives. A default one is absent: it
/// has no children, no attributes and no text.
class Element {
 public:
  Element() = default;
  explicit operator bool() const { return node_ != nullptr; }

  std::string_view name() const;  ///< without prefix: "ShapeNode" for y:ShapeNode
  /// Empty where it is not there. By its whole name, else without prefix; case matters.
  std::string_view attribute(std::string_view name) const;
  bool has(std::string_view attribute) const;  ///< by its name without prefix
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
  Element(const XmlDocument* document, void* node) : document_(document), node_(node) {}
  const XmlDocument* document_ = nullptr;
  void* node_ = nullptr;
};

class Xml {
 public:
  Xml(Xml&&) noexcept;
  Xml& operator=(Xml&&) noexcept;
  ~Xml();
  Element root() const;
  bool repaired() const;  ///< some & began no reference and were kept (PRSM writes them)

 private:
  friend Result<Xml> parse_xml(std::string_view, const std::string&, const Limits&);
  explicit Xml(std::unique_ptr<XmlDocument>);
  std::unique_ptr<XmlDocument> document_;
};

/// UTF-8, UTF-16 or Windows-1252 by mark or declaration; a byte order mark is dropped. An & that
/// begins no reference stays as it is (see repaired()). White space stays. Codes: xml.syntax (with
/// line and column), xml.entity (a DTD that declares anything), limit.nesting, limit.nodes,
/// text.not_utf8, text.control, file.empty.
Result<Xml> parse_xml(std::string_view bytes, const std::string& file, const Limits& = {});

/// The text of an XML file as UTF-8 without a mark, its encoding by mark or declaration. Codes:
/// text.not_utf8, text.control, file.empty.
Result<std::string> xml_utf8(std::string bytes, const std::string& file);

/// Text ready to stand between tags; characters that XML 1.0 cannot hold become U+FFFD.
std::string xml_text(std::string_view);

/// Text ready to stand in a double-quoted attribute: the same, and line ends and tabs are kept.
std::string xml_attribute(std::string_view);

}  // namespace fcm::text
