// SPDX-License-Identifier: MIT
//
// Tables of Causal Map: a workbook with sheets, or the same sheets as CSV files.
// docs/formats/causal_map.md
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fcm/study.hpp"
#include "formats/source.hpp"

namespace fcm::causal_map {

/// What a table holds, by its header. Questions, settings and views hold nothing that is read.
enum class Part { none, links, factors, statements, sources };

struct Table {
  Part part = Part::none;
  std::string file;   ///< for messages
  text::Table cells;  ///< columns of one name numbered, so that each has its own
};

/// The tables of one file that hold something. Of two columns of one name the first counts; warning
/// csv.duplicate_column.
std::vector<Table> tables_of(const detail::Source&, Account&);

/// Whether the file is surely one of Causal Map, so that no other reader of tables takes it.
bool is_causal_map(const detail::Source&);

/// Factors, statements and sources stand beside links.
Piece piece_of(const detail::Source&);

/// Headers of a column of places.
const std::vector<std::string_view>& place_aliases();

/// An id as text, whether it was saved as 7 or as 7.0.
std::string id_in(std::string_view cell);

/// What a statement says beside its id.
struct Statement {
  std::string source, place;
  std::string key;  ///< of its text
};

/// The tables that links refer to.
struct Around {
  bool has_factors = false, has_statements = false;
  std::unordered_map<std::string, std::string> labels;  ///< of factors by id
  std::unordered_map<std::string, Statement> statements;
};

Result<void> read_factors(const Table&, Around&, Account&);
Result<void> read_statements(const Table&, Around&, Account&);
Result<void> read_sources(const Table&, Study&, Account&);
Result<void> read_links(const Table&, const Around&, const ReadOptions&, Study&, Account&);

/// A label as Causal Map writes it, "~Health; ~walking": `~` before the last name says that the
/// claim is about the opposite of the factor.
struct Label {
  std::string factor;  ///< without those `~`
  bool opposite = false;
  bool unclear = false;  ///< only a name above the last one has a `~`: left as it is
};

Label read_label(std::string_view);

/// The name before the first `;`, empty where the label has no `;`.
std::string theme_of(std::string_view label);

/// Whether the words were said so: [insertions], what `...` leaves out, case, spaces and kinds of
/// quotation marks aside. `text` is a match key.
bool stands_in(std::string_view quote, std::string_view text);

Result<std::vector<WrittenFile>> write(const Published<Study>&, std::string_view extension);

}  // namespace fcm::causal_map
