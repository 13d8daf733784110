// SPDX-License-Identifier: MIT
//
// What must hold for every map whatever its method, over 10,000 of them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <vector>

#include "numbered_question.hpp"

using namespace fcm;
using namespace fcm::property;

namespace {

/// By the place of a factor: where it goes.
std::vector<Index> any_order(Source& source, Index factors) {
  std::vector<Index> place(factors);
  std::iota(place.begin(), place.end(), Index{0});
  for (Index i = factors; i > 1; --i)
    std::swap(place[i - 1], place[source.below(static_cast<std::uint32_t>(i))]);
  return place;
}

Question permuted(Question q, const std::vector<Index>& place) {
  std::vector<Factor> factors(q.map.size());
  for (Index i = 0; i < factors.size(); ++i) factors[place[i]] = q.map.factors()[i];
  std::vector<Link> links = q.map.links();
  for (Link& link : links) link.from = place[link.from], link.to = place[link.to];
  q.map = Map::make(factors, links).value();
  for (Clamp& clamp : q.interventions.clamps) clamp.factor = place[clamp.factor];
  for (Input& input : q.interventions.inputs) input.factor = place[input.factor];
  return q;
}

Eigen::VectorXd permuted(const Eigen::VectorXd& state, const std::vector<Index>& place) {
  Eigen::VectorXd moved(state.size());
  for (Index i = 0; i < place.size(); ++i)
    moved[static_cast<Eigen::Index>(place[i])] = state[static_cast<Eigen::Index>(i)];
  return moved;
}

When any_when(Source& source) {
  When when{.from = 1 + source.below(12), .ramp = source.below(5)};
  if (source.one_in(2))
    when.until = when.from + std::max<std::size_t>(when.ramp, 1) - 1 + source.below(9);
  return when;
}

}  // namespace

TEST_CASE("property: over 10,000 maps the order of the factors permutes the states, no more") {
  std::size_t proven = 0;
  for (std::uint64_t number = 0; number < 10'000; ++number) {
    CAPTURE(number);
    Source source(50'000 + number);
    Question one = numbered_question(source);
    const std::vector<Index> place = any_order(source, one.map.size());
    const Eigen::VectorXd start = any_start(source, one.map.size());
    Question other = permuted(one, place);

    // What every sum is added up in another order makes, over a few rounds.
    one.model.steps = other.model.steps = 4;
    const Eigen::VectorXd state =
        permuted(simulate(one.map, one.model, one.interventions, {.start = start}).state, place);
    const Eigen::VectorXd moved =
        simulate(other.map, other.model, other.interventions, {.start = permuted(start, place)})
            .state;
    const double size = std::max(1.0, state.cwiseAbs().maxCoeff());
    REQUIRE((state - moved).cwiseAbs().maxCoeff() <= 1e-9 * size);

    if (number % 4 != 0) continue;
    one.model.steps = other.model.steps = std::nullopt;
    const Simulation end = simulate(one.map, one.model, one.interventions);
    const Simulation moved_end = simulate(other.map, other.model, other.interventions);
    REQUIRE(end.proof == moved_end.proof);
    if (!end.certified) continue;
    ++proven;
    REQUIRE((permuted(end.state, place) - moved_end.state).cwiseAbs().maxCoeff() <=
            end.error_bound + moved_end.error_bound);
  }
  CHECK(proven > 1'000);
}

TEST_CASE("property: over 10,000 maps no simulation takes more steps than it is allowed") {
  for (std::uint64_t number = 0; number < 10'000; ++number) {
    CAPTURE(number);
    Source source(70'000 + number);
    Question q = numbered_question(source);
    Model& model = q.model;
    const bool lagged = std::any_of(q.map.links().begin(), q.map.links().end(),
                                    [](const Link& link) { return link.lag > 0; });
    if (source.one_in(5) && !lagged) {
      model.damping = 0;
      model.time = Time::continuous;
      model.time_step = source.between(0.01, 1);
    }
    if (source.one_in(5) && model.rule != "rescaled") model.transfer_of["f0"] = "trivalent_half";
    if (source.one_in(8)) model.transfer = "linear", model.rule = "quasi_nonlinear";
    model.hold_sources = source.one_in(3);
    model.max_steps = 1 + source.below(400);
    model.stop_by = source.one_of<StopBy>({StopBy::error, StopBy::error, StopBy::largest_change,
                                           StopBy::mean_square_change, StopBy::change_of_the_sum});
    for (Input& input : q.interventions.inputs) input.when = any_when(source);
    for (Clamp& clamp : q.interventions.clamps) clamp.when = any_when(source);
    const Simulation s = simulate(q.map, model, q.interventions,
                                  {.trajectory = true, .start = any_start(source, q.map.size())});
    REQUIRE(s.steps <= model.max_steps);
    REQUIRE(s.trajectory.size() == s.steps + 1);
    REQUIRE((s.period > 1) == (s.ending == Ending::cycle));
    REQUIRE(!s.message.empty());
  }
}
