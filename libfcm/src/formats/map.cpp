// SPDX-License-Identifier: MIT
//
// fcm.map/1: our own map file, which keeps everything. docs/formats/map.md.
#include "fcm/map.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "formats/formats_list.hpp"
#include "formats/json_fields.hpp"
#include "formats/source.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using detail::JsonFields;
using text::Json;

constexpr std::string_view schema = "fcm.map/1";

std::string numbered(const char* list, std::size_t i) {
  return std::string(list) + "[" + std::to_string(i) + "]";
}

Result<MapSource> source_in(const Json* object, const std::string& file) {
  MapSource source;
  if (!object) return source;
  JsonFields fields(*object, "source", file);
  source.weighing = fields.text("weighing");
  source.zeros = fields.text("zeros");
  source.coders = fields.text("coders");
  source.voices = fields.count("voices");
  source.claims = fields.count("claims");
  source.places = fields.texts("places");
  source.fields = fields.named_texts("fields");
  if (auto ok = fields.finish(); !ok) return tl::make_unexpected(ok.error());
  return source;
}

Result<SavedScenario> scenario_in(const Json& object, std::size_t i, const std::string& file) {
  const std::string path = numbered("scenarios", i);
  JsonFields fields(object, path, file);
  SavedScenario scenario{.name = fields.needed_text("name")};
  const Json* values = fields.object("values");
  if (auto ok = fields.finish(); !ok) return tl::make_unexpected(ok.error());
  if (!values) return scenario;
  for (const auto& [id, value] : values->items()) {
    if (!value.is_number()) {
      JsonFields numbers(*values, path + ".values", file);
      numbers.needed_number(id);
      return tl::make_unexpected(numbers.finish().error());
    }
    scenario.values.emplace_back(id, value.get<double>());
  }
  return scenario;
}

Result<Factor> factor_in(const Json& object, std::size_t i, const std::string& file) {
  JsonFields fields(object, numbered("factors", i), file);
  Factor factor;
  factor.id = fields.needed_text("id");
  if (factor.id.empty()) fields.fail("id.empty", numbered("factors", i) + " has an empty id");
  factor.label = fields.text("label");
  factor.kind = fields.text("kind");
  factor.level = fields.text("level");
  factor.theme = fields.text("theme");
  factor.description = fields.text("description");
  factor.assumed = fields.flag("assumed", false);
  const auto x = fields.number("x"), y = fields.number("y");
  if (x && y) factor.position = Position{*x, *y};
  if (x.has_value() != y.has_value())
    fields.fail("json.missing_key", numbered("factors", i) + " has only one of x and y");
  factor.fields = fields.named_texts("fields");
  if (auto ok = fields.finish(); !ok) return tl::make_unexpected(ok.error());
  return factor;
}

Result<LinkEvidence> evidence_in(const Json& object, const std::string& path,
                                 const std::string& file) {
  JsonFields fields(object, path + ".evidence", file);
  LinkEvidence evidence;
  evidence.claims = fields.count("claims");
  evidence.voices = fields.count("voices");
  evidence.places = fields.count("places");
  evidence.plus = fields.count("plus");
  evidence.minus = fields.count("minus");
  evidence.none = fields.count("none");
  evidence.unsigned_ = fields.count("unsigned");
  evidence.prevalence = fields.number("prevalence").value_or(0);
  evidence.balance = fields.number("balance");
  evidence.strength = fields.number("strength");
  for (const double share :
       {evidence.prevalence, evidence.balance.value_or(0), evidence.strength.value_or(0)})
    if (share < 0 || share > 1)
      fields.fail("number.range", path + ".evidence has a share outside 0 to 1");
  if (auto ok = fields.finish(); !ok) return tl::make_unexpected(ok.error());
  return evidence;
}

class LinkReader {
 public:
  LinkReader(const std::vector<Factor>& factors, const std::string& file)
      : factors_(factors), file_(file) {
    for (Index i = 0; i < factors.size(); ++i) by_id_.emplace(factors[i].id, i);
  }

  Result<Link> read(const Json& object, std::size_t i) const {
    const std::string path = numbered("links", i);
    JsonFields fields(object, path, file_);
    Link link;
    link.from = factor(fields, path + ".from", fields.needed_text("from"));
    link.to = factor(fields, path + ".to", fields.needed_text("to"));
    link.weight = fields.needed_number("weight");
    link.lag = lag(fields);
    link.simulated = fields.flag("simulated", true);
    link.assumed = fields.flag("assumed", false);
    const Json* evidence = fields.object("evidence");
    link.fields = fields.named_texts("fields");
    if (auto ok = fields.finish(); !ok) return tl::make_unexpected(ok.error());
    if (!evidence) return link;
    auto said = evidence_in(*evidence, path, file_);
    if (!said) return tl::make_unexpected(said.error());
    link.evidence = *said;
    return link;
  }

 private:
  /// Map::make() knows the limit; here the number has to fit.
  static std::uint32_t lag(JsonFields& fields) {
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
    return static_cast<std::uint32_t>(std::min(fields.count("lag"), most));
  }

  Index factor(JsonFields& fields, const std::string& path, const std::string& id) const {
    if (const auto found = by_id_.find(id); found != by_id_.end()) return found->second;
    std::vector<std::string> ids;
    for (const Factor& known : factors_) ids.push_back(known.id);
    fields.fail("factor.unknown", path + " names \"" + id + "\", which is no factor of the map",
                text::did_you_mean(id, ids));
    return 0;
  }

  const std::vector<Factor>& factors_;
  const std::string& file_;
  std::map<std::string_view, Index> by_id_;
};

Result<void> check_schema(JsonFields& fields) {
  const std::string found = fields.text("schema");
  if (found == schema) return {};
  if (found.starts_with("fcm.map/"))
    fields.fail("map.schema", "the file has the schema \"" + found + "\"; this fcm reads fcm.map/1",
                "use the fcm that wrote it, or a newer one");
  fields.fail("map.schema", "the file does not say \"schema\": \"fcm.map/1\"",
              "only map files that fcm wrote are read as JSON");
  return fields.finish();
}

template <class Value, class ReadOne>
Result<std::vector<Value>> list_of(const Json* array, ReadOne read_one) {
  std::vector<Value> values;
  if (!array) return values;
  for (std::size_t i = 0; i < array->size(); ++i) {
    Result<Value> value = read_one((*array)[i], i);
    if (!value) return tl::make_unexpected(value.error());
    values.push_back(std::move(*value));
  }
  return values;
}

Result<Map> map_in(const Json& document, const std::string& file) {
  JsonFields fields(document, "", file);
  if (auto ok = check_schema(fields); !ok) return tl::make_unexpected(ok.error());
  fields.text("audience");
  const std::string title = fields.text("title");
  const double scale = fields.number("scale").value_or(1);
  const Json* source = fields.object("source");
  const Json* factors = fields.array("factors");
  const Json* links = fields.array("links");
  const Json* scenarios = fields.array("scenarios");
  if (!factors) fields.fail("json.missing_key", "factors is missing");
  if (!(scale >= 1)) fields.fail("number.range", "scale is below 1", "leave it out");
  if (auto ok = fields.finish(); !ok) return tl::make_unexpected(ok.error());

  auto from = source_in(source, file);
  if (!from) return tl::make_unexpected(from.error());
  from->title = title;
  auto read = list_of<Factor>(
      factors, [&](const Json& one, std::size_t i) { return factor_in(one, i, file); });
  if (!read) return tl::make_unexpected(read.error());
  const LinkReader reader(*read, file);
  auto read_links =
      list_of<Link>(links, [&](const Json& one, std::size_t i) { return reader.read(one, i); });
  if (!read_links) return tl::make_unexpected(read_links.error());
  auto saved = list_of<SavedScenario>(
      scenarios, [&](const Json& one, std::size_t i) { return scenario_in(one, i, file); });
  if (!saved) return tl::make_unexpected(saved.error());
  from->scenarios = std::move(*saved);
  Result<Map> map = Map::make(*read, std::move(*read_links), std::move(*from), scale);
  if (!map) map.error().place.file = file;
  return map;
}

Result<Read<Map>> read_json_map(std::span<const detail::Source> sources, const ReadOptions&) {
  Account account;
  const std::string& file = sources.front().file();
  const Result<Json>& document = sources.front().json();
  if (!document) return tl::make_unexpected(document.error());
  Result<Map> map = map_in(*document, file);
  if (!map) return tl::make_unexpected(map.error());
  const std::size_t links = map->links().size();
  account.tables.push_back({.file = file, .table = "links", .read = links, .kept = links});
  return Read<Map>{std::move(*map), std::move(account)};
}

int sniff_json_map(const detail::Source& source) {
  if (source.kind() != detail::Source::Kind::json || !source.json()) return 0;
  const Json& document = *source.json();
  if (!document.is_object() || !document.contains("schema")) return 0;
  const Json& schema_found = document["schema"];
  return schema_found.is_string() && schema_found.get<std::string>().starts_with("fcm.map/") ? 2
                                                                                             : 1;
}

Result<std::vector<WrittenFile>> write_json_map(const Published<Map>& map, std::string_view) {
  return std::vector<WrittenFile>{{"", write_map(map)}};
}

}  // namespace

const Format& map_format() {
  static const Format format{.name = "map",
                             .title = "Map file of fcm (JSON, fcm.map/1): keeps everything",
                             .extensions = ".json",
                             .sniff = sniff_json_map,
                             .read_map = read_json_map,
                             .write_map = write_json_map,
                             .keeps = static_cast<Holds>(~0u)};
  return format;
}

}  // namespace fcm
