// SPDX-License-Identifier: MIT
//
// Taking a voice out of a study: who withdraws leaves no trace in it but a date in the ledger. Rows
// are cut out of tables as they stand, every other byte stays; a study in files that cannot be
// changed so is written anew.
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
  std::size_t rows = 0;  ///< that are taken out; of the ledger: entries that named the voice; of
                         ///< layout.json: places
  std::string bytes;     ///< all of the new file
};

struct Withdrawal {
  std::vector<FileWithout> files;  ///< those that change where they stand, the ledger last
  /// The whole study without the voice as a folder of tables, where its files cannot be changed.
  std::vector<WrittenFile> anew;
  Study others;  ///< what remains
  std::size_t claims = 0;
  std::size_t conversations = 0;  ///< that nobody else is in, with their rows
  std::size_t documents = 0;      ///< that nobody else is in
  std::size_t shared = 0;  ///< talks and documents of the voice with others in them: they stay
  std::vector<std::string> factors;  ///< that nobody else spoke of: their labels
  bool ledger = false;               ///< the study is a folder, which keeps one
  /// What left with the voice counted in it, as the ledger had it; without the keys of voices.
  std::vector<LedgerEntry> left;
};

/// What changes where this respondent, or a conversation in which nobody has an id, is taken out of
/// a study; writes nothing. `study` is whatever holds coded conversations. Tables saved as text
/// change where they stand: rows of the voice, and in decisions.csv those about names that it alone
/// used. Anything else is written anew, without the factors that the voice alone spoke of. Before
/// anything is given back the new tables are read, and all that others said must be in them as
/// before. Messages do not name the respondent. In the ledger the voice becomes "withdrawn 1", so
/// that few_apart() still knows of it; layout.json forgets factors that nobody speaks of any more.
/// Codes: those of read_contents(), read_ledger() and read_places(); study.refused_rows;
/// withdraw.beside (a claims table with tables of people beside it), withdraw.unknown (nobody has
/// this id), withdraw.named (a conversation whose people have ids), withdraw.unsure (the new tables
/// do not read as they should).
Result<Withdrawal> withdraw(const std::string& study, const std::string& respondent,
                            const std::string& date, const ReadOptions& = {});

/// All of `files` or none (text/replace_files.hpp); `anew` is for the caller to write.
Result<void> write(const Withdrawal&);

}  // namespace fcm
