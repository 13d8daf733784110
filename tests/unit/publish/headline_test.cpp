// SPDX-License-Identifier: MIT
#include "fcm/headline.hpp"

#include <catch2/catch.hpp>

#include "fcm/filter.hpp"
#include "fcm/poster.hpp"
#include "publish/drawing.hpp"

using namespace fcm;

namespace {

Loaded example() {
  auto all = load(FCM_SOURCE_DIR "/examples/01-public-documents");
  REQUIRE(all);
  return std::move(*all);
}

std::string title_of(const Loaded& loaded, Audience audience = Audience::working,
                     const std::string& scenario = {}) {
  const Published<Map> map = publish(loaded.map, audience, loaded.project.sensitive);
  return headline(loaded, map, map, scenario);
}

Loaded of_map(std::vector<Link> links, std::size_t factors) {
  std::vector<Factor> all;
  for (std::size_t i = 0; i < factors; ++i) {
    all.emplace_back();
    all.back().id = std::string(1, static_cast<char>('a' + i));
  }
  Loaded loaded;
  loaded.map = Map::make(std::move(all), std::move(links)).value();
  loaded.model = model_on(loaded.map, {}).value();
  return loaded;
}

Link link(Index from, Index to) {
  Link l;
  l.from = from;
  l.to = to;
  l.weight = 0.5;
  return l;
}

}  // namespace

TEST_CASE("headline: the idea that points furthest, and on how few voices", "[headline]") {
  // The report's page one says the same: places to meet first, resting on one voice.
  CHECK(
      title_of(example()) ==
      "\u201cPlaces to meet and things to join\u201d points furthest to less social isolation, on "
      "one voice");
}

TEST_CASE("headline: others are told of voices by their rule", "[headline]") {
  CHECK(
      title_of(example(), Audience::workshop) ==
      "\u201cPlaces to meet and things to join\u201d points furthest to less social isolation, on "
      "one or two voices");
}

TEST_CASE("headline: of one scenario that is drawn", "[headline]") {
  CHECK(title_of(example(), Audience::workshop, "listening") ==
        "\u201cListening by community researchers\u201d points to less social isolation, on one or "
        "two voices");
}

TEST_CASE("headline: an outcome for a board alone is in no title for others", "[headline]") {
  Loaded loaded = example();
  std::vector<Outcome>& outcomes = loaded.project.outcomes;
  outcomes.erase(outcomes.begin(), outcomes.begin() + 3);  // statutory_demand comes first now
  CHECK(title_of(loaded).find("demand on statutory services") != std::string::npos);
  CHECK(title_of(loaded, Audience::workshop).find("statutory") == std::string::npos);
}

TEST_CASE("headline: an idea that moves what is withheld is not spoken of", "[headline]") {
  Loaded loaded = example();
  loaded.project.sensitive = {"meeting_places", "community_groups"};
  for (const std::string& id : loaded.project.sensitive) {
    const Published<Map> map = publish(loaded.map, Audience::anyone, loaded.project.sensitive);
    REQUIRE_FALSE(map->find(id));
  }
  CHECK(title_of(loaded, Audience::anyone).find("Places to meet") == std::string::npos);
}

TEST_CASE("headline: of a part without the outcome, a count of what is drawn", "[headline]") {
  const Loaded loaded = example();
  const Published<Map> whole = publish(loaded.map, Audience::working);
  const Map part =
      submap(loaded.map, upstream(loaded.map, {*loaded.map.find("staff_capability")}, 1));
  CHECK(headline(loaded, whole, publish(part, Audience::working)).find("isolation") ==
        std::string::npos);
}

TEST_CASE("headline: of a part, among how many ideas one points furthest", "[headline]") {
  const Loaded loaded = example();
  const Published<Map> whole = publish(loaded.map, Audience::working);
  const Map part =
      submap(loaded.map, upstream(loaded.map, {*loaded.map.find("social_isolation")}, 1));
  CHECK(headline(loaded, whole, publish(part, Audience::working)).find(" ideas shown") !=
        std::string::npos);
  CHECK(headline(loaded, whole, whole).find(" ideas shown") == std::string::npos);
}

TEST_CASE("headline: where nobody named outcomes or ideas, what most connections lead to",
          "[headline]") {
  CHECK(title_of(of_map({link(0, 2), link(1, 2)}, 3)) ==
        "Two of two connections lead to \u201cc\u201d, more than to anything else");
  CHECK(title_of(of_map({link(0, 1), link(0, 2)}, 3)) ==
        "Two of two connections start from \u201ca\u201d, more than from anything else");
  CHECK(title_of(of_map({link(0, 1), link(1, 2), link(2, 0)}, 3)) ==
        "Three factors and three connections");
}

TEST_CASE("changes: the steps of the report, signs kept", "[headline]") {
  using reporting::change_class;
  CHECK(change_class(0.9, 1) == 3);
  CHECK(change_class(-0.89, 1) == -2);
  CHECK(change_class(0.49, 1) == 1);
  CHECK(change_class(-0.09, 1) == 0);
  CHECK(change_class(0, 0) == 0);
}

TEST_CASE("poster: under a scenario factors say whether they go up or down, and how far",
          "[headline]") {
  const Loaded loaded = example();
  PosterOptions options;
  options.project = "A study";
  options.title = "A finding";
  options.changes = {
      {"social_isolation", -0.2}, {"wellbeing", 0.1}, {"connectedness", 0.03}, {"trust", 0.001}};
  const auto poster =
      make_poster(publish(loaded.map, Audience::working), options, PosterFormat::svg);
  REQUIRE(poster);
  const std::string& svg = poster->bytes;
  CHECK(svg.find("Goes down, furthest") != std::string::npos);
  CHECK(svg.find("Goes up, half as far as the furthest or more") != std::string::npos);
  CHECK(svg.find("Goes up, a tenth as far as the furthest or more") != std::string::npos);
  CHECK(svg.find("goes down under the idea") != std::string::npos);
  CHECK(svg.find(">A study</text>") < svg.find(">A finding</text>"));
  const std::size_t trust = svg.find("aria-label=\"Trust");
  REQUIRE(trust != std::string::npos);
  CHECK(svg.substr(trust, 200).find("Goes") == std::string::npos);
}
