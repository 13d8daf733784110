// SPDX-License-Identifier: MIT
#include "publish/poster_picture.hpp"

#include <algorithm>
#include <cmath>

#include "core/sha256.hpp"
#include "fcm/formats.hpp"
#include "fcm/version.hpp"
#include "publish/column.hpp"
#include "publish/logo_mark.hpp"
#include "publish/shares.hpp"
#include "publish/sheets.hpp"
#include "publish/theme_view.hpp"
#include "publish/words.hpp"

namespace fcm::reporting {
namespace {

/// Sizes of one poster, in points.
struct Plan {
  double width, height, margin, scale;
  double gutter() const { return 14 * scale; }
  double inner() const { return width - 2 * margin; }
};

Plan plan_of(const PosterOptions& options) {
  const PaperSize size = size_of(options.paper, options.portrait);
  const double a3 = size_of(Paper::a3, false).width;
  const double scale = std::max(size.width, size.height) / a3 * (options.large_print ? 1.3 : 1);
  const double margin = options.paper <= Paper::a1 ? 20 * mm : 15 * mm;
  return {size.width, size.height, margin, scale};
}

std::string name_on_top(const Map& map, const PosterOptions& options) {
  if (!options.title.empty()) return options.title;
  return map.source().title.empty() ? "A map of what leads to what" : map.source().title;
}

/// What the marks of this map mean.
void add_key(Column& column, const std::vector<KeyEntry>& key) {
  column.heading("How to read it");
  column.text(Look::body, "A line leads from what changes to what that changes.");
  column.gap(7);
  for (const KeyEntry& entry : key) column.entry(entry);
  column.gap(12);
}

/// Counts, and no names.
void add_who(Column& column, const Map& map) {
  const MapSource& source = map.source();
  column.heading("Who took part");
  if (source.voices == 0) {
    column.text(Look::body, "The map does not say.");
  } else {
    std::string text = counted(source.voices, "voice", "voices");
    if (!source.places.empty()) text += " from " + counted(source.places.size(), "place", "places");
    if (source.claims > 0) text += ", " + counted(source.claims, "statement", "statements");
    column.text(Look::body, capital(text) + ".");
  }
  column.gap(12);
}

void add_shown(Column& column, const Map& map, const std::optional<Shown>& shown) {
  column.heading("What is shown");
  if (!shown || shown->filters.empty()) {
    column.text(Look::body, "Everything: " + counted(map.size(), "factor", "factors") + " and " +
                                counted(map.links().size(), "connection", "connections") + ".");
  } else {
    for (const std::string& filter : shown->filters) column.text(Look::body, filter);
    if (shown->links < shown->of_links || shown->of_claims > 0) {
      column.gap(3);
      column.text(Look::body, shares_of(*shown));
    }
  }
  column.gap(12);
}

/// Nothing is filtered.
Shown everything(const Map& map) {
  Shown shown;
  shown.links = shown.of_links = map.links().size();
  return shown;
}

void add_notes(Column& column, double bottom) {
  column.heading("Notes");
  column.lines_until(bottom);
}

std::string small_print(const Published<Map>& map, const PosterOptions& options) {
  std::string text = for_whom(map);
  if (!options.date.empty()) text += date_words(options.date) + ". ";
  return text + "Drawn by fcm " + std::string(version()) + ". Map SHA-256 " +
         (options.shown && !options.shown->map_sha256.empty() ? options.shown->map_sha256
                                                              : core::sha256(write_map(map))) +
         ".";
}

/// What those are told who cannot see it.
std::string about(const Map& map) {
  return "A map of " + counted(map.size(), "factor", "factors") + " and " +
         counted(map.links().size(), "connection", "connections") +
         ": each factor and each connection has its name.";
}

/// The scale, made smaller until what `height_of` measures is no higher than `most`.
template <class HeightOf>
double fitted(double scale, double most, const HeightOf& height_of) {
  const double smallest = scale / 8;
  while (scale > smallest && height_of(scale) > most) scale *= 0.9;
  return scale;
}

/// Project, title and question, in no more than a quarter of the poster, and the logo on the right
/// of them; where they end.
double add_head(Picture& picture, const Plan& plan, const PosterOptions& options) {
  const LogoSize logo =
      add_logo(picture, options.house, options.mono, {plan.width - plan.margin, plan.margin},
               {150 * plan.scale, 44 * plan.scale});
  const double width = plan.inner() - (logo.width > 0 ? logo.width + plan.gutter() : 0);
  const auto fill = [&](Picture& onto, double scale) {
    Column head(onto, {plan.margin, plan.margin}, width, scale);
    if (!options.project.empty() && options.project != picture.title)
      head.text(Look::subtitle, options.project);
    head.text(Look::title, picture.title);
    if (!options.question.empty()) head.text(Look::subtitle, options.question);
    head.gap(12);
    return head.y();
  };
  const double scale = fitted(plan.scale, plan.height / 4, [&](double smaller) {
    Picture tried;
    return fill(tried, smaller);
  });
  return std::max(fill(picture, scale), plan.margin + logo.height + 8 * plan.scale);
}

/// At the lower margin, in as many lines as it takes; where it begins.
double add_small_print(Picture& picture, const Plan& plan, const std::string& text) {
  Picture tried;
  Column measure(tried, {0, 0}, plan.inner(), plan.scale);
  measure.text(Look::soft, text);
  const double top = plan.height - plan.margin - measure.y();
  Column(picture, {plan.margin, top}, plan.inner(), plan.scale).text(Look::soft, text);
  return top;
}

std::vector<bool> marks_on(const Map& map, const std::vector<std::string>& ids) {
  std::vector<bool> marks(map.size(), false);
  for (const std::string& id : ids)
    if (const auto factor = map.find(id)) marks[*factor] = true;
  return marks;
}

std::vector<int> changes_on(const Map& map, const std::vector<Change>& changes) {
  double furthest = 0;
  for (const Change& change : changes) furthest = std::max(furthest, std::abs(change.effect));
  std::vector<int> classes(map.size(), 0);
  for (const Change& change : changes)
    if (const auto factor = map.find(change.factor))
      classes[*factor] = change_class(change.effect, furthest);
  return classes;
}

/// What is on the poster: factors and links, or themes and their bundles.
struct Seen {
  View view;
  std::optional<ThemeView> themes;
  std::vector<KeyEntry> key;
  std::optional<Shown> shown;
  bool large_print = false;
};

Seen seen_of(const Map& map, const PosterOptions& options) {
  Seen seen{.view = whole(map), .shown = options.shown, .large_print = options.large_print};
  seen.view.outcome = marks_on(map, options.outcomes);
  seen.view.moved = marks_on(map, options.moved);
  seen.view.at = places_on(map, options.places);
  seen.view.change = changes_on(map, options.changes);
  if (!options.by_theme) {
    seen.key = key_of(map, seen.view);
    return seen;
  }
  seen.themes = theme_view(map);
  seen.key = key_of_themes(*seen.themes);
  if (!seen.shown) seen.shown = everything(map);
  for (std::string& sentence : in_words(map, *seen.themes))
    seen.shown->filters.push_back(std::move(sentence));
  return seen;
}

/// Room for the map, and the columns already drawn around it.
struct Area {
  double x, y, width, height;
};

/// The column on the right of a lying poster; what is left for the map.
Area beside_column(Picture& picture, const Plan& plan, Area area, const Map& map,
                   const Seen& seen) {
  const double width = plan.inner() * (seen.large_print ? 0.23 : 0.19);
  const auto fill = [&](Picture& onto, double scale) {
    Column column(onto, {area.x + area.width - width, area.y}, width, scale);
    add_key(column, seen.key);
    add_who(column, map);
    add_shown(column, map, seen.shown);
    return column.y();
  };
  const double bottom = area.y + area.height, room_for_notes = 60;
  const double scale = fitted(plan.scale, bottom, [&](double smaller) {
    Picture tried;
    return fill(tried, smaller) + room_for_notes * smaller;
  });
  Column notes(picture, {area.x + area.width - width, fill(picture, scale)}, width, scale);
  add_notes(notes, bottom);
  area.width -= width + plan.gutter();
  return area;
}

/// Three columns below an upright one. The key is the highest of them and says how high all are.
Area above_columns(Picture& picture, const Plan& plan, Area area, const Map& map,
                   const Seen& seen) {
  const double width = (area.width - 2 * plan.gutter()) / 3, bottom = area.y + area.height;
  const auto height_of = [&](double scale) {
    Picture tried;
    Column first(tried, {0, 0}, width, scale), second(tried, {0, 0}, width, scale);
    add_key(first, seen.key);
    add_who(second, map);
    add_shown(second, map, seen.shown);
    return std::max(first.y(), second.y());
  };
  const double scale = fitted(plan.scale, area.height * 0.4, height_of);
  const double height = height_of(scale), top = bottom - height;
  const auto left = [&](double i) { return area.x + i * (width + plan.gutter()); };
  Column first(picture, {left(0), top}, width, scale);
  add_key(first, seen.key);
  Column middle(picture, {left(1), top}, width, scale);
  add_who(middle, map);
  add_shown(middle, map, seen.shown);
  Column last(picture, {left(2), top}, width, scale);
  add_notes(last, bottom);
  area.height -= height + plan.gutter();
  return area;
}

/// Many factors stand closer, so that their labels print larger.
Lettering lettering_for(const Area& area, std::size_t factors, bool large_print) {
  Lettering how;
  how.spread = {
      .shape = area.width / area.height, .loose = factors > many_to_spread ? 1.2 : 2, .apart = 9};
  if (large_print) {
    how.type_size = 16;
    how.label_width = 120;
  }
  return how;
}

}  // namespace

std::string for_whom(const Published<Map>& map) {
  if (map.audience() == Audience::working) return "Working copy \xe2\x80\x93 not for circulation. ";
  std::string text = "Made for: " + std::string(to_text(map.audience())) + ". ";
  if (const Withheld& out = map.withheld(); out.factors > 0)
    text += counted(out.factors, "factor", "factors") + " and " +
            counted(out.links, "connection", "connections") + " of which few spoke are left out. ";
  return text;
}

double readable_from(double points) {
  constexpr double cap = 0.72, per_metre = 4;  // of the type size; mm
  return points * cap / mm / per_metre;
}

Composed compose(const Published<Map>& map, const PosterOptions& options) {
  const Plan plan = plan_of(options);
  const Seen seen = seen_of(*map, options);
  Composed composed;
  Picture& picture = composed.picture;
  picture = {plan.width, plan.height, name_on_top(*map, options), about(*map), {}};
  picture.pieces.emplace_back();
  picture.pieces.back().marks.push_back(
      {.style = {Look::paper}, .points = {{0, 0}}, .width = plan.width, .height = plan.height});
  const double head = add_head(picture, plan, options);
  const double foot = add_small_print(picture, plan, small_print(map, options));
  const Area whole_area = {plan.margin, head, plan.inner(), foot - 6 * plan.scale - head};
  const Area area =
      (options.portrait ? above_columns : beside_column)(picture, plan, whole_area, *map, seen);
  const Lettering how = lettering_for(area, map->size(), options.large_print);
  const Drawing drawing = seen.themes ? draw_themes(*map, *seen.themes, "", "", how)
                                      : draw(*map, seen.view, "", "", how);
  composed.note = drawing.note;
  // Labels larger than the headings beside them would be shouting.
  const double scale = std::min(
      {area.width / drawing.picture.width, area.height / drawing.picture.height, 2.2 * plan.scale});
  put(picture, drawing.picture, scale,
      {area.x + (area.width - drawing.picture.width * scale) / 2,
       area.y + (area.height - drawing.picture.height * scale) / 2});
  composed.label_points = how.type_size * scale;
  return composed;
}

}  // namespace fcm::reporting
