// SPDX-License-Identifier: MIT
//
// From the words of a scenario to clamps, inputs and an edited map. SCENARIOS, "Interventions".
#include <algorithm>
#include <cmath>
#include <utility>

#include "analyse/edit.hpp"
#include "analyse/when.hpp"
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

/// The function of one factor, which a model may name by id or label.
const TransferFunction& transfer_at(const Model& model, const Factor& factor) {
  auto own = model.transfer_of.find(factor.id);
  if (own == model.transfer_of.end()) own = model.transfer_of.find(factor.label);
  return **transfer_named(own == model.transfer_of.end() ? model.transfer : own->second);
}

/// The argument at which f reaches v, in closed form: v = tanh(lambda u), (1+v)/2 =
/// sigmoid(lambda u), v = lambda u.
double input_for(double v, const TransferFunction& f, double lambda) {
  if (f.name == "tanh") return core::atanh(v) / lambda;
  if (f.name == "sigmoid") return 2 * core::atanh(v) / lambda;
  return v / lambda;
}

/// The end of the range of a discrete function that lies on v's side.
double end_of_range(double v, const TransferFunction& f) {
  return v > 0 ? f.high : v < 0 ? f.low : std::max(f.low, 0.0);
}

/// Where a hold at v is: within the range, which ends at 0 below under some functions.
double level_for(double v, const TransferFunction& f) {
  if (f.name == "sigmoid") return (1 + v) / 2;
  return f.discrete ? end_of_range(v, f) : std::clamp(v, f.low, f.high);
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

/// What becomes of one intervention on one factor.
class Applied {
 public:
  Applied(const Intervention& said, Index factor, const Model& model, Resolved& resolved)
      : said_(said),
        factor_(factor),
        model_(model),
        f_(transfer_at(model, resolved.map.factors()[factor])),
        name_(name_of(resolved.map.factors()[factor])),
        resolved_(resolved) {}

  /// `v`: what is asked for; `was`: the state of the baseline.
  void apply(double v, double was) {
    switch (said_.kind) {
      case Kind::keep:
        return clamp(was);
      case Kind::hold:
        return hold(v);
      case Kind::clamp:
        return clamp(said_.amount);
      case Kind::push:
        return input(said_.amount);
      case Kind::stop:
        note("Stopping " + name_ +
             " is read as much less of it (-.75): the map does not know how much there is to "
             "stop.");
        return push(v);
      default:
        return push(v);
    }
  }

 private:
  void note(std::string text) { resolved_.notes.push_back(std::move(text)); }

  void clamp(double at) {
    When when = said_.when;
    when.decay = 0;
    resolved_.interventions.clamps.push_back({factor_, at, when});
  }

  void input(double u) { resolved_.interventions.inputs.push_back({factor_, u, said_.when}); }

  void hold(double v) {
    const double at = level_for(v, f_);
    clamp(at);
    if (f_.discrete)
      note(knows_no_amounts() + name_ + " is held at " + text::shortest(at) + ".");
    else if (f_.name != "sigmoid" && at != v)
      note("Under the " + std::string(f_.name) + " function there is nothing below " +
           text::shortest(f_.low) + ": " + name_ + " is held at " + text::shortest(at) + ".");
  }

  void push(double v) {
    if (!f_.discrete) return input(input_for(v, f_, model_.lambda));
    if (v == 0) return;
    const double at = end_of_range(v, f_);
    clamp(at);
    note(knows_no_amounts() + std::string(word_of(said_.kind)) + name_ + " is a clamp at " +
         text::shortest(at) + ".");
  }

  std::string knows_no_amounts() const {
    return "The " + std::string(f_.name) + " function knows no amounts: ";
  }

  const Intervention& said_;
  Index factor_;
  const Model& model_;
  const TransferFunction& f_;
  std::string name_;
  Resolved& resolved_;
};

/// A factor may be moved again in other rounds, and not twice in one.
Result<void> check_once(const Scenario& scenario, const Intervention& said, Index factor,
                        std::vector<std::pair<Index, When>>& named) {
  for (const auto& [other, when] : named)
    if (other == factor && overlap(when, said.when))
      return in_scenario(scenario, "scenario.factor_twice",
                         "'" + said.factor + "' is moved twice" +
                             (when.always() && said.when.always() ? "" : " in the same round"),
                         "say once what happens to it, or in which rounds each is done",
                         said.place);
  named.emplace_back(factor, said.when);
  return {};
}

Result<void> move_factor(const Scenario& scenario, const Intervention& said, const Model& model,
                         const Eigen::VectorXd& baseline,
                         std::vector<std::pair<Index, When>>& named, Resolved& resolved) {
  const Result<Index> factor = resolved.map.require(said.factor);
  if (!factor) return in_scenario(scenario, factor.error(), said.place);
  if (const auto good = check_amount(scenario, said); !good) return good;
  if (const auto good = check_once(scenario, said, *factor, named); !good) return good;
  const auto i = static_cast<Eigen::Index>(*factor);
  Applied(said, *factor, model, resolved)
      .apply(asked(scenario, said), i < baseline.size() ? baseline[i] : model.start);
  resolved.moved.push_back(*factor);
  return {};
}

}  // namespace
}  // namespace analyse

Result<Resolved> resolve(const Map& map, const Model& model, const Eigen::VectorXd& baseline,
                         const Scenario& scenario) {
  using namespace analyse;
  if (const auto good = check(model, map); !good) return tl::make_unexpected(good.error());
  if (!(scenario.reach >= 0 && scenario.reach <= 1))
    return in_scenario(scenario, "scenario.reach", "`reach` must lie between 0 % and 100 %",
                       "write a share, as in `reach: 25 %`");
  Resolved resolved;
  resolved.map = map;
  if (const auto added = add_assumptions(scenario, resolved); !added)
    return tl::make_unexpected(added.error());
  std::vector<std::pair<Index, When>> named;
  for (const Intervention& said : scenario.interventions) {
    Result<void> done = check_rounds(scenario, said);
    if (done)
      done = said.kind == Intervention::Kind::connection
                 ? change_connection(scenario, said, resolved)
                 : move_factor(scenario, said, model, baseline, named, resolved);
    if (!done) return tl::make_unexpected(done.error());
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

std::string no_after(const Scenario& scenario) {
  if (scenario.lasts.empty() || !scenario.stays.empty()) return {};
  return "It lasts " + scenario.lasts +
         ", and nobody said what stays. What is left afterwards is not shown: the model would "
         "always "
         "answer 0 (`stays` says what people think will last).";
}

}  // namespace fcm
