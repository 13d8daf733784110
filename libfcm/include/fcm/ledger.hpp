// SPDX-License-Identifier: MIT
//
// What left a study, and whose voices were in it: a file `exports.json` in the folder of the study,
// personal data like the study itself. From it fcm knows what has gone out with a voice that is
// withdrawn later, and when two exports differ by so few voices that they tell about these.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/evidence.hpp"
#include "fcm/publish.hpp"
#include "fcm/result.hpp"

namespace fcm {

struct LedgerEntry {
  std::string date;  ///< of the export, ISO; empty where nobody said
  Audience audience = Audience::workshop;
  std::string file;                 ///< its name, without folders
  std::string sha256;               ///< of its bytes
  std::vector<std::string> voices;  ///< Voice::key of everyone counted in it, sorted
  bool operator==(const LedgerEntry&) const = default;
};

struct Ledger {
  std::vector<LedgerEntry> entries;  ///< as they left
  /// Dates on which a voice was withdrawn; in the entries the n-th is called "withdrawn n".
  std::vector<std::string> withdrawn;
  bool operator==(const Ledger&) const = default;
};

/// Codes: of JSON files; ledger.layout.
Result<Ledger> parse_ledger(std::string_view json, const std::string& file);
std::string to_json(const Ledger&);  ///< schema fcm.exports/1

std::string ledger_path(const std::string& folder);

/// Of the folder of a study; empty where nothing has left.
Result<Ledger> read_ledger(const std::string& folder);
Result<void> write_ledger(const std::string& folder, const Ledger&);

/// Whose voices are counted in an export of this evidence.
std::vector<std::string> voices_in(const Evidence&);

/// An earlier export that differs from one of `voices` by some voices, and by fewer than the rule
/// of the audience asks to stand together: side by side the two tell about these few.
struct FewApart {
  Index entry = 0;         ///< the last such in the ledger
  std::size_t voices = 0;  ///< in one of the two alone
};
std::optional<FewApart> few_apart(const Ledger&, const std::vector<std::string>& voices, Audience);

}  // namespace fcm
