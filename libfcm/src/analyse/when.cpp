// SPDX-License-Identifier: MIT
#include "analyse/when.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analyse/edit.hpp"
#include "simulate/schedule.hpp"
#include "text/number.hpp"

namespace fcm {
namespace analyse {
namespace {

constexpr std::size_t for_good = std::numeric_limits<std::size_t>::max();

bool is_held(Intervention::Kind kind) {
  using Kind = Intervention::Kind;
  return kind == Kind::keep || kind == Kind::hold || kind == Kind::clamp;
}

}  // namespace

Result<void> check_rounds(const Scenario& scenario, const Intervention& said) {
  const When& when = said.when;
  const auto refuse = [&](std::string message, std::string hint) {
    return in_scenario(scenario, "scenario.rounds", std::move(message), std::move(hint),
                       said.place);
  };
  if (when.always()) return {};
  if (said.kind == Intervention::Kind::connection)
    return refuse("a changed connection is changed for good, from the first round on",
                  "leave the rounds out, or push what the connection leads to in those rounds");
  if (const auto can_be = detail::check(when); !can_be)
    return refuse(can_be.error().message, can_be.error().hint);
  if (when.decay == 0) return {};
  if (is_held(said.kind))
    return refuse("what is held is let go at the end, and does not fade",
                  "leave the fading out, or push instead of holding: `more`, `less`");
  return {};
}

bool overlap(const When& a, const When& b) {
  return a.from <= b.until.value_or(for_good) && b.from <= a.until.value_or(for_good);
}

}  // namespace analyse

std::string to_text(const When& when) {
  const std::string from = std::to_string(when.from);
  std::string text;
  if (when.until == when.from)
    text = "in round " + from + " alone";
  else if (when.until)
    text = "in rounds " + from + " to " + std::to_string(*when.until);
  else if (when.from != 1)
    text = "from round " + from + " on";
  const auto add = [&text](const std::string& more) { text += (text.empty() ? "" : ", ") + more; };
  if (when.ramp > 1) add("growing over " + std::to_string(when.ramp) + " rounds");
  if (when.decay != 0)
    add("then " + text::shortest(std::round(1e8 * when.decay) / 1e6) + " % left each round");
  return text;
}

std::size_t Resolved::last_round() const {
  std::size_t last = 0;
  bool ends = changes.empty();
  const auto look = [&](const auto& done) {
    ends = ends && done.when.until;
    if (ends) last = std::max(last, *done.when.until);
  };
  for (const Clamp& clamp : interventions.clamps) look(clamp);
  for (const Input& input : interventions.inputs) look(input);
  return ends ? last : 0;
}

}  // namespace fcm
