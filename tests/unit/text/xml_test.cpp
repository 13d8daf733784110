// SPDX-License-Identifier: MIT
#include "text/xml.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <random>

using namespace fcm;
using namespace fcm::text;

namespace {

std::string problem_of(std::string_view bytes, const Limits& limits = {}) {
  const Result<Xml> xml = parse_xml(bytes, "a.xml", limits);
  if (xml) return "read";
  const Place& place = xml.error().place;
  return xml.error().code + " " + std::to_string(place.line) + ":" + std::to_string(place.column);
}

Xml read(std::string_view bytes) {
  Result<Xml> xml = parse_xml(bytes, "a.xml");
  REQUIRE(xml);
  return std::move(*xml);
}

const std::string& sample() {
  static const std::string text =
      "<?xml version='1.0'?>\n<!-- <a> & -->\n<y:map xmlns:y=\"u\" id='1' y:id=\"2\">\n"
      "  <y:node label=\"R&amp;D &#x2192; caf\xC3\xA9\">one<b/> two<![CDATA[<&]]></y:node >\n"
      "  <node x=\"\"/>\n</y:map>\n";
  return text;
}

}  // namespace

TEST_CASE("xml: elements, attributes and text are read without their prefix", "[text]") {
  const Xml xml = read(sample());
  const Element root = xml.root();
  CHECK(root.name() == "map");
  CHECK(root.attribute("id") == "1");
  CHECK(root.attribute("y:id") == "2");
  CHECK(root.attributes().size() == 3);
  REQUIRE(root.children().size() == 2);
  REQUIRE(root.children("node").size() == 2);
  const Element node = root.child("node");
  CHECK(node.attribute("label") == "R&D \xE2\x86\x92 caf\xC3\xA9");
  CHECK(node.text() == "one two<&");
  CHECK(root.all_text() == "\n  one two<&\n  \n");
  CHECK(root.find("b").name() == "b");
  CHECK_FALSE(root.find("c"));
  CHECK_FALSE(node.find("node"));
  CHECK(root.children()[1].has("x"));
  CHECK_FALSE(root.children()[1].has("y"));
  CHECK_FALSE(xml.repaired());
}

TEST_CASE("xml: what is absent has no children, no attributes and no text", "[text]") {
  const Element none;
  CHECK_FALSE(none);
  CHECK(none.name().empty());
  CHECK(none.attribute("x").empty());
  CHECK(none.attributes().empty());
  CHECK(none.children().empty());
  CHECK_FALSE(none.child("x").find("y").child("z"));
  CHECK(none.text().empty());
  CHECK(none.all_text().empty());
  CHECK(none.place() == Place{});
}

TEST_CASE("xml: an element knows its line and column, counted in characters", "[text]") {
  const Xml xml = read("<a>\r\n\xC3\xA9\xC3\xA9 <b>\r<c x='1'/></b></a>");
  CHECK(xml.root().place() == Place{"a.xml", 1, 1});
  CHECK(xml.root().child("b").place() == Place{"a.xml", 2, 4});
  CHECK(xml.root().find("c").place() == Place{"a.xml", 3, 1});
}

TEST_CASE("xml: a byte order mark, UTF-16 and Windows-1252 are read", "[text]") {
  CHECK(read("\xEF\xBB\xBF<a>x</a>").root().text() == "x");
  CHECK(read("\xEF\xBB\xBF<a>x</a>").root().place() == Place{"a.xml", 1, 1});
  const std::string wide("<\0a\0>\0\xE9\0<\0/\0a\0>\0", 16);
  CHECK(read("\xFF\xFE" + wide).root().text() == "\xC3\xA9");
  CHECK(read(wide).root().text() == "\xC3\xA9");
  CHECK(read("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>").root().text() == "\xC3\xA9");
  CHECK(problem_of("<a>\n\xE9</a>") == "text.not_utf8 2:0");
}

TEST_CASE("xml: an & that begins no reference is kept, and said", "[text]") {
  const Xml xml = read("<a t='x&y'>Q&A &nbsp; &lt; &#65;&</a>");
  CHECK(xml.root().text() == "Q&A &nbsp; < A&");
  CHECK(xml.root().attribute("t") == "x&y");
  CHECK(xml.repaired());
}

TEST_CASE("xml: mistakes are reported with line and column", "[text]") {
  CHECK(problem_of("<a>\n <b>\n</a>") == "xml.syntax 3:1");
  CHECK(problem_of("<a x='1' x='2'/>") == "xml.syntax 1:10");
  CHECK(problem_of("<a x=1/>") == "xml.syntax 1:4");
  CHECK(problem_of("<a><b") == "xml.syntax 1:6");
  CHECK(problem_of("<a/><b/>") == "xml.syntax 1:5");
  CHECK(problem_of("text") == "xml.syntax 1:1");
  CHECK(problem_of("<!-- -->") == "xml.syntax 1:9");
  CHECK(problem_of("<a>1 < 2</a>") == "xml.syntax 1:6");
  CHECK(problem_of(" \n") == "file.empty 0:0");
  CHECK(problem_of("") == "file.empty 0:0");
}

TEST_CASE("xml: references to what is no character are refused", "[text]") {
  for (const char* text : {"&#0;", "&#xD800;", "&#x110000;", "&#99999999;", "&#11;", "&#xFFFE;"}) {
    INFO(text);
    CHECK(problem_of("<a>" + std::string(text) + "</a>") == "xml.syntax 1:4");
    CHECK(problem_of("<a b='" + std::string(text) + "'/>") == "xml.syntax 1:7");
  }
  CHECK(problem_of(std::string_view("<a>\0</a>", 8)).substr(0, 12) == "text.control");
}

TEST_CASE("xml: declared entities are refused, a named document type is not", "[text]") {
  CHECK(problem_of("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>") ==
        "xml.entity 1:1");
  std::string laughs = "<!DOCTYPE l [<!ENTITY a0 \"ha\">";
  for (char c = '1'; c <= '9'; ++c) {
    laughs += std::string("<!ENTITY a") + c + " \"";
    for (int i = 0; i < 10; ++i) laughs += std::string("&a") + static_cast<char>(c - 1) + ";";
    laughs += "\">";
  }
  CHECK(problem_of(laughs + "]><l>&a9;</l>") == "xml.entity 1:1");
  CHECK(problem_of("<!DOCTYPE graphml SYSTEM \"g.dtd\"><graphml/>") == "read");
}

TEST_CASE("xml: depth and size have limits, and reaching them is fast", "[text]") {
  const auto nested = [](int levels) {
    std::string text;
    for (int i = 0; i < levels; ++i) text += "<a>";
    for (int i = 0; i < levels; ++i) text += "</a>";
    return text;
  };
  CHECK(problem_of(nested(64)) == "read");
  const auto begin = std::chrono::steady_clock::now();
  CHECK(problem_of(nested(100'000)) == "limit.nesting 1:193");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::milliseconds(500));
  CHECK(problem_of("<a b='1'>x<c/></a>", {.nodes = 3}) == "limit.nodes 0:0");
  CHECK(problem_of("<a b='1'>x<c/></a>", {.nodes = 4}) == "read");
}

TEST_CASE("xml: cut off anywhere it is refused", "[text]") {
  const std::size_t end = sample().rfind('>');
  for (std::size_t size = 0; size <= end; ++size)
    REQUIRE(problem_of(sample().substr(0, size)) != "read");
}

TEST_CASE("xml: flipped bytes never crash it", "[text]") {
  std::mt19937 random(5);
  for (int i = 0; i < 2'000; ++i) {
    std::string bytes = sample();
    bytes[random() % bytes.size()] ^= static_cast<char>(1 + random() % 255);
    const Result<Xml> xml = parse_xml(bytes, "a.xml");
    if (!xml) {
      CHECK_FALSE(xml.error().hint.empty());
      continue;
    }
    CHECK(xml->root());
    CHECK(xml->root().all_text().size() < bytes.size());
    for (const Element& each : xml->root().children()) CHECK(each.place().line > 0);
  }
}

TEST_CASE("xml: written text is read back, what XML cannot hold is shown", "[text]") {
  const std::string text = "a<b> & \"c\" 'd' ]]> \xC3\xA9\t\n\r x";
  const Xml xml = read("<a b=\"" + xml_attribute(text) + "\">" + xml_text(text) + "</a>");
  CHECK(xml.root().text() == text);
  CHECK(xml.root().attribute("b") == text);
  CHECK(xml_text(std::string_view("\0\x1B\xFF\xEF\xBF\xBF", 6)) ==
        "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("xml: a place in one long line counts characters, also far along it", "[text]") {
  std::string text = "<a>";
  for (int i = 0; i < 3'000; ++i) text += "<b c=\"\xC3\xA9\xE2\x86\x92\"/>";  // 11 characters
  text += "</a>";
  const Xml xml = read(text);
  std::size_t column = 4;
  for (const Element& each : xml.root().children()) {
    REQUIRE(each.place().column == column);
    column += 11;
  }
}
