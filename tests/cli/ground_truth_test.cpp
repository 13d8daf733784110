// SPDX-License-Identifier: MIT
//
// The figures of others (tests/ground_truth, each with its source and tolerance), through the
// command line.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

Json ground_truth(const std::string& name) {
  std::ifstream file(std::string(FCM_SOURCE_DIR) + "/tests/ground_truth/" + name + ".json");
  REQUIRE(file);
  return Json::parse(file);
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.17g", value);
  return text;
}

// The matrix as the command reads it; removed at the end.
class MatrixFile {
 public:
  explicit MatrixFile(const Json& weights) {
    path_ =
        (fs::temp_directory_path() / ("fcm-truth-" + std::to_string(getpid()) + ".csv")).string();
    std::ofstream file(path_);
    for (std::size_t j = 0; j < weights.size(); ++j) file << ",F" << j;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      file << "\nF" << i;
      for (const Json& weight : weights[i]) file << "," << number(weight.get<double>());
    }
    file << "\n";
  }
  ~MatrixFile() { fs::remove(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

Json run(const std::string& arguments) {
  const std::string line = std::string(FCM_COMMAND) + " " + arguments + " --json --quiet";
  INFO(line);
  FILE* pipe = popen(line.c_str(), "r");
  REQUIRE(pipe);
  std::string out;
  char buffer[4096];
  for (std::size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
  REQUIRE(pclose(pipe) == 0);
  return Json::parse(out);
}

std::string start_of(const Json& initial) {
  std::string text = " --start";
  for (std::size_t i = 0; i < initial.size(); ++i)
    text += " F" + std::to_string(i) + "=" + number(initial[i].get<double>());
  return text;
}

/// What tests/like/<tool>/*.json asks, as options; the factors are F0, F1, ...
std::string options_of(const Json& fixture) {
  std::string line;
  const auto add = [&](const char* key, const char* option) {
    if (!fixture.contains(key)) return;
    const Json& value = fixture[key];
    line += std::string(" ") + option + " ";
    line += value.is_string() ? value.get<std::string>() : number(value.get<double>());
  };
  add("rule", "--rule");
  add("function", "--transfer");
  add("lambda", "--lambda");
  add("tool_tolerance", "--tolerance");
  add("max_steps", "--max-steps");
  add("steps", "--steps");
  if (fixture.contains("initial")) line += start_of(fixture["initial"]);
  for (const auto& [key, option] :
       {std::pair{"clamped", " --clamp F"}, std::pair{"impacts", " --impact F"}}) {
    const Json values = fixture.value(key, Json::object());
    for (std::size_t i = 0; i < fixture["concepts"].size(); ++i)
      if (const std::string name = fixture["concepts"][i]; values.contains(name))
        line += option + std::to_string(i) + "=" + number(values[name]);
  }
  for (const Json& name : fixture.value("watched", Json::array()))
    for (std::size_t i = 0; i < fixture["concepts"].size(); ++i)
      if (fixture["concepts"][i] == name) line += " --watch F" + std::to_string(i);
  return line;
}

/// {factor: figure or null} against [figure or null].
void check_figures(const Json& found, const Json& expected, double tolerance) {
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (expected[i].is_string()) continue;  // says why there is no figure
    const Json& figure = found["F" + std::to_string(i)];
    INFO("F" << i);
    REQUIRE(figure.is_null() == expected[i].is_null());
    if (!figure.is_null())
      CHECK(figure.get<double>() == Approx(expected[i].get<double>()).margin(tolerance).epsilon(0));
  }
}

void check_state(const Json& simulation, const Json& expected, double tolerance) {
  REQUIRE(simulation["factors"].size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const std::string factor = simulation["factors"][i].get<std::string>();
    INFO(factor);
    CHECK(simulation["state"][factor].get<double>() ==
          Approx(expected[i].get<double>()).margin(tolerance).epsilon(0));
  }
}

}  // namespace

TEST_CASE("ground truth: FCMpy's eight concepts, at its stop and at the fixed point", "[cli]") {
  const Json truth = ground_truth("gt01_fcmpy8_kosko");
  const MatrixFile map(truth["weights"]);
  const std::string line = "simulate " + map.path() + start_of(truth["initial"]);
  check_state(run(line + " --steps 6"), truth["expected"]["final_at_stop"], truth["tolerance"]);
  const Json settled = run(line);
  CHECK(settled["ending"] == "settled");
  check_state(settled, truth["true_fixed_point"], 1e-11);
  const Json like = run(line + " --like fcmpy");
  CHECK(like["steps"] == truth["expected"]["steps_to_stop"]);
  check_state(like, truth["expected"]["final_at_stop"], truth["tolerance"]);
}

TEST_CASE("ground truth: the vignette of the CRAN package fcm", "[cli]") {
  const Json truth = ground_truth("gt03_cran_fcm_vignette_ex1");
  const MatrixFile map(truth["weights"]);
  const std::string line = "simulate " + map.path() + start_of(truth["initial"]);
  check_state(run(line + " --steps 5"), truth["expected"]["state_6"], truth["tolerance"]);
  check_state(run(line), truth["true_fixed_point"], 1e-11);
  check_state(run(line + " --like cran-fcm"), truth["expected"]["state_6"], truth["tolerance"]);
}

TEST_CASE("ground truth: Mental Modeler's three concepts, baseline and scenario", "[cli]") {
  const Json truth = ground_truth("gt05_mentalmodeler_pyfcm_3c_kosko");
  const MatrixFile map(truth["weights"]);
  const Json baseline = run("simulate " + map.path());
  const Json scenario = run("simulate " + map.path() + " --clamp F0=1");
  check_state(baseline, truth["expected"]["baseline"], truth["tolerance"]);
  check_state(scenario, truth["expected"]["scenario"], truth["tolerance"]);
  check_state(baseline, truth["high_precision"]["baseline"], 1e-11);
  check_state(scenario, truth["high_precision"]["scenario"], 1e-11);
  for (const char* tool : {"mental-modeler", "pyfcm", "fcmconfr"}) {
    const Json like = run("simulate " + map.path() + " --clamp F0=1 --like " + tool);
    check_state(like, truth["expected"]["scenario"], truth["tolerance"]);
    check_figures(like["baseline"], truth["expected"]["baseline"], truth["tolerance"]);
  }
}

TEST_CASE("ground truth: FCMapper's scenario", "[cli]") {
  const Json truth = ground_truth("gt08_fcmapper_scenario");
  const MatrixFile map(truth["weights"]);
  const std::string line = "simulate " + map.path() + " --rule modified-kosko --steps 24";
  check_state(run(line), truth["expected"]["baseline"], truth["tolerance"]);
  check_state(run(line + " --clamp F1=0.5"), truth["expected"]["scenario"], truth["tolerance"]);
  const Json like = run("simulate " + map.path() + " --like fcmapper --clamp F1=0.5");
  for (const auto& [key, expected] :
       {std::pair{"state", "scenario"}, std::pair{"baseline", "baseline"},
        std::pair{"difference", "difference"}})
    check_figures(like[key], truth["expected"][expected], truth["tolerance"]);
}

TEST_CASE("ground truth: JFCM's wildlife park, where it stops and where it leads", "[cli]") {
  const Json truth = ground_truth("gt14_jfcm_wildlife");
  const MatrixFile map(truth["weights"]);
  for (const Json& one : truth["expected"]["scenarios"]) {
    const std::string line = "simulate " + map.path() + " --clamp F5=" + number(one["Rain"]) +
                             " F6=" + number(one["Rangers"]);
    INFO(line);
    const Json like = run(line + " --like jfcm");
    check_figures(like["reported"], one["jfcm_final"], truth["tolerance"]);
    CHECK(like["steps"] == one["updates"]);
    const Json ours = run(line + " --rule modified-kosko --transfer tanh --start all=0");
    CHECK((ours["ending"] == "settled") == !one["true_limit_recomputed"].is_null());
    if (ours["ending"] == "settled") check_state(ours, one["true_limit_recomputed"], 1e-10);
  }
}

TEST_CASE("ground truth: what each tool printed, by --like", "[cli]") {
  std::size_t compared = 0;
  for (const auto& entry :
       fs::recursive_directory_iterator(std::string(FCM_SOURCE_DIR) + "/tests/like")) {
    if (entry.path().extension() != ".json") continue;
    INFO(entry.path().string());
    std::ifstream file(entry.path());
    const Json fixture = Json::parse(file);
    const MatrixFile map(fixture["weights"]);
    const std::string tool = entry.path().parent_path().filename().string();
    const Json answer = run("simulate " + map.path() + " --like " + tool + options_of(fixture));
    CHECK(answer["like"] == tool);
    const Json& expected = fixture["expected"];
    const double tolerance = fixture["tolerance"];
    for (const char* key : {"state", "baseline", "difference"})
      if (expected.contains(key)) check_figures(answer[key], expected[key], tolerance);
    if (expected.contains("reported"))
      check_figures(answer["reported"], expected["reported"],
                    fixture.value("tolerance_of_reported", tolerance));
    if (expected.contains("steps")) CHECK(answer["steps"] == expected["steps"]);
    ++compared;
  }
  CHECK(compared >= 28);
}

TEST_CASE("ground truth: the analytic cases", "[cli]") {
  const Json truth = ground_truth("gt21_analytic_micro_cases");
  for (const Json& one : truth["expected"]) {
    INFO(one["name"]);
    const MatrixFile map(one["weights"]);
    std::string function = one["function"];
    function = function.substr(0, function.find(' '));  // "bivalent x>0"
    std::string line = "simulate " + map.path() + " --rule " + one["rule"].get<std::string>() +
                       " --transfer " + function + start_of(one["initial"]);
    if (one["lambda"].is_number()) line += " --lambda " + number(one["lambda"]);
    if (one.contains("clamped"))
      for (const auto& [index, value] : one["clamped"].items())
        line += " --clamp F" + index + "=" + number(value);
    const Json simulation = run(line);
    const Json& expected = one["expected"];
    if (expected.contains("limit_cycle")) {
      CHECK(simulation["ending"] == "cycle");
      CHECK(simulation["period"] == expected["period"]);
    } else if (expected.contains("step_change_after_200000")) {
      CHECK(simulation["ending"] == "slow");  // and not settled, as a step-size test would say
    } else {
      CHECK(simulation["ending"] == "settled");
      check_state(simulation, expected["fixed_point"], truth["tolerance"]);
    }
  }
}

TEST_CASE("ground truth: the public documents under the default model", "[cli]") {
  const Json truth = ground_truth("public_documents_default");
  const std::string study = std::string(FCM_SOURCE_DIR) + "/data/public-documents";
  for (const std::string kind : {"hold", "more"}) {
    for (const auto& [factor, effects] : truth[kind].items()) {
      const Json answer =
          run("what-if " + study + " --" + kind + " " + factor + (kind == "hold" ? "=1" : ""));
      INFO(kind << " " << factor);
      CHECK(answer["lambda"].get<double>() == Approx(truth["lambda"].get<double>()).epsilon(1e-12));
      REQUIRE(answer["scenarios"].size() == 1);
      for (const auto& [outcome, effect] : effects.items()) {
        INFO(outcome);
        const Json& said = answer["scenarios"][0]["effect"][outcome];
        if (effect.is_null())
          CHECK(said.is_null());
        else
          CHECK(said.get<double>() == Approx(effect.get<double>()).margin(1e-11).epsilon(0));
      }
    }
  }
}
