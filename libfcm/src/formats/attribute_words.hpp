// SPDX-License-Identifier: MIT
//
// Names of attributes that mean something, as files of ours and of other tools call them.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "fcm/map.hpp"

namespace fcm::drawn {

using Words = std::initializer_list<std::string_view>;

inline const Words id_names = {"fcm_id"}, label_names = {"label", "name"},
                   description_names = {"description", "notes", "note"},
                   theme_names = {"group", "theme"},
                   weight_names = {"fcm_weight", "weight",      "influence",
                                   "strength",   "edge_weight", "value"},
                   sign_names = {"sign", "polarity", "coding_sign", "posneg"},
                   relation_names = {"relation", "interaction", "type"},
                   drawn_names = {"id",         "key",   "_id",      "name",     "x",
                                  "y",          "index", "selected", "position", "classes",
                                  "attributes", "data",  "metadata"},
                   source_names = {"title",  "label",  "name",   "id",     "weighing", "zeros",
                                   "coders", "voices", "claims", "places", "scenarios"};

/// Before the name of a field that would be taken for something else.
inline constexpr std::string_view field_mark = "field:";

/// As names are compared: case and - _ do not matter.
std::string key_of(std::string_view name);

bool one_of(std::string_view key, Words names);
bool is_kind(std::string_view);
bool is_level(std::string_view);

struct Counter {
  std::string_view name;
  std::size_t LinkEvidence::*member;
};

inline constexpr Counter counters[] = {
    {"n_claims", &LinkEvidence::claims},     {"n_sources", &LinkEvidence::voices},
    {"n_places", &LinkEvidence::places},     {"n_plus", &LinkEvidence::plus},
    {"n_minus", &LinkEvidence::minus},       {"n_none", &LinkEvidence::none},
    {"n_unsigned", &LinkEvidence::unsigned_}};

}  // namespace fcm::drawn
