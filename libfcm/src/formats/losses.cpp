// SPDX-License-Identifier: MIT
#include "formats/losses.hpp"

#include <map>
#include <utility>

#include "formats/aspects.hpp"
#include "text/number.hpp"

namespace fcm {
namespace detail {
namespace {

std::string in_words(const LinkEvidence& evidence) {
  std::string text;
  for (const std::size_t count : {evidence.claims, evidence.voices, evidence.places, evidence.plus,
                                  evidence.minus, evidence.none, evidence.unsigned_})
    text += std::to_string(count) + ", ";
  return text + text::shortest(evidence.prevalence) + ", " + number_in_words(evidence.balance) +
         ", " + number_in_words(evidence.strength);
}

/// Factors and links by the names that people see.
class Names {
 public:
  explicit Names(const Map& map) : map_(map) {}
  std::string operator()(const Factor& factor) const {
    return factor.label.empty() ? factor.id : factor.label;
  }
  std::string operator()(const Link& link) const {
    return (*this)(map_.factors()[link.from]) + " -> " + (*this)(map_.factors()[link.to]);
  }

 private:
  const Map& map_;
};

bool is_fraction(double weight) { return weight != 0 && weight != 1 && weight != -1; }

void add_links(const Map& map, Aspects& all) {
  const Names name(map);
  const auto& links = map.links();
  all.each(Holds::weights, "sizes of weights (the signs are kept)", links, [&](const Link& one) {
    return said_if(one.simulated && is_fraction(one.weight), name(one), text::shortest(one.weight));
  });
  all.each(Holds::unscored, "links without a weight, or of weight 0", links, [&](const Link& one) {
    return said_if(one.weight == 0, name(one), one.simulated ? "0" : "none");
  });
  all.each(Holds::lags, "lags of links", links, [&](const Link& one) {
    return said_if(one.lag > 0, name(one), std::to_string(one.lag));
  });
  all.each(Holds::evidence, "counts of claims and voices behind links", links,
           [&](const Link& one) {
             return one.evidence ? Said(name(one) + ": " + in_words(*one.evidence)) : std::nullopt;
           });
  all.each(Holds::assumed, "marks of assumed links", links,
           [&](const Link& one) { return said_if(one.assumed, name(one), "assumed"); });
}

void add_factors(const Map& map, Aspects& all) {
  const Names name(map);
  const auto& factors = map.factors();
  const auto texts = [&](Holds flag, const char* what, std::string Factor::*member) {
    all.each(flag, what, factors, [&, member](const Factor& one) {
      return said_if(!(one.*member).empty(), name(one), one.*member);
    });
  };
  all.each(Holds::labels, "labels of factors beside their ids", factors, [&](const Factor& one) {
    return said_if(!one.label.empty() && one.label != one.id, name(one), one.id);
  });
  texts(Holds::descriptions, "descriptions of factors", &Factor::description);
  texts(Holds::themes, "themes of factors", &Factor::theme);
  texts(Holds::kinds, "kinds of factors", &Factor::kind);
  texts(Holds::kinds, "levels of factors", &Factor::level);
  all.each(Holds::assumed, "marks of assumed factors", factors,
           [&](const Factor& one) { return said_if(one.assumed, name(one), "assumed"); });
  all.each(Holds::positions, "positions of factors", factors, [&](const Factor& one) {
    return one.position ? Said(name(one) + ": " + text::shortest(one.position->x) + ", " +
                               text::shortest(one.position->y))
                        : std::nullopt;
  });
}

/// Texts under each name of a field.
template <class List>
std::map<std::string, std::vector<std::string>> fields_of(const Map& map, const List& list) {
  const Names name(map);
  std::map<std::string, std::vector<std::string>> all;
  for (const auto& one : list)
    for (const auto& [field, text] : one.fields) all[field].push_back(name(one) + ": " + text);
  return all;
}

void add_fields(const Map& map, Aspects& all) {
  for (auto& [field, said] : fields_of(map, map.factors()))
    all.add({.flag = Holds::factor_fields,
             .what = "the field " + field + " of factors",
             .said = std::move(said),
             .of_factors = field});
  for (auto& [field, said] : fields_of(map, map.links()))
    all.add({.flag = field == "confidence" ? Holds::confidence
                     : field == "notes"    ? Holds::notes
                                           : Holds::link_fields,
             .what = "the field " + field + " of links",
             .said = std::move(said)});
  for (const auto& [field, text] : map.source().fields)
    all.add({.flag = Holds::source,
             .what = "the field " + field + " of the map",
             .said = {text},
             .of_map = field});
}

std::string in_words(const Map& map, const SavedScenario& scenario) {
  const Names name(map);
  std::map<std::string, double> values;  // in any order
  for (const auto& [id, value] : scenario.values)
    values[name(map.factors()[*map.find(id)])] = value;
  std::string text = scenario.name;
  for (const auto& [factor, value] : values) text += ", " + factor + " " + text::shortest(value);
  return text;
}

void add_source(const Map& map, Aspects& all) {
  const MapSource& source = map.source();
  all.each(Holds::scenarios, "saved scenarios", source.scenarios,
           [&](const SavedScenario& one) { return Said(in_words(map, one)); });
  if (!source.title.empty())
    all.add({.flag = Holds::title, .what = "title", .said = {source.title}});
  std::vector<std::string> weighed;
  for (const std::string& word : {source.weighing, source.zeros, source.coders})
    if (!word.empty()) weighed.push_back(word);
  for (const std::size_t count : {source.voices, source.claims})
    if (count > 0) weighed.push_back(std::to_string(count));
  weighed.insert(weighed.end(), source.places.begin(), source.places.end());
  all.add({.flag = Holds::source, .what = "how the map was weighed", .said = std::move(weighed)});
}

bool is_among(const std::string& name, std::string_view names) {
  return !name.empty() &&
         (" " + std::string(names) + " ").find(" " + name + " ") != std::string::npos;
}

template <class Value>
std::vector<Loss> lost_of(const Value& value, const Format& format, std::string_view extension) {
  if (extension.empty()) extension = format.extensions.substr(0, format.extensions.find(' '));
  std::vector<Loss> lost;
  for (Aspect& aspect : aspects_of(value))
    if (!is_kept(aspect, format, extension))
      lost.push_back({std::move(aspect.what), aspect.said.size()});
  return lost;
}

}  // namespace

std::vector<Aspect> aspects_of(const Map& map) {
  Aspects all;
  add_links(map, all);
  add_factors(map, all);
  add_fields(map, all);
  add_source(map, all);
  return all.take();
}

bool is_kept(const Aspect& aspect, const Format& format, std::string_view extension) {
  return holds(keeps(format, extension), aspect.flag) ||
         is_among(aspect.of_factors, format.factor_fields) ||
         is_among(aspect.of_map, format.map_fields);
}

}  // namespace detail

Holds keeps(const Format& format, std::string_view extension) {
  return !extension.empty() && extension == format.fuller ? format.keeps | format.fuller_keeps
                                                          : format.keeps;
}

std::vector<Loss> losses(const Map& map, const Format& format, std::string_view extension) {
  return detail::lost_of(map, format, extension);
}

std::vector<Loss> losses(const Study& study, const Format& format, std::string_view extension) {
  return detail::lost_of(study, format, extension);
}

}  // namespace fcm
