// SPDX-License-Identifier: MIT
//
// Enough conversations? What the voices told of so far, and what further ones are expected to add.
#include "publish/accumulation_chart.hpp"
#include "publish/sections.hpp"
#include "publish/words.hpp"
#include "text/number.hpp"

namespace fcm::reporting {
namespace {

std::size_t nearest(double count) { return static_cast<std::size_t>(count + 0.5); }

/// "In 56 of 100 cases one voice more would tell of a connection that nobody has told before."
Html what_next(const Accumulation& links) {
  Html h;
  h << "<p>" << capital(voices(links.voices)) << " told of "
    << counted(links.seen, "connection", "connections");
  if (links.seen > 0)
    h << ", " << (links.once == 0 ? "none" : number_word(links.once))
      << " of them by one voice alone";
  h << ".";
  if (!worth_saying(links)) {
    h << " From so few nothing can be said of what others would add.</p>\n";
    return h;
  }
  h << " <strong>One voice more, heard as these were, would tell of a connection that nobody has "
       "told before in "
    << of_hundred(*links.next_voice_new)
    << " of 100 cases.</strong> As many voices again would be "
       "expected to bring "
    << counted(nearest(links.ahead.back()) - links.seen, "new connection", "new connections")
    << "; by an estimate that errs on the low side "
    << number_word(nearest(*links.at_least) - links.seen) << " are left to be told.</p>\n";
  return h;
}

std::string interval(const Accumulation& all) {
  std::string text = text::grouped(nearest(*all.at_least));
  if (all.interval)
    text += " (" + text::grouped(nearest(all.interval->first)) + " to " +
            text::grouped(nearest(all.interval->second)) + ")";
  return text;
}

Html numbers(const Saturation& enough) {
  std::vector<std::vector<Html>> rows;
  const auto add = [&](std::string_view label, const auto& value) {
    std::vector<Html> row(3);
    row[0] << label;
    row[1] << value(enough.links);
    row[2] << value(enough.factors);
    rows.push_back(std::move(row));
  };
  add("Told so far", [](const Accumulation& all) { return all.seen; });
  add("of these by one voice alone", [](const Accumulation& all) { return all.once; });
  add("Expected of twice as many voices",
      [](const Accumulation& all) { return nearest(all.ahead.back()); });
  add("There are to tell, at least (95\xc2\xa0% interval)", interval);
  add("The next voice tells of a new one: of 100 cases",
      [](const Accumulation& all) { return of_hundred(*all.next_voice_new); });
  add("The next mention is of a new one: of 100 cases",
      [](const Accumulation& all) { return of_hundred(*all.next_mention_new); });
  return table({.caption = "Told so far, and to be told",
                .columns = {"How many", "Connections", "Factors"},
                .numbers = {false, true, true}},
               rows);
}

Html how_counted(const Saturation& enough) {
  Html h;
  h << "<p class=\"small\">The curves are the mean over every order in which the voices might have "
       "been heard; dashed, what is expected of as many voices again (Colwell et al. 2012). ";
  if (enough.groups > 0)
    h << capital(counted(enough.groups, "conversation", "conversations"))
      << " of several people count as one voice each. ";
  if (enough.questionnaires > 0)
    h << capital(voices(enough.questionnaires))
      << " from questionnaires are left out: who is asked connection by connection does not choose "
         "what to tell. ";
  h << "How often voices count in the map changes nothing here. Factors are those that coders had "
       "names for. People who were never asked, and would tell of other things, are in no such "
       "number. Every point: saturation.csv.</p>\n";
  return h;
}

/// "Knowing what is on raises trust"; of a pair by what one voice would say.
std::string sentence(const ReportInput& in, Index from, Index to, bool plus) {
  return in_quotes(label_of(*in.map, from)) + (plus ? " raise " : " lower ") +
         in_quotes(label_of(*in.map, to));
}

std::string order(const ReportInput& in, Index outcome, Index instead) {
  return in_quotes(title_of(in.scenario(instead))) + " before " +
         in_quotes(title_of(in.scenario(*in.findings.worth_asking->first[outcome]))) + " on " +
         in_lower(in.outcomes[outcome].label);
}

Html about_link(const ReportInput& in, const LinkWorthAsking& worth) {
  const Link& link = in.map->links()[worth.link];
  Html h;
  h << "<li><strong>How much does " << sentence(in, link.from, link.to, link.weight > 0)
    << "?</strong> ";
  if (link.evidence) h << capital(voices(link.evidence->voices)) << " told it. ";
  h << "In " << of_hundred(worth.changes) << " of 100 redraws it is told so much "
    << (worth.when_more ? "more" : "less") << " that knowing it puts "
    << order(in, worth.outcome, worth.instead) << ".</li>\n";
  return h;
}

Html about_pair(const ReportInput& in, const PairWorthAsking& worth) {
  Html h;
  h << "<li><strong>Does " << sentence(in, worth.from, worth.to, worth.plus)
    << "?</strong> Nobody said so. Were one voice to say it, that would put "
    << order(in, worth.outcome, worth.instead) << ".</li>\n";
  return h;
}

/// The first told and the first untold of each outcome.
Html worth_asking(const ReportInput& in) {
  Html h;
  if (!in.findings.worth_asking) return h;
  const WorthAsking& worth = *in.findings.worth_asking;
  constexpr std::size_t most = 1;
  constexpr double seldom = 0.05;
  Html items;
  for (Index k = 0; k < in.outcomes.size(); ++k) {
    std::size_t links = 0, pairs = 0;
    for (const LinkWorthAsking& one : worth.links)
      if (one.outcome == k && one.changes >= seldom && links++ < most) items << about_link(in, one);
    for (const PairWorthAsking& one : worth.pairs)
      if (one.outcome == k && pairs++ < most) items << about_pair(in, one);
  }
  h << "<h3>What would be worth asking about</h3>\n";
  if (items.empty())
    h << "<p>No single connection, were it known better or told by one voice more, would change "
         "which "
         "idea comes first.</p>\n";
  else
    h << "<p>Connections that, were they known, would change which idea comes first:</p>\n<ul>\n"
      << items << "</ul>\n<p class=\"small\">All of them: run.json.</p>\n";
  return h;
}

}  // namespace

Html enough_conversations(const ReportInput& in) {
  Html h;
  if (!in.findings.saturation) return h;
  const Saturation& enough = *in.findings.saturation;
  h << "<section class=\"page\" aria-labelledby=\"enough\"><h2 id=\"enough\">Enough "
       "conversations?</h2>\n"
    << what_next(enough.links);
  if (worth_saying(enough.links))
    h << "<figure><figcaption>Different connections and factors told, by "
         "number "
         "of voices</figcaption>\n"
      << accumulating({{"connections", enough.links.curve, enough.links.ahead},
                       {"factors", enough.factors.curve, enough.factors.ahead}},
                      "Curves: how many different connections and factors so many voices tell of, "
                      "and as many voices again are expected to. The table that follows holds the "
                      "numbers of the ends.")
      << "</figure>\n"
      << numbers(enough) << how_counted(enough);
  h << worth_asking(in);
  h << "</section>\n";
  return h;
}

}  // namespace fcm::reporting
