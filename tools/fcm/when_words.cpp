// SPDX-License-Identifier: MIT
#include "when_words.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "analyse/when.hpp"
#include "assignment.hpp"
#include "text/number.hpp"

namespace fcm::command {
namespace {

std::optional<std::size_t> whole(const std::string& text) {
  const auto number = text::parse_number(text, {});
  if (!number || *number < 0 || *number > 1e9 || *number != std::floor(*number)) return {};
  return static_cast<std::size_t>(*number);
}

bool read_rounds(const std::string& text, When& when) {
  const auto dots = text.find("..");
  const std::string first = text.substr(0, dots);
  if (!first.empty()) {
    const auto from = whole(first);
    if (!from) return false;
    when.from = *from;
  }
  if (dots == std::string::npos) {
    when.until = when.from;
    return !first.empty();
  }
  const std::string last = text.substr(dots + 2);
  if (last.empty()) return !first.empty();
  when.until = whole(last);
  return when.until.has_value();
}

bool read_shape(const std::string& part, std::set<std::string>& named, When& when) {
  const auto colon = part.find(':');
  if (colon == std::string::npos) return false;
  const std::string name = part.substr(0, colon), value = part.substr(colon + 1);
  if (!named.insert(name).second) return false;
  if (name == "ramp") {
    const auto rounds = whole(value);
    when.ramp = rounds.value_or(0);
    return rounds.has_value();
  }
  const auto share = text::parse_number(value, {});
  if (name != "decay" || !share) return false;
  when.decay = *share;
  return true;
}

struct Timed {
  std::string factor;
  Index index = 0;
  double value = 0;
  When when;
};

/// The value ends at the first @ after the last =, so that ids may hold both.
Result<Timed> read_timed(const std::string& option, const std::string& word, const Map& map) {
  const auto equals = word.rfind('=');
  const auto at = equals == std::string::npos ? equals : word.find('@', equals);
  const auto assigned = read_assignment(option, word.substr(0, at));
  if (!assigned) return tl::make_unexpected(assigned.error());
  const auto index = map.require(assigned->factor);
  if (!index) return tl::make_unexpected(index.error());
  Timed timed{assigned->factor, *index, assigned->value, {}};
  if (at == std::string::npos) return timed;
  const auto when = read_when(option, word, word.substr(at + 1));
  if (!when) return tl::make_unexpected(when.error());
  timed.when = *when;
  return timed;
}

}  // namespace

Result<When> read_when(const std::string& option, const std::string& word,
                       const std::string& after_the_at) {
  When when;
  std::set<std::string> named;
  std::size_t begin = 0;
  bool good = true;
  for (std::size_t part = 0; good && begin <= after_the_at.size(); ++part) {
    const std::size_t end = std::min(after_the_at.find(',', begin), after_the_at.size());
    const std::string text = after_the_at.substr(begin, end - begin);
    good = part == 0 ? read_rounds(text, when) : read_shape(text, named, when);
    begin = end + 1;
  }
  if (good) return when;
  return problem(
      "usage.value", option + " " + word + ": '" + after_the_at + "' does not say in which rounds",
      {},
      "write @3..10 (rounds 3 to 10), @3.. (from round 3 on), @3 (that round alone), and "
      "after it, if at all, ,ramp:2 or ,decay:0.5, each once",
      word);
}

Result<Interventions> read_interventions(const std::vector<std::string>& clamps,
                                         const std::vector<std::string>& pushes, const Map& map) {
  Interventions interventions;
  for (const std::string& word : clamps) {
    const auto timed = read_timed("--clamp", word, map);
    if (!timed) return tl::make_unexpected(timed.error());
    for (const Clamp& clamp : interventions.clamps)
      if (clamp.factor == timed->index && analyse::overlap(clamp.when, timed->when))
        return problem("usage.conflict", "'" + timed->factor + "' is clamped twice", {},
                       "give each factor one value");
    interventions.clamps.push_back({timed->index, timed->value, timed->when});
  }
  for (const std::string& word : pushes) {
    const auto timed = read_timed("--push", word, map);
    if (!timed) return tl::make_unexpected(timed.error());
    interventions.inputs.push_back({timed->index, timed->value, timed->when});
  }
  if (const auto checked = check(interventions, map); !checked)
    return tl::make_unexpected(checked.error());
  return interventions;
}

}  // namespace fcm::command
