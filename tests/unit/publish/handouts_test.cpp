// SPDX-License-Identifier: MIT
//
// Cards, slips, guide and summary. PDFs are read back by Poppler's programs; where these are not
// installed, or this build has no Cairo, a case says so and checks the SVG alone.
#include "fcm/handouts.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "fcm/card_numbers.hpp"
#include "publish/cairo_paper.hpp"
#include "publish/child.hpp"
#include "publish/lettering.hpp"
#include "publish/sheets.hpp"

using namespace fcm;
using namespace fcm::reporting;
using namespace std::chrono_literals;

namespace {

using Make = Result<Handout>(const Published<Map>&, const Published<Brief>&, const HandoutOptions&,
                             PosterFormat);

struct Example {
  Loaded loaded;
  explicit Example(const std::string& path) : loaded(load(path).value()) {}
  Published<Map> map(Audience audience) const {
    return publish(loaded.map, audience, loaded.project.sensitive);
  }
  Handout made(Make& make, HandoutOptions options = {}, PosterFormat format = PosterFormat::svg,
               const Findings* findings = nullptr, Audience audience = Audience::workshop) const {
    return make(map(audience), publish(loaded, findings, audience), options, format).value();
  }
};

const Example& town() {
  static const Example project("examples/02-invented-town");
  return project;
}

bool contains(const Handout& handout, const std::string& text) {
  for (const std::string& file : handout.files)
    if (file.find(text) != std::string::npos) return true;
  return false;
}

/// What a program of Poppler says of these bytes; none, and a warning, where it is not there.
std::optional<std::string> said(const std::string& program, const std::string& pdf,
                                bool to_output = false) {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("fcm-handout-" + std::to_string(getpid()) + ".pdf");
  std::ofstream(path, std::ios::binary) << pdf;
  std::vector<std::string> words = {program, path.string()};
  if (to_output) words.emplace_back("-");
  const auto answer = run_children({{words, ""}}, 60s).front();
  std::filesystem::remove(path);
  if (answer) return *answer;
  WARN(program << " is not installed");
  CHECK(answer.error().code == "child.not_found");
  return {};
}

constexpr Make* all[] = {make_cards, make_slips, make_guide, make_summary};

}  // namespace

TEST_CASE("handouts: each factor and each idea has a card with its number or letter",
          "[handouts]") {
  const Handout cards = town().made(make_cards);
  const auto brief = publish(town().loaded, nullptr, Audience::workshop);
  const Map& map = town().loaded.map;
  CHECK(cards.pages == (map.size() + brief->ideas.size()) / 8 + 1);
  CHECK(cards.files.size() == cards.pages);
  for (const std::size_t number : card_numbers(map))
    CHECK(contains(cards, ">" + std::to_string(number) + "</text>"));
  for (const BriefIdea& idea : brief->ideas) CHECK(contains(cards, ">" + idea.letter + "</text>"));
  CHECK(
      contains(cards, "Number (the scribe gives it)"));  // the last sheet is filled with blank ones
  CHECK(contains(cards, "a risk"));
}

TEST_CASE("handouts: in large print three cards lie on a sheet", "[handouts]") {
  HandoutOptions options;
  options.large_print = true;
  const std::size_t cards =
      town().loaded.map.size() + publish(town().loaded, nullptr, Audience::workshop)->ideas.size();
  CHECK(town().made(make_cards, options).pages == cards / 3 + 1);
}

TEST_CASE("handouts: without colour nothing is coloured", "[handouts]") {
  HandoutOptions options;
  options.mono = true;
  for (Make* make : all) {
    const Handout handout = town().made(*make, options);
    CHECK_FALSE(contains(handout, "#12436d"));
    CHECK_FALSE(contains(handout, "#c74a0a"));
  }
}

TEST_CASE("handouts: nothing stands outside the paper, and what is to be read is inside it",
          "[handouts]") {
  for (const char* path : {"examples/01-public-documents", "examples/02-invented-town"}) {
    const Example project(path);
    for (Make* make : all)
      for (const bool large : {false, true}) {
        HandoutOptions options;
        options.large_print = large;
        for (const std::string& page : project.made(*make, options).files)
          for (std::size_t at = page.find("<text x=\""); at != std::string::npos;
               at = page.find("<text x=\"", at + 1)) {
            const double x = std::stod(page.substr(at + 9));
            const double y = std::stod(page.substr(page.find("y=\"", at) + 3));
            CHECK(x > 10);
            CHECK(x < a4_width - 10);
            CHECK(y > 10);
            CHECK(y < a4_height - 10);
          }
      }
  }
}

TEST_CASE("handouts: the guide is two pages, has a plan of 90 minutes and the key of numbers",
          "[handouts]") {
  const Handout guide = town().made(make_guide);
  CHECK(guide.pages == 2);
  CHECK(contains(guide, "0:00 \xe2\x80\x93 0:10"));
  CHECK(contains(guide, "1:20 \xe2\x80\x93 1:30"));
  CHECK(contains(guide, "fcm import slips.csv"));
  CHECK(contains(guide, "Numbers and letters"));
  CHECK(contains(guide, "It is no forecast."));
  CHECK(contains(guide, "Nobody was heard of"));
}

TEST_CASE("handouts: the key of a large map goes on further pages and loses no number",
          "[handouts]") {
  std::vector<Factor> factors;
  for (int i = 1; i <= 400; ++i) {
    factors.emplace_back();
    factors.back().id = "f" + std::to_string(i);
    factors.back().label = "Something that people spoke of, number " + std::to_string(i);
  }
  Loaded loaded;
  loaded.map = Map::make(factors, {}).value();
  const Handout guide =
      make_guide(publish(loaded.map, Audience::workshop),
                 publish(loaded, nullptr, Audience::workshop), {}, PosterFormat::svg)
          .value();
  CHECK(guide.pages > 2);
  for (int i = 1; i <= 400; ++i) CHECK(contains(guide, ">" + std::to_string(i) + "</text>"));
}

TEST_CASE("handouts: a label longer than a column of the key does not keep the guide waiting",
          "[handouts]") {
  std::vector<Factor> factors(2);
  factors[0].id = "a";
  factors[1].id = "b";
  for (int i = 0; i < 60; ++i) factors[0].label += "many words ";
  Loaded loaded;
  loaded.map = Map::make(factors, {}).value();
  const Handout guide =
      make_guide(publish(loaded.map, Audience::workshop),
                 publish(loaded, nullptr, Audience::workshop), {}, PosterFormat::svg)
          .value();
  CHECK(guide.pages == 2);
  CHECK(contains(guide, ">2</text>"));
}

TEST_CASE("handouts: the summary is one page and says how sure, in words of the audience",
          "[handouts]") {
  const Findings findings = analyse(town().loaded).value();
  for (const bool large : {false, true}) {
    HandoutOptions options;
    options.large_print = large;
    const Handout summary = town().made(make_summary, options, PosterFormat::svg, &findings);
    CHECK(summary.pages == 1);
    CHECK(contains(summary, "What the ideas do"));
    CHECK(contains(summary, "of 100 redraws"));
    CHECK_FALSE(contains(summary, "on one voice"));
    CHECK(contains(summary, "Made for: workshop."));
  }
}

TEST_CASE("handouts: outcomes that are shown to others are not in the summary", "[handouts]") {
  const Example project("examples/01-public-documents");
  const Handout summary = project.made(make_summary);
  CHECK_FALSE(contains(summary, "statutory services (wanted"));
  CHECK(contains(summary, "One outcome"));
}

TEST_CASE("handouts: pages are A4, fonts are embedded, and nobody's computer is named",
          "[handouts]") {
  if (!has_cairo()) return;
  for (Make* make : all) {
    HandoutOptions options;
    options.date = "2026-11-21";
    const Handout handout = town().made(*make, options, PosterFormat::pdf);
    REQUIRE(handout.files.size() == 1);
    const std::string& pdf = handout.files.front();
    CHECK(pdf.find("/tmp") == std::string::npos);
    CHECK(pdf.find("/home") == std::string::npos);
    if (const auto info = said("pdfinfo", pdf)) {
      CHECK(info->find("595.276 x 841.89 pts (A4)") != std::string::npos);
      CHECK(info->find("Pages:           " + std::to_string(handout.pages) + "\n") !=
            std::string::npos);
      CHECK(info->find("Author") == std::string::npos);
    }
    if (const auto fonts = said("pdffonts", pdf))
      for (std::size_t at = fonts->find('\n', fonts->find("----")); at + 1 < fonts->size();
           at = fonts->find('\n', at + 1))
        CHECK(fonts->substr(at + 1, fonts->find('\n', at + 1) - at).find(" yes ") !=
              std::string::npos);
    if (const auto text = said("pdftotext", pdf, true))
      CHECK(text->find("Made for: workshop.") != std::string::npos);
    CHECK(pdf == town().made(*make, options, PosterFormat::pdf).files.front());
  }
}

TEST_CASE("handouts: without Cairo a problem says so", "[handouts]") {
  const auto made =
      make_slips(town().map(Audience::workshop),
                 publish(town().loaded, nullptr, Audience::workshop), {}, PosterFormat::pdf);
  CHECK(made.has_value() == has_cairo());
  if (!made) CHECK(made.error().code == "export.without_cairo");
}

TEST_CASE("handouts: a map for one audience and a brief for another are a caller's bug",
          "[handouts]") {
  CHECK_THROWS_AS(
      make_cards(town().map(Audience::workshop), publish(town().loaded, nullptr, Audience::anyone),
                 {}, PosterFormat::svg),
      std::logic_error);
}

TEST_CASE("handouts: guide and summary of a part of the map say so", "[handouts]") {
  for (Make* make : {make_guide, make_summary}) {
    CHECK(contains(town().made(*make, {.part = "The 12 strongest."}), "part of the map"));
    CHECK_FALSE(contains(town().made(*make), "part of the map"));
  }
}

TEST_CASE("summary: a sentence of ours reads from the left, whatever its label", "[handouts]") {
  Example example("examples/02-invented-town");
  std::vector<Factor> factors = example.loaded.map.factors();
  for (Factor& factor : factors)
    if (factor.id == "isolation") factor.label = "العزلة";
  const Map& map = example.loaded.map;
  example.loaded.map = Map::make(factors, map.links(), map.source()).value();
  const Handout handout = example.made(make_summary);
  CHECK(contains(handout, "\u200e1 العزلة: leads to"));
  CHECK(contains(handout, "\u200eالعزلة (wanted: less)"));
}

TEST_CASE("lettering: Arabic and Hebrew begin on the right", "[lettering]") {
  CHECK(right_to_left("الوحدة"));
  CHECK(right_to_left("12 בדידות"));
  CHECK_FALSE(right_to_left("Unigrwydd"));
  CHECK_FALSE(right_to_left("孤独"));
  CHECK_FALSE(right_to_left("123"));
}
