// SPDX-License-Identifier: MIT
//
// One test per row of the table of interventions in SCENARIOS.
#include <catch2/catch.hpp>

#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

/// trust -> meeting .4, meeting -> isolation -.2, trust -> isolation -.05; `garden` stands alone.
Map town() {
  return map_of({"trust", "meeting", "isolation", "garden"},
                {{0, 1, 0.4}, {1, 2, -0.2}, {0, 2, -0.05}});
}

Eigen::VectorXd rest() { return Eigen::VectorXd::Zero(4); }

Resolved resolved(const Scenario& scenario, const Model& model = tanh_of(2)) {
  const auto result = resolve(town(), model, rest(), scenario);
  if (!result) FAIL(to_text(result.error()));
  return *result;
}

Problem refused(const Scenario& scenario) {
  const auto result = resolve(town(), tanh_of(2), rest(), scenario);
  REQUIRE_FALSE(result);
  return result.error();
}

Model with(const std::string& transfer, double lambda) {
  Model model;
  model.transfer = transfer;
  model.lambda = lambda;
  return model;
}

double weight(const Map& map, Index from, Index to) {
  return map.links()[map.find_link(from, to).value()].weight;
}

double alone(const Model& model, const Intervention& said) {
  const auto in = resolved(scenario_of({said}), model).interventions;
  return simulate(town(), model, in).state[3];
}

}  // namespace

TEST_CASE("resolve: more and less push so that alone the factor comes to the amount", "[analyse]") {
  const Resolved r = resolved(scenario_of({more("trust"), move(Kind::less, "garden", 0.75)}));
  REQUIRE(r.interventions.inputs.size() == 2);
  CHECK(r.interventions.clamps.empty());
  CHECK(r.interventions.inputs[0].value == Approx(std::atanh(0.5) / 2).epsilon(1e-15));
  CHECK(r.interventions.inputs[1].value == Approx(-std::atanh(0.75) / 2).epsilon(1e-15));
  CHECK(r.moved == std::vector<Index>{0, 3});
  CHECK(alone(tanh_of(2), more("garden", 0.25)) == Approx(0.25).epsilon(1e-12));
  CHECK(alone(tanh_of(7), move(Kind::less, "garden")) == Approx(-0.5).epsilon(1e-12));
}

TEST_CASE("resolve: the words keep their meaning under other transfer functions", "[analyse]") {
  CHECK(alone(with("sigmoid", 1.5), more("garden")) == Approx(0.75).epsilon(1e-12));
  CHECK(alone(with("sigmoid", 1.5), move(Kind::less, "garden")) == Approx(0.25).epsilon(1e-12));
  CHECK(alone(with("sigmoid", 1.5), move(Kind::hold, "garden", -0.5)) == 0.25);
  CHECK(alone(with("linear", 1.5), more("garden")) == Approx(0.5).epsilon(1e-12));
  CHECK(alone(with("saturation", 1.5), move(Kind::less, "garden")) == Approx(-0.5).epsilon(1e-12));
}

TEST_CASE("resolve: under discrete functions more is a clamp, and a note says so", "[analyse]") {
  for (const std::string f : {"bivalent", "bivalent_half", "trivalent"}) {
    const Resolved r =
        resolved(scenario_of({more("trust"), move(Kind::less, "garden")}), with(f, 1));
    CHECK(r.interventions.inputs.empty());
    REQUIRE(r.interventions.clamps.size() == 2);
    CHECK(r.interventions.clamps[0].value == 1);
    CHECK(r.interventions.clamps[1].value == (f == "trivalent" ? -1 : 0));
    REQUIRE(r.notes.size() == 2);
    CHECK(r.notes[0].find("clamp at 1") != std::string::npos);
  }
}

TEST_CASE("resolve: keep clamps where the baseline ended", "[analyse]") {
  Eigen::VectorXd ended(4);
  ended << 0.1, 0.2, 0.3, 0.4;
  const auto r = resolve(town(), tanh_of(2), ended, scenario_of({move(Kind::keep, "isolation")}));
  REQUIRE(r);
  CHECK(r->interventions.clamps == std::vector<Clamp>{{2, 0.3}});
}

TEST_CASE("resolve: hold, clamp and push are taken as they are; stop is much less", "[analyse]") {
  const Resolved r =
      resolved(scenario_of({move(Kind::hold, "trust", 0.5), move(Kind::clamp, "garden", -0.3),
                            move(Kind::push, "meeting", 0.08)}));
  CHECK(r.interventions.clamps == std::vector<Clamp>{{0, 0.5}, {3, -0.3}});
  CHECK(r.interventions.inputs == std::vector<Input>{{1, 0.08}});
  CHECK(r.notes.empty());
  const Resolved stop = resolved(scenario_of({move(Kind::stop, "garden")}));
  CHECK(stop.interventions.inputs[0].value == Approx(-std::atanh(0.75) / 2).epsilon(1e-15));
  REQUIRE(stop.notes.size() == 1);
  CHECK(stop.notes[0].find("much less") != std::string::npos);
}

TEST_CASE("resolve: reach multiplies the amount, and a note says no threshold", "[analyse]") {
  Scenario scenario = scenario_of({more("garden"), move(Kind::hold, "trust", 0.8)});
  scenario.reach = 0.25;
  const Resolved r = resolved(scenario);
  CHECK(r.interventions.inputs[0].value == Approx(std::atanh(0.125) / 2).epsilon(1e-15));
  CHECK(r.interventions.clamps[0].value == Approx(0.2).epsilon(1e-15));
  REQUIRE(r.notes.size() == 1);
  CHECK(r.notes[0].find("no threshold") != std::string::npos);
  scenario.interventions = {move(Kind::clamp, "trust", 0.8)};
  CHECK(refused(scenario).code == "scenario.reach");
  scenario.reach = 1.2;
  CHECK(refused(scenario).code == "scenario.reach");
}

TEST_CASE("resolve: a connection becomes as strong as another and keeps its sign", "[analyse]") {
  Intervention said = change("trust", "isolation");
  said.as_strong_as = Connection{"trust", "meeting"};
  said.reach = 0.3;
  said.today = 0.5;
  const Resolved r = resolved(scenario_of({said}));
  const double changed = 0.7 * -0.05 + 0.3 * -0.4;
  CHECK(weight(r.map, 0, 2) == Approx(changed).epsilon(1e-15));
  REQUIRE(r.interventions.inputs.size() == 1);
  CHECK(r.interventions.inputs[0].factor == 2);
  CHECK(r.interventions.inputs[0].value == Approx((changed + 0.05) * 0.5).epsilon(1e-15));
  REQUIRE(r.changes.size() == 1);
  CHECK(r.changes[0].was == -0.05);
  CHECK(r.changes[0].is == weight(r.map, 0, 2));
  CHECK(r.moved == std::vector<Index>{2});
  CHECK(r.notes.empty());
}

TEST_CASE("resolve: a connection as if some voices said so, or gone", "[analyse]") {
  Intervention said = change("meeting", "isolation");
  said.as_if = AsIf{3, 0.75};
  CHECK(weight(resolved(scenario_of({said, more("trust")})).map, 1, 2) == Approx(-0.225));
  said.as_if.reset();
  said.gone = true;
  CHECK(weight(resolved(scenario_of({said, more("trust")})).map, 1, 2) == 0);
}

TEST_CASE("resolve: a connection nobody spoke of takes the other's sign and is assumed",
          "[analyse]") {
  Intervention said = change("garden", "isolation");
  said.as_strong_as = Connection{"meeting", "isolation"};
  const Resolved r = resolved(scenario_of({said, more("garden")}));
  CHECK(weight(r.map, 3, 2) == -0.2);
  CHECK(r.map.links()[*r.map.find_link(3, 2)].assumed);
  REQUIRE(r.notes.size() == 1);
  CHECK(r.notes[0].find("Nobody spoke") != std::string::npos);
}

TEST_CASE("resolve: a changed connection alone moves nothing without today, and says why",
          "[analyse]") {
  Intervention said = change("trust", "meeting");
  said.gone = true;
  const Resolved r = resolved(scenario_of({said}));
  REQUIRE(r.notes.size() == 1);
  CHECK(r.notes[0].find("Nothing moves") != std::string::npos);
  CHECK(r.notes[0].find("\"trust\" stays as it is") != std::string::npos);
  CHECK(resolved(scenario_of({said, more("trust")})).notes.empty());
}

TEST_CASE("resolve: something new comes last, with links on the map's own scale", "[analyse]") {
  Scenario scenario = scenario_of({more("visits")});
  scenario.new_factor = NewFactor{"visits", "Befriending visits", "A regular visitor"};
  scenario.assumptions = {{{"visits", "isolation"}, true, {1, 0.75}, "steering group"},
                          {{"trust", "visits"}, false, {2, 0.5}, "visitors are trusted"}};
  const Resolved r = resolved(scenario);
  REQUIRE(r.map.size() == 5);
  CHECK(r.map.factors()[4].assumed);
  CHECK(r.map.factors()[4].label == "Befriending visits");
  CHECK(weight(r.map, 4, 2) == Approx(-0.075).epsilon(1e-15));
  CHECK(weight(r.map, 0, 4) == Approx(0.1).epsilon(1e-15));
  CHECK(r.map.links()[*r.map.find_link(4, 2)].assumed);
  CHECK_FALSE(r.map.links()[*r.map.find_link(4, 2)].evidence);
  CHECK(r.changes.size() == 2);
  CHECK(r.moved == std::vector<Index>{4});
}

TEST_CASE("resolve: what cannot be meant is refused, naming the scenario", "[analyse]") {
  const Problem unknown = refused(scenario_of({more("trst")}, "small-groups"));
  CHECK(unknown.code == "factor.unknown");
  CHECK(unknown.message.find("small-groups") != std::string::npos);
  CHECK(unknown.hint.find("trust") != std::string::npos);

  Intervention said = change("meetings", "isolation");
  CHECK(refused(scenario_of({said})).code == "factor.unknown");
  said = change("isolation", "garden");
  said.gone = true;
  CHECK(refused(scenario_of({said})).code == "link.unknown");
  said = change("trust", "meeting");
  CHECK(refused(scenario_of({said})).code == "scenario.target");
  said.as_strong_as = Connection{"trust", "garden"};
  CHECK(refused(scenario_of({said})).code == "link.unknown");
  said.gone = true;
  CHECK(refused(scenario_of({said})).code == "scenario.target");
  said.as_strong_as.reset();
  said.reach = 2;
  CHECK(refused(scenario_of({said})).code == "scenario.reach");

  CHECK(refused(scenario_of({more("trust", 1)})).code == "scenario.amount");
  CHECK(refused(scenario_of({more("trust", -0.5)})).code == "scenario.amount");
  CHECK(refused(scenario_of({move(Kind::hold, "trust", 1.5)})).code == "scenario.amount");
  CHECK(refused(scenario_of({move(Kind::push, "trust", INFINITY)})).code == "scenario.amount");
  CHECK(refused(scenario_of({more("trust"), move(Kind::keep, "trust")})).code ==
        "scenario.factor_twice");
  said = change("trust", "meeting");
  said.times = 0.5;
  Intervention again = said;
  again.gone = true;
  again.times.reset();
  CHECK(refused(scenario_of({said, again})).code == "scenario.link_twice");
}

TEST_CASE("resolve: assumptions that clash with what was said are refused", "[analyse]") {
  Scenario scenario = scenario_of({more("trust")});
  scenario.new_factor = NewFactor{"trust", "", ""};
  CHECK(refused(scenario).code == "scenario.factor_exists");
  scenario.new_factor.reset();
  scenario.assumptions = {{{"trust", "meeting"}, false, {1, 0.5}, ""}};
  CHECK(refused(scenario).code == "scenario.assumption_exists");
  scenario.assumptions = {{{"trust", "garden"}, false, {40, 0.5}, ""}};
  CHECK(refused(scenario).code == "scenario.voices");
  scenario.assumptions = {{{"trust", "garden"}, false, {1, 1.5}, ""}};
  CHECK(refused(scenario).code == "scenario.amount");
  scenario.assumptions = {{{"trust", "garden"}, false, {1, 0.5}, ""}};
  const Map silent = map_of({"trust", "garden"}, {}, 0);
  const auto result = resolve(silent, tanh_of(2), Eigen::VectorXd::Zero(2), scenario);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == "scenario.no_voices");
}

TEST_CASE("after: what stays takes the place of what was done; without it, refused", "[analyse]") {
  Scenario pilot = scenario_of({more("meeting")}, "pilot");
  pilot.reach = 0.25;
  CHECK(after(pilot).error().code == "scenario.after_without_stays");
  pilot.stays = {{"trust", 0.25}, {"garden", -0.5}};
  const auto left = after(pilot);
  REQUIRE(left);
  REQUIRE(left->interventions.size() == 2);
  CHECK(left->interventions[0].factor == "trust");
  CHECK(left->interventions[0].amount == 0.25);
  CHECK(left->interventions[1].kind == Kind::less);
  CHECK(left->reach == 1);
}

TEST_CASE("resolve: a connection is made so many times as strong", "[analyse]") {
  Intervention said = change("meeting", "isolation");
  said.times = 0.5;
  CHECK(weight(resolved(scenario_of({said})).map, 1, 2) == -0.1);
  said.times = 1;
  CHECK(resolved(scenario_of({said})).map == town());
  said.times = 0;
  Intervention gone = change("meeting", "isolation");
  gone.gone = true;
  CHECK(resolved(scenario_of({said})).map == resolved(scenario_of({gone})).map);
  said.times = 3;
  said.reach = 0.5;
  CHECK(weight(resolved(scenario_of({said})).map, 1, 2) == Approx(-0.4).epsilon(1e-15));
  said.times = -1;
  CHECK(refused(scenario_of({said})).code == "scenario.amount");
  said.connection = {"garden", "trust"};
  said.times = 2;
  CHECK(refused(scenario_of({said})).code == "link.unknown");
}

TEST_CASE("resolve: a raw weight stands as it is, also where nobody spoke of the link",
          "[analyse]") {
  Intervention said = change("meeting", "isolation");
  said.weight = 0.3;
  CHECK(weight(resolved(scenario_of({said})).map, 1, 2) == 0.3);
  said.connection = {"garden", "trust"};
  const Resolved fresh = resolved(scenario_of({said}));
  CHECK(weight(fresh.map, 3, 0) == 0.3);
  CHECK(fresh.map.links()[*fresh.map.find_link(3, 0)].assumed);
  said.weight = 1.5;
  CHECK(refused(scenario_of({said})).code == "scenario.amount");
  said.weight = 0.3;
  said.connection = {"meeting", "isolation"};
  said.gone = true;
  CHECK(refused(scenario_of({said})).code == "scenario.target");
}

TEST_CASE("resolve: a connection between factors of the map may be assumed", "[analyse]") {
  Scenario scenario = scenario_of({more("garden")});
  Assumption assumed;
  assumed.connection = {"garden", "isolation"};
  assumed.less = true;
  assumed.as_if = {2, 0.75};
  scenario.assumptions = {assumed};
  const Resolved r = resolved(scenario);
  CHECK(weight(r.map, 3, 2) == Approx(-0.15).epsilon(1e-15));
  CHECK(r.map.links()[*r.map.find_link(3, 2)].assumed);
  CHECK(r.map.size() == 4);
  const auto result = what_if(town(), tanh_of(2), {scenario});
  REQUIRE(result);
  CHECK(*result->scenarios[0].effect[2] == Approx(std::tanh(-0.15)).epsilon(1e-12));
}

TEST_CASE("resolve: a factor with a function of its own is moved on its own scale", "[analyse]") {
  Model model = tanh_of(1.5);
  model.transfer_of = {{"garden", "sigmoid"}};
  CHECK(resolved(scenario_of({more("garden")}), model).interventions.inputs[0].value ==
        Approx(2 * std::atanh(0.5) / 1.5).epsilon(1e-15));
  CHECK(resolved(scenario_of({more("trust")}), model).interventions.inputs[0].value ==
        Approx(std::atanh(0.5) / 1.5).epsilon(1e-15));
}
