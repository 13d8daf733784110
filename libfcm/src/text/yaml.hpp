// SPDX-License-Identifier: MIT
//
// YAML as a plain tree with places. yaml-cpp parses; anchors, aliases, tags, merge keys, duplicate
// keys, several documents and deep nesting are refused. Scalars are text as written: never a
// boolean, a date or an octal number.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fcm/limits.hpp"
#include "fcm/result.hpp"

namespace fcm::text {

struct YamlNode {
  enum class Kind { scalar, sequence, mapping };
  Kind kind = Kind::scalar;
  std::string scalar;
  bool quoted = false;
  std::vector<YamlNode> items;  ///< of a sequence
  struct Entry;
  std::vector<Entry> entries;  ///< of a mapping, in order
  Place place;

  const YamlNode* find(std::string_view key) const;
};

struct YamlNode::Entry {
  std::string key;
  Place place;  ///< of the key
  YamlNode value;
};

/// Codes: yaml.syntax, yaml.alias, yaml.tag, yaml.duplicate_key, yaml.extra_document,
/// limit.nesting, limit.nodes, limit.yaml_size, text.not_utf8, text.control, file.empty.
Result<YamlNode> parse_yaml(std::string_view bytes, const std::string& file, const Limits& = {});

}  // namespace fcm::text
