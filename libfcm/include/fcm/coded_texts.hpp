// SPDX-License-Identifier: MIT
//
// What tools for qualitative analysis hold (REFI-QDA, QualCoder, Taguette, ATLAS.ti, MAXQDA,
// NVivo): texts, codes, and selections of text with codes on them. Nothing in it is causal by
// itself: a Mapping says by which convention the coders wrote down causes, and nothing else makes
// claims of it. docs/formats/coded_texts.md
//
//     Result<Read<CodedTexts>> texts = read_coded_texts("project.qdpx");
//     for (const ConventionCount& found : what_each_finds(texts->value)) ...
//     Result<Read<Study>> study = to_study(texts->value, {.conventions = {Convention::links}});
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/formats.hpp"
#include "fcm/study.hpp"

namespace fcm {

struct Code {
  std::string id;
  std::string name;
  std::vector<std::string> parents;  ///< names, outermost first
  std::string description;
  std::vector<std::string> sets;  ///< names of the sets it is in; "key: value" is an attribute
  bool codable = true;            ///< false: it only holds others together
  Place read_at;
  bool operator==(const Code&) const = default;
};

/// One transcript, document or recording.
struct CodedSource {
  std::string name;
  bool is_text = true;
  Attributes attributes;
  bool operator==(const CodedSource&) const = default;
};

struct Coding {
  Index code = 0;
  std::string coder;
  bool operator==(const Coding&) const = default;
};

/// A piece of a source with codes on it.
struct Selection {
  Index source = 0;
  std::string quote;    ///< personal data; empty where the text is not in the file
  std::string locator;  ///< where in the source, in words
  std::vector<Coding> codings;
  Place read_at;
  bool operator==(const Selection&) const = default;
};

/// A link that coders drew between two codes or two selections.
struct CodedLink {
  enum class Ends { codes, selections };
  enum class Direction { one_way, both_ways, none };
  Ends ends = Ends::codes;
  Index from = 0, to = 0;  ///< positions in codes or selections
  Direction direction = Direction::one_way;
  std::string relation;
  std::string coder;
  std::string note;
  std::vector<Index> evidence;                 ///< selections it rests on
  std::map<std::string, std::string> details;  ///< fields of the claim it was written from
  Place read_at;
  bool operator==(const CodedLink&) const = default;
};

/// A person, or whatever else a tool calls a case.
struct Case {
  std::string name;
  Attributes attributes;
  std::vector<Index> sources;     ///< that are all theirs
  std::vector<Index> selections;  ///< that are theirs
  bool operator==(const Case&) const = default;
};

struct CodedTexts {
  std::string file;
  std::string tool;  ///< as the file names it
  std::vector<Code> codes;
  std::vector<CodedSource> sources;
  std::vector<Selection> selections;
  std::vector<CodedLink> links;
  std::vector<Case> cases;
  bool operator==(const CodedTexts&) const = default;
};

/// How coders write down a cause.
enum class Convention {
  links,        ///< a link between two codes, named by its relation
  quotations,   ///< a link between two selections: the codes on each are cause and effect
  arrows,       ///< a code called "A -> B": each piece coded with it is a claim
  roles,        ///< two codes on one selection, "Cause: A" and "Effect: B"
  cooccurrence  ///< any two codes on one selection: an association, never a cause
};
std::string_view to_text(Convention);
const std::vector<Convention>& all_conventions();

/// What a relation or a sign on an arrow says.
struct Relation {
  bool causal = true;
  Polarity polarity = Polarity::blank;
  std::optional<double> strength;
  bool operator==(const Relation&) const = default;
};

/// Which conventions hold, and what their words mean. Saved and replayed as YAML.
struct Mapping {
  std::vector<Convention> conventions;
  std::map<std::string, Relation> relations;  ///< by name; before what is known of itself
  std::vector<std::string> cause = {"cause", "causes"};
  std::vector<std::string> effect = {"effect", "effects"};
  std::string respondent = "case";  ///< case, document, or an attribute
  std::string place = "place";      ///< an attribute of cases or sources
  std::string source_name;          ///< "{respondent} - {gender}, {age}, {place}"
  bool all_codes = false;           ///< codes without a claim are factors too
  bool association = false;         ///< links without direction and co-occurrence count both ways
  bool operator==(const Mapping&) const = default;
};

/// Codes: mapping.*, yaml.*.
Result<Mapping> parse_mapping(std::string_view yaml, const std::string& file);
std::string to_yaml(const Mapping&);

/// The mapping that reading options ask for: their mapping, their conventions, association.
Result<Mapping> mapping_of(const ReadOptions&);

/// What one convention would find in these texts. Never shows quotes.
struct ConventionCount {
  Convention convention = Convention::links;
  std::size_t claims = 0;
  std::vector<std::string> examples;  ///< "Buses -> Visits (+)", the first three that differ
  /// Names of relations, how many links have each, and what is read from it.
  struct Named {
    std::string name;
    std::size_t count = 0;
    Relation relation;
  };
  std::vector<Named> relations;
};
std::vector<ConventionCount> what_each_finds(const CodedTexts&, const Mapping& = {});

/// The mapping with every relation of the texts written out, so that a saved one says all it does.
Mapping spelled_out(Mapping, const CodedTexts&);

/// Codes: qda.no_mapping (no convention is named; the hint says what each would find),
/// qda.no_claims, qda.association.
Result<Read<Study>> to_study(const CodedTexts&, const Mapping&);

/// Code format.not_coded where a file holds no coded texts.
Result<Read<CodedTexts>> read_coded_texts(const std::string& path, const ReadOptions& = {});
Result<Read<CodedTexts>> read_coded_texts(const Files&, const ReadOptions& = {});

}  // namespace fcm
