// SPDX-License-Identifier: MIT
#include "fcm/filter.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace fcm {
namespace {

constexpr std::size_t far = any_steps;

enum class Way { back, forth, both };

/// Links met from each factor on.
struct Steps {
  std::vector<std::vector<Index>> links;  ///< per factor: positions in Map::links()
  Way way;

  Steps(const Map& map, Way along) : links(map.size()), way(along) {
    for (Index k = 0; k < map.links().size(); ++k) {
      const Link& link = map.links()[k];
      if (link.weight == 0) continue;
      if (way != Way::back) links[link.from].push_back(k);
      if (way != Way::forth) links[link.to].push_back(k);
    }
  }
  Index other_end(const Link& link, Index here) const {
    return link.from == here ? link.to : link.from;
  }
};

/// Links between the nearest of `of` and each factor; `far` where there is no way, or a longer one.
std::vector<std::size_t> distances(const Map& map, const Steps& steps, const std::vector<Index>& of,
                                   std::size_t most) {
  std::vector<std::size_t> away(map.size(), far);
  std::vector<Index> queue;
  for (const Index start : of)
    if (away[start] == far) away[start] = 0, queue.push_back(start);
  for (std::size_t at = 0; at < queue.size() && away[queue[at]] < most; ++at)
    for (const Index k : steps.links[queue[at]]) {
      const Index next = steps.other_end(map.links()[k], queue[at]);
      if (away[next] != far) continue;
      away[next] = away[queue[at]] + 1;
      queue.push_back(next);
    }
  return away;
}

Part walks(const Map& map, const std::vector<Index>& of, std::size_t most, Way way) {
  const Steps steps(map, way);
  const std::vector<std::size_t> away = distances(map, steps, of, most);
  Part part{std::vector<bool>(map.size()), std::vector<bool>(map.links().size())};
  for (Index i = 0; i < map.size(); ++i) part.factors[i] = away[i] != far;
  for (Index i = 0; i < map.size(); ++i)
    if (away[i] < most)
      for (const Index k : steps.links[i]) part.links[k] = true;
  return part;
}

/// Depth first, turning back where the target is too far for the links left.
class PathSearch {
 public:
  PathSearch(const Map& map, Index to, std::size_t most)
      : map_(map),
        forth_(map, Way::forth),
        to_(to),
        most_(std::min(most, map.size())),
        home_(distances(map, Steps(map, Way::back), {to}, most_)),
        on_way_(map.size(), false) {
    paths_.part = {std::vector<bool>(map.size()), std::vector<bool>(map.links().size())};
  }

  Paths from(Index start) {
    on_way_[start] = true;
    walk(start);
    return std::move(paths_);
  }

 private:
  static constexpr std::size_t most_work = 20'000'000;

  void walk(Index here) {
    for (const Index k : forth_.links[here]) {
      if (++work_ > most_work) paths_.complete = false;
      if (!paths_.complete) return;
      const Index next = map_.links()[k].to;
      if (next == to_) {
        way_.push_back(k);
        keep();
        way_.pop_back();
      } else if (!on_way_[next] && home_[next] != far && way_.size() + 1 + home_[next] <= most_) {
        on_way_[next] = true;
        way_.push_back(k);
        walk(next);
        way_.pop_back();
        on_way_[next] = false;
      }
    }
  }

  void keep() {
    if (way_.size() > most_) return;
    ++paths_.found;
    for (const Index k : way_) {
      paths_.part.links[k] = true;
      paths_.part.factors[map_.links()[k].from] = true;
      paths_.part.factors[map_.links()[k].to] = true;
    }
  }

  const Map& map_;
  const Steps forth_;
  const Index to_;
  const std::size_t most_;
  const std::vector<std::size_t> home_;
  std::vector<bool> on_way_;
  std::vector<Index> way_;
  std::size_t work_ = 0;
  Paths paths_;
};

void merge(std::vector<bool>& into, const std::vector<bool>& other, bool all) {
  if (into.size() != other.size()) throw std::logic_error("parts of two maps");
  for (std::size_t i = 0; i < into.size(); ++i)
    into[i] = all ? into[i] && other[i] : into[i] || other[i];
}

}  // namespace

std::size_t Part::factor_count() const {
  return static_cast<std::size_t>(std::count(factors.begin(), factors.end(), true));
}

std::size_t Part::link_count() const {
  return static_cast<std::size_t>(std::count(links.begin(), links.end(), true));
}

Part upstream(const Map& map, const std::vector<Index>& of, std::size_t steps) {
  return walks(map, of, steps, Way::back);
}

Part downstream(const Map& map, const std::vector<Index>& of, std::size_t steps) {
  return walks(map, of, steps, Way::forth);
}

Part near(const Map& map, const std::vector<Index>& of, std::size_t steps) {
  Part part = walks(map, of, steps, Way::both);
  for (Index k = 0; k < map.links().size(); ++k) {
    const Link& link = map.links()[k];
    part.links[k] = link.weight != 0 && part.factors[link.from] && part.factors[link.to];
  }
  return part;
}

Paths paths_between(const Map& map, Index from, Index to, std::size_t steps) {
  return PathSearch(map, to, steps).from(from);
}

Part strong(const Map& map, const AtLeast& least) {
  Part part = whole(map);
  for (Index k = 0; k < map.links().size(); ++k) {
    const Link& link = map.links()[k];
    const std::size_t voices = link.evidence ? link.evidence->voices : 0;
    part.links[k] = std::fabs(link.weight) >= least.weight && voices >= least.voices;
  }
  return part;
}

Part whole(const Map& map) {
  return {std::vector<bool>(map.size(), true), std::vector<bool>(map.links().size(), true)};
}

Part either(const Part& a, const Part& b) {
  Part part = a;
  merge(part.factors, b.factors, false);
  merge(part.links, b.links, false);
  return part;
}

Part common(const Part& a, const Part& b) {
  Part part = a;
  merge(part.factors, b.factors, true);
  merge(part.links, b.links, true);
  return part;
}

Map submap(const Map& map, const Part& part) {
  if (part.factors.size() != map.size() || part.links.size() != map.links().size())
    throw std::logic_error("a part of another map");
  std::vector<Index> place(map.size(), 0);
  std::vector<Factor> factors;
  for (Index i = 0; i < map.size(); ++i) {
    place[i] = factors.size();
    if (part.factors[i]) factors.push_back(map.factors()[i]);
  }
  std::vector<Link> links;
  double scale = 1;
  for (Index k = 0; k < map.links().size(); ++k) {
    Link link = map.links()[k];
    if (!part.links[k] || !part.factors[link.from] || !part.factors[link.to]) continue;
    link.from = place[link.from];
    link.to = place[link.to];
    scale = std::max(scale, std::fabs(link.weight));
    links.push_back(std::move(link));
  }
  MapSource source = map.source();
  for (SavedScenario& saved : source.scenarios)
    std::erase_if(saved.values, [&](const auto& value) {
      const auto factor = map.find(value.first);
      return !factor || !part.factors[*factor];
    });
  std::erase_if(source.scenarios, [](const SavedScenario& saved) { return saved.values.empty(); });
  return *Map::make(std::move(factors), std::move(links), std::move(source), scale);
}

}  // namespace fcm
