// SPDX-License-Identifier: MIT
#include "fcm/page.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

using namespace fcm;

namespace {

Link told(Index from, Index to, double weight, std::size_t voices) {
  LinkEvidence evidence;
  evidence.claims = evidence.voices = voices;
  evidence.plus = voices - 1;
  evidence.minus = 1;
  return {.from = from, .to = to, .weight = weight, .evidence = evidence};
}

Map example() {
  return Map::make({{.id = "buses", .label = "Evening buses"},
                    {.id = "lonely", .label = "Loneliness"},
                    {.id = "debt", .label = "Debt"}},
                   {told(0, 1, -0.1, 12), told(2, 1, 1.0 / 3, 2)},
                   {.title = "Buses matter", .voices = 14, .claims = 14})
      .value();
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t begin = text.find(from) + from.size();
  return text.substr(begin, text.find(to, begin) - begin);
}

nlohmann::json data_of(const Page& page) {
  return nlohmann::json::parse(between(page.html, "id=\"page-data\">", "</script>"));
}

}  // namespace

TEST_CASE("page: weights read back to the bit, voices are in the words of the audience", "[page]") {
  const auto page = make_page(publish(example(), Audience::workshop), {});
  REQUIRE(page);
  const auto data = data_of(*page);
  REQUIRE(data["links"].size() == 2);
  CHECK(data["links"][1]["weight"].get<double>() == 1.0 / 3);
  CHECK(data["links"][0]["voices"] == "several");
  CHECK(data["links"][0]["heard"] == 10);
  CHECK(data["links"][1]["voices"] == "one or two");
  CHECK(data["links"][0]["contested"] == true);
  CHECK(page->html.find("Made for: workshop") != std::string::npos);
  CHECK(page->html.find("Buses matter") != std::string::npos);
}

TEST_CASE("page: an outcome that is not shown to the audience is none there", "[page]") {
  PageOptions options;
  options.outcomes = {{.factor = "lonely", .want_more = false},
                      {.factor = "Debt", .want_more = false, .shown_to = {"board"}}};
  const auto working = make_page(publish(example(), Audience::working), options);
  const auto workshop = make_page(publish(example(), Audience::workshop), options);
  REQUIRE((working && workshop));
  CHECK(data_of(*working)["factors"][2]["outcome"] == "less");
  CHECK_FALSE(data_of(*workshop)["factors"][2].contains("outcome"));
  CHECK(data_of(*workshop)["factors"][2]["unseen"] == true);
  CHECK(data_of(*workshop)["factors"][1]["outcome"] == "less");
  CHECK(is_shown_to({.factor = "x", .shown_to = {"workshop"}}, Audience::workshop));
  CHECK_FALSE(is_shown_to({.factor = "x", .shown_to = {"workshop"}}, Audience::anyone));
}

TEST_CASE("page: what few told of a sensitive factor is nowhere in it", "[page]") {
  const auto page = make_page(publish(example(), Audience::workshop, {"debt"}),
                              {.ideas = {{.title = "Less owed", .moves = {{"debt", -0.5}}},
                                         {.title = "Buses", .moves = {{"buses", 0.5}}}}});
  REQUIRE(page);
  CHECK(page->html.find("ebt") == std::string::npos);
  CHECK(page->html.find("Less owed") == std::string::npos);
  CHECK(page->html.find("Left out for this audience: one factor and one connection") !=
        std::string::npos);
  CHECK(data_of(*page)["ideas"].empty());  // found on all of the map, which this is not
}

TEST_CASE("page: statements and voices are counted in working copies alone", "[page]") {
  PageOptions options;
  options.voices = PageVoices{{{{"buses", "lonely"}, {0, 3, 5}}}};
  options.shown = Shown{.filters = {"The strongest connection."},
                        .links = 2,
                        .of_links = 4,
                        .claims = 14,
                        .of_claims = 28,
                        .voices = 3,
                        .of_voices = 9};
  const auto working = make_page(publish(example(), Audience::working), options);
  REQUIRE(working);
  CHECK(data_of(*working)["links"][0]["claims"] == 12);
  CHECK(data_of(*working)["links"][0]["told"] == nlohmann::json{0, 3, 5});
  CHECK_FALSE(data_of(*working)["links"][1].contains("told"));
  CHECK(
      working->html.find("2 of four connections (50\xc2\xa0%); 50\xc2\xa0% of the statements; 3 of "
                         "nine voices (33\xc2\xa0%).") != std::string::npos);
  options.shown->of_claims = options.shown->of_voices = 0;  // as fcm export does for others
  for (const Audience audience : {Audience::workshop, Audience::anyone}) {
    const auto page = make_page(publish(example(), audience), options);
    REQUIRE(page);
    const nlohmann::json data = data_of(*page);
    for (const auto& link : data["links"])
      CHECK_FALSE((link.contains("claims") || link.contains("told")));
    CHECK(page->html.find("2 of four connections (50\xc2\xa0%).") != std::string::npos);
  }
}

TEST_CASE("page: below the drawing stand version and date", "[page]") {
  const auto page = make_page(publish(example(), Audience::working), {.date = "2026-11-21"});
  REQUIRE(page);
  const std::string legend = between(page->html, "<span id=\"legend\">", "</p>");
  CHECK(legend.find("Drawn by fcm ") != std::string::npos);
  CHECK(legend.find(", 21 November 2026.") != std::string::npos);
}

TEST_CASE("page: its policy lets run its own script alone", "[page]") {
  const auto page = make_page(publish(example(), Audience::working), {});
  REQUIRE(page);
  const std::string policy = between(page->html, "Security-Policy\" content=\"", "\"");
  CHECK(policy.find("default-src 'none'; style-src 'sha256-") == 0);
  CHECK(policy.find("unsafe") == std::string::npos);
  CHECK(page->html.find(" style=\"") == std::string::npos);
  for (const char* outside : {" onclick=\"", " src=", "url(", "href=\"h", "@import"})
    CHECK(page->html.find(outside) == std::string::npos);
}

TEST_CASE("page: a hostile label stays a label", "[page]") {
  const std::string label = "</script><img src=x onerror=alert(1)>\xe2\x80\xae";
  const Map map = Map::make({{.id = label, .label = label}, {.id = "b"}}, {}).value();
  const auto page = make_page(publish(map, Audience::working), {.title = label});
  REQUIRE(page);
  CHECK(page->html.find("<img") == std::string::npos);
  CHECK(page->html.find("\xe2\x80\xae") == std::string::npos);
  CHECK(data_of(*page)["factors"][0]["label"] == label);
}

TEST_CASE("page: a crowded map opens by theme, another does not", "[page]") {
  std::vector<Factor> factors;
  for (int i = 0; i < 61; ++i)
    factors.push_back({.id = "f" + std::to_string(i), .theme = i % 2 ? "Places" : "People"});
  const Map crowd = Map::make(factors, {told(0, 1, 0.5, 5), told(2, 3, -0.5, 5)}).value();
  const auto page = make_page(publish(crowd, Audience::workshop), {});
  const auto small = make_page(publish(example(), Audience::workshop), {});
  REQUIRE((page && small));
  CHECK(page->html.find("<div id=\"themes-part\" hidden>") != std::string::npos);
  REQUIRE(data_of(*page)["themes"].size() == 2);
  CHECK(data_of(*page)["themes"][0]["title"] == "People");
  CHECK(data_of(*page)["themes"][0]["factors"].size() == 31);
  CHECK(small->html.find("<div id=\"themes-part\"") == std::string::npos);

  // Where the page holds a part alone, the view by theme says so too.
  const auto part = make_page(
      publish(crowd, Audience::workshop),
      {.shown = Shown{.filters = {"The two strongest connections."}, .links = 2, .of_links = 50}});
  REQUIRE(part);
  const std::string themes = between(part->html, "<div id=\"themes-part\"", "id=\"drawing\"");
  CHECK(themes.find("The two strongest connections. 2 of 50 connections (4\xc2\xa0%).") !=
        std::string::npos);
  CHECK(data_of(*small)["themes"].empty());
}

TEST_CASE("page: without factors there is nothing to draw", "[page]") {
  const auto page = make_page(publish(Map(), Audience::working), {});
  REQUIRE_FALSE(page);
  CHECK(page.error().code == "export.empty");
}

TEST_CASE("page: a model that it cannot compute is said to be one", "[page]") {
  PageOptions options;
  options.model.time = Time::continuous;
  const auto page = make_page(publish(example(), Audience::working), options);
  REQUIRE(page);
  CHECK(data_of(*page)["model"]["not"] == "time runs in it without steps");
}
