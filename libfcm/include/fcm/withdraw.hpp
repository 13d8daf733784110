// SPDX-License-Identifier: MIT
//
// Taking a voice out of a study: who withdraws leaves no trace in the tables but a date in the
// ledger. Rows are cut out of the files as they stand; every other byte stays.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "fcm/formats.hpp"
#include "fcm/ledger.hpp"
#include "fcm/result.hpp"

namespace fcm {

/// A file of the study without the voice.
struct FileWithout {
  std::string path;
  std::size_t rows = 0;  ///< that are taken out; of the ledger: entries that named the voice
  std::string bytes;     ///< all of the new file
};

struct Withdrawal {
  std::vector<FileWithout> files;  ///< those that change, the ledger last
  std::size_t claims = 0;
  std::size_t conversations = 0;  ///< that nobody else is in, with their rows
  std::size_t documents = 0;      ///< that nobody else is in
  std::size_t shared = 0;   ///< talks and documents of the voice with others in them: they stay
  std::size_t factors = 0;  ///< that nobody else spoke of
  bool ledger = false;      ///< the study is a folder, which keeps one
  /// What left with the voice counted in it, as the ledger had it; without the keys of voices.
  std::vector<LedgerEntry> left;
};

/// What changes where this respondent is taken out of a study; writes nothing. `study` is a folder
/// of tables or a claims table. Before anything is given back the new tables are read, and all that
/// others said must be in them as before. Messages do not name the respondent. In the ledger the
/// voice becomes "withdrawn 1", so that few_apart() still knows of it. Codes: those of
/// read_contents() and read_ledger(); study.refused_rows; withdraw.format (something else than
/// tables saved as text), withdraw.beside (a claims table with tables of people beside it),
/// withdraw.unknown (nobody has this id), withdraw.unsure (the new tables do not read as they
/// should).
Result<Withdrawal> withdraw(const std::string& study, const std::string& respondent,
                            const std::string& date, const ReadOptions& = {});

/// All of the files or none (text/replace_files.hpp).
Result<void> write(const Withdrawal&);

}  // namespace fcm
