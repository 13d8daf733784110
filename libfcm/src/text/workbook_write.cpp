// SPDX-License-Identifier: MIT
//
// The least of a workbook that every program opens: ECMA-376 part 1, the numbers in brackets are
// its sections.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

#include "text/code_point.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"
#include "text/workbook.hpp"
#include "text/xml.hpp"
#include "text/zip.hpp"

namespace fcm::text {
namespace {

constexpr std::size_t most_rows = 1'048'576, most_columns = 16'384;
constexpr std::size_t most_units = 32'767;  // of UTF-16 in a cell
constexpr std::size_t most_name = 31;       // of UTF-16 in the name of a sheet
constexpr const char* declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* main_namespace =
    " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
constexpr const char* office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

// Styles: as it is, bold, and what a spreadsheet must not run: it treats such text as if somebody
// had typed an apostrophe before it, and no other program sees one (quotePrefix, [18.8.45]).
enum Style { plain, bold, quoted, bold_quoted };
constexpr const char* styles =
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
    "</cellStyleXfs><cellXfs count=\"4\">"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\"/>"
    "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" "
    "quotePrefix=\"1\"/></cellXfs>"
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";

std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    units += c.value >= 0x10000 ? 2 : 1;
    at += std::max<std::size_t>(c.length, 1);
  }
  return units;
}

// "_x0041_" would be read as a letter [22.9.2.19], so its first character is written like that.
std::string with_escapes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool looks = text.size() >= at + 7 && text[at] == '_' && text[at + 1] == 'x' &&
                       text[at + 6] == '_' &&
                       text.substr(at + 2, 4).find_first_not_of("0123456789abcdefABCDEF") ==
                           std::string_view::npos;
    out += looks ? "_x005F_" : std::string(1, text[at]);
  }
  return out;
}

void check_names(const std::vector<SheetToWrite>& sheets) {
  std::map<std::string, int> seen;
  for (const SheetToWrite& sheet : sheets) {
    const bool sound = !sheet.name.empty() && utf16_units(sheet.name) <= most_name &&
                       sheet.name.find_first_of("[]:*?/\\") == std::string::npos &&
                       sheet.name.front() != '\'' && sheet.name.back() != '\'';
    if (!sound || seen[match_key(sheet.name)]++ > 0)
      throw std::invalid_argument("write_workbook: no sheet can have the name " + sheet.name);
  }
}

/// [18.3.1.17]
std::string columns_of(const SheetToWrite& sheet) {
  if (sheet.widths.empty()) return "";
  std::string xml = "<cols>";
  for (std::size_t i = 0; i < sheet.widths.size(); ++i) {
    const std::string place = std::to_string(i + 1);
    xml += "<col min=\"" + place + "\" max=\"" + place + "\" width=\"" + shortest(sheet.widths[i]) +
           "\" customWidth=\"1\"/>";
  }
  return xml + "</cols>";
}

/// Over all rows [18.3.1.2].
std::string filter_of(const SheetToWrite& sheet) {
  if (!sheet.filter || sheet.rows.empty() || sheet.rows[0].empty()) return "";
  return "<autoFilter ref=\"A1:" + cell_name(sheet.rows.size(), sheet.rows[0].size()) + "\"/>";
}

class BookWriter {
 public:
  Result<std::string> sheet(const SheetToWrite& sheet) {
    if (sheet.rows.size() > most_rows)
      return problem("limit.xlsx_rows",
                     "sheet \"" + sheet.name + "\" would have more than " + grouped(most_rows) +
                         " rows, which no spreadsheet holds",
                     {}, "write a CSV file");
    std::string xml = std::string(declaration) + "<worksheet" + main_namespace +
                      "><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" "
                      "topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
                      "</sheetView></sheetViews>" +
                      columns_of(sheet) + "<sheetData>\n";
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      if (sheet.rows[row].size() > most_columns)
        return problem("limit.xlsx_rows",
                       "sheet \"" + sheet.name + "\" would have more than " +
                           grouped(most_columns) + " columns, which no spreadsheet holds",
                       {}, "write a CSV file");
      xml += "<row r=\"" + std::to_string(row + 1) + "\">";
      for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
        const Cell& cell = sheet.rows[row][column];
        const std::string name = cell_name(row + 1, column + 1);
        if (const auto* number = std::get_if<double>(&cell)) {
          if (!std::isfinite(*number)) throw std::invalid_argument("write_workbook: no number");
          xml += "<c r=\"" + name + "\"><v>" + shortest(*number) + "</v></c>";
        } else if (const auto* text = std::get_if<std::string>(&cell); text && !text->empty()) {
          if (utf16_units(*text) > most_units)
            return problem("limit.xlsx_cell",
                           "cell " + name + " of sheet \"" + sheet.name +
                               "\" would hold more than " + grouped(most_units) +
                               " characters, which no spreadsheet does",
                           {}, "write a CSV file");
          xml += text_cell(name, *text, row == 0);
        }
      }
      xml += "</row>\n";
    }
    return xml + "</sheetData>" + filter_of(sheet) + "</worksheet>\n";
  }

  std::string strings() const {
    const std::string unique = std::to_string(texts_.size());
    std::string xml = std::string(declaration) + "<sst" + main_namespace + " count=\"" +
                      std::to_string(used_) + "\" uniqueCount=\"" + unique + "\">\n";
    for (const std::string* text : texts_)
      xml += "<si><t xml:space=\"preserve\">" + xml_text(with_escapes(*text)) + "</t></si>\n";
    return xml + "</sst>\n";
  }

 private:
  std::string text_cell(const std::string& name, const std::string& text, bool header) {
    const bool would_run = guarded(text) != text;
    // An apostrophe that is there already would be taken for a guard when it is read.
    const std::string value = would_run && text.front() == '\'' ? guarded(text) : text;
    const auto [place, is_new] = index_.try_emplace(value, texts_.size());
    if (is_new) texts_.push_back(&place->first);
    ++used_;
    const Style style = would_run ? (header ? bold_quoted : quoted) : (header ? bold : plain);
    return "<c r=\"" + name + "\"" +
           (style == plain ? "" : " s=\"" + std::to_string(style) + "\"") + " t=\"s\"><v>" +
           std::to_string(place->second) + "</v></c>";
  }

  std::map<std::string, std::size_t> index_;
  std::vector<const std::string*> texts_;  // keys of index_, in the order they came
  std::size_t used_ = 0;
};

std::string relationship(const std::string& id, const std::string& type,
                         const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + office + "/" + type + "\" Target=\"" + target +
         "\"/>";
}

std::string relationships(const std::string& all) {
  return std::string(declaration) +
         "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         all + "</Relationships>\n";
}

std::string content_types(std::size_t sheets) {
  const auto part = [](const std::string& name, const char* type) {
    return "<Override PartName=\"/xl/" + name +
           "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." + type +
           "+xml\"/>";
  };
  std::string xml = std::string(declaration) +
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    "<Default Extension=\"rels\" "
                    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" +
                    part("workbook.xml", "sheet.main") + part("styles.xml", "styles") +
                    part("sharedStrings.xml", "sharedStrings");
  for (std::size_t i = 1; i <= sheets; ++i)
    xml += part("worksheets/sheet" + std::to_string(i) + ".xml", "worksheet");
  return xml + "</Types>\n";
}

}  // namespace

Result<std::string> write_workbook(const std::vector<SheetToWrite>& sheets) {
  if (sheets.empty()) throw std::invalid_argument("write_workbook: a workbook needs a sheet");
  check_names(sheets);
  BookWriter writer;
  std::string list, related;
  std::vector<ZipEntry> worksheets;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    Result<std::string> xml = writer.sheet(sheets[i]);
    if (!xml) return xml;
    worksheets.push_back({"xl/worksheets/sheet" + number + ".xml", std::move(*xml)});
    list += "<sheet name=\"" + xml_attribute(sheets[i].name) + "\" sheetId=\"" + number +
            "\" r:id=\"rId" + number + "\"/>";
    related += relationship("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml");
  }
  related += relationship("styles", "styles", "styles.xml") +
             relationship("strings", "sharedStrings", "sharedStrings.xml");
  std::vector<ZipEntry> parts = {
      {"[Content_Types].xml", content_types(sheets.size())},
      {"_rels/.rels", relationships(relationship("rId1", "officeDocument", "xl/workbook.xml"))},
      {"xl/workbook.xml", std::string(declaration) + "<workbook" + main_namespace + " xmlns:r=\"" +
                              office + "\"><bookViews><workbookView/></bookViews><sheets>" + list +
                              "</sheets></workbook>\n"},
      {"xl/_rels/workbook.xml.rels", relationships(related)},
      {"xl/styles.xml", std::string(declaration) + "<styleSheet" + main_namespace + ">" + styles +
                            "</styleSheet>\n"},
      {"xl/sharedStrings.xml", writer.strings()}};
  std::move(worksheets.begin(), worksheets.end(), std::back_inserter(parts));
  return write_zip(parts);
}

}  // namespace fcm::text
