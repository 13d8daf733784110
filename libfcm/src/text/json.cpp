// SPDX-License-Identifier: MIT
#include "text/json.hpp"

#include <iterator>
#include <set>
#include <utility>
#include <vector>

#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::text {
namespace {

Place place_at(std::string_view bytes, std::size_t offset, const std::string& file) {
  const std::string_view before = bytes.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  Place place{file, 1, code_points(before.substr(line_start)) + 1};
  for (const char c : before) place.line += c == '\n' ? 1 : 0;
  return place;
}

/// Reads bytes for the parser and remembers how far it has come: its events carry no place.
struct Watched {
  using iterator_category = std::forward_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at = nullptr;
  const char** reached = nullptr;
  reference operator*() const { return *at; }
  Watched& operator++() {
    *reached = ++at;
    return *this;
  }
  Watched operator++(int) {
    Watched old = *this;
    ++*this;
    return old;
  }
  bool operator==(const Watched& other) const { return at == other.at; }
  bool operator!=(const Watched& other) const { return at != other.at; }
};

/// Builds the tree from the parser's events and stops at what we refuse.
class Builder : public nlohmann::json_sax<Json> {
 public:
  Builder(std::string_view bytes, const std::string& file, const Limits& limits)
      : bytes_(bytes), file_(file), limits_(limits), reached(bytes.data()) {}

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put(value); }
  bool number_unsigned(number_unsigned_t value) override { return put(value); }
  bool number_float(number_float_t value, const string_t&) override { return put(value); }
  bool string(string_t& value) override { return put(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::object()); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    if (!keys_.back().insert(name).second)
      return stop("json.duplicate_key", "the key \"" + name + "\" stands twice in one object",
                  "keep one of them", here());
    key_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& error) override {
    if (error.id == 406)  // nlohmann: number overflow
      return stop("number.range", "a number is too large", "check the exponent", here());
    std::string what = error.what();
    if (const std::size_t at = what.find("syntax error"); at != std::string::npos)
      what.erase(0, at);
    if (const std::size_t at = what.find("; last read"); at != std::string::npos) what.erase(at);
    return stop("json.syntax", "this is not valid JSON: " + what,
                "look just before this place for a missing comma, quotation mark or bracket",
                place_at(bytes_, position > 0 ? position - 1 : 0, file_));
  }

  Json take() { return std::move(root_); }
  Problem found() { return std::move(problem_); }

 private:
  Place here() const {
    const auto offset = static_cast<std::size_t>(reached - bytes_.data());
    return place_at(bytes_, offset > 0 ? offset - 1 : 0, file_);
  }

  bool stop(std::string code, std::string message, std::string hint, Place place) {
    problem_ = {.code = std::move(code),
                .message = std::move(message),
                .place = std::move(place),
                .hint = std::move(hint)};
    return false;
  }

  Json* place_for(Json value) {
    if (open_.empty()) return &(root_ = std::move(value));
    Json& parent = *open_.back();
    if (!parent.is_array()) {
      // The keys are known to differ, so the search of operator[] (linear) is not needed.
      Json::object_t::Container& object = parent.get_ref<Json::object_t&>();
      object.emplace_back(std::move(key_), std::move(value));
      return &object.back().second;
    }
    parent.push_back(std::move(value));
    return &parent.back();
  }

  bool count() {
    return ++nodes_ <= limits_.nodes ||
           stop("limit.nodes", "the file holds more than " + grouped(limits_.nodes) + " values",
                "check that this is the right file", here());
  }

  bool put(Json value) {
    if (!count()) return false;
    place_for(std::move(value));
    return true;
  }

  bool open(Json value) {
    if (open_.size() == limits_.nesting)
      return stop("limit.nesting",
                  "values are nested deeper than " + grouped(limits_.nesting) + " levels",
                  "check that this is the right file", here());
    if (!count()) return false;
    open_.push_back(place_for(std::move(value)));
    keys_.emplace_back();
    return true;
  }

  bool close() {
    open_.pop_back();
    keys_.pop_back();
    return true;
  }

  std::string_view bytes_;
  const std::string& file_;
  const Limits& limits_;
  Json root_;
  std::vector<Json*> open_;
  std::vector<std::set<std::string>> keys_;
  std::string key_;
  std::size_t nodes_ = 0;
  Problem problem_;

 public:
  const char* reached;
};

std::string scalar(const Json& value) {
  if (value.is_number_float()) {
    const double number = value.get<double>();
    return number - number == 0 ? shortest(number) : "null";
  }
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool is_row_of_numbers(const Json& value) {
  for (const Json& item : value)
    if (!item.is_number() && !item.is_null()) return false;
  return true;
}

void write(std::string& out, const Json& value, const std::string& indent) {
  if (!value.is_structured()) {
    out += scalar(value);
    return;
  }
  const bool object = value.is_object();
  const bool one_line = value.empty() || (!object && is_row_of_numbers(value));
  const std::string deeper = indent + "  ";
  out += object ? '{' : '[';
  bool first = true;
  for (auto item = value.begin(); item != value.end(); ++item) {
    if (!first) out += one_line ? ", " : ",";
    if (!one_line) out += "\n" + deeper;
    first = false;
    if (object) out += scalar(item.key()) + ": ";
    write(out, item.value(), deeper);
  }
  if (!one_line) out += "\n" + indent;
  out += object ? '}' : ']';
}

}  // namespace

Result<Json> parse_json(std::string_view bytes, const std::string& file, const Limits& limits) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return problem("file.empty", "the file is empty", {file}, "check that this is the right file");
  if (const std::size_t bad = invalid_at(bytes); bad != 0)
    return problem("text.not_utf8", "the file is not UTF-8 text", place_at(bytes, bad - 1, file),
                   "save it as UTF-8");
  Builder builder(bytes, file, limits);
  const Watched begin{bytes.data(), &builder.reached};
  const Watched end{bytes.data() + bytes.size(), &builder.reached};
  if (!Json::sax_parse(begin, end, &builder)) return tl::make_unexpected(builder.found());
  return builder.take();
}

std::string write_json(const Json& value) {
  std::string out;
  write(out, value, "");
  return out + "\n";
}

}  // namespace fcm::text
