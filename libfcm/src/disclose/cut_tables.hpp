// SPDX-License-Identifier: MIT
//
// A voice cut out of tables that are saved as text: rows go, every other byte stays.
#pragma once

#include <string>
#include <vector>

#include "disclose/leaving.hpp"
#include "fcm/formats.hpp"
#include "fcm/withdraw.hpp"
#include "formats/source.hpp"

namespace fcm::disclose {

/// Whether rows can be cut out of these files where they stand. Code withdraw.beside: of a claims
/// table with tables of people beside it.
Result<bool> are_tables(const Files&);

struct CutTables {
  std::vector<FileWithout> files;       ///< those that change
  std::vector<detail::Source> sources;  ///< all, as they will be
};

/// The tables without the voice. Of decisions.csv go the rows that change a name which this voice
/// alone used.
Result<CutTables> cut_tables(const Files&, const Leaving&, const ReadOptions&);

/// These sources as a study of the same format.
Result<Read<Study>> read_sources(const Files& like, std::vector<detail::Source>,
                                 const ReadOptions&);

}  // namespace fcm::disclose
