// SPDX-License-Identifier: MIT
//
// XML tag by tag, without a tree: what parse_xml checks before it builds one, and how sheets of
// workbooks are read. Views point into the text given.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fcm/limits.hpp"
#include "fcm/result.hpp"

namespace fcm::text {

class XmlScan {
 public:
  /// An element that is empty by its tag (<a/>) is opened and closed. `end` is the sound end of the
  /// document, or where problem() says what is wrong.
  enum class Kind { open, close, text, end };

  /// The text must be UTF-8 without a byte order mark.
  XmlScan(std::string_view utf8, const std::string& file, const Limits& limits)
      : text_(utf8), file_(file), limits_(limits) {}

  Kind next();

  std::string_view name() const { return name_; }  ///< of what is opened or closed; no prefix
  /// Of what is opened, by its name without prefix, as it stands; empty where it is not there.
  std::string_view attribute(std::string_view name) const;
  std::size_t attributes() const { return attributes_.size(); }
  /// Appends the text just met, references resolved.
  void append_text(std::string& out) const;
  std::size_t depth() const { return open_.size(); }  ///< how many elements are open

  bool repaired() const { return repaired_; }  ///< some & stood for itself
  const std::optional<Problem>& problem() const { return problem_; }

 private:
  Kind stop(std::string code, std::string message, std::string hint = {});
  Kind read_text();
  Kind read_tag();
  Kind read_close();
  bool read_attribute();
  bool skip_past(std::string_view end, const char* what);
  bool skip_doctype();
  bool references_are_sound(std::string_view text);

  std::string_view text_;
  const std::string& file_;
  const Limits& limits_;
  std::size_t at_ = 0;
  std::vector<std::string_view> open_;  // with prefix
  std::vector<std::pair<std::string_view, std::string_view>> attributes_;
  std::string_view name_, piece_;
  bool cdata_ = false, empty_ = false, had_root_ = false, repaired_ = false;
  std::optional<Problem> problem_;
};

/// `name` without "prefix:".
std::string_view without_prefix(std::string_view name);

/// The five entities of XML and references to characters resolved; any other & stays. CR and CRLF
/// become LF.
void append_unescaped(std::string& out, std::string_view raw);

/// Line and column (in characters) of an offset, from 1.
Place place_in(std::string_view utf8, std::size_t offset, const std::string& file);

}  // namespace fcm::text
