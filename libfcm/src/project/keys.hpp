// SPDX-License-Identifier: MIT
//
// Reading a mapping key by key. The first problem stays; what is read after it is not used.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fcm/result.hpp"
#include "text/yaml.hpp"

namespace fcm::project {

using text::YamlNode;

class Reader {
 public:
  struct Key {
    std::string name;
    std::function<void(const YamlNode&)> read;
  };
  template <class T>
  using Words = std::vector<std::pair<std::string, T>>;

  bool failed() const { return first_.has_value(); }
  const Problem& first() const { return *first_; }
  void fail(std::string code, std::string message, const Place&, std::string hint = {},
            std::string value = {});
  /// A problem of another reader, put where it was found.
  void fail(Problem, const Place&);

  /// `what` names the mapping in messages, as in "study". Codes project.type, project.unknown_key.
  void keys(const YamlNode&, const std::string& what, const std::vector<Key>&);

  /// Text that is there. Codes project.type, project.empty.
  std::string text(const YamlNode&, const std::string& what);
  /// One text, or a list of them.
  std::vector<std::string> texts(const YamlNode&, const std::string& what);
  /// Codes project.type, number.*.
  double number(const YamlNode&, const std::string& what);
  /// A number or percentage in (0, 1]. Code project.range.
  double share(const YamlNode&, const std::string& what);
  bool yes(const YamlNode&, const std::string& what);

  /// One of the words. Code project.word, with "did you mean" and the words.
  template <class T>
  T one_of(const YamlNode& node, const std::string& what, const Words<T>& words) {
    const std::string said = text(node, what);
    if (failed()) return T{};
    std::vector<std::string> known;
    for (const auto& [word, value] : words) {
      if (word == said) return value;
      known.push_back(word);
    }
    bad_word(node, what, said, known);
    return T{};
  }

 private:
  void bad_word(const YamlNode&, const std::string& what, const std::string& said,
                const std::vector<std::string>& known);
  std::optional<Problem> first_;
};

/// Where the text is a number, also with a blank before "%".
Result<double> read_number(const std::string&, const Place&);

}  // namespace fcm::project
