// SPDX-License-Identifier: MIT
#include "publish/contradictions.hpp"

#include <algorithm>
#include <cmath>

namespace fcm::reporting {
namespace {

bool opposed(double a, double b) { return (a > 0 && b < 0) || (a < 0 && b > 0); }

bool maps_opposed(const ReportInput& in, const ContestedLink& link, Index s, Index k) {
  if (!link.whole) return false;
  const ToldBy &plus = link.whole->told_by[1], &minus = link.whole->told_by[2];
  const double a = plus.effect[s][k].value_or(0), b = minus.effect[s][k].value_or(0);
  return opposed(a, b) && std::fabs(a) >= hardly * furthest(in, plus, k) &&
         std::fabs(b) >= hardly * furthest(in, minus, k);
}

}  // namespace

double furthest(const ReportInput& in, Index outcome) {
  double most = 0;
  for (const Index i : in.findings.compared)
    most = std::max(most, std::fabs(in.finding(i, outcome).effect.value_or(0)));
  return most;
}

double furthest(const ReportInput& in, const ToldBy& told_by, Index outcome) {
  double most = 0;
  for (const Index i : in.findings.compared)
    most = std::max(most, std::fabs(told_by.effect[i][outcome].value_or(0)));
  return most;
}

bool turns(const ReportInput& in, const ContestedLink& link, Index s, Index k) {
  const SignEffect& effect = link.effect[s][k];
  const double least = hardly * furthest(in, k);
  return effect.turns() && std::fabs(*effect.plus) >= least && std::fabs(*effect.minus) >= least;
}

bool decides(const ReportInput& in, const ContestedLink& link, Index s, Index k) {
  return !link.groups.empty() && (turns(in, link, s, k) || maps_opposed(in, link, s, k));
}

bool people_contradict(const ReportInput& in) {
  return in.findings.contested && in.findings.contested->links > 0;
}

const ContestedLink* decided_by(const ReportInput& in, Index scenario, Index outcome) {
  if (!in.findings.contested) return nullptr;
  for (const ContestedLink& one : in.findings.contested->shown)
    if (decides(in, one, scenario, outcome)) return &one;
  return nullptr;
}

std::string name_of(const Group& group) {
  std::string text;
  for (const Group::Condition& condition : group.conditions)
    text += (text.empty() ? "" : " and ") +
            (condition.attribute == "place" ? "" : condition.attribute + " ") + condition.value;
  return text;
}

std::vector<Decided> decided_results(const ReportInput& in) {
  std::vector<Decided> all;
  for (const Index i : in.findings.compared)
    for (Index k = 0; k < in.outcomes.size(); ++k) {
      const ContestedLink* link = decided_by(in, i, k);
      const bool known =
          std::any_of(all.begin(), all.end(), [&](const Decided& one) { return one.link == link; });
      if (link && !known) all.push_back({link, i, k});
    }
  return all;
}

}  // namespace fcm::reporting
