// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <numeric>

#include "text_table.hpp"
#include "what_if_answer.hpp"

namespace fcm::command {
namespace {

constexpr std::size_t listed_at_most = 5;

/// One pair on one outcome.
struct Row {
  const Interaction* pair;
  OnOutcome on;
  double adds_up() const { return on.together - on.beyond; }
  /// Beyond a hundredth of the larger of the two it says something.
  bool differs() const {
    return std::abs(on.beyond) > 0.01 * std::max(std::abs(on.together), std::abs(adds_up()));
  }
  /// Further in the direction that each alone adds up to.
  bool further() const { return std::abs(on.together) > std::abs(adds_up()); }
};

class Pairs {
 public:
  explicit Pairs(const Answer& answer) : answer_(answer) {}

  std::string all() {
    const std::vector<std::size_t> shown = listed_outcomes();
    for (const std::size_t k : shown) by_outcome(k);
    if (const std::size_t more = answer_.pairs_on.size() - shown.size(); more > 0)
      text_ += "and " + counted(more, "factor", "factors") + " with no larger difference\n\n";
    not_together();
    elsewhere();
    text_ +=
        "Together minus what each alone adds up to, at the doses tried. Compare within one "
        "outcome.\n"
        "It is no forecast.\n";
    return text_;
  }

 private:
  /// All outcomes, in their order; of a map without any the factors with the largest differences,
  /// the largest first.
  std::vector<std::size_t> listed_outcomes() const {
    std::vector<std::size_t> listed(answer_.pairs_on.size());
    std::iota(listed.begin(), listed.end(), std::size_t{0});
    if (!answer_.outcomes.empty()) return listed;
    std::vector<double> largest(listed.size(), -1);
    for (const Interaction& pair : *answer_.pairs)
      for (std::size_t k = 0; k < pair.on.size(); ++k)
        if (pair.on[k]) largest[k] = std::max(largest[k], std::abs(pair.on[k]->beyond));
    std::stable_sort(listed.begin(), listed.end(),
                     [&](std::size_t a, std::size_t b) { return largest[a] > largest[b]; });
    listed.resize(std::min(listed.size(), listed_at_most));
    return listed;
  }

  std::string name(Index i) const {
    const Scenario& scenario = answer_.what_if.scenarios[i].scenario;
    return scenario.title.empty() ? scenario.name : scenario.title;
  }

  void by_outcome(std::size_t k) {
    std::vector<Row> rows;
    for (const Interaction& pair : *answer_.pairs)
      if (pair.on[k]) rows.push_back({&pair, *pair.on[k]});
    const Factor& outcome = answer_.loaded.map.factors()[answer_.pairs_on[k]];
    text_ += label_of(outcome) + "\n";
    const std::size_t all = rows.size();
    rows.erase(
        std::remove_if(rows.begin(), rows.end(), [](const Row& row) { return !row.differs(); }),
        rows.end());
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
      return std::abs(a.on.beyond) > std::abs(b.on.beyond);
    });
    list(rows, true, "together they reach further than each alone adds up to");
    list(rows, false, "together they reach less far than each alone adds up to");
    const bool answered =
        std::any_of(answer_.pairs->begin(), answer_.pairs->end(), [](const Interaction& pair) {
          return pair.reason.empty() && pair.ending == Ending::settled;
        });
    if (!answered)
      text_ += "  no two of them gave an answer together\n";
    else if (all == 0)
      text_ += "  nobody talked about a way there from any two of them\n";
    else if (rows.empty())
      text_ += "  every two come to what each alone adds up to, to a hundredth\n";
    text_ += "\n";
  }

  void list(const std::vector<Row>& rows, bool further, const std::string& title) {
    TextTable table({"scenario", "with", "together", "adds up to", "difference"});
    std::size_t left = 0, shown = 0;
    for (const Row& row : rows) {
      if (row.further() != further) continue;
      if (shown == listed_at_most) {
        ++left;
        continue;
      }
      ++shown;
      table.add({name(row.pair->first), name(row.pair->second), signed_number(row.on.together),
                 signed_number(row.adds_up()), signed_number(row.on.beyond)});
    }
    if (shown == 0) return;
    text_ += "  " + title + "\n" + table.text("llrrr", "    ");
    if (left > 0) text_ += "    and " + counted(left, "pair", "pairs") + " less so\n";
  }

  /// Why some pairs have no line, most frequent first.
  void not_together() {
    std::size_t refused = 0, unsettled = 0, unproven = 0;
    std::string first;
    for (const Interaction& pair : *answer_.pairs) {
      if (!pair.reason.empty() && refused++ == 0) first = pair.reason;
      if (pair.reason.empty() && pair.ending != Ending::settled) ++unsettled;
      if (pair.reason.empty() && pair.ending == Ending::settled && !pair.certified) ++unproven;
    }
    if (refused > 0)
      text_ += "Note: " + counted(refused, "pair was", "pairs were") +
               " not tried, the first because " + first + "; --json gives all reasons.\n";
    if (unsettled > 0)
      text_ += "Note: " + counted(unsettled, "pair", "pairs") + " did not settle.\n";
    if (unproven > 0)
      text_ +=
          "Note: of " + counted(unproven, "pair", "pairs") +
          " it is not proven that the end is the only one; 'fcm simulate MAP --attractors' looks "
          "for others.\n";
  }

  /// Where an effect is the difference of two states, or rests where nothing stays.
  void elsewhere() {
    const auto& alone = answer_.what_if.scenarios;
    std::size_t gone = 0, unstable = 0;
    std::string first;
    for (const Interaction& pair : *answer_.pairs) {
      if (!pair.reason.empty()) continue;
      const bool away = pair.comes_back == false || alone[pair.first].comes_back == false ||
                        alone[pair.second].comes_back == false;
      if (away && gone++ == 0) first = name(pair.first) + " with " + name(pair.second);
      if (pair.unstable) ++unstable;
    }
    if (gone > 0)
      text_ += "Note: in " + counted(gone, "pair", "pairs") + ", the first " + first +
               ", both together or one of them alone take the map to another of the states that "
               "this model can rest in, from which it would not come back: the figures are "
               "differences between such states, and may be an accident of where the map began.\n";
    if (unstable > 0)
      text_ += "Note: in " + counted(unstable, "pair", "pairs") +
               " both together rest where the smallest nudge leads away.\n";
    if (answer_.what_if.baseline.unstable)
      text_ += "Note: things as they are rest where the smallest nudge leads away.\n";
  }

  const Answer& answer_;
  std::string text_;
};

}  // namespace

std::string pairs_as_text(const Answer& answer) { return Pairs(answer).all(); }

}  // namespace fcm::command
