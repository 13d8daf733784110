// SPDX-License-Identifier: MIT
//
// How the report was computed: for readers as a section, for an article as one paragraph.
#include <algorithm>
#include <cmath>

#include "fcm/version.hpp"
#include "publish/escape.hpp"
#include "publish/files.hpp"
#include "publish/sections.hpp"
#include "publish/standing.hpp"
#include "publish/words.hpp"
#include "text/number.hpp"

namespace fcm::reporting {
namespace {

std::string half_way(Carry carry) {
  switch (carry) {
    case Carry::near:
      return "three tenths of the way";
    case Carry::middle:
      return "half-way";
    case Carry::far:
      return "eight tenths of the way";
  }
  return "";
}

std::string model_sentence(const ReportInput& in) {
  const Model& model = in.findings.what_if.model;
  std::string text = "The model is the rule " + model.rule + " with the transfer function " +
                     model.transfer + ", start " + text::shortest(model.start) + " and lambda " +
                     text::fixed(model.lambda, 3) + ". ";
  if (!in.anchored)
    return text + "The project chose this model itself; its lambda is not anchored to the map. ";
  const double largest = largest_weight(*in.map);
  const double c = anchor_of(in.carry);
  const bool by_largest =
      largest > 0 && std::abs(model.lambda * largest - std::atanh(c)) < 1e-9 * std::atanh(c);
  text +=
      by_largest || largest == 0
          ? "In words: the strongest connection anyone described, on its own, moves its target " +
                half_way(in.carry) + ", and everything else is measured against that. "
          : "In words: knock-on through loops is held to a share of " + text::shortest(c) +
                " a round, so that it always dies out, and the strongest connection moves its "
                "target less than " +
                half_way(in.carry) + ". ";
  return text + "State 0 is " + in_quotes("as things are") + ". ";
}

std::string endings_sentence(const ReportInput& in) {
  const WhatIf& all = in.findings.what_if;
  std::size_t settled = all.baseline.settled(), certified = all.baseline.certified;
  for (const ScenarioResult& result : all.scenarios) {
    settled += result.simulation.settled();
    certified += result.simulation.certified;
  }
  const std::size_t n = all.scenarios.size() + 1;
  std::string text = settled == n ? "All " + number_word(n) + " simulations settled"
                                  : capital(number_word(settled)) + " of " + number_word(n) +
                                        " simulations settled; the others have no effect to report";
  if (certified == n)
    text += ", and for each it is proven that no other resting state exists. ";
  else
    text += "; for " + number_word(certified) +
            " it is proven that no other resting state exists, for the rest it is not. ";
  return text;
}

std::string weighing_sentence(const ReportInput& in) {
  if (!in.heard.study) return "The weights are those of the map file. ";
  std::string text =
      "A voice's value on a connection is the mean over the coders who read it of the mean signed "
      "strength of its statements (weak .25, medium .5, strong .75; none stated: " +
      text::shortest(in.evidence.no_strength) + "). ";
  if (in.weigh.weighing == Weighing::net)
    text += "The weight of a connection is the sum of the voices' values over all " +
            voices(in.heard.voices) + ", silence counting 0 (net)";
  else
    text += "The weight of a connection is " + std::string(to_text(in.weigh.weighing)) +
            ", zeros " + std::string(to_text(zeros_of(in.weigh)));
  if (in.weigh.count == Count::people) text += ", a conversation counting once per person in it";
  if (!in.evidence.only_coder.empty()) text += ", as coder " + in.evidence.only_coder + " read it";
  if (in.evidence.blank_is_plus) text += "; statements without a sign are read as +";
  return text + ". ";
}

/// Whom the voices stand for, and how.
std::string population_sentence(const ReportInput& in) {
  if (!in.findings.representation) return "";
  std::vector<std::string> margins;
  for (const MarginHeard& margin : in.findings.representation->margins)
    margins.push_back(margin.attribute);
  return "Voices were weighed so that they stand for the population by " + listed(margins) +
         " (raking: Deming and Stephan 1940, Annals of Mathematical Statistics 11), and trimmed. ";
}

/// What was redrawn, and what the intervals are.
std::string redraws_sentence(const ReportInput& in) {
  if (!in.findings.uncertainty) return "";
  const Uncertainty& sure = *in.findings.uncertainty;
  std::string text = "Whole voices were redrawn " + text::grouped(sure.draws) + " times";
  text += sure.redraw.how == Resampling::classic
              ? " with replacement (Efron 1979, Annals of Statistics 7)"
              : " as weights of Exp(1) (Rubin 1981, Annals of Statistics 9)";
  if (!sure.redraw.nested_in.empty())
    text += ", first in groups by " + sure.redraw.nested_in + ", then within them";
  else if (sure.strata > 1)
    text += " within places";
  if (sure.redraw.coders) text += ", each read by one coder";
  return text + ", seed " + std::to_string(sure.redraw.seed) +
         ", lambda held; intervals are their quantiles (type 7 of Hyndman and Fan 1996), printed "
         "where at least " +
         number_word(enough_tellers(sure.voices)) + " voices told every link of a chain. ";
}

std::string shares_sentence(const ReportInput& in) {
  if (in.findings.explanations.empty()) return "";
  return "The share of a connection in an effect is the integral of its slope along the straight "
         "path from no weights to all of them, times its weight (Aumann and Shapley 1974; "
         "Sundararajan, Taly and Yan 2017), so that shares add up to the effect. ";
}

std::string contested_sentence(const ReportInput& in) {
  if (!in.findings.contested || in.findings.contested->links == 0) return "";
  const std::size_t links = in.findings.contested->links;
  return capital(counted(links, "connection was", "connections were")) + " told with both signs; " +
         (links == 1 ? "it was" : "each was") +
         " also read as if all who gave a sign had given the one, and as if all had given the "
         "other, everything else held. ";
}

Html readings_table(const ReportInput& in) {
  Html h;
  if (in.findings.readings.empty() || in.outcomes.empty() || in.findings.compared.size() < 2)
    return h;
  std::vector<std::string> columns = {"Reading", "lambda"};
  for (const OutcomeFacts& outcome : in.outcomes)
    columns.push_back("First on " + in_lower(outcome.label));
  std::vector<std::vector<Html>> rows;
  const auto add = [&](const std::string& title, double lambda, const auto& effects) {
    std::vector<Html> row(2);
    row[0] << title;
    row[1] << text::fixed(lambda, 2);
    for (Index k = 0; k < in.outcomes.size(); ++k) {
      const std::vector<Standing> order = standings(in, in.outcomes[k], effects(k));
      Html cell;
      if (order.empty())
        cell << "\xe2\x80\x93";
      else
        cell << name(title_of(in.scenario(order.front().scenario)));
      row.push_back(cell);
    }
    rows.push_back(row);
  };
  add("this report", in.findings.what_if.model.lambda, [&](Index k) { return effects_on(in, k); });
  for (const Reading& reading : in.findings.readings)
    add(reading.name, reading.lambda, [&](Index k) { return effects_on(reading, k); });
  h << "<h3>Other readings of the same statements</h3>\n<p>Each is a defensible way of coding, "
       "weighing or carrying on the same statements. Where the first idea differs, the order rests "
       "on that choice.</p>\n"
    << table({"Which idea comes first, reading by reading", columns, {false, true}}, rows);
  return h;
}

Html glossary() {
  Html h;
  h << "<h3>Words</h3>\n<dl class=\"facts\">"
       "<dt>voice</dt><dd>the unit that is counted: a respondent, else a conversation or document "
       "(the literature: source)</dd>"
       "<dt>statement</dt><dd>one coded remark that something leads to something (claim, "
       "citation)</dd>"
       "<dt>factor</dt><dd>what can grow or shrink (concept, node)</dd>"
       "<dt>connection, link</dt><dd>all statements from one factor to another, with one weight "
       "(edge)</dd>"
       "<dt>map</dt><dd>the factors and their connections (fuzzy cognitive map)</dd>"
       "<dt>idea</dt><dd>something that could be done, written as changes on the map "
       "(scenario)</dd>"
       "<dt>as now</dt><dd>the state of the map when nothing is done (baseline, steady state)</dd>"
       "<dt>effect</dt><dd>the state with an idea minus the state as now (delta)</dd>"
       "<dt>rests on</dt><dd>how many voices must be left out before half of an effect is gone, "
       "exact for one voice, an upper bound beyond (leave-k-out sensitivity)</dd>"
       "<dt>points both ways</dt><dd>chains of the weaker direction are a third or more of all "
       "that "
       "arrives</dd>"
       "<dt>reading</dt><dd>one defensible way of coding, weighing or modelling the same "
       "statements "
       "(specification)</dd></dl>\n";
  return h;
}

}  // namespace

std::string methods_paragraph(const ReportInput& in) {
  const Map& map = *in.map;
  std::string text = "A causal map of " + counted(map.size(), "factor", "factors") + " and " +
                     counted(map.links().size(), "connection", "connections") + " was ";
  if (in.heard.study)
    text +=
        "aggregated from " + counted(in.heard.claims, "coded statement", "coded statements") +
        " of " + voices(in.heard.voices) +
        (in.heard.coders.size() > 1 ? " by " + counted(in.heard.coders.size(), "coder", "coders")
                                    : std::string()) +
        " (fuzzy cognitive mapping: Kosko 1986, International Journal of Man-Machine Studies "
        "24; aggregation over individual maps: \xc3\x96zesmi and \xc3\x96zesmi 2004, Ecological "
        "Modelling 176). ";
  else
    text +=
        "read from a file (fuzzy cognitive mapping: Kosko 1986, International Journal of "
        "Man-Machine Studies 24). ";
  text += weighing_sentence(in) + population_sentence(in);
  if (in.heard.without_direction > 0)
    text += counted(in.heard.without_direction, "statement", "statements") +
            " without a single direction were counted and drawn, not simulated. ";
  text += model_sentence(in);
  if (in.anchored)
    text +=
        "Lambda is min(atanh(c) / max|w|, c / rho(|W|)) with c = " +
        text::shortest(anchor_of(in.carry)) +
        ", computed once on this map; the second term makes the iteration a contraction (Banach; "
        "for fuzzy cognitive maps Boutalis, Kottas and Christodoulou 2009, IEEE Transactions on "
        "Fuzzy Systems 17), rho being the Perron root with every weight taken without its "
        "sign. ";
  text +=
      "An idea that raises a factor adds the constant input that alone would move it to the "
      "stated level (.25 slightly, .5 more, .75 much), so that feedback stays. " +
      endings_sentence(in) +
      "An effect is reported only where a chain of statements leads from the idea to the "
      "outcome. Fragility is the smallest number of voices found whose leaving out, denominator "
      "included, halves an effect (exact for one, greedy beyond). The + and - chains behind an "
      "effect are separated by the doubled system [W+ W-; W- W+] at the scenario's secant "
      "slopes. " +
      shares_sentence(in) + contested_sentence(in) + redraws_sentence(in);
  if (in.findings.saturation && worth_saying(in.findings.saturation->links))
    text +=
        "How many connections are still to be told is estimated by Chao2 (Chao 1987, Biometrics "
        "43), and what more voices would add by rarefaction and extrapolation over voices (Colwell "
        "et al. 2012, Journal of Plant Ecology 5). ";
  return text + "Computed with fcm " + std::string(version()) + ".";
}

std::string methods_md(const ReportInput& in) {
  return "# How " + for_markdown(in_quotes(in.title)) +
         " was computed\n\nWorking copy - not for circulation.\n\n" +
         for_markdown(methods_paragraph(in)) + "\n";
}

Html how_computed(const ReportInput& in) {
  Html h;
  h << "<section class=\"page\" aria-labelledby=\"computed\"><h2 id=\"computed\">How it was "
       "computed</h2>\n"
    << readings_table(in) << "<h3>Method</h3>\n<p>" << weighing_sentence(in) << model_sentence(in)
    << endings_sentence(in)
    << "The paragraph in methods.md says the same with sources, and run.json holds every "
       "figure.</p>\n"
    << glossary();
  if (!in.inputs.empty()) {
    h << "<h3>Inputs</h3>\n<ul>\n";
    for (const auto& [file, hash] : in.inputs)
      h << "<li>" << file << ": SHA-256 <code>" << hash << "</code></li>\n";
    h << "</ul>\n";
  }
  h << "</section>\n";
  return h;
}

}  // namespace fcm::reporting
