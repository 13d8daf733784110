// SPDX-License-Identifier: MIT
//
// XML of JFCM, versions 1.1 and 1.2. docs/formats/jfcm.md.
#include <utility>

#include "formats/drawn_map.hpp"
#include "formats/formats_list.hpp"
#include "formats/pick.hpp"
#include "formats/source.hpp"
#include "formats/xml_root.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"

namespace fcm {
namespace {

using detail::Source;
using drawn::DrawnLink;
using drawn::DrawnMap;
using text::Element;

std::vector<Element> params_in(const Element& element) {
  return element.child("params").children("param");
}

Factor factor_in(const Element& concept_) {
  Factor factor;
  factor.label = drawn::label_in(concept_.attribute("name"));
  factor.description = study::stripped(concept_.child("description").text());
  for (const char* name : {"act", "input", "output", "fixed"})
    drawn::add_field(factor.fields, name, concept_.attribute(name));
  for (const Element& param : params_in(concept_))
    drawn::add_field(factor.fields, param.attribute("name"), param.attribute("value"));
  return factor;
}

class JfcmReader {
 public:
  JfcmReader(const Source& source, const ReadOptions& options)
      : options_(options), file_(source.file()), map_(source.file(), options) {}

  Result<Read<Map>> read(const Element& root) {
    const std::vector<Element> maps = root.children("map");
    std::size_t which = 0;
    if (!maps.empty()) {
      std::vector<std::string> names;
      for (const Element& one : maps) names.emplace_back(one.attribute("name"));
      const Result<std::size_t> found = detail::usual_or_picked(
          names, 0, "maps", options_, maps[maps.size() > 1 ? 1 : 0].place(), map_.account());
      if (!found) return tl::make_unexpected(found.error());
      which = *found;
    }
    const Element map = maps.empty() ? Element() : maps[which];
    MapSource about;
    about.title = study::stripped(std::string(map.attribute("name")));
    drawn::add_field(about.fields, "description", study::stripped(map.child("description").text()));
    for (const Element& one : map.child("concepts").children("concept"))
      map_.add(std::string(one.attribute("name")), factor_in(one), one.place());
    for (const Element& one : map.child("connections").children("connection")) add_link(one);
    return map_.finish(std::move(about));
  }

 private:
  /// JFCM holds a connection back for `delay` rounds: a lag.
  static bool read_lag(std::string_view text, Link& link) {
    const auto rounds = drawn::number_in(text);
    if (!rounds || *rounds < 0 || *rounds > static_cast<double>(Limits{}.lag)) return false;
    link.lag = static_cast<std::uint32_t>(*rounds);
    return link.lag == *rounds;
  }

  void add_link(const Element& connection) {
    DrawnLink link{.from = std::string(connection.attribute("from")),
                   .to = std::string(connection.attribute("to")),
                   .place = connection.place()};
    drawn::add_field(link.link.fields, "name", connection.attribute("name"));
    if (connection.attribute("type") != "WEIGHTED")
      drawn::add_field(link.link.fields, "type", connection.attribute("type"));
    drawn::add_field(link.link.fields, "notes",
                     study::stripped(connection.child("description").text()));
    for (const Element& param : params_in(connection)) {
      const std::string_view name = param.attribute("name"), value = param.attribute("value");
      if (name == "weight") {
        const Result<double> weight = text::parse_number(value, param.place());
        if (!weight) return map_.refuse(link, weight.error());
        link.weight = *weight;
      } else if (name != "delay" || !read_lag(value, link.link)) {
        drawn::add_field(link.link.fields, name, value);
      }
    }
    if (!link.weight && connection.attribute("type") == "WEIGHTED") {
      link.weight = 1;
      link.by_default = true;
    }
    map_.add(std::move(link));
  }

  const ReadOptions& options_;
  const std::string& file_;
  DrawnMap map_;
};

Result<Read<Map>> read_jfcm(std::span<const Source> sources, const ReadOptions& options) {
  const Source& source = sources.front();
  const auto root = detail::root_of(source, "maps", "jfcm.not_jfcm", "no file of JFCM");
  if (!root) return tl::make_unexpected(root.error());
  return JfcmReader(source, options).read(*root);
}

}  // namespace

const Format& jfcm_format() {
  static const Format format{
      .name = "jfcm",
      .title = "XML of JFCM",
      .extensions = ".xml",
      .checked = "files of schema 1.2",
      .sniff = [](const Source& source) { return detail::has_root(source, "maps") ? 2 : 0; },
      .read_map = read_jfcm};
  return format;
}

}  // namespace fcm
