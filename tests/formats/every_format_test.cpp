// SPDX-License-Identifier: MIT
//
// What every format passes: its good samples are recognised among all formats, read the same with a
// byte order mark or other line ends; what it writes it reads back, and exactly what it says it
// keeps survives. For studies see every_study_test.cpp, for broken files damaged_test.cpp.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "fcm/formats.hpp"
#include "formats/samples.hpp"

using namespace fcm;
namespace fs = std::filesystem;
using samples::bytes_of;
using samples::how_to_read;

namespace {

bool is_text(const std::string& bytes) {
  return bytes.find('\0') == std::string::npos && !bytes.starts_with("PK") &&
         !bytes.starts_with("\xFF\xFE") && !bytes.starts_with("\xFE\xFF");
}

/// The factor as people see it.
std::string shown(const Factor& factor) { return factor.label.empty() ? factor.id : factor.label; }

/// The map as a format keeps it, in words, sorted: equal texts are equal maps.
std::vector<std::string> kept(const Map& map, Holds keeps) {
  std::vector<std::string> words;
  const auto with = [&](Holds one, const std::string& text) {
    return holds(keeps, one) ? " | " + text : std::string();
  };
  const auto fields_of = [&](const Fields& fields) {
    std::string text;
    for (const auto& [name, value] : fields) {
      const Holds flag = name == "confidence" ? Holds::confidence
                         : name == "notes"    ? Holds::notes
                                              : Holds::fields;
      if (holds(keeps, flag)) text += " | " + name + "=" + value;
    }
    return text;
  };
  for (const Factor& one : map.factors()) {
    std::string text = "factor " + shown(one) + with(Holds::labels, one.id) +
                       with(Holds::descriptions, one.description) + with(Holds::themes, one.theme) +
                       with(Holds::kinds, one.kind + "," + one.level) + fields_of(one.fields);
    if (one.position)
      text += with(Holds::positions,
                   std::to_string(one.position->x) + "," + std::to_string(one.position->y));
    words.push_back(text);
  }
  for (const Link& one : map.links()) {
    if (!one.simulated && !holds(keeps, Holds::unscored)) continue;
    const int sign = (one.weight > 0) - (one.weight < 0);
    std::string text = "link " + shown(map.factors()[one.from]) + " -> " +
                       shown(map.factors()[one.to]) + " " + std::to_string(sign) +
                       with(Holds::weights, std::to_string(one.weight)) +
                       with(Holds::unscored, one.simulated ? "scored" : "unscored") +
                       with(Holds::lags, std::to_string(one.lag)) + fields_of(one.fields);
    if (one.evidence)
      text += with(Holds::evidence, std::to_string(one.evidence->claims) + "," +
                                        std::to_string(one.evidence->voices));
    words.push_back(text);
  }
  for (const SavedScenario& one : map.source().scenarios) {
    std::string text = "scenario " + one.name;
    std::map<std::string, double> values;
    for (const auto& [id, value] : one.values) values[shown(map.factors()[*map.find(id)])] = value;
    for (const auto& [name, value] : values) text += " | " + name + "=" + std::to_string(value);
    if (holds(keeps, Holds::scenarios)) words.push_back(text);
  }
  if (holds(keeps, Holds::title)) words.push_back("title " + map.source().title);
  std::sort(words.begin(), words.end());
  return words;
}

/// A map that has of everything a format may hold.
Map rich_map() {
  std::vector<Factor> factors = {{.id = "bus", .label = "Bus services"},
                                 {.id = "visits", .label = "Visits to friends, at home"},
                                 {.id = "lonely", .label = "Loneliness & \"quiet\" days"},
                                 {.id = "alone", .label = "=1+1 <b>"}};
  factors[0].description = "Routes and times; also \"on demand\"";
  factors[0].theme = "Getting about";
  factors[0].kind = "driver";
  factors[0].level = "system";
  factors[2].kind = "outcome";
  factors[2].fields = {{"units", "days a week"}};
  for (std::size_t i = 0; i < factors.size(); ++i)
    factors[i].position = Position{100.0 + 50.0 * static_cast<double>(i), 40.0};
  std::vector<Link> links = {{.from = 0, .to = 1, .weight = 0.5},
                             {.from = 1, .to = 2, .weight = -0.75, .lag = 2},
                             {.from = 2, .to = 1, .weight = -0.25},
                             {.from = 0, .to = 2, .weight = 0, .simulated = false}};
  links[0].evidence = LinkEvidence{.claims = 3, .voices = 2, .plus = 2, .prevalence = 0.5};
  links[0].fields = {{"confidence", "2"}, {"notes", "said twice, \"once\" in passing"}};
  links[1].fields = {{"label", "keeps away"}};
  MapSource source{.title = "Our town"};
  source.scenarios = {{"More buses", {{"bus", 1.0}, {"lonely", -0.5}}}};
  return Map::make(factors, links, source).value();
}

}  // namespace

TEST_CASE("every format: its samples are recognised among all formats", "[formats]") {
  for (const Format& format : formats())
    for (const fs::path& path : samples::of(format)) {
      INFO(format.name << " " << path.filename());
      const auto found = what_are(bytes_of(path), path.string());
      CHECK((found ? *found : found.error().message) == format.name);
    }
}

TEST_CASE("every format: has samples, and each reads without an error", "[formats]") {
  for (const Format& format : formats()) {
    INFO(format.name);
    CHECK((format.name == "study" || !samples::of(format).empty()));
    for (const fs::path& path : samples::of(format)) {
      const auto read = read_contents(path.string(), how_to_read(format));
      INFO(path.filename() << " " << (read ? "" : to_text(read.error())));
      REQUIRE(read);
      CHECK(read->account.adds_up());
      CHECK_FALSE(read->account.has_errors());
    }
  }
}

TEST_CASE("every format: a byte order mark and other line ends change nothing", "[formats]") {
  for (const Format& format : formats())
    for (const fs::path& path : samples::of(format)) {
      const std::string bytes = bytes_of(path);
      if (!is_text(bytes) || bytes.starts_with("\xEF\xBB\xBF")) continue;
      INFO(format.name << " " << path.filename());
      std::string crlf;
      for (const char c : bytes) crlf += c == '\n' ? "\r\n" : std::string(1, c);
      if (bytes.find('\r') != std::string::npos) crlf = bytes;
      const ReadOptions options = how_to_read(format);
      const auto plain = parse_contents(bytes, "input", options);
      for (const std::string& variant : {"\xEF\xBB\xBF" + bytes, crlf}) {
        const auto read = parse_contents(variant, "input", options);
        REQUIRE(plain);
        INFO((read ? "" : to_text(read.error())));
        REQUIRE(read);
        CHECK(read->value.value == plain->value.value);
      }
    }
}

TEST_CASE("every format: what is written is read back, in all that the format keeps", "[formats]") {
  const Map map = rich_map();
  for (const auto& [format, extension] : samples::map_writers()) {
    const auto files = format->write_map(publish(map, Audience::working), extension);
    INFO(format->name << extension << " " << (files ? "" : to_text(files.error())));
    REQUIRE(files);
    if (files->size() != 1) continue;
    const auto read =
        parse_contents(files->front().bytes, "written" + extension, how_to_read(*format));
    INFO((read ? "" : to_text(read.error())));
    REQUIRE(read);
    CHECK(kept(std::get<Map>(read->value.value), format->keeps) == kept(map, format->keeps));
    CHECK_FALSE(read->account.has_errors());
    const auto again =
        format->write_map(publish(std::get<Map>(read->value.value), Audience::working), extension);
    REQUIRE(again);
    const auto twice =
        parse_contents(again->front().bytes, "written" + extension, how_to_read(*format));
    REQUIRE(twice);
    CHECK(kept(std::get<Map>(twice->value.value), format->keeps) == kept(map, format->keeps));
  }
}

TEST_CASE("every format: what is written is recognised as what it is", "[formats]") {
  const Map map = rich_map();
  for (const auto& [format, extension] : samples::map_writers()) {
    const auto files = format->write_map(publish(map, Audience::working), extension);
    REQUIRE(files);
    if (files->size() != 1) continue;
    INFO(format->name << extension);
    const auto found = what_are(files->front().bytes, "written" + extension);
    CHECK((found ? *found : found.error().message) == format->name);
  }
}
