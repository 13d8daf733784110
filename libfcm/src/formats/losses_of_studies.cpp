// SPDX-License-Identifier: MIT
#include <utility>

#include "formats/aspects.hpp"
#include "formats/study_tables.hpp"

namespace fcm::detail {
namespace {

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
                number_in_words(one.strength));
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

}  // namespace

std::vector<Aspect> aspects_of(const Study& study) {
  Aspects all;
  add_people(study, all);
  add_codebook(study, all);
  add_claims(study, all);
  return all.take();
}

}  // namespace fcm::detail
