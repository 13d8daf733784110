// SPDX-License-Identifier: MIT
#include "formats/dot_write.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "formats/dot_lexer.hpp"
#include "formats/graph_attributes.hpp"
#include "formats/written.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::drawn {
namespace {

constexpr std::size_t line_width = 18;          // characters of a label in one line
constexpr std::size_t longest_string = 12'000;  // bytes; Graphviz 2.43 stops at 16,384

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

/// A quoted string: \ and " escaped, line ends as \n, and & so that Graphviz reads no entity. A
/// long one is joined of several.
std::string dot_string(std::string_view text) {
  std::string out = "\"";
  std::size_t begin = 0;
  for (const char c : text) {
    if (out.size() - begin > longest_string && begins_character(c)) {
      out += "\" + ";
      begin = out.size();
      out += '"';
    }
    if (c == '\n')
      out += "\\n";
    else if (c == '"' || c == '\\')
      out += {'\\', c};
    else if (c == '&')
      out += "&amp;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t')
      out += c;
  }
  return out + "\"";
}

/// Lines of about the same width; spaces are the only places to break.
std::string wrapped(const std::string& label) {
  if (text::trimmed(label) != label) return label;
  std::string out;
  std::size_t width = 0;
  for (std::size_t at = 0; at < label.size();) {
    const std::size_t end = std::min(label.find(' ', at), label.size());
    const std::string word = label.substr(at, end - at);
    const std::size_t size = text::code_points(word);
    const bool breaks = width > 0 && width + 1 + size > line_width;
    if (at > 0) out += breaks ? '\n' : ' ';
    width = breaks || at == 0 ? size : width + 1 + size;
    out += word;
    at = end + 1;
  }
  return out;
}

class DotWriter {
 public:
  explicit DotWriter(const Map& map) : map_(map) {
    std::set<std::string> taken;
    for (const Factor& factor : map.factors()) taken.insert(factor.id);
    for (Index i = 0; i < map.size(); ++i) names_.push_back(name(i, taken));
  }

  std::string write() const {
    std::string out = "digraph {\n  graph [rankdir=LR, inputscale=72";
    for (const Attribute& one : attributes_of(map_.source()))
      out += one.name == "title" ? ", labelloc=t, label=" + dot_string(one.text)
                                 : ", " + attribute(one);
    out += "]\n  node [shape=box, style=rounded]\n";
    for (Index i = 0; i < map_.size(); ++i) out += node(i);
    out += clusters();
    for (const Link& link : map_.links()) out += edge(link);
    return out + "}\n";
  }

 private:
  /// Graphviz takes names as they stand but for \", so that one with a \ gets another name.
  std::string name(Index i, std::set<std::string>& taken) const {
    const std::string& id = map_.factors()[i].id;
    if (id.find_first_of("\\\n\r") == std::string::npos && !text::has_controls(id))
      return dot_string(id);
    std::string made = "n" + std::to_string(i);
    while (!taken.insert(made).second) made += "_";
    return dot_string(made);
  }

  /// A number with an exponent is none in DOT and stands in quotation marks.
  static std::string attribute(const Attribute& one) {
    const bool bare = one.number && one.text.find('e') == std::string::npos;
    return dot_string((is_dot_style(one.name) ? "field:" : "") + one.name) + "=" +
           (bare ? one.text : dot_string(one.text));
  }

  std::string node(Index i) const {
    const Factor& factor = map_.factors()[i];
    std::string out = "  " + names_[i] + " [";
    const std::string shown = factor.label.empty() ? factor.id : factor.label;
    out += "label=" + dot_string(wrapped(shown));
    for (const Attribute& one : attributes_of(factor))
      if (one.name != "group") out += ", " + attribute(one);
    if (text::trimmed(factor.label) != factor.label)
      out += ", fcm_label=" + dot_string(factor.label);
    if (const auto& at = factor.position)
      out += ", pos=\"" + text::shortest(at->x) + "," + text::shortest(0 - at->y) + "!\"";
    return out + "]\n";
  }

  std::string clusters() const {
    std::vector<std::string> themes;
    for (const Factor& factor : map_.factors())
      if (!factor.theme.empty() &&
          std::find(themes.begin(), themes.end(), factor.theme) == themes.end())
        themes.push_back(factor.theme);
    std::string out;
    for (std::size_t theme = 0; theme < themes.size(); ++theme) {
      out += "  subgraph cluster_" + std::to_string(theme) +
             " {\n    label=" + dot_string(themes[theme]) + "\n   ";
      for (Index i = 0; i < map_.size(); ++i)
        if (map_.factors()[i].theme == themes[theme]) out += " " + names_[i] + ";";
      out += "\n  }\n";
    }
    return out;
  }

  std::string edge(const Link& link) const {
    // Okabe and Ito (2008): blue and vermilion are told apart by the colour-blind too.
    const std::string style = !link.simulated   ? "color=\"#808080\", style=dotted, arrowhead=vee"
                              : link.weight < 0 ? "color=\"#D55E00\", style=dashed, arrowhead=tee"
                              : link.weight > 0 ? "color=\"#0072B2\", style=solid, arrowhead=normal"
                                                : "color=\"#808080\", style=solid, arrowhead=odot";
    std::string out = "  " + names_[link.from] + " -> " + names_[link.to] +
                      " [label=" + dot_string(link.simulated ? text::shortest(link.weight) : "?") +
                      ", " + style;
    for (const Attribute& one : attributes_of(link, "fcm_weight"))
      if (one.name != "sign") out += ", " + attribute(one);
    return out + "]\n";
  }

  const Map& map_;
  std::vector<std::string> names_;
};

}  // namespace

Result<std::vector<WrittenFile>> write_dot(const Published<Map>& map, std::string_view) {
  return std::vector<WrittenFile>{
      {.name = {},
       .bytes = "// " + detail::for_whom(map.audience()) + "\n" + DotWriter(*map).write()}};
}

}  // namespace fcm::drawn
