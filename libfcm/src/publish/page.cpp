// SPDX-License-Identifier: MIT
//
// What stands in the page before its script does anything: the drawing, and everything in tables.
#include "fcm/page.hpp"

#include <algorithm>
#include <cmath>

#include "core/sha256.hpp"
#include "fcm/blank_page.hpp"
#include "fcm/formats.hpp"
#include "fcm/version.hpp"
#include "publish/drawing.hpp"
#include "publish/house_page.hpp"
#include "publish/input.hpp"
#include "publish/page_data.hpp"
#include "publish/page_files.hpp"
#include "publish/page_themes.hpp"
#include "publish/shares.hpp"
#include "publish/words.hpp"
#include "text/base64.hpp"

namespace fcm {
namespace reporting {
namespace {

/// As a content security policy names a script: base64 of its SHA-256.
std::string hash_source(const std::string& text) {
  const std::string hex = core::sha256(text);
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return "'sha256-" + text::base64(bytes) + "'";
}

std::string name_on_top(const Map& map, const PageOptions& options) {
  if (!options.title.empty()) return options.title;
  return map.source().title.empty() ? "A map of what leads to what" : map.source().title;
}

Html head_of(const std::string& title, const std::string& style, const std::string& script,
             bool logo) {
  Html h;
  h << "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n";
  h.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src " +
           hash_source(style) + "; script-src " + hash_source(script) +
           (logo ? "; img-src data:" : "") + "; base-uri 'none'; form-action 'none'\">\n");
  h << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
       "<meta name=\"referrer\" content=\"no-referrer\">\n<title>"
    << title << "</title>\n<style>";
  h.markup(style);
  h << "</style>\n</head>\n";
  return h;
}

/// For whom it is, and what was left out for them.
std::string for_whom(const Published<Map>& map) {
  if (map->size() == 0) return "A page to fill in together";
  if (map.audience() == Audience::working) return "Working copy \xe2\x80\x93 not for circulation";
  return "Made for: " + std::string(to_text(map.audience()));
}

std::string withheld_words(const Published<Map>& map, const PageOptions& options) {
  std::string text;
  if (const Withheld& out = map.withheld(); out.factors > 0)
    text = "Left out for this audience: " + counted(out.factors, "factor", "factors") + " and " +
           counted(out.links, "connection", "connections") + " that few spoke of. ";
  if (options.statements && options.statements->said.withheld().words > 0)
    text += "The words of " +
            counted(options.statements->said.withheld().words, "statement", "statements") +
            " are not shown. ";
  return text;
}

std::string who_took_part(const MapSource& source) {
  if (source.voices == 0) return "The map does not say who took part.";
  std::string text = "Who took part: " + counted(source.voices, "voice", "voices");
  if (!source.places.empty()) text += " from " + counted(source.places.size(), "place", "places");
  if (source.claims > 0) text += ", " + counted(source.claims, "statement", "statements");
  return text + ".";
}

/// What of the study is on the page at all; the script fades what a filter leaves out of that.
std::string what_is_shown(const std::optional<Shown>& shown) {
  if (!shown || shown->filters.empty()) return {};
  std::string text = "This page shows only a part of the map. ";
  for (const std::string& filter : shown->filters) text += filter + " ";
  return text + shares_of(*shown);
}

/// Below every drawing.
std::string drawn_by(const std::string& date) {
  return "Drawn by fcm " + std::string(version()) +
         (date.empty() ? "." : ", " + date_words(date) + ".");
}

Html heading_of(const Published<Map>& map, const PageOptions& options) {
  Html h;
  h << "<a class=\"skip\" href=\"#main\">Skip to the map</a>\n<header>" << logo_of(options.house)
    << "<p class=\"copy\"><strong>" << for_whom(map) << "</strong><span>"
    << date_words(options.date) << "</span></p>\n<h1>" << name_on_top(*map, options) << "</h1>\n";
  if (!options.study.empty() && options.study != name_on_top(*map, options))
    h << "<p class=\"sub study\">" << options.study << "</p>\n";
  if (!options.question.empty()) h << "<p class=\"sub\">" << options.question << "</p>\n";
  h << "</header>\n";
  return h;
}

Html the_drawing(const Picture& picture) {
  Html h;
  h << "<div class=\"mapbox\" id=\"mapbox\" role=\"region\" tabindex=\"0\" "
       "aria-label=\"Drawing of the map\"><svg class=\"map\" id=\"drawing\" role=\"group\" "
       "aria-labelledby=\"map-title map-about\" viewBox=\"0 0 "
    << at(std::ceil(picture.width)) << " " << at(std::ceil(picture.height))
    << "\">\n<title id=\"map-title\">" << picture.title << "</title><desc id=\"map-about\">"
    << picture.about << "</desc>\n"
    << pieces_in_page(picture) << "</svg></div>\n";
  return h;
}

std::vector<Index> strongest_first(const Map& map) {
  std::vector<Index> order;
  for (Index k = 0; k < map.links().size(); ++k) order.push_back(k);
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) {
    return std::abs(map.links()[a].weight) > std::abs(map.links()[b].weight);
  });
  return order;
}

Html table_of_links(const Published<Map>& map) {
  const double largest = largest_weight(*map);
  std::vector<std::vector<Html>> rows;
  for (const Index k : strongest_first(*map)) {
    const Link& link = map->links()[k];
    std::vector<Html> row(5);
    row[0] << name(label_of(*map, link.from));
    row[1] << (!link.simulated || link.weight == 0 ? "leads to"
               : link.weight > 0                   ? "raises"
                                                   : "lowers");
    row[2] << name(label_of(*map, link.to));
    row[3] << strength_word(link.weight, largest);
    row[4] << (link.assumed ? "nobody: assumed" : voices_behind(link, map.audience()));
    if (link.evidence ? link.evidence->contested() : field(link.fields, "contested") == "yes")
      row[4] << ", contested";
    rows.push_back(std::move(row));
  }
  return table({"Every connection, the strongest first",
                {"From", "Direction", "To", "Strength", "Voices"},
                {}},
               rows);
}

Html table_of_factors(const Map& map) {
  std::vector<std::size_t> out(map.size(), 0), into(map.size(), 0);
  for (const Link& link : map.links()) {
    ++out[link.from];
    ++into[link.to];
  }
  std::vector<std::vector<Html>> rows;
  for (Index i = 0; i < map.size(); ++i) {
    std::vector<Html> row(4);
    row[0] << name(label_of(map, i));
    row[1] << theme_of(map.factors()[i]);
    row[2] << out[i];
    row[3] << into[i];
    rows.push_back(std::move(row));
  }
  return table(
      {"Every factor", {"Factor", "Theme", "Affects", "Affected by"}, {false, false, true, true}},
      rows);
}

/// Of a map that is still empty: what lines will mean.
Html key_to_come() {
  const Map lines =
      Map::make({{.id = "a"}, {.id = "b"}, {.id = "c"}}, {{.from = 0, .to = 1, .weight = 0.75},
                                                          {.from = 1, .to = 2, .weight = -0.5},
                                                          {.from = 2, .to = 0, .weight = 0.25}})
          .value();
  return key_of_drawing(lines, whole(lines));
}

Html main_of(const Published<Map>& map, const PageOptions& options, const View& view,
             const Drawing& drawing) {
  Html h;
  h << "<main id=\"main\" tabindex=\"-1\">\n<noscript><p>This browser runs no scripts: the map and "
       "its tables are here, and no dials.</p></noscript>\n<div class=\"layout\">\n"
       "<section class=\"map-side\" aria-labelledby=\"map-heading\"><h2 id=\"map-heading\">The "
       "map</h2>\n"
       "<div class=\"bar\" id=\"map-buttons\" role=\"group\" aria-label=\"Move the "
       "drawing\"></div>\n"
    << themes_part(*map, what_is_shown(options.shown), drawn_by(options.date))
    << the_drawing(drawing.picture) << "<p class=\"small\"><span id=\"legend\">"
    << what_is_shown(options.shown) << "</span> " << drawn_by(options.date) << "</p>\n";
  if (!drawing.note.empty()) h << "<p class=\"small\">" << drawing.note << ".</p>\n";
  h << (map->size() == 0 ? key_to_come() : key_of_drawing(*map, view))
    << "</section>\n<div class=\"side\" id=\"side\">\n"
       "<section id=\"find-part\" aria-label=\"Find a factor\"></section>\n"
       "<section id=\"factor-part\" aria-labelledby=\"factor-heading\" "
       "class=\"off-paper\"></section>\n"
       "</div>\n</div>\n<p class=\"vh\" id=\"status\" role=\"status\"></p>\n"
       "<section aria-labelledby=\"tables-heading\"><h2 id=\"tables-heading\">The same in "
       "tables</h2>\n<details><summary>Every connection ("
    << map->links().size() << ")</summary>\n"
    << table_of_links(map) << "</details>\n<details><summary>Every factor (" << map->size()
    << ")</summary>\n"
    << table_of_factors(*map) << "</details></section>\n</main>\n";
  return h;
}

Html foot_of(const Published<Map>& map, const PageOptions& options, const std::string& sha256) {
  Html h;
  h << "<footer>";
  if (map->size() == 0)
    h << "<p>The map is what the people in the room say leads to what. \xe2\x80\x9cWhat "
         "if\xe2\x80\x9d works out what would follow if things work as they say. It is not a "
         "forecast.</p>";
  else
    h << "<p>" << who_took_part(map->source()) << " " << withheld_words(map, options)
      << "</p><p>The map is what people said leads to what. \xe2\x80\x9cWhat if\xe2\x80\x9d "
         "works out what would follow if things work as they said, by fixed rules. It is not a "
         "forecast.</p>";
  h << "<p>Made with fcm " << version() << ". ";
  if (map->size() > 0) h << "Map SHA-256 <code>" << sha256 << "</code>. ";
  if (!options.date.empty()) h << date_words(options.date) << ". ";
  h << "Nothing you do here leaves this page.</p></footer>\n";
  return h;
}

View view_of(const Published<Map>& map, const PageOptions& options) {
  View view = whole(*map);
  view.at = places_on(*map, options.places);
  view.outcome.assign(map->size(), false);
  for (const Outcome& outcome : options.outcomes)
    if (const auto factor = map->require(outcome.factor))
      view.outcome[*factor] = is_shown_to(outcome, map.audience());
  return view;
}

}  // namespace
}  // namespace reporting

bool is_shown_to(const Outcome& outcome, Audience audience) {
  return audience == Audience::working || outcome.shown_to.empty() ||
         std::find(outcome.shown_to.begin(), outcome.shown_to.end(), to_text(audience)) !=
             outcome.shown_to.end();
}

namespace reporting {
namespace {

std::string html_of(const Published<Map>& map, const PageOptions& options, const View& view,
                    const Drawing& drawing, const std::string& sha256) {
  const std::string script = page_script();
  const std::string style = page_style() + (options.house ? house_css_of_page(*options.house) : "");
  Html h;
  h << head_of(name_on_top(*map, options), style, script, options.house && options.house->logo)
    << "<body>\n"
    << heading_of(map, options) << main_of(map, options, view, drawing)
    << foot_of(map, options, sha256);
  h.markup("<script type=\"application/json\" id=\"page-data\">" + page_data(map, options, sha256) +
           "</script>\n<script>" + script + "</script>\n");
  h << "</body>\n</html>\n";
  return h.bytes();
}

constexpr const char* about_drawing =
    "Factors and connections. Arrow keys move between factors, Enter selects one; the tables "
    "below hold the same.";

}  // namespace
}  // namespace reporting

Result<Page> make_page(const Published<Map>& map, const PageOptions& options) {
  using namespace reporting;
  if (map->size() == 0)
    return problem("export.empty", "the map has no factors to draw", {},
                   "a filter may leave nothing: take a weaker one");
  if (const auto good = check(options.model, *map); !good) return tl::make_unexpected(good.error());
  const std::string sha256 = options.shown && !options.shown->map_sha256.empty()
                                 ? options.shown->map_sha256
                                 : core::sha256(write_map(map));
  const View view = view_of(map, options);
  const Drawing drawing = draw(*map, view, "The map", about_drawing);
  Page page;
  page.html = html_of(map, options, view, drawing, sha256);
  return page;
}

std::string blank_page(const std::string& title, const std::string& date,
                       const std::optional<HouseStyle>& house) {
  using namespace reporting;
  const Map strong =
      Map::make({{.id = "a"}, {.id = "b"}}, {{.from = 0, .to = 1, .weight = .75}}).value();
  const Published<Map> nothing = publish(Map{}, Audience::workshop);
  const PageOptions options{.title = title.empty() ? "What leads to what" : title,
                            .date = date,
                            .model = anchored_model(strong),
                            .house = house};
  Drawing drawing;
  drawing.picture.width = 900;
  drawing.picture.height = 60;
  drawing.picture.title = "The map";
  drawing.picture.about = about_drawing;
  return html_of(nothing, options, view_of(nothing, options), drawing,
                 core::sha256(write_map(nothing)));
}

}  // namespace fcm
