// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "model_options.hpp"
#include "text/number.hpp"
#include "text_table.hpp"
#include "what_if_answer.hpp"

namespace fcm::command {
namespace {

std::string title_of(const Scenario& scenario) {
  return scenario.title.empty() ? scenario.name : scenario.title;
}

std::string dose_of(const ScenarioResult& result, bool settled) {
  if (!settled) return "not known: did not settle";
  std::string text;
  for (const Dose& dose : result.doses)
    text += (text.empty() ? "" : ", ") + result.resolved.map.factors()[dose.factor].id + " " +
            signed_number(dose.change, 2);
  return text.empty() ? "nothing moved" : text;
}

// SCENARIOS, "What may be said": hardly is under a tenth of the furthest on this outcome.
std::string words_for(const ScenarioResult& result, Index factor, double furthest, bool settled) {
  const std::optional<double>& effect = result.effect[factor];
  if (!settled) return "did not settle";
  if (!effect) return "not talked about";
  if (*effect == 0 && result.resolved.last_round() > 0) return "nothing lasts";
  if (*effect == 0 || std::abs(*effect) < 0.1 * furthest) return "hardly";
  return *effect > 0 ? "more" : "less";
}

std::string number_of(const std::optional<double>& effect) {
  return effect ? signed_number(*effect) : "-";
}

std::string rests_on(const Support& support) {
  if (!support.fragility) return "-";
  const Fragility& found = *support.fragility;
  if (found.voices == 0) return "more than 5 voices";
  return (found.exact ? "" : "at most ") + counted(found.voices, "voice", "voices");
}

struct Line {
  std::size_t scenario;
  bool after;
  std::optional<double> effect;
};

class Text {
 public:
  explicit Text(const Answer& answer) : answer_(answer), map_(answer.loaded.map) {}

  std::string all() {
    const auto& outcomes = answer_.loaded.project.outcomes;
    const bool wanted = std::any_of(outcomes.begin(), outcomes.end(),
                                    [](const Outcome& outcome) { return outcome.directed; });
    if (wanted || (answer_.each && !outcomes.empty()))
      for (std::size_t k = 0; k < outcomes.size(); ++k) by_outcome(k);
    else
      for (std::size_t i = 0; i < answer_.what_if.scenarios.size(); ++i) by_factor(i);
    notes();
    return text_;
  }

 private:
  bool settled(const ScenarioResult& result) const {
    return answer_.what_if.baseline.settled() && result.simulation.settled();
  }

  const ScenarioResult& result_of(const Line& line) const {
    return line.after ? *answer_.afters[line.scenario] : answer_.what_if.scenarios[line.scenario];
  }

  std::vector<Line> lines_for(std::size_t k) const {
    const Index factor = answer_.outcomes[k];
    std::vector<Line> lines;
    for (std::size_t i = 0; i < answer_.what_if.scenarios.size(); ++i) {
      lines.push_back({i, false, answer_.what_if.scenarios[i].effect[factor]});
      if (answer_.afters[i]) lines.push_back({i, true, answer_.afters[i]->effect[factor]});
    }
    return lines;
  }

  // Ideas before risks, by level, the furthest in the wanted direction first, unknown ones last.
  void sort(std::vector<Line>& lines, const Outcome& outcome) const {
    static const std::vector<std::string> levels = {"individual", "community", "organisation",
                                                    "system", ""};
    auto key = [&](const Line& line) {
      const Scenario& scenario = answer_.what_if.scenarios[line.scenario].scenario;
      const auto level = std::find(levels.begin(), levels.end(), scenario.level) - levels.begin();
      const double toward = !line.effect        ? -HUGE_VAL
                            : !outcome.directed ? std::abs(*line.effect)
                            : outcome.want_more ? *line.effect
                                                : -*line.effect;
      return std::tuple(scenario.risk, level, -toward);
    };
    std::stable_sort(lines.begin(), lines.end(),
                     [&](const Line& a, const Line& b) { return key(a) < key(b); });
  }

  // Of the ideas that the project compares, as in the report; of all lines where none of them is.
  double furthest_of(const std::vector<Line>& lines) const {
    const auto& compare = answer_.loaded.project.compare;
    double of_compared = 0, of_all = 0;
    for (const Line& line : lines) {
      const double size = std::abs(line.effect.value_or(0));
      const Scenario& scenario = answer_.what_if.scenarios[line.scenario].scenario;
      const bool compared =
          !line.after && (compare.empty() ? !scenario.risk
                                          : std::find(compare.begin(), compare.end(),
                                                      scenario.name) != compare.end());
      of_all = std::max(of_all, size);
      if (compared) of_compared = std::max(of_compared, size);
    }
    return of_compared > 0 ? of_compared : of_all;
  }

  void by_outcome(std::size_t k) {
    const Outcome& outcome = answer_.loaded.project.outcomes[k];
    std::vector<Line> lines = lines_for(k);
    sort(lines, outcome);
    const double furthest = furthest_of(lines);
    text_ += label_of(map_.factors()[answer_.outcomes[k]]);
    if (outcome.directed) text_ += outcome.want_more ? " (wanted: more)" : " (wanted: less)";
    text_ += "\n";
    const bool supported = !answer_.support.empty();
    std::vector<std::string> header{"level", "scenario", "points to", "effect"};
    if (supported) header.insert(header.end(), {"named by", "rests on"});
    header.push_back("dose");
    TextTable table(header);
    for (const Line& line : lines) table.add(row_for(line, k, furthest));
    text_ += table.text(supported ? "lllrrl" : "lllr") + "\n";
  }

  std::vector<std::string> row_for(const Line& line, std::size_t k, double furthest) const {
    const ScenarioResult& result = result_of(line);
    const Scenario& scenario = answer_.what_if.scenarios[line.scenario].scenario;
    std::vector<std::string> row{scenario.risk            ? "a risk"
                                 : scenario.level.empty() ? "-"
                                                          : scenario.level,
                                 title_of(scenario) + (line.after ? ": after, if this stays" : ""),
                                 words_for(result, answer_.outcomes[k], furthest, settled(result)),
                                 number_of(line.effect)};
    if (!answer_.support.empty()) {
      const Support& support = answer_.support[line.scenario][k];
      row.push_back(line.after ? "-" : counted(support.voices, "voice", "voices"));
      row.push_back(line.after ? "-" : rests_on(support));
    }
    row.push_back(dose_of(result, settled(result)));
    return row;
  }

  void by_factor(std::size_t i) {
    one_scenario(answer_.what_if.scenarios[i], "");
    if (answer_.afters[i]) one_scenario(*answer_.afters[i], ": after, if this stays");
  }

  /// All, in the order of the map; where the map has no outcomes, those with the furthest effects.
  std::vector<Index> factors_listed(const ScenarioResult& result) const {
    constexpr std::size_t most = 20;
    std::vector<Index> factors(result.effect.size());
    for (Index f = 0; f < factors.size(); ++f) factors[f] = f;
    if (!answer_.outcomes.empty()) return factors;
    const auto size = [&](Index f) { return result.effect[f] ? std::abs(*result.effect[f]) : -1; };
    std::stable_sort(factors.begin(), factors.end(),
                     [&](Index a, Index b) { return size(a) > size(b); });
    factors.resize(std::min(factors.size(), most));
    return factors;
  }

  void one_scenario(const ScenarioResult& result, const std::string& suffix) {
    text_ += title_of(result.scenario) + suffix + "  (dose" + (settled(result) ? ": " : " ") +
             dose_of(result, settled(result)) + ")\n";
    TextTable table({"factor", "points to", "effect"});
    const std::vector<Index> shown = factors_listed(result);
    for (const Index f : shown)
      table.add({label_of(result.resolved.map.factors()[f]),
                 words_for(result, f, 0, settled(result)), number_of(result.effect[f])});
    text_ += table.text("llr");
    if (const std::size_t more = result.effect.size() - shown.size(); more > 0)
      text_ += "and " + counted(more, "factor", "factors") + " with no larger effect\n";
    text_ += "\n";
  }

  /// "by round 4 nine tenths of what reaches connectedness has arrived", for the furthest.
  void rounds() {
    for (std::size_t k = 0; k < answer_.outcomes.size(); ++k) {
      const std::string outcome = label_of(map_.factors()[answer_.outcomes[k]]);
      std::optional<std::size_t> first, last;
      for (std::size_t i = 0; i < answer_.courses.size(); ++i) {
        const auto& course = answer_.courses[i][k];
        const auto& resolved = answer_.what_if.scenarios[i].resolved;
        if (course && resolved.last_round() > 0 && course->furthest != 0)
          text_ += title_of(answer_.what_if.scenarios[i].scenario) + ": " + outcome +
                   " is furthest " + "in round " + std::to_string(course->furthest_round) +
                   ", at " + signed_number(course->furthest) + ".\n";
        if (!course || !course->arrived) continue;
        first = std::min(first.value_or(*course->arrived), *course->arrived);
        last = std::max(last.value_or(0), *course->arrived);
      }
      if (!last) continue;
      text_ +=
          "By round " + std::to_string(*last) + " of knock-on nine tenths of what reaches " +
          outcome + " has arrived" +
          (*first == *last ? "" : ", by round " + std::to_string(*first) + " with the quickest") +
          ".\n";
    }
  }

  /// Every note once, with the scenario that it is of; of several, the first and how many more.
  void of_scenarios() {
    const auto& scenarios = answer_.what_if.scenarios;
    std::map<std::string, std::size_t> scenarios_with;
    for (const ScenarioResult& result : scenarios)
      for (const std::string& note : result.resolved.notes) ++scenarios_with[note];
    for (const ScenarioResult& result : scenarios)
      for (const std::string& note : result.resolved.notes) {
        const std::size_t count = std::exchange(scenarios_with[note], 0);
        if (count == 0) continue;
        const std::string title = title_of(result.scenario);
        const bool named = scenarios.size() == 1 || note.find(title) != std::string::npos;
        text_ += "Note: " +
                 (named ? ""
                        : title + (count == 1 ? "" : " and " + text::grouped(count - 1) + " more") +
                              ": ") +
                 note + "\n";
      }
  }

  /// Why an effect is not known, and where an end is not proven to be the only one.
  void endings() {
    const Simulation& baseline = answer_.what_if.baseline;
    if (!baseline.settled())
      text_ += "Note: things as they are did not settle: " + baseline.message + ".\n";
    std::size_t unsettled = 0, unproven = baseline.settled() && !baseline.certified ? 1 : 0;
    const ScenarioResult* first = nullptr;
    for (const ScenarioResult& result : answer_.what_if.scenarios) {
      if (!result.simulation.settled() && unsettled++ == 0) first = &result;
      if (result.simulation.settled() && !result.simulation.certified) ++unproven;
    }
    if (unsettled == 1)
      text_ += "Note: " + title_of(first->scenario) +
               " did not settle: " + first->simulation.message + ".\n";
    else if (first)
      text_ += "Note: " + counted(unsettled, "scenario", "scenarios") +
               " did not settle; the first, " + title_of(first->scenario) + ": " +
               first->simulation.message + ".\n";
    if (unproven > 0)
      text_ +=
          "Note: not every end above is proven to be the only one; 'fcm simulate MAP "
          "--attractors'\nwith the same model looks for others.\n";
  }

  void warnings() {
    if (answer_.what_if.baseline.unstable)
      text_ += "Note: things as they are rest where the smallest nudge leads away.\n";
    for (const ScenarioResult& result : answer_.what_if.scenarios)
      if (result.simulation.unstable)
        text_ += "Note: " + title_of(result.scenario) +
                 ": the map rests where the smallest nudge leads away.\n";
  }

  void notes() {
    rounds();
    of_scenarios();
    endings();
    warnings();
    lasts_without_stays();
    text_ +=
        "An effect is the scenario minus things as they are. Compare within one outcome, never\n"
        "across: more was said about some than about others. It is no forecast.\n";
  }

  void lasts_without_stays() {
    for (const ScenarioResult& result : answer_.what_if.scenarios)
      if (const std::string why = no_after(result.scenario); !why.empty())
        text_ += "Note: " + title_of(result.scenario) + ": " + why + "\n";
  }

  const Answer& answer_;
  const Map& map_;
  std::string text_;
};

}  // namespace

std::string as_text(const Answer& answer) { return Text(answer).all(); }

}  // namespace fcm::command
