// SPDX-License-Identifier: MIT
//
// The answer, in the words that the findings have earned (SCENARIOS, "What may be said"): which
// idea comes first on an outcome, on how few voices that rests, and whether another reading of the
// same statements changes it.
#include <algorithm>
#include <cmath>

#include "publish/contradictions.hpp"
#include "publish/sections.hpp"
#include "publish/standing.hpp"
#include "publish/words.hpp"

namespace fcm::reporting {
namespace {

constexpr double close = 0.9;  // of the first: too close to put in order

struct Answer {
  Html sentences;
  /// Alone: points somewhere however we read it. Of several: goes further than all others.
  bool settled = false;
  bool named = false;  ///< some idea comes first
};

std::string idea(const ReportInput& in, Index scenario) {
  return in_quotes(title_of(in.scenario(scenario)));
}

std::string among(const ReportInput& in) {
  const std::size_t n = in.findings.compared.size();
  return n == 1 ? "the one idea" : "the " + number_word(n) + " ideas";
}

/// Why no idea stands first.
std::string nobody_first(const ReportInput& in, Index outcome) {
  std::size_t talked = 0, unsettled = 0;
  for (const Index i : in.findings.compared) {
    talked += in.finding(i, outcome).effect.has_value();
    unsettled += in.finding(i, outcome).phrase == Phrase::not_settled;
  }
  if (unsettled == in.findings.compared.size())
    return "there is no answer, because the model did not settle.";
  if (talked == 0)
    return "there is no answer: nobody described a chain from " +
           (in.findings.compared.size() == 1 ? "the idea" : "any of " + among(in)) +
           " to it. That is not the same as " + in_quotes("no effect") + ".";
  return (in.findings.compared.size() == 1 ? "the idea does not point to "
                                           : "none of " + among(in) + " points to ") +
         wanted(in.outcomes[outcome]) + ".";
}

/// On how many voices the first ideas rest.
std::string resting(const ReportInput& in, Index outcome, const std::vector<Standing>& ahead) {
  if (!in.heard.study)
    return " The map does not say who said what, so nobody can tell on how many voices this rests.";
  std::string text;
  for (const Standing& s : ahead) {
    const std::optional<Fragility>& f = in.finding(s.scenario, outcome).fragility;
    if (!f) continue;
    text += " " + (ahead.size() > 1 ? idea(in, s.scenario) : std::string("It"));
    if (f->voices == 0) {
      text += " still stands when five voices are left out, as far as was tried.";
      continue;
    }
    const std::string left = f->left < 0 ? "it turns round" : percent(f->left) + " of it is left";
    if (f->voices <= 2)
      text += " rests on " + voices(f->voices) + ": without " +
              (f->voices == 1 ? "that voice " : "them ") + left + ".";
    else
      text += " loses half when " + voices(f->voices) + " are left out, and not before" +
              (f->exact ? "." : " as far as was tried.");
  }
  return text;
}

/// In how many readings the first idea stays first, and the one in which it falls furthest. `it`:
/// how the idea is called in the sentence.
std::string changing(const ReportInput& in, Index outcome, Index first, const std::string& it,
                     bool& always) {
  const OutcomeFacts& facts = in.outcomes[outcome];
  std::size_t kept = 0, lowest = 1;
  std::string fall;
  for (const Reading& reading : in.findings.readings) {
    const std::vector<Standing> order = standings(in, facts, effects_on(reading, outcome));
    const std::optional<std::size_t> place = place_of(order, first);
    kept += place == std::optional<std::size_t>(1);
    const std::size_t rank = place.value_or(in.findings.compared.size() + 1);
    if (rank <= lowest) continue;
    lowest = rank;
    fall = (reading.name.rfind("coder ", 0) == 0 ? "; read by " : "; with ") + reading.name;
    if (!place)
      fall += facts.said.directed ? " it does not point to " + wanted(facts) + " at all"
                                  : " it does not reach it at all";
    else
      fall += " it falls to " + ordinal(rank) + " of " + number_word(in.findings.compared.size());
    if (!order.empty()) fall += ", and " + idea(in, order.front().scenario) + " comes first";
  }
  const std::size_t n = in.findings.readings.size();
  always = kept == n;
  if (n == 0) return "";
  if (always)
    return " " + it + " comes first in all " + number_word(n) +
           " other readings of the same statements.";
  return " " + it + " comes first in " + number_word(kept) + " of " + number_word(n) +
         " other readings of the same statements" + fall + ".";
}

/// The ideas on the outcome that the first does not go further than.
std::vector<Index> level_with(const ReportInput& in, Index outcome,
                              const std::vector<Standing>& order) {
  std::vector<Index> level;
  for (const Standing& s : order)
    if (s.scenario != order.front().scenario &&
        !goes_further(in.findings, order.front().scenario, s.scenario, outcome,
                      in.outcomes[outcome].said))
      level.push_back(s.scenario);
  return level;
}

double share_that_way(double effect, const DrawnEffect& drawn) {
  return effect < 0 ? drawn.less : drawn.more;
}

/// In how many redraws the first idea stays first, and from which others it cannot be told apart.
std::string redrawn(const ReportInput& in, Index outcome, Index first,
                    const std::vector<Index>& level, const std::string& it) {
  const DrawnEffect& drawn = in.findings.uncertainty->effect[first][outcome];
  std::string text =
      " Of 100 redraws of who spoke, " + it + " comes first in " + of_hundred(drawn.first);
  if (drawn.nobody >= 0.05)
    text += ", and in " + of_hundred(drawn.nobody) + " nobody drawn says anything that leads there";
  text += ".";
  const std::size_t others = in.findings.compared.size() - 1;
  if (level.empty())
    return text +
           " It goes further than each of the others, in 95 of 100 redraws and in every reading.";
  std::vector<std::string> names;
  for (const Index i : level) names.push_back(idea(in, i));
  if (level.size() == others && others > 2)
    return text + " It cannot be told apart from any other of them.";
  if (names.size() > 3) {
    const std::size_t more = names.size() - 2;
    names = {names[0], names[1], number_word(more) + " more"};
  }
  return text + " It cannot be told apart from " + listed(names) + ".";
}

Answer answer_for(const ReportInput& in, Index outcome) {
  const OutcomeFacts& facts = in.outcomes[outcome];
  const std::vector<Standing> order = standings(in, facts, effects_on(in, outcome));
  Answer answer;
  Html& h = answer.sentences;
  h << "<p><strong>On " << name(in_lower(facts.label)) << "</strong>";
  if (facts.said.directed) h << " (wanted: " << wanted(facts) << ")";
  h << " ";
  if (order.empty()) {
    h << nobody_first(in, outcome) << "</p>\n";
    return answer;
  }
  answer.named = true;
  std::vector<Standing> ahead;
  std::vector<std::string> names;
  for (const Standing& s : order)
    if (s.toward >= close * order.front().toward) {
      ahead.push_back(s);
      names.push_back(idea(in, s.scenario));
    }
  const bool compares = in.findings.compared.size() > 1;
  if (!compares)
    h << names.front() << (facts.said.directed ? " points to " + wanted(facts) : " reaches it")
      << ".";
  else if (ahead.size() > 1)
    h << listed(names) << " come out ahead, too close to put in order.";
  else if (order.size() == 1)
    h << "only " << names.front() << " of " << among(in)
      << (facts.said.directed ? " points to " + wanted(facts) : " reaches it") << ".";
  else
    h << names.front() << " comes first of " << among(in) << "; next is "
      << idea(in, order[1].scenario) << ", " << percent(order[1].toward / order[0].toward)
      << " as far.";
  if (ahead.size() > 3) ahead.resize(3);
  const Index first = order.front().scenario;
  const Finding& finding = in.finding(first, outcome);
  if (finding.ways && finding.ways->both_ways())
    h << " What was said of " << idea(in, first)
      << " points both ways: " << percent(finding.ways->share_of_weaker())
      << " of what reaches it works against the rest.";
  if (const ContestedLink* link = decided_by(in, first, outcome))
    h << " But " << name_of(link->groups.front().plus) << " and "
      << name_of(link->groups.front().minus) << " contradict each other on what decides this: <a "
      << "href=\"#contradict\">both answers</a>.";
  h << resting(in, outcome, ahead);
  bool always = true;
  if (compares)
    h << changing(in, outcome, first, ahead.size() > 1 ? idea(in, first) : "It", always);
  const std::vector<Index> level = level_with(in, outcome, order);
  if (compares && in.findings.uncertainty && facts.said.directed)
    h << redrawn(in, outcome, first, level, ahead.size() > 1 ? idea(in, first) : "it");
  if (!compares && in.findings.uncertainty)
    h << " Of 100 redraws of who spoke, "
      << of_hundred(
             share_that_way(*finding.effect, in.findings.uncertainty->effect[first][outcome]))
      << " point that way.";
  h << "</p>\n";
  answer.settled = finding.phrase == Phrase::holds && (!compares || level.empty());
  return answer;
}

/// The answer in one line; `settled` of the `n` outcomes have a settled first idea.
std::string lead(const ReportInput& in, std::size_t settled, std::size_t n) {
  const bool compares = in.findings.compared.size() > 1;
  if (settled == 0) {
    if (!compares) return "Worth asking about; not settled. What it does rests on few voices.";
    return in.findings.uncertainty
               ? "Worth asking about; not settled. The ideas cannot be put in order: other voices, "
                 "or another reading, would put them in another."
               : "Worth asking about; not settled. What comes first rests on few voices, or "
                 "changes with the reader.";
  }
  const std::string on =
      settled == n ? n == 1 ? "" : "On each of these outcomes "
                   : "On " + number_word(settled) + " of " + number_word(n) + " outcomes ";
  const std::string said =
      compares ? "one idea goes further than every other, however the statements are read and "
                 "whoever of the voices is redrawn"
               : "the idea points one way, however the statements are read and whoever of the "
                 "voices is redrawn";
  return capital(on + said) + (settled == n ? "." : "; the rest is not settled.");
}

}  // namespace

Html the_answer(const ReportInput& in) {
  Html h;
  h << "<section class=\"answer\" aria-labelledby=\"answer\"><h2 id=\"answer\">The answer</h2>\n";
  if (in.outcomes.empty() || in.findings.compared.empty()) {
    h << "<p class=\"lead\">Nothing was compared.</p><p>";
    if (in.outcomes.empty())
      h << "No outcome was named, so nothing can be put in order. Name the outcomes, and whether "
           "more or less of each is wanted, in the project file.";
    else
      h << "No idea was named. Name ideas under <code>scenarios:</code> in the project file, or "
           "try every lever with <code>fcm what-if --each</code>.";
    h << " The map on the next page shows what was said.</p></section>\n";
    return h;
  }
  const std::size_t n = in.outcomes.size() <= 3 ? in.outcomes.size() : 2;  // page one is one page
  Html answers;
  std::size_t settled = 0, named = 0;
  for (Index k = 0; k < n; ++k) {
    const Answer answer = answer_for(in, k);
    answers << answer.sentences;
    settled += answer.settled;
    named += answer.named;
  }
  h << "<p class=\"lead\">";
  if (named == 0)
    h << "These statements give no answer about " << (n == 1 ? "this outcome." : "these outcomes.");
  else
    h << lead(in, settled, n);
  h << "</p>\n" << answers;
  if (in.account.refused_everywhere() > 0)
    h << "<p><span class=\"tag warn\">Rows left out</span> "
      << counted(in.account.refused_everywhere(), "row was", "rows were")
      << " refused and left out of everything below (--skip-refused). Mend them before deciding "
         "anything.</p>\n";
  h << "</section>\n";
  return h;
}

}  // namespace fcm::reporting
