// SPDX-License-Identifier: MIT
#include "project/readings.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "fcm/project.hpp"

namespace fcm {
namespace {

std::string sentence_of(Weighing weighing) {
  switch (weighing) {
    case Weighing::net:
      return "net weights";
    case Weighing::conditional:
      return "conditional weights";
    case Weighing::majority:
      return "the majority's direction";
    case Weighing::counts:
      return "voices counted, strengths set aside";
    default:
      return std::string(to_text(weighing));
  }
}

class OtherReadings {
 public:
  explicit OtherReadings(const Loaded& loaded) : loaded_(loaded) {}

  Result<std::vector<OtherReading>> all() && {
    const bool study = loaded_.has_study;
    if (study) add_coders();
    if (study) add_stated();
    for (const Carry carry : {Carry::near, Carry::middle, Carry::far}) {
      ModelChoice choice = loaded_.project.model;
      choice.carry = carry;
      if (choice.anchored() && carry != loaded_.project.model.carry)
        add("knock-on " + std::string(to_text(carry)), loaded_.map, choice);
    }
    if (study) add_weighings();
    if (failed_) return tl::make_unexpected(*failed_);
    return std::move(readings_);
  }

 private:
  void add(std::string name, Result<Map> map, const ModelChoice& choice) {
    if (failed_) return;
    if (!map) {
      failed_ = map.error();
      return;
    }
    Result<Model> model = model_on(*map, choice);
    if (model)
      readings_.push_back({std::move(name), *std::move(map), *std::move(model)});
    else
      failed_ = model.error();
  }

  void add(std::string name, const EvidenceOptions& said) {
    add(std::move(name), weigh(gather(loaded_, said), loaded_.project.weigh),
        loaded_.project.model);
  }

  void add(std::string name, const WeighOptions& said) {
    add(std::move(name), weigh(loaded_.evidence, said), loaded_.project.model);
  }

  void add_coders() {
    const EvidenceOptions& said = loaded_.project.evidence;
    const std::vector<std::string> names = coders(loaded_.study);
    if (names.size() < 2 || !said.only_coder.empty()) return;
    EvidenceOptions other = said;
    other.coders_apart = !said.coders_apart;
    add(other.coders_apart ? "coders kept apart" : "coders counted once", other);
    for (const std::string& name : names) {
      EvidenceOptions alone = said;
      alone.only_coder = name;
      add("coder " + name + " alone", alone);
    }
  }

  /// Only where the coders told stated claims from others.
  void add_stated() {
    const auto& claims = loaded_.study.claims;
    const auto stated = std::count_if(claims.begin(), claims.end(), [](const Claim& claim) {
      return is_stated(claim.certainty);
    });
    EvidenceOptions only = loaded_.project.evidence;
    only.stated_only = true;
    if (stated > 0 && static_cast<std::size_t>(stated) < claims.size())
      add("stated claims only", only);
  }

  void add_weighings() {
    const WeighOptions& said = loaded_.project.weigh;
    for (const Weighing weighing :
         {Weighing::net, Weighing::conditional, Weighing::majority, Weighing::counts}) {
      WeighOptions other = said;
      other.weighing = weighing;
      other.zeros.reset();
      if (weighing != said.weighing) add(sentence_of(weighing), other);
    }
    WeighOptions counted = said;
    counted.count = said.count == Count::people ? Count::conversations : Count::people;
    if (voice_weights(loaded_.evidence, counted) != voice_weights(loaded_.evidence, said))
      add(counted.count == Count::people ? "people counted" : "conversations counted", counted);
  }

  const Loaded& loaded_;
  std::vector<OtherReading> readings_;
  std::optional<Problem> failed_;
};

}  // namespace

Result<std::vector<OtherReading>> other_readings(const Loaded& loaded) {
  return OtherReadings(loaded).all();
}

Reading read(const OtherReading& other, const std::vector<Scenario>& scenarios,
             const std::vector<Index>& outcomes) {
  Reading reading{.name = other.name, .lambda = other.model.lambda};
  const Simulation baseline = simulate(other.map, other.model);
  for (const Scenario& scenario : scenarios) {
    std::vector<std::optional<double>> effects(outcomes.size());
    const auto result = run_scenario(other.map, other.model, baseline, scenario);
    for (Index k = 0; result && k < outcomes.size(); ++k) effects[k] = result->effect[outcomes[k]];
    reading.effect.push_back(std::move(effects));
  }
  return reading;
}

}  // namespace fcm
