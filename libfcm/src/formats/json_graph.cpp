// SPDX-License-Identifier: MIT
#include "formats/json_graph.hpp"

#include <utility>

namespace fcm::drawn {
namespace {

using text::Json;

/// Attributes of a nested object count as the node's or link's own.
bool is_nested(const std::string& name, const Json& value) {
  return value.is_object() && (name == "attributes" || name == "data" || name == "metadata");
}

void add_all(const Json& object, const Names& read, Attributes& all) {
  if (!object.is_object()) return;
  for (const auto& [name, value] : object.items()) {
    if (read.count(name) > 0) continue;
    if (is_nested(name, value))
      add_all(value, {}, all);
    else  // places are a list of texts, in which anything may stand
      all.add(name, name == "places" && value.is_array()
                        ? value.dump(-1, ' ', false, Json::error_handler_t::replace)
                        : detail::text_of(value));
  }
}

Json json_of(const std::vector<Attribute>& attributes) {
  Json object = Json::object();
  for (const auto& [name, text, is_number, is_list] : attributes)
    object[name] = is_list || is_number ? Json::parse(text)
                   : name == "assumed"  ? Json(true)
                                        : Json(text);
  return object;
}

}  // namespace

Attributes attributes_in(const Json& object, const Names& read) {
  Attributes all;
  add_all(object, read, all);
  return all;
}

Factor factor_in(const Json& node, const std::string& id, const Names& read) {
  Attributes attributes = attributes_in(node, read);
  attributes.take({"fcm_id"});
  attributes.add("fcm_id", id);
  return factor_of(std::move(attributes), {});
}

void add_link(const Json& attributes, const Names& read, const ReadOptions& options, DrawnLink link,
              DrawnMap& map) {
  const auto ok = read_link(attributes_in(attributes, read), options, link);
  if (ok)
    map.add(std::move(link));
  else
    map.refuse(link, ok.error());
}

Json json_of(const Factor& factor, const Names& read) {
  Json object = json_of(attributes_of(factor, read));
  object.erase("fcm_id");
  if (!factor.position) return object;
  object["x"] = factor.position->x;
  object["y"] = factor.position->y;
  return object;
}

Json json_of(const Link& link, const Names& read) {
  return json_of(attributes_of(link, "weight", read));
}

Json json_of(const MapSource& source) {
  Json object = json_of(attributes_of(source));
  object.erase("title");
  return object;
}

std::string relation_of(const Link& link) {
  return link.weight > 0 ? "increases" : link.weight < 0 ? "decreases" : "";
}

}  // namespace fcm::drawn
