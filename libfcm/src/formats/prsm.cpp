// SPDX-License-Identifier: MIT
//
// Maps of PRSM (prsm.uk): its file, plain or compressed, and its workbook. docs/formats/prsm.md.
#include "formats/prsm.hpp"

#include <algorithm>
#include <utility>

#include "formats/formats_list.hpp"
#include "text/lz_string.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace prsm {

using namespace detail;
using namespace drawn;
using text::Json;

const Names factor_names = {"id",      "label",       "note",     "description",
                            "style",   "x",           "y",        "grouplabel",
                            "creator", "createdtime", "modifier", "modifiedtime"};
const Names link_names = {"id",      "from",        "to",       "label",
                          "note",    "description", "style",    "grouplabel",
                          "creator", "createdtime", "modifier", "modifiedtime"};

namespace {

/// + or - where one word of a style's name says so and none says the contrary.
Polarity sign_in_name(const std::string& name) {
  bool plus = false, minus = false;
  std::string word;
  for (const char c : text::match_key(name) + " ") {
    if (c != ' ') {
      word += c;
      continue;
    }
    for (const char* one : {"+", "+ve", "positive", "increases", "increase"}) plus |= word == one;
    for (const char* one : {"-", "-ve", "negative", "decreases", "decrease"}) minus |= word == one;
    word.clear();
  }
  if (plus == minus) return Polarity::blank;
  return plus ? Polarity::plus : Polarity::minus;
}

/// PRSM's green and red.
Polarity sign_of_colour(const std::string& colour) {
  std::string plain;
  for (const char c : text::match_key(colour))
    if (c != ' ') plain += c;
  const auto is = [&](std::initializer_list<std::string_view> all) {
    return std::find(all.begin(), all.end(), plain) != all.end();
  };
  if (is({"rgb(0,204,0)", "rgba(0,204,0,1)", "rgba(0,204,0,1.0)", "#00cc00"}))
    return Polarity::plus;
  if (is({"rgb(255,0,0)", "rgba(255,0,0,1)", "rgba(255,0,0,1.0)", "#ff0000"}))
    return Polarity::minus;
  return Polarity::blank;
}

}  // namespace

bool Signs::take(const std::string& style, const std::string& label, const std::string& colour,
                 DrawnLink& link) {
  const bool scored = link.weight.has_value();
  const bool signed_ = link.sign != Polarity::blank;
  bool label_is_weight = false;
  if (!signed_) link.sign = sign_in_name(style);
  if (!scored && !signed_ && link.sign != Polarity::blank) ++styles_;
  if (const Result<double> number = text::parse_number(label, {}); number) {
    label_is_weight = !scored || *number == *link.weight;
    if (!scored) link.weight = *number;
    if (!scored && link.sign == Polarity::blank) ++labels_;
  } else if (const std::string key = text::match_key(label); key == "+" || key == "-") {
    label_is_weight = true;
    if (link.sign == Polarity::blank && !scored) {
      link.sign = key == "+" ? Polarity::plus : Polarity::minus;
      ++labels_;
    }
  }
  if (link.sign != Polarity::blank || link.weight) return label_is_weight;
  link.sign = sign_of_colour(colour);
  if (link.sign != Polarity::blank) ++colours_;
  return label_is_weight;
}

void Signs::tell(Account& account, const std::string& file) const {
  if (styles_ + labels_ + colours_ == 0) return;
  account.add({.code = "prsm.signs",
               .message = "PRSM has no place for signs: " + text::grouped(styles_) +
                          " are taken from names of link styles, " + text::grouped(labels_) +
                          " from labels, " + text::grouped(colours_) + " from green and red",
               .place = {file},
               .hint = "compare them with the legend of the map",
               .severity = Severity::note});
}

std::string label_in(const std::string& label) { return text::trimmed(label); }

std::string style_name(const std::string& name) {
  const std::string key = text::match_key(name);
  return key == "sample" || key == "base" ? std::string() : text::trimmed(name);
}

}  // namespace prsm

namespace {

using detail::Source;
using text::Json;

bool is_map(const Json& document) {
  if (!detail::array_at(document, "nodes") || !detail::array_at(document, "edges")) return false;
  for (const char* word :
       {"styles", "samples", "buttons", "lastNodeSample", "underlay", "mapTitle"})
    if (detail::value_at(document, word)) return true;
  return false;
}

/// PRSM's own list of maps, .prsml.
bool is_list(const Json& document) {
  const Json* info = detail::object_at(document, "info");
  return detail::object_at(document, "projects") && info &&
         detail::text_at(*info, "type").find("PRSM") != std::string::npos;
}

/// Compressed text holds nothing below a space, and hardly anything of ASCII.
bool may_be_compressed(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string_view start = bytes.substr(0, 300);
  std::size_t ascii = 0;
  for (const char c : start) {
    if (static_cast<unsigned char>(c) < 32) return false;
    ascii += static_cast<unsigned char>(c) < 128 ? 1 : 0;
  }
  return start.size() > 20 && ascii < start.size() / 4;
}

std::string_view without_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes;
}

int sniff_prsm(const Source& source) {
  if (source.kind() == Source::Kind::json) {
    if (!source.json()) return 0;
    return is_map(*source.json()) || is_list(*source.json()) ? 2 : 0;
  }
  if (source.kind() == Source::Kind::xml) return 0;
  if (may_be_compressed(source.bytes())) {
    const auto plain = text::decompress_lz_string(without_mark(source.bytes()), source.file());
    if (plain && plain->starts_with('{') && plain->find("\"nodes\"") != std::string::npos) return 2;
  }
  return prsm::looks_like_workbook(source);
}

Result<Read<Map>> read_document(const Result<Json>& document, const std::string& file,
                                const ReadOptions& options) {
  if (!document) return tl::make_unexpected(document.error());
  if (is_list(*document))
    return problem("prsm.list", "this is PRSM's list of maps, not a map", {file},
                   "open one of the maps in PRSM and save it: a file that ends in .prsm");
  return prsm::read_json(*document, file, options);
}

Result<Read<Map>> read_prsm(std::span<const Source> sources, const ReadOptions& options) {
  const Source& source = sources.front();
  if (source.kind() == Source::Kind::json)
    return read_document(source.json(), source.file(), options);
  if (!may_be_compressed(source.bytes())) return prsm::read_workbook(source, options);
  const auto plain = text::decompress_lz_string(without_mark(source.bytes()), source.file());
  if (!plain) return tl::make_unexpected(plain.error());
  return read_document(text::parse_json(*plain, source.file()), source.file(), options);
}

}  // namespace

const Format& prsm_format() {
  static const Format format{.name = "prsm",
                             .title = "Map of PRSM: its file, plain or compressed, or its workbook",
                             .extensions = ".prsm .xlsx",
                             .checked = "the source of PRSM 2",
                             .sniff = sniff_prsm,
                             .read_map = read_prsm,
                             .write_map = prsm::write,
                             .keeps = drawn::factors_and_links,
                             .fuller = ".prsm",
                             .fuller_keeps = Holds::scenarios | Holds::title | Holds::source};
  return format;
}

}  // namespace fcm
