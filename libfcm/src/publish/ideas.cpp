// SPDX-License-Identifier: MIT
//
// Idea by idea: what is done, dose beside effect, and the chains behind each effect.
#include <algorithm>
#include <cmath>

#include "publish/sections.hpp"
#include "publish/words.hpp"
#include "text/number.hpp"

namespace fcm::reporting {
namespace {

Html what_is_done(const ReportInput& in, Index i) {
  const ScenarioResult& result = in.findings.what_if.scenarios[i];
  const Scenario& scenario = result.scenario;
  const Map& map = result.resolved.map;
  const auto label = [&](const std::string& id) {
    const auto factor = map.find(id);
    return factor ? label_of(map, *factor) : id;
  };
  Html h;
  h << "<dl class=\"facts\"><dt>What is done</dt><dd>";
  std::vector<std::string> items;
  for (const Intervention& what : scenario.interventions) items.push_back(done(what, map));
  h << (items.empty() ? "nothing" : listed(items)) << "</dd>";
  const auto fact = [&](const char* term, const std::string& text) {
    if (!text.empty()) h << "<dt>" << term << "</dt><dd>" << text << "</dd>";
  };
  fact("Comes from", scenario.comes_from);
  if (scenario.new_factor)
    fact("New", scenario.new_factor->label +
                    (scenario.new_factor->means.empty() ? "" : ": " + scenario.new_factor->means));
  for (const Assumption& a : scenario.assumptions)
    fact("Assumed", label(a.connection.from) + (a.less ? " lowers " : " raises ") +
                        label(a.connection.to) + ", as if " + text::shortest(a.as_if.voices) +
                        (a.as_if.voices == 1 ? " voice" : " voices") + " had said so, strength " +
                        text::shortest(a.as_if.strength) +
                        (a.because.empty() ? "" : " (" + a.because + ")") +
                        ". Nobody in the study said it");
  if (scenario.reach < 1)
    fact("Reach",
         percent(scenario.reach) + ": the push is that much smaller; no threshold is modelled");
  fact("Lasts", scenario.lasts);
  fact("Afterwards", no_after(scenario));
  fact("Cost", scenario.cost);
  std::vector<std::string> stays;
  for (const Stay& stay : scenario.stays)
    stays.push_back(label(stay.factor) + " (" + signed_number(stay.amount, 2) + ")");
  if (!stays.empty()) fact("Stays afterwards", listed(stays));
  for (const std::string& note : result.resolved.notes) fact("Note", capital(note));
  if (!result.simulation.settled())
    fact("Ending", result.simulation.message.empty()
                       ? std::string(to_text(result.simulation.ending))
                       : result.simulation.message);
  if (result.simulation.unstable || in.findings.what_if.baseline.unstable)
    fact("Ending",
         std::string(result.simulation.unstable ? "The map rests" : "Things as they are rest") +
             " where the smallest nudge leads away: this effect is an accident of the start");
  h << "</dl>\n";
  return h;
}

Html dose_and_effect(const ReportInput& in, Index i) {
  const ScenarioResult& result = in.findings.what_if.scenarios[i];
  const std::optional<ScenarioResult>& after = in.findings.afters[i];
  std::vector<std::vector<Html>> rows;
  for (const Dose& dose : result.doses) {
    std::vector<Html> row(after ? 5 : 4);
    row[0] << "<span class=\"tag\">dose</span> "
           << name(label_of(result.resolved.map, dose.factor));
    row[1] << signed_number(dose.change);
    row[2] << "what the idea does";
    rows.push_back(row);
  }
  for (Index k = 0; k < in.outcomes.size(); ++k) {
    const Finding& finding = in.finding(i, k);
    std::vector<Html> row(after ? 5 : 4);
    row[0] << name(in.outcomes[k].label);
    row[1] << (finding.effect ? signed_number(*finding.effect) : "\xe2\x80\x93");
    row[2] << phrase(finding);
    if (finding.ways && finding.ways->plus + finding.ways->minus > 0)
      row[3] << percent(finding.ways->share_of_weaker());
    if (after) {
      const auto& left = after->effect[in.outcomes[k].factor];
      row[4] << (left ? signed_number(*left) : "\xe2\x80\x93");
    }
    rows.push_back(row);
  }
  TableHead head = {"Dose beside effect: " + title_of(result.scenario),
                    {"", "Change", "What may be said", "Works against the rest"},
                    {false, true, false, true, true}};
  head.columns[0] = "Factor";
  if (after) head.columns.push_back("After it ends, if that stays");
  return table(head, rows);
}

std::string told(const ReportInput& in, const Chain& chain) {
  if (chain.assumed) return "Part of it is assumed, told by nobody.";
  if (!in.heard.study) return "Who told it is not known.";
  if (chain.factors.size() == 1) return "";
  if (chain.told_whole_by > 0) return "Told whole by " + voices(chain.told_whole_by) + ".";
  return "Pieced together, told whole by nobody.";
}

Html chain_line(const ReportInput& in, const ScenarioResult& result, const Chain& chain,
                const Finding& finding) {
  const Map& map = result.resolved.map;
  double sign = chain.share < 0 ? -1 : 1;  // of the last factor; walked back to the first
  for (std::size_t step = 0; step + 1 < chain.factors.size(); ++step) {
    const auto link = map.find_link(chain.factors[step], chain.factors[step + 1]);
    if (link && map.links()[*link].weight < 0) sign = -sign;
  }
  Html h;
  h << "<li>" << (sign < 0 ? "less " : "more ") << name(in_lower(label_of(map, chain.factors[0])));
  for (std::size_t step = 0; step + 1 < chain.factors.size(); ++step) {
    const auto link = map.find_link(chain.factors[step], chain.factors[step + 1]);
    if (link && map.links()[*link].weight < 0) sign = -sign;
    const auto told_link =
        chain.factors[step] < in.map->size() && chain.factors[step + 1] < in.map->size()
            ? in.map->find_link(chain.factors[step], chain.factors[step + 1])
            : std::nullopt;
    if (told_link)
      h << " <a href=\"#" << anchor(*told_link)
        << "\" aria-label=\"leads to (see the statements)\">"
        << "\xe2\x86\x92</a> ";
    else
      h << " \xe2\x86\x92 ";
    h << (sign < 0 ? "less " : "more ") << name(in_lower(label_of(map, chain.factors[step + 1])));
  }
  const double whole = finding.ways ? finding.ways->plus + finding.ways->minus
                                    : std::abs(finding.effect.value_or(0));
  h << ". <span class=\"small\">";
  if (whole > 0) h << percent(std::abs(chain.share) / whole) << " of what reaches it. ";
  h << told(in, chain) << "</span></li>\n";
  return h;
}

Html chains_of(const ReportInput& in, Index i) {
  const ScenarioResult& result = in.findings.what_if.scenarios[i];
  Html h;
  for (Index k = 0; k < in.outcomes.size(); ++k) {
    const Finding& finding = in.finding(i, k);
    const std::vector<Chain> shown = chains_shown(finding);
    if (shown.empty()) continue;
    h << "<div class=\"chain\"><p><strong>" << name(in.outcomes[k].label) << "</strong></p><ul>";
    for (const Chain& chain : shown) h << chain_line(in, result, chain, finding);
    h << "</ul></div>\n";
  }
  if (h.empty()) return h;
  Html all;
  all << "<h4>The strongest chains behind it</h4>\n<div class=\"pair\">" << h << "</div>\n";
  return all;
}

Html tip_of(const ReportInput& in, Index i) {
  const Scenario& scenario = in.scenario(i);
  Html h;
  if (!scenario.tip) return h;
  const auto factor = in.map->find(*scenario.tip);
  const std::string outcome = factor ? in_lower(label_of(*in.map, *factor)) : *scenario.tip;
  if (const std::optional<Tip>& tip = in.findings.tips[i])
    h << "<p>To come first on " << outcome << ", the assumption would have to be "
      << text::fixed(tip->times, 1) << " times what was written: as if "
      << text::fixed(tip->voices, 1) << " voices had said so.</p>\n";
  else
    h << "<p>However strong the assumption is made, it does not come first on " << outcome
      << ".</p>\n";
  return h;
}

}  // namespace

std::vector<Chain> chains_shown(const Finding& finding) {
  constexpr double least = 0.05;  // of the effect: weaker chains say little
  const std::size_t most = finding.phrase == Phrase::hardly ? 1 : 3;
  std::vector<Chain> shown;
  for (const Chain& chain : finding.chains)
    if (shown.size() < most && chain.factors.size() > 1 &&
        std::abs(chain.share) >= least * std::abs(finding.effect.value_or(0)) && chain.share != 0)
      shown.push_back(chain);
  return shown;
}

Html the_ideas(const ReportInput& in) {
  Html h;
  if (in.findings.what_if.scenarios.empty()) return h;
  h << "<section class=\"page\" aria-labelledby=\"ideas\"><h2 id=\"ideas\">Idea by idea</h2>\n"
       "<p>An arrow leads to the statements behind that connection. A chain is "
    << in_quotes("told whole") << " where one voice told every step of it; the others were pieced "
    << "together from what different voices said.</p>\n";
  for (Index i = 0; i < in.findings.what_if.scenarios.size(); ++i) {
    const Scenario& scenario = in.scenario(i);
    h << "<article class=\"idea\"><h3>" << name(title_of(scenario));
    if (!scenario.level.empty()) h << " <span class=\"tag\">" << scenario.level << "</span>";
    if (scenario.risk) h << " <span class=\"tag warn\">a risk, not an idea</span>";
    h << "</h3>\n"
      << what_is_done(in, i) << dose_and_effect(in, i) << chains_of(in, i) << tip_of(in, i)
      << "</article>\n";
  }
  h << "</section>\n";
  return h;
}

}  // namespace fcm::reporting
