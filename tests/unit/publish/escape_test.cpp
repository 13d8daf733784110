// SPDX-License-Identifier: MIT
#include "publish/escape.hpp"

#include <catch2/catch.hpp>

#include "publish/html.hpp"
#include "publish/lettering.hpp"

using namespace fcm::reporting;

TEST_CASE("escape: a label cannot become mark-up", "[escape]") {
  CHECK(for_html("</script><svg onload=alert(1)>") == "&lt;/script&gt;&lt;svg onload=alert(1)&gt;");
  CHECK(for_html("\" onmouseover='x' & <b>") == "&quot; onmouseover=&#39;x&#39; &amp; &lt;b&gt;");
}

TEST_CASE("escape: control characters and bidi overrides are made visible", "[escape]") {
  CHECK(for_html("a\x1b[31mb") == "a\xef\xbf\xbd[31mb");
  CHECK(for_html("a\xe2\x80\xae"
                 "b\xe2\x81\xa6"
                 "c\xc2\x85") ==
        "a\xef\xbf\xbd"
        "b\xef\xbf\xbd"
        "c\xef\xbf\xbd");
  CHECK(for_html("ŵ – “o” 寂") == "ŵ – “o” 寂");
}

TEST_CASE("escape: a DOT string ends only where we end it", "[escape]") {
  CHECK(for_dot("\"];x[") == "\"\\\"];x[\"");
  CHECK(for_dot("a\\") == "\"a\\\\\"");
  CHECK(for_dot("<b>") == "\"<b>\"");
  CHECK(for_dot("two\nlines") == "\"two lines\"");
}

TEST_CASE("escape: Markdown gets words, not mark-up", "[escape]") {
  CHECK(for_markdown("a_b [x](y) #1\n<i>") == "a\\_b \\[x\\](y) \\#1 \\<i\\>");
}

TEST_CASE("html: literals are mark-up, every other text is escaped", "[escape]") {
  Html h;
  const std::string hostile = "<i>";
  const char* also = "<u>";
  h << "<p>" << hostile << also << std::string_view("&") << std::size_t{1234} << "</p>";
  CHECK(h.bytes() == "<p>&lt;i&gt;&lt;u&gt;&amp;1,234</p>");
  CHECK(name("<x>").bytes() == "<bdi>&lt;x&gt;</bdi>");
}

TEST_CASE("lettering: widths are Helvetica's", "[lettering]") {
  // Adobe Font Metrics: H 722, e 556, l 222, o 556 thousandths; 2 percent slack.
  CHECK(text_width("Hello", 10) == Approx(22.78 * 1.02));
  CHECK(text_width("", 10) == 0);
}

TEST_CASE("lettering: lines fit, words stay whole where they can", "[lettering]") {
  const auto lines = wrapped("Support infrastructure for voluntary groups", 80, 12);
  REQUIRE(lines.size() > 1);
  std::string joined;
  for (const std::string& line : lines) {
    CHECK(text_width(line, 12) <= 80);
    joined += (joined.empty() ? "" : " ") + line;
  }
  CHECK(joined == "Support infrastructure for voluntary groups");
  for (const std::string& line : wrapped(std::string(60, 'W'), 80, 12))
    CHECK(text_width(line, 12) <= 80);
  CHECK(wrapped("", 80, 12) == std::vector<std::string>{""});
}
