// SPDX-License-Identifier: MIT
//
// The DOT language of Graphviz. docs/formats/dot.md.
#include <utility>

#include "formats/dot_graph.hpp"
#include "formats/dot_write.hpp"
#include "formats/formats_list.hpp"
#include "formats/graph_attributes.hpp"
#include "formats/pick.hpp"
#include "formats/source.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using detail::Source;
using drawn::Attributes;
using drawn::DotEdge;
using drawn::DotGraph;
using drawn::DotLexer;
using drawn::DotNode;
using drawn::DotTexts;
using drawn::DrawnLink;
using drawn::DrawnMap;
using drawn::plain_text;

std::string value_of(const DotTexts& texts, std::string_view name) {
  const auto found = texts.find(name);
  return found == texts.end() ? std::string() : found->second.text;
}

class DotReader {
 public:
  DotReader(const DotGraph& graph, const std::string& file, const ReadOptions& options)
      : options_(options), file_(file), graph_(graph), map_(file, options) {}

  Result<Read<Map>> read() {
    for (const DotEdge& edge : graph_.edges) add_edge(edge);
    for (const DotNode& node : graph_.nodes) add_node(node);
    if (layout_weights_.line > 0 && !map_has_weights_)
      study::warn(map_.account(), "dot.layout_weight",
                  "the attribute weight of DOT keeps links short and straight; it is not read",
                  layout_weights_,
                  "write the influence as fcm_weight, or name the field with "
                  "--weight-field weight");
    MapSource about;
    Attributes attributes;
    for (const auto& [name, token] : graph_.texts)
      if (!drawn::is_dot_style(name)) attributes.add(name, plain_text(token, {}));
    if (const auto label = graph_.texts.find("label"); label != graph_.texts.end())
      attributes.add("title", plain_text(label->second, {}));
    drawn::read_source(std::move(attributes), about);
    return map_.finish(std::move(about), drawn::ScenariosName::factors);
  }

 private:
  void add_edge(const DotEdge& edge) {
    const DotTexts& texts = *edge.texts;
    const Place at{file_, edge.line, edge.column};
    DrawnLink link{.from = edge.from, .to = edge.to, .place = at};
    Attributes attributes;
    for (const auto& [name, token] : texts)
      if (!drawn::is_dot_style(name) || name == "label" || name == options_.weight)
        attributes.add(name, plain_text(token, {}));
    if (const auto ok = drawn::read_link(std::move(attributes), options_, link); !ok) {
      return map_.refuse(link, ok.error());
    }
    const bool has_weight = link.weight || link.sign != Polarity::blank;
    map_has_weights_ = map_has_weights_ || has_weight;
    if (texts.count("weight") > 0 && layout_weights_.line == 0) layout_weights_ = at;
    if (!has_weight && value_of(texts, "arrowhead").starts_with("tee")) link.sign = Polarity::minus;
    const std::string dir = value_of(texts, "dir");
    if (!edge.directed || dir == "none") link.direction = DrawnLink::Direction::none;
    if (dir == "back" || dir == "both") link.direction = DrawnLink::Direction::there;
    if (dir == "back") std::swap(link.from, link.to);
    if (dir == "both") link.direction = DrawnLink::Direction::both;
    map_.add(std::move(link));
  }

  /// "x,y" or "x,y!" in points, upwards from the lower edge of the box "bb", if there is one.
  std::optional<Position> position_in(const std::string& pos) const {
    const std::size_t comma = pos.find(',');
    if (comma == std::string::npos) return std::nullopt;
    std::string_view rest = std::string_view(pos).substr(comma + 1);
    rest = rest.substr(0, rest.find_first_of(",!"));
    const auto x = drawn::number_in(std::string_view(pos).substr(0, comma)),
               y = drawn::number_in(rest);
    if (!x || !y) return std::nullopt;
    const std::string box = value_of(graph_.texts, "bb");
    const auto top = drawn::number_in(std::string_view(box).substr(box.rfind(',') + 1));
    return Position{*x, top.value_or(0) - *y};
  }

  void add_node(const DotNode& node) {
    const std::string& name = node.name;
    Attributes attributes;
    for (const auto& [key, token] : node.texts)
      if (!drawn::is_dot_style(key)) attributes.add(key, plain_text(token, name));
    const std::string exact = attributes.take({"fcm_label"});
    std::string label;
    if (const auto found = node.texts.find("label"); found != node.texts.end())
      label = drawn::label_in(plain_text(found->second, name));
    if (!exact.empty() && text::trimmed(exact) == text::trimmed(label))
      label = exact;
    else if (label == text::trimmed(attributes.peek("fcm_id")))
      label.clear();  // the drawing shows the id
    attributes.add("label", label);
    Factor factor = drawn::factor_of(std::move(attributes), {});
    if (factor.theme.empty()) factor.theme = node.theme;
    if (const auto at = position_in(value_of(node.texts, "pos"))) factor.position = at;
    map_.add(name, std::move(factor), {file_, node.line, node.column});
  }

  const ReadOptions& options_;
  const std::string& file_;
  const DotGraph& graph_;
  DrawnMap map_;
  bool map_has_weights_ = false;
  Place layout_weights_;
};

Result<Read<Map>> read_dot(std::span<const Source> sources, const ReadOptions& options) {
  Account account;
  const std::string& file = sources.front().file();
  auto utf8 = text::to_utf8(std::string(sources.front().bytes()), file, account);
  if (!utf8) return tl::make_unexpected(utf8.error());
  utf8 = text::with_lf(std::move(*utf8));
  if (text::trimmed(*utf8).empty())
    return problem("file.empty", "the file is empty", {file}, "look whether it is the right file");
  const auto graphs = drawn::read_dot_graphs(*utf8, file);
  if (!graphs) return tl::make_unexpected(graphs.error());
  std::vector<std::string> names;
  for (const DotGraph& one : *graphs)
    names.push_back(one.name.empty() ? std::to_string(names.size() + 1) : one.name);
  const DotGraph& second = (*graphs)[graphs->size() > 1 ? 1 : 0];
  const auto which = detail::usual_or_picked(names, 0, "graphs", options,
                                             {file, second.line, second.column}, account);
  if (!which) return tl::make_unexpected(which.error());
  auto read = DotReader((*graphs)[*which], file, options).read();
  if (read) read->account.append(account);
  return read;
}

/// strict? (graph|digraph) name? {
int sniff_dot(const Source& source) {
  if (source.kind() != Source::Kind::text) return 0;
  std::string_view bytes = source.bytes();
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  DotLexer lexer(bytes, source.file());
  auto token = lexer.next();
  if (token && token->is_keyword("strict")) token = lexer.next();
  if (!token || (!token->is_keyword("graph") && !token->is_keyword("digraph"))) return 0;
  token = lexer.next();
  if (token && token->is_id()) token = lexer.next();
  return token && token->is("{") ? 2 : 0;
}

}  // namespace

const Format& dot_format() {
  static const Format format{.name = "dot",
                             .title = "DOT, the language of Graphviz",
                             .extensions = ".dot .gv",
                             .checked = "Graphviz 2.43",
                             .sniff = sniff_dot,
                             .read_map = read_dot,
                             .write_map = drawn::write_dot,
                             .keeps = drawn::whole_map};
  return format;
}

}  // namespace fcm
