// SPDX-License-Identifier: MIT
#include "project/stand_for.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  return text;
}

/// "34 %", at least one decimal below 10.
std::string percent(double share) {
  const double of_100 = 100 * share;
  return text::shortest(of_100 < 10 ? std::round(10 * of_100) / 10 : std::round(of_100)) + " %";
}

std::string voices(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " voice" : " voices");
}

class Doubts {
 public:
  explicit Doubts(Loaded& loaded) : loaded_(loaded) {}

  void all(const Representation& result) {
    for (const Margin& margin : loaded_.project.people.population) shares(margin);
    for (const MarginHeard& margin : result.margins) {
      nobody_heard(margin);
      if (loaded_.project.people.weigh) not_known(margin);
    }
    if (loaded_.project.people.weigh) not_held(result);
  }

  void records() {
    std::set<std::string> known, unknown;
    for (const auto& record : loaded_.project.people.records)
      known.insert(text::match_key(record.first));
    for (const Voice& voice : loaded_.evidence.voices)
      if (const auto given = voice.attributes.find("record"); given != voice.attributes.end())
        for (const std::string& word : given->second)
          if (known.count(text::match_key(word)) == 0) unknown.insert(word);
    if (unknown.empty()) return;
    add("people.record",
        "records gives no weight to " + joined({unknown.begin(), unknown.end()}) +
            ", which then weighs 1",
        "add it to records: in the project, with a share up to 1");
  }

 private:
  void add(const char* code, std::string message, std::string hint) {
    loaded_.account.add({.code = code,
                         .message = std::move(message),
                         .place = loaded_.project.places["people"],
                         .hint = std::move(hint),
                         .severity = Severity::warning});
  }

  void shares(const Margin& margin) {
    double sum = 0;
    for (const auto& [name, people] : margin.population) {
      if (people > 1) return;
      sum += people;
    }
    if (std::abs(sum - 1) > 0.005)
      add("people.shares",
          "the shares of the population by " + margin.attribute + " add up to " + percent(sum),
          "they are read as parts of what is given; add what is missing");
  }

  void nobody_heard(const MarginHeard& margin) {
    std::vector<std::string> names;
    double share = 0;
    for (const CategoryHeard& category : margin.categories)
      if (category.voices == 0) {
        names.push_back(category.name);
        share += category.population;
      }
    if (!names.empty())
      add("representation.nobody_heard",
          "nobody was heard from " + percent(share) + " of the population by " + margin.attribute +
              ": " + joined(names),
          "no weight can stand for them; the report shows them as not heard");
  }

  void not_known(const MarginHeard& margin) {
    if (margin.without + margin.elsewhere == 0) return;
    std::string said;
    if (margin.without > 0) said = voices(margin.without) + " with no " + margin.attribute;
    if (margin.elsewhere > 0)
      said += (said.empty() ? "" : ", ") + voices(margin.elsewhere) + " with another " +
              margin.attribute + " than the population names (" + joined(margin.unnamed) + ")";
    add("representation.not_known", said,
        "they keep their weight, and the population is met among the others");
  }

  void not_held(const Representation& result) {
    if (result.raked == Raked::held) return;
    const std::string by = "the population is missed by up to " + percent(result.largest_miss);
    if (result.raked == Raked::missed)
      add("representation.not_held", by + ": what is given cannot hold together for these voices",
          "give fewer attributes, or wider categories");
    else
      add("representation.not_held",
          by + ", because no voice counts more than " +
              text::shortest(loaded_.project.people.trim) + " times the median (" +
              voices(result.trimmed) + " would)",
          "hear more of those who are few, or write trim: none");
  }

  Loaded& loaded_;
};

}  // namespace

Result<void> stand_for(Loaded& loaded) {
  const People& people = loaded.project.people;
  std::vector<Voice>& voices = loaded.evidence.voices;
  Doubts doubts(loaded);
  if (!people.records.empty()) {
    const std::vector<double> weights = record_weights(loaded.evidence, people.records);
    for (Index r = 0; r < voices.size(); ++r) voices[r].weight = weights[r];
    doubts.records();
  }
  if (people.population.empty() || voices.empty()) return {};
  const std::vector<double> base = voice_weights(loaded.evidence, loaded.project.weigh);
  auto result = represent(loaded.evidence, people.population, base, {.trim = people.trim});
  if (!result) {
    Problem found = result.error();
    found.place = loaded.project.places["people"];
    return tl::make_unexpected(found);
  }
  if (people.weigh)
    for (Index r = 0; r < voices.size(); ++r) voices[r].weight *= result->weights[r] / base[r];
  doubts.all(*result);
  loaded.representation = std::move(*result);
  return {};
}

}  // namespace fcm::detail
