// SPDX-License-Identifier: MIT
#include "publish/group_words.hpp"

#include <algorithm>
#include <cmath>

#include "publish/words.hpp"
#include "text/number.hpp"

namespace fcm::reporting {
namespace {

using Effects = std::vector<std::vector<std::optional<double>>>;

double furthest(const Effects& effects, Index outcome) {
  double most = 0;
  for (const auto& of_scenario : effects)
    most = std::max(most, std::abs(of_scenario[outcome].value_or(0)));
  return most;
}

bool hardly(const Effects& effects, Index scenario, Index outcome) {
  return std::abs(effects[scenario][outcome].value_or(0)) < furthest(effects, outcome) / 10;
}

template <class Wanted>
std::vector<TwoAnswers> answers(const Comparison& comparison, const Wanted& wanted) {
  std::vector<TwoAnswers> found;
  for (Index c = 0; c < comparison.contrasts.size(); ++c)
    for (Index s = 0; s < comparison.contrasts[c].effects.size(); ++s)
      for (Index k = 0; k < comparison.contrasts[c].effects[s].size(); ++k)
        if (comparison.contrasts[c].effects[s][k].gap && wanted(comparison.contrasts[c], s, k))
          found.push_back({c, s, k});
  const auto size = [&](const TwoAnswers& one) {
    return std::abs(*comparison.contrasts[one.contrast].effects[one.scenario][one.outcome].gap);
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const TwoAnswers& a, const TwoAnswers& b) { return size(a) > size(b); });
  return found;
}

}  // namespace

std::string called(const Comparison& comparison, const Side& side) {
  if (side.kind == Side::Kind::everyone_else) return "everyone else";
  const bool bare = side.name.size() <= 2 || (side.name[0] >= '0' && side.name[0] <= '9');
  const bool own = comparison.attribute == "study" || comparison.attribute == "map";
  const std::string name = bare && !own ? comparison.attribute + " " + side.name : side.name;
  return side.kind == Side::Kind::heard_in_both ? name + " (heard in both)" : name;
}

std::vector<TwoAnswers> opposite(const Comparison& comparison) {
  return answers(comparison, [&](const Contrast& contrast, Index s, Index k) {
    const Effects& a = comparison.sides[contrast.a].effect;
    const Effects& b = comparison.sides[contrast.b].effect;
    return *a[s][k] * *b[s][k] < 0 && !hardly(a, s, k) && !hardly(b, s, k);
  });
}

std::vector<TwoAnswers> further_than_dealt(const Comparison& comparison) {
  return answers(comparison, [](const Contrast& contrast, Index s, Index k) {
    const EffectGap& gap = contrast.effects[s][k];
    return gap.test && gap.test->p_of_all <= 0.05;
  });
}

SameWay same_way(const Comparison& comparison) {
  SameWay way;
  for (const Contrast& contrast : comparison.contrasts)
    for (Index s = 0; s < contrast.effects.size(); ++s)
      for (Index k = 0; k < contrast.effects[s].size(); ++k) {
        if (!contrast.effects[s][k].gap) continue;
        ++way.answers;
        way.same += *comparison.sides[contrast.a].effect[s][k] *
                        *comparison.sides[contrast.b].effect[s][k] >=
                    0;
      }
  return way;
}

std::string too_small_in_words(const Comparison& comparison) {
  if (comparison.too_small.empty()) return {};
  return "Fewer than " + std::to_string(comparison.least_voices) +
         " voices, and so not shown: " + listed(comparison.too_small) + ".";
}

std::string dealt_in_words(const Comparison& comparison) {
  if (comparison.permutations == 0 || comparison.contrasts.empty()) return {};
  std::string text = "Groups were dealt anew ";
  text += comparison.within.empty() ? "among all voices"
                                    : "among the voices of one " + comparison.within;
  if (comparison.in_both > 0)
    text += "; the " + voices(comparison.in_both) + " heard in both keep both, in either order";
  return text + ", " + text::grouped(comparison.permutations) + " times.";
}

}  // namespace fcm::reporting
