// SPDX-License-Identifier: MIT
//
// docs/maths.md, "Weights from people".
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <stdexcept>

#include "fcm/representation.hpp"
#include "study/rake.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using study::Side;

Result<void> check_margin(const Margin& margin, std::set<std::string>& attributes) {
  const auto wrong = [&](const std::string& what, const std::string& hint) {
    return problem("representation.margin", what, {}, hint, margin.attribute);
  };
  if (!attributes.insert(text::match_key(margin.attribute)).second)
    return wrong("the population by " + margin.attribute + " is given twice", "keep one of them");
  std::set<std::string> names;
  for (const auto& [name, people] : margin.population) {
    if (!(people > 0) || !std::isfinite(people))
      return wrong("the population of " + name + " is not above 0",
                   "give a count or a share, or leave the category out");
    if (!names.insert(text::match_key(name)).second)
      return wrong("the population of " + name + " is given twice", "keep one of them");
  }
  if (names.empty())
    return wrong("no category of " + margin.attribute + " has a population",
                 "write it as in " + margin.attribute + ": { one: 1200, another: 800 }");
  return {};
}

/// A margin and the voices in it.
struct Placed {
  MarginHeard heard;
  Side side;
};

std::set<std::string> values_of(const Voice& voice, const std::string& key) {
  std::set<std::string> values;
  for (const auto& [name, given] : voice.attributes)
    if (text::match_key(name) == key)
      for (const std::string& value : given)
        if (!text::match_key(value).empty()) values.insert(value);
  return values;
}

MarginHeard empty_margin(const Margin& margin) {
  MarginHeard heard{.attribute = margin.attribute};
  double whole = 0;
  for (const auto& category : margin.population) whole += category.second;
  for (const auto& [name, people] : margin.population)
    heard.categories.push_back({.name = name, .population = people / whole});
  return heard;
}

Placed place(const Evidence& evidence, const Margin& margin, std::span<const double> base) {
  Placed placed{.heard = empty_margin(margin)};
  MarginHeard& heard = placed.heard;
  std::vector<std::string> keys;
  for (const CategoryHeard& category : heard.categories)
    keys.push_back(text::match_key(category.name));
  std::set<std::string> unnamed;
  placed.side.parts.resize(evidence.voices.size());
  placed.side.wanted.resize(keys.size(), 0);
  for (Index r = 0; r < evidence.voices.size(); ++r) {
    if (base[r] == 0) continue;
    std::set<std::size_t> parts;
    const auto values = values_of(evidence.voices[r], text::match_key(margin.attribute));
    for (const std::string& value : values) {
      const auto found = std::find(keys.begin(), keys.end(), text::match_key(value));
      if (found == keys.end())
        unnamed.insert(value);
      else
        parts.insert(static_cast<std::size_t>(found - keys.begin()));
    }
    heard.without += values.empty();
    heard.elsewhere += !values.empty() && parts.empty();
    for (const std::size_t c : parts)
      heard.categories[c].voices += 1 / static_cast<double>(parts.size());
    placed.side.parts[r].assign(parts.begin(), parts.end());
  }
  heard.unnamed.assign(unnamed.begin(), unnamed.end());
  return placed;
}

/// Shares among those heard: nobody can stand for a category without a voice.
void want(Placed& placed) {
  double voices = 0, population = 0;
  for (const CategoryHeard& category : placed.heard.categories) {
    voices += category.voices;
    if (category.voices > 0) population += category.population;
  }
  for (std::size_t c = 0; c < placed.heard.categories.size(); ++c) {
    CategoryHeard& category = placed.heard.categories[c];
    category.heard = voices > 0 ? category.voices / voices : 0;
    if (category.voices > 0) placed.side.wanted[c] = category.population / population;
  }
}

tl::unexpected<Problem> nobody_in(const Evidence& evidence, const MarginHeard& heard) {
  std::set<std::string> known;
  for (const Voice& voice : evidence.voices)
    for (const auto& attribute : voice.attributes) known.insert(attribute.first);
  if (heard.elsewhere > 0)
    return problem(
        "representation.no_voice",
        "no voice is in any category that the population by " + heard.attribute + " names", {},
        "write the categories as the tables of the study do", heard.attribute);
  return problem("representation.no_voice", "no voice has the attribute '" + heard.attribute + "'",
                 {}, text::did_you_mean(heard.attribute, {known.begin(), known.end()}),
                 heard.attribute);
}

/// Pairs of categories that someone is in, found by going through the voices once.
std::vector<EmptyCell> empty_between(const std::vector<Placed>& all, std::size_t a, std::size_t b) {
  std::set<std::pair<std::size_t, std::size_t>> spoken;
  double voices = 0;
  for (Index r = 0; r < all[a].side.parts.size(); ++r) {
    const auto &in_a = all[a].side.parts[r], &in_b = all[b].side.parts[r];
    if (!in_a.empty() && !in_b.empty()) ++voices;
    for (const std::size_t c : in_a)
      for (const std::size_t d : in_b) spoken.emplace(c, d);
  }
  std::vector<EmptyCell> cells;
  for (std::size_t c = 0; c < all[a].side.wanted.size(); ++c)
    for (std::size_t d = 0; d < all[b].side.wanted.size(); ++d) {
      const CategoryHeard &one = all[a].heard.categories[c], &other = all[b].heard.categories[d];
      const double expected = voices * one.population * other.population;
      if (one.voices > 0 && other.voices > 0 && expected >= 1 && spoken.count({c, d}) == 0)
        cells.push_back({{a, b}, {c, d}, expected});
    }
  return cells;
}

std::vector<EmptyCell> empty_cells(const std::vector<Placed>& all) {
  std::vector<EmptyCell> cells;
  for (std::size_t a = 0; a < all.size(); ++a)
    for (std::size_t b = a + 1; b < all.size(); ++b) {
      const std::vector<EmptyCell> found = empty_between(all, a, b);
      cells.insert(cells.end(), found.begin(), found.end());
    }
  std::stable_sort(cells.begin(), cells.end(),
                   [](const EmptyCell& a, const EmptyCell& b) { return a.expected > b.expected; });
  return cells;
}

/// By name, so that the order in which margins are written moves nothing.
std::vector<std::size_t> by_attribute(const std::vector<Placed>& all) {
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return text::match_key(all[a].heard.attribute) < text::match_key(all[b].heard.attribute);
  });
  return order;
}

Representation summed_up(std::vector<Placed> all, study::Fit fit) {
  Representation result;
  double sum = 0, squares = 0;
  for (const double weight : fit.weights) {
    sum += weight;
    squares += weight * weight;
    result.voices += weight > 0;
  }
  result.effective_voices = squares > 0 ? sum * sum / squares : 0;
  result.raked = fit.raked;
  result.largest_miss = fit.largest_miss;
  result.rounds = fit.rounds;
  result.trimmed = fit.trimmed;
  result.empty_cells = empty_cells(all);
  for (Placed& placed : all) {
    const std::vector<double> reached = study::shares(placed.side, fit.weights);
    for (std::size_t c = 0; c < reached.size(); ++c)
      placed.heard.categories[c].reached = reached[c];
    result.margins.push_back(std::move(placed.heard));
  }
  result.weights = std::move(fit.weights);
  return result;
}

}  // namespace

Result<Representation> represent(const Evidence& evidence, const std::vector<Margin>& margins,
                                 std::span<const double> base, const RakeOptions& options) {
  if (base.size() != evidence.voices.size())
    throw std::logic_error("fcm::represent: one weight per voice is needed");
  std::set<std::string> attributes;
  std::vector<Placed> all;
  for (const Margin& margin : margins) {
    if (const auto ok = check_margin(margin, attributes); !ok)
      return tl::make_unexpected(ok.error());
    all.push_back(place(evidence, margin, base));
    want(all.back());
    const auto& wanted = all.back().side.wanted;
    if (std::all_of(wanted.begin(), wanted.end(), [](double share) { return share == 0; }))
      return nobody_in(evidence, all.back().heard);
  }
  std::vector<Side> sides;
  for (const std::size_t i : by_attribute(all)) sides.push_back(all[i].side);
  return summed_up(std::move(all), study::rake(sides, base, options));
}

std::vector<double> record_weights(const Evidence& evidence, const RecordWeights& records) {
  std::vector<double> weights;
  for (const Voice& voice : evidence.voices) {
    const auto given = voice.attributes.find("record");
    double sum = 0, kinds = 0;
    if (given != voice.attributes.end())
      for (const std::string& word : given->second) {
        const auto found = std::find_if(records.begin(), records.end(), [&](const auto& record) {
          return text::match_key(record.first) == text::match_key(word);
        });
        sum += found == records.end() ? 1 : found->second;
        ++kinds;
      }
    weights.push_back(kinds > 0 ? sum / kinds : 1);
  }
  return weights;
}

}  // namespace fcm
