// SPDX-License-Identifier: MIT
#include "text/xml.hpp"

#include <algorithm>
#include <new>
#include <pugixml.hpp>
#include <utility>

#include "fcm/account.hpp"
#include "text/code_point.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"
#include "text/xml_scan.hpp"

namespace fcm::text {
namespace {

pugi::xml_node node_of(void* node) {
  return pugi::xml_node(static_cast<pugi::xml_node_struct*>(node));
}

bool is_text(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

bool is_element(const pugi::xml_node& node) { return node.type() == pugi::node_element; }

// The next one in document order below `top`; an empty one past the last.
pugi::xml_node after(pugi::xml_node node, const pugi::xml_node& top) {
  if (node.first_child()) return node.first_child();
  while (node != top) {
    if (node.next_sibling()) return node.next_sibling();
    node = node.parent();
  }
  return {};
}

// The encoding that the declaration names: XML 1.0, 4.3.3.
bool declares_windows_1252(std::string_view bytes) {
  const std::string key = match_key(bytes.substr(0, std::min<std::size_t>(bytes.find('>'), 200)));
  return key.starts_with("<?xml") &&
         (key.find("windows-1252") != std::string::npos ||
          key.find("iso-8859-1") != std::string::npos || key.find("latin1") != std::string::npos);
}

// Everything that pugixml would let pass or has no limit for. Gives whether & were repaired.
Result<bool> scan(std::string_view text, const std::string& file, const Limits& limits) {
  XmlScan scan(text, file, limits);
  std::size_t nodes = 0;
  for (XmlScan::Kind kind = scan.next(); kind != XmlScan::Kind::end; kind = scan.next()) {
    if (kind == XmlScan::Kind::close) continue;
    nodes += kind == XmlScan::Kind::open ? 1 + scan.attributes() : 1;
    if (nodes > limits.nodes)
      return problem(
          "limit.nodes",
          "the file holds more than " + grouped(limits.nodes) + " elements, attributes and texts",
          {file}, "check that this is the right file");
  }
  if (scan.problem()) return tl::make_unexpected(*scan.problem());
  return scan.repaired();
}

void append_escaped(std::string& out, std::string_view text, bool attribute) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const bool control = c.value < 0x20 && c.value != '\t' && c.value != '\n' && c.value != '\r';
    if (c.length == 0 || control || c.value == 0xFFFE || c.value == 0xFFFF)
      out += "\xEF\xBF\xBD";
    else if (c.value == '&')
      out += "&amp;";
    else if (c.value == '<')
      out += "&lt;";
    else if (c.value == '>')
      out += "&gt;";
    else if (c.value == '"')
      out += "&quot;";
    else if (c.value == '\r' || (attribute && c.value < 0x20))
      out += "&#" + std::to_string(c.value) + ";";
    else
      out.append(text.substr(at, c.length));
    at += std::max<std::size_t>(c.length, 1);
  }
}

}  // namespace

struct XmlDocument {
  std::string file;
  std::string text;  // pugixml changes its own copy
  std::vector<std::size_t> lines;
  std::vector<std::size_t> characters;  ///< before each block: many files are one long line
  pugi::xml_document tree;
  bool repaired = false;

  static constexpr std::size_t block = 4'096;
  std::size_t characters_before(std::size_t offset) const {
    const std::size_t start = offset / block * block;
    return characters[offset / block] +
           code_points(std::string_view(text).substr(start, offset - start));
  }
};

Xml::Xml(std::unique_ptr<XmlDocument> document) : document_(std::move(document)) {}
Xml::Xml(Xml&&) noexcept = default;
Xml& Xml::operator=(Xml&&) noexcept = default;
Xml::~Xml() = default;

Element Xml::root() const {
  return Element(document_.get(), document_->tree.document_element().internal_object());
}

bool Xml::repaired() const { return document_->repaired; }

std::string_view Element::name() const { return without_prefix(node_of(node_).name()); }

std::string_view Element::attribute(std::string_view name) const {
  std::string_view found;
  for (const pugi::xml_attribute& each : node_of(node_).attributes()) {
    if (name == each.name()) return each.value();
    if (found.data() == nullptr && name == without_prefix(each.name())) found = each.value();
  }
  return found;
}

bool Element::has(std::string_view attribute) const {
  for (const pugi::xml_attribute& each : node_of(node_).attributes())
    if (attribute == without_prefix(each.name())) return true;
  return false;
}

std::vector<std::pair<std::string_view, std::string_view>> Element::attributes() const {
  std::vector<std::pair<std::string_view, std::string_view>> all;
  for (const pugi::xml_attribute& each : node_of(node_).attributes())
    all.emplace_back(without_prefix(each.name()), each.value());
  return all;
}

Element Element::child(std::string_view name) const {
  for (const pugi::xml_node& each : node_of(node_).children())
    if (is_element(each) && without_prefix(each.name()) == name)
      return Element(document_, each.internal_object());
  return {};
}

std::vector<Element> Element::children() const {
  std::vector<Element> all;
  for (const pugi::xml_node& each : node_of(node_).children())
    if (is_element(each)) all.push_back(Element(document_, each.internal_object()));
  return all;
}

std::vector<Element> Element::children(std::string_view name) const {
  std::vector<Element> all = children();
  std::erase_if(all, [&](const Element& each) { return each.name() != name; });
  return all;
}

Element Element::find(std::string_view name) const {
  const pugi::xml_node top = node_of(node_);
  for (pugi::xml_node each = after(top, top); each; each = after(each, top))
    if (is_element(each) && without_prefix(each.name()) == name)
      return Element(document_, each.internal_object());
  return {};
}

std::string Element::text() const {
  std::string text = node_of(node_).value();  // the first text is kept in the element itself
  for (const pugi::xml_node& each : node_of(node_).children())
    if (is_text(each)) text += each.value();
  return text;
}

std::string Element::all_text() const {
  std::string text = node_of(node_).value();
  const pugi::xml_node top = node_of(node_);
  for (pugi::xml_node each = after(top, top); each; each = after(each, top)) text += each.value();
  return text;
}

Place Element::place() const {
  if (node_ == nullptr) return {};
  const auto offset = static_cast<std::size_t>(node_of(node_).offset_debug()) - 1;  // at its <
  const std::vector<std::size_t>& lines = document_->lines;
  const auto line = std::upper_bound(lines.begin(), lines.end(), offset) - 1;
  const std::size_t column =
      document_->characters_before(offset) - document_->characters_before(*line) + 1;
  return {document_->file, static_cast<std::size_t>(line - lines.begin()) + 1, column};
}

Result<std::string> xml_utf8(std::string bytes, const std::string& file) {
  if (bytes.starts_with(std::string_view("<\0", 2))) bytes.insert(0, "\xFF\xFE");
  if (bytes.starts_with(std::string_view("\0<", 2))) bytes.insert(0, "\xFE\xFF");
  const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  const std::size_t bad = utf16 ? 0 : invalid_at(bytes);
  if (bad != 0 && !declares_windows_1252(bytes))
    return problem("text.not_utf8", "a character is damaged: the file is not UTF-8",
                   {file, line_at(bytes, bad - 1)}, "save it as UTF-8");
  if (utf16 || bad != 0 || bytes.find('\0') != std::string::npos) {
    Account account;  // what it says is for people who save tables by hand
    Result<std::string> utf8 = to_utf8(std::move(bytes), file, account);
    if (!utf8) return utf8;
    bytes = std::move(*utf8);
  } else if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.erase(0, 3);
  }
  if (bytes.find_first_not_of(" \t\r\n") == std::string::npos)
    return problem("file.empty", "the file is empty", {file}, "check that this is the right file");
  return bytes;
}

Result<Xml> parse_xml(std::string_view bytes, const std::string& file, const Limits& limits) {
  Result<std::string> text = xml_utf8(std::string(bytes), file);
  if (!text) return tl::make_unexpected(text.error());
  const Result<bool> repaired = scan(*text, file, limits);
  if (!repaired) return tl::make_unexpected(repaired.error());
  auto document = std::make_unique<XmlDocument>();
  document->file = file;
  document->text = std::move(*text);
  document->repaired = *repaired;
  document->characters.push_back(0);
  for (std::size_t at = 0; at + XmlDocument::block <= document->text.size();
       at += XmlDocument::block)
    document->characters.push_back(
        document->characters.back() +
        code_points(std::string_view(document->text).substr(at, XmlDocument::block)));
  document->lines.push_back(0);
  for (std::size_t at = 0; at < document->text.size(); ++at) {
    const std::string_view rest = std::string_view(document->text).substr(at);
    if (rest[0] == '\n' || (rest[0] == '\r' && !rest.starts_with("\r\n")))
      document->lines.push_back(at + 1);
  }
  constexpr unsigned how = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_embed_pcdata;
  const pugi::xml_parse_result parsed = document->tree.load_buffer(
      document->text.data(), document->text.size(), how, pugi::encoding_utf8);
  if (parsed.status == pugi::status_out_of_memory) throw std::bad_alloc();
  if (!parsed)
    return problem("xml.syntax", "this is not valid XML: " + std::string(parsed.description()),
                   place_in(document->text, static_cast<std::size_t>(parsed.offset), file),
                   "look just before this place for a tag or a quotation mark left open");
  return Xml(std::move(document));
}

std::string xml_text(std::string_view text) {
  std::string out;
  append_escaped(out, text, false);
  return out;
}

std::string xml_attribute(std::string_view text) {
  std::string out;
  append_escaped(out, text, true);
  return out;
}

}  // namespace fcm::text
