// SPDX-License-Identifier: MIT
//
// Mental Modeler's .mmp, XML and JSON. docs/formats/mmp.md.
#include <utility>

#include "formats/drawn_map.hpp"
#include "formats/formats_list.hpp"
#include "formats/mmp_tree.hpp"
#include "formats/mmp_write.hpp"
#include "formats/source.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using detail::Source;
using drawn::DrawnLink;
using drawn::DrawnMap;
using drawn::MmpBranch;

/// The letters of the first versions, at the values that the current one gives them.
std::optional<double> letter(std::string_view influence) {
  const std::string key = text::match_key(influence);
  if (key.size() != 2 || (key[1] != '+' && key[1] != '-')) return std::nullopt;
  const double size = key[0] == 'h' ? 1 : key[0] == 'm' ? 0.62 : key[0] == 'l' ? 0.25 : 0;
  if (size == 0) return std::nullopt;
  return key[1] == '+' ? size : -size;
}

/// The tool writes 0 where nobody moved the slider.
void put_unless_zero(Fields& fields, const char* name, std::string text) {
  if (drawn::number_in(text) != 0.0) drawn::add_field(fields, name, std::move(text));
}

class MmpReader {
 public:
  MmpReader(const Source& source, const ReadOptions& options)
      : options_(options), map_(source.file(), options) {
    map_.labels_are_names();
  }

  Result<Read<Map>> read(const MmpBranch& model) {
    for (auto& [index, name] : model.group_names())
      if (!name.empty()) groups_.emplace_back(index, name);
    const std::vector<MmpBranch> concepts = model.list("concepts", "concept");
    for (const MmpBranch& one : concepts) add_factor(one);
    for (const MmpBranch& one : concepts)
      for (const MmpBranch& relationship : one.list("relationships", "relationship"))
        add_link(node_of(one), relationship);
    MapSource about = source_in(model);
    for (const MmpBranch& scenario : model.list("scenarios", "scenario"))
      about.scenarios.push_back(scenario_in(scenario, about.scenarios.size() + 1));
    if (letters_ > 0)
      study::warn(map_.account(), "mmp.letters",
                  text::grouped(letters_) +
                      " influences are letters, read as Mental Modeler reads them: H 1, M 0.62, "
                      "L 0.25",
                  first_letter_, {}, Severity::note);
    return map_.finish(std::move(about));
  }

 private:
  /// The id by which the file names a concept; the id wins over a name beside it.
  static std::string node_of(const MmpBranch& one) {
    std::string id = one.trimmed("id");
    return id.empty() ? one.trimmed("name") : id;
  }

  std::string theme_in(const MmpBranch& one) const {
    const std::string index = one.trimmed("group");
    for (const auto& [known, name] : groups_)
      if (known == index) return name;
    return index.empty() || index == "0" ? std::string() : "group " + index;
  }

  void add_factor(const MmpBranch& one) {
    Factor factor;
    factor.label = drawn::label_in(one.text("name"));
    factor.id = one.text("fcm_id");
    if (factor.label == factor.id && !factor.id.empty()) factor.label.clear();
    factor.description = one.trimmed("notes");
    factor.theme = theme_in(one);
    const auto x = drawn::number_in(one.text("x")), y = drawn::number_in(one.text("y"));
    if (x && y && !one.has("fcm_unplaced")) factor.position = Position{*x, *y};
    drawn::add_field(factor.fields, "units", one.trimmed("units"));
    put_unless_zero(factor.fields, "preferred", one.trimmed("preferredState"));
    put_unless_zero(factor.fields, "actual", one.trimmed("actualState"));
    map_.add(node_of(one), std::move(factor), one.place());
  }

  /// Sets number or sign, where the text says one.
  Result<void> read_influence(const std::string& text, const Place& place, DrawnLink& link) {
    if (drawn::says_nothing(text)) return {};
    if (const auto size = letter(text)) {
      if (letters_++ == 0) first_letter_ = place;
      link.weight = *size * options_.scale;
      return {};
    }
    link.sign = drawn::sign_in(text);
    if (text == "+" || text == "-") return {};
    link.sign = Polarity::blank;
    const Result<double> number =
        text::parse_number(text, place, text.find(',') != std::string::npos);
    if (!number) return tl::make_unexpected(number.error());
    link.weight = *number;
    return {};
  }

  void add_link(const std::string& from, const MmpBranch& relationship) {
    DrawnLink link{.from = from, .to = node_of(relationship), .place = relationship.place()};
    drawn::add_field(link.link.fields, "notes", relationship.trimmed("notes"));
    put_unless_zero(link.link.fields, "confidence", relationship.trimmed("confidence"));
    const auto ok = read_influence(relationship.trimmed("influence"), link.place, link);
    if (ok)
      map_.add(std::move(link));
    else
      map_.refuse(link, ok.error());
  }

  MapSource source_in(const MmpBranch& model) const {
    MapSource source;
    const MmpBranch info = model.child("info");
    source.title = info.trimmed("name");
    for (const char* name : {"author", "description", "version", "date", "id"})
      drawn::add_field(source.fields, name, info.trimmed(name));
    for (const char* name : {"appId", "filename", "lastUpdated"})
      drawn::add_field(source.fields, name, model.trimmed(name));
    if (model.has("compareref")) source.fields.emplace_back("compareref", "yes");
    return source;
  }

  /// Held are the concepts whose influence is not 0: the tool cannot hold one at 0.
  SavedScenario scenario_in(const MmpBranch& branch, std::size_t number) {
    SavedScenario scenario{.name = branch.trimmed("name")};
    if (scenario.name.empty()) scenario.name = "Scenario " + std::to_string(number);
    for (const MmpBranch& one : branch.list("concepts", "concept")) {
      const std::string text = one.trimmed("influence");
      const std::optional<double> value = letter(text) ? letter(text) : drawn::number_in(text);
      if (value && *value != 0) scenario.values.emplace_back(node_of(one), *value);
    }
    return scenario;
  }

  const ReadOptions& options_;
  DrawnMap map_;
  std::vector<std::pair<std::string, std::string>> groups_;  // index in the file, name
  std::size_t letters_ = 0;
  Place first_letter_;
};

std::string root_key(const Source& source) {
  return source.xml() ? text::match_key(source.xml()->root().name()) : std::string();
}

Result<Read<Map>> read_mmp(std::span<const Source> sources, const ReadOptions& options) {
  const Source& source = sources.front();
  const auto not_a_model = [&](const std::string& what) {
    return problem("mmp.not_a_model", "this is no model of Mental Modeler: " + what,
                   {source.file()}, "save it in Mental Modeler, as .mmp or JSON");
  };
  if (source.kind() == Source::Kind::json) {
    if (!source.json()) return tl::make_unexpected(source.json().error());
    const MmpBranch model(*source.json(), source.file());
    if (!model.has("concepts")) return not_a_model("it has no concepts");
    return MmpReader(source, options).read(model);
  }
  if (!source.xml()) return tl::make_unexpected(source.xml().error());
  const std::string root = root_key(source);
  if (root == "ecomodeler")
    return problem("mmp.ecomodeler",
                   "this is a model of ecoModeler, which has no links between its concepts",
                   {source.file()}, "draw the links in Mental Modeler and save that");
  if (root != "mentalmodeler") return not_a_model("its root is <" + root + ">");
  return MmpReader(source, options).read(MmpBranch(source.xml()->root()));
}

int sniff_mmp(const Source& source) {
  if (source.kind() == Source::Kind::xml) {
    const std::string root = root_key(source);
    return root == "mentalmodeler" || root == "ecomodeler" ? 2 : 0;
  }
  if (source.kind() != Source::Kind::json || !source.json()) return 0;
  const text::Json& model = *source.json();
  if (!model.is_object() || !model.contains("concepts") || !model["concepts"].is_array()) return 0;
  return model.contains("groupNames") || model.contains("info") || model.contains("scenarios") ? 2
                                                                                               : 1;
}

}  // namespace

const Format& mmp_format() {
  static const Format format{.name = "mmp",
                             .title = "Mental Modeler model, XML or JSON",
                             .extensions = ".mmp",
                             .checked = "models of 2014 to 2024, versions 1.0 and 1.1",
                             .sniff = sniff_mmp,
                             .read_map = read_mmp,
                             .write_map = drawn::write_mmp,
                             .keeps = Holds::weights | Holds::labels | Holds::descriptions |
                                      Holds::themes | Holds::positions | Holds::unscored |
                                      Holds::confidence | Holds::notes | Holds::scenarios |
                                      Holds::title,
                             .factor_fields = "units preferred actual",
                             .map_fields = "author description version date id"};
  return format;
}

}  // namespace fcm
