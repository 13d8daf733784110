// SPDX-License-Identifier: MIT
//
// yaml-cpp 0.7 recurses per level, keeps duplicate keys silently and ignores a second document. So
// we listen to its events and stop at the first thing that we refuse, before it goes deeper.
#include "text/yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::text {
namespace {

/// Thrown through yaml-cpp and caught in parse_yaml.
struct Stop {
  Problem problem;
};

class Lines {
 public:
  Lines(std::string_view text, const std::string& file) : text_(text), file_(file), starts_{0} {
    for (std::size_t at = 0; at < text.size(); ++at)
      if (text[at] == '\n') starts_.push_back(at + 1);
  }

  /// yaml-cpp counts lines from 0 and columns in bytes.
  std::size_t offset(const YAML::Mark& mark) const {
    const auto line = std::min(static_cast<std::size_t>(mark.line), starts_.size() - 1);
    return std::min(starts_[line] + static_cast<std::size_t>(mark.column), text_.size());
  }

  /// Marks come in order, so that a long line is counted once and not for each value in it.
  Place place(const YAML::Mark& mark) const {
    if (mark.is_null()) return {file_};
    const auto line = std::min(static_cast<std::size_t>(mark.line), starts_.size() - 1);
    const std::size_t at = offset(mark);
    if (counted_ < starts_[line] || counted_ > at) {
      counted_ = starts_[line];
      characters_ = 0;
    }
    characters_ += code_points(text_.substr(counted_, at - counted_));
    counted_ = at;
    return {file_, line + 1, characters_ + 1};
  }

  std::string_view from(const YAML::Mark& mark) const { return text_.substr(offset(mark)); }

 private:
  std::string_view text_;
  const std::string& file_;
  std::vector<std::size_t> starts_;
  mutable std::size_t counted_ = 0;     ///< up to here,
  mutable std::size_t characters_ = 0;  ///< since the start of its line
};

[[noreturn]] void stop(std::string code, std::string message, Place place, std::string hint) {
  throw Stop{{.code = std::move(code),
              .message = std::move(message),
              .place = std::move(place),
              .hint = std::move(hint)}};
}

class Builder : public YAML::EventHandler {
 public:
  Builder(const Lines& lines, const Limits& limits) : lines_(lines), limits_(limits) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnAnchor(const YAML::Mark& mark, const std::string&) override { refuse_alias(mark); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_alias(mark); }

  // yaml-cpp tells of "~", "null" and of nothing at all in one event; the text is kept as written.
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    scalar(mark, null_word(lines_.from(mark)), false);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    refuse_tag(mark, tag);
    scalar(mark, value, tag == "!");
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    start(mark, tag, YamlNode::Kind::sequence);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    start(mark, tag, YamlNode::Kind::mapping);
  }
  void OnSequenceEnd() override { open_.pop_back(); }
  void OnMapEnd() override { open_.pop_back(); }

  YamlNode root;
  bool any = false;

 private:
  struct Open {
    YamlNode* node;
    std::set<std::string> keys;
    bool key_next = true;
  };

  bool in_mapping() const {
    return !open_.empty() && open_.back().node->kind == YamlNode::Kind::mapping;
  }
  bool waits_for_value() const { return in_mapping() && !open_.back().key_next; }

  // The place of nothing at all is that of the next token, which may be a key that looks like null.
  std::string null_word(std::string_view text) const {
    for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
      if (!text.starts_with(word)) continue;
      const std::string_view rest = text.substr(word.size());
      const std::size_t next = rest.find_first_not_of(' ');
      const bool ends = rest.empty() || std::string_view(" \n,]}:").find(rest.front()) != rest.npos;
      const bool is_key = next != rest.npos && rest[next] == ':';
      if (ends && (!is_key || !waits_for_value())) return std::string(word);
    }
    return {};
  }

  [[noreturn]] void refuse_alias(const YAML::Mark& mark) const {
    stop("yaml.alias", "anchors (&), aliases (*) and merge keys (<<) are not read",
         lines_.place(mark),
         "write the value out; text that starts with & or * needs quotation marks");
  }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) const {
    if (tag.empty() || tag == "?" || tag == "!") return;
    stop("yaml.tag", "tags (!) are not read", lines_.place(mark),
         "leave the tag out; text that starts with ! needs quotation marks");
  }

  void count(const YAML::Mark& mark) {
    if (++nodes_ > limits_.nodes)
      stop("limit.nodes", "the file holds more than " + grouped(limits_.nodes) + " values",
           lines_.place(mark), "check that this is the right file");
  }

  void scalar(const YAML::Mark& mark, const std::string& value, bool quoted) {
    count(mark);
    const Place place = lines_.place(mark);
    if (in_mapping() && open_.back().key_next) return key(mark, value, quoted);
    YamlNode& node = next();
    node.scalar = value;
    node.quoted = quoted;
    node.place = place;
  }

  void key(const YAML::Mark& mark, const std::string& name, bool quoted) {
    if (name == "<<" && !quoted) refuse_alias(mark);
    Open& map = open_.back();
    if (!map.keys.insert(name).second)
      stop("yaml.duplicate_key", "the key '" + name + "' stands twice here", lines_.place(mark),
           "keep one of them");
    map.node->entries.push_back({name, lines_.place(mark), {}});
    map.key_next = false;
  }

  void start(const YAML::Mark& mark, const std::string& tag, YamlNode::Kind kind) {
    refuse_tag(mark, tag);
    count(mark);
    if (open_.size() == limits_.nesting)
      stop("limit.nesting", "values are nested deeper than " + grouped(limits_.nesting) + " levels",
           lines_.place(mark), "check that this is the right file");
    if (in_mapping() && open_.back().key_next)
      stop("yaml.syntax", "a key must be a word, not a list or a mapping", lines_.place(mark),
           "text that starts with [ or { needs quotation marks");
    YamlNode& node = next();
    node.kind = kind;
    node.place = lines_.place(mark);
    open_.push_back({&node, {}, true});
  }

  // Where the next value goes. Pointers to open nodes stay good: only the innermost one grows.
  YamlNode& next() {
    any = true;
    if (open_.empty()) return root;
    Open& parent = open_.back();
    parent.key_next = true;
    if (in_mapping()) return parent.node->entries.back().value;
    return parent.node->items.emplace_back();
  }

  const Lines& lines_;
  const Limits& limits_;
  std::vector<Open> open_;
  std::size_t nodes_ = 0;
};

/// Anything at all after the first document is too much.
class NothingMore : public YAML::EventHandler {
 public:
  explicit NothingMore(const Lines& lines) : lines_(lines) {}
  void OnDocumentStart(const YAML::Mark& mark) override { refuse(mark); }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { refuse(mark); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse(mark); }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                const std::string&) override {
    refuse(mark);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    refuse(mark);
  }
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    refuse(mark);
  }
  void OnMapEnd() override {}

 private:
  [[noreturn]] void refuse(const YAML::Mark& mark) const {
    stop("yaml.extra_document", "a second document starts here", lines_.place(mark),
         "keep one document in the file: delete the lines --- or ... and what does not belong");
  }
  const Lines& lines_;
};

Result<YamlNode> parse(const std::string& text, const Lines& lines, const Limits& limits) {
  bool first_done = false;
  try {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    Builder builder(lines, limits);
    const bool found = parser.HandleNextDocument(builder);
    first_done = true;
    NothingMore nothing_more(lines);
    parser.HandleNextDocument(nothing_more);
    const bool blank = builder.root.kind == YamlNode::Kind::scalar && !builder.root.quoted &&
                       builder.root.scalar.empty();
    if (!found || !builder.any || blank)
      return problem("file.empty", "the file is empty", lines.place(YAML::Mark::null_mark()),
                     "check that this is the right file");
    return std::move(builder.root);
  } catch (Stop& stopped) {
    return tl::make_unexpected(std::move(stopped.problem));
  } catch (const YAML::Exception& error) {
    if (first_done)
      return problem("yaml.extra_document", "something follows the end of the document",
                     lines.place(error.mark), "delete what does not belong");
    return problem("yaml.syntax", "this is not valid YAML: " + error.msg, lines.place(error.mark),
                   "look at this line and the one above: indent with spaces, put a space after "
                   "each colon, and quotation marks around text with : or #");
  }
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &found->value;
}

Result<YamlNode> parse_yaml(std::string_view bytes, const std::string& file, const Limits& limits) {
  if (bytes.size() > limits.yaml_bytes)
    return problem("limit.yaml_size",
                   "the file is larger than " + grouped(limits.yaml_bytes) + " bytes", {file},
                   "check that this is the right file");
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string text = with_lf(std::string(bytes));
  const Lines lines(text, file);
  const auto place_of = [&](std::size_t at) {
    const std::string_view before = std::string_view(text).substr(0, at);
    YAML::Mark mark;
    mark.line = static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    mark.column = static_cast<int>(at - (before.rfind('\n') + 1));  // npos + 1 is 0
    return lines.place(mark);
  };
  if (const std::size_t bad = invalid_at(text); bad != 0)
    return problem("text.not_utf8", "the file is not UTF-8 text", place_of(bad - 1),
                   "save it as UTF-8");
  const auto control = std::find_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
  });
  if (control != text.end())
    return problem("text.control", "the file holds a control character",
                   place_of(static_cast<std::size_t>(control - text.begin())),
                   "delete the invisible character");
  return parse(text, lines, limits);
}

}  // namespace fcm::text
