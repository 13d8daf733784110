// SPDX-License-Identifier: MIT
//
// Workbooks as other programs and hurried people leave them: formats.md section 18, rows 9, 15, 23
// to 25, and reliability.md section 9.
#include "formats/malformed.hpp"

using malformed::Given;
using malformed::given;
using malformed::Parts;
using malformed::row;
using malformed::workbook;

namespace {

const std::string head = row({"from", "to", "weight"});
const std::string one = "a -> b 0.5\n";

/// A compound file as Office of old wrote it, with one stream of this name.
std::string compound(const std::string& stream) {
  std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(504, '\0');
  for (const char c : stream) {
    bytes += c;
    bytes += '\0';
  }
  return bytes + std::string(64, '\0');
}

}  // namespace

TEST_CASE("malformed workbook: numbers as text are read, and what is none is named by its cell",
          "[formats]") {
  const Given list =
      given(workbook({.rows = head + row({"a", "b", "0.5"}) + row({"a", "c", "\u22120.5"}) +
                              row({"a", "d", "50%"}) + row({"a", "e", "0,5"}) +
                              row({"a", "f", "\u00BD"}) + row({"a", "g", "=1/2"})}),
            "town.xlsx");
  CHECK(list.links == "a -> b 0.5\na -> c -0.5\na -> d 0.5\n");
  CHECK(list.account == "6 = 3 + 0 + 3");
  CHECK(list.problems == "5:3 number.decimal_comma\n6:3 strength.unknown\n7:3 strength.unknown\n");
  CHECK(list.message("number.decimal_comma") ==
        "town.xlsx!Links!C5: error: \"0,5\" uses a decimal comma [number.decimal_comma]\n  hint: "
        "write a point; a CSV file may keep its commas with semicolons between cells");
  const Given matrix = given(workbook({.rows = row({"", "a", "b"}) + row({"a", "#0", "\u00BD"}) +
                                               row({"b", "#0.5", "#0"})}),
                             "m.xlsx");
  CHECK(matrix.links == "b -> a 0.5\n");
  CHECK(matrix.message("number.syntax").find("m.xlsx!Links!C2: error: \"\u00BD\"") == 0);
}

TEST_CASE("malformed workbook: dates, errors and formulas stand where weights should",
          "[formats]") {
  const Given list = given(
      workbook({.rows = head + "<row><c t='str'><v>a</v></c><c t='str'><v>b</v></c><c><f>1/2</f>"
                               "<v>0.5</v></c></row><row><c t='str'><v>a</v></c><c t='str'><v>c"
                               "</v></c><c t='e'><f>1/0</f><v>#DIV/0!</v></c></row><row><c "
                               "t='str'><v>a</v></c><c t='str'><v>d</v></c><c t='d'><v>2024-01-02"
                               "T00:00:00</v></c></row>"}),
      "town.xlsx");
  CHECK(list.links == one);
  CHECK(list.account == "3 = 1 + 0 + 2");
  CHECK(list.problems == "3:3 number.excel_error\n4:3 number.excel_date\n3:3 xlsx.error_value\n");
  CHECK(list.tells("xlsx.formula"));
}

TEST_CASE("malformed workbook: a formula whose value was never saved is refused with its cell",
          "[formats]") {
  // As openpyxl writes formulas; a formula whose text is empty has its value.
  for (const std::string value : {"", "<v></v>", "<v/>"}) {
    const Given refused = given(workbook({.rows = head +
                                                  "<row><c t='str'><v>a</v></c><c t='str'>"
                                                  "<v>b</v></c><c><f>1/2</f>" +
                                                  value + "</c></row>"}),
                                "town.xlsx");
    CHECK(refused.problems == "2:3 xlsx.no_value\n");
    CHECK(refused.message("xlsx.no_value").find("town.xlsx!Links!C2: error: ") == 0);
  }
  CHECK(given(workbook({.rows = row({"from", "to", "weight", "notes"}) +
                                "<row><c t='str'><v>a"
                                "</v></c><c t='str'><v>b</v></c><c><v>0.5</v></c><c t='str'><f>"
                                "\"\"</f><v></v></c></row>"}),
              "town.xlsx")
            .links == one);
}

TEST_CASE("malformed workbook: ids that a spreadsheet made numbers or dates of are doubted",
          "[formats]") {
  const Given list = given(
      workbook({.rows = head + row({"00123", "b", "#0.5"}) + row({"#123", "c", "#0.5"}) +
                        row({"#1.23456789012346E+17", "d", "#0.5"}) +
                        "<row><c t='d'><v>2024-09-02</v></c><c t='str'><v>e</v></c><c><v>1</v>"
                        "</c></row>"}),
      "town.xlsx");
  CHECK(list.account == "4 = 4 + 0 + 0");
  CHECK(list.factors == "00123 | b | 123 | c | 123456789012346000 | d | 2024-09-02 | e");
  CHECK(list.problems == "5:1 id.excel_date\n4:1 id.precision_lost\n3:1 id.number_cell\n");
}

TEST_CASE("malformed workbook: merged cells are read as their upper left one", "[formats]") {
  const Given list =
      given(workbook({.rows = head + row({"a", "b", "#0.5"}) +
                              "<row r='3'><c r='B3' t='str'><v>c</v>"
                              "</c><c r='C3'><v>1</v></c></row>",
                      .behind = "<mergeCells count='1'><mergeCell ref='A2:A3'/></mergeCells>"}),
            "town.xlsx");
  CHECK(list.links == one);
  CHECK(list.account == "2 = 1 + 0 + 1");
  CHECK(list.problems == "3:1 id.empty\n2:1 xlsx.merged\n");
  CHECK(list.message("xlsx.merged").find("A2") != std::string::npos);
}

TEST_CASE("malformed workbook: groups above the names of a matrix are a second header",
          "[formats]") {
  const Given map =
      given(workbook({.rows = row({"Social", "", "", "Money"}) + row({"", "a", "b", "c"}) +
                              row({"a", "#0", "#1", "#0"}) + row({"b", "#0", "#0", "#-0.5"}) +
                              row({"c", "#0", "#0", "#0"})}),
            "m.xlsx");
  CHECK(map.links == "a -> b 1\nb -> c -0.5\n");
  CHECK(map.tells("csv.lines_above_header"));
}

TEST_CASE("malformed workbook: sheets called Filtered or (ignore) are left out, hidden ones read",
          "[formats]") {
  using Cell = fcm::text::Cell;
  const auto sheet = [](const std::string& name, const std::string& to) {
    return fcm::text::SheetToWrite{
        name, {{Cell("from"), Cell("to"), Cell("weight")}, {Cell("a"), Cell(to), Cell(0.5)}}};
  };
  const Given list = given(
      workbook({sheet("Filtered links", "x"), sheet("old (ignore)", "y"), sheet("links", "b")}),
      "town.xlsx");
  CHECK(list.links == one);
  CHECK(list.tells("xlsx.left_out"));
  CHECK(list.problems.empty());
}

TEST_CASE("malformed workbook: drawings that are not there and a wrong dimension do not matter",
          "[formats]") {
  const Given list = given(
      workbook({.rows = head + row({"a", "b", "#0.5"}),
                .behind = "<drawing r:id='rId8'/><legacyDrawing r:id='rId9'/>",
                .relations = "<Relationship Id='rId8' Type='x/drawing' Target='drawings/drawing1"
                             ".xml'/><Relationship Id='rId9' Type='x/vmlDrawing' Target='drawings/"
                             "vmlDrawing1.vml'/>"}),
      "town.xlsx");
  CHECK(list.links == one);
  CHECK(list.all.size() == 0);
}

TEST_CASE("malformed workbook: what is no workbook says what it is and what to do", "[formats]") {
  const std::string table = "from,to,weight\na,b,0.5\n";
  for (const char* name : {"links.xls", "links.xlsx", "links"})
    CHECK(given(table, name).links == one);  // text under another name

  const auto message = [](const std::string& bytes, const std::string& name = "map.xlsx") {
    const Given refused = given(bytes, name);
    REQUIRE(refused.all.size() == 1);
    return refused.all[0].code + ": " + refused.all[0].message + "; " + refused.all[0].hint;
  };
  const std::string as_xlsx = "; open it in a spreadsheet and save it as .xlsx";
  CHECK(message(compound("EncryptedPackage")) ==
        "xlsx.encrypted: the workbook is protected by a password; open it in a spreadsheet, remove "
        "the password and save it again");
  CHECK(message(compound("Workbook"), "map.xls") ==
        "xlsx.xls: this is a workbook in the old format .xls" + as_xlsx);
  CHECK(message(compound("WordDocument"), "map.doc") ==
        "xlsx.not_xlsx: this is a text document (.doc); check that this is the right file");
  CHECK(message("<html><body><table><tr><td>from<td>to</table>", "map.xls") ==
        "xlsx.not_xlsx: this is a web page (HTML) and no workbook" + as_xlsx);
  CHECK(message("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook "
                "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table/>"
                "</Worksheet></Workbook>",
                "map.xls") == "xlsx.not_xlsx: this is a workbook of 2003 in XML" + as_xlsx);
  CHECK(message(fcm::text::write_zip({{"content.xml", "<a/>"}, {"mimetype", "x"}})) ==
        "xlsx.not_xlsx: this is an OpenDocument file (.ods)" + as_xlsx);
  CHECK(message(fcm::text::write_zip({{"word/document.xml", "<a/>"}})) ==
        "xlsx.not_xlsx: this is a text document (.docx); check that this is the right file");

  const std::string good = workbook({.rows = head + row({"a", "b", "#0.5"})});
  CHECK(message(good.substr(0, good.size() / 2)).find("zip.damaged: ") == 0);
  std::string copied;  // a mail program took the bytes for text
  for (const char c : good)
    copied += static_cast<unsigned char>(c) < 0x80 ? std::string(1, c) : "\xEF\xBF\xBD";
  CHECK(message(copied).find("zip.damaged: the file was damaged: it was copied or sent as if it "
                             "were text") == 0);
}

TEST_CASE("malformed workbook: ids of factors are resolved through their sheet, else refused",
          "[formats]") {
  using Cell = fcm::text::Cell;
  const Given study =
      given(workbook({{"factors",
                       {{Cell("factor_id"), Cell("label")},
                        {Cell(1.0), Cell("Buses")},
                        {Cell(2.0), Cell("Visits")}}},
                      {"links",
                       {{Cell("from"), Cell("to"), Cell("statement_id"), Cell("quote")},
                        {Cell(1.0), Cell(2.0), Cell(1.0), Cell("they told")},
                        {Cell(2.0), Cell(7.0), Cell(1.0), Cell("they told")}}},
                      {"statements",
                       {{Cell("statement_id"), Cell("text"), Cell("source_id")},
                        {Cell(1.0), Cell("as they said it"), Cell("s1")}}}}),
            "town.xlsx");
  CHECK(study.format == "causal_map");
  CHECK(study.links == "Buses -> Visits + s1\n");
  CHECK(study.account == "2 = 1 + 0 + 1");
  CHECK(study.message("factor.unknown").find("town.xlsx!links!B3: error: ") == 0);
  // Quotes are edited by people; one that does not stand in its statement is kept.
  CHECK(study.tells("causal_map.edited_quotes"));
}
