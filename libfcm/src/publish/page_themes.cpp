// SPDX-License-Identifier: MIT
#include "publish/page_themes.hpp"

#include <cmath>

#include "publish/theme_view.hpp"

namespace fcm::reporting {

Html themes_part(const Map& map, const std::string& part, const std::string& drawn_by) {
  Html h;
  if (!crowded(map)) return h;
  const ThemeView view = theme_view(map);
  Lettering how;
  how.spread.shape = 1.6;  // what a screen leaves beside the dials
  const Drawing drawing =
      draw_themes(map, view, "The map by theme",
                  "One box for each theme, one line for all connections from one to another.", how);
  h << "<div id=\"themes-part\" hidden><div class=\"mapbox\" role=\"region\" tabindex=\"0\" "
       "aria-label=\"Drawing of the map by theme\"><svg class=\"map\" role=\"group\" "
       "aria-labelledby=\"themes-title themes-about\" viewBox=\"0 0 "
    << at(std::ceil(drawing.picture.width)) << " " << at(std::ceil(drawing.picture.height))
    << "\">\n<title id=\"themes-title\">" << drawing.picture.title
    << "</title><desc id=\"themes-about\">" << drawing.picture.about << "</desc>\n"
    << pieces_in_page(drawing.picture) << "</svg></div>\n";
  h << "<p class=\"small\">" << part << (part.empty() ? "" : " ");
  for (const std::string& sentence : in_words(map, view)) h << sentence << " ";
  h << drawn_by << "</p>\n" << html_of(key_of_themes(view)) << "</div>\n";
  return h;
}

nlohmann::ordered_json themes_json(const Map& map) {
  auto themes = nlohmann::ordered_json::array();
  if (!crowded(map)) return themes;
  for (const Theme& theme : theme_view(map).themes)
    themes.push_back({{"title", theme.title}, {"factors", theme.factors}});
  return themes;
}

}  // namespace fcm::reporting
