// SPDX-License-Identifier: MIT
#include <array>
#include <memory>
#include <string>
#include <utility>

#include "command.hpp"
#include "fcm/formats.hpp"
#include "text/json.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

/// What a written file may keep, in the words of `fcm convert --report`.
constexpr std::array<std::pair<Holds, std::string_view>, 24> kept_words = {
    {{Holds::weights, "weights"},
     {Holds::labels, "labels beside ids"},
     {Holds::descriptions, "descriptions"},
     {Holds::themes, "themes"},
     {Holds::kinds, "kinds and levels"},
     {Holds::positions, "positions"},
     {Holds::lags, "lags"},
     {Holds::unscored, "links without a weight"},
     {Holds::evidence, "counts of claims and voices"},
     {Holds::factor_fields, "other fields of factors"},
     {Holds::link_fields, "other fields of links"},
     {Holds::confidence, "confidence"},
     {Holds::notes, "notes of links"},
     {Holds::scenarios, "saved scenarios"},
     {Holds::title, "title"},
     {Holds::source, "weighing and fields of the map"},
     {Holds::assumed, "what was assumed"},
     {Holds::claims, "claims"},
     {Holds::people, "respondents"},
     {Holds::conversations, "conversations"},
     {Holds::documents, "places of documents"},
     {Holds::codebook, "codebook"},
     {Holds::quotes, "quotes"},
     {Holds::coding, "coders, hands, tags, notes"}}};

/// The words that concern what the format holds, kept or not.
std::string words_of(const Format& format, bool kept) {
  std::string text;
  for (const auto& [one, word] : kept_words) {
    if (holds(Holds::of_studies, one) != format.holds_study() || holds(format.keeps, one) != kept)
      continue;
    text += (text.empty() ? "" : ", ") + std::string(word);
  }
  return text.empty() ? "nothing" : text;
}

text::Json as_json(const Format& format) {
  text::Json object{{"name", format.name},
                    {"title", format.title},
                    {"holds", format.holds_study() ? "study" : "map"},
                    {"writes", format.writes()},
                    {"extensions", format.extensions},
                    {"checked", format.checked}};
  if (!format.writes()) return object;
  object["keeps"] = text::Json::array();
  for (const auto& [one, word] : kept_words)
    if (holds(Holds::of_studies, one) == format.holds_study() && holds(format.keeps, one))
      object["keeps"].push_back(word);
  return object;
}

std::string in_words(const Format& format) {
  TextTable table({"format", std::string(format.name)});
  table.add({"what it is", std::string(format.title)});
  table.add({"holds a", format.holds_study() ? "study" : "map"});
  table.add({"files", std::string(format.extensions)});
  if (!format.checked.empty()) table.add({"checked against", std::string(format.checked)});
  table.add({"written", format.writes() ? "yes" : "no, read only"});
  if (format.writes()) {
    table.add({"a written file keeps", words_of(format, true)});
    table.add({"and loses", words_of(format, false)});
  }
  return table.text("", "") + "\nMore: docs/formats/" + std::string(format.name) + ".md\n";
}

std::string list_in_words() {
  TextTable table({"format", "files", "holds a", "read, written", "what it is"});
  for (const Format& format : formats())
    table.add({std::string(format.name), std::string(format.extensions),
               format.holds_study() ? "study" : "map", format.writes() ? "read, written" : "read",
               std::string(format.title)});
  return table.text("", "");
}

Result<int> run(const std::string& name, const Session& session) {
  text::Json object{{"schema", "fcm.formats/1"}, {"formats", text::Json::array()}};
  std::string words;
  if (name.empty()) {
    for (const Format& format : formats()) object["formats"].push_back(as_json(format));
    words = list_in_words();
  } else {
    const auto format = format_named(name);
    if (!format) return tl::make_unexpected(format.error());
    object["formats"].push_back(as_json(**format));
    words = in_words(**format);
  }
  const auto written =
      session.write(session.json() ? text::write_json(object) : words, std::nullopt);
  if (!written) return tl::make_unexpected(written.error());
  return Exit::done;
}

}  // namespace

Command formats_command() {
  const auto name = std::make_shared<std::string>();
  return {.word = "formats",
          .title = "which files can be read and written",
          .takes = "[NAME]",
          .examples = "  fcm formats\n  fcm formats graphml\n  fcm formats --json\n",
          .about =
              "The content of a file decides how it is read; --from FORMAT overrides. Each "
              "format has\na page of its name in docs/formats.",
          .options =
              [name](Options& line) {
                line.input("NAME", *name, "one format: what it holds, keeps and loses", false);
              },
          .run = [name](Session& session) { return run(*name, session); }};
}

}  // namespace fcm::command
