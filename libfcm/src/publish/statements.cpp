// SPDX-License-Identifier: MIT
//
// The statements behind the links that the report leans on, and the links to look at again:
// contested, read literally against the grain, dead ends, left out.
#include <algorithm>
#include <cmath>
#include <set>

#include "publish/sections.hpp"
#include "publish/words.hpp"

namespace fcm::reporting {
namespace {

/// What a factor is to those who ask: wanted +1, unwanted -1, neither 0.
int valence(const ReportInput& in, Index factor) {
  for (const OutcomeFacts& outcome : in.outcomes)
    if (outcome.factor == factor)
      return !outcome.said.directed ? 0 : outcome.said.want_more ? 1 : -1;
  const std::string& kind = in.map->factors()[factor].kind;
  return kind == "driver" ? 1 : kind == "barrier" ? -1 : 0;
}

std::string direction(Polarity polarity) {
  switch (polarity) {
    case Polarity::plus:
      return "raises";
    case Polarity::minus:
      return "lowers";
    case Polarity::none:
      return "makes no difference";
    case Polarity::both:
      return "goes both ways";
    case Polarity::unsure:
      return "direction unsure";
    case Polarity::blank:
      return "no direction given";
  }
  return "";
}

Html statement_line(const Statement& s) {
  Html h;
  h << "<li>" << (s.place.empty() ? "" : s.place + ": ") << direction(s.polarity);
  if (!s.strength.empty()) h << ", " << s.strength;
  if (s.coders > 1) h << ", seen by " << counted(s.coders, "coder", "coders");
  if (!s.words.empty()) h << ". " << name(s.verbatim ? in_quotes(s.words) : s.words);
  h << "</li>";
  return h;
}

Html statements_behind(const ReportInput& in, Index link) {
  const Map& map = *in.map;
  const Link& l = map.links()[link];
  Html h;
  h << "<div class=\"chain\" id=\"" << anchor(link) << "\"><p><strong>"
    << name(label_of(map, l.from)) << " "
    << (!l.simulated || l.weight == 0 ? "leads to"
        : l.weight > 0                ? "raises"
                                      : "lowers")
    << " " << name(label_of(map, l.to)) << "</strong>";
  if (l.evidence)
    h << " <span class=\"small\">" << voices(l.evidence->voices) << ", "
      << counted(l.evidence->claims, "statement", "statements") << "</span>";
  if (l.evidence && l.evidence->contested()) h << " <span class=\"tag warn\">contested</span>";
  h << "</p>";
  Html lines;
  constexpr std::size_t most = 12;
  std::size_t shown = 0, rest = 0;
  if (link < in.told.size())
    for (const Index i : in.told[link]) {
      const std::optional<Statement>& statement = (*in.statements)[i];
      if (!statement) continue;
      if (shown == most) {
        ++rest;
        continue;
      }
      ++shown;
      lines << statement_line(*statement);
    }
  if (shown > 0) {
    h << "<ul class=\"said\">" << lines;
    if (rest > 0) h << "<li>and " << rest << " more</li>";
    h << "</ul>";
  }
  h << "</div>\n";
  return h;
}

Html contested(const ReportInput& in) {
  const Map& map = *in.map;
  std::vector<std::vector<Html>> rows;
  for (const Link& link : map.links()) {
    if (!link.evidence || !link.evidence->contested()) continue;
    std::vector<Html> row(4);
    row[0] << name(label_of(map, link.from)) << " \xe2\x86\x92 " << name(label_of(map, link.to));
    row[1] << link.evidence->plus;
    row[2] << link.evidence->minus;
    row[3] << signed_number(link.weight);
    rows.push_back(row);
  }
  Html h;
  h << "<h3>Contested connections</h3>\n";
  if (rows.empty()) {
    h << "<p>No connection was said to raise by one voice and to lower by another.</p>\n";
    return h;
  }
  if (in.findings.contested &&
      in.findings.contested->links == in.findings.contested->shown.size()) {
    h << "<p>" << capital(counted(rows.size(), "connection is", "connections are"))
      << " said to raise by some and to lower by others: <a href=\"#contradict\">Where people "
         "contradict each other</a>.</p>\n";
    return h;
  }
  h << "<p>Some voices, or coders of the same words, say that the first raises the second and some "
       "that it lowers it. Both stand in the weight, and neither is right here.</p>\n"
    << table({"Contested connections",
              {"Connection", "Voices that say raise", "Voices that say lower", "Weight"},
              {false, true, true, true}},
             rows);
  return h;
}

Html dead_ends(const ReportInput& in) {
  const Map& map = *in.map;
  std::vector<std::string> labels;
  for (Index f = 0; f < in.findings.structure.factors.size() && f < map.size(); ++f)
    if (in.findings.structure.factors[f].dead_end) {
      const bool counts = f < in.heard.leading_to.size() && in.heard.leading_to[f] > 0;
      labels.push_back(label_of(map, f) +
                       (counts ? " (" + voices(in.heard.leading_to[f]) + ")" : std::string()));
    }
  Html h;
  h << "<h3>Dead ends</h3>\n";
  if (labels.empty())
    h << "<p>None: whatever is led to leads on, or is an outcome.</p>\n";
  else
    h << "<p>Something leads there, nobody says what follows, and it is no outcome: "
      << listed(labels) << ". What ideas do there goes no further in this map.</p>\n";
  return h;
}

Html read_back(const ReportInput& in) {
  const std::vector<ReadBack> links = links_to_read_back(in);
  Html h;
  h << "<h3>Connections to read back</h3>\n";
  if (links.empty()) {
    h << "<p>No good thing is said to raise a bad one, or to lower a good one.</p>\n";
    return h;
  }
  h << "<p>Read literally, these run against the grain. Often the words meant something else; "
       "sometimes they are the point.</p>\n<ul>\n";
  for (const ReadBack& link : links)
    h << "<li>" << link.sentence << " <a href=\"#" << anchor(link.link)
      << "\">The statements</a></li>\n";
  h << "</ul>\n";
  return h;
}

Html left_out(const ReportInput& in) {
  const Heard& heard = in.heard;
  std::size_t not_simulated = 0;
  for (const Link& link : in.map->links()) not_simulated += !link.simulated;
  Html h;
  const auto item = [&](std::size_t n, const std::string& one, const std::string& many) {
    if (n > 0) h << "<li>" << capital(counted(n, one, many)) << ".</li>\n";
  };
  item(heard.without_direction,
       "statement gives no single direction: counted and drawn, not simulated",
       "statements give no single direction: counted and drawn, not simulated");
  item(not_simulated, "connection is told without a direction only and carries nothing",
       "connections are told without a direction only and carry nothing");
  item(heard.without_strength,
       "statement gives no strength and is read as " + std::string("medium"),
       "statements give no strength and are read as medium");
  item(heard.withheld, "voice did not agree to be analysed, or withdrew, and is left out",
       "voices did not agree to be analysed, or withdrew, and are left out");
  item(in.account.refused_everywhere(), "row could not be read and was refused",
       "rows could not be read and were refused");
  for (const std::string& sentence : in.left_out) h << "<li>" << capital(sentence) << ".</li>\n";
  Html all;
  all << "<h3>What was left out</h3>\n";
  if (h.empty())
    all << "<p>Nothing: every row was read, has a direction and a strength, and is counted.</p>\n";
  else
    all << "<ul>\n" << h << "</ul>\n";
  return all;
}

}  // namespace

std::string anchor(Index link) { return "link-" + std::to_string(link + 1); }

std::vector<ReadBack> links_to_read_back(const ReportInput& in) {
  const Map& map = *in.map;
  std::vector<ReadBack> found;
  for (Index k = 0; k < map.links().size(); ++k) {
    const Link& link = map.links()[k];
    const int from = valence(in, link.from), to = valence(in, link.to);
    if (from == 0 || to == 0 || link.weight == 0) continue;
    if (from * to * (link.weight > 0 ? 1 : -1) > 0) continue;
    std::string sentence = "As said, " + in_quotes(label_of(map, link.from)) +
                           (link.weight > 0 ? " raises " : " lowers ") +
                           in_quotes(label_of(map, link.to));
    if (link.evidence) sentence += " (" + voices(link.evidence->voices) + ")";
    found.push_back({k, sentence + "."});
  }
  return found;
}

std::vector<Index> links_shown(const ReportInput& in) {
  std::set<Index> shown;
  const Map& map = *in.map;
  for (const Finding& finding : in.findings.findings)
    for (const Chain& chain : chains_shown(finding))
      for (std::size_t step = 0; step + 1 < chain.factors.size(); ++step) {
        if (chain.factors[step] >= map.size() || chain.factors[step + 1] >= map.size()) continue;
        if (const auto link = map.find_link(chain.factors[step], chain.factors[step + 1]))
          shown.insert(*link);
      }
  for (const ReadBack& link : links_to_read_back(in)) shown.insert(link.link);
  for (Index k = 0; k < map.links().size(); ++k)
    if (map.links()[k].evidence && map.links()[k].evidence->contested()) shown.insert(k);
  return {shown.begin(), shown.end()};
}

Html what_to_check(const ReportInput& in) {
  Html h;
  h << "<section class=\"page\" aria-labelledby=\"check\"><h2 id=\"check\">What to look at "
       "again</h2>\n"
    << contested(in) << read_back(in) << dead_ends(in) << left_out(in) << "</section>\n";
  return h;
}

Html the_statements(const ReportInput& in) {
  Html h;
  const std::vector<Index> shown = links_shown(in);
  if (shown.empty()) return h;
  h << "<section class=\"page\" aria-labelledby=\"statements\"><h2 id=\"statements\">The "
       "statements</h2>\n<p>Behind every connection that a chain above runs along";
  if (in.words == Words::none)
    h << ". Words are not shown: the project did not ask for them, or consent does not allow them";
  else if (!in.words_because.empty())
    h << ". Words are shown because: " << in.words_because;
  h << ". Coders who read the same words may each have noted a statement.</p>\n<div "
       "class=\"pair\">\n";
  for (const Index link : shown) h << statements_behind(in, link);
  h << "</div></section>\n";
  return h;
}

}  // namespace fcm::reporting
