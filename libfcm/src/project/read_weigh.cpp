// SPDX-License-Identifier: MIT
#include <algorithm>

#include "project/sections.hpp"

namespace fcm::project {
namespace {

/// Words that stand in claims and questionnaires, and the numbers they are read as.
constexpr std::pair<const char*, double> words[] = {{"none", 0},      {"very weak", 1.0 / 12},
                                                    {"weak", 0.25},   {"medium", 0.5},
                                                    {"strong", 0.75}, {"very strong", 11.0 / 12}};

FuzzySet mirrored(const FuzzySet& set) {
  return set.gaussian ? FuzzySet::normal(-set.a, set.b)
                      : FuzzySet::trapezoid(-set.d, -set.c, -set.b, -set.a);
}

FuzzySet read_set(Reader& reader, const YamlNode& node, const std::string& word) {
  FuzzySet set;
  const auto numbers = [&](const YamlNode& value, std::size_t count, const char* example) {
    std::vector<double> read;
    for (const YamlNode& item : value.items) read.push_back(reader.number(item, word));
    if (read.size() != count)
      reader.fail("project.type",
                  "the set of " + word + " needs " + std::to_string(count) + " numbers",
                  value.place, std::string("write it as in ") + example);
    read.resize(count);
    return read;
  };
  reader.keys(node, "the set of " + word,
              {{"triangle",
                [&](const YamlNode& value) {
                  const auto x = numbers(value, 3, "triangle: [0, 0.25, 0.5]");
                  set = FuzzySet::triangle(x[0], x[1], x[2]);
                }},
               {"trapezoid",
                [&](const YamlNode& value) {
                  const auto x = numbers(value, 4, "trapezoid: [0, 0.2, 0.3, 0.5]");
                  set = FuzzySet::trapezoid(x[0], x[1], x[2], x[3]);
                }},
               {"gaussian", [&](const YamlNode& value) {
                  const auto x = numbers(value, 2, "gaussian: [0.25, 0.1]");
                  set = FuzzySet::normal(x[0], x[1]);
                }}});
  return set;
}

/// The words given take the place of the usual ones, to both sides of 0.
void read_terms(Reader& reader, const YamlNode& node, LinguisticOptions& into) {
  into.terms = usual_terms();
  const auto put = [&](double value, const FuzzySet& set) {
    for (LinguisticTerm& term : into.terms)
      if (term.value == value) term.set = set;
  };
  std::vector<Reader::Key> keys;
  for (const auto& [word, value] : words)
    keys.push_back({word, [&, word = word, value = value](const YamlNode& given) {
                      const FuzzySet set = read_set(reader, given, word);
                      put(value, set);
                      if (value > 0) put(-value, mirrored(set));
                    }});
  reader.keys(node, "terms", keys);
  if (reader.failed()) return;
  if (const auto sets = check(into); !sets) reader.fail(sets.error(), node.place);
}

std::vector<Reader::Key> linguistic_keys(Reader& reader, LinguisticOptions& into) {
  return {{"implication",
           [&](const YamlNode& value) {
             into.implication = reader.one_of<Implication>(
                 value, "implication",
                 {{"larsen", Implication::larsen}, {"mamdani", Implication::mamdani}});
           }},
          {"sum",
           [&](const YamlNode& value) {
             into.sum = reader.one_of<FuzzySum>(value, "sum",
                                                {{"max", FuzzySum::maximum},
                                                 {"algebraic", FuzzySum::algebraic},
                                                 {"einstein", FuzzySum::einstein},
                                                 {"hamacher", FuzzySum::hamacher}});
           }},
          {"defuzzify",
           [&](const YamlNode& value) {
             into.defuzzify = reader.one_of<Defuzzify>(value, "defuzzify",
                                                       {{"centroid", Defuzzify::centroid},
                                                        {"bisector", Defuzzify::bisector},
                                                        {"mom", Defuzzify::mom},
                                                        {"som", Defuzzify::som},
                                                        {"lom", Defuzzify::lom}});
           }},
          {"grid",
           [&](const YamlNode& value) {
             into.grid = reader.number(value, "grid");
             if (const auto steps = check(into); !steps && !reader.failed())
               reader.fail(steps.error(), value.place);
           }},
          {"terms", [&](const YamlNode& value) { read_terms(reader, value, into); }}};
}

void check_weigh(Reader& reader, const YamlNode& node, const WeighOptions& read) {
  const bool always_in = read.weighing == Weighing::net || read.weighing == Weighing::counts;
  if (always_in && read.zeros == Zeros::out)
    reader.fail("project.conflict",
                "zeros: out does not go with weights: " + std::string(to_text(read.weighing)),
                node.place, "leave zeros away, or weigh by conditional, mean or median");
  if (read.weighing != Weighing::linguistic && read.linguistic != LinguisticOptions{})
    reader.fail("project.conflict",
                "implication, sum, defuzzify, grid and terms go with weights: linguistic only",
                node.place, "write weights: linguistic, or leave them away");
}

}  // namespace

void read_weigh(Reader& reader, const YamlNode& node, WeighOptions& into) {
  std::vector<Reader::Key> keys = {
      {"weights",
       [&](const YamlNode& value) {
         into.weighing = reader.one_of<Weighing>(value, "weights",
                                                 {{"net", Weighing::net},
                                                  {"conditional", Weighing::conditional},
                                                  {"mean", Weighing::mean},
                                                  {"median", Weighing::median},
                                                  {"majority", Weighing::majority},
                                                  {"counts", Weighing::counts},
                                                  {"linguistic", Weighing::linguistic}});
       }},
      {"zeros",
       [&](const YamlNode& value) {
         into.zeros =
             reader.one_of<Zeros>(value, "zeros", {{"in", Zeros::in}, {"out", Zeros::out}});
       }},
      {"most_entropy", [&](const YamlNode& value) {
         into.most_entropy = reader.number(value, "most_entropy");
         if (!reader.failed() && *into.most_entropy < 0)
           reader.fail("project.range", "most_entropy is in bits, 0 or more", value.place,
                       "1 bit is two answers given equally often", value.scalar);
       }}};
  for (Reader::Key& key : linguistic_keys(reader, into.linguistic)) keys.push_back(std::move(key));
  reader.keys(node, "weigh", keys);
  check_weigh(reader, node, into);
}

}  // namespace fcm::project
