// SPDX-License-Identifier: MIT
#include "formats/losses.hpp"

#include <map>
#include <optional>
#include <utility>

#include "formats/study_tables.hpp"
#include "text/number.hpp"

namespace fcm {
namespace detail {
namespace {

class Aspects {
 public:
  void add(Aspect aspect) {
    if (!aspect.said.empty()) all_.push_back(std::move(aspect));
  }

  /// `say` gives what one of the list says, nothing where it says nothing.
  template <class List, class Say>
  void each(Holds flag, const char* what, const List& list, Say say) {
    std::vector<std::string> said;
    for (const auto& one : list)
      if (std::optional<std::string> text = say(one)) said.push_back(std::move(*text));
    add({.flag = flag, .what = what, .said = std::move(said)});
  }

  std::vector<Aspect> take() { return std::move(all_); }

 private:
  std::vector<Aspect> all_;
};

using Said = std::optional<std::string>;

Said said_if(bool is_there, const std::string& of, const std::string& text) {
  return is_there ? Said(of + ": " + text) : std::nullopt;
}

std::string in_words(const std::optional<double>& number) {
  return number ? text::shortest(*number) : "none";
}

std::string in_words(const LinkEvidence& evidence) {
  std::string text;
  for (const std::size_t count : {evidence.claims, evidence.voices, evidence.places, evidence.plus,
                                  evidence.minus, evidence.none, evidence.unsigned_})
    text += std::to_string(count) + ", ";
  return text + text::shortest(evidence.prevalence) + ", " + in_words(evidence.balance) + ", " +
         in_words(evidence.strength);
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

std::string in_words(const Attributes& attributes) {
  std::string text;
  for (const auto& [name, values] : attributes) {
    text += ", " + name;
    for (const std::string& value : values) text += " " + value + ";";
  }
  return text;
}

void add_people(const Study& study, Aspects& all) {
  all.each(Holds::people, "respondents with attributes and consent", study.respondents,
           [](const Respondent& one) {
             return Said(one.id + ": " + consent_words(one.consent) + in_words(one.attributes));
           });
  all.each(Holds::conversations, "conversations", study.conversations, [](const Conversation& one) {
    return Said(one.id + ": " + one.place + ", " + one.date + ", " + one.researcher + ", " +
                (one.people ? std::to_string(*one.people) : "") + ", " + one.form + ", " +
                one.record + ", " + one.origin + ", " + consent_words(one.consent) +
                in_words(one.attributes));
  });
  all.each(Holds::documents, "places of documents", study.documents,
           [](const auto& one) { return Said(one.first + ": " + one.second); });
}

void add_codebook(const Study& study, Aspects& all) {
  const auto texts = [&](const char* what, std::string StudyFactor::*member) {
    all.each(Holds::codebook, what, study.factors, [member](const StudyFactor& one) {
      return said_if(!(one.*member).empty(), one.label, one.*member);
    });
  };
  all.each(Holds::codebook, "ids of factors beside their labels", study.factors,
           [](const StudyFactor& one) { return said_if(one.id != one.label, one.label, one.id); });
  texts("descriptions of factors", &StudyFactor::description);
  texts("themes of factors", &StudyFactor::theme);
  texts("kinds of factors", &StudyFactor::kind);
  texts("levels of factors", &StudyFactor::level);
  std::vector<bool> named(study.factors.size(), false);
  for (const Claim& claim : study.claims) named[claim.from] = named[claim.to] = true;
  std::vector<std::string> others;
  for (Index i = 0; i < named.size(); ++i)
    if (!named[i]) others.push_back(study.factors[i].label);
  all.add({.flag = Holds::codebook, .what = "factors that no claim names", .said = others});
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : "; ") + word;
  return text;
}

void add_claims(const Study& study, Aspects& all) {
  const auto texts = [&](Holds flag, const char* what, std::string Claim::*member) {
    all.each(flag, what, study.claims, [member](const Claim& one) {
      return said_if(!(one.*member).empty(), one.id, one.*member);
    });
  };
  all.each(Holds::claims, "claims", study.claims, [&](const Claim& one) {
    return Said(one.id + ": " + study.factors[one.from].label + " -> " +
                study.factors[one.to].label + ", " + std::string(to_text(one.polarity)) + ", " +
                in_words(one.strength));
  });
  texts(Holds::claims, "respondents of claims", &Claim::respondent);
  texts(Holds::claims, "conversations of claims", &Claim::conversation);
  texts(Holds::claims, "documents of claims", &Claim::document);
  texts(Holds::claims, "places of claims", &Claim::place);
  texts(Holds::claims, "places of claims in their documents", &Claim::locator);
  texts(Holds::quotes, "quotes", &Claim::quote);
  texts(Holds::coding, "paraphrases of claims", &Claim::paraphrase);
  texts(Holds::coding, "coders of claims", &Claim::coder);
  texts(Holds::coding, "certainty of claims", &Claim::certainty);
  texts(Holds::coding, "bases of claims", &Claim::basis);
  texts(Holds::coding, "times of claims", &Claim::when);
  texts(Holds::coding, "notes on claims", &Claim::notes);
  all.each(Holds::coding, "tags of claims", study.claims,
           [](const Claim& one) { return said_if(!one.tags.empty(), one.id, joined(one.tags)); });
  all.each(Holds::coding, "whether claims were prompted", study.claims, [](const Claim& one) {
    return said_if(one.prompted.has_value(), one.id, one.prompted.value_or(false) ? "yes" : "no");
  });
  all.each(Holds::coding, "hands raised for claims", study.claims, [](const Claim& one) {
    std::string hands;
    for (const auto& count : {one.agree, one.disagree, one.unsure})
      hands += (count ? std::to_string(*count) : "-") + std::string(" ");
    return said_if(one.agree || one.disagree || one.unsure, one.id, hands);
  });
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

std::vector<Aspect> aspects_of(const Study& study) {
  Aspects all;
  add_people(study, all);
  add_codebook(study, all);
  add_claims(study, all);
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
