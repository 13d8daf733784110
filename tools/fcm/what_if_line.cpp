// SPDX-License-Identifier: MIT
#include "what_if_line.hpp"

#include "assignment.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"
#include "when_words.hpp"

namespace fcm::command {
namespace {

using Kind = Intervention::Kind;

Intervention intervention(Kind kind, const Assignment& said) {
  Intervention made;
  made.kind = kind;
  made.factor = said.factor;
  made.amount = said.value;
  return made;
}

/// Takes the rounds off the end of F@3..10 or F=V@3..10; what else follows an @ belongs to the
/// factor.
Result<When> take_rounds(const std::string& option, std::string& word) {
  const auto at = word.rfind('@');
  if (at == std::string::npos || at == 0 || at + 1 == word.size() ||
      std::string("0123456789.").find(word[at + 1]) == std::string::npos)
    return When{};
  const auto when = read_when(option, word, word.substr(at + 1));
  word.erase(at);
  return when;
}

// "A -> B=0.4", "A -> B=gone", "A -> B=times 0.5"; an id may hold "=".
Result<Intervention> read_link(const std::string& word) {
  const auto refuse = [&word](const std::string& message) {
    return problem("usage.value", "--link " + word + ": " + message, {},
                   "write it as in --link 'rain -> puddles=0.4', '...=gone' or '...=times 0.5'",
                   word);
  };
  const auto arrow = word.find("->");
  const auto equals = word.rfind('=');
  if (arrow == std::string::npos || equals == std::string::npos || equals < arrow)
    return refuse("two factors with an arrow between them, and a weight, are needed");
  Intervention made;
  made.kind = Kind::connection;
  made.connection = {text::trimmed(word.substr(0, arrow)),
                     text::trimmed(word.substr(arrow + 2, equals - arrow - 2))};
  std::string becomes = text::trimmed(word.substr(equals + 1));
  made.gone = becomes == "gone";
  if (made.gone) return made;
  const bool multiplied = becomes.rfind("times ", 0) == 0;
  const auto number = text::parse_number(multiplied ? becomes.substr(6) : becomes, {});
  if (!number) return refuse("'" + becomes + "' is no weight");
  (multiplied ? made.times : made.weight) = *number;
  return made;
}

// "much", "slightly", "0.3"; nothing where nothing was said.
std::string amount_in_words(double amount) {
  return amount == 0.5    ? ""
         : amount == 0.75 ? "much "
         : amount == 0.25 ? "slightly "
                          : text::shortest(amount) + " ";
}

std::string link_in_words(const Intervention& change) {
  const std::string link = change.connection.from + " -> " + change.connection.to;
  if (change.gone) return "without " + link;
  if (change.times) return link + " times " + text::shortest(*change.times);
  return link + " at " + text::shortest(*change.weight);
}

// "more trust", "much less jargon", "hold funding at 0.5 in rounds 3 to 10"
std::string in_words(const Intervention& change) {
  const std::string value = text::shortest(change.amount);
  const std::string rounds = to_text(change.when);
  const std::string when = rounds.empty() ? "" : " " + rounds;
  switch (change.kind) {
    case Kind::connection:
      return link_in_words(change);
    case Kind::more:
      return amount_in_words(change.amount) + "more " + change.factor + when;
    case Kind::less:
      return amount_in_words(change.amount) + "less " + change.factor + when;
    case Kind::keep:
      return "keep " + change.factor + when;
    case Kind::hold:
      return "hold " + change.factor + " at " + value + when;
    case Kind::clamp:
      return "clamp " + change.factor + " at " + value + when;
    default:
      return "push " + change.factor + " by " + value + when;
  }
}

}  // namespace

void WhatIfLine::add(Options& line) {
  line.list("--more", more, "F", "more of a factor: F, F=slightly, F=much, F=.3");
  line.list("--less", less, "F", "less of it, in the same words");
  line.list("--keep", keep, "F", "keep it as it is");
  line.list("--hold", hold, "F=V", "hold it at V: -1 the least, 0 as now, 1 the most");
  line.list("--clamp", clamp, "F=V", "for modellers: the state is V throughout");
  line.list("--push", push, "F=U", "for modellers: add U to the sum of its influences");
  line.list("--link", link, "'A -> B=W'",
            "for modellers: the link weighs W; =gone cuts it, ='times N' scales it");
}

Result<Scenario> scenario_of(const WhatIfLine& line) {
  Scenario scenario;
  auto add = [&scenario](const std::vector<std::string>& words, const std::string& option,
                         Kind kind, auto read) -> Result<void> {
    for (std::string word : words) {
      const Result<When> when = take_rounds(option, word);
      if (!when) return tl::make_unexpected(when.error());
      const Result<Assignment> said = read(option, word);
      if (!said) return tl::make_unexpected(said.error());
      scenario.interventions.push_back(intervention(kind, *said));
      scenario.interventions.back().when = *when;
    }
    return {};
  };
  const auto alone = [](const std::string&, const std::string& word) -> Result<Assignment> {
    return Assignment{word, 0};
  };
  for (const Result<void>& added : {add(line.more, "--more", Kind::more, read_amount),
                                    add(line.less, "--less", Kind::less, read_amount),
                                    add(line.keep, "--keep", Kind::keep, alone),
                                    add(line.hold, "--hold", Kind::hold, read_assignment),
                                    add(line.clamp, "--clamp", Kind::clamp, read_assignment),
                                    add(line.push, "--push", Kind::push, read_assignment)})
    if (!added) return tl::make_unexpected(added.error());
  for (const std::string& word : line.link) {
    auto change = read_link(word);
    if (!change) return tl::make_unexpected(change.error());
    scenario.interventions.push_back(std::move(*change));
  }
  for (const Intervention& change : scenario.interventions)
    scenario.name += (scenario.name.empty() ? "" : ", ") + in_words(change);
  return scenario;
}

}  // namespace fcm::command
