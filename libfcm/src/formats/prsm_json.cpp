// SPDX-License-Identifier: MIT
//
// The file of PRSM. formats.md 6.
#include <algorithm>
#include <map>
#include <utility>

#include "formats/prsm.hpp"
#include "study/sheet.hpp"
#include "text/utf8.hpp"

namespace fcm::prsm {
namespace {

using namespace detail;
using namespace drawn;
using text::Json;

/// Text without the tags of HTML and its commonest entities.
std::string without_tags(const std::string& html) {
  std::string text;
  bool inside = false;
  for (std::size_t i = 0; i < html.size(); ++i) {
    const char c = html[i];
    const bool opens = c == '<' && i + 1 < html.size() &&
                       (html[i + 1] == '/' || (html[i + 1] | 0x20) >= 'a') &&
                       (html[i + 1] | 0x20) <= 'z';
    if (opens) {
      inside = true;
      if (html.compare(i, 3, "<br") == 0 || html.compare(i, 2, "<p") == 0) text += '\n';
    } else if (inside) {
      inside = c != '>';
    } else {
      text += c;
    }
  }
  for (const auto& [entity, plain] :
       {std::pair("&nbsp;", " "), std::pair("&lt;", "<"), std::pair("&gt;", ">"),
        std::pair("&quot;", "\""), std::pair("&amp;", "&")})
    for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; ++at)
      text.replace(at, std::char_traits<char>::length(entity), plain);
  return text;
}

/// A note: a list of Quill's insertions, or text, which was HTML in old files.
std::string note_in(const Json& item) {
  const Json* note = value_at(item, "note");
  std::string text;
  if (note && note->is_object()) {
    if (const Json* parts = array_at(*note, "ops"))
      for (const Json& part : *parts)
        if (const Json* insert = value_at(part, "insert"); insert && insert->is_string())
          text += insert->get<std::string>();
  } else {
    text = without_tags(note ? text_of(*note) : text_at(item, "title"));
  }
  return study::stripped(text);
}

using StyleNames = std::map<std::string, std::string>;

StyleNames style_names(const Json& document, const char* kind) {
  StyleNames names;
  const Json* styles = object_at(document, "styles");
  if (!styles) styles = object_at(document, "samples");
  const Json* list = styles ? object_at(*styles, kind) : nullptr;
  if (!list) return names;
  for (const auto& [id, style] : list->items())
    names[id] = style_name(text_at(style, "groupLabel"));
  return names;
}

std::string style_of(const Json& item, const StyleNames& names) {
  const auto found = names.find(text_at(item, "grp"));
  return found == names.end() ? std::string() : found->second;
}

/// How many thumbs: not whose, for these are people.
void put_thumbs(const Json& item, Fields& fields) {
  for (const auto& [list, name] :
       {std::pair("thumbUp", "thumbs up"), std::pair("thumbDown", "thumbs down")})
    if (const Json* thumbs = array_at(item, list); thumbs && !thumbs->empty())
      add_field(fields, name, std::to_string(thumbs->size()));
}

bool is_cluster(const Json& node) {
  return is_yes(value_at(node, "isCluster")) || text_at(node, "id").starts_with("cluster-");
}

class MapReader {
 public:
  MapReader(const Json& document, const std::string& file, const ReadOptions& options)
      : document_(document),
        file_(file),
        options_(options),
        map_(file, options),
        factor_styles_(style_names(document, "nodes")),
        link_styles_(style_names(document, "edges")) {
    map_.labels_are_names();
    if (const Json* titles = object_at(document, "attributeTitles"))
      for (const auto& [id, title] : titles->items()) titles_[id] = text_of(title);
  }

  Result<Read<Map>> read() {
    const Json *nodes = array_at(document_, "nodes"), *edges = array_at(document_, "edges");
    if (!nodes)
      return problem("graph.none", "the file has no list of nodes", {file_},
                     "open it in PRSM and save it again");
    for (const Json& node : *nodes)
      if (is_cluster(node)) clusters_[text_at(node, "id")] = prsm::label_in(text_at(node, "label"));
    for (const Json& node : *nodes)
      if (!is_cluster(node)) map_.add(factor_of_node(node), {file_});
    if (edges) read_edges(*edges);
    signs_.tell(map_.account(), file_);
    return map_.finish(source(), drawn::ScenariosName::factors);
  }

 private:
  Factor factor_of_node(const Json& node) {
    drawn::Attributes attributes;
    for (const auto& [id, title] : titles_)
      if (const Json* value = value_at(node, id)) attributes.add(title, text_of(*value));
    attributes.add("fcm_id", text_at(node, "id"));
    attributes.add("label", prsm::label_in(text_at(node, "label")));
    const Json* ours = object_at(node, "fcm");
    const bool placed = !ours || !value_at(*ours, "placed") || is_yes(value_at(*ours, "placed"));
    for (const char* axis : {"x", "y"})
      if (placed) attributes.add(axis, text_at(node, axis));
    Factor factor = factor_of(std::move(attributes), {});
    if (std::string note = note_in(node); !note.empty()) {
      add_field(factor.fields, "description", factor.description);
      factor.description = std::move(note);
    }
    std::string style = style_of(node, factor_styles_);
    if (const auto cluster = clusters_.find(text_at(node, "clusteredIn"));
        cluster != clusters_.end() && factor.theme.empty())
      factor.theme = cluster->second;
    if (factor.theme.empty()) factor.theme = std::exchange(style, {});
    if (style != factor.theme) add_field(factor.fields, "style", style);
    if (const Json* colour = object_at(node, "color"))
      if (field(factor.fields, "colour").empty())
        add_field(factor.fields, "colour", text_at(*colour, "background"));
    put_thumbs(node, factor.fields);
    return factor;
  }

  static DrawnLink::Direction direction_of(const Json& edge, bool& back) {
    const Json* arrows = value_at(edge, "arrows");
    bool to = true, from = false;
    if (arrows && arrows->is_string()) {
      to = arrows->get<std::string>().find("to") != std::string::npos;
      from = arrows->get<std::string>().find("from") != std::string::npos;
    }
    const auto enabled = [&](const char* end, bool otherwise) {
      const Json* one = value_at(*arrows, end);
      const Json* on = one && one->is_object() ? value_at(*one, "enabled") : one;
      return on ? is_yes(on) : otherwise;
    };
    if (arrows && arrows->is_object()) {
      to = enabled("to", true);
      from = enabled("from", false);
    }
    back = from && !to;
    if (from && to) return DrawnLink::Direction::both;
    return from || to ? DrawnLink::Direction::there : DrawnLink::Direction::none;
  }

  void read_edges(const Json& edges) {
    for (const Json& edge : edges) {
      if (is_yes(value_at(edge, "isClusterEdge")) || clusters_.count(text_at(edge, "from")) > 0 ||
          clusters_.count(text_at(edge, "to")) > 0)
        continue;  // drawn by PRSM in place of links of the factors inside
      Result<DrawnLink> link = link_in(edge);
      if (link)
        map_.add(std::move(*link));
      else
        map_.refuse({.from = text_at(edge, "from"), .to = text_at(edge, "to")}, link.error());
    }
  }

  Result<DrawnLink> link_in(const Json& edge) {
    DrawnLink link{.from = text_at(edge, "from"), .to = text_at(edge, "to"), .place = {file_}};
    bool back = false;
    link.direction = direction_of(edge, back);
    if (back) std::swap(link.from, link.to);
    drawn::Attributes attributes;
    if (const Json* ours = object_at(edge, "fcm")) attributes = attributes_in(*ours, link_names);
    if (!options_.weight.empty()) attributes.add(options_.weight, text_at(edge, options_.weight));
    if (auto ok = read_link(std::move(attributes), options_, link); !ok)
      return tl::make_unexpected(ok.error());
    const Json* colour = value_at(edge, "color");
    const std::string shown = !colour               ? ""
                              : colour->is_object() ? text_at(*colour, "color")
                                                    : text_of(*colour);
    const std::string style = style_of(edge, link_styles_),
                      own_label = value_at(edge, "fcm") ? text_at(edge["fcm"], "label") : "";
    // Where we wrote the file, the label that is drawn may be the weight.
    const std::string label = own_label.empty() ? prsm::label_in(text_at(edge, "label")) : "";
    add_field(link.link.fields, "label", own_label);
    if (!signs_.take(style, label, shown, link)) add_field(link.link.fields, "label", label);
    if (link.sign == Polarity::blank) add_field(link.link.fields, "style", style);
    add_field(link.link.fields, "notes", note_in(edge));
    const Json* dashes = value_at(edge, "dashes");
    if (dashes && (dashes->is_array() ? !dashes->empty() : is_yes(dashes)))
      add_field(link.link.fields, "line", "dashed");
    put_thumbs(edge, link.link.fields);
    return link;
  }

  MapSource source() const {
    MapSource source{.title = text_at(document_, "mapTitle")};
    if (const Json* ours = object_at(document_, "fcm")) {
      const std::string title = source.title;
      read_source(attributes_in(*ours, {}), source);
      if (!title.empty()) source.title = title;
    }
    const Json* description = value_at(document_, "description");
    if (description && description->is_object()) description = value_at(*description, "text");
    if (!description) return source;
    Json item = Json::object();
    item["note"] = *description;
    add_field(source.fields, "notes", note_in(item));
    return source;
  }

  const Json& document_;
  const std::string& file_;
  const ReadOptions& options_;
  DrawnMap map_;
  Signs signs_;
  StyleNames factor_styles_, link_styles_;
  std::map<std::string, std::string> titles_, clusters_;
};

}  // namespace

Result<Read<Map>> read_json(const Json& document, const std::string& file,
                            const ReadOptions& options) {
  return MapReader(document, file, options).read();
}

}  // namespace fcm::prsm
