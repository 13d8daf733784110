// SPDX-License-Identifier: MIT
#include "project/readings.hpp"

#include <optional>
#include <string>
#include <utility>

#include "fcm/project.hpp"

namespace fcm {
namespace {

/// Effects of every scenario on every outcome. A scenario that cannot be said under this reading,
/// because it names a connection that is not there, has none.
Reading read(std::string name, const Map& map, const Model& model, const Project& project,
             const std::vector<Index>& outcomes) {
  Reading reading;
  reading.name = std::move(name);
  reading.lambda = model.lambda;
  const Simulation baseline = simulate(map, model);
  for (const Scenario& scenario : project.scenarios) {
    std::vector<std::optional<double>> effects(outcomes.size());
    const Result<ScenarioResult> result = run_scenario(map, model, baseline, scenario);
    for (Index k = 0; result && k < outcomes.size(); ++k) effects[k] = result->effect[outcomes[k]];
    reading.effect.push_back(std::move(effects));
  }
  return reading;
}

/// One thing is read otherwise, and the rest as the project says; the model is anchored anew.
class Readings {
 public:
  Readings(const Loaded& loaded, const std::vector<Index>& outcomes)
      : loaded_(loaded), outcomes_(outcomes) {}

  Result<std::vector<Reading>> all() && {
    const Project& project = loaded_.project;
    if (loaded_.has_study) {
      if (const auto done = add_coders(); !done) return tl::make_unexpected(done.error());
    }
    for (const Carry carry : {Carry::near, Carry::middle, Carry::far}) {
      ModelChoice choice = project.model;
      choice.carry = carry;
      if (!project.model.anchored() || carry == project.model.carry) continue;
      const auto done = add("knock-on " + std::string(to_text(carry)), loaded_.map, choice);
      if (!done) return tl::make_unexpected(done.error());
    }
    if (loaded_.has_study) {
      if (const auto done = add_weighings(); !done) return tl::make_unexpected(done.error());
    }
    return std::move(readings_);
  }

 private:
  Result<void> add(std::string name, const Map& map, const ModelChoice& choice) {
    const Result<Model> model = model_on(map, choice);
    if (!model) return tl::make_unexpected(model.error());
    readings_.push_back(read(std::move(name), map, *model, loaded_.project, outcomes_));
    return {};
  }

  Result<void> add(std::string name, const Evidence& evidence, const WeighOptions& weighing) {
    const Result<Map> map = weigh(evidence, weighing);
    if (!map) return tl::make_unexpected(map.error());
    return add(std::move(name), *map, loaded_.project.model);
  }

  Result<void> add_coders() {
    const Project& project = loaded_.project;
    const std::vector<std::string> names = coders(loaded_.study);
    if (names.size() < 2 || !project.evidence.only_coder.empty()) return {};
    EvidenceOptions other = project.evidence;
    other.coders_apart = !other.coders_apart;
    const auto done = add(other.coders_apart ? "coders kept apart" : "coders counted once",
                          gather(loaded_, other), project.weigh);
    if (!done) return done;
    for (const std::string& name : names) {
      EvidenceOptions alone = project.evidence;
      alone.only_coder = name;
      const auto read_alone =
          add("coder " + name + " alone", gather(loaded_, alone), project.weigh);
      if (!read_alone) return read_alone;
    }
    return {};
  }

  Result<void> add_weighings() {
    const WeighOptions& said = loaded_.project.weigh;
    if (said.weighing != Weighing::conditional) {
      WeighOptions conditional = said;
      conditional.weighing = Weighing::conditional;
      conditional.zeros.reset();
      const auto done = add("conditional weights", loaded_.evidence, conditional);
      if (!done) return done;
    }
    WeighOptions counted = said;
    counted.count = said.count == Count::people ? Count::conversations : Count::people;
    if (voice_weights(loaded_.evidence, counted) == voice_weights(loaded_.evidence, said))
      return {};
    return add(counted.count == Count::people ? "people counted" : "conversations counted",
               loaded_.evidence, counted);
  }

  const Loaded& loaded_;
  const std::vector<Index>& outcomes_;
  std::vector<Reading> readings_;
};

}  // namespace

Result<std::vector<Reading>> read_otherwise(const Loaded& loaded,
                                            const std::vector<Index>& outcomes) {
  return Readings(loaded, outcomes).all();
}

}  // namespace fcm
