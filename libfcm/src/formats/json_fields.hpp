// SPDX-License-Identifier: MIT
//
// The fields of one JSON object, each asked for by name; what was not asked for is unknown.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/json.hpp"

namespace fcm::detail {

/// Remembers the first problem, so that a reader asks for all it needs and looks once at the end.
/// Codes: json.type, json.missing_key, json.unknown_key, number.range.
class JsonFields {
 public:
  /// `path` is where the object stands, e.g. "links[3]"; empty for the whole document.
  JsonFields(const text::Json& object, std::string path, const std::string& file);

  std::string text(std::string_view key);  ///< empty where absent
  std::string needed_text(std::string_view key);
  double needed_number(std::string_view key);
  std::optional<double> number(std::string_view key);
  std::size_t count(std::string_view key);  ///< 0 where absent
  bool flag(std::string_view key, bool otherwise);
  std::vector<std::string> texts(std::string_view key);
  /// Of an object whose values are texts; names nobody knows are welcome there.
  std::vector<std::pair<std::string, std::string>> named_texts(std::string_view key);
  const text::Json* array(std::string_view key);   ///< null where absent
  const text::Json* object(std::string_view key);  ///< null where absent

  void fail(std::string code, std::string message, std::string hint = {});
  /// The first problem, a key nobody asked for included.
  Result<void> finish();

 private:
  const text::Json* find(std::string_view key);
  std::string at(std::string_view key) const;
  void wrong_type(std::string_view key, std::string_view wanted);

  const text::Json& object_;
  std::string path_;
  const std::string& file_;
  std::set<std::string, std::less<>> asked_;
  std::optional<Problem> problem_;
};

}  // namespace fcm::detail
