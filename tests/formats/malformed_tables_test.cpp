// SPDX-License-Identifier: MIT
//
// Matrices and lists of links as they come: formats.md section 18, rows 8 to 15, 21, 23, 30, 31;
// workbooks are in malformed_workbooks_test.cpp.
#include "formats/malformed.hpp"

using malformed::Given;
using malformed::given;

TEST_CASE("malformed: names that differ in spaces, quotation marks or form are kept and doubted",
          "[formats]") {
  // A no-break space, a zero-width space, a curly apostrophe, e with a combining accent.
  const std::string links =
      "from,to,weight\nTrust\u00A0in GPs,b,0.5\n trust in  GPs ,b,0.25\nGP\u2019s \u200Btime,b,1\n"
      "GP's time,b,1\nCafe\u0301,b,1\nCaf\u00E9,b,1\n";
  const Given map = given(links, "map.csv");
  CHECK(map.factors ==
        "Trust\u00A0in GPs | b | trust in  GPs | GP\u2019s \u200Btime | GP's time | Cafe\u0301 | "
        "Caf\u00E9");
  CHECK(map.problems == "3:1 id.look_alike\n5:1 id.look_alike\n7:1 id.look_alike\n");
  CHECK(map.account == "6 = 6 + 0 + 0");

  // Claims are said by people, who do not type alike: there the names are one.
  const Given study = given(
      "from,to,sign\nTrust\u00A0in GPs,b,+\n trust in  GPs ,b,+\nGP\u2019s time,b,+\n"
      "GP's time,b,+\nCafe\u0301,b,+\nCaf\u00E9,b,+\n",
      "claims.csv");
  CHECK(study.factors == "Trust in GPs | b | GP\u2019s time | Cafe\u0301");
  CHECK(study.tells("factor.spelling"));
}

TEST_CASE("malformed: numbers with other signs, percentages and decimal commas are read or refused",
          "[formats]") {
  const Given list = given(
      "from,to,weight\na,b,\u22120.5\na,c,\u20130.5\na,d,\u20110.5\na,e,+0.5\na,f,50%\na,g,.5\n"
      "a,h,5e-1\na,i,\u00BD\na,j,\"0,5\"\na,k,1/2\na,l,--1\na,m,0x1F\n",
      "list.csv");
  CHECK(list.links ==
        "a -> b -0.5\na -> c -0.5\na -> d -0.5\na -> e 0.5\na -> f 0.5\na -> g 0.5\na -> h 0.5\n");
  CHECK(list.problems ==
        "9:3 strength.unknown\n10:3 number.decimal_comma\n11:3 number.excel_date\n"
        "12:3 number.syntax\n13:3 number.syntax\n");
  CHECK(list.account == "12 = 7 + 0 + 5");
  CHECK(list.tells("number.percent"));

  const Given semicolons = given("from;to;weight\na;b;\u22120,5\na;c;0.25\na;d;1.000,5\n", "l.csv");
  CHECK(semicolons.links == "a -> b -0.5\na -> c 0.25\n");
  CHECK(semicolons.problems == "4:3 number.grouping\n");
}

TEST_CASE("malformed: weights beyond 1 and codes for missing values need a word", "[formats]") {
  const std::string list = "from,to,weight\na,b,3\nb,c,9999\nc,a,-99\na,c,-0.5\n";
  const Given silent = given(list, "list.csv");
  CHECK(silent.links == "a -> c -0.5\n");
  CHECK(silent.problems == "2:3 weight.range\n3:3 weight.range\n4:3 weight.range\n");
  CHECK(silent.account == "4 = 1 + 0 + 3");
  const Given said = given(list, "list.csv", {.scale = 5, .missing = {9999, -99}});
  CHECK(said.links == "a -> b 0.6\na -> c -0.1\nb -> c ?\nc -> a ?\n");
  CHECK(said.problems.empty());
  CHECK(said.tells("weight.unscored"));
}

TEST_CASE("malformed: a matrix that is no square, or whose names differ, says where", "[formats]") {
  CHECK(given(",a,b,c\na,0,1,0\nb,0,0,0\n", "m.csv").problems == "3:0 matrix.shape\n");
  CHECK(given("a,b\n0,1,0\n0,0,0\n", "m.csv").problems == "2:3 matrix.shape\n");
  const Given names = given(",a,b,food\na,0,1,0\nb,0,0,0\nfod,0,0,1\n", "m.csv");
  CHECK(names.message("matrix.names") ==
        "m.csv:1: error: rows and columns have different names: only rows have \"fod\", only "
        "columns have \"food\" [matrix.names]\n  hint: did you mean 'food'?");
}

TEST_CASE("malformed: rows in another order are matched by name, and that is told", "[formats]") {
  const Given map = given(",a,b,c\nc,0,0.5,0\na,0,0,1\nb,-1,0,0\n", "m.csv");
  CHECK(map.links == "a -> c 1\nb -> a -1\nc -> b 0.5\n");
  CHECK(map.factors == "a | b | c");
  CHECK(map.tells("matrix.reordered"));
}

TEST_CASE("malformed: titles, groups of columns, row numbers and blanks lie round a matrix",
          "[formats]") {
  const std::string links = "a -> b 1\nb -> a 0.5\n";
  const std::string matrix = ",a,b\na,0,1\nb,0.5,0\n";
  for (const std::string& above :
       {std::string("Map of the town\n\n"), std::string("Map of the town,,\nmade by,all of us\n"),
        std::string("\"Town; 12 people\",,2024\n"), std::string(",Social,Money\n")}) {
    INFO(above);
    const Given map = given(above + matrix, "m.csv");
    CHECK(map.links == links);
    CHECK(map.format == "matrix");
    CHECK(map.tells("csv.lines_above_header"));
    CHECK(map.account == "2 = 2 + 0 + 0");
  }
  for (const std::string same :
       {"\"\",\"a\",\"b\"\n\"1\",0,1\n\"2\",0.5,0\n", "a,b\na,0,1\nb,0.5,0\n", "a,b\n0,1\n0.5,0\n",
        ",a,b,,\na,0,1,,\nb,0.5,0,,\n,,,,\n\n", "a b\na 0 1\nb 0.5 0\n"}) {
    INFO(same);
    CHECK(given(same, "m.csv").links == links);
  }
  CHECK(given("\"\",\"a\",\"b\"\n\"1\",0,1\n\"2\",0.5,0\n", "m.csv").tells("matrix.row_numbers"));
  const Given noted = given(matrix + "\nSource: workshop 3\n1 = strong,0.5 = so so\n", "m.csv");
  CHECK(noted.links == links);
  CHECK(noted.tells("csv.lines_below"));
  // What R numbers may be a list of links; a permutation of 1 to n is no column either.
  CHECK(given("\"\",from,to,weight\n2,b,a,0.5\n1,a,b,1\n", "l.csv").links ==
        "b -> a 0.5\na -> b 1\n");
}

TEST_CASE("malformed: signs alone in a matrix do not say how strong, and a dash not even that",
          "[formats]") {
  const Given map = given(",a,b,c\na,,+,H+\nb,\u2212,,\nc,,\u2013,\n", "m.csv");
  CHECK(map.links.empty());
  CHECK(map.account == "3 = 0 + 0 + 3");
  CHECK(map.problems == "2:3 number.syntax\n3:2 number.syntax\n4:3 number.syntax\n");
  CHECK(map.all[0].message == "a plus alone does not say how strong the link is");
  CHECK(map.all[1].message == "a dash alone may mean a negative link or none");
  CHECK(map.all[2].hint.find("leave the cell blank") != std::string::npos);
}

TEST_CASE("malformed: three tuples of three numbers are links and no matrix", "[formats]") {
  const Given list = given("(1, 2, 0.5),\n(2, 3, -0.75),\n(3, 1, 1)\n", "l.csv");
  CHECK(list.format == "edges");
  CHECK(list.links == "1 -> 2 0.5\n2 -> 3 -0.75\n3 -> 1 1\n");
}

TEST_CASE("malformed: a turned matrix is a matrix, and --transpose turns it", "[formats]") {
  const std::string matrix = ",rain,floods\nrain,,\nfloods,0.5,\n";
  CHECK(given(matrix, "m.csv").links == "floods -> rain 0.5\n");
  const Given turned = given(matrix, "m.csv", {.transpose = true});
  CHECK(turned.links == "rain -> floods 0.5\n");
  CHECK(turned.tells("matrix.transposed"));
}

TEST_CASE("malformed: links of a factor with itself are kept, with one warning", "[formats]") {
  const Given matrix = given(",a,b\na,0.5,1\nb,0,-1\n", "m.csv");
  CHECK(matrix.links == "a -> a 0.5\na -> b 1\nb -> b -1\n");
  CHECK(matrix.problems == "2:2 link.self\n");
  const Given list = given("from,to,weight\na,a,0.5\nb,b,1\na,b,1\n", "l.csv");
  CHECK(list.links == "a -> a 0.5\na -> b 1\nb -> b 1\n");
  CHECK(list.problems == "2:1 link.self\n");
}

TEST_CASE("malformed: repeated claims are evidence, in a list of weights they are a conflict",
          "[formats]") {
  const Given claims =
      given("from,to,sign,respondent\na,b,+,r1\na,b,+,r2\na,b,-,r3\na,b,+,r1\n", "claims.csv");
  CHECK(claims.links == "a -> b + r1\na -> b + r2\na -> b - r3\na -> b + r1\n");
  CHECK(claims.account == "4 = 4 + 0 + 0");
  const Given list = given("from,to,weight\na,b,0.5\na,b,0.5\na,b,-1\n", "l.csv");
  CHECK(list.links == "a -> b 0.5\n");
  CHECK(list.account == "3 = 1 + 1 + 1");
  CHECK(list.problems == "3:3 edge.repeated\n4:3 edge.conflict\n");
}

TEST_CASE("malformed: rows of a table may be short, and too long only where text is cut",
          "[formats]") {
  const Given list = given("from,to,weight,notes\na,b,0.5\nb,c,1,said, twice\nc,a,-1,\n", "l.csv");
  CHECK(list.links == "a -> b 0.5\nc -> a -1\n");
  CHECK(list.account == "3 = 2 + 0 + 1");
  CHECK(list.problems == "3:5 csv.columns\n");
}

TEST_CASE("malformed: two columns of one name are told apart, but not two that are read",
          "[formats]") {
  const Given apart = given("from,to,weight,,wave,wave\na,b,0.5,x,1,2\n", "l.csv");
  CHECK(apart.links == "a -> b 0.5\n");
  CHECK(apart.problems == "1:6 csv.duplicate_column\n");
  for (const std::string twice : {"from,to,weight,Weight\na,b,1,0.5\n", "from,to,From\na,b,c\n"}) {
    const Given refused = given(twice, "l.csv");
    CHECK(refused.format.empty());
    CHECK(refused.message("csv.duplicate_column").find("rename or delete") != std::string::npos);
  }
}

TEST_CASE("malformed: no column of a name that stands twice is chosen in silence", "[formats]") {
  CHECK(given("from,to,polarity,Polarity\na,b,+,-\n", "c.csv").tells("csv.duplicate_column"));
  CHECK(given("from,to,from label,from_labels,weight\na,b,A,B,1\n", "l.csv").factors == "A | b");
  const Given cogmapr =
      given("concept_from,concept_to,coding_sign,coding_sign\na,b,+,-\n", "c.csv");
  CHECK(cogmapr.problems == "1:4 csv.duplicate_column\n");
  const Given causal_map =
      given("cause,effect,sentiment,custom_polarity,custom_polarity\na,b,,-,+\n", "c.csv",
            {.from = "causal_map"});
  CHECK(causal_map.links == "a -> b -\n");
  CHECK(causal_map.problems == "1:5 csv.duplicate_column\n");
}

TEST_CASE("malformed: the lower one of two header rows counts", "[formats]") {
  const Given claims = given("Cause,,Effect,,\nfrom,code,to,code 2,sign\na,1,b,2,+\n", "c.csv");
  CHECK(claims.links == "a -> b +\n");
  CHECK(claims.tells("csv.lines_above_header"));
  // driver and outcome head such columns too, and here are factors.
  CHECK(given("from,to,sign\ndriver,outcome,+\n", "c.csv").links == "driver -> outcome +\n");
}

TEST_CASE("malformed: semicolons, sep=, UTF-16 and Windows-1252 are read, garbled text is doubted",
          "[formats]") {
  const std::string links = "caf\u00E9 -> b 0.5\n";
  CHECK(given("from;to;weight\ncaf\u00E9;b;0,5\n", "l.csv").links == links);
  CHECK(given("sep=;\r\nfrom;to;weight\r\ncaf\u00E9;b;0,5\r\n", "l.csv").links == links);
  CHECK(given("sep=\t\nfrom\tto\tweight\ncaf\u00E9\tb\t0.5\n", "l.csv").links == links);
  CHECK(given("\xEF\xBB\xBF"
              "from|to|weight\rcaf\u00E9|b|0.5\r",
              "l.csv")
            .links == links);
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("from\tto\tweight\r\ncaf\xE9\tb\t0,5\r\n")) {
    wide += c;
    wide += '\0';
  }
  const Given utf16 = given(wide, "l.csv");
  CHECK(utf16.links == links);
  CHECK(utf16.tells("text.utf16"));
  const Given windows = given("from,to,weight\ncaf\xE9,b,0.5\n", "l.csv");
  CHECK(windows.links == links);
  CHECK(windows.problems == "2:0 text.windows_1252\n");
  // A dash of UTF-8 read as CP850 and as Windows-1252; an accent of it read as Windows-1252.
  for (const std::string garbled : {"\u00D4\u00C7\u00F4", "\u00E2\u20AC\u201C", "\u00C3\u00A9"}) {
    const Given doubted = given("from,to,weight\na,b,1\nx " + garbled + " y,b,1\n", "l.csv");
    CHECK(doubted.account == "2 = 2 + 0 + 0");
    CHECK(doubted.problems == "3:0 text.mojibake\n");
  }
}

TEST_CASE("malformed: counts, co-occurrence and sentiment are no weights and no signs",
          "[formats]") {
  const std::string counts = ",a,b,Totals\na,3,2,5\nb,2,4,6\nTotals,5,6,11\n";
  CHECK(given(counts, "m.csv").problems == "1:0 matrix.counts\n");
  CHECK(given(counts, "m.csv", {.scale = 4, .association = true}).links ==
        "a -> b 0.5\nb -> a 0.5\n");
  CHECK(given(",a,b,c\na,1,0.5,0.1\nb,0.5,1,0\nc,0.1,0,1\n", "m.csv").problems ==
        "1:0 matrix.symmetric\n");
  // NVivo's matrix coding queries, also of what precedes what; codes by people are no map at all.
  const std::string query = ",A : a,B : b\n1 : a,3,2\n2 : b,1,4\n";
  CHECK(given(query, "m.csv", {.scale = 4}).problems == "1:0 matrix.counts\n");
  CHECK(given(query, "m.csv", {.scale = 4, .association = true}).links ==
        "a -> b 0.5\nb -> a 0.25\n");
  const std::string people = ",Ada,Ben\nbuses,3,0\nvisits,1,2\n";
  CHECK(given(people, "m.csv", {.scale = 4, .association = true}).problems ==
        "1:0 matrix.counts\n");

  // A number of citations is a column of its own, and nothing becomes a weight.
  const Given cited = given("from,to,citation_count\na,b,5\nb,c,2\n", "l.csv");
  CHECK(cited.links == "a -> b \nb -> c \n");
  CHECK(cited.problems == "1:0 claims.no_polarity\n");
  CHECK(cited.tells("claims.unknown_column"));

  const Given map4 = given("cause,effect,sentiment,source_id\na,b,-1,s1\n", "links.csv");
  CHECK(map4.format == "causal_map");
  CHECK(map4.links == "a -> b + s1\n");
  CHECK(map4.tells("causal_map.sentiment"));
  CHECK(map4.problems == "1:0 causal_map.sign_assumed\n");
}

TEST_CASE("malformed: two tables in one are refused, and a header that comes again is skipped",
          "[formats]") {
  const Given two = given(",a,b\na,0,0.5\nb,0,0\n\n,c,d\nc,0,1\nd,1,0\n", "m.csv");
  CHECK(two.format.empty());
  CHECK(two.problems == "7:0 matrix.shape\n");
  const Given again = given("from,to,sign\na,b,+\nfrom,to,sign\nc,d,-\n", "both.csv");
  CHECK(again.links == "a -> b +\nc -> d -\n");
  CHECK(again.account == "2 = 2 + 0 + 0");
  CHECK(again.message("csv.header_again").find("both.csv:3: note: ") == 0);
}

TEST_CASE("malformed: huge and negative names are names, and no list is made as long",
          "[formats]") {
  const Given list = given(
      "from,to,weight\n4294967295,99999999999999999999,0.5\n-1,4294967295,1e-400\n-1,0,-0.0\n",
      "l.csv");
  CHECK(list.factors == "4294967295 | 99999999999999999999 | -1 | 0");
  CHECK(list.links == "4294967295 -> 99999999999999999999 0.5\n-1 -> 0 0\n");
  CHECK(list.problems == "3:3 number.range\n");
}
