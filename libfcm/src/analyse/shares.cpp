// SPDX-License-Identifier: MIT
#include "fcm/shares.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "analyse/response.hpp"
#include "analyse/rest.hpp"

namespace fcm {
namespace {

using Kind = Intervention::Kind;

/// Gauss and Legendre's rule of 16 nodes: the positive half of the nodes on [-1, 1], and weights
/// (Abramowitz and Stegun 1964, table 25.4).
constexpr std::pair<double, double> gauss[] = {
    {0.0950125098376374402, 0.1894506104550684963}, {0.2816035507792589132, 0.1826034150449235889},
    {0.4580167776572273863, 0.1691565193950025382}, {0.6178762444026437484, 0.1495959888165767321},
    {0.7554044083550030339, 0.1246289712555338720}, {0.8656312023878317439, 0.0951585116824927848},
    {0.9445750230732325761, 0.0622535239386478929}, {0.9894009349916499326, 0.0271524594117540949}};

/// The map, the scenario and both simulations with all weights multiplied by t.
struct Scaled {
  Map map;
  Simulation baseline;
  ScenarioResult result;
};

Map times(const Map& map, double t) {
  std::vector<Link> links = map.links();
  double scale = 1;
  for (Link& link : links) {
    link.weight *= t;
    scale = std::max(scale, std::abs(link.weight));
  }
  return Map::make(map.factors(), std::move(links), map.source(), scale).value();
}

/// What the whole path needs to know of the scenario.
class Path {
 public:
  Path(const Map& map, const Model& model, const ScenarioResult& result)
      : map_(map), model_(model), result_(result) {
    std::size_t input = 0;
    for (const Intervention& said : result.scenario.interventions) {
      if (said.kind == Kind::keep) kept_.push_back(map.require(said.factor).value());
      const bool connection = said.kind == Kind::connection;
      if (connection && said.today && *said.today != 0)
        derived_.emplace_back(input++, link_of(said.connection));
      else if (said.kind == Kind::more || said.kind == Kind::less || said.kind == Kind::stop ||
               said.kind == Kind::push)
        ++input;
    }
    for (const Link& link : links()) {
      const bool old = link.from < map.size() && link.to < map.size();
      was_.push_back(old ? map.find_link(link.from, link.to) : std::nullopt);
    }
    own_.assign(links().size(), false);
    for (const LinkChange& change : result.resolved.changes)
      own_[*result.resolved.map.find_link(change.from, change.to)] = true;
  }

  std::vector<Shares> shares(const std::vector<Index>& outcomes) const {
    std::vector<Shares> all = whole(outcomes);
    const auto known = [](const Shares& one) { return one.known(); };
    for (int pieces = 1; pieces <= 8 && std::any_of(all.begin(), all.end(), known); pieces *= 2) {
      for (Shares& one : all) start(one);
      for (int piece = 0; piece < pieces; ++piece)
        for (const auto& [node, weight] : gauss)
          for (const double side : {-1.0, 1.0})
            add((piece + 0.5 + 0.5 * side * node) / pieces, 0.5 * weight / pieces, outcomes, all);
      double most = 0;
      for (Shares& one : all) {
        finish(one);
        most = std::max(most, std::abs(one.left));
      }
      if (most <= 1e-10) break;
    }
    for (Shares& one : all)
      if (one.known())
        one.links.erase(std::remove_if(one.links.begin(), one.links.end(),
                                       [](const LinkShare& link) {
                                         return link.share == 0 && link.for_each_unit == 0;
                                       }),
                        one.links.end());
    return all;
  }

 private:
  const std::vector<Link>& links() const { return result_.resolved.map.links(); }

  Index link_of(const Connection& connection) const {
    const Map& map = result_.resolved.map;
    return *map.find_link(map.require(connection.from).value(), map.require(connection.to).value());
  }

  Scaled at(double t) const {
    Scaled scaled{.map = times(map_, t), .baseline = {}, .result = {}};
    scaled.baseline = simulate(scaled.map, model_);
    Resolved resolved = result_.resolved;
    resolved.map = times(resolved.map, t);
    for (const auto& [input, link] : derived_) resolved.interventions.inputs[input].value *= t;
    for (Clamp& clamp : resolved.interventions.clamps)
      if (std::find(kept_.begin(), kept_.end(), clamp.factor) != kept_.end())
        clamp.value = scaled.baseline.state[static_cast<Eigen::Index>(clamp.factor)];
    scaled.result =
        analyse::run_resolved(result_.scenario, std::move(resolved), model_, scaled.baseline);
    return scaled;
  }

  /// Where there are no slopes nothing is scaled: what is done may then be no input at all.
  std::vector<Shares> whole(const std::vector<Index>& outcomes) const {
    const analyse::Rest then(result_.resolved.map, model_, result_.resolved.interventions,
                             result_.simulation);
    const bool slopes = then.none_because().empty();
    const Scaled none = slopes ? at(0) : Scaled{};
    std::vector<Shares> all(outcomes.size());
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
      const std::optional<double>& effect = result_.effect[outcomes[k]];
      if (!effect)
        all[k].none_because = "no connection leads there from what the scenario moves";
      else if (result_.resolved.last_round() > 0)
        all[k].none_because = "what is done ends, and no share of what lasts can be given";
      else if (!slopes)
        all[k].none_because = then.none_because();
      else if (!none.result.effect[outcomes[k]])
        all[k].none_because = "the simulation did not settle";
      else
        all[k] = {.effect = *effect, .own = *none.result.effect[outcomes[k]]};
    }
    return all;
  }

  void start(Shares& shares) const {
    if (!shares.known()) return;
    shares.links.clear();
    for (std::size_t k = 0; k < links().size(); ++k)
      shares.links.push_back(
          {.from = links()[k].from, .to = links()[k].to, .link = own_[k] ? std::nullopt : was_[k]});
  }

  void add(double t, double weight, const std::vector<Index>& outcomes,
           std::vector<Shares>& all) const {
    const Scaled now = at(t);
    const analyse::Rest before(now.map, model_, {}, now.baseline);
    const analyse::Rest then(now.result.resolved.map, model_, now.result.resolved.interventions,
                             now.result.simulation);
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
      if (!all[k].known()) continue;
      for (const std::string& reason : {before.none_because(), then.none_because()})
        if (all[k].known()) all[k].none_because = reason;
      if (all[k].known()) add(weight, outcomes[k], before, then, all[k]);
    }
  }

  void add(double weight, Index outcome, const analyse::Rest& before, const analyse::Rest& then,
           Shares& shares) const {
    std::vector<double> seed(result_.resolved.map.size(), 0);
    seed[outcome] = 1;
    const Gradient scenario = then.gradient(seed);
    seed.assign(map_.size(), 0);
    if (outcome < map_.size()) seed[outcome] = -1;
    if (scenario.known())
      for (const Index factor : kept_) seed[factor] += scenario.by_clamp[factor];
    const Gradient baseline = before.gradient(seed);
    if (!scenario.known() || !baseline.known()) {
      shares.none_because = scenario.known() ? baseline.none_because : scenario.none_because;
      return;
    }
    for (std::size_t k = 0; k < links().size(); ++k) {
      LinkShare& link = shares.links[k];
      const double old = was_[k] ? baseline.by_link[*was_[k]] : 0;
      if (link.link) {
        link.for_each_unit += weight * (scenario.by_link[k] + old);
        continue;
      }
      link.share += weight * links()[k].weight * scenario.by_link[k];
      if (was_[k]) link.share += weight * map_.links()[*was_[k]].weight * old;
    }
    for (const auto& [input, k] : derived_) {
      const Input& done = result_.resolved.interventions.inputs[input];
      shares.links[k].share += weight * done.value * scenario.by_input[done.factor];
    }
  }

  void finish(Shares& shares) const {
    if (!shares.known()) {
      shares = {.none_because = shares.none_because};
      return;
    }
    shares.left = shares.effect - shares.own;
    for (std::size_t k = 0; k < shares.links.size(); ++k) {
      LinkShare& link = shares.links[k];
      if (link.link) link.share = links()[k].weight * link.for_each_unit;
      shares.left -= link.share;
    }
  }

  const Map& map_;
  const Model& model_;
  const ScenarioResult& result_;
  std::vector<Index> kept_;                             ///< clamped at the baseline
  std::vector<std::pair<std::size_t, Index>> derived_;  ///< inputs made of a changed link's weight
  std::vector<std::optional<Index>> was_;               ///< per link: its place on the map before
  std::vector<bool> own_;                               ///< per link: brought in or changed
};

}  // namespace

std::vector<Shares> effect_shares(const Map& map, const Model& model, const ScenarioResult& result,
                                  const std::vector<Index>& outcomes) {
  return Path(map, model, result).shares(outcomes);
}

std::vector<std::optional<double>> effects_without(const Map& map, const Model& model,
                                                   const ScenarioResult& result, Index outcome,
                                                   const std::vector<Index>& links) {
  std::vector<std::optional<double>> left;
  for (const Index link : links) {
    const Map without = map.with_weight(link, 0);
    const Simulation baseline = simulate(without, model);
    const Result<ScenarioResult> again = run_scenario(without, model, baseline, result.scenario);
    const bool settled = again && baseline.settled() && again->simulation.settled();
    left.push_back(settled ? std::optional(again->effect[outcome].value_or(0)) : std::nullopt);
  }
  return left;
}

}  // namespace fcm
