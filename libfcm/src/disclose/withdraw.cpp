// SPDX-License-Identifier: MIT
#include "fcm/withdraw.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "disclose/cut_tables.hpp"
#include "disclose/leaving.hpp"
#include "fcm/places.hpp"
#include "formats/together.hpp"
#include "text/file.hpp"
#include "text/replace_files.hpp"

namespace fcm {
namespace {

using disclose::Ids;
using disclose::Leaving;

tl::unexpected<Problem> unsure(const std::string& study_path) {
  return problem("withdraw.unsure",
                 "without this voice the study would not say of the others what it does now",
                 {study_path}, "take the rows of this respondent out by hand");
}

/// The ledger without the voice, and what had left with it.
Result<void> take_out_of_ledger(Withdrawal& withdrawal, const std::string& folder,
                                const std::string& voice, const std::string& date) {
  Result<Ledger> ledger = read_ledger(folder);
  if (!ledger) return tl::make_unexpected(ledger.error());
  ledger->withdrawn.push_back(date);
  const std::string nobody = "withdrawn " + std::to_string(ledger->withdrawn.size());
  std::size_t named = 0;
  for (LedgerEntry& entry : ledger->entries) {
    const auto at = std::find(entry.voices.begin(), entry.voices.end(), voice);
    if (at == entry.voices.end()) continue;
    *at = nobody;
    std::sort(entry.voices.begin(), entry.voices.end());
    ++named;
    withdrawal.left.push_back({.date = entry.date,
                               .audience = entry.audience,
                               .file = entry.file,
                               .sha256 = entry.sha256,
                               .voices = {}});
  }
  withdrawal.ledger = true;
  withdrawal.files.push_back(
      {.path = ledger_path(folder), .rows = named, .bytes = to_json(*ledger)});
  return {};
}

/// Only factors that others spoke of, or that a codebook lists, keep their places on drawings.
Result<void> take_out_of_places(Withdrawal& withdrawal, const std::string& folder,
                                const Ids& alone) {
  Result<KeptPlaces> places = read_places(folder);
  if (!places) return tl::make_unexpected(places.error());
  std::size_t gone = 0;
  for (Places* each : {&places->lying, &places->upright})
    gone += std::erase_if(*each, [&](const auto& place) {
      return alone.count(place.first) > 0 || !withdrawal.others.find_factor(place.first);
    });
  if (gone > 0)
    withdrawal.files.push_back(
        {.path = places_path(folder), .rows = gone, .bytes = to_json(*places)});
  return {};
}

/// Rows go out of the tables where they stand, and what others said must read as before.
Result<void> change_tables(Withdrawal& withdrawal, const Files& files, const Leaving& leaving,
                           const ReadOptions& options) {
  auto cut = disclose::cut_tables(files, leaving, options);
  if (!cut) return tl::make_unexpected(cut.error());
  const auto after = disclose::read_sources(files, std::move(cut->sources), options);
  const bool nothing_left = withdrawal.others.claims.empty();
  if (after ? !disclose::same_said(withdrawal.others, after->value)
            : !nothing_left || after.error().code != "claims.empty")
    return unsure(files.path);
  withdrawal.files = std::move(cut->files);
  if (after)
    withdrawal.others = after->value;
  else
    withdrawal.others.factors.clear();
  return {};
}

/// A folder of tables in place of files that cannot be changed, read back before it is given out.
Result<void> write_anew(Withdrawal& withdrawal, const Files& files, const Ids& alone) {
  Study rest = withdrawal.others;
  std::vector<Index> now(rest.factors.size());
  std::vector<StudyFactor> kept;
  for (Index i = 0; i < rest.factors.size(); ++i) {
    now[i] = kept.size();
    if (alone.count(rest.factors[i].id) == 0) kept.push_back(rest.factors[i]);
  }
  rest.factors = std::move(kept);
  for (Claim& claim : rest.claims) {
    claim.from = now[claim.from];
    claim.to = now[claim.to];
  }
  const Format& format = **format_named("study");
  auto written = format.write_study(publish_study(rest, Audience::working), "/");
  if (!written) return tl::make_unexpected(written.error());
  std::vector<detail::Source> sources;
  for (const WrittenFile& file : *written) sources.emplace_back(file.bytes, file.name);
  const auto back = read_study(detail::files_of(files.path, std::move(sources), "study"), {});
  if (back ? !disclose::same_said(withdrawal.others, back->value)
           : !rest.claims.empty() || back.error().code != "claims.empty")
    return unsure(files.path);
  withdrawal.anew = std::move(*written);
  withdrawal.others = std::move(rest);
  return {};
}

}  // namespace

Result<Withdrawal> withdraw(const std::string& study_path, const std::string& respondent,
                            const std::string& date, const ReadOptions& options) {
  const Result<Files> files = open_together({study_path}, options);
  if (!files) return tl::make_unexpected(files.error());
  const Result<Read<Study>> before = read_study(*files, options);
  if (!before) return tl::make_unexpected(before.error());
  const Result<bool> tables = disclose::are_tables(*files);
  if (!tables) return tl::make_unexpected(tables.error());
  if (before->account.refused_everywhere() > 0)
    return problem("study.refused_rows",
                   "the study has rows that cannot be read, and nobody knows whose they are",
                   {study_path}, "'fcm check " + study_path + "' lists them: mend them first");
  const Study& study = before->value;
  const Result<Leaving> leaving = disclose::find_leaving(study, respondent, study_path);
  if (!leaving) return tl::make_unexpected(leaving.error());
  const Ids alone = disclose::factors_of(study, *leaving);

  Withdrawal withdrawal;
  withdrawal.others = disclose::without(study, *leaving);
  withdrawal.claims = study.claims.size() - withdrawal.others.claims.size();
  withdrawal.conversations = leaving->conversations.size();
  withdrawal.documents = leaving->documents.size();
  withdrawal.shared = leaving->shared;
  for (const StudyFactor& factor : study.factors)
    if (alone.count(factor.id) > 0) withdrawal.factors.push_back(factor.label);
  const bool folder = text::is_folder(study_path);
  if (folder && !*tables) return unsure(study_path);
  const auto changed = *tables ? change_tables(withdrawal, *files, *leaving, options)
                               : write_anew(withdrawal, *files, alone);
  if (!changed) return tl::make_unexpected(changed.error());
  if (!folder) return withdrawal;
  if (const auto taken = take_out_of_places(withdrawal, study_path, alone); !taken)
    return tl::make_unexpected(taken.error());
  if (const auto taken = take_out_of_ledger(withdrawal, study_path, leaving->key(), date); !taken)
    return tl::make_unexpected(taken.error());
  return withdrawal;
}

Result<void> write(const Withdrawal& withdrawal) {
  std::vector<text::NewBytes> files;
  for (const FileWithout& file : withdrawal.files) files.push_back({file.path, file.bytes});
  return text::replace_files(files);
}

}  // namespace fcm
