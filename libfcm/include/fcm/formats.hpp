// SPDX-License-Identifier: MIT
//
// Studies and maps in and out of files. Content decides the reader; ReadOptions::from overrides.
//
//     Result<Read<Map>> map = read_map("town.csv");
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/map.hpp"
#include "fcm/publish.hpp"
#include "fcm/study.hpp"

namespace fcm {

struct CodedTexts;  // fcm/coded_texts.hpp

namespace detail {
class Source;  // src/formats/source.hpp: a file that is read and parsed once
}

/// What only the person who knows the file can say. Nothing of it is guessed.
struct ReadOptions {
  std::string from;             ///< format word; empty: content decides
  double scale = 1;             ///< largest size of a weight in the file: weights are divided by it
  std::vector<double> missing;  ///< numbers that stand for a missing weight, e.g. 9999
  bool transpose = false;       ///< a matrix whose rows are effects
  bool association = false;     ///< take links without direction, counts, co-occurrence: both ways
  std::string pick;             ///< of several maps in one file: its name, or its number from 1 on
  std::string weight;  ///< the field with the weight, where a format has no place of its own for it
  std::string claims;  ///< of coded texts: the conventions that hold, "links,arrows"
  std::string mapping;  ///< of coded texts: a saved mapping, as YAML (fcm/coded_texts.hpp)
};

/// What a written file still knows of a map or study; the rest `fcm convert --report` lists.
enum class Holds : unsigned {
  weights = 1,       ///< numbers, not only signs
  labels = 2,        ///< beside ids
  descriptions = 4,  ///< of factors
  themes = 8,        ///< groups of factors
  kinds = 16,        ///< kind and level of factors
  positions = 32,
  lags = 64,
  unscored = 128,  ///< links drawn without a weight, apart from weight 0, and those
  evidence = 256,  ///< counts of claims and voices
  factor_fields = 512,
  link_fields = 1 << 10,  ///< all but the two that follow
  confidence = 1 << 11,
  notes = 1 << 12,  ///< of links
  scenarios = 1 << 13,
  title = 1 << 14,
  source = 1 << 15,  ///< how it was weighed, and fields of the map
  assumed = 1 << 16,
  // Of studies:
  claims = 1 << 17,         ///< who said what of which factors, and where
  people = 1 << 18,         ///< attributes and consent of respondents
  conversations = 1 << 19,  ///< talks with their date, place, form, ...
  documents = 1 << 20,      ///< their places
  codebook = 1 << 21,       ///< factors nobody named, ids, kinds, levels, descriptions, themes
  quotes = 1 << 22,
  coding = 1 << 23,  ///< coder, certainty, basis, when, prompted, hands, tags, notes
  // Several of them:
  fields = factor_fields | link_fields,
  of_studies = claims | people | conversations | documents | codebook | quotes | coding
};
constexpr Holds operator|(Holds a, Holds b) {
  return static_cast<Holds>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
constexpr bool holds(Holds all, Holds these) {
  return (static_cast<unsigned>(all) & static_cast<unsigned>(these)) ==
         static_cast<unsigned>(these);
}

/// A file that was made: its name is empty where the format is a single file.
struct WrittenFile {
  std::string name;
  std::string bytes;
  bool operator==(const WrittenFile&) const = default;
};

/// What a file is to a format of which one study or map may be spread over several files: the one
/// that holds its links or claims, or one that only says more beside that.
enum class Piece { none, beside, main };

/// A file format: one file in src/formats/, one word in FCM_FORMATS.
struct Format {
  std::string_view name;  ///< study, claims, map, matrix, edges, ...
  std::string_view title;
  std::string_view extensions;  ///< ".csv .tsv .xlsx"; the first is the usual one
  std::string_view checked;     ///< tool and version it was checked against; empty: our own
  /// Whether the file looks like this format; 0 no, 1 perhaps, 2 surely.
  int (*sniff)(const detail::Source&) = nullptr;
  /// What the file is among several; null: one file is always all of it. Main files are no pieces
  /// of each other: each is a study or map of its own, with what stands beside it.
  Piece (*piece)(const detail::Source&) = nullptr;
  /// One of the two is there: what the format holds. One source, unless there is `piece`.
  Result<Read<Study>> (*read_study)(std::span<const detail::Source>, const ReadOptions&) = nullptr;
  Result<Read<Map>> (*read_map)(std::span<const detail::Source>, const ReadOptions&) = nullptr;
  /// Where it holds coded texts, of which a mapping makes claims: those texts.
  Result<Read<CodedTexts>> (*read_coded)(std::span<const detail::Source>,
                                         const ReadOptions&) = nullptr;
  /// Null where the format is read only. `extension` is one of `extensions`.
  Result<std::vector<WrittenFile>> (*write_study)(const Published<Study>&,
                                                  std::string_view extension) = nullptr;
  Result<std::vector<WrittenFile>> (*write_map)(const Published<Map>&,
                                                std::string_view extension) = nullptr;
  Holds keeps = {};                ///< by what it writes
  std::string_view factor_fields;  ///< names of those that it keeps where it does not keep all
  std::string_view map_fields;     ///< the same of the map
  std::string_view fuller;         ///< the one of its extensions whose files keep more,
  Holds fuller_keeps = {};         ///< and what more

  bool holds_study() const { return read_study != nullptr; }
  bool writes() const { return write_study != nullptr || write_map != nullptr; }
};

const std::vector<Format>& formats();
Result<const Format*> format_named(std::string_view);  // code "format.unknown"

/// What files held.
struct Contents {
  std::variant<Study, Map> value;
  std::string format;  ///< its word
  /// Each file that was read, as named, and the SHA-256 of its bytes.
  std::vector<std::pair<std::string, std::string>> inputs;
  bool holds_study() const { return std::holds_alternative<Study>(value); }
};

/// The files of one study or one map, opened and recognised, not yet read.
struct Files {
  std::string path;                ///< as named: a file, the main one of several, or a folder
  std::vector<std::string> paths;  ///< all of them
  /// Its word, or "project"; else why none: format.unknown, format.ambiguous lists the candidates,
  /// format.whose (it could stand beside several of the files).
  Result<std::string> format;
  std::shared_ptr<const std::vector<detail::Source>> sources;
  std::string names() const;  ///< "connections.csv + elements.csv"; of a folder its own
};

/// Which of the files belong together, by what they hold: those that stand beside another (a list
/// of factors, a codebook) go with it, each other file is a study or map of its own. Where they
/// could go with several, the one in the same folder counts, then the one with the same first or
/// last words in its name. A folder that is no study and no project stands for the files in it.
/// docs/commands/index.md
std::vector<Files> open_files(const std::vector<std::string>& paths, const ReadOptions& = {});

/// The same where all must be one study or map. Code format.not_together.
Result<Files> open_together(const std::vector<std::string>& paths, const ReadOptions& = {});

/// What a path is, by its content: a folder with claims is "study", else the surest format; a YAML
/// file with `fcm:` is "project". Codes: those of Files::format, format.not_together.
Result<std::string> what_is(const std::string& path);

/// The same for bytes already in memory.
Result<std::string> what_are(std::string bytes, const std::string& file);

/// Reads a file, a folder or standard input ("-"), once, whatever it is. Rows that cannot be
/// understood are refused and in the account: look at account.has_errors() before you use it.
/// Codes: those of what_is and of the format; format.project_study, format.project_input.
Result<Read<Contents>> read_contents(const std::string& path, const ReadOptions& = {});
Result<Read<Contents>> read_contents(const Files&, const ReadOptions& = {});

/// The same for bytes already in memory; `file` is the name in messages.
Result<Read<Contents>> parse_contents(std::string bytes, const std::string& file,
                                      const ReadOptions& = {});

/// The same where a map is needed. Code format.not_a_map.
Result<Read<Map>> read_map(const std::string& path, const ReadOptions& = {});
Result<Read<Map>> parse_map(std::string bytes, const std::string& file, const ReadOptions& = {});

/// The same where coded conversations are needed. Code format.not_a_study.
Result<Read<Study>> read_study(const std::string& path, const ReadOptions& = {});
Result<Read<Study>> read_study(const Files&, const ReadOptions& = {});
Result<Read<Study>> parse_study(std::string bytes, const std::string& file,
                                const ReadOptions& = {});

/// Something that a written file cannot hold.
struct Loss {
  std::string what;  ///< "positions of factors", "the field units of factors"
  std::size_t count = 0;
  bool operator==(const Loss&) const = default;
};

/// What a file with that extension keeps.
Holds keeps(const Format&, std::string_view extension);

/// What the map or study has and a file of this format will not, field by field, in a fixed order;
/// without an extension, a file with the usual one.
std::vector<Loss> losses(const Map&, const Format&, std::string_view extension = {});
std::vector<Loss> losses(const Study&, const Format&, std::string_view extension = {});

/// The format to write a path in: that of `word`; else the only one that writes such contents with
/// the path's extension, one of our own before others. Codes: format.unknown, output.format (none
/// or several would do; the hint names them), format.read_only.
Result<const Format*> format_to_write(const Contents&, const std::string& path,
                                      const std::string& word);

/// fcm.map/1, keeps everything, round-trips exactly. docs/formats/map.md.
std::string write_map(const Published<Map>&);

}  // namespace fcm
