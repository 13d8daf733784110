// SPDX-License-Identifier: MIT
//
// What a project has for a page.
#include <algorithm>
#include <catch2/catch.hpp>

#include "fcm/findings.hpp"
#include "fcm/page.hpp"
#include "fcm/project.hpp"

using namespace fcm;

namespace {

const PageIdea* idea(const PageOptions& options, const std::string& title) {
  const auto found = std::find_if(options.ideas.begin(), options.ideas.end(),
                                  [&](const PageIdea& one) { return one.title == title; });
  return found == options.ideas.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("page: ideas are those that dials can set, with what was found of them", "[page]") {
  auto loaded = load("examples/02-invented-town");
  REQUIRE(loaded);
  loaded->project.how_sure.draws = 200;
  loaded->project.readings = AskedReadings::none;
  const auto findings = analyse(*loaded);
  REQUIRE(findings);
  const PageOptions working = page_options(*loaded, &*findings, Audience::working, "2026-04-30");

  const PageIdea* visits = idea(working, "More visits, and more listening");
  REQUIRE(visits);
  const std::vector<std::pair<std::string, double>> asked = {{"befriending", 0.5},
                                                             {"listening", 0.25}};
  CHECK(visits->moves == asked);
  REQUIRE(visits->found.size() == 3);
  CHECK(visits->found[0].outcome == "isolation");
  CHECK_FALSE(visits->found[0].words.empty());

  const PageIdea* carers = idea(working, "A break for one carer in two");  // much, for a half
  REQUIRE(carers);
  CHECK(carers->moves[0].second == 0.375);
  CHECK_FALSE(idea(working, "Link workers tell everyone what is on"));  // a connection
  REQUIRE(idea(working, "A long, hard winter"));
  CHECK(idea(working, "A long, hard winter")->risk);
}

TEST_CASE("page: others do not read of one voice and of two apart", "[page]") {
  auto loaded = load("examples/01-public-documents");
  REQUIRE(loaded);
  loaded->project.how_sure.draws = 0;
  loaded->project.readings = AskedReadings::none;
  const auto findings = analyse(*loaded);
  REQUIRE(findings);
  const auto mentions = [&](Audience audience, const std::string& words) {
    std::size_t count = 0;
    for (const PageIdea& one : page_options(*loaded, &*findings, audience, "2026-11-21").ideas)
      for (const PageFinding& finding : one.found) {
        count += finding.words.find(words) != std::string::npos;
        CHECK_FALSE(finding.interval);
      }
    return count;
  };
  CHECK(mentions(Audience::working, "on one voice") > 0);
  CHECK(mentions(Audience::workshop, "on one voice") == 0);
  CHECK(mentions(Audience::workshop, "on two voices") == 0);
  CHECK(mentions(Audience::workshop, "on few voices") ==
        mentions(Audience::working, "on one voice") + mentions(Audience::working, "on two voices"));
}
