// SPDX-License-Identifier: MIT
#include "text/workbook.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>

#include "text/file.hpp"
#include "text/workbook_parts.hpp"
#include "text/zip.hpp"

using namespace fcm;
using namespace fcm::text;

namespace {

struct Parts {
  std::string sheet;  ///< what stands inside <worksheet>
  std::string strings = "<si><t>shared</t></si>";
  std::string properties = "";  ///< inside <workbook>
  std::string sheets = "<sheet name='Links' sheetId='1' r:id='rId1'/>";
  std::string more_relationships = "";
};

std::string workbook(const Parts& parts) {
  const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const auto related = [&](const char* id, const char* word, const char* target) {
    return std::string("<Relationship Id='") + id + "' Type='" + type + word + "' Target='" +
           target + "'/>";
  };
  return write_zip(
      {{"_rels/.rels",
        "<Relationships>" + related("a", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
       {"xl/workbook.xml", "<workbook xmlns:r='r'>" + parts.properties + "<sheets>" + parts.sheets +
                               "</sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships>" + related("rId1", "worksheet", "/xl/worksheets/sheet1.xml") +
            related("rId2", "styles", "styles.xml") +
            related("rId3", "sharedStrings", "sharedStrings.xml") +
            related("rId9", "drawing", "drawings/none.xml") + parts.more_relationships +
            "</Relationships>"},
       {"xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='d&quot; of &quot;mmmm yyyy'/>"
        "<numFmt numFmtId='165' formatCode='[h]:mm'/></numFmts><cellXfs><xf numFmtId='0'/>"
        "<xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs></styleSheet>"},
       {"xl/sharedStrings.xml", "<sst>" + parts.strings + "</sst>"},
       {"xl/worksheets/sheet1.xml",
        "<worksheet><dimension ref='A1'/>" + parts.sheet + "</worksheet>"}});
}

std::string workbook_of(const std::string& rows) {
  return workbook({.sheet = "<sheetData>" + rows + "</sheetData>"});
}

std::string shown(const Result<std::vector<Sheet>>& read) {
  if (!read) return read.error().code;
  std::string all;
  for (const Sheet& sheet : *read) {
    all += sheet.name + (sheet.hidden ? " (hidden)" : "") + ":";
    for (const Row& row : sheet.table.rows) {
      all += " " + std::to_string(row.line);
      for (const std::string& cell : row.cells) all += "|" + cell;
    }
    all += "\n";
  }
  return all;
}

std::string read_all(std::string_view bytes, const Limits& limits = {}) {
  Account account;
  return shown(read_workbook(bytes, "a.xlsx", account, limits));
}

std::string codes(std::string_view bytes) {
  Account account;
  std::string all;
  if (!read_workbook(bytes, "a.xlsx", account)) return "refused";
  for (const Problem& problem : account.problems())
    all += problem.code + " " + std::to_string(problem.place.line) + ":" +
           std::to_string(problem.place.column) + "\n";
  return all;
}

std::string message_of(std::string_view bytes) {
  Account account;
  const auto read = read_workbook(bytes, "a.xlsx", account);
  return read ? "read" : read.error().code + ": " + read.error().message;
}

}  // namespace

TEST_CASE("workbook: cells of every type are read as text", "[text]") {
  CHECK(read_all(workbook_of(
            "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='C2' t='inlineStr'><is><t>in</t></is></c>"
            "<c r='D2' t='b'><v>1</v></c><c r='E2' t='b'><v>0</v></c><c r='F2'><v>0.5</v></c>"
            "<c r='G2' t='str'><f>A1</f><v>told</v></c><c r='H2' t='e'><v>#N/A</v></c>"
            "<c r='I2'/></row>")) == "Links: 2|shared||in|TRUE|FALSE|0.5|told|#N/A\n");
}

TEST_CASE("workbook: numbers are whole where they are, and shortest", "[text]") {
  CHECK(read_all(workbook_of("<row><c><v>100000</v></c><c><v>0.10000000000000001</v></c>"
                             "<c><v>1E-3</v></c><c><v>1234567890123</v></c><c><v>-0</v></c>"
                             "<c><v>1e400</v></c></row>")) ==
        "Links: 1|100000|0.1|0.001|1234567890123|0|1e400\n");
}

TEST_CASE("workbook: rows and cells may be sparse, or without references", "[text]") {
  CHECK(read_all(workbook_of("<row><c><v>1</v></c><c r='C1'><v>3</v></c><c><v>4</v></c></row>"
                             "<row r='5'><c r='B5'><v>2</v></c></row><row><c><v>6</v></c></row>"
                             "<row r='9'><c r='A9' t='s'><v>0</v></c></row>")) ==
        "Links: 1|1||3|4 5||2 6|6 9|shared\n");
  CHECK(read_all(workbook_of("<row r='1'><c t='inlineStr'><is><t> \n</t></is></c></row>")) ==
        "Links:\n");
}

TEST_CASE("workbook: runs of rich text are joined, phonetic ones are left out", "[text]") {
  CHECK(read_all(workbook(
            {.sheet = "<sheetData><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c "
                      "t='inlineStr'><is><r><t>a</t></r><r><t xml:space='preserve'> "
                      "b</t></r><rPh><t>x</t></rPh></is></c></row></sheetData>",
             .strings = "<si><r><rPr/><t>Trust </t></r><r><t>&amp; hope</t></r><rPh sb='0'>"
                        "<t>no</t></rPh><phoneticPr/></si><si><t>line_x000D__x000A_two _x0041_"
                        "_xZ</t></si>"})) == "Links: 1|Trust & hope|line\ntwo A_xZ|a b\n");
}

TEST_CASE("workbook: dates are found by their format, from 1900 or from 1904", "[text]") {
  const std::string rows =
      "<row><c s='1'><v>45296</v></c><c s='2'><v>45296.5</v></c><c s='3'><v>1.5</v></c>"
      "<c s='1'><v>0.25</v></c><c><v>45296</v></c><c s='1'><v>1</v></c><c s='1'><v>-3</v></c>"
      "<c t='d'><v>2024-01-05T00:00:00</v></c></row>";
  CHECK(read_all(workbook_of(rows)) ==
        "Links: 1|2024-01-05|2024-01-05T12:00:00|1.5|06:00:00|45296|1900-01-01|-3|2024-01-05\n");
  CHECK(read_all(workbook({.sheet = "<sheetData><row><c s='1'><v>43834</v></c></row></sheetData>",
                           .properties = "<workbookPr date1904='1'/>"})) ==
        "Links: 1|2024-01-05\n");
  CHECK(iso_date(59, false) == "1900-02-28");
  CHECK(iso_date(61, false) == "1900-03-01");
  CHECK(iso_date(2958465.999999, false).empty() == false);
  CHECK(iso_date(2958466, false).empty());
  CHECK(iso_date(1.9999999, false) == "1900-01-02");
}

TEST_CASE("workbook: a format is a date by its letters outside of quotes", "[text]") {
  for (const char* date : {"d/m/yyyy", "[$-409]mmm\\-yy;@", "hh:mm", "yyyy\"-\"mm", "[Red]dd"})
    CHECK(shows_date(date));
  for (const char* number : {"General", "0.00", "#,##0\" days\"", "[h]:mm", "[mm]:ss", "0\\d", "@",
                             "0;dd", "_d0", "[Red]0", "\"", "[", "\\"})
    CHECK_FALSE(shows_date(number));
}

TEST_CASE("workbook: what a guard against formulas added is taken away", "[text]") {
  CHECK(read_all(workbook_of("<row><c t='inlineStr'><is><t>'=1+1</t></is></c><c "
                             "t='inlineStr'><is><t>'tis</t></is></c></row>")) ==
        "Links: 1|=1+1|'tis\n");
}

TEST_CASE("workbook: a formula without its value is refused with its cell", "[text]") {
  Account account;
  const auto read = read_workbook(workbook_of("<row r='3'><c r='B3'><f>SUM(A1:A2)</f></c></row>"),
                                  "a.xlsx", account);
  REQUIRE_FALSE(read);
  CHECK(read.error().code == "xlsx.no_value");
  CHECK(read.error().place == Place{"a.xlsx!Links", 3, 2});
  CHECK(read.error().message.find("B3 of sheet \"Links\"") != std::string::npos);
  CHECK(read_all(workbook_of("<row><c t='str'><f>A1</f><v></v></c></row>")) == "Links:\n");
}

TEST_CASE("workbook: errors, formulas, merged and hidden cells are said with their cell",
          "[text]") {
  CHECK(codes(workbook({.sheet = "<cols><col hidden='1'/></cols><sheetData><row r='4'>"
                                 "<c r='B4' t='e'><v>#REF!</v></c><c r='C4'><f>1</f><v>1</v></c>"
                                 "</row></sheetData><mergeCells><mergeCell ref='A2:B3'/>"
                                 "</mergeCells>"})) ==
        "xlsx.error_value 4:2\nxlsx.formula 4:3\nxlsx.merged 2:1\nxlsx.hidden 0:0\n");
}

TEST_CASE("workbook: sheets that ask for it are left out, hidden ones are read", "[text]") {
  const std::string book = workbook(
      {.sheet = "<sheetData><row><c><v>1</v></c></row></sheetData>",
       .sheets = "<sheet name='Notes (IGNORE)' r:id='rId1'/><sheet name='Filtered links' "
                 "r:id='gone' /><sheet name='A' state='hidden' r:id='rId1'/><sheet name='Chart' "
                 "r:id='c'/>",
       .more_relationships = "<Relationship Id='gone' Type='x/worksheet' Target='gone.xml'/>"
                             "<Relationship Id='c' Type='x/chartsheet' Target='gone.xml'/>"});
  CHECK(read_all(book) == "A (hidden): 1|1\n");
  CHECK(codes(book) == "xlsx.left_out 0:0\nxlsx.left_out 0:0\nxlsx.hidden 0:0\n");
}

TEST_CASE("workbook: what is no workbook is called by its name", "[text]") {
  CHECK(message_of("") == "file.empty: the file is empty");
  CHECK(message_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old") ==
        "xlsx.xls: this is a workbook in the old format .xls");
  std::string locked = "\xD0\xCF\x11\xE0";
  for (const char c : std::string("EncryptedPackage")) locked += {c, '\0'};
  CHECK(message_of(locked) == "xlsx.encrypted: the workbook is protected by a password");
  CHECK(message_of("<html><table><tr><td>1</td></tr></table></html>").substr(0, 28) ==
        "xlsx.not_xlsx: this is a web");
  CHECK(message_of("from,to\na,b\n") == "xlsx.not_xlsx: this is text and no workbook");
  CHECK(message_of(write_zip({{"word/document.xml", "<w/>"}})) ==
        "xlsx.not_xlsx: this is a text document (.docx)");
  CHECK(message_of(write_zip({{"xl/workbook.bin", "x"}})).find(".xlsb") != std::string::npos);
  CHECK(looks_like_workbook(workbook_of("")));
  CHECK_FALSE(looks_like_workbook(write_zip({{"project.qde", "x"}})));
  CHECK_FALSE(looks_like_workbook("PK\x03\x04"));
}

TEST_CASE("workbook: contradictions inside are refused", "[text]") {
  for (const char* rows :
       {"<row><c t='s'><v>1</v></c></row>", "<row><c t='s'><v>-1</v></c></row>", "<row r='0'/>",
        "<row r='1048577'/>", "<row><c r='XFE1'><v>1</v></c></row>",
        "<row><c r='1'><v>1</v></c></row>", "<row><c r='AAAAAAAA1'/></row>"}) {
    INFO(rows);
    CHECK(read_all(workbook_of(rows)) == "xlsx.damaged");
  }
  CHECK(read_all(workbook({.sheet = "", .sheets = "<sheet name='A' r:id='none'/>"})) ==
        "xlsx.damaged");
  CHECK(read_all(workbook_of("<row>")) == "xml.syntax");
}

TEST_CASE("workbook: far cells cost nothing, and swelling ones are refused", "[text]") {
  CHECK(read_all(workbook_of("<row r='1048576'><c r='A1048576'><v>1</v></c><c r='XFD1048576'/>"
                             "</row>")) == "Links: 1048576|1\n");
  CHECK(read_all(workbook_of("<row><c r='XFD1'><v>1</v></c></row>")) == "limit.columns");
  std::string far;
  for (int i = 0; i < 3'000; ++i) far += "<row><c r='FAN1'><v>1</v></c></row>";
  CHECK(read_all(workbook_of(far)) == "limit.zip_ratio");
  std::string many;
  for (int i = 0; i < 3'000; ++i) many += "<row><c t='s'><v>0</v></c></row>";
  CHECK(read_all(workbook({.sheet = "<sheetData>" + many + "</sheetData>",
                           .strings = "<si><t>" + std::string(30'000, 'x') + "</t></si>"})) ==
        "limit.zip_ratio");
  CHECK(read_all(workbook_of("<row/><row><c><v>1</v></c></row>"), {.rows = 0}) == "limit.rows");
}

TEST_CASE("workbook: flipped bytes inside its parts never crash it", "[text]") {
  const auto parts = read_zip(
      workbook_of("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='1'><v>45296</v></c></row>"),
      "a.xlsx");
  REQUIRE(parts);
  std::mt19937 random(6);
  for (int i = 0; i < 2'000; ++i) {
    std::vector<ZipEntry> flipped = *parts;
    std::string& bytes = flipped[random() % flipped.size()].bytes;
    bytes[random() % bytes.size()] ^= static_cast<char>(1 + random() % 255);
    Account account;
    const auto read = read_workbook(write_zip(flipped), "a.xlsx", account);
    if (!read) CHECK_FALSE(read.error().hint.empty());
  }
}

TEST_CASE("workbook: cut off anywhere it is refused", "[text]") {
  const std::string book = workbook_of("<row><c><v>1</v></c></row>");
  for (std::size_t size = 0; size < book.size(); ++size)
    REQUIRE(message_of(book.substr(0, size)) != "read");
}

TEST_CASE("workbook: cells go by letters and a number", "[text]") {
  CHECK(cell_name(4, 3) == "C4");
  CHECK(cell_name(1, 26) == "Z1");
  CHECK(cell_name(10, 27) == "AA10");
  CHECK(cell_name(1'048'576, 16'384) == "XFD1048576");
}

// Real files of other programs are not part of the project. FCM_SAMPLES names a folder of them.
TEST_CASE("workbook: files of R's openxlsx, PyFCM and FCMpy are read", "[text][samples]") {
  const char* folder = std::getenv("FCM_SAMPLES");
  if (folder == nullptr) {
    WARN("skipped: FCM_SAMPLES names no folder of sample files");
    return;
  }
  const auto sheets_of = [&](const std::string& path) {
    const Result<std::string> bytes = read_file(folder + ("/" + path));
    REQUIRE(bytes);
    CHECK(looks_like_workbook(*bytes));
    Account account;
    const auto sheets = read_workbook(*bytes, path, account);
    REQUIRE(sheets);
    CHECK(account.problems().empty());
    return *sheets;
  };
  // Its dimension says A1 and its drawings are not there.
  const std::vector<Sheet> kumu = sheets_of("kumu/ndrdd_DRD_Kumu_file.xlsx");
  REQUIRE(kumu.size() == 2);
  CHECK(kumu[0].name == "Elements");
  CHECK(kumu[0].table.rows.size() == 99);
  CHECK(kumu[1].name == "Connections");
  CHECK(kumu[1].table.rows.size() == 225);
  CHECK(kumu[1].table.rows[0].cells == std::vector<std::string>{"From", "To"});
  const std::vector<Sheet> pyfcm = sheets_of("fcm-matrix/pyfcm_Adjacency_Matrix_Example.xlsx");
  REQUIRE(pyfcm.size() == 1);
  CHECK(pyfcm[0].table.rows.size() == 41);
  CHECK(pyfcm[0].table.rows[0].cells[0] == "INDIVIDUAL ID# or NAME");
  const std::vector<Sheet> fcmpy = sheets_of("fcm-expert/fcmpy_data_test.xlsx");
  REQUIRE(fcmpy.size() == 6);
  CHECK(fcmpy[5].name == "Expert_6");
  CHECK(fcmpy[5].table.rows.size() == 17);
}
