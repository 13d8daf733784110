// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "compare_answer.hpp"
#include "publish/group_words.hpp"
#include "publish/words.hpp"
#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

std::string p_value(double p) { return text::fixed(p, 3); }

std::string percent(double share) { return text::fixed(100 * share, 0) + " %"; }

class Text {
 public:
  explicit Text(const CompareAnswer& answer) : answer_(answer), found_(answer.found) {}

  std::string all() {
    opening();
    for (const Contrast& contrast : found_.contrasts) one(contrast);
    closing();
    return text_;
  }

 private:
  const std::string& outcome(Index k) const {
    return label_of(answer_.loaded.map.factors()[answer_.outcomes[k]]);
  }
  std::string scenario(Index s) const {
    const Scenario& scenario = answer_.scenarios[s];
    return scenario.title.empty() ? scenario.name : scenario.title;
  }
  const Side& side(Index i) const { return found_.sides[i]; }
  std::string name(Index i) const { return reporting::called(found_, side(i)); }
  bool tested() const {
    return !found_.contrasts.empty() && found_.contrasts.front().test.has_value();
  }

  /// Names of files stay as they are.
  std::string heading(const std::string& words) const {
    return found_.attribute == "study" || found_.attribute == "map" ? words
                                                                    : reporting::capital(words);
  }

  void line(const std::string& words) { text_ += words + "\n"; }

  void opening() {
    const auto way = reporting::same_way(found_);
    if (found_.contrasts.empty())
      line("Nothing to compare: it takes two groups of " + std::to_string(found_.least_voices) +
           " voices or more.");
    else if (way.answers == 0)
      line("No two of them talked about the same: there is no answer that both give.");
    else
      line("Of " + counted(way.answers, "answer", "answers") + " that both sides give, " +
           std::to_string(way.same) + (way.same == 1 ? " points" : " point") + " the same way.");
    for (const auto& two : reporting::opposite(found_)) line(opposite(two));
    const auto further = reporting::further_than_dealt(found_);
    for (const auto& two : further) line(dealt(two));
    if (tested() && further.empty() && way.answers > 0)
      line("No answer differs more than in 95 of 100 deals of the groups at random.");
    if (const std::string small = reporting::too_small_in_words(found_); !small.empty())
      line(small);
    text_ += "\n";
  }

  static const char* way(double effect) { return effect < 0 ? "less" : "more"; }

  std::string opposite(const reporting::TwoAnswers& two) const {
    const Contrast& contrast = found_.contrasts[two.contrast];
    const auto effect = [&](Index i) { return *side(i).effect[two.scenario][two.outcome]; };
    return "On " + outcome(two.outcome) + ", \"" + scenario(two.scenario) + "\" leads to " +
           way(effect(contrast.a)) + " in the words of " + name(contrast.a) + ", and to " +
           way(effect(contrast.b)) + " in those of " + name(contrast.b) + ".";
  }

  std::string dealt(const reporting::TwoAnswers& two) const {
    const Contrast& contrast = found_.contrasts[two.contrast];
    const Tested& test = *contrast.effects[two.scenario][two.outcome].test;
    return heading(name(contrast.a)) + " and " + name(contrast.b) + " differ on \"" +
           scenario(two.scenario) + "\" and " + outcome(two.outcome) +
           " more than groups dealt at random (p of all " + p_value(test.p_of_all) + ").";
  }

  std::string who(Index i) const {
    const Side& of = side(i);
    std::string words = name(i);
    if (of.voices > 0) words += " (" + counted(of.voices, "voice", "voices") + ")";
    return words;
  }

  void one(const Contrast& contrast) {
    line(heading(who(contrast.a)) + " and " + who(contrast.b));
    text_ += "\n";
    for (Index k = 0; k < answer_.outcomes.size(); ++k) effects(contrast, k);
    links(contrast);
    drawings(contrast);
    text_ += "\n";
  }

  std::string effect(Index i, Index s, Index k) const {
    const auto& value = side(i).effect[s][k];
    if (!value) return "-";
    std::string words = signed_number(*value);
    if (!side(i).drawn.empty() && side(i).drawn[s][k].worth_printing)
      words += " (" + signed_number(side(i).drawn[s][k].from) + " to " +
               signed_number(side(i).drawn[s][k].to) + ")";
    return words;
  }

  void add_test(const std::optional<Tested>& test, std::vector<std::string>& row) const {
    if (!tested()) return;
    row.push_back(test ? p_value(test->p) : "-");
    row.push_back(test ? p_value(test->p_of_all) : "-");
  }

  std::vector<std::string> header(std::vector<std::string> names) const {
    if (tested()) names.insert(names.end(), {"p", "p of all"});
    return names;
  }

  void effects(const Contrast& contrast, Index k) {
    TextTable table(
        header({"  on " + outcome(k), name(contrast.a), name(contrast.b), "difference"}));
    for (Index s = 0; s < answer_.scenarios.size(); ++s) {
      const EffectGap& gap = contrast.effects[s][k];
      if (!side(contrast.a).effect[s][k] && !side(contrast.b).effect[s][k]) continue;
      std::vector<std::string> row{scenario(s), effect(contrast.a, s, k), effect(contrast.b, s, k),
                                   gap.gap ? signed_number(*gap.gap) : "-"};
      add_test(gap.test, row);
      table.add(std::move(row));
    }
    if (table.empty())
      text_ += "  on " + outcome(k) + ": not talked about\n\n";
    else
      text_ += table.text("lrrrrr", "") + "\n";
  }

  std::string told(const std::optional<LinkEvidence>& evidence, double weight) const {
    if (!evidence) return "-";
    std::string words = signed_number(weight);
    if (evidence->voices == 0) return words;
    words += ", " + percent(evidence->prevalence);
    if (evidence->contested()) words += " both ways";
    return words;
  }

  void links(const Contrast& contrast) {
    if (contrast.links.empty() || answer_.links == 0) return;
    TextTable table(header({"  connections furthest apart: weight, share of voices",
                            name(contrast.a), name(contrast.b), "difference"}));
    for (Index i = 0; i < std::min(answer_.links, contrast.links.size()); ++i) {
      const LinkGap& gap = contrast.links[i];
      std::vector<std::string> row{
          label_of(found_.factors[gap.from]) + " -> " + label_of(found_.factors[gap.to]),
          told(gap.a, gap.weight_a), told(gap.b, gap.weight_b),
          signed_number(gap.weight_a - gap.weight_b)};
      add_test(gap.test, row);
      table.add(std::move(row));
    }
    text_ += table.text("lrrrrr", "") + "\n";
  }

  void drawings(const Contrast& contrast) {
    const auto number = [](const std::optional<double>& value) {
      return value ? text::fixed(*value, 3) : std::string("-");
    };
    const Distances& d = contrast.distances;
    line("As drawings, 0 the same and 1 as different as can be: Langfield-Smith and Wirth " +
         number(d.lsw4) + " (equation 4), " + number(d.lsw6) + " (6), " + number(d.lsw12) +
         " (12);\nMarkoczy and Goldberg " + number(d.markoczy_goldberg) + "; Jaccard of factors " +
         number(d.factors) + ", of signed connections " + number(d.signed_links) + ", of weights " +
         number(d.weights) + ".");
    std::string apart = "Weights differ by " + text::fixed(contrast.links_apart, 3) + " in all";
    if (contrast.test) apart += ", p " + p_value(contrast.test->p);
    line(apart + ".");
  }

  void closing() {
    if (found_.contrasts.empty()) return;
    line("All effects at lambda " + text::fixed(found_.model.lambda, 3) +
         ", the smallest of their own. -: not talked about, which is not 0.");
    if (!tested()) return;
    line(reporting::dealt_in_words(found_));
    line(
        "p: so often two sides are as far apart by that alone (just as far counts half); p of all: "
        "some\nanswer of all is, each outcome in its own measure. In brackets the middle 95 of 100 "
        "redraws of a\nside's voices, where enough of them told it.");
  }

  const CompareAnswer& answer_;
  const Comparison& found_;
  std::string text_;
};

}  // namespace

std::string as_text(const CompareAnswer& answer) { return Text(answer).all(); }

}  // namespace fcm::command
