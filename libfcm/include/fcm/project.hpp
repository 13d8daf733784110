// SPDX-License-Identifier: MIT
//
// A project: the question as people write it in project.yaml, turned into the library's verbs.
// docs/project.md describes every key.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/evidence.hpp"
#include "fcm/formats.hpp"
#include "fcm/group.hpp"
#include "fcm/model.hpp"
#include "fcm/places.hpp"
#include "fcm/publish.hpp"
#include "fcm/representation.hpp"
#include "fcm/scenario.hpp"
#include "fcm/uncertainty.hpp"
#include "fcm/weigh.hpp"
#include "fcm/what_if.hpp"

namespace fcm {

/// `model:` as written; what is not given is the anchored default.
struct ModelChoice {
  std::optional<std::string> rule, transfer;
  std::optional<double> lambda, start, tolerance;
  std::optional<std::size_t> max_steps;
  Carry carry = Carry::middle;
  bool operator==(const ModelChoice&) const = default;
  bool anchored() const { return !rule && !transfer && !lambda && !start; }
};

/// The model on a map: anchored where nothing else is chosen; where a rule, transfer function or
/// lambda is, lambda is 1 unless given (anchored stays for kosko with tanh).
Result<Model> model_on(const Map&, const ModelChoice&);

/// `people:` whom the voices stand for, and what their records weigh.
struct People {
  std::vector<Margin> population;
  bool weigh = true;  ///< false: who was heard is only set beside the population
  double trim = RakeOptions{}.trim;
  RecordWeights records;
  bool operator==(const People&) const = default;
};

/// `readings:` which other ways of coding, weighing and modelling a report tries.
enum class AskedReadings {
  standard,  ///< the readings, and the grid of models where that is a matter of seconds
  none,
  models  ///< the grid as well, however long it takes
};

struct Project {
  std::string file;    ///< path as given; empty where there is no project file
  std::string folder;  ///< paths in the project are relative to it
  std::string title, question, ask, date;
  std::string study;   ///< path of the study folder, claims table or map file
  std::string voices;  ///< who they are, in a sentence
  EvidenceOptions evidence;
  People people;
  WeighOptions weigh;
  ModelChoice model;
  DefaultConsent consent;
  std::vector<Outcome> outcomes;
  std::vector<std::string> not_ours_to_move;
  std::vector<std::string>
      sensitive;  ///< factors that few voices must not stand behind (publish.hpp)
  std::vector<Scenario> scenarios;
  AskedReadings readings = AskedReadings::standard;
  std::vector<std::string> compare;  ///< scenario names; empty: every idea that is no risk
  Redraw how_sure;                   ///< 0 draws: nothing is redrawn
  /// `compare_groups:` attributes of voices; empty: none. Not given: compared_attributes().
  std::optional<std::vector<std::string>> compare_groups;
  Audience audience = Audience::working;
  Words statements = Words::none;
  /// Where things were written, for messages: "outcomes/trust", "scenarios/pilot".
  std::map<std::string, Place> places;
  bool operator==(const Project&) const = default;
};

/// Every key is checked, with line and column; unknown keys are refused with a suggestion.
/// Accepts the path of the file or of a folder that holds project.yaml.
Result<Project> read_project(const std::string& path);
Result<Project> parse_project(std::string_view yaml, const std::string& file);

/// The project that a study folder, a claims table or a map file alone stands for. Its outcomes and
/// scenarios are empty; load() then reports the factors of kind outcome (else those that links only
/// lead to) without a wanted direction, because nobody said which is good, and tries every lever;
/// of more than 12 outcomes those with the largest sum of |incoming weight|, of more than 40 levers
/// those with the largest sum of |outgoing weight|.
Project default_project(const std::string& study_path);

/// Whether what the project names is on the map: outcomes, scenarios, not_ours_to_move. Every
/// problem, in the order of the file; codes factor.unknown, link.unknown, project.*, scenario.*.
std::vector<Problem> check(const Project&, const Map&);

/// To whom a loaded study is narrowed: its evidence, its map and its lambda are theirs alone.
struct Narrowed {
  Group group;
  std::size_t voices = 0, of = 0;
};

/// "only place Surrey: 9 of 36 voices"
std::string in_words(const Narrowed&);

/// A project with everything it names read and weighed.
struct Loaded {
  Project project;
  Study study;  ///< empty where the project stands on a map file
  bool has_study = false;
  bool every_lever = false;           ///< nobody wrote a scenario: the scenarios are each_lever()'s
  std::vector<std::string> left_out;  ///< what load() chose not to try or report, in sentences
  Account account;
  Evidence evidence;                             ///< with the weights of its voices
  std::optional<Narrowed> narrowed;              ///< where LoadOptions::where names a group
  std::optional<Representation> representation;  ///< where the project gives a population
  Map map;
  Model model;
  KeptPlaces places;  ///< of layout.json in the folder of the study
  std::vector<std::pair<std::string, std::string>> inputs;  ///< file as named, SHA-256 of its bytes
};

/// Reads whatever path is: a project, a study folder, a claims table, a map file, a matrix, an edge
/// list ("accepted wherever it makes sense"), checks scenarios and outcomes against the map, and
/// weighs. Refused rows make it fail ("study.refused_rows") unless `skip_refused`.
struct LoadOptions {
  bool skip_refused = false;
  bool keep_going = false;  ///< refused rows and what does not fit the map go to the account only
  bool every = false;       ///< all levers and outcomes that nobody named, however many
  std::string today;
  /// Only these voices and what they told. Each keeps the weight that it has among all, by whom the
  /// voices stand for. Codes of find_group().
  Group where;
  ReadOptions read;
};
Result<Loaded> load(const std::string& path, const LoadOptions& = {});
Result<Loaded> load(const Files&, const LoadOptions& = {});

/// The study of a loaded project gathered otherwise, each voice with the weight that it has there.
Evidence gather(const Loaded&, const EvidenceOptions&);

/// The voices of a loaded project as each coder read them.
ReadByEach read_by_each(const Loaded&);

/// A copy that says whose reading it is.
Map of_coder(const Map&, const std::string& coder);

}  // namespace fcm
