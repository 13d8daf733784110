// SPDX-License-Identifier: MIT
//
// Elementary circuits of at most a given length: for each length and each start, a walk over
// factors of higher index that turns back where the way home is too long. Johnson (1975) and
// Hawick & James (2008) list all circuits, and maps of real studies have far too many.
#include "map/loops.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace fcm::map {
namespace {

struct Arrow {
  Index to;
  double weight;
};

class Search {
 public:
  Search(const Map& map, std::size_t at_most)
      : out_(map.size()),
        in_(map.size()),
        home_(map.size()),
        on_way_(map.size()),
        at_most_(at_most) {
    for (const Link& link : map.links()) {
      if (link.weight == 0) continue;
      out_[link.from].push_back({link.to, link.weight});
      in_[link.to].push_back(link.from);
    }
  }

  /// All loops of exactly this length; false where the search was cut.
  bool find(std::size_t length) {
    found_.counts.push_back({.length = length});
    for (Index start = 0; start < out_.size(); ++start) {
      if (out_[start].empty() || in_[start].empty()) continue;
      measure_way_home(start, length);
      walk(start, length);
      if (cut_) {
        found_.counted = found_.complete = found_.counts.back().exact = false;
        return false;
      }
    }
    return true;
  }

  Loops& found() { return found_; }

 private:
  static constexpr std::size_t most_strong = 10;
  static constexpr std::size_t far = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t most_work = 100'000'000;  // links looked at, about half a second

  /// Links from each factor of higher index back to the start, breadth first, up to `length`.
  void measure_way_home(Index start, std::size_t length) {
    for (const Index seen : reached_) home_[seen] = far;
    if (!ready_) std::fill(home_.begin(), home_.end(), far), ready_ = true;
    reached_ = {start};
    home_[start] = 0;
    for (std::size_t at = 0; at < reached_.size() && home_[reached_[at]] < length; ++at) {
      work_ += in_[reached_[at]].size();
      for (const Index from : in_[reached_[at]])
        if (from > start && home_[from] == far) {
          home_[from] = home_[reached_[at]] + 1;
          reached_.push_back(from);
        }
    }
  }

  void walk(Index start, std::size_t length) {
    way_ = {start};
    next_ = {0};
    gains_ = {1};
    while (!way_.empty() && !cut_) {
      const Index here = way_.back();
      if (next_.back() == out_[here].size()) {
        on_way_[here] = false;
        way_.pop_back(), next_.pop_back(), gains_.pop_back();
        continue;
      }
      const Arrow& arrow = out_[here][next_.back()++];
      cut_ = ++work_ > most_work;
      if (arrow.to == start) {
        if (way_.size() == length) keep(gains_.back() * arrow.weight);
      } else if (arrow.to > start && !on_way_[arrow.to] && home_[arrow.to] != far &&
                 way_.size() + 1 + home_[arrow.to] <= length + 1 && way_.size() < length) {
        on_way_[arrow.to] = true;
        way_.push_back(arrow.to), next_.push_back(0);
        gains_.push_back(gains_.back() * arrow.weight);
      }
    }
    for (const Index left : way_) on_way_[left] = false;
  }

  void keep(double gain) {
    ++found_.counts.back().loops;
    const bool listed = found_.loops.size() < at_most_;
    found_.complete = found_.complete && listed;
    std::vector<Loop>& strong = found_.strongest;
    const bool among = strong.size() < most_strong || std::abs(gain) > std::abs(strong.back().gain);
    if (!listed && !among) return;
    Loop loop;
    loop.factors = way_;
    loop.gain = gain;
    loop.reinforcing = gain > 0;
    if (among) {
      const auto place = std::upper_bound(
          strong.begin(), strong.end(), gain,
          [](double mine, const Loop& other) { return std::abs(mine) > std::abs(other.gain); });
      strong.insert(place, loop);
      if (strong.size() > most_strong) strong.pop_back();
    }
    if (listed) found_.loops.push_back(std::move(loop));
  }

  std::vector<std::vector<Arrow>> out_;
  std::vector<std::vector<Index>> in_;
  std::vector<std::size_t> home_;
  std::vector<bool> on_way_;
  std::size_t at_most_;
  bool ready_ = false, cut_ = false;
  std::size_t work_ = 0;
  std::vector<Index> reached_, way_;
  std::vector<std::size_t> next_;
  std::vector<double> gains_;
  Loops found_;
};

bool before(const Loop& a, const Loop& b) {
  if (a.factors.size() != b.factors.size()) return a.factors.size() < b.factors.size();
  if (std::abs(a.gain) != std::abs(b.gain)) return std::abs(a.gain) > std::abs(b.gain);
  return a.factors < b.factors;
}

}  // namespace

Loops find_loops(const Map& map, std::size_t longest, std::size_t at_most) {
  Search search(map, at_most);
  for (std::size_t length = 1; length <= std::min(longest, map.size()); ++length)
    if (!search.find(length)) break;
  Loops found = std::move(search.found());
  std::sort(found.loops.begin(), found.loops.end(), before);
  return found;
}

}  // namespace fcm::map
