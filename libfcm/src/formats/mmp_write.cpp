// SPDX-License-Identifier: MIT
#include "formats/mmp_write.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "formats/drawn_map.hpp"
#include "formats/written.hpp"
#include "text/number.hpp"

namespace fcm::drawn {
namespace {

constexpr std::size_t groups_of_tool = 6;               // with colours; the first is for no group
constexpr double column_width = 200, row_height = 120;  // a box is 150 by 75 at most

/// Bytes that XML 1.0 cannot hold become U+FFFD; a "]]>" inside is split over two sections.
std::string cdata(std::string_view text) {
  std::string out = "<![CDATA[";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::string_view three = text.substr(i, 3);
    if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") {
      out += "\xEF\xBF\xBD";
      i += 2;
    } else if (three == "]]>") {
      out += "]]]]><![CDATA[>";
      i += 2;
    } else if (c < 0x20 && c != '\t' && c != '\n') {
      out += "\xEF\xBF\xBD";
    } else {
      out += text[i];
    }
  }
  return out + "]]>";
}

std::string element(const char* name, std::string_view text) {
  return "<" + std::string(name) + " >" + cdata(text) + "</" + name + ">\n";
}

/// A number of the sliders, 0 where there is none.
std::string number_or_zero(std::string_view text) {
  return number_in(text) ? text::shortest(*number_in(text)) : "0";
}

class MmpWriter {
 public:
  explicit MmpWriter(const Map& map) : map_(map) {
    for (const Factor& factor : map.factors()) {
      if (factor.position) left_ = std::min(left_, factor.position->x);
      if (factor.position) top_ = std::min(top_, factor.position->y);
      const bool is_new = std::find(themes_.begin(), themes_.end(), factor.theme) == themes_.end();
      if (is_new && !factor.theme.empty()) themes_.push_back(factor.theme);
      no_theme_ = no_theme_ || factor.theme.empty();
    }
  }

  std::string write() {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mentalmodeler >\n" + info();
    out += "<groupNames >\n";
    for (std::size_t i = 0; i < themes_.size(); ++i)
      out += "<groupName index=\"" + std::to_string(group(i)) + "\">" + cdata(themes_[i]) +
             "</groupName>\n";
    out += "</groupNames>\n<concepts >\n";
    for (Index i = 0; i < map_.size(); ++i) out += concept_(i);
    out += "</concepts>\n<scenarios >\n";
    for (const SavedScenario& one : map_.source().scenarios) out += scenario(one);
    return out + "</scenarios>\n</mentalmodeler>\n";
  }

 private:
  /// 0 is for factors without a theme, unless there are none.
  std::size_t group(std::size_t theme) const {
    return theme + (no_theme_ || themes_.size() < groups_of_tool ? 1 : 0);
  }

  std::string group_of(const Factor& factor) const {
    const auto found = std::find(themes_.begin(), themes_.end(), factor.theme);
    if (factor.theme.empty()) return "0";
    return std::to_string(group(static_cast<std::size_t>(found - themes_.begin())));
  }

  static std::string name_of(const Factor& factor) {
    return factor.label.empty() ? factor.id : factor.label;
  }

  static std::string id_of(Index i) { return std::to_string(i + 1); }

  std::string info() const {
    const Fields& fields = map_.source().fields;
    const std::string_view version = field(fields, "version");
    return "<info >\n" + element("name", map_.source().title) +
           element("author", field(fields, "author")) +
           element("description", field(fields, "description")) +
           element("version", version.empty() ? "1.1" : version) +
           element("date", field(fields, "date")) + element("id", field(fields, "id")) +
           "</info>\n";
  }

  /// Boxes without a position are laid out in rows below the others' top left corner.
  Position place_of(Index i) const {
    if (const auto& at = map_.factors()[i].position) return {at->x - left_, at->y - top_};
    const auto columns = static_cast<Index>(std::ceil(std::sqrt(static_cast<double>(map_.size()))));
    return {static_cast<double>(i % columns) * column_width,
            static_cast<double>(i / columns) * row_height};
  }

  /// To be called in order of factors, in which links stand too.
  std::string concept_(Index i) {
    const Factor& factor = map_.factors()[i];
    const Position at = place_of(i);
    std::string out = "<concept >\n" + element("id", id_of(i)) + element("name", name_of(factor)) +
                      element("notes", factor.description) +
                      element("units", field(factor.fields, "units")) +
                      element("group", group_of(factor)) + element("x", text::shortest(at.x)) +
                      element("y", text::shortest(at.y)) +
                      element("preferredState", number_or_zero(field(factor.fields, "preferred"))) +
                      element("actualState", number_or_zero(field(factor.fields, "actual")));
    if (factor.id != factor.label) out += element("fcm_id", factor.id);
    if (!factor.position) out += element("fcm_unplaced", "yes");
    out += "<relationships >\n";
    for (; next_link_ < map_.links().size() && map_.links()[next_link_].from == i; ++next_link_)
      out += relationship(map_.links()[next_link_]);
    return out + "</relationships>\n</concept>\n";
  }

  std::string relationship(const Link& link) const {
    return "<relationship >\n" + element("id", id_of(link.to)) +
           element("name", name_of(map_.factors()[link.to])) +
           element("notes", field(link.fields, "notes")) +
           element("confidence", number_or_zero(field(link.fields, "confidence"))) +
           element("influence", link.simulated ? text::shortest(link.weight) : "") +
           "</relationship>\n";
  }

  std::string scenario(const SavedScenario& scenario) const {
    std::string out = "<scenario >\n" + element("name", scenario.name) + "<concepts >\n";
    const std::map<std::string_view, double> held(scenario.values.begin(), scenario.values.end());
    for (Index i = 0; i < map_.size(); ++i) {
      const Factor& factor = map_.factors()[i];
      const auto value = held.find(factor.id);
      out += "<concept >\n" + element("id", id_of(i)) + element("name", name_of(factor)) +
             element("selected", "True") +
             element("influence", value == held.end() ? "0" : text::shortest(value->second)) +
             "</concept>\n";
    }
    return out + "</concepts>\n</scenario>\n";
  }

  const Map& map_;
  std::vector<std::string> themes_;
  bool no_theme_ = false;
  double left_ = 0, top_ = 0;
  std::size_t next_link_ = 0;
};

}  // namespace

Result<std::vector<WrittenFile>> write_mmp(const Published<Map>& map, std::string_view) {
  return std::vector<WrittenFile>{
      {.name = {}, .bytes = detail::marked_xml(MmpWriter(*map).write(), map.audience())}};
}

}  // namespace fcm::drawn
