// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <map>

#include "explain_answer.hpp"
#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

std::string percent(double share) {
  const double size = std::abs(share) * 100;
  if (share != 0 && size < 0.5) return "under 1 %";
  return (share < 0 ? "-" : "") + text::fixed(size, 0) + " %";
}

std::string title_of(const Scenario& scenario) {
  return scenario.title.empty() ? scenario.name : scenario.title;
}

/// How many of the largest make up nine tenths of them all, their signs set aside.
std::size_t nine_tenths(std::vector<double> shares) {
  double all = 0;
  for (double& share : shares) all += share = std::abs(share);
  std::sort(shares.rbegin(), shares.rend());
  double sum = 0;
  std::size_t count = 0;
  while (count < shares.size() && sum < 0.9 * all) sum += shares[count++];
  return count;
}

/// One effect.
class Text {
 public:
  Text(const ExplainAnswer& answer, const Explanation& why)
      : loaded_(answer.loaded),
        result_(answer.what_if.scenarios[why.scenario]),
        settled_(answer.what_if.baseline.settled() && result_.simulation.settled()),
        map_(result_.resolved.map),
        why_(why),
        effect_(why.effect.value_or(0)) {
    for (std::size_t i = 0; i < why.voices.size(); ++i) number_[why.voices[i]] = i + 1;
  }

  std::string words() {
    text_ = title_of(result_.scenario) + " -> " + label(why_.outcome);
    if (!why_.effect) {
      const std::string reason = settled_ ? "nobody talked about this: no connection leads there"
                                          : "not known: it did not settle";
      return text_ + "\n  " + reason + ".\n\n";
    }
    text_ += ": effect " + signed_number(effect_, 4) + "\n";
    say_dose();
    say_links();
    say_parts();
    if (why_.people) say_voices();
    if (why_.told) say_chains();
    if (why_.cut) say_cut();
    return text_ + "\n";
  }

  std::string tables() {
    text_.clear();
    if (!why_.effect) return text_;
    links();
    chains();
    if (why_.people) {
      voices();
      claims();
    }
    return text_;
  }

 private:
  const std::string& label(Index factor) const { return label_of(map_.factors()[factor]); }

  std::string sentence(Index from, Index to) const {
    const auto link = map_.find_link(from, to);
    const double weight = link ? map_.links()[*link].weight : 0;
    return label(from) +
           (weight < 0   ? " lowers "
            : weight > 0 ? " raises "
                         : " leads to ") +
           label(to);
  }

  std::string of_it(double share) const { return effect_ == 0 ? "-" : percent(share / effect_); }

  static std::string left(const std::optional<double>& effect, const std::string& otherwise) {
    return !effect ? otherwise : *effect == 0 ? "nothing" : signed_number(*effect, 4);
  }

  void line(const std::string& words) { text_ += "  " + words + "\n"; }

  void say_links() {
    if (!why_.shares.known()) return line("No shares: " + why_.shares.none_because + ".");
    if (why_.shares.own != 0)
      line(of_it(why_.shares.own) + " of it is done to " + label(why_.outcome) + " itself.");
    if (why_.links.empty()) return;
    const LinkShare& first = why_.shares.links[why_.links.front()];
    line("The largest part, " + of_it(first.share) + ", comes by: " +
         sentence(first.from, first.to) + (first.link ? "." : " (the idea's own change)."));
    std::vector<double> shares;
    for (const LinkShare& link : why_.shares.links) shares.push_back(link.share);
    line(counted(nine_tenths(shares), "connection carries", "connections carry") +
         " nine tenths of it; it hangs on " + text::grouped(shares.size()) + " in all.");
  }

  void say_dose() {
    std::string doses;
    for (const Dose& dose : result_.doses)
      doses +=
          (doses.empty() ? "" : ", ") + label(dose.factor) + " " + signed_number(dose.change, 2);
    if (doses.empty()) return;
    const auto per_dose = effect_per_dose(result_, why_.outcome);
    line("Dose: " + doses +
         (per_dose ? "; the effect is " + signed_number(*per_dose, 4) + " for each unit of it."
                   : "."));
  }

  void say_parts() {
    if (why_.alone.size() < 2) return;
    std::string parts;
    for (std::size_t i = 0; i < why_.alone.size(); ++i)
      parts += (i == 0 ? "" : ", ") + name_of(result_.scenario.interventions[i]) + " " +
               (why_.alone[i] ? signed_number(*why_.alone[i], 4) : "nothing");
    line("Each part of the idea alone: " + parts +
         (why_.beyond ? "; together " + signed_number(*why_.beyond, 4) + " beyond their sum."
                      : "."));
  }

  std::string name_of(const Intervention& said) const {
    if (said.kind == Intervention::Kind::connection)
      return said.connection.from + " -> " + said.connection.to;
    const Result<Index> factor = map_.require(said.factor);
    return factor ? label(*factor) : said.factor;
  }

  void say_voices() {
    if (why_.voices.empty()) return;
    const std::vector<double>& shares = why_.people->voices;
    line(counted(nine_tenths(shares), "voice carries", "voices carry") +
         " nine tenths of it; the largest part of one is " + of_it(shares[why_.voices.front()]) +
         ".");
    std::optional<double> low, high;
    std::size_t none = 0;
    for (const auto& left : why_.without_voices) {
      none += !left;
      if (!left) continue;
      low = std::min(low.value_or(*left), *left);
      high = std::max(high.value_or(*left), *left);
    }
    if (none > 0)
      line("Without one voice nobody would have talked about it.");
    else if (low)
      line("Whichever one voice is left out, between " + signed_number(*low, 4) + " and " +
           signed_number(*high, 4) + " is left.");
  }

  void say_chains() {
    const ToldChains& told = *why_.told;
    if (told.by_one_voice + told.by_one_place + told.by_nobody == 0) return;
    line("Of what its chains carry one voice told " + percent(told.by_one_voice) +
         " whole, one place " + percent(told.by_one_place) + ", nobody " + percent(told.by_nobody) +
         (told.pieced_together() ? ": pieced together." : "."));
  }

  void say_cut() {
    const Cut& cut = *why_.cut;
    line(counted(cut.claims, "statement is all that connects them: without it",
                 "statements, the fewest that connect them: without these") +
         " nothing leads there.");
  }

  void links() {
    if (!why_.shares.known() || why_.links.empty()) return;
    TextTable table({"connection", "share", "of it", "left without", "told by"});
    for (std::size_t i = 0; i < why_.links.size(); ++i) {
      const LinkShare& link = why_.shares.links[why_.links[i]];
      const auto& evidence = link.link ? loaded_.map.links()[*link.link].evidence : std::nullopt;
      table.add({sentence(link.from, link.to), signed_number(link.share, 4), of_it(link.share),
                 left(why_.without_links[i], "-"),
                 !link.link ? "the idea itself"
                 : evidence ? counted(evidence->voices, "voice", "voices")
                            : "-"});
    }
    double rest = 0;
    for (const LinkShare& link : why_.shares.links) rest += link.share;
    for (const Index i : why_.links) rest -= why_.shares.links[i].share;
    if (const std::size_t more = why_.shares.links.size() - why_.links.size(); more > 0)
      table.add({"and " + counted(more, "connection", "connections") + " more",
                 signed_number(rest, 4), of_it(rest), "", ""});
    if (why_.shares.own != 0)
      table.add({"done to it directly", signed_number(why_.shares.own, 4), of_it(why_.shares.own),
                 "", "the idea itself"});
    text_ += "Connections\n" + table.text("lrrrl") +
             "  Shares add up to the effect. What is left without a connection does not: a chain "
             "needs\n  all of its links.\n\n";
  }

  void chains() {
    if (why_.chains.empty()) return;
    text_ += "Chains\n";
    TextTable table({"chain", "carries", "told whole by"});
    for (const Chain& chain : why_.chains) {
      std::string names;
      for (const Index factor : chain.factors)
        names += (names.empty() ? "" : " -> ") + label(factor);
      table.add({names, signed_number(chain.share, 4),
                 chain.assumed             ? "nobody: part is assumed"
                 : !loaded_.has_study      ? "-"
                 : chain.told_whole_by > 0 ? counted(chain.told_whole_by, "voice", "voices")
                                           : "nobody"});
    }
    text_ += table.text("lrl") + "\n";
  }

  std::string places(Index voice) const {
    const std::vector<std::string>& all = loaded_.evidence.voices[voice].places;
    return all.empty() ? "-" : listed(all);
  }

  void voices() {
    if (why_.voices.empty()) return;
    constexpr std::size_t most = 10;
    TextTable table({"voice", "of", "share", "of it", "left without"});
    double rest = 0;
    for (std::size_t i = 0; i < why_.voices.size(); ++i) {
      const Index voice = why_.voices[i];
      const double share = why_.people->voices[voice];
      if (i >= most) {
        rest += share;
        continue;
      }
      table.add({"voice " + std::to_string(i + 1), places(voice), signed_number(share, 4),
                 of_it(share), left(why_.without_voices[voice], "nothing")});
    }
    if (why_.voices.size() > most)
      table.add({"and " + std::to_string(why_.voices.size() - most) + " more", "",
                 signed_number(rest, 4), of_it(rest), ""});
    text_ += "Voices\n" + table.text("llrrr") + "\n";
  }

  void claims() {
    if (why_.claims.empty()) return;
    TextTable table({"statement", "said", "share", "by", "coder", "row"});
    for (const ClaimShare& one : why_.claims) {
      const Claim& claim = loaded_.study.claims[one.claim];
      table.add({label(claim.from) + " -> " + label(claim.to),
                 std::string(to_text(claim.polarity)) +
                     (claim.strength ? " " + text::shortest(*claim.strength) : ""),
                 signed_number(one.share, 4),
                 "voice " + std::to_string(number_.at(loaded_.evidence.cells[one.cell].voice)),
                 claim.coder.empty() ? "-" : claim.coder, std::to_string(claim.read_at.line)});
    }
    text_ += "Statements\n" + table.text("llrllr") +
             "  Row: the line of the claims table. 'fcm evidence' shows what was said of a "
             "connection.\n\n";
  }

  const Loaded& loaded_;
  const ScenarioResult& result_;
  const bool settled_;
  const Map& map_;
  const Explanation& why_;
  const double effect_;
  std::map<Index, std::size_t> number_;  ///< of a voice: within this answer
  std::string text_;
};

}  // namespace

std::string as_text(const ExplainAnswer& answer) {
  std::string text;
  for (const Explanation& why : answer.found) text += Text(answer, why).words();
  if (answer.found.size() == 1)
    text += Text(answer, answer.found.front()).tables();
  else
    text += "Tables of one effect: --scenario NAME --outcome F\n";
  const auto pieced = [](const Explanation& why) {
    return why.told && why.told->pieced_together();
  };
  if (std::any_of(answer.found.begin(), answer.found.end(), pieced))
    text +=
        "Pieced together: some said that A leads to B, and others that B leads to C. Nobody said "
        "that\nA leads to C: ask whether people would.\n";
  return text +
         "An effect is the scenario minus things as they are, as this map has it. It is no "
         "forecast.\n";
}

}  // namespace fcm::command
