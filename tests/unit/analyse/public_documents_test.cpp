// SPDX-License-Identifier: MIT
//
// The example study, end to end: the published figures, and the scenarios of its project against a
// reference of its own (a dense matrix iterated with the standard library's tanh).
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "unit/analyse/example.hpp"
#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

nlohmann::json truth() {
  std::ifstream file(FCM_SOURCE_DIR "/tests/ground_truth/public_documents_default.json");
  return nlohmann::json::parse(file);
}

void check_against(const nlohmann::json& expected, Kind kind, double amount) {
  const Map& map = public_documents_map();
  for (const auto& [factor, effects] : expected.items()) {
    const auto result =
        what_if(map, anchored_model(map), {scenario_of({move(kind, factor, amount)})});
    REQUIRE(result);
    for (const auto& [outcome, effect] : effects.items()) {
      INFO(factor << " -> " << outcome);
      const auto found = result->scenarios[0].effect[*map.find(outcome)];
      REQUIRE(found);
      CHECK(std::abs(*found - effect.get<double>()) < 1e-10);
    }
  }
}

/// W and lambda as a reference sees them: dense, with a row and a column to spare for something
/// new.
struct Reference {
  Eigen::MatrixXd weights;
  double lambda;
  Eigen::VectorXd push;

  Reference() {
    const Map& map = public_documents_map();
    const auto n = static_cast<Eigen::Index>(map.size()) + 1;
    weights = Eigen::MatrixXd::Zero(n, n);
    push = Eigen::VectorXd::Zero(n);
    for (const Link& link : map.links()) at(link.from, link.to) = link.weight;
    lambda = truth()["lambda"].get<double>();
  }
  double& at(Index from, Index to) {
    return weights(static_cast<Eigen::Index>(from), static_cast<Eigen::Index>(to));
  }
  double& at(const std::string& from, const std::string& to) { return at(id(from), id(to)); }
  static Index id(const std::string& name) {
    const Map& map = public_documents_map();
    return name == "befriending" ? map.size() : map.find(name).value();
  }
  Reference& more(const std::string& factor, double v = 0.5) {
    push[static_cast<Eigen::Index>(id(factor))] += std::atanh(v) / lambda;
    return *this;
  }
  double effect(const std::string& outcome) const {
    Eigen::VectorXd state = Eigen::VectorXd::Zero(push.size());
    for (int step = 0; step < 400; ++step) {
      const Eigen::VectorXd x = weights.transpose() * state + push;
      for (Eigen::Index j = 0; j < x.size(); ++j) state[j] = std::tanh(lambda * x[j]);
    }
    return state[static_cast<Eigen::Index>(id(outcome))];
  }
};

void agree(const Scenario& scenario, const Reference& reference) {
  const Map& map = public_documents_map();
  const auto result = what_if(map, anchored_model(map), {scenario});
  if (!result) FAIL(to_text(result.error()));
  CHECK(result->scenarios[0].simulation.certified);
  for (const std::string& outcome : public_outcomes()) {
    INFO(scenario.name << " on " << outcome);
    const auto effect = result->scenarios[0].effect[*map.find(outcome)];
    CHECK(std::abs(effect.value_or(0) - reference.effect(outcome)) < 1e-11);
  }
}

}  // namespace

TEST_CASE("what-if: holding one factor gives the published effects", "[analyse]") {
  check_against(truth()["hold"], Kind::hold, 1);
}

TEST_CASE("what-if: more of one factor gives the published effects", "[analyse]") {
  check_against(truth()["more"], Kind::more, 0.5);
}

TEST_CASE("what-if: the ideas of the example agree with a dense reference", "[analyse]") {
  agree(scenario_of({more("vcse_infrastructure")}, "small-groups"),
        Reference().more("vcse_infrastructure"));
  agree(scenario_of({more("information_access"), more("signposting"), move(Kind::less, "jargon")},
                    "plain-words"),
        Reference().more("information_access").more("signposting").more("jargon", -0.5));
  agree(scenario_of({more("listening"), more("volunteer_capacity")}, "listening"),
        Reference().more("listening").more("volunteer_capacity"));
  agree(scenario_of({more("meeting_places"), more("community_groups")}, "places"),
        Reference().more("meeting_places").more("community_groups"));
  agree(scenario_of({more("codesign"), move(Kind::less, "one_size_fits_all")}, "design-together"),
        Reference().more("codesign").more("one_size_fits_all", -0.5));
  agree(scenario_of({more("sharing_learning")}, "library"), Reference().more("sharing_learning"));
  agree(scenario_of({more("funding"), more("long_term")}, "steady-money"),
        Reference().more("funding").more("long_term"));
  agree(scenario_of({more("lockdown")}, "lockdown-again"), Reference().more("lockdown"));
}

TEST_CASE("what-if: a connection made stronger agrees with a dense reference", "[analyse]") {
  Intervention walk = change("signposting", "use_of_assets");
  walk.as_strong_as = Connection{"awareness", "use_of_assets"};
  walk.reach = 0.3;
  walk.today = 0.5;
  Reference reference;
  double& weight = reference.at("signposting", "use_of_assets");
  const double was = weight;
  weight = 0.7 * was + 0.3 * std::abs(reference.at("awareness", "use_of_assets"));
  reference.push[static_cast<Eigen::Index>(Reference::id("use_of_assets"))] = (weight - was) * 0.5;
  REQUIRE(was > 0);
  REQUIRE(weight > was);
  agree(scenario_of({walk}, "link-workers"), reference);
}

TEST_CASE("what-if: something new agrees with a dense reference", "[analyse]") {
  Scenario befriending = scenario_of({more("befriending")}, "befriending");
  befriending.new_factor = NewFactor{"befriending", "Befriending visits", ""};
  befriending.assumptions = {{{"befriending", "social_isolation"}, true, {1, 0.75}, ""},
                             {{"volunteer_capacity", "befriending"}, false, {1, 0.5}, ""}};
  Reference reference;
  reference.at("befriending", "social_isolation") = -0.75 / 36;
  reference.at("volunteer_capacity", "befriending") = 0.5 / 36;
  agree(befriending, reference.more("befriending"));
}

TEST_CASE("what-if: a pilot that reaches a quarter, and what stays after it", "[analyse]") {
  Scenario pilot = scenario_of({more("meeting_places")}, "hubs-pilot");
  pilot.reach = 0.25;
  pilot.stays = {{"training", 0.25}, {"trust", 0.25}};
  agree(pilot, Reference().more("meeting_places", 0.125));
  agree(after(pilot).value(), Reference().more("training", 0.25).more("trust", 0.25));
}
