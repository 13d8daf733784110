// SPDX-License-Identifier: MIT
#include "formats/segment_columns.hpp"

#include <algorithm>
#include <utility>

#include "study/sheet.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {
namespace {

constexpr std::size_t rows_looked_at = 20;

/// Header, and the place in SegmentColumns; keys as study::header_key() makes them.
struct Alias {
  std::string_view key;
  std::optional<std::size_t> SegmentColumns::*role;
};

constexpr Alias aliases[] = {
    {"document", &SegmentColumns::document},
    {"documentname", &SegmentColumns::document},
    {"dokumentname", &SegmentColumns::document},
    {"documento", &SegmentColumns::document},
    {"file", &SegmentColumns::document},
    {"filename", &SegmentColumns::document},
    {"case", &SegmentColumns::case_name},
    {"codes", &SegmentColumns::codes},
    {"code", &SegmentColumns::codes},
    {"codename", &SegmentColumns::codes},
    {"tag", &SegmentColumns::codes},
    {"quotationcontent", &SegmentColumns::words},
    {"textcontent", &SegmentColumns::words},
    {"segment", &SegmentColumns::words},
    {"codedsegment", &SegmentColumns::words},
    {"codiertessegment", &SegmentColumns::words},
    {"coded", &SegmentColumns::words},
    {"content", &SegmentColumns::words},
    {"id", &SegmentColumns::id},
    {"coder", &SegmentColumns::coder},
    {"createdby", &SegmentColumns::coder},
    {"author", &SegmentColumns::coder},
    {"ersteller", &SegmentColumns::coder},
    {"erstelltvon", &SegmentColumns::coder},
    {"reference", &SegmentColumns::begin},
    {"beginning", &SegmentColumns::begin},
    {"anfang", &SegmentColumns::begin},
    {"start/initialposition", &SegmentColumns::begin},
    {"end", &SegmentColumns::end},
    {"ende", &SegmentColumns::end},
    {"end/finalposition", &SegmentColumns::end},
};

/// A table with from and to holds claims already, whatever else it has.
bool holds_claims(const text::Row& header) {
  bool from = false, to = false;
  for (const std::string& cell : header.cells) {
    const std::string key = study::header_key(cell);
    from = from || key == "from" || key == "cause";
    to = to || key == "to" || key == "effect";
  }
  return from && to;
}

SegmentColumns columns_of(const text::Row& header) {
  SegmentColumns columns;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const std::string key = study::header_key(header.cells[i]);
    const std::string name = text::trimmed(header.cells[i]);
    for (const Alias& alias : aliases)
      if (alias.key == key && !(columns.*alias.role)) {
        columns.*alias.role = i;
        if (key == "codes") columns.several_codes = true;
      }
    if (key == "documentgroup" || key == "documentgroups" || key == "dokumentgruppe")
      columns.of_sources.push_back({"group", i});
    if (name.starts_with("FileVar_")) columns.of_sources.push_back({name.substr(8), i});
    if (name.starts_with("CaseVar_")) columns.of_cases.push_back({name.substr(8), i});
  }
  return columns;
}

/// "\/" is a slash, "\" a level (MAXQDA), "○ " and "● " are drawn by ATLAS.ti.
std::string cleaned(std::string_view text) {
  std::string name = text::trimmed(text);
  for (const std::string_view mark : {"\xE2\x97\x8B", "\xE2\x97\x8F"})
    if (name.starts_with(mark)) name = text::trimmed(std::string_view(name).substr(mark.size()));
  std::string clean;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] != '\\') {
      clean += name[i];
    } else if (i + 1 < name.size() && name[i + 1] == '/') {
      clean += name[++i];
    } else {
      clean += " > ";
    }
  }
  return clean;
}

}  // namespace

std::optional<SegmentColumns> segment_columns(const text::Table& table) {
  for (std::size_t i = 0; i < std::min(table.rows.size(), rows_looked_at); ++i) {
    if (!study::has_words(table.rows[i])) continue;
    SegmentColumns columns = columns_of(table.rows[i]);
    if (holds_claims(table.rows[i]) || !columns.codes || !columns.words ||
        !(columns.document || columns.case_name))
      continue;
    columns.first_row = i + 1;
    return columns;
  }
  return std::nullopt;
}

std::optional<SegmentColumns> columns_of_code_sheet(const std::string& sheet,
                                                    const text::Table& table) {
  const std::vector<std::string> codes = codes_in(sheet, false);
  for (std::size_t i = 0; !codes.empty() && i < std::min(table.rows.size(), rows_looked_at); ++i) {
    SegmentColumns columns = columns_of(table.rows[i]);
    if (holds_claims(table.rows[i]) || columns.codes || !columns.words || !columns.id) continue;
    const std::string key = study::header_key(table.rows[i].cells[*columns.words]);
    if (key != "quotationcontent" && key != "textcontent") continue;
    columns.first_row = i + 1;
    columns.code = codes.front();
    return columns;
  }
  return std::nullopt;
}

std::optional<HyperlinkColumns> hyperlink_columns(const text::Table& table) {
  for (std::size_t i = 0; i < std::min(table.rows.size(), rows_looked_at); ++i) {
    std::vector<std::size_t> ids, relations;
    const std::vector<std::string>& header = table.rows[i].cells;
    for (std::size_t j = 0; j < header.size(); ++j) {
      const std::string key = study::header_key(header[j]);
      if (key == "id") ids.push_back(j);
      if (key == "relation") relations.push_back(j);
    }
    if (ids.size() == 2 && relations.size() == 1)
      return HyperlinkColumns{i + 1, ids[0], relations[0], ids[1]};
  }
  return std::nullopt;
}

std::vector<std::string> codes_in(std::string_view cell, bool several) {
  std::vector<std::string> codes;
  const std::string text = text::with_lf(std::string(cell));
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text::trimmed(std::string_view(text).substr(at, end - at));
    at = end + 1;
    if (line.empty() || line.starts_with("Gr=")) continue;
    if (!several) {
      codes.push_back(cleaned(line));
      continue;
    }
    for (const std::string& one : study::listed(line)) codes.push_back(cleaned(one));
  }
  return codes;
}

}  // namespace fcm::detail
