// SPDX-License-Identifier: MIT
//
// What a file of DOT says, before anyone asks what it means: graphs with nodes and edges, each with
// the attributes that hold for it.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/result.hpp"
#include "formats/dot_lexer.hpp"

namespace fcm::drawn {

using DotTexts = std::map<std::string, DotToken, std::less<>>;

struct DotNode {
  std::string name;
  DotTexts texts;
  std::string theme;  ///< label of the cluster it is in
  std::size_t line = 0, column = 0;
};

struct DotEdge {
  std::string from, to;
  bool directed = true;
  std::shared_ptr<const DotTexts> texts;  ///< one for all edges of a statement
  std::size_t line = 0, column = 0;
};

struct DotGraph {
  std::string name;
  std::size_t line = 0, column = 0;
  DotTexts texts;
  std::vector<DotNode> nodes;  ///< in order of their first mention
  std::vector<DotEdge> edges;
};

/// Every graph of the file. Codes: dot.syntax, those of DotLexer, limit.nesting, limit.links.
Result<std::vector<DotGraph>> read_dot_graphs(std::string_view utf8, const std::string& file);

/// The value of a token as text, without escapes and tags; \\N in it is the name of the node.
std::string plain_text(const DotToken&, std::string_view node);

}  // namespace fcm::drawn
