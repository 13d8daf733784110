// SPDX-License-Identifier: MIT
//
// From the words of a scenario to clamps, inputs and an edited map. SCENARIOS, "Interventions".
#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "analyse/edit.hpp"
#include "core/elementary.hpp"
#include "text/number.hpp"

namespace fcm {
namespace analyse {

std::string name_of(const Factor& factor) {
  return "\"" + (factor.label.empty() ? factor.id : factor.label) + "\"";
}

tl::unexpected<Problem> in_scenario(const Scenario& scenario, Problem found, const Place& place) {
  found.message = "scenario '" + scenario.name + "': " + found.message;
  if (found.place.file.empty()) found.place = place;
  return tl::make_unexpected(std::move(found));
}

tl::unexpected<Problem> in_scenario(const Scenario& scenario, std::string code, std::string message,
                                    std::string hint, const Place& place) {
  Problem found;
  found.code = std::move(code);
  found.message = std::move(message);
  found.hint = std::move(hint);
  return in_scenario(scenario, std::move(found), place);
}

namespace {

using Kind = Intervention::Kind;

/// What the intervention asks for on the scale -1 .. 1, where 0 is "as things are".
double asked(const Scenario& scenario, const Intervention& said) {
  switch (said.kind) {
    case Kind::less:
      return -said.amount * scenario.reach;
    case Kind::stop:
      return -0.75 * scenario.reach;
    default:
      return said.amount * scenario.reach;
  }
}

Result<void> check_amount(const Scenario& scenario, const Intervention& said) {
  const bool raw = said.kind == Kind::clamp || said.kind == Kind::push;
  if (raw && scenario.reach != 1)
    return in_scenario(scenario, "scenario.reach", "a raw clamp or push cannot be reached in part",
                       "write the smaller value, or say it in words: `more`, `hold`", said.place);
  const double amount = said.amount;
  const bool good = raw                       ? std::isfinite(amount)
                    : said.kind == Kind::hold ? amount >= -1 && amount <= 1
                    : said.kind == Kind::more || said.kind == Kind::less ? amount > 0 && amount < 1
                                                                         : true;
  if (good) return {};
  return in_scenario(scenario, "scenario.amount",
                     raw ? "a clamp or push must be a finite number"
                     : said.kind == Kind::hold
                         ? "`hold` needs a level from -1 to 1, where 0 is as things are"
                         : "`more` and `less` need an amount above 0 and below 1",
                     raw ? "" : "slightly is .25, more is .5, much more is .75", said.place);
}

bool is_sigmoid(const TransferFunction& f) { return f.name == "sigmoid"; }

/// atanh by logarithms of + - * / alone is the transfer function's business; here the argument at
/// which f reaches v, in closed form: v = tanh(lambda u), (1+v)/2 = sigmoid(lambda u), v = lambda
/// u.
double input_for(double v, const TransferFunction& f, double lambda) {
  if (f.name == "tanh") return core::atanh(v) / lambda;
  if (is_sigmoid(f)) return 2 * core::atanh(v) / lambda;
  return v / lambda;
}

/// The end of the range of a discrete function that lies on v's side.
double end_of_range(double v, const TransferFunction& f) {
  return v > 0 ? f.high : v < 0 ? f.low : std::max(f.low, 0.0);
}

double level_for(double v, const TransferFunction& f) {
  if (is_sigmoid(f)) return (1 + v) / 2;
  return f.discrete ? end_of_range(v, f) : v;
}

std::string_view word_of(Kind kind) {
  switch (kind) {
    case Kind::less:
      return "less of ";
    case Kind::stop:
      return "a stop of ";
    case Kind::hold:
      return "holding ";
    default:
      return "more of ";
  }
}

void push_in_words(double v, const Intervention& said, Index factor, const Model& model,
                   const TransferFunction& f, Resolved& resolved) {
  if (!f.discrete) {
    resolved.interventions.inputs.push_back({factor, input_for(v, f, model.lambda)});
    return;
  }
  if (v == 0) return;
  const double at = end_of_range(v, f);
  resolved.interventions.clamps.push_back({factor, at});
  resolved.notes.push_back("The " + std::string(f.name) +
                           " function knows no amounts: " + std::string(word_of(said.kind)) +
                           name_of(resolved.map.factors()[factor]) + " is a clamp at " +
                           text::shortest(at) + ".");
}

void apply(const Scenario& scenario, const Intervention& said, Index factor, const Model& model,
           const TransferFunction& f, const Eigen::VectorXd& baseline, Resolved& resolved) {
  const double v = asked(scenario, said);
  auto& clamps = resolved.interventions.clamps;
  const std::string name = name_of(resolved.map.factors()[factor]);
  switch (said.kind) {
    case Kind::keep: {
      const auto i = static_cast<Eigen::Index>(factor);
      clamps.push_back({factor, i < baseline.size() ? baseline[i] : model.start});
      break;
    }
    case Kind::hold:
      clamps.push_back({factor, level_for(v, f)});
      if (f.discrete)
        resolved.notes.push_back("The " + std::string(f.name) + " function knows no amounts: " +
                                 name + " is held at " + text::shortest(clamps.back().value) + ".");
      break;
    case Kind::clamp:
      clamps.push_back({factor, said.amount});
      break;
    case Kind::push:
      resolved.interventions.inputs.push_back({factor, said.amount});
      break;
    case Kind::stop:
      resolved.notes.push_back("Stopping " + name +
                               " is read as much less of it (-.75): the map does not know how much "
                               "there is to stop.");
      [[fallthrough]];
    default:
      push_in_words(v, said, factor, model, f, resolved);
  }
  resolved.moved.push_back(factor);
}

}  // namespace
}  // namespace analyse

Result<Resolved> resolve(const Map& map, const Model& model, const Eigen::VectorXd& baseline,
                         const Scenario& scenario) {
  using namespace analyse;
  const auto f = transfer_named(model.transfer);
  if (!f) return tl::make_unexpected(f.error());
  if (!(scenario.reach >= 0 && scenario.reach <= 1))
    return in_scenario(scenario, "scenario.reach", "`reach` must lie between 0 % and 100 %",
                       "write a share, as in `reach: 25 %`");
  Resolved resolved;
  resolved.map = map;
  if (const auto added = add_assumptions(scenario, resolved); !added)
    return tl::make_unexpected(added.error());
  std::set<Index> named;
  for (const Intervention& said : scenario.interventions) {
    if (said.kind == Intervention::Kind::connection) {
      const auto changed = change_connection(scenario, said, resolved);
      if (!changed) return tl::make_unexpected(changed.error());
      continue;
    }
    const Result<Index> factor = resolved.map.require(said.factor);
    if (!factor) return in_scenario(scenario, factor.error(), said.place);
    if (const auto good = check_amount(scenario, said); !good)
      return tl::make_unexpected(good.error());
    if (!named.insert(*factor).second)
      return in_scenario(scenario, "scenario.factor_twice", "'" + said.factor + "' is moved twice",
                         "say once what happens to it", said.place);
    apply(scenario, said, *factor, model, **f, baseline, resolved);
  }
  if (scenario.reach != 1)
    resolved.notes.push_back("Reach " + text::shortest(scenario.reach * 100) +
                             " %: the push is smaller in proportion; no threshold is modelled.");
  note_where_nothing_moves(scenario, baseline, resolved);
  auto& moved = resolved.moved;
  std::sort(moved.begin(), moved.end());
  moved.erase(std::unique(moved.begin(), moved.end()), moved.end());
  return resolved;
}

Result<Scenario> after(const Scenario& scenario) {
  if (scenario.stays.empty())
    return analyse::in_scenario(
        scenario, "scenario.after_without_stays",
        "what is left after it ends cannot be said unless something stays: the model would always "
        "answer 0",
        "write `stays: {factor: slightly}` for what people think will last");
  Scenario left = scenario;
  left.stays.clear();
  left.interventions.clear();
  left.reach = 1;
  for (const Stay& stay : scenario.stays) {
    Intervention more;
    more.kind = stay.amount < 0 ? Intervention::Kind::less : Intervention::Kind::more;
    more.factor = stay.factor;
    more.amount = std::abs(stay.amount);
    left.interventions.push_back(more);
  }
  return left;
}

}  // namespace fcm
