// SPDX-License-Identifier: MIT
#include "fcm/ledger.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "text/file.hpp"
#include "text/json.hpp"

namespace fcm {
namespace {

tl::unexpected<Problem> wrong(const std::string& file) {
  return problem("ledger.layout", "this is no list of exports as fcm writes it", {file},
                 "restore it from a copy; without it nobody knows what has left the study", "");
}

bool are_texts(const text::Json& list) {
  return list.is_array() && std::all_of(list.begin(), list.end(),
                                        [](const text::Json& one) { return one.is_string(); });
}

bool is_entry(const text::Json& one) {
  const auto text = [&](const char* key) { return one.contains(key) && one[key].is_string(); };
  return one.is_object() && text("date") && text("audience") && text("file") && text("sha256") &&
         one.contains("voices") && are_texts(one["voices"]);
}

}  // namespace

Result<Ledger> parse_ledger(std::string_view json, const std::string& file) {
  const Result<text::Json> read = text::parse_json(json, file);
  if (!read) return tl::make_unexpected(read.error());
  if (!read->is_object() || !read->contains("schema") || (*read)["schema"] != "fcm.exports/1" ||
      !read->contains("exports") || !(*read)["exports"].is_array())
    return wrong(file);
  Ledger ledger;
  for (const text::Json& one : (*read)["exports"]) {
    if (!is_entry(one)) return wrong(file);
    const Result<Audience> audience = audience_named(one["audience"].get<std::string>());
    if (!audience) return wrong(file);
    LedgerEntry entry{.date = one["date"].get<std::string>(),
                      .audience = *audience,
                      .file = one["file"].get<std::string>(),
                      .sha256 = one["sha256"].get<std::string>(),
                      .voices = one["voices"].get<std::vector<std::string>>()};
    std::sort(entry.voices.begin(), entry.voices.end());
    ledger.entries.push_back(std::move(entry));
  }
  if (read->contains("withdrawn")) {
    if (!are_texts((*read)["withdrawn"])) return wrong(file);
    ledger.withdrawn = (*read)["withdrawn"].get<std::vector<std::string>>();
  }
  return ledger;
}

std::string to_json(const Ledger& ledger) {
  text::Json exports = text::Json::array();
  for (const LedgerEntry& entry : ledger.entries)
    exports.push_back({{"date", entry.date},
                       {"audience", to_text(entry.audience)},
                       {"file", entry.file},
                       {"sha256", entry.sha256},
                       {"voices", entry.voices}});
  return text::write_json({{"schema", "fcm.exports/1"},
                           {"notice", "personal data: stays in the folder of the study"},
                           {"exports", exports},
                           {"withdrawn", ledger.withdrawn}});
}

std::string ledger_path(const std::string& folder) {
  return (std::filesystem::path(folder) / "exports.json").string();
}

Result<Ledger> read_ledger(const std::string& folder) {
  const std::string path = ledger_path(folder);
  if (!text::exists(path)) return Ledger{};
  const Result<std::string> bytes = text::read_file(path);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return parse_ledger(*bytes, path);
}

Result<void> write_ledger(const std::string& folder, const Ledger& ledger) {
  return text::write_file(ledger_path(folder), to_json(ledger),
                          {.overwrite = true, .owner_only = true});
}

std::vector<std::string> voices_in(const Evidence& evidence) {
  std::vector<std::string> voices;
  for (const Voice& voice : evidence.voices) voices.push_back(voice.key);
  std::sort(voices.begin(), voices.end());
  return voices;
}

std::optional<FewApart> few_apart(const Ledger& ledger, const std::vector<std::string>& voices,
                                  Audience audience) {
  if (audience == Audience::working) return std::nullopt;
  for (Index i = ledger.entries.size(); i-- > 0;) {
    std::vector<std::string> apart;
    std::set_symmetric_difference(ledger.entries[i].voices.begin(), ledger.entries[i].voices.end(),
                                  voices.begin(), voices.end(), std::back_inserter(apart));
    if (!apart.empty() && apart.size() < rules_of(audience).least_voices)
      return FewApart{.entry = i, .voices = apart.size()};
  }
  return std::nullopt;
}

}  // namespace fcm
