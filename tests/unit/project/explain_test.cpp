// SPDX-License-Identifier: MIT
#include "fcm/explain.hpp"

#include "fcm/project.hpp"
#include "unit/analyse/example.hpp"
#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

Loaded loaded_from(const Evidence& evidence, const Map& map) {
  Loaded loaded;
  loaded.has_study = true;
  loaded.evidence = evidence;
  loaded.map = map;
  loaded.model = anchored_model(map);
  return loaded;
}

Explanation why(const Loaded& loaded, const Scenario& scenario, const std::string& outcome,
                const ExplainOptions& options = {}) {
  const WhatIf what_if = fcm::what_if(loaded.map, loaded.model, {scenario}).value();
  Workers workers(1);
  return explain(loaded, what_if, {*loaded.map.find(outcome)}, workers, options).front();
}

}  // namespace

TEST_CASE("explain: what each part of an idea does alone, and together beyond that", "[project]") {
  const Loaded loaded = loaded_from(public_documents(), public_documents_map());
  const Scenario both = scenario_of({more("listening"), more("volunteer_capacity")});
  const Explanation found = why(loaded, both, "social_isolation");
  REQUIRE(found.alone.size() == 2);
  REQUIRE(found.beyond);
  double sum = *found.beyond;
  for (Index i = 0; i < 2; ++i) {
    const Explanation one = why(loaded, scenario_of({both.interventions[i]}), "social_isolation");
    CHECK(found.alone[i] == one.effect);
    CHECK(one.alone.empty());
    CHECK_FALSE(one.beyond);
    sum += *one.effect;
  }
  CHECK(sum == Approx(*found.effect).epsilon(1e-14));
}

TEST_CASE("explain: lists the largest links, voices and claims first", "[project]") {
  const Loaded loaded = loaded_from(public_documents(), public_documents_map());
  const Explanation found =
      why(loaded, scenario_of({more("listening")}), "wellbeing", {.links = 4, .chains = 2});
  REQUIRE(found.links.size() == 4);
  CHECK(found.without_links.size() == 4);
  CHECK(found.claims.size() == 4);
  CHECK(found.chains.size() == 2);
  CHECK(found.without_voices.size() == 36);
  const auto& links = found.shares.links;
  for (std::size_t i = 0; i + 1 < found.links.size(); ++i) {
    CHECK(std::abs(links[found.links[i]].share) >= std::abs(links[found.links[i + 1]].share));
    CHECK(std::abs(found.claims[i].share) >= std::abs(found.claims[i + 1].share));
  }
  for (std::size_t i = 0; i + 1 < found.voices.size(); ++i)
    CHECK(std::abs(found.people->voices[found.voices[i]]) >=
          std::abs(found.people->voices[found.voices[i + 1]]));
}

TEST_CASE("explain: where nobody talked about it there is nothing else", "[project]") {
  const Evidence evidence = evidence_of({"a", "b", "c"}, 2, {{0, 0, 1, 0.5}, {1, 1, 2, 0.5}});
  const Loaded loaded = loaded_from(evidence, weigh(evidence).value());
  const Explanation found = why(loaded, scenario_of({more("b")}), "a");
  CHECK_FALSE(found.effect);
  CHECK_FALSE(found.told);
  CHECK(found.voices.empty());
}

TEST_CASE("explain: nothing cuts what is done to the outcome itself, nor what is assumed",
          "[project]") {
  const Evidence evidence = evidence_of({"a", "b", "c"}, 2, {{0, 0, 1, 0.5}, {1, 1, 2, 0.5}});
  const Loaded loaded = loaded_from(evidence, weigh(evidence).value());
  CHECK(why(loaded, scenario_of({more("a")}), "c").cut->claims == 1);
  CHECK_FALSE(why(loaded, scenario_of({more("a"), more("c")}), "c").cut);
  Intervention stronger = change("a", "b");
  stronger.times = 2;
  CHECK_FALSE(why(loaded, scenario_of({more("a"), stronger}), "c").cut);
}
