// SPDX-License-Identifier: MIT
//
// The DOT language of Graphviz. docs/formats/dot.md.
#include <map>
#include <utility>

#include "formats/dot_lexer.hpp"
#include "formats/dot_write.hpp"
#include "formats/formats_list.hpp"
#include "formats/graph_attributes.hpp"
#include "formats/source.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using detail::Source;
using drawn::Attributes;
using drawn::DotLexer;
using drawn::DotToken;
using drawn::DrawnLink;
using drawn::DrawnMap;

using Texts = std::map<std::string, DotToken, std::less<>>;

std::string value_of(const Texts& texts, std::string_view name) {
  const auto found = texts.find(name);
  return found == texts.end() ? std::string() : found->second.text;
}

std::string plain_text(const DotToken& token, std::string_view node) {
  return token.kind == DotToken::Kind::html ? drawn::dot_plain(token.text)
                                            : drawn::dot_unescaped(token.text, node);
}

class DotReader {
 public:
  DotReader(std::string_view utf8, const std::string& file, const ReadOptions& options)
      : options_(options), file_(file), lexer_(utf8, file), map_(file, options) {}

  Result<Read<Map>> read() {
    if (auto ok = read_file(); !ok) return tl::make_unexpected(ok.error());
    for (const std::string& name : order_) add_node(name);
    if (layout_weights_.line > 0 && !map_has_weights_)
      study::warn(map_.account(), "dot.layout_weight",
                  "the attribute weight of DOT keeps links short and straight; it is not read",
                  layout_weights_,
                  "write the influence as fcm_weight, or name the field with "
                  "--weight-field weight");
    MapSource about;
    Attributes attributes;
    for (const auto& [name, token] : graph_)
      if (!drawn::is_dot_style(name)) attributes.add(name, plain_text(token, {}));
    if (graph_.count("label") > 0) attributes.add("title", plain_text(graph_.at("label"), {}));
    drawn::read_source(std::move(attributes), about);
    return map_.finish(std::move(about), drawn::ScenariosName::factors);
  }

 private:
  using Names = std::vector<std::string>;

  struct Node {
    Texts texts;
    std::string theme;
    Place place;
  };

  /// What holds inside a graph or subgraph from here on.
  struct Scope {
    Texts nodes, edges;
    std::string theme;
    std::size_t depth = 0;
  };

  Place place(const DotToken& token) const { return {file_, token.line, token.column}; }

  tl::unexpected<Problem> unexpected(const DotToken& token, const char* wanted) const {
    const bool end = token.kind == DotToken::Kind::end;
    return problem("dot.syntax",
                   (end ? "the file ends" : "\"" + token.text + "\" stands") +
                       std::string(" where ") + wanted + " should be",
                   place(token), end ? "the file was cut off; get it again" : "");
  }

  /// Takes the next token where it is this mark.
  Result<bool> take(std::string_view mark) {
    const auto token = lexer_.peek();
    if (!token) return tl::make_unexpected(token.error());
    if (!token->is(mark)) return false;
    (void)lexer_.next();
    return true;
  }

  Result<void> read_file() {
    auto token = lexer_.next();
    if (token && token->is_keyword("strict")) token = lexer_.next();
    if (!token) return tl::make_unexpected(token.error());
    if (!token->is_keyword("graph") && !token->is_keyword("digraph"))
      return unexpected(*token, "graph or digraph");
    token = lexer_.next();
    if (token && token->is_id()) token = lexer_.next();
    if (!token) return tl::make_unexpected(token.error());
    if (!token->is("{")) return unexpected(*token, "{");
    Scope scope;
    Names names;
    if (auto ok = read_body(scope, names); !ok) return ok;
    token = lexer_.next();
    if (!token) return tl::make_unexpected(token.error());
    if (token->is_keyword("graph") || token->is_keyword("digraph") || token->is_keyword("strict"))
      study::warn(map_.account(), "format.several_maps",
                  "the file holds several graphs; the first one is read", place(*token), {},
                  Severity::note);
    else if (token->kind != DotToken::Kind::end)
      return unexpected(*token, "the end of the file");
    return {};
  }

  /// Statements up to the closing brace; `names` are the nodes that they name.
  Result<void> read_body(Scope& scope, Names& names) {
    for (;;) {
      const auto token = lexer_.peek();
      if (!token) return tl::make_unexpected(token.error());
      if (token->kind == DotToken::Kind::end) return unexpected(*token, "}");
      if (token->is("}") || token->is(";") || token->is(",")) {
        (void)lexer_.next();
        if (token->is("}")) return {};
        continue;
      }
      if (auto ok = read_statement(*token, scope, names); !ok) return ok;
    }
  }

  Result<void> read_statement(const DotToken& first, Scope& scope, Names& names) {
    for (const auto& [word, texts] :
         {std::pair("node", &scope.nodes), std::pair("edge", &scope.edges),
          std::pair("graph", &graph_of(scope))}) {
      if (!first.is_keyword(word)) continue;
      (void)lexer_.next();
      return read_attributes(*texts);
    }
    Names ends;
    if (auto ok = read_end(scope, ends); !ok) return ok;
    if (first.is_id() && !first.is_keyword("subgraph")) {
      const auto equals = take("=");
      if (!equals) return tl::make_unexpected(equals.error());
      if (*equals) return read_assignment(first, scope);
    }
    return read_chain(first, scope, std::move(ends), names);
  }

  /// Attributes of subgraphs name a cluster; those of the whole are of the map.
  Texts& graph_of(Scope& scope) { return scope.depth == 0 ? graph_ : subgraph_; }

  Result<void> read_assignment(const DotToken& name, Scope& scope) {
    const auto value = lexer_.next();
    if (!value) return tl::make_unexpected(value.error());
    if (!value->is_id()) return unexpected(*value, "a value");
    graph_of(scope)[name.text] = *value;
    return {};
  }

  /// [name=value, name=value; name=value name=value], as often as it stands there.
  Result<void> read_attributes(Texts& texts) {
    for (auto open = take("["); !open || *open; open = take("[")) {
      if (!open) return tl::make_unexpected(open.error());
      for (;;) {
        auto token = lexer_.next();
        if (!token) return tl::make_unexpected(token.error());
        if (token->is("]")) break;
        if (token->is(",") || token->is(";")) continue;
        if (!token->is_id()) return unexpected(*token, "the name of an attribute");
        const auto equals = take("=");
        if (!equals) return tl::make_unexpected(equals.error());
        if (!*equals && token->kind == DotToken::Kind::string)
          return problem("dot.syntax", "a quotation mark stands inside quoted text", place(*token),
                         "write quotation marks inside a label as \\\"");
        const std::string name = token->text;
        token->text = "true";
        if (*equals) token = lexer_.next();
        if (!token) return tl::make_unexpected(token.error());
        if (!token->is_id()) return unexpected(*token, "a value");
        texts[name] = *token;
      }
    }
    return {};
  }

  /// One end of a link: a node with or without a port, or a subgraph.
  Result<void> read_end(Scope& scope, Names& names) {
    const auto token = lexer_.next();
    if (!token) return tl::make_unexpected(token.error());
    if (token->is("{")) return read_subgraph({}, scope, names);
    if (token->is_keyword("subgraph")) {
      auto open = lexer_.next();
      std::string name;
      if (open && open->is_id()) {
        name = open->text;
        open = lexer_.next();
      }
      if (!open) return tl::make_unexpected(open.error());
      if (!open->is("{")) return unexpected(*open, "{");
      return read_subgraph(name, scope, names);
    }
    if (!token->is_id()) return unexpected(*token, "the name of a node");
    names.push_back(token->text);
    for (auto port = take(":"); !port || *port; port = take(":")) {
      if (!port) return tl::make_unexpected(port.error());
      const auto name = lexer_.next();
      if (!name) return tl::make_unexpected(name.error());
      if (!name->is_id()) return unexpected(*name, "a port");
    }
    return {};
  }

  Result<void> read_subgraph(const std::string& name, const Scope& outer, Names& names) {
    Scope scope = outer;
    if (++scope.depth > Limits{}.nesting)
      return problem(
          "limit.nesting",
          "subgraphs stand more than " + text::grouped(Limits{}.nesting) + " deep in each other",
          {file_});
    const Texts around = std::exchange(subgraph_, {});
    Names inside;
    if (auto ok = read_body(scope, inside); !ok) return ok;
    if (name.starts_with("cluster")) {
      std::string theme = subgraph_.count("label") > 0
                              ? drawn::label_in(plain_text(subgraph_.at("label"), {}))
                              : name.substr(name.find_first_not_of("_-", 7) == std::string::npos
                                                ? 0
                                                : name.find_first_not_of("_-", 7));
      for (const std::string& one : inside)
        if (nodes_[one].theme.empty()) nodes_[one].theme = theme;
    }
    subgraph_ = around;
    names.insert(names.end(), inside.begin(), inside.end());
    return {};
  }

  void name_node(const std::string& name, const Scope& scope, const Place& at) {
    const auto [node, is_new] = nodes_.try_emplace(name);
    if (!is_new) return;
    node->second.texts = scope.nodes;
    node->second.place = at;
    order_.push_back(name);
  }

  /// a -> b -> {c d} [attributes]; a node alone is the shortest chain.
  Result<void> read_chain(const DotToken& first, Scope& scope, Names ends, Names& names) {
    std::vector<Names> chain{std::move(ends)};
    std::vector<bool> directed;
    const bool is_node = first.is_id() && !first.is_keyword("subgraph");
    for (;;) {
      const auto token = lexer_.peek();
      if (!token) return tl::make_unexpected(token.error());
      if (!token->is("->") && !token->is("--")) break;
      directed.push_back(token->is("->"));
      if (directed.size() > Limits{}.links) return too_many_links(place(first));
      (void)lexer_.next();
      if (auto ok = read_end(scope, chain.emplace_back()); !ok) return ok;
    }
    for (const Names& one : chain)
      for (const std::string& name : one) name_node(name, scope, place(first));
    for (const Names& one : chain) names.insert(names.end(), one.begin(), one.end());
    if (directed.empty() && is_node) return read_attributes(nodes_[chain[0][0]].texts);
    Texts texts = scope.edges;
    if (auto ok = read_attributes(texts); !ok) return ok;
    for (std::size_t i = 0; i < directed.size(); ++i)
      for (const std::string& from : chain[i])
        for (const std::string& to : chain[i + 1])
          if (auto ok = add_edge(from, to, directed[i], texts, place(first)); !ok) return ok;
    return {};
  }

  static tl::unexpected<Problem> too_many_links(const Place& at) {
    return problem("limit.links",
                   "more than " + text::grouped(Limits{}.links) + " links, which is the limit", at);
  }

  Result<void> add_edge(const std::string& from, const std::string& to, bool directed,
                        const Texts& texts, const Place& at) {
    if (++edges_ > Limits{}.links) return too_many_links(at);
    DrawnLink link{.from = from, .to = to, .place = at};
    Attributes attributes;
    for (const auto& [name, token] : texts)
      if (!drawn::is_dot_style(name) || name == "label" || name == options_.weight)
        attributes.add(name, plain_text(token, {}));
    if (const auto ok = drawn::read_link(std::move(attributes), options_, link); !ok) {
      map_.refuse(link, ok.error());
      return {};
    }
    const bool has_weight = link.weight || link.sign != Polarity::blank;
    map_has_weights_ = map_has_weights_ || has_weight;
    if (texts.count("weight") > 0 && layout_weights_.line == 0) layout_weights_ = at;
    if (!has_weight && value_of(texts, "arrowhead").starts_with("tee")) link.sign = Polarity::minus;
    const std::string dir = value_of(texts, "dir");
    if (!directed || dir == "none") link.direction = DrawnLink::Direction::none;
    if (dir == "back" || dir == "both") link.direction = DrawnLink::Direction::there;
    if (dir == "back") std::swap(link.from, link.to);
    if (dir == "both") link.direction = DrawnLink::Direction::both;
    map_.add(std::move(link));
    return {};
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
    const std::string box = value_of(graph_, "bb");
    const auto top = drawn::number_in(std::string_view(box).substr(box.rfind(',') + 1));
    return Position{*x, top.value_or(0) - *y};
  }

  void add_node(const std::string& name) {
    const Node& node = nodes_[name];
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
    map_.add(name, std::move(factor), node.place);
  }

  const ReadOptions& options_;
  const std::string& file_;
  DotLexer lexer_;
  DrawnMap map_;
  Texts graph_, subgraph_;
  std::map<std::string, Node> nodes_;
  Names order_;
  std::size_t edges_ = 0;
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
  auto read = DotReader(*utf8, file, options).read();
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
