// SPDX-License-Identifier: MIT
#include "export_leave.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "core/sha256.hpp"
#include "fcm/ledger.hpp"
#include "text/file.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

/// Empty where the study is no folder.
std::string folder_of(const Loaded& loaded) {
  const std::string& study = loaded.project.study;
  return loaded.has_study && text::is_folder(study) ? study : std::string();
}

/// Who refused consent may stand in the tables beside a claims table that is read alone.
Result<void> consent_is_known(const Loaded& loaded) {
  const auto& problems = loaded.account.problems();
  const auto beside = std::find_if(problems.begin(), problems.end(), [](const Problem& doubt) {
    return doubt.code == "study.people_beside";
  });
  if (beside == problems.end()) return {};
  return problem("export.people_beside", "who agreed to what is not known: " + beside->message,
                 beside->place, "give the folder, or make it for those who hold it: --for working");
}

/// A map file may say how many voices made it; none where it does not.
std::optional<std::size_t> voices_behind(const Loaded& loaded) {
  if (loaded.has_study) return loaded.evidence.voices.size();
  const std::size_t voices = loaded.map.source().voices;
  return voices > 0 ? std::optional(voices) : std::nullopt;
}

}  // namespace

Result<void> may_leave(const Loaded& loaded, Audience audience, bool even_so) {
  if (audience == Audience::working) return {};
  if (const auto known = consent_is_known(loaded); !known) return known;
  const std::size_t least = rules_of(audience).least_voices;
  if (const auto voices = voices_behind(loaded); voices && *voices < least)
    return problem("export.few_voices",
                   counted(*voices, "voice makes", "voices make") + " this map; for " +
                       std::string(to_text(audience)) + " it takes " + std::to_string(least),
                   {}, "show more of the study, or make it for those who hold it: --for working");
  const std::string folder = folder_of(loaded);
  if (folder.empty() || even_so) return {};
  const Result<Ledger> ledger = read_ledger(folder);
  if (!ledger) return tl::make_unexpected(ledger.error());
  const auto few = few_apart(*ledger, voices_in(loaded.evidence), audience);
  if (!few) return {};
  const LedgerEntry& before = ledger->entries[few->entry];
  return problem(
      "export.few_apart",
      counted(few->voices, "voice makes", "voices make") + " the difference to an earlier export" +
          (before.date.empty() ? "" : " of " + before.date) + ", " + before.file +
          ": side by side the two tell about " + (few->voices == 1 ? "it" : "them"),
      {folder}, "take the earlier one back first, wait until more are heard, or say --even-so");
}

Result<void> no_finer_than_words(std::optional<std::size_t> min_voices, Audience audience) {
  if (audience == Audience::working || min_voices.value_or(0) < 2) return {};
  const std::size_t least = *min_voices;
  const std::string words = voices_in_words(least, audience);
  if (voices_in_words(least - 1, audience) != words) return {};
  std::size_t from = least, next = least;
  while (from > 1 && voices_in_words(from - 1, audience) == words) --from;
  while (next < least + 20 && voices_in_words(next, audience) == words) ++next;
  return problem("export.finer",
                 "--min-voices " + std::to_string(least) + " tells more than \"" + words +
                     "\", as " + std::string(to_text(audience)) + " has it",
                 {},
                 "take " + std::to_string(from) +
                     (next < least + 20 ? " or " + std::to_string(next) : std::string()),
                 std::to_string(least));
}

Result<void> note_leaving(const Loaded& loaded, Audience audience, const std::string& file,
                          std::string_view bytes, const std::string& date) {
  const std::string folder = folder_of(loaded);
  if (folder.empty() || audience == Audience::working) return {};
  Result<Ledger> ledger = read_ledger(folder);
  if (!ledger) return tl::make_unexpected(ledger.error());
  ledger->entries.push_back({.date = date,
                             .audience = audience,
                             .file = std::filesystem::path(file).filename().string(),
                             .sha256 = core::sha256(bytes),
                             .voices = voices_in(loaded.evidence)});
  return write_ledger(folder, *ledger);
}

Result<void> names_nothing_withheld(const std::vector<std::string>& sentences, const Map& all,
                                    const Published<Map>& whole) {
  for (const Factor& factor : all.factors()) {
    if (whole->find(factor.id)) continue;
    const std::string& name = factor.label.empty() ? factor.id : factor.label;
    for (const std::string& sentence : sentences)
      if (sentence.find(name) != std::string::npos)
        return problem("export.withheld",
                       "\"" + sentence + "\" would name a factor that is withheld from " +
                           std::string(to_text(whole.audience())),
                       {}, "ask for another part, or take it out of sensitive: in the project");
  }
  return {};
}

Result<void> keep_places(const Loaded& loaded, Audience audience, const KeptPlaces& places) {
  const std::string folder = folder_of(loaded);
  if (folder.empty() || audience == Audience::working || places == loaded.places) return {};
  return write_places(folder, places);
}

}  // namespace fcm::command
