// SPDX-License-Identifier: MIT
//
// What the tests of malformed files share: a read in words, and workbooks as other programs write
// them.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "fcm/formats.hpp"
#include "text/workbook.hpp"
#include "text/zip.hpp"

namespace malformed {

/// What a read gave.
struct Given {
  std::string format;    ///< its word; empty where nothing was read
  std::string links;     ///< "a -> b -0.5" a line; of claims "a -> b - r1"; "?" is unscored
  std::string factors;   ///< labels, "a | b"
  std::string account;   ///< "4 = 2 + 1 + 1": read = kept + merged + refused, of the main table
  std::string problems;  ///< "3:2 number.syntax" a line, without notes
  std::vector<fcm::Problem> all;

  bool tells(const std::string& code) const {
    return std::any_of(all.begin(), all.end(),
                       [&](const fcm::Problem& one) { return one.code == code; });
  }
  /// As a person reads it: place, sentence and hint.
  std::string message(const std::string& code) const {
    for (const fcm::Problem& one : all)
      if (one.code == code) return fcm::to_text(one);
    return "nothing says " + code;
  }
};

inline void tell(Given& given, const fcm::Problem& one) {
  given.all.push_back(one);
  if (one.severity == fcm::Severity::note) return;
  given.problems += std::to_string(one.place.line) + ":" + std::to_string(one.place.column) + " " +
                    one.code + "\n";
}

inline std::string shown(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

inline void show(Given& given, const fcm::Map& map) {
  for (const fcm::Factor& one : map.factors())
    given.factors += (given.factors.empty() ? "" : " | ") + one.label;
  for (const fcm::Link& link : map.links())
    given.links += map.factors()[link.from].label + " -> " + map.factors()[link.to].label + " " +
                   (link.simulated ? shown(link.weight) : "?") + "\n";
}

inline void show(Given& given, const fcm::Study& study) {
  for (const fcm::StudyFactor& one : study.factors)
    given.factors += (given.factors.empty() ? "" : " | ") + one.label;
  for (const fcm::Claim& claim : study.claims) {
    given.links += study.factors[claim.from].label + " -> " + study.factors[claim.to].label + " " +
                   std::string(fcm::to_text(claim.polarity));
    if (claim.strength) given.links += " " + shown(*claim.strength);
    given.links += (claim.respondent.empty() ? "" : " " + claim.respondent) + "\n";
  }
}

/// Reads bytes under a name, and checks that its account adds up.
inline Given given(const std::string& bytes, const std::string& file,
                   const fcm::ReadOptions& options = {}) {
  Given all;
  const auto read = fcm::parse_contents(bytes, file, options);
  if (!read) {
    tell(all, read.error());
    return all;
  }
  all.format = read->value.format;
  const fcm::Account& account = read->account;
  CHECK(account.adds_up());
  CHECK(account.rejected.size() <= account.refused_everywhere());
  all.account = std::to_string(account.read()) + " = " + std::to_string(account.kept()) + " + " +
                std::to_string(account.merged()) + " + " + std::to_string(account.refused());
  for (const fcm::Problem& one : account.problems()) tell(all, one);
  std::visit([&](const auto& value) { show(all, value); }, read->value.value);
  return all;
}

/// A workbook as we write it: sheets of texts and numbers.
inline std::string workbook(std::vector<fcm::text::SheetToWrite> sheets) {
  const auto bytes = fcm::text::write_workbook(std::move(sheets));
  if (!bytes) FAIL(fcm::to_text(bytes.error()));
  return *bytes;
}

/// A workbook as it stands in its parts, of one sheet "Links", whose cells are XML.
struct Parts {
  std::string rows;         ///< inside <sheetData>
  std::string behind = "";  ///< behind </sheetData>
  std::string relations = "";
};

inline std::string workbook(const Parts& parts) {
  const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  return fcm::text::write_zip(
      {{"_rels/.rels", "<Relationships><Relationship Id='a' Type='" + type +
                           "officeDocument' Target='xl/workbook.xml'/></Relationships>"},
       {"xl/workbook.xml",
        "<workbook xmlns:r='r'><sheets><sheet name='Links' sheetId='1' r:id='rId1'/></sheets>"
        "</workbook>"},
       {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='rId1' Type='" + type +
                                          "worksheet' Target='worksheets/sheet1.xml'/>" +
                                          parts.relations + "</Relationships>"},
       {"xl/worksheets/sheet1.xml", "<worksheet><dimension ref='A1'/><sheetData>" + parts.rows +
                                        "</sheetData>" + parts.behind + "</worksheet>"}});
}

/// A row of that XML: texts, and numbers where a cell starts with #.
inline std::string row(const std::vector<std::string>& cells) {
  std::string xml = "<row>";
  for (const std::string& cell : cells)
    xml += cell.starts_with('#') ? "<c><v>" + cell.substr(1) + "</v></c>"
                                 : "<c t='inlineStr'><is><t>" + cell + "</t></is></c>";
  return xml + "</row>";
}

}  // namespace malformed
