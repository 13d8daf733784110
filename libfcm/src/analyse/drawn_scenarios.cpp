// SPDX-License-Identifier: MIT
#include "analyse/drawn_scenarios.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include "analyse/weight.hpp"
#include "core/bytes.hpp"
#include "simulate/sparse/large_pages.hpp"

namespace fcm::analyse {
namespace {

using Kind = Intervention::Kind;

bool in_rounds(const Interventions& done) {
  const auto ends = [](const auto& one) { return !one.when.always(); };
  return std::any_of(done.clamps.begin(), done.clamps.end(), ends) ||
         std::any_of(done.inputs.begin(), done.inputs.end(), ends);
}

/// Rounds that do not end are no effect, and many lanes wait for them.
Model stopped_by_steps(Model model) {
  model.stop_by = StopBy::largest_change;
  model.tolerance = 1e-10;
  model.max_steps = std::min<std::size_t>(model.max_steps, 2'000);
  return model;
}

}  // namespace

/// What one block is about.
struct DrawnScenarios::Work {
  std::size_t lanes = 0;   ///< that count
  std::size_t stride = 0;  ///< of rows of lanes: a multiple of 8
  std::variant<detail::LargeArray<double>, detail::LargeArray<std::uint16_t>> heard;
  std::vector<LaneBits> told;            ///< by link of the map; empty: not asked yet
  std::vector<std::vector<double>> was;  ///< by factor of the joint map: the baseline
  bool at_rest = true;                   ///< every baseline is where the model starts
  std::vector<char> settled, certified;  ///< by lane: of the baseline
  std::vector<std::vector<double>> kept_weights;

  LaneBits all() const { return lanes == 64 ? ~LaneBits{0} : (LaneBits{1} << lanes) - 1; }
};

DrawnScenarios::DrawnScenarios(const Evidence& evidence, const WeighOptions& weighing,
                               const Map& map, const WhatIf& told, std::vector<Index> outcomes,
                               Rest rest)
    : evidence_(evidence),
      map_(map),
      told_(told),
      outcomes_(std::move(outcomes)),
      by_steps_(rest == Rest::small_steps && told.model.stop_by == StopBy::error &&
                !told.model.steps),
      weights_(evidence, weighing) {
  if (map.links().size() != evidence.links.size())
    throw std::logic_error("drawn scenarios: the map is not that of the evidence");
  Index next = map.size();
  for (const ScenarioResult& result : told.scenarios) {
    first_new_.push_back(next);
    next += result.resolved.map.size() - map.size();
  }
  joint_ = join();
  for (const Link& link : map.links()) link_of_.push_back(*joint_.find_link(link.from, link.to));
  for (Index s = 0; s < told.scenarios.size(); ++s) prepared_.push_back(prepare(s));
}

Index DrawnScenarios::joint_factor(Index scenario, Index factor) const {
  return factor < map_.size() ? factor : first_new_[scenario] + (factor - map_.size());
}

Index DrawnScenarios::joint_link(Index scenario, const Connection& connection) const {
  const Map& map = told_.scenarios[scenario].resolved.map;
  return *joint_.find_link(joint_factor(scenario, *map.require(connection.from)),
                           joint_factor(scenario, *map.require(connection.to)));
}

Map DrawnScenarios::join() const {
  std::vector<Factor> factors = map_.factors();
  std::vector<Link> links = map_.links();
  for (Index s = 0; s < told_.scenarios.size(); ++s) {
    const Resolved& resolved = told_.scenarios[s].resolved;
    for (Index i = map_.size(); i < resolved.map.size(); ++i) {
      Factor factor = resolved.map.factors()[i];
      // Two scenarios may bring in the same; '\n' is in no id of a map that was read.
      factor.id += "\n" + std::to_string(s);
      factors.push_back(std::move(factor));
    }
    for (const LinkChange& change : resolved.changes) {
      const Index from = joint_factor(s, change.from), to = joint_factor(s, change.to);
      const auto same = [&](const Link& link) { return link.from == from && link.to == to; };
      const auto known = std::find_if(links.begin(), links.end(), same);
      // One that nobody gave a direction carries nothing until a scenario changes it.
      if (known != links.end())
        known->simulated = true;
      else
        links.push_back({.from = from, .to = to, .assumed = true});
    }
  }
  return Map::make(std::move(factors), std::move(links), map_.source(), scale_of(map_)).value();
}

DrawnScenarios::Change DrawnScenarios::prepare(Index scenario, const Intervention& said) const {
  const ScenarioResult& result = told_.scenarios[scenario];
  Change change{.said = &said,
                .reach = said.reach * result.scenario.reach,
                .link = joint_link(scenario, said.connection),
                .to = 0,
                .other = {},
                .target = {}};
  change.to = joint_.links()[change.link].to;
  for (const LinkChange& told : result.resolved.changes)
    if (joint_factor(scenario, told.to) == change.to &&
        joint_factor(scenario, told.from) == joint_.links()[change.link].from)
      change.target.direction = (told.was > 0) - (told.was < 0);
  if (said.as_strong_as) change.other = joint_link(scenario, *said.as_strong_as);
  if (said.as_if) change.target.size = weight_of(result.scenario, *said.as_if, map_).value();
  return change;
}

DrawnScenarios::Prepared DrawnScenarios::prepare(Index scenario) const {
  const ScenarioResult& result = told_.scenarios[scenario];
  Prepared prepared;
  prepared.one_by_one = in_rounds(result.resolved.interventions);
  if (prepared.one_by_one) return prepared;
  Scenario constant = result.scenario;  // without the connections, whose inputs differ by lane
  constant.interventions.clear();
  for (const Intervention& said : result.scenario.interventions) {
    if (said.kind == Kind::connection)
      prepared.changes.push_back(prepare(scenario, said));
    else
      constant.interventions.push_back(said);
    if (said.kind == Kind::keep)
      prepared.kept.push_back(joint_factor(scenario, *result.resolved.map.require(said.factor)));
  }
  const Resolved resolved = resolve(map_, told_.model, told_.baseline.state, constant).value();
  for (const LinkChange& change : resolved.changes)
    prepared.assumed.emplace_back(
        *joint_.find_link(joint_factor(scenario, change.from), joint_factor(scenario, change.to)),
        change.is);
  for (Clamp clamp : resolved.interventions.clamps) {
    clamp.factor = joint_factor(scenario, clamp.factor);
    if (std::find(prepared.kept.begin(), prepared.kept.end(), clamp.factor) == prepared.kept.end())
      prepared.clamps.push_back(clamp);
  }
  for (Input input : resolved.interventions.inputs) {
    input.factor = joint_factor(scenario, input.factor);
    prepared.inputs.push_back(input);
  }
  for (const Index moved : result.resolved.moved)
    prepared.moved.push_back(joint_factor(scenario, moved));
  return prepared;
}

DrawnEffects DrawnScenarios::run(std::uint64_t draws, const Omega& omega, Workers& workers,
                                 const RunOptions& options) const {
  const std::size_t scenarios = told_.scenarios.size();
  DrawnEffects drawn;
  const std::vector<std::vector<double>> values(outcomes_.size(), std::vector<double>(draws));
  const std::vector<std::vector<char>> nobody(outcomes_.size(), std::vector<char>(draws, 0));
  drawn.value.assign(scenarios, values);
  drawn.nobody.assign(scenarios, nobody);
  drawn.certified.assign(draws, 0);
  std::vector<char> mine(draws, 0);
  const Summary summary =
      Ensemble(joint_, by_steps_ ? stopped_by_steps(told_.model) : told_.model)
          .run(
              draws, 0,
              [&](Block& block, Figures&) {
                std::fill_n(mine.begin() + static_cast<std::ptrdiff_t>(block.first()),
                            block.lanes(), char{1});
                simulate_block(block, omega, drawn);
              },
              workers, options);
  drawn.draws = summary.draws;
  if (options.ranks.size > 1) gather(drawn, mine, options);
  drawn.certified.resize(drawn.draws);
  for (std::size_t s = 0; s < scenarios; ++s)
    for (std::size_t k = 0; k < outcomes_.size(); ++k) {
      drawn.value[s][k].resize(drawn.draws);
      drawn.nobody[s][k].resize(drawn.draws);
    }
  return drawn;
}

void DrawnScenarios::simulate_block(Block& block, const Omega& omega, DrawnEffects& drawn) const {
  thread_local Work work;
  work.lanes = block.lanes();
  work.stride = (block.lanes() + 7) / 8 * 8;
  std::vector<double> nowhere(work.stride);
  std::vector<double*> rows;
  for (Index link = 0; link < link_of_.size(); ++link)
    rows.push_back(weights_.directed(link) ? block.new_weights(link_of_[link]).data()
                                           : nowhere.data());
  const auto hear = [&]<class T>(const Fill<T>& fill) {
    using Heard = detail::LargeArray<T>;
    if (!std::holds_alternative<Heard>(work.heard)) work.heard = Heard();
    Heard& heard = std::get<Heard>(work.heard);
    heard.resize(evidence_.voices.size() * work.stride);
    fill(block.first(), work.stride, heard.data());
    weights_.weigh(heard.data(), work.stride, rows);
  };
  std::visit(hear, omega);
  work.told.clear();

  block.simulate();
  work.at_rest = told_.model.start_of.empty();
  work.was.resize(joint_.size());
  for (Index j = 0; j < joint_.size(); ++j) {
    const auto state = block.state(j);
    work.was[j].assign(state.begin(), state.end());
    for (const double at : state) work.at_rest = work.at_rest && at == told_.model.start;
  }
  work.settled.resize(work.lanes);
  work.certified.resize(work.lanes);
  for (std::size_t lane = 0; lane < work.lanes; ++lane) {
    work.settled[lane] = at_rest(block, lane);
    work.certified[lane] = work.settled[lane] && !by_steps_ && block.certified(lane);
  }
  for (Index s = 0; s < prepared_.size(); ++s) {
    if (prepared_[s].one_by_one) {
      take_one_by_one(s, block, work, drawn);
      continue;
    }
    apply(prepared_[s], block, work);
    if (work.at_rest)
      block.simulate();
    else
      block.simulate_onwards();
    take(s, block, work, drawn);
    restore(prepared_[s], block, work);
  }
  std::copy(work.certified.begin(), work.certified.end(),
            drawn.certified.begin() + static_cast<std::ptrdiff_t>(block.first()));
}

void DrawnScenarios::apply(const Prepared& scenario, Block& block, Work& work) const {
  block.clear_interventions();
  work.kept_weights.clear();
  const auto keep = [&](Index link) {
    const auto row = block.weights(link);
    work.kept_weights.emplace_back(row.begin(),
                                   row.begin() + static_cast<std::ptrdiff_t>(work.lanes));
    return row;
  };
  for (const auto& [link, weight] : scenario.assumed)
    std::fill_n(keep(link).begin(), work.lanes, weight);
  for (const Change& change : scenario.changes) {
    const auto row = keep(change.link);
    for (std::size_t lane = 0; lane < work.lanes; ++lane) {
      const double weight = row[lane];
      Target target = change.target;
      if (weight != 0) target.direction = weight < 0 ? -1 : 1;
      if (change.other) target.size = block.weights(*change.other)[lane];
      row[lane] = changed_weight(*change.said, change.reach, weight, target);
      if (change.said->today && *change.said->today != 0)
        block.input(lane, change.to, (row[lane] - weight) * *change.said->today);
    }
  }
  for (const Clamp& clamp : scenario.clamps) block.clamp(clamp.factor, clamp.value);
  for (const Index kept : scenario.kept)
    for (std::size_t lane = 0; lane < work.lanes; ++lane)
      block.clamp(lane, kept, work.was[kept][lane]);
  for (const Input& input : scenario.inputs) block.input(input.factor, input.value);
  if (work.at_rest) return;
  for (Index j = 0; j < joint_.size(); ++j) block.stand_at(j, work.was[j]);
}

void DrawnScenarios::restore(const Prepared& scenario, Block& block, Work& work) const {
  auto was = work.kept_weights.begin();
  const auto put_back = [&](Index link) {
    std::copy(was->begin(), was->end(), block.weights(link).begin());
    ++was;
  };
  for (const auto& [link, weight] : scenario.assumed) put_back(link);
  for (const Change& change : scenario.changes) put_back(change.link);
}

bool DrawnScenarios::at_rest(const Block& block, std::size_t lane) const {
  return by_steps_ ? block.met(lane) : block.settled(lane);
}

/// Asked seldom, so only then.
const std::vector<LaneBits>& DrawnScenarios::told(Work& work) const {
  if (work.told.empty())
    work.told = std::visit(
        [&](const auto& heard) { return weights_.told(heard.data(), work.stride); }, work.heard);
  return work.told;
}

/// Per factor of the joint map, in which lanes a chain of links that somebody told leads there.
std::vector<LaneBits> DrawnScenarios::reached(const Prepared& scenario, Work& work) const {
  std::vector<LaneBits> there(joint_.links().size(), 0);
  for (Index link = 0; link < link_of_.size(); ++link) there[link_of_[link]] = told(work)[link];
  for (const auto& [link, weight] : scenario.assumed) there[link] = work.all();
  for (const Change& change : scenario.changes) there[change.link] = work.all();
  std::vector<LaneBits> reached(joint_.size(), 0);
  for (const Index moved : scenario.moved) reached[moved] = work.all();
  for (bool more = true; more;) {
    more = false;
    for (Index k = 0; k < there.size(); ++k) {
      const Link& link = joint_.links()[k];
      const LaneBits now = reached[link.to] | (reached[link.from] & there[k]);
      more = more || now != reached[link.to];
      reached[link.to] = now;
    }
  }
  return reached;
}

void DrawnScenarios::take(Index scenario, Block& block, Work& work, DrawnEffects& drawn) const {
  std::vector<LaneBits> reach;
  for (std::size_t k = 0; k < outcomes_.size(); ++k) {
    const auto state = block.state(outcomes_[k]);
    double* const value = drawn.value[scenario][k].data() + block.first();
    char* const nobody = drawn.nobody[scenario][k].data() + block.first();
    for (std::size_t lane = 0; lane < work.lanes; ++lane) {
      value[lane] = state[lane] - work.was[outcomes_[k]][lane];
      if (!work.settled[lane] || !at_rest(block, lane)) {
        value[lane] = std::numeric_limits<double>::quiet_NaN();
        continue;
      }
      // From rest, what no chain leads to stays at rest to the bit.
      if (work.at_rest && value[lane] != 0) continue;
      if (reach.empty()) reach = reached(prepared_[scenario], work);
      if (((reach[outcomes_[k]] >> lane) & 1) != 0) continue;
      value[lane] = 0;
      nobody[lane] = 1;
    }
  }
  for (std::size_t lane = 0; lane < work.lanes; ++lane)
    if (work.certified[lane] && !(block.settled(lane) && block.certified(lane)))
      work.certified[lane] = 0;
}

Map DrawnScenarios::map_of_lane(Block& block, Work& work, std::size_t lane) const {
  std::vector<Link> links = map_.links();
  for (Index k = 0; k < links.size(); ++k) {
    links[k].simulated = ((told(work)[k] >> lane) & 1) != 0;
    links[k].weight = links[k].simulated ? block.weights(link_of_[k])[lane] : 0;
  }
  return Map::make(map_.factors(), std::move(links), map_.source(), scale_of(map_)).value();
}

void DrawnScenarios::take_one_by_one(Index scenario, Block& block, Work& work,
                                     DrawnEffects& drawn) const {
  for (std::size_t lane = 0; lane < work.lanes; ++lane) {
    const Map map = map_of_lane(block, work, lane);
    const Simulation baseline = simulate(map, told_.model);
    const Result<ScenarioResult> result =
        run_scenario(map, told_.model, baseline, told_.scenarios[scenario].scenario);
    const bool settled = result && baseline.settled() && result->simulation.settled();
    if (!settled || !result->simulation.certified) work.certified[lane] = 0;
    for (std::size_t k = 0; k < outcomes_.size(); ++k) {
      const std::uint64_t draw = block.first() + lane;
      drawn.value[scenario][k][draw] = settled ? result->effect[outcomes_[k]].value_or(0)
                                               : std::numeric_limits<double>::quiet_NaN();
      drawn.nobody[scenario][k][draw] = settled && !result->effect[outcomes_[k]];
    }
  }
}

/// Every rank ends with the draws of all. A rank's own follow each other.
void DrawnScenarios::gather(DrawnEffects& drawn, const std::vector<char>& mine,
                            const RunOptions& options) const {
  const auto first =
      static_cast<std::uint64_t>(std::find(mine.begin(), mine.end(), char{1}) - mine.begin());
  const auto count = static_cast<std::uint64_t>(std::count(mine.begin(), mine.end(), char{1}));
  std::string bytes;
  core::put(bytes, first);
  core::put(bytes, count);
  for (std::uint64_t draw = first; draw < first + count; ++draw) {
    bytes += drawn.certified[draw];
    for (std::size_t s = 0; s < drawn.value.size(); ++s)
      for (std::size_t k = 0; k < outcomes_.size(); ++k) {
        core::put(bytes, drawn.value[s][k][draw]);
        bytes += drawn.nobody[s][k][draw];
      }
  }
  for (const std::string& part : options.ranks.gather(bytes)) {
    std::string_view rest = part;
    const std::uint64_t begin = core::take_count(rest), end = begin + core::take_count(rest);
    const auto take_flag = [&rest] {
      if (rest.empty()) throw std::logic_error("what another rank sent ends early");
      const char flag = rest.front();
      rest.remove_prefix(1);
      return flag;
    };
    for (std::uint64_t draw = begin; draw < end; ++draw) {
      drawn.certified[draw] = take_flag();
      for (std::size_t s = 0; s < drawn.value.size(); ++s)
        for (std::size_t k = 0; k < outcomes_.size(); ++k) {
          drawn.value[s][k][draw] = core::take_number(rest);
          drawn.nobody[s][k][draw] = take_flag();
        }
    }
  }
}

}  // namespace fcm::analyse
