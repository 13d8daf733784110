// SPDX-License-Identifier: MIT
//
// `fcm convert --report`: what is told to be lost is lost, and what is not told comes back, for
// every format that is written, with each of its extensions.
#include "formats/losses.hpp"

#include <rapidcheck.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "fcm/formats.hpp"
#include "formats/networks.hpp"
#include "formats/read_again.hpp"
#include "formats/rich_study.hpp"
#include "formats/samples.hpp"

using namespace fcm;

namespace {

using Said = std::map<std::string, std::vector<std::string>>;

Said said_by(const std::vector<detail::Aspect>& aspects) {
  Said all;
  for (const detail::Aspect& aspect : aspects) {
    all[aspect.what] = aspect.said;
    std::sort(all[aspect.what].begin(), all[aspect.what].end());
  }
  return all;
}

template <class Value>
Result<Value> back(const std::vector<WrittenFile>& files, const Format& format,
                   const std::string& extension) {
  const std::vector<detail::Source> sources = read_again::sources(files, extension);
  const ReadOptions options = samples::how_to_read(format);
  if constexpr (std::is_same_v<Value, Map>) {
    auto read = format.read_map(sources, options);
    if (!read) return tl::make_unexpected(read.error());
    return std::move(read->value);
  } else {
    auto read = format.read_study(sources, options);
    if (!read) return tl::make_unexpected(read.error());
    return std::move(read->value);
  }
}

std::string in_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += "  " + line + "\n";
  return text;
}

/// What is wrong with the report on `value` in that format, nothing where all is right.
template <class Value>
std::string wrong_in_report(const Value& value, const std::vector<WrittenFile>& files,
                            const Format& format, const std::string& extension) {
  const auto again = back<Value>(files, format, extension);
  if (!again) return to_text(again.error());
  const Said before = said_by(detail::aspects_of(value)),
             after = said_by(detail::aspects_of(*again));
  std::map<std::string, std::size_t> told;
  for (const Loss& loss : losses(value, format, extension)) told[loss.what] = loss.count;
  std::string wrong;
  for (const auto& [what, said] : before) {
    const auto found = after.find(what);
    const bool is_lost =
        found == after.end() ||
        !std::includes(found->second.begin(), found->second.end(), said.begin(), said.end());
    const std::string now = found == after.end() ? "  nothing\n" : in_lines(found->second);
    if (is_lost && told.count(what) == 0)
      wrong += what + ": lost and not told, was\n" + in_lines(said) + "and is\n" + now;
    if (!is_lost && told.count(what) == 1) wrong += what + ": told as lost, and kept\n";
    if (told.count(what) == 1 && told[what] != said.size()) wrong += what + ": miscounted\n";
  }
  return wrong.empty() ? wrong : std::string(format.name) + extension + ": " + wrong;
}

/// Something of everything that a map may hold, with fields that only some formats know.
Map rich_map() {
  const Map map = networks::rich_map();
  std::vector<Factor> factors = map.factors();
  factors[0].fields = {
      {"actual", "-0.5"}, {"colour", "#336699"}, {"preferred", "0.5"}, {"units", "a day"}};
  factors[0].position = Position{10, 20.125};
  factors[1].position = Position{730.25, 1412.3};
  MapSource source = map.source();
  source.fields = {{"author", "the Hill group"}, {"date", "2026-03-01"}, {"loops", "two"}};
  return Map::make(std::move(factors), map.links(), std::move(source)).value();
}

/// The map with some of that left out, by the bits of a number.
Map partly(const Map& rich, unsigned bits) {
  std::vector<Factor> factors = rich.factors();
  std::vector<Link> links = rich.links();
  MapSource source = rich.source();
  const auto has = [&](unsigned bit) { return (bits >> bit & 1) != 0; };
  for (Factor& one : factors) {
    if (!has(0)) one.label = one.id;
    if (!has(1)) one.description.clear();
    if (!has(2)) one.theme.clear();
    if (!has(3)) one.kind.clear();
    if (!has(4)) one.level.clear();
    if (!has(5)) one.position.reset();
    if (!has(6)) one.fields.clear();
    if (!has(7)) one.assumed = false;
  }
  for (Link& one : links) {
    if (!has(8)) one.lag = 0;
    if (!has(9)) one.evidence.reset();
    if (!has(10)) one.fields.clear();
    if (!has(11)) one.simulated = true;
    if (!has(12)) one.weight = one.weight > 0 ? 1 : one.weight < 0 ? -1 : 0;
  }
  if (!has(13)) source.scenarios.clear();
  if (!has(14)) source.title.clear();
  if (!has(15)) source.fields.clear();
  return Map::make(std::move(factors), std::move(links), std::move(source)).value();
}

}  // namespace

TEST_CASE("losses: of a map that has of everything, exactly what is told is lost", "[formats]") {
  const Map map = rich_map();
  for (const auto& [format, extension] : samples::map_writers()) {
    const auto files = format->write_map(publish(map, Audience::working), extension);
    REQUIRE(files);
    CHECK(wrong_in_report(map, *files, *format, extension) == "");
  }
}

TEST_CASE("losses: what a map does not have is not told", "[formats]") {
  const Map rich = rich_map();
  CHECK(rc::check([&] {
    const Map map = partly(rich, *rc::gen::arbitrary<unsigned>());
    for (const auto& [format, extension] : samples::map_writers()) {
      const auto files = format->write_map(publish(map, Audience::working), extension);
      RC_ASSERT(files.has_value());
      RC_ASSERT(wrong_in_report(map, *files, *format, extension) == "");
    }
  }));
}

TEST_CASE("losses: of a study that has of everything, exactly what is told is lost", "[formats]") {
  const Study study = rich_study();
  for (const auto& [format, extension] : samples::study_writers()) {
    const auto files = format->write_study(publish_study(study, Audience::working), extension);
    REQUIRE(files);
    CHECK(wrong_in_report(study, *files, *format, extension) == "");
  }
}
