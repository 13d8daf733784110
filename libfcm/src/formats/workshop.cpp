// SPDX-License-Identifier: MIT
//
// What people in a room did to a map, as the page saves it. docs/formats/workshop.md
#include "fcm/workshop.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "formats/formats_list.hpp"
#include "formats/json_fields.hpp"
#include "formats/source.hpp"
#include "study/words.hpp"
#include "text/number.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using detail::JsonFields;
using text::Json;

constexpr std::string_view schema = "fcm.workshop/1";
constexpr std::size_t most_people = 10'000;

constexpr std::array<std::pair<std::string_view, WorkshopChange::Kind>, 6> kinds = {
    {{"add factor", WorkshopChange::Kind::add_factor},
     {"rename", WorkshopChange::Kind::rename},
     {"add link", WorkshopChange::Kind::add_link},
     {"cut", WorkshopChange::Kind::cut},
     {"flip", WorkshopChange::Kind::flip},
     {"weigh", WorkshopChange::Kind::weigh}}};

std::string numbered(const char* list, std::size_t i) {
  return std::string(list) + "[" + std::to_string(i) + "]";
}

class WorkshopReader {
 public:
  explicit WorkshopReader(const std::string& file) : file_(file) {}

  Result<Workshop> read(const Json& document) {
    JsonFields fields(document, "", file_);
    check_schema(fields);
    const Json* map = fields.object("began_from");
    const Json* about = fields.object("workshop");
    const Json* factors = fields.array("factors");
    const Json* changes = fields.array("changes");
    const Json* dots = fields.array("dots");
    workshop_.starts = fields.texts("starts");
    for (const std::string& start : workshop_.starts) check_id(fields, "starts", start);
    if (!about) fields.fail("json.missing_key", "workshop is missing");
    if (!changes) fields.fail("json.missing_key", "changes is missing");
    take(fields);
    if (map) read_origin(*map);
    if (about) read_about(*about);
    each(factors, "factors", [&](JsonFields& one, const std::string& path) {
      workshop_.factors.push_back({id_in(one, path, "id"), label_in(one, path)});
    });
    each(changes, "changes",
         [&](JsonFields& one, const std::string& path) { read_change(one, path); });
    each(dots, "dots", [&](JsonFields& one, const std::string& path) {
      workshop_.dots.push_back({id_in(one, path, "factor"), people_in(one, path, "dots")});
    });
    if (!problem_) check_names();
    if (problem_) return tl::make_unexpected(*problem_);
    return std::move(workshop_);
  }

 private:
  /// What is named is of the map, or was added before.
  void check_names() {
    std::set<std::string> seen;
    std::vector<std::string> known;
    const auto need = [&](const std::string& path, const std::string& id) {
      if (problem_ || seen.contains(id)) return;
      problem_ = Problem{.code = "factor.unknown",
                         .message = path + " names \"" + text::shown(id) +
                                    "\", which is neither of the map nor added before",
                         .place = {file_},
                         .hint = text::did_you_mean(id, known)};
    };
    const auto add = [&](const std::string& path, const std::string& id) {
      if (!problem_ && !seen.insert(id).second)
        problem_ = Problem{
            .code = "id.duplicate",
            .message = path + " has the id \"" + text::shown(id) + "\", which another factor has",
            .place = {file_}};
      known.push_back(id);
    };
    for (std::size_t i = 0; i < workshop_.factors.size(); ++i)
      add(numbered("factors", i), workshop_.factors[i].id);
    for (std::size_t i = 0; i < workshop_.changes.size(); ++i) {
      const WorkshopChange& change = workshop_.changes[i];
      const std::string path = numbered("changes", i);
      if (change.kind == WorkshopChange::Kind::add_factor) add(path, change.factor);
      if (change.kind == WorkshopChange::Kind::rename) need(path, change.factor);
      if (!change.of_link()) continue;
      need(path + ".from", change.from);
      need(path + ".to", change.to);
    }
    for (std::size_t i = 0; i < workshop_.dots.size(); ++i)
      need(numbered("dots", i), workshop_.dots[i].factor);
    for (const std::string& start : workshop_.starts) need("starts", start);
  }

  /// The first problem of all objects counts.
  void take(JsonFields& fields) {
    if (const auto done = fields.finish(); !done && !problem_) problem_ = done.error();
  }

  template <class ReadOne>
  void each(const Json* list, const char* name, ReadOne read_one) {
    for (std::size_t i = 0; list && i < list->size() && !problem_; ++i) {
      const std::string path = numbered(name, i);
      JsonFields fields((*list)[i], path, file_);
      read_one(fields, path);
      take(fields);
    }
  }

  static void check_schema(JsonFields& fields) {
    const std::string found = fields.text("schema");
    if (found == schema) return;
    fields.fail("workshop.schema",
                found.starts_with("fcm.workshop/")
                    ? "the file has the schema \"" + found + "\"; this fcm reads fcm.workshop/1"
                    : "the file does not say \"schema\": \"fcm.workshop/1\"",
                "open it in the page that saved it, and save it again");
  }

  void check_id(JsonFields& fields, const std::string& where, const std::string& id) {
    if (text::trimmed(id).empty()) fields.fail("id.empty", where + " names no factor");
    if (text::code_points(id) > limits_.id_characters)
      fields.fail("limit.id", where + " has an id of more than " +
                                  text::grouped(limits_.id_characters) + " characters");
  }

  std::string id_in(JsonFields& fields, const std::string& path, const char* key) {
    std::string id = fields.needed_text(key);
    check_id(fields, path + "." + key, id);
    return id;
  }

  std::string label_in(JsonFields& fields, const std::string& path) {
    std::string label = text::trimmed(text::without_controls(fields.needed_text("label")));
    if (label.empty()) fields.fail("id.empty", path + ".label is empty", "give the factor a name");
    if (text::code_points(label) > limits_.label_characters)
      fields.fail("limit.label", path + ".label has more than " +
                                     text::grouped(limits_.label_characters) + " characters");
    return label;
  }

  std::string note_in(JsonFields& fields, const std::string& path) {
    std::string note = fields.text("note");
    if (text::code_points(note) > limits_.quote_characters)
      fields.fail("limit.quote", path + ".note has more than " +
                                     text::grouped(limits_.quote_characters) + " characters");
    return note;
  }

  std::size_t people_in(JsonFields& fields, const std::string& path, const char* key) {
    const std::size_t people = fields.count(key);
    if (people > most_people)
      fields.fail("count.range", path + "." + key + " is more than " + text::grouped(most_people));
    return people;
  }

  void read_origin(const Json& object) {
    JsonFields fields(object, "began_from", file_);
    workshop_.began_from = Workshop::Origin{fields.needed_text("sha256"), fields.text("title"),
                                            fields.text("audience")};
    take(fields);
  }

  void read_about(const Json& object) {
    JsonFields fields(object, "workshop", file_);
    workshop_.name = text::cut(text::trimmed(text::without_controls(fields.text("name"))), 200);
    workshop_.date = fields.text("date");
    workshop_.people = people_in(fields, "workshop", "people");
    if (!workshop_.date.empty() && !study::is_iso_date(workshop_.date))
      fields.fail("date.syntax", "workshop.date is not written as YYYY-MM-DD",
                  "write the year, the month and the day");
    take(fields);
  }

  void read_change(JsonFields& fields, const std::string& path) {
    WorkshopChange change{.read_at = {file_}};
    const std::string word = fields.needed_text("do");
    const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                   [&](const auto& one) { return one.first == word; });
    if (kind == kinds.end())
      return fields.fail("workshop.change", path + " does \"" + text::shown(word) + "\"",
                         "add factor, rename, add link, cut, flip and weigh are known");
    change.kind = kind->second;
    change.note = note_in(fields, path);
    if (change.of_link()) {
      change.from = id_in(fields, path, "from");
      change.to = id_in(fields, path, "to");
      read_direction(fields, path, change);
    } else {
      change.factor = id_in(fields, path, "factor");
      change.label = label_in(fields, path);
    }
    change.hands = {people_in(fields, path, "for"), people_in(fields, path, "against"),
                    people_in(fields, path, "unsure")};
    workshop_.changes.push_back(std::move(change));
  }

  /// Which way it is said to go, and how strongly; of what is cut there is nothing to say.
  static void read_direction(JsonFields& fields, const std::string& path, WorkshopChange& change) {
    if (change.kind == WorkshopChange::Kind::cut) return;
    const std::string says = fields.needed_text("says");
    if (says != "more" && says != "less")
      fields.fail("workshop.change", path + ".says is neither more nor less");
    change.more = says == "more";
    const std::string word = fields.text("strength");
    const std::optional<double> number = fields.number("weight");
    if (!word.empty() && number)
      fields.fail("workshop.change", path + " has both a strength and a weight",
                  "keep one of the two");
    if (number && !(*number > 0 && *number <= 1))
      fields.fail("weight.range", path + ".weight is not above 0 and up to 1");
    change.strength = number;
    if (word.empty()) return;
    const auto known = std::array<std::pair<std::string_view, double>, 3>{
        {{"weak", 0.25}, {"medium", 0.5}, {"strong", 0.75}}};
    for (const auto& [name, strength] : known)
      if (word == name) change.strength = strength;
    if (!change.strength)
      fields.fail("strength.unknown", path + ".strength is not known",
                  "weak, medium or strong, or a weight");
  }

  const std::string& file_;
  const Limits limits_;
  Workshop workshop_;
  std::optional<Problem> problem_;
};

Result<Read<Workshop>> workshop_in(const Json& document, const std::string& file) {
  Result<Workshop> workshop = WorkshopReader(file).read(document);
  if (!workshop) return tl::make_unexpected(workshop.error());
  Account account;
  const std::size_t changes = workshop->changes.size();
  account.tables.push_back({.file = file, .table = "changes", .read = changes, .kept = changes});
  return Read<Workshop>{std::move(*workshop), std::move(account)};
}

int sniff(const detail::Source& source) {
  if (source.kind() != detail::Source::Kind::json || !source.json()) return 0;
  const Json& document = *source.json();
  if (!document.is_object() || !document.contains("schema")) return 0;
  const Json& found = document["schema"];
  return found.is_string() && found.get<std::string>().starts_with("fcm.workshop/") ? 2 : 0;
}

/// Alone, as one voice: how it counts is asked where it is brought in.
Result<Read<Study>> read_alone(std::span<const detail::Source> sources, const ReadOptions&) {
  const detail::Source& source = sources.front();
  if (!source.json()) return tl::make_unexpected(source.json().error());
  const auto read = workshop_in(*source.json(), source.file());
  if (!read) return tl::make_unexpected(read.error());
  auto in = bring_in({}, read->value, CountedAs::one_voice);
  if (!in) return tl::make_unexpected(in.error());
  return Read<Study>{std::move(in->study), std::move(in->account)};
}

}  // namespace

Result<Read<Workshop>> parse_workshop(std::string_view json, const std::string& file) {
  const Result<Json> document = text::parse_json(json, file);
  if (!document) return tl::make_unexpected(document.error());
  return workshop_in(*document, file);
}

const Format& workshop_format() {
  static const Format format{.name = "workshop",
                             .title = "What a workshop did to a map, as the page saves it (JSON)",
                             .extensions = ".json",
                             .sniff = sniff,
                             .read_study = read_alone};
  return format;
}

}  // namespace fcm
