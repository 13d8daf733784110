// SPDX-License-Identifier: MIT
//
// LOOPY's loops (ncase.me/loopy): what its links and saved texts hold. docs/formats/loopy.md.
#include <array>
#include <optional>
#include <utility>

#include "formats/formats_list.hpp"
#include "formats/json_graph.hpp"
#include "formats/source.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using namespace detail;
using namespace drawn;
using text::Json;

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// "%20" as " "; what is no such escape stays.
std::string decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape =
        text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    plain += escape ? static_cast<char>(16 * digit(text[i + 1]) + digit(text[i + 2])) : text[i];
    if (escape) i += 2;
  }
  return plain;
}

/// Labels are encoded, in links twice over. One that would not be text stays as it is.
std::string label_in(const Json& value) {
  std::string label = text_of(value);
  for (int times = 0; times < 2; ++times) {
    std::string plain = decoded(label);
    if (text::invalid_at(plain) != 0) break;
    label = std::move(plain);
  }
  return text::trimmed(label);
}

/// The JSON behind "?data=" of a link to LOOPY.
std::optional<std::string> data_in_link(std::string_view bytes) {
  const std::size_t at = bytes.find("data=");
  const std::string start =
      text::trimmed(bytes.substr(0, std::min<std::size_t>(bytes.size(), 200)));
  if (at == std::string_view::npos || at > 200 || !start.starts_with("http")) return std::nullopt;
  std::string_view data = bytes.substr(at + 5);
  data = data.substr(0, data.find_first_of("&#\r\n"));
  if (!data.starts_with("[") && !data.starts_with("%5B") && !data.starts_with("%5b"))
    return std::nullopt;
  return decoded(data);
}

bool is_loop(const Json& document) {
  if (document.is_object()) return array_at(document, "n") && array_at(document, "e");
  if (!document.is_array() || document.size() < 3 || !document[0].is_array() ||
      !document[1].is_array() || !document[2].is_array())
    return false;
  for (const Json& node : document[0])
    if (!node.is_array() || node.size() < 5) return false;
  return !document[0].empty();
}

int sniff_loopy(const Source& source) {
  if (source.kind() == Source::Kind::json) return source.json() && is_loop(*source.json()) ? 2 : 0;
  if (source.kind() != Source::Kind::text) return 0;
  return data_in_link(source.bytes()) ? 2 : 0;
}

/// The parts of a node or edge, in the order of the list form or by the letter of the oldest form.
class Part {
 public:
  Part(const Json& value, std::string_view letters) : value_(value), letters_(letters) {}

  const Json& operator[](std::size_t i) const {
    static const Json nothing;
    if (value_.is_array()) return i < value_.size() ? value_[i] : nothing;
    const Json* found = value_at(value_, letters_.substr(i, 1));
    return found ? *found : nothing;
  }

 private:
  const Json& value_;
  std::string_view letters_;
};

Factor factor_in(const Json& node) {
  const Part part(node, "_xyilh");
  Factor factor{.id = node.is_object() ? text_at(node, "id") : text_of(part[0]),
                .label = label_in(part[4])};
  const auto x = number_of(part[1]), y = number_of(part[2]);
  if (x && y) factor.position = Position{*x, *y};
  add_field(factor.fields, "start", text_of(part[3]));
  add_field(factor.fields, "hue", text_of(part[5]));
  return factor;
}

Result<DrawnLink> link_in(const Json& edge, const std::string& file) {
  const Part part(edge, "ftas");
  DrawnLink link{.from = text_of(part[0]), .to = text_of(part[1]), .place = {file}};
  if (part[3].is_null()) return link;
  link.weight = number_of(part[3]);
  if (!link.weight) return problem("number.syntax", "the strength is no number", {file});
  return link;
}

Result<Read<Map>> map_of(const Json& document, const std::string& file,
                         const ReadOptions& options) {
  if (!is_loop(document))
    return problem("graph.none", "the file holds no list of LOOPY's circles and arrows", {file},
                   "save the link that LOOPY gives, or the text after its ?data=");
  const bool list = document.is_array();
  DrawnMap map(file, options);
  map.labels_are_names();
  for (const Json& node : list ? document[0] : document["n"]) map.add(factor_in(node), {file});
  for (const Json& edge : list ? document[1] : document["e"]) {
    Result<DrawnLink> link = link_in(edge, file);
    if (link)
      map.add(std::move(*link));
    else
      map.refuse(DrawnLink{}, link.error());
  }
  MapSource source;
  const Json* labels = list ? &document[2] : array_at(document, "l");
  std::string notes;
  if (labels)
    for (const Json& label : *labels) {
      const std::string text = label_in(Part(label, "xyt")[2]);
      if (!text.empty()) notes += (notes.empty() ? "" : "; ") + text;
    }
  add_field(source.fields, "notes", notes);
  return map.finish(std::move(source));
}

Result<Read<Map>> read_loopy(std::span<const Source> sources, const ReadOptions& options) {
  const Source& source = sources.front();
  if (const auto data = data_in_link(source.bytes())) {
    const Result<Json> document = text::parse_json(*data, source.file());
    if (!document) return tl::make_unexpected(document.error());
    return map_of(*document, source.file(), options);
  }
  if (!source.json()) return tl::make_unexpected(source.json().error());
  return map_of(*source.json(), source.file(), options);
}

}  // namespace

const Format& loopy_format() {
  static const Format format{.name = "loopy",
                             .title = "Loop of LOOPY: its link, or the saved text",
                             .extensions = ".json .txt",
                             .checked = "a description of LOOPY 1.1",
                             .sniff = sniff_loopy,
                             .read_map = read_loopy};
  return format;
}

}  // namespace fcm
