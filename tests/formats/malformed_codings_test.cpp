// SPDX-License-Identifier: MIT
//
// Coded texts as tools for qualitative analysis leave them: formats.md section 18, rows 16, 18 to
// 22 and 32. How positions are counted (row 17) is tested in refi_qda_test.cpp and, for Taguette's
// bytes, in coded_databases_test.cpp.
#include "formats/malformed.hpp"
#include "text/file.hpp"
#include "text/workbook.hpp"
#include "text/zip.hpp"

using malformed::Given;
using malformed::given;
using malformed::row;
using malformed::workbook;

namespace {

const fcm::ReadOptions arrows{.claims = "arrows"};

std::string quotes_of(const std::string& bytes, const fcm::ReadOptions& options) {
  const auto read = fcm::parse_study(bytes, "coded.qdpx", options);
  if (!read) return fcm::to_text(read.error());
  std::string all;
  for (const fcm::Claim& claim : read->value.claims)
    all += (all.empty() ? "" : " | ") + claim.quote;
  return all;
}

/// Codes and one source with what stands inside it; pieces refer to codes c1 to c3.
std::string project(const std::string& source, const std::string& behind = "") {
  return "<?xml version=\"1.0\"?><Project xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" "
         "xmlns:xsi=\"x\" xsi:schemaLocation=\"urn:QDA-XML:project:1.0 "
         "http://schema.qdasoftware.org/versions/Project/v9/Project.xsd\" origin=\"x\" "
         "creationDateTime=\"None\"><CodeBook><Codes><Code guid=\"{AAAAAAAA-0000-0000-0000-"
         "000000000001}\" name=\"Buses -> Visits +\" isCodable=\"true\"><Description/></Code><Code "
         "guid=\"AAAAAAAA-0000-0000-0000-000000000002\" name=\"Visits\"/><Code "
         "guid=\"AAAAAAAA-0000-"
         "0000-0000-000000000003\" name=\"Loneliness\"/></Codes></CodeBook><Sources>"
         "<TextSource guid=\"s\" name=\"one\" " +
         source + "</TextSource></Sources>" + behind + "</Project>";
}

std::string piece(int from, int to, const std::string& code) {
  return "<PlainTextSelection guid=\"p" + std::to_string(from) + code +
         "\" name=\"\" startPosition=\"" + std::to_string(from) + "\" endPosition=\"" +
         std::to_string(to) +
         "\" creationDateTime=\"None\"><Description></Description><Coding guid=\"k" +
         std::to_string(from) + code +
         "\"><CodeRef targetGUID=\"aaaaaaaa-0000-0000-0000-00000000000" + code +
         "\"/></Coding></PlainTextSelection>";
}

}  // namespace

TEST_CASE("malformed coding: quotes that were edited stay with their claim", "[formats]") {
  const Given map = given(
      "from_label,to_label,quote,source_id,statement_id\na,b,\"they [the buses] never ... came\","
      "s1,1\nb,c,\"" +
          std::string(255, 'x') + "\",s1,1\n",
      "links.csv");
  CHECK(map.account == "2 = 2 + 0 + 0");
  CHECK(map.links == "a -> b + s1\nb -> c + s1\n");
}

TEST_CASE(
    "malformed coding: a project may have another name, folder, case, braces and no namespace",
    "[formats]") {
  const std::string qde = project("plainTextPath=\"internal://S.TXT\">" + piece(0, 16, "1"));
  const std::string zip = fcm::text::write_zip(
      {{"Sources/", ""}, {"Sources/s.txt", "The bus is late. We wait."}, {"Our town.QDE", qde}});
  CHECK(given(zip, "town.qdpx", arrows).links == "Buses -> Visits +\n");
  CHECK(quotes_of(zip, arrows) == "The bus is late.");
}

TEST_CASE("malformed coding: a project without its texts keeps the codings and says so",
          "[formats]") {
  const std::string qde =
      project("plainTextPath=\"internal://S.TXT\">" + piece(0, 16, "1") + piece(4, 7, "2"));
  const Given bare = given(qde, "project.qde", arrows);
  CHECK(bare.links == "Buses -> Visits +\n");
  CHECK(bare.tells("qda.text_missing"));
  CHECK(quotes_of(qde, arrows).empty());
}

TEST_CASE("malformed coding: selections that reach beyond the text, or hold nothing, have no quote",
          "[formats]") {
  const std::string qde = project(">" + std::string("<PlainTextContent>Short.</PlainTextContent>") +
                                  piece(0, 6, "1") + piece(3, 3, "1") + piece(2, 900, "1"));
  CHECK(given(qde, "p.qde", arrows).account == "3 = 3 + 0 + 0");
  CHECK(given(qde, "p.qde", arrows).tells("qda.no_words"));
  CHECK(quotes_of(qde, arrows) == "Short. |  | ");
}

TEST_CASE("malformed coding: GUIDs that stand twice and references to nothing are told",
          "[formats]") {
  const std::string qde = project(
      ">" + std::string("<PlainTextContent>Short.</PlainTextContent>") + piece(0, 6, "1") +
          piece(0, 5, "9"),
      "<Cases><Case guid=\"s\" name=\"r1\"><SourceRef targetGUID=\"gone\"/></Case></Cases>");
  const Given read = given(qde, "p.qde", arrows);
  CHECK(read.links == "Buses -> Visits +\n");
  CHECK(read.tells("qda.dangling"));
  CHECK(read.tells("qda.guid_twice"));
}

TEST_CASE("malformed coding: selections in notes, and those without a code, are no claims",
          "[formats]") {
  const std::string qde =
      project(">" + std::string("<PlainTextContent>Short.</PlainTextContent>") + piece(0, 6, "1") +
                  "<PlainTextSelection guid=\"u\" startPosition=\"0\" endPosition=\"5\"/>",
              "<Notes><Note guid=\"n\" name=\"memo\"><PlainTextContent>Memo.</PlainTextContent>" +
                  piece(0, 4, "1") + "</Note></Notes>");
  const Given read = given(qde, "p.qde", arrows);
  CHECK(read.account == "1 = 1 + 0 + 0");
  CHECK(read.tells("qda.selection_in_note"));
}

TEST_CASE("malformed coding: sets name their codes by guid or by targetGUID, or not at all",
          "[formats]") {
  const auto with_sets = [](const std::string& attribute) {
    return project(
        ">" + std::string("<PlainTextContent>Short.</PlainTextContent>") +
            "<PlainTextSelection guid=\"p\" startPosition=\"0\" endPosition=\"5\"><Coding "
            "guid=\"k\">"
            "<CodeRef targetGUID=\"AAAAAAAA-0000-0000-0000-000000000002\"/></Coding><Coding "
            "guid=\"l\"><CodeRef targetGUID=\"AAAAAAAA-0000-0000-0000-000000000003\"/></Coding>"
            "</PlainTextSelection>",
        "<Sets><Set guid=\"x\" name=\"Causes\"><MemberCode " + attribute +
            "=\"{aaaaaaaa-0000-0000-0000-000000000002}\"/></Set><Set guid=\"y\" name=\"Effects\">"
            "<MemberCode " +
            attribute + "=\"AAAAAAAA-0000-0000-0000-000000000003\"/></Set></Sets>");
  };
  for (const std::string attribute : {"guid", "targetGUID"})
    CHECK(given(with_sets(attribute), "p.qde", {.claims = "roles"}).links ==
          "Visits -> Loneliness \n");
  CHECK(given("<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Taguette\"><Codes><Code "
              "guid=\"A\" name=\"worry\"/></Codes><Sets/></CodeBook>",
              "codes.qdc")
            .factors == "worry");
}

TEST_CASE("malformed coding: selections of one stretch, one for each code, are one piece",
          "[formats]") {
  // NVivo, MAXQDA and QualCoder write a selection for every code.
  const std::string qde = project(">" + std::string("<PlainTextContent>Short.</PlainTextContent>") +
                                      piece(0, 5, "2") + piece(0, 5, "3") + piece(1, 5, "3"),
                                  "<Sets><Set guid=\"x\" name=\"Causes\"><MemberCode targetGUID="
                                  "\"AAAAAAAA-0000-0000-0000-000000000002\"/></Set><Set guid=\"y\" "
                                  "name=\"Effects\"><MemberCode targetGUID=\"AAAAAAAA-0000-0000-"
                                  "0000-000000000003\"/></Set></Sets>");
  CHECK(given(qde, "p.qde", {.claims = "roles"}).links == "Visits -> Loneliness \n");
  CHECK(quotes_of(qde, {.claims = "roles"}) == "Short");
}

TEST_CASE("malformed coding: rows of QualCoder end early or late where categories differ",
          "[formats]") {
  const std::string rows =
      "\"i1.txt\",\"me\",\"I wait\nlong\",\"ctid:1\",\"Buses -> Visits "
      "+\",\"\",\"a\",\"b\",\"30\"\r\n"
      "\"i1.txt\",\"me\",\"x\",\"ctid:2\",\"Visits\",\"\",\"a\"\r\n"
      "\"i2.txt\",\"me\",\"y\",\"ctid:3\",\"Visits -> Loneliness "
      "-\",\"\",\"a\",\"b\",\"c\",\"40\"\r\n";
  const std::string head =
      "\xEF\xBB\xBF\"File\",\"Coder\",\"Coded\",\"Id\",\"Codename\",\"Coded_Memo\",";
  for (const std::string category : {"\"Category\"\r\n", "\"Category\",\"Category\"\r\n"}) {
    const Given read = given(head + category + rows, "codings.csv", arrows);
    CHECK(read.format == "coded_segments");
    CHECK(read.account == "2 = 2 + 0 + 0");
    CHECK(read.links == "Buses -> Visits +\nVisits -> Loneliness -\n");
  }
}

TEST_CASE("malformed coding: counts, bullets and escapes of ATLAS.ti are no part of a name",
          "[formats]") {
  const std::string head = row({"ID", "Quotation Name", "Document", "Quotation Content", "Codes"});
  const Given read = given(
      workbook(
          {.rows = head + row({"1:1", "", "D 1", "words",
                               "\u25CB Buses\\/trams -> Visits +\nGr=3\n\u25CF Parks\nGr=17"})}),
      "quotations.xlsx", arrows);
  CHECK(read.links == "Buses/trams -> Visits +\n");
  // Tables of co-occurrence have them on both sides, and sums, and two headers of one name.
  const Given counts =
      given(workbook({.rows = row({"", "\u25CB Buses\nGr=3", "\u25CF Parks\nGr=5", "Totals"}) +
                              row({"\u25CB Buses\nGr=3", "#0", "#2", "#2"}) +
                              row({"\u25CF Parks\nGr=5", "#2", "#0", "#2"}) +
                              row({"Totals", "#2", "#2", "#4"})}),
            "table.xlsx", {.scale = 4, .association = true});
  CHECK(counts.links == "Buses -> Parks 0.5\nParks -> Buses 0.5\n");
  CHECK(counts.tells("matrix.totals"));
}

TEST_CASE("malformed coding: counts and coefficients of co-occurrence are no two participants",
          "[formats]") {
  using Row = std::vector<fcm::text::Cell>;
  const std::vector<Row> table = {Row{fcm::text::Cell(), "Buses", "Parks"}, Row{"Buses", 4.0, 2.0},
                                  Row{"Parks", 2.0, 3.0}};
  const auto two = fcm::text::write_workbook({{"Count", table}, {"Coefficient", table}});
  REQUIRE(two);
  CHECK(given(*two, "table.xlsx").problems == "1:0 matrix.counts\n");
  const Given both = given(*two, "table.xlsx", {.scale = 4, .association = true});
  CHECK(both.format == "matrix");
  CHECK(both.links == "Buses -> Parks 0.5\nParks -> Buses 0.5\n");
}

TEST_CASE("malformed coding: QualCoder's project is its database, alone or in an archive",
          "[formats]") {
  const auto data =
      fcm::text::read_file(FCM_SOURCE_DIR "/tests/formats/qualcoder/bad/no-convention.qda");
  REQUIRE(data);
  const Given alone = given(*data, "data.qda", {.claims = "links"});
  CHECK(alone.format == "qualcoder");
  CHECK(alone.account == "2 = 2 + 0 + 0");
  const Given packed = given(
      fcm::text::write_zip({{"town.qda/data.qda", *data}, {"town.qda/documents/one.txt", "text"}}),
      "town.zip", {.claims = "links"});
  CHECK(packed.format == "qualcoder");
  CHECK(packed.links == alone.links);
}
