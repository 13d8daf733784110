// SPDX-License-Identifier: MIT
//
// The fuzz target of the reader of one format (CMake links it once for each word of FCM_FORMATS).
// Whatever the bytes: reading ends in a value whose account adds up, or in a problem with a code of
// the list; and what was read is written and read again equal.
#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "fcm/formats.hpp"
#include "formats/read_again.hpp"
#include "fuzz/demand.hpp"
#include "fuzz/word.hpp"

using namespace fcm;
using fuzz::demand;

namespace {

const Format& fuzzed() {
  static const Format* one = format_named(fuzz::word).value();
  return *one;
}

void demand_sound(const Problem& problem) {
  static const std::set<std::string_view> known = [] {
    std::set<std::string_view> all;
    for (const ErrorCode& one : error_codes()) all.insert(one.code);
    return all;
  }();
  demand(known.contains(problem.code), "a problem has a code of the list: " + problem.code);
  demand(!problem.message.empty(), "a problem has a message: " + problem.code);
}

void demand_sound(const Account& account) {
  demand(account.adds_up(), "read = kept + merged + refused");
  for (const Problem& one : account.problems()) demand_sound(one);
}

std::string told(const Problem& problem) { return to_text(problem); }

std::string_view usual_extension(const Format& format) {
  return format.extensions.substr(0, format.extensions.find(' '));
}

/// Our own map file keeps everything; the format itself keeps the factors and the scored links,
/// unless it says why it cannot. A map without factors (all rows were refused) need not be
/// readable.
void write_and_read(const Map& map) {
  const auto again = parse_map(write_map(publish(map, Audience::working)), "map.json");
  demand(again.has_value(), "a map file is read again: " + (again ? "" : told(again.error())));
  demand(again->value == map, "a map file keeps everything");
  if (!fuzzed().write_map || map.factors().empty()) return;
  const auto files = fuzzed().write_map(publish(map, Audience::working), usual_extension(fuzzed()));
  if (!files) return demand_sound(files.error());
  const auto sources = read_again::sources(*files, std::string(usual_extension(fuzzed())));
  // A map whose links happen to go both ways alike is written as a symmetric matrix.
  const auto read = fuzzed().read_map(sources, {.association = true});
  demand(read.has_value(), "what was written is read again: " + (read ? "" : told(read.error())));
  demand(read->account.adds_up(), "read = kept + merged + refused, of what was written");
  demand(!read->account.has_errors(), "what was written has no errors");
  const auto scored = [](const Map& one) {
    return std::count_if(one.links().begin(), one.links().end(),
                         [](const Link& link) { return link.simulated; });
  };
  demand(read->value.factors().size() == map.factors().size(), "all factors are read again");
  if (holds(fuzzed().keeps, Holds::unscored))
    demand(scored(read->value) == scored(map), "all links are read again");
}

/// A study folder gives back all that was read. Other formats give back what they can hold, or say
/// why not: names may hold what no cell takes. One without a claim (all rows were refused) is no
/// study to read.
void write_and_read(const Study& study) {
  if (study.claims.empty()) return;
  const auto folder = read_again::study(study, "study", "/");
  demand(folder.has_value(), "a folder is read again: " + (folder ? "" : told(folder.error())));
  demand(!folder->account.has_errors(), "a folder that was written has no errors");
  demand(read_again::placeless(folder->value) == read_again::placeless(study),
         "a folder keeps everything");
  if (!fuzzed().write_study || fuzzed().name == "study") return;
  const auto again =
      read_again::study(study, std::string(fuzzed().name), std::string(usual_extension(fuzzed())));
  if (!again) return demand_sound(again.error());
  demand_sound(again->account);
}

/// The input as a file; for a study folder as several, each after the first below a line
/// "=== name.csv".
std::vector<detail::Source> sources_in(const std::string& bytes) {
  if (fuzzed().name != "study") return {detail::Source(bytes, "input")};
  static const std::string mark = "\n=== ";
  std::vector<detail::Source> all;
  std::string name = "claims.csv";
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find(mark, at), bytes.size());
    all.emplace_back(bytes.substr(at, end - at), name);
    const std::size_t line = std::min(bytes.find('\n', end + mark.size()), bytes.size());
    name = bytes.substr(std::min(end + mark.size(), line), line - end - mark.size());
    at = line + 1;
  }
  return all;
}

bool read_input(const std::string& bytes, ReadOptions options) {
  auto sources = sources_in(bytes);
  if (sources.empty()) return false;
  options.from = fuzz::word;
  options.claims = "links,quotations,arrows,roles";
  const auto read = read_contents(read_again::files(fuzz::word, std::move(sources)), options);
  if (!read) {
    demand_sound(read.error());
    return false;
  }
  demand_sound(read->account);
  std::visit([](const auto& value) { write_and_read(value); }, read->value.value);
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (!read_input(bytes, {}))
    read_input(bytes, {.scale = 10, .missing = {99}, .association = true, .weight = "weight"});
  return 0;
}
