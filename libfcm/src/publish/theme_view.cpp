// SPDX-License-Identifier: MIT
#include "publish/theme_view.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "fcm/communities.hpp"
#include "publish/words.hpp"

namespace fcm::reporting {
namespace {

/// Per factor the sum of |weight| of its links.
std::vector<double> draws_of(const Map& map) {
  std::vector<double> draws(map.size(), 0);
  for (const Link& link : map.links()) {
    draws[link.from] += std::abs(link.weight);
    draws[link.to] += std::abs(link.weight);
  }
  return draws;
}

/// The first of the factors with the largest draw.
std::vector<Index> foremost_of(std::vector<Index> factors, const std::vector<double>& draws) {
  std::stable_sort(factors.begin(), factors.end(),
                   [&](Index a, Index b) { return draws[a] > draws[b]; });
  if (factors.size() > 3) factors.resize(3);
  return factors;
}

/// Groups by title, in the order of their first factor; `of`: the title of each factor.
std::vector<Theme> grouped_by(const std::vector<std::string>& of) {
  std::vector<Theme> themes;
  std::map<std::string, std::size_t> place;
  for (Index i = 0; i < of.size(); ++i) {
    const auto [at, is_new] = place.try_emplace(of[i], themes.size());
    if (is_new) themes.push_back({.title = of[i]});
    themes[at->second].factors.push_back(i);
  }
  return themes;
}

std::vector<std::string> written(const Map& map) {
  std::vector<std::string> titles;
  for (const Factor& factor : map.factors()) titles.push_back(theme_of(factor));
  return titles;
}

std::vector<std::string> found_on(const Map& map, const std::vector<double>& draws) {
  const Communities found = communities(map);
  std::vector<std::vector<Index>> members(found.count);
  for (Index i = 0; i < map.size(); ++i) members[found.of[i]].push_back(i);
  std::vector<std::string> titles(map.size());
  for (const std::vector<Index>& group : members)
    for (const Index i : group)
      if (group.size() > 1)
        titles[i] = "Around " + in_quotes(label_of(map, foremost_of(group, draws).front()));
  return titles;
}

/// The largest, then in the order of (from, to).
std::vector<Bundle> largest(std::vector<Bundle> bundles, std::size_t most) {
  std::stable_sort(bundles.begin(), bundles.end(),
                   [](const Bundle& a, const Bundle& b) { return a.weight() > b.weight(); });
  if (bundles.size() > most) bundles.resize(most);
  std::sort(bundles.begin(), bundles.end(), [](const Bundle& a, const Bundle& b) {
    return std::pair(a.from, a.to) < std::pair(b.from, b.to);
  });
  return bundles;
}

void add(Bundle& bundle, const Link& link) {
  if (link.evidence) bundle.claims += link.evidence->claims;
  if (!link.simulated || link.weight == 0) {
    ++bundle.none;
  } else if (link.weight > 0) {
    ++bundle.plus;
    bundle.raises += link.weight;
  } else {
    ++bundle.minus;
    bundle.lowers -= link.weight;
  }
}

std::string share_of(std::size_t part, std::size_t whole) {
  return percent(static_cast<double>(part) / static_cast<double>(whole));
}

}  // namespace

bool crowded(const Map& map) {
  return map.size() > many_factors || map.links().size() > many_links;
}

ThemeView theme_view(const Map& map) {
  const std::vector<double> draws = draws_of(map);
  ThemeView view;
  view.themes = grouped_by(written(map));
  view.found = view.themes.size() < 2;
  if (view.found) view.themes = grouped_by(found_on(map, draws));
  std::vector<Index> theme(map.size(), 0);
  for (Index t = 0; t < view.themes.size(); ++t) {
    view.themes[t].foremost = foremost_of(view.themes[t].factors, draws);
    if (view.themes[t].title.empty())
      view.themes[t].title = view.found ? "On their own" : "Without a theme";
    view.themes[t].title = capital(view.themes[t].title);
    for (const Index i : view.themes[t].factors) theme[i] = t;
  }
  std::map<std::pair<Index, Index>, Bundle> between;
  for (const Link& link : map.links()) {
    const Index from = theme[link.from], to = theme[link.to];
    if (from == to) {
      ++view.themes[from].within;
      ++view.within;
      continue;
    }
    Bundle& bundle = between[{from, to}];
    bundle.from = from;
    bundle.to = to;
    add(bundle, link);
  }
  for (const auto& [pair, bundle] : between) {
    view.bundles.push_back(bundle);
    view.claims_between += bundle.claims;
  }
  view.of_bundles = view.bundles.size();
  view.of_links = map.links().size();
  view.bundles =
      largest(std::move(view.bundles), std::max<std::size_t>(12, 3 * view.themes.size()));
  for (const Bundle& bundle : view.bundles) {
    view.drawn += bundle.links();
    view.claims_drawn += bundle.claims;
  }
  return view;
}

std::vector<std::string> in_words(const Map& map, const ThemeView& view) {
  std::vector<std::string> words;
  words.push_back("By theme: " + counted(map.size(), "factor", "factors") + " in " +
                  counted(view.themes.size(), "theme", "themes") + ". Of " +
                  counted(view.of_links, "connection", "connections") + ", " +
                  std::to_string(view.within) + " stay within a theme.");
  const std::size_t between = view.of_links - view.within;
  if (view.drawn < between) {
    words.push_back(
        "A line stands for all connections from one theme to another. The " +
        std::to_string(view.bundles.size()) + " strongest of " + std::to_string(view.of_bundles) +
        " lines are drawn: " + std::to_string(view.drawn) + " of the " + std::to_string(between) +
        " connections between themes (" + share_of(view.drawn, between) + ")");
    words.back() += view.claims_between == 0
                        ? "."
                        : ", and " + share_of(view.claims_drawn, view.claims_between) +
                              " of the statements about these.";
  }
  if (view.found)
    words.push_back(
        "Nobody wrote themes: these are groups of factors that are more strongly connected with "
        "each other than with the rest, each named after its most strongly connected factor.");
  return words;
}

}  // namespace fcm::reporting
