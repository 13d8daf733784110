// SPDX-License-Identifier: MIT
#include "formats/dot_graph.hpp"

#include <unordered_map>
#include <utility>

#include "fcm/limits.hpp"
#include "formats/drawn_text.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::drawn {
namespace {

class GraphReader {
 public:
  GraphReader(std::string_view utf8, const std::string& file) : file_(file), lexer_(utf8, file) {}

  Result<std::vector<DotGraph>> read() {
    std::vector<DotGraph> all;
    for (;;) {
      if (auto ok = read_graph(); !ok) return tl::make_unexpected(ok.error());
      all.push_back(std::move(graph_));
      const auto token = lexer_.peek();
      if (!token) return tl::make_unexpected(token.error());
      if (token->kind == DotToken::Kind::end) return all;
      if (!token->is_keyword("graph") && !token->is_keyword("digraph") &&
          !token->is_keyword("strict"))
        return unexpected(*token, "the end of the file");
    }
  }

 private:
  using Names = std::vector<std::string>;

  /// What holds inside a graph or subgraph from here on.
  struct Scope {
    DotTexts nodes, edges;
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

  /// strict? (graph|digraph) name? { ... }
  Result<void> read_graph() {
    auto token = lexer_.next();
    if (token && token->is_keyword("strict")) token = lexer_.next();
    if (!token) return tl::make_unexpected(token.error());
    if (!token->is_keyword("graph") && !token->is_keyword("digraph"))
      return unexpected(*token, "graph or digraph");
    graph_ = {.name = {}, .line = token->line, .column = token->column};
    positions_.clear();
    token = lexer_.next();
    if (token && token->is_id()) {
      graph_.name = token->text;
      token = lexer_.next();
    }
    if (!token) return tl::make_unexpected(token.error());
    if (!token->is("{")) return unexpected(*token, "{");
    Scope scope;
    Names names;
    return read_body(scope, names);
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
  DotTexts& graph_of(Scope& scope) { return scope.depth == 0 ? graph_.texts : subgraph_; }

  Result<void> read_assignment(const DotToken& name, Scope& scope) {
    const auto value = lexer_.next();
    if (!value) return tl::make_unexpected(value.error());
    if (!value->is_id()) return unexpected(*value, "a value");
    graph_of(scope)[name.text] = *value;
    return {};
  }

  /// [name=value, name=value; name=value name=value], as often as it stands there.
  Result<void> read_attributes(DotTexts& texts) {
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
    const DotTexts around = std::exchange(subgraph_, {});
    Names inside;
    if (auto ok = read_body(scope, inside); !ok) return ok;
    if (name.starts_with("cluster")) {
      std::string theme = subgraph_.count("label") > 0
                              ? label_in(plain_text(subgraph_.at("label"), {}))
                              : name.substr(name.find_first_not_of("_-", 7) == std::string::npos
                                                ? 0
                                                : name.find_first_not_of("_-", 7));
      for (const std::string& one : inside)
        if (std::string& known = node(one).theme; known.empty()) known = theme;
    }
    subgraph_ = around;
    names.insert(names.end(), inside.begin(), inside.end());
    return {};
  }

  DotNode& node(const std::string& name) { return graph_.nodes[positions_.at(name)]; }

  void name_node(const std::string& name, const Scope& scope, const DotToken& at) {
    if (!positions_.emplace(name, graph_.nodes.size()).second) return;
    graph_.nodes.push_back(
        {.name = name, .texts = scope.nodes, .theme = {}, .line = at.line, .column = at.column});
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
      for (const std::string& name : one) name_node(name, scope, first);
    for (const Names& one : chain) names.insert(names.end(), one.begin(), one.end());
    if (directed.empty() && is_node) return read_attributes(node(chain[0][0]).texts);
    auto texts = std::make_shared<DotTexts>(scope.edges);
    if (auto ok = read_attributes(*texts); !ok) return ok;
    for (std::size_t i = 0; i < directed.size(); ++i)
      for (const std::string& from : chain[i])
        for (const std::string& to : chain[i + 1]) {
          if (graph_.edges.size() == Limits{}.links) return too_many_links(place(first));
          graph_.edges.push_back({.from = from,
                                  .to = to,
                                  .directed = directed[i],
                                  .texts = texts,
                                  .line = first.line,
                                  .column = first.column});
        }
    return {};
  }

  static tl::unexpected<Problem> too_many_links(const Place& at) {
    return problem("limit.links",
                   "more than " + text::grouped(Limits{}.links) + " links, which is the limit", at);
  }

  const std::string& file_;
  DotLexer lexer_;
  DotGraph graph_;
  DotTexts subgraph_;
  std::unordered_map<std::string, std::size_t> positions_;  ///< of nodes, by name
};

}  // namespace

std::string plain_text(const DotToken& token, std::string_view node) {
  return token.kind == DotToken::Kind::html ? dot_plain(token.text)
                                            : dot_unescaped(token.text, node);
}

Result<std::vector<DotGraph>> read_dot_graphs(std::string_view utf8, const std::string& file) {
  return GraphReader(utf8, file).read();
}

}  // namespace fcm::drawn
