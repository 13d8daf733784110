// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <utility>

#include "evidence_answer.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

std::string voices(std::size_t count) { return counted(count, "voice", "voices"); }

/// What the claims of one direction say, as a heading.
std::string heading(Polarity polarity) {
  switch (polarity) {
    case Polarity::plus:
      return "It raises";
    case Polarity::minus:
      return "It lowers";
    case Polarity::none:
      return "It makes no difference";
    case Polarity::both:
      return "It goes both ways";
    case Polarity::unsure:
      return "Direction unsure";
    case Polarity::blank:
      break;
  }
  return "No direction given";
}

class Text {
 public:
  explicit Text(const EvidenceAnswer& answer) : answer_(answer), map_(answer.loaded.map) {}

  std::string all() {
    for (const Index factor : answer_.factors) around(factor);
    for (const ToldLink& told : answer_.told.links) {
      in_words(told);
      claims(told);
    }
    return text_ + ending();
  }

 private:
  const std::string& label(Index factor) const { return label_of(map_.factors()[factor]); }
  const Link& link_of(const ToldLink& told) const { return map_.links()[told.link]; }
  std::string name_of(const ToldLink& told) const {
    return label(link_of(told).from) + " -> " + label(link_of(told).to);
  }

  /// What leads to a factor and what follows from it, with who told it in counts.
  void around(Index factor) {
    std::size_t into = 0, out = 0;
    TextTable table({"", "connection", "voices", "+", "-", "other", "weight"});
    for (const ToldLink& told : answer_.told.links) {
      const Link& link = link_of(told);
      if (link.from != factor && link.to != factor) continue;
      (link.to == factor ? into : out) += 1;
      const LinkEvidence said = link.evidence.value_or(LinkEvidence{});
      table.add({link.to == factor ? "leads to it" : "follows", name_of(told),
                 text::grouped(said.voices), text::grouped(said.plus), text::grouped(said.minus),
                 text::grouped(said.none + said.unsigned_),
                 link.simulated ? signed_number(link.weight) : "-"});
    }
    text_ += label(factor) + ": " + counted(into, "connection leads", "connections lead") +
             " to it, " + counted(out, "follows", "follow") + " from it\n";
    if (!table.empty()) text_ += table.text("llrrrrr");
    text_ += "\n";
  }

  void in_words(const ToldLink& told) {
    const Link& link = link_of(told);
    const LinkEvidence said = link.evidence.value_or(LinkEvidence{});
    text_ += name_of(told) + "\n  Told by " + text::grouped(said.voices) + " of " +
             voices(answer_.loaded.evidence.voices.size()) + signs(said) + ".\n";
    if (said.contested())
      text_ += "  They contradict each other. The weight of " + signed_number(link.weight) +
               " is what is left of both sides; neither is right here.\n";
    else if (!link.simulated)
      text_ += "  It is drawn and counted, and carries nothing.\n";
    if (said.voices > 1)
      text_ += "  How alike their answers are: " +
               (told.spread.consistency
                    ? "on the sign " + text::fixed(*told.spread.consistency * 100, 0) + " of 100, "
                    : "") +
               "with strengths " + text::fixed(told.spread.entropy, 1) +
               " bits of disagreement (0: all say the same).\n";
    const std::string by_place = places(told);
    if (!by_place.empty()) text_ += "  By place: " + by_place + ".\n";
    const std::string by_coder = coders(told);
    if (!by_coder.empty()) text_ += "  Coded by " + by_coder + ".\n";
    text_ += "\n";
  }

  static std::string signs(const LinkEvidence& said) {
    std::vector<std::string> parts;
    const auto part = [&](std::size_t count, const std::string& what) {
      if (count > 0) parts.push_back(text::grouped(count) + what);
    };
    part(said.plus, " that it raises");
    part(said.minus, " that it lowers");
    part(said.none, " that it makes no difference");
    part(said.unsigned_, " without a direction");
    return parts.empty() ? "" : ": " + listed(parts);
  }

  static std::string places(const ToldLink& told) {
    if (told.places.empty() || (told.places.size() == 1 && told.places[0].place.empty())) return "";
    std::string text;
    for (const ToldPlace& place : told.places) {
      std::vector<std::string> parts;
      if (place.plus > 0)
        parts.push_back(text::grouped(place.plus) + (place.plus == 1 ? " raises" : " raise"));
      if (place.minus > 0)
        parts.push_back(text::grouped(place.minus) + (place.minus == 1 ? " lowers" : " lower"));
      if (parts.empty()) parts.push_back(voices(place.voices));
      text += (text.empty() ? "" : "; ") +
              (place.place.empty() ? std::string("not known") : text::shown(place.place)) + " " +
              listed(parts);
    }
    return text;
  }

  static std::string coders(const ToldLink& told) {
    std::map<std::string, std::size_t> count;
    for (const ToldClaim& claim : told.claims)
      if (!claim.coder.empty()) ++count[claim.coder];
    std::vector<std::string> parts;
    for (const auto& [coder, claims] : count)
      parts.push_back(text::shown(coder) + " (" + counted(claims, "statement", "statements") + ")");
    return listed(parts);
  }

  /// A table for each direction; columns that are empty throughout are left out.
  void claims(const ToldLink& told) {
    for (std::size_t first = 0; first < told.claims.size();) {
      std::size_t end = first;
      while (end < told.claims.size() &&
             told.claims[end].said.polarity == told.claims[first].said.polarity)
        ++end;
      direction({told.claims.begin() + static_cast<std::ptrdiff_t>(first),
                 told.claims.begin() + static_cast<std::ptrdiff_t>(end)});
      first = end;
    }
  }

  void direction(const std::vector<ToldClaim>& claims) {
    using Column = std::pair<std::string, std::string (*)(const ToldClaim&)>;
    const std::vector<Column> columns = {
        {"voice", [](const ToldClaim& c) { return "voice " + std::to_string(c.voice); }},
        {"place", [](const ToldClaim& c) { return c.said.place; }},
        {"strength", [](const ToldClaim& c) { return c.said.strength; }},
        {"certainty", [](const ToldClaim& c) { return c.certainty; }},
        {"ground", [](const ToldClaim& c) { return c.basis; }},
        {"when", [](const ToldClaim& c) { return c.when; }},
        {"coder", [](const ToldClaim& c) { return c.coder; }},
        {"row", [](const ToldClaim& c) { return std::to_string(c.row); }},
        {"words", [](const ToldClaim& c) {
           return c.said.verbatim ? "\"" + c.said.words + "\"" : c.said.words;
         }}};
    std::vector<Column> used;
    for (const Column& column : columns)
      if (std::any_of(claims.begin(), claims.end(),
                      [&](const ToldClaim& claim) { return !column.second(claim).empty(); }))
        used.push_back(column);
    std::vector<std::string> head;
    for (const Column& column : used) head.push_back(column.first);
    TextTable table(head);
    for (const ToldClaim& claim : claims) {
      std::vector<std::string> row;
      for (const Column& column : used) {
        const std::string cell = column.second(claim);
        row.push_back(cell.empty() ? "-" : text::shown(cell));
      }
      table.add(std::move(row));
    }
    std::vector<std::size_t> voice;
    for (const ToldClaim& claim : claims) voice.push_back(claim.voice);
    std::sort(voice.begin(), voice.end());
    const auto distinct = std::unique(voice.begin(), voice.end()) - voice.begin();
    text_ += "  " + heading(claims.front().said.polarity) + ": " +
             voices(static_cast<std::size_t>(distinct)) + ", " +
             counted(claims.size(), "statement", "statements") + "\n" + table.text("lllllllll") +
             "\n";
  }

  std::string ending() const {
    const WhoTold& told = answer_.told;
    std::size_t claims = 0;
    for (const ToldLink& link : told.links) claims += link.claims.size();
    std::string text;
    if (told.words == Words::none)
      text = "Words are not shown: --words paraphrase or quote asks for them.\n";
    else if (told.without_words > 0)
      text = "Of " + counted(claims, "statement", "statements") + " " +
             text::grouped(told.without_words) +
             " are without words: consent does not allow them, or none were written down.\n";
    return text +
           "A voice has the same number throughout, and in this answer alone. Row: the line of the "
           "claims\ntable. A working copy: not for circulation.\n";
  }

  const EvidenceAnswer& answer_;
  const Map& map_;
  std::string text_;
};

}  // namespace

std::string as_text(const EvidenceAnswer& answer) { return Text(answer).all(); }

}  // namespace fcm::command
