// SPDX-License-Identifier: MIT
//
// One table of claims on its own. docs/formats/claims.md
#include <algorithm>
#include <utility>

#include "fcm/study.hpp"
#include "formats/formats_list.hpp"
#include "study/claims_table.hpp"

namespace fcm {
namespace {

constexpr std::size_t bytes_looked_at = 4'096;

Result<study::Sheet> header_of(std::string_view bytes) {
  Account unused;
  return study::open_sheet(std::string(bytes), "", study::claims_rules(), unused);
}

// Columns that a list of weighted links does not have say that people's statements were coded.
int looks_coded(const study::Sheet& sheet) {
  using namespace study;
  for (const std::size_t role :
       {ClaimColumn::coder, ClaimColumn::respondent, ClaimColumn::conversation,
        ClaimColumn::document, ClaimColumn::polarity, ClaimColumn::quote, ClaimColumn::paraphrase})
    if (sheet.has(role)) {
      const std::string key = header_key(sheet.header[*sheet.columns[role]]);
      if (key != "type" && key != "relation") return 2;
    }
  return 1;
}

int sniff_claims(std::string_view bytes) {
  const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  std::string_view head = utf16 ? bytes : bytes.substr(0, bytes_looked_at);
  if (head.size() < bytes.size()) head = head.substr(0, head.find_last_of("\r\n") + 1);
  Result<study::Sheet> sheet = header_of(head);
  if (!sheet && head.size() < bytes.size()) sheet = header_of(bytes);  // cut inside quotes
  return sheet ? looks_coded(*sheet) : 0;
}

}  // namespace

Result<Read<Study>> read_claims(std::string_view bytes, const std::string& file) {
  Read<Study> read;
  Result<void> done =
      study::read_claims_table(std::string(bytes), file, false, read.value, read.account);
  if (!done) return tl::make_unexpected(done.error());
  return read;
}

const Format& claims_format() {
  static const Format format{.name = "claims",
                             .title = "A table of coded claims",
                             .holds = "study",
                             .extensions = ".csv .tsv",
                             .sniff = sniff_claims,
                             .read = nullptr};
  return format;
}

}  // namespace fcm
