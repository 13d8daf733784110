// SPDX-License-Identifier: MIT
#include "filter_options.hpp"

#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

/// Each filter that was asked for: what it keeps, and how that is said.
struct Asked {
  Part part;
  std::string words;
};

std::string within(const std::optional<std::size_t>& steps) {
  return steps ? " within " + counted(*steps, "link", "links") : std::string();
}

std::string trimmed(const std::string& word) {
  const auto first = word.find_first_not_of(' '), last = word.find_last_not_of(' ');
  return first == std::string::npos ? std::string() : word.substr(first, last - first + 1);
}

Result<Paths> paths_asked(const Map& map, const std::string& pair,
                          const std::optional<std::size_t>& steps, std::string& words) {
  const auto arrow = pair.find("->");
  if (arrow == std::string::npos)
    return problem("usage.value", "--between expects 'A -> B', not '" + pair + "'", {},
                   "write it in quotes, as in --between 'bus -> trust'", pair);
  const auto from = map.require(trimmed(pair.substr(0, arrow)));
  if (!from) return tl::make_unexpected(from.error());
  const auto to = map.require(trimmed(pair.substr(arrow + 2)));
  if (!to) return tl::make_unexpected(to.error());
  const std::size_t most = steps.value_or(6);
  Paths paths = paths_between(map, *from, *to, most);
  words = "the paths of up to " + counted(most, "link", "links") + " from " +
          label_of(map.factors()[*from]) + " to " + label_of(map.factors()[*to]) + " (" +
          (paths.complete ? "" : "at least ") + text::grouped(paths.found) + ")";
  return paths;
}

Result<std::vector<Asked>> asked_of(const Map& map, const FilterOptions& options, bool& complete) {
  std::vector<Asked> all;
  const std::size_t any = options.steps.value_or(any_steps);
  const auto add = [&](const std::vector<std::string>& names, const std::string& what,
                       const std::string& after, const auto& part_of) -> Result<void> {
    for (const std::string& name : names) {
      const auto factor = map.require(name);
      if (!factor) return tl::make_unexpected(factor.error());
      all.push_back({part_of(*factor), what + label_of(map.factors()[*factor]) + after});
    }
    return {};
  };
  const std::string so_near = options.steps ? within(options.steps) + " of " : " within 1 link of ";
  for (const auto& done : {add(options.upstream, "what leads to ", within(options.steps),
                               [&](Index f) { return upstream(map, {f}, any); }),
                           add(options.downstream, "what follows from ", within(options.steps),
                               [&](Index f) { return downstream(map, {f}, any); }),
                           add(options.near, "what lies" + so_near, "",
                               [&](Index f) { return near(map, {f}, options.steps.value_or(1)); })})
    if (!done) return tl::make_unexpected(done.error());
  for (const std::string& pair : options.between) {
    Asked one;
    const auto paths = paths_asked(map, pair, options.steps, one.words);
    if (!paths) return tl::make_unexpected(paths.error());
    complete = complete && paths->complete;
    one.part = paths->part;
    all.push_back(std::move(one));
  }
  return all;
}

Result<void> check_range(const FilterOptions& options) {
  if (options.steps == std::size_t{0})
    return problem("filter.range", "--steps 0 goes nowhere", {}, "give 1 or more", "0");
  if (options.min_weight && !(*options.min_weight >= 0))
    return problem("filter.range", "--min-weight is a size, 0 or more", {},
                   "it is held against the weight without its sign");
  const std::size_t parts = options.upstream.size() + options.downstream.size() +
                            options.near.size() + options.between.size();
  if (parts == 0 && (options.steps || options.all_of))
    return problem("usage.conflict",
                   std::string(options.steps ? "--steps" : "--all-of") + " goes with a filter", {},
                   "add --upstream F, --downstream F, --near F or --between 'A -> B'");
  return {};
}

std::string strong_words(const FilterOptions& options) {
  std::vector<std::string> words;
  if (options.min_weight)
    words.push_back("a weight of " + text::shortest(*options.min_weight) + " or more");
  if (options.min_voices)
    words.push_back(counted(*options.min_voices, "voice", "voices") + " or more");
  return words.empty() ? std::string() : "links with " + listed(words);
}

}  // namespace

void FilterOptions::add(Options& line) {
  line.list("--upstream", upstream, "F", "only what leads to this factor");
  line.list("--downstream", downstream, "F", "only what follows from it");
  line.list("--near", near, "F", "only what lies within --steps links of it; 1 if not given");
  line.list("--between", between, "'A -> B'",
            "only the paths from A to B, of up to --steps links (6)");
  line.count("--steps", steps, "K", "so many links far");
  line.flag("--all-of", all_of, "of several filters what all keep, not what any does");
  line.number("--min-weight", min_weight, "W", "first leave out links of a smaller |weight|");
  line.count("--min-voices", min_voices, "N", "first leave out links that fewer voices told");
}

bool FilterOptions::any() const {
  return !upstream.empty() || !downstream.empty() || !near.empty() || !between.empty() ||
         min_weight || min_voices || steps || all_of;
}

Result<Filtered> FilterOptions::on(const Map& map) const {
  if (const auto fits = check_range(*this); !fits) return tl::make_unexpected(fits.error());
  Filtered filtered{.map = map};
  if (!any()) return filtered;
  filtered.words = strong_words(*this);
  if (min_weight || min_voices)
    filtered.map = submap(map, strong(map, {min_weight.value_or(0), min_voices.value_or(0)}));
  const auto asked = asked_of(filtered.map, *this, filtered.complete);
  if (!asked) return tl::make_unexpected(asked.error());
  std::vector<std::string> words;
  std::optional<Part> part;
  for (const Asked& one : *asked) {
    words.push_back(one.words);
    part = !part ? one.part : all_of ? common(*part, one.part) : either(*part, one.part);
  }
  if (part) filtered.map = submap(filtered.map, *part);
  if (!words.empty())
    filtered.words = (words.size() > 1 && all_of ? "common to " : "") + listed(words) +
                     (filtered.words.empty() ? "" : ", over " + filtered.words);
  if (filtered.map.size() == 0)
    return problem("filter.nothing", "nothing is left: " + filtered.words, {},
                   "ask for more steps, or without --all-of");
  filtered.words += ": " + text::grouped(filtered.map.size()) + " of " +
                    counted(map.size(), "factor", "factors") + ", " +
                    text::grouped(filtered.map.links().size()) + " of " +
                    counted(map.links().size(), "link", "links");
  return filtered;
}

}  // namespace fcm::command
