// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "publish/sections.hpp"
#include "publish/theme_view.hpp"
#include "publish/words.hpp"

namespace fcm::reporting {
namespace {

constexpr std::size_t most_links = 45;   // beyond that a drawing is a knot, not a map
constexpr std::size_t all_factors = 60;  // larger maps show the factors that shown links touch
constexpr std::size_t most_rows = 400;

/// Share of the statements that stand behind the links shown.
double share_of_claims(const Map& map, const View& view) {
  double shown = 0, all = 0;
  for (const Link& link : map.links())
    all += link.evidence ? static_cast<double>(link.evidence->claims) : 0;
  for (const Index k : view.links)
    shown += map.links()[k].evidence ? static_cast<double>(map.links()[k].evidence->claims) : 0;
  return all > 0 ? shown / all : 0;
}

std::string filter_of(const ReportInput& in, const Map& map, const View& view) {
  const std::size_t all = map.links().size();
  if (view.links.size() == all)
    return "The map shows all " + counted(all, "link", "links") + " between " +
           counted(map.size(), "factor", "factors") + ".";
  std::string text = "The map shows " + std::to_string(view.links.size()) + " of " +
                     std::to_string(all) + " links";
  if (const double share = share_of_claims(map, view); share > 0)
    text += ", " + percent(share) + " of the statements";
  text += in.findings.compared.empty()
              ? ": the strongest."
              : ": those that carry most of what the compared ideas do, then the strongest.";
  if (view.factors.size() < map.size())
    text += " Of " + std::to_string(map.size()) + " factors it shows the " +
            std::to_string(view.factors.size()) + " that these links touch.";
  return text + " All links stand in the table at the end.";
}

}  // namespace

Map with_assumptions(const ReportInput& in) {
  const Map& map = *in.map;
  std::vector<Factor> factors = map.factors();
  std::vector<Link> links = map.links();
  const auto place = [&](const Factor& factor) {
    for (Index i = 0; i < factors.size(); ++i)
      if (factors[i].id == factor.id) return i;
    factors.push_back(factor);
    return factors.size() - 1;
  };
  for (const ScenarioResult& result : in.findings.what_if.scenarios) {
    const Map& edited = result.resolved.map;
    for (const Link& link : edited.links()) {
      if (!link.assumed) continue;
      Link added = link;
      added.from = place(edited.factors()[link.from]);
      added.to = place(edited.factors()[link.to]);
      const bool there = std::any_of(links.begin(), links.end(), [&](const Link& other) {
        return other.from == added.from && other.to == added.to;
      });
      if (!there) links.push_back(added);
    }
  }
  const Result<Map> all = Map::make(std::move(factors), std::move(links), map.source(), 1e300);
  return all ? *all : map;
}

View view_of(const ReportInput& in, const Map& map) {
  std::vector<double> carried(map.links().size(), 0);
  const double largest = largest_weight(map);
  for (Index k = 0; k < map.links().size(); ++k) {
    const Link& link = map.links()[k];
    carried[k] = link.assumed ? 1e9 : largest > 0 ? 1e-6 * std::abs(link.weight) / largest : 0;
  }
  for (const Index i : in.findings.compared)
    for (Index k = 0; k < in.outcomes.size(); ++k) {
      const Finding& finding = in.finding(i, k);
      if (!finding.effect || *finding.effect == 0) continue;
      for (const Chain& chain : finding.chains)
        for (std::size_t step = 0; step + 1 < chain.factors.size(); ++step)
          if (const auto link = map.find_link(chain.factors[step], chain.factors[step + 1]))
            carried[*link] += std::abs(chain.share / *finding.effect) * finding.of_furthest;
    }
  View view = strongest(map, carried, most_links, all_factors);
  view.at = places_on(map, in.places);
  view.moved.assign(map.size(), false);
  view.outcome.assign(map.size(), false);
  for (const OutcomeFacts& outcome : in.outcomes) view.outcome[outcome.factor] = true;
  for (const Index i : in.findings.compared)
    for (const Dose& dose : in.findings.what_if.scenarios[i].doses)
      if (dose.factor < in.map->size()) view.moved[dose.factor] = true;
  return view;
}

Drawing drawing_of(const ReportInput& in, const Map& map, const View& view) {
  return draw(map, view, "Map: " + in.title,
              filter_of(in, map, view) + " The table of connections holds the same.");
}

namespace {

/// The whole of a crowded map from further away, before the strongest of its links.
Html by_theme(const Map& map) {
  const ThemeView themes = theme_view(map);
  Html h;
  h << "<p>";
  for (const std::string& sentence : in_words(map, themes)) h << sentence << " ";
  h << "</p>\n"
    << html_of(key_of_themes(themes))
    << "<div class=\"mapbox\" role=\"region\" tabindex=\"0\" aria-label=\"Drawing of the map by "
       "theme\">"
    << in_page(
           draw_themes(map, themes, "The map by theme",
                       "One box for each theme, and one line for all connections that lead from "
                       "one theme to another. The table of connections holds them one by one.")
               .picture,
           "themes")
    << "</div>\n";
  return h;
}

}  // namespace

Html the_map(const ReportInput& in, const Map& map, const Drawing& drawing, const View& view) {
  Html h;
  h << "<section class=\"page\" aria-labelledby=\"map\"><h2 id=\"map\">The map</h2>\n";
  if (crowded(map)) h << by_theme(map);
  h << "<p>" << filter_of(in, map, view) << "</p>\n";
  if (!drawing.note.empty()) h << "<p class=\"small\">" << drawing.note << ".</p>\n";
  h << key_of_drawing(map, view)
    << "<div class=\"mapbox\" role=\"region\" tabindex=\"0\" aria-label=\"Drawing of the map\">"
    << in_page(drawing.picture) << "</div></section>\n";
  return h;
}

Html the_connections(const ReportInput& in) {
  const Map& map = *in.map;
  const double largest = largest_weight(map);
  std::vector<Index> order;
  for (Index k = 0; k < map.links().size(); ++k) order.push_back(k);
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) {
    return std::abs(map.links()[a].weight) > std::abs(map.links()[b].weight);
  });
  std::vector<std::vector<Html>> rows;
  for (const Index k : order) {
    if (rows.size() == most_rows) break;
    const Link& link = map.links()[k];
    std::vector<Html> row(8);
    row[0] << name(label_of(map, link.from));
    row[1] << (!link.simulated || link.weight == 0 ? "leads to"
               : link.weight > 0                   ? "raises"
                                                   : "lowers");
    row[2] << name(label_of(map, link.to));
    row[3] << signed_number(link.weight);
    row[4] << strength_word(link.weight, largest);
    if (link.evidence) {
      row[5] << link.evidence->voices;
      row[6] << link.evidence->plus << " / " << link.evidence->minus;
      row[7] << link.evidence->claims;
    }
    rows.push_back(row);
  }
  Html h;
  h << "<section class=\"page\" aria-labelledby=\"connections\"><h2 id=\"connections\">Every "
       "connection</h2>\n";
  h << table({"Connections, largest weight first",
              {"From", "Direction", "To", "Weight", "Beside the largest", "Voices", "Raise / lower",
               "Statements"},
              {false, false, false, true, false, true, true, true}},
             rows);
  if (rows.size() < map.links().size())
    h << "<p>The other " << map.links().size() - rows.size() << " are in map.json.</p>";
  h << "</section>\n";
  return h;
}

}  // namespace fcm::reporting
