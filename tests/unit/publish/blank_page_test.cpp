// SPDX-License-Identifier: MIT
#include "fcm/blank_page.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "fcm/model.hpp"

namespace fcm {
namespace {

nlohmann::json data_of(const std::string& html) {
  const std::string mark = "id=\"page-data\">";
  const std::size_t begin = html.find(mark) + mark.size();
  return nlohmann::json::parse(html.substr(begin, html.find("</script>", begin) - begin));
}

}  // namespace

TEST_CASE("blank page: holds a map with nothing on it, and runs its own script alone",
          "[blank_page]") {
  const std::string html = blank_page("Our <street>", "2026-11-21");
  const nlohmann::json data = data_of(html);
  CHECK(data["factors"].empty());
  CHECK(data["links"].empty());
  CHECK(html.find("<h1>Our &lt;street&gt;</h1>") != std::string::npos);
  CHECK(html.find("21 November 2026") != std::string::npos);
  CHECK(html.find("default-src 'none'") != std::string::npos);
  CHECK(html.find("http") == html.find("http-equiv"));
  CHECK(html.find("Made for:") == std::string::npos);  // nothing was made yet
  CHECK(html.find("SHA-256 <code>") == std::string::npos);
  CHECK(html == blank_page("Our <street>", "2026-11-21"));
  CHECK(html.size() < 300'000);
}

TEST_CASE("blank page: says what lines will mean before the first one is drawn", "[blank_page]") {
  const std::string html = blank_page("", "");
  for (const char* words : {"more leads to more", "more leads to less", "or most strongly"})
    CHECK(html.find(words) != std::string::npos);
}

TEST_CASE("blank page: a connection that is called strong moves its target half-way",
          "[blank_page]") {
  const Map strong =
      Map::make({{.id = "a"}, {.id = "b"}}, {{.from = 0, .to = 1, .weight = 0.75}}).value();
  CHECK(data_of(blank_page("", ""))["model"]["lambda"] == anchored_model(strong).lambda);
}

}  // namespace fcm
