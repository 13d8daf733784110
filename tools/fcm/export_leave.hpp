// SPDX-License-Identifier: MIT
//
// What leaves a study is noted in its folder, and held against what left before.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fcm/project.hpp"

namespace fcm::command {

/// Codes export.people_beside: consent may stand in tables that were not read; export.few_voices:
/// fewer voices make the map, also one that was read from a file, than must stand together;
/// export.few_apart: an earlier export differs by fewer voices than must stand together (unless
/// `even_so`); those of read_ledger().
Result<void> may_leave(const Loaded&, Audience, bool even_so);

/// A filter by voices tells how many told what is drawn: no finer than the words that the audience
/// has for numbers. Code export.finer.
Result<void> no_finer_than_words(std::optional<std::size_t> min_voices, Audience);

/// Adds the file to the ledger of the study; nothing for a working copy, nor where the study has no
/// folder.
Result<void> note_leaving(const Loaded&, Audience, const std::string& file, std::string_view bytes,
                          const std::string& date);

/// What is said about a filter or an idea must not name what is withheld. Code export.withheld.
Result<void> names_nothing_withheld(const std::vector<std::string>& sentences, const Map& all,
                                    const Published<Map>& whole);

/// Into the folder of the study, for the same files: what others have seen stays where they saw it.
Result<void> keep_places(const Loaded&, Audience, const KeptPlaces&);

}  // namespace fcm::command
