// SPDX-License-Identifier: MIT
//
// Every case of tests/ground_truth that concerns a simulation, through the library: what a tool
// printed by its preset, the true fixed points by our own engine.
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "fcm/like.hpp"

using namespace fcm;

namespace {

using Json = nlohmann::json;

Json truth_of(const std::string& name) {
  std::ifstream file(std::string(FCM_SOURCE_DIR) + "/tests/ground_truth/" + name + ".json");
  REQUIRE(file);
  return Json::parse(file);
}

Map map_of(const Json& weights) {
  std::vector<Factor> factors;
  std::vector<Link> links;
  for (Index i = 0; i < weights.size(); ++i) {
    factors.push_back({.id = "C" + std::to_string(i)});
    for (Index j = 0; j < weights.size(); ++j)
      if (const double weight = weights[i][j]; weight != 0) links.push_back({i, j, weight});
  }
  return Map::make(std::move(factors), std::move(links)).value();
}

std::map<std::string, double> starts(const Json& initial) {
  std::map<std::string, double> start;
  for (std::size_t i = 0; i < initial.size(); ++i) start["C" + std::to_string(i)] = initial[i];
  return start;
}

LikeAnswer ask(const char* tool, const Json& truth, LikeQuestion asked) {
  const auto answer = simulate_like(map_of(truth["weights"]), **like_named(tool), asked);
  if (!answer) FAIL(to_text(answer.error()));
  return *answer;
}

void check(const Eigen::VectorXd& found, const Json& expected, double tolerance) {
  REQUIRE(static_cast<std::size_t>(found.size()) == expected.size());
  for (Eigen::Index j = 0; j < found.size(); ++j) {
    INFO("factor " << j);
    CHECK(std::fabs(found[j] - expected[static_cast<std::size_t>(j)].get<double>()) <= tolerance);
  }
}

void check(const std::vector<std::optional<double>>& found, const Json& expected,
           double tolerance) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t j = 0; j < found.size(); ++j) {
    INFO("factor " << j);
    CHECK(std::fabs(found[j].value() - expected[j].get<double>()) <= tolerance);
  }
}

/// Settled, and there.
void check_end(const Json& truth, const Model& model, const Json& end, double tolerance,
               const std::vector<Clamp>& clamps = {}) {
  const Simulation simulation = simulate(map_of(truth["weights"]), model, {clamps, {}});
  CHECK(simulation.settled());
  check(simulation.state, end, tolerance);
}

}  // namespace

TEST_CASE("ground truth: FCMpy and the CRAN package fcm print what they print", "[like]") {
  const Json eight = truth_of("gt01_fcmpy8_kosko"), six = truth_of("gt03_cran_fcm_vignette_ex1");
  const LikeAnswer fcmpy = ask("fcmpy", eight, {.start_of = starts(eight["initial"])});
  check(fcmpy.scenario.state, eight["expected"]["final_at_stop"], eight["tolerance"]);
  CHECK(fcmpy.scenario.steps == eight["expected"]["steps_to_stop"].get<std::size_t>());
  const LikeAnswer cran = ask("cran-fcm", six, {.start_of = starts(six["initial"])});
  check(cran.scenario.state, six["expected"]["state_6"], six["tolerance"]);
  check(cran.reported, six["expected"]["state_6"], 1e-12);
  for (const Json& truth : {eight, six}) {
    Model model = customary_model();
    model.start_of = starts(truth["initial"]);
    check_end(truth, model, truth["true_fixed_point"], 1e-11);
  }
}

TEST_CASE("ground truth: Mental Modeler, PyFCM and fcmconfr agree on three concepts", "[like]") {
  const Json truth = truth_of("gt05_mentalmodeler_pyfcm_3c_kosko");
  const std::vector<Clamp> held{{0, 1, {}}};
  for (const char* tool : {"mental-modeler", "pyfcm", "fcmconfr"}) {
    const LikeAnswer answer = ask(tool, truth, {.clamps = held});
    check(answer.baseline.value().state, truth["expected"]["baseline"], truth["tolerance"]);
    check(answer.scenario.state, truth["expected"]["scenario"], truth["tolerance"]);
    if (tool == std::string("fcmconfr"))
      check(answer.reported, truth["expected"]["delta_reported"], truth["tolerance"]);
  }
  check_end(truth, customary_model(), truth["high_precision"]["baseline"], 1e-11);
  check_end(truth, customary_model(), truth["high_precision"]["scenario"], 1e-11, held);
}

TEST_CASE("ground truth: FCMapper's scenario, difference and percent", "[like]") {
  const Json truth = truth_of("gt08_fcmapper_scenario");
  const LikeAnswer answer = ask("fcmapper", truth, {.clamps = {{1, 0.5, {}}}});
  const double tolerance = truth["tolerance"];
  check(answer.baseline.value().state, truth["expected"]["baseline"], tolerance);
  check(answer.scenario.state, truth["expected"]["scenario"], tolerance);
  check(answer.scenario.state - answer.baseline->state, truth["expected"]["difference"], tolerance);
  // Percent of a state of 0.66 and more, printed to 10 decimals of its own.
  check(answer.reported, truth["expected"]["percent_change"], 100 * tolerance);
}

TEST_CASE("ground truth: JFCM's park stops where it stops, far from where it leads", "[like]") {
  const Json truth = truth_of("gt14_jfcm_wildlife");
  constexpr Index rain = 5, rangers = 6;
  std::size_t limits = 0;
  for (const Json& one : truth["expected"]["scenarios"]) {
    INFO(one["Rain"] << " " << one["Rangers"]);
    const std::vector<Clamp> held{{rain, one["Rain"], {}}, {rangers, one["Rangers"], {}}};
    const LikeAnswer answer = ask("jfcm", truth, {.clamps = held});
    check(answer.reported, one["jfcm_final"], truth["tolerance"]);
    CHECK(answer.scenario.steps == one["updates"].get<std::size_t>());
    Model model{.rule = "modified_kosko", .transfer = "tanh", .start = 0};
    const Simulation ours = simulate(map_of(truth["weights"]), model, {held, {}});
    CHECK(ours.settled() == !one["true_limit_recomputed"].is_null());
    if (!ours.settled()) continue;
    check(ours.state, one["true_limit_recomputed"], 1e-10);
    ++limits;
  }
  CHECK(limits == 2);
}

TEST_CASE("ground truth: the analytic cases, by the library", "[like]") {
  const Json truth = truth_of("gt21_analytic_micro_cases");
  for (const Json& one : truth["expected"]) {
    INFO(one["name"]);
    Model model{.rule = one["rule"]};
    const std::string function = one["function"];
    model.transfer = function.substr(0, function.find(' '));  // "bivalent x>0"
    if (one["lambda"].is_number()) model.lambda = one["lambda"];
    model.start_of = starts(one["initial"]);
    std::vector<Clamp> clamps;
    if (one.contains("clamped"))
      for (const auto& [index, value] : one["clamped"].items())
        clamps.push_back({std::stoul(index), value, {}});
    const Simulation simulation = simulate(map_of(one["weights"]), model, {clamps, {}});
    const Json& expected = one["expected"];
    if (expected.contains("limit_cycle")) {
      CHECK(simulation.ending == Ending::cycle);
      CHECK(simulation.period == expected["period"].get<std::size_t>());
    } else if (expected.contains("step_change_after_200000")) {
      CHECK(simulation.ending == Ending::slow);
      model.steps = 200'000;
      const Simulation before = simulate(map_of(one["weights"]), model, {});
      model.steps = 199'999;
      const Simulation earlier = simulate(map_of(one["weights"]), model, {});
      CHECK((before.state - earlier.state).cwiseAbs().maxCoeff() ==
            Approx(expected["step_change_after_200000"].get<double>()).epsilon(1e-9));
    } else {
      CHECK(simulation.settled());
      check(simulation.state, expected["fixed_point"], truth["tolerance"]);
    }
  }
}
