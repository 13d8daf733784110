// SPDX-License-Identifier: MIT
#include "formats/graph_check.hpp"

#include <cstdlib>
#include <filesystem>
#include <map>
#include <vector>

#include "text/file.hpp"

using namespace fcm;
namespace fs = std::filesystem;

namespace {

std::map<std::string, std::vector<std::string>> good_files(const std::string& word) {
  std::map<std::string, std::vector<std::string>> towns;
  for (const auto& entry :
       fs::directory_iterator(fs::path(FCM_SOURCE_DIR) / "tests/formats" / word / "good")) {
    const std::string name = entry.path().filename().string();
    towns[name.substr(0, name.find('-'))].push_back(entry.path().string());
  }
  return towns;
}

/// The map without what the format does not claim to keep.
Map kept_by(const Format& format, const Map& map) {
  const auto keeps = [&](Holds what) { return holds(format.keeps, what); };
  std::vector<Factor> factors = map.factors();
  std::vector<Link> links = map.links();
  const auto only = [&](Fields& fields) {
    if (keeps(Holds::fields)) return;
    Fields some;
    for (const auto& [name, text] : fields)
      if ((name == "notes" && keeps(Holds::notes)) ||
          (name == "confidence" && keeps(Holds::confidence)))
        some.emplace_back(name, text);
    fields = some;
  };
  for (Factor& factor : factors) {
    if (!keeps(Holds::labels)) factor.label = {};
    if (!keeps(Holds::descriptions)) factor.description = {};
    if (!keeps(Holds::themes)) factor.theme = {};
    if (!keeps(Holds::kinds)) factor.kind = factor.level = {};
    if (!keeps(Holds::positions)) factor.position = {};
    factor.assumed = false;
    only(factor.fields);
  }
  for (Link& link : links) {
    if (!keeps(Holds::lags)) link.lag = 0;
    if (!keeps(Holds::unscored)) link.simulated = true;
    if (!keeps(Holds::evidence)) link.evidence = {};
    link.assumed = false;
    only(link.fields);
  }
  MapSource source;
  if (keeps(Holds::source)) source = map.source();
  source.scenarios = {};
  if (keeps(Holds::scenarios)) source.scenarios = map.source().scenarios;
  return Map::make(factors, links, source).value();
}

}  // namespace

void check_good_files(const std::string& word, std::size_t at_least) {
  std::size_t count = 0;
  for (const auto& [town, files] : good_files(word)) {
    const auto first = read_map(files.front());
    if (!first) FAIL(to_text(first.error()));
    for (const std::string& file : files) {
      INFO(file);
      CHECK(what_is(file).value_or("nothing") == word);
      const auto read = read_map(file);
      if (!read) FAIL(to_text(read.error()));
      CHECK(write_map(publish(read->value, Audience::working)) ==
            write_map(publish(first->value, Audience::working)));
      CHECK_FALSE(read->account.has_errors());
      CHECK(read->account.adds_up());
      ++count;
    }
  }
  CHECK(count >= at_least);
}

void check_written(const std::string& word, const Map& map) {
  const Format& format = **format_named(word);
  REQUIRE(format.write_map);
  const auto files = format.write_map(publish(map, Audience::working), format.extensions);
  REQUIRE(files);
  REQUIRE(files->size() == 1);
  const std::string& bytes = files->front().bytes;
  INFO(bytes);
  CHECK(what_are(bytes, "written").value_or("nothing") == word);
  const auto read = parse_map(bytes, "written", {.from = word});
  if (!read) FAIL(to_text(read.error()));
  CHECK_FALSE(read->account.has_errors());
  CHECK(write_map(publish(kept_by(format, read->value), Audience::working)) ==
        write_map(publish(kept_by(format, map), Audience::working)));
}

Map hostile_map() {
  std::vector<Factor> factors;
  for (const char* label :
       {"\"quoted\"", "back\\slash", "ends in \\", "a]]>b", "<b>&amp;</b>", "it's \\\"both\\\"",
        "semi;colon, {brace} [box] -> --", "\\N \\G \\L", "caf\u00e9 \u4eba \U0001F600", "=1+1",
        "+", "%d", "# hash", "// no comment", "*Arcs", "1", "node", "n1"})
    factors.push_back({.id = label, .label = label, .description = label});
  factors[1].id = "id \\ \"other\"";
  for (int i = 0; i < 5'000; ++i) factors[3].description += " & \u00e9";
  factors[2].label = "";
  factors[5].theme = "a \"theme\" \\";
  std::vector<Link> links;
  for (Index i = 0; i + 1 < factors.size(); ++i) {
    Link link{.from = i, .to = i + 1, .weight = i % 2 == 0 ? 1.0 / 3 : -0.5};
    link.fields = {{"notes", factors[i].id}};
    links.push_back(link);
  }
  links.back().weight = -1e-7;
  MapSource source;
  source.scenarios = {{"\"more\" \\", {{factors[0].id, 1}, {"1", 0.25}, {"n1", -0.5}}},
                      {"none", {}}};
  return Map::make(factors, links, source).value();
}

Map full_map() {
  Factor groups{.id = "groups",
                .label = "Small groups",
                .kind = "driver",
                .level = "community",
                .description = "Meet\nweekly",
                .theme = "People",
                .position = Position{10, 20},
                .fields = {{"colour", "#ff0000"}, {"label", "odd"}, {"weight", "3 kg"}}};
  Factor isolation{.id = "isolation",
                   .label = "Social isolation",
                   .kind = "outcome",
                   .position = Position{310.5, 20},
                   .fields = {{"units", "%"}}};
  Factor bus{.id = "Buses"};
  Link all{.from = 0, .to = 1, .weight = -0.3, .lag = 2};
  all.evidence = LinkEvidence{.claims = 12,
                              .voices = 9,
                              .places = 2,
                              .plus = 1,
                              .minus = 8,
                              .none = 1,
                              .unsigned_ = 2,
                              .prevalence = 0.25,
                              .balance = 0.1,
                              .strength = 0.5};
  all.fields = {{"confidence", "2"}, {"notes", "told by many"}, {"sign", "odd"}};
  const Link one{.from = 2, .to = 0, .weight = 1};
  const Link zero{.from = 0, .to = 2, .weight = 0};
  Link unscored{.from = 1, .to = 0};
  unscored.simulated = false;
  MapSource source{.title = "Our town"};
  source.weighing = "net";
  source.zeros = "in";
  source.voices = 36;
  source.claims = 279;
  source.places = {"Hill", "Dale"};
  source.scenarios = {{"More groups", {{"groups", 1}, {"isolation", -0.5}}}};
  source.fields = {{"author", "Ward"}};
  return Map::make({groups, isolation, bus}, {all, one, zero, unscored}, source).value();
}

std::optional<Read<Map>> sample(const std::string& file) {
  const char* folder = std::getenv("FCM_SAMPLES");
  const std::string path =
      (folder ? std::string(folder) : std::string(FCM_SOURCE_DIR) + "/../shared/samples") + "/" +
      file;
  if (!text::exists(path)) {
    WARN(file + " is not here; not read");
    return std::nullopt;
  }
  const auto read = read_map(path);
  if (!read) FAIL(to_text(read.error()));
  return *read;
}
