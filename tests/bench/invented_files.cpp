// SPDX-License-Identifier: MIT
#include "invented_files.hpp"

#include <array>
#include <cmath>
#include <stdexcept>

#include "text/workbook.hpp"

namespace fcm::bench {
namespace {

using text::Cell;
using text::SheetToWrite;
using Files = std::vector<WrittenFile>;

template <class T>
T value_of(Result<T> result) {
  if (!result) throw std::runtime_error(to_text(result.error()));
  return std::move(*result);
}

std::string factor_name(std::size_t i) { return "Factor number " + std::to_string(1'000 + i); }

std::size_t side_of(std::size_t cells) {
  return static_cast<std::size_t>(std::sqrt(static_cast<double>(cells)));
}

/// The weight of the i-th link or cell, never 0.
double weight_of(std::size_t i) { return (i % 2 == 0 ? 1 : -1) * (1.0 + i % 100) / 100; }

/// Ten links from each factor; themes, places, descriptions and notes here and there.
Map invented_map(std::size_t links) {
  std::vector<Factor> factors(links / 10);
  for (std::size_t i = 0; i < factors.size(); ++i) {
    factors[i] = {.id = "f" + std::to_string(i), .label = factor_name(i) + " & more"};
    factors[i].theme = "Theme " + std::to_string(i % 10);
    factors[i].position = Position{static_cast<double>(i % 100) * 50, static_cast<double>(i)};
    if (i % 5 == 0) factors[i].description = "What people meant by it, in \"some\" words";
  }
  std::vector<Link> all;
  for (std::size_t i = 0; i < links; ++i) {
    const std::size_t from = i / 10, to = (from * 31 + i % 10 * 7 + 1) % factors.size();
    all.push_back({.from = from, .to = to, .weight = weight_of(i)});
    if (i % 20 == 0) all.back().fields = {{"notes", "told twice, once in passing"}};
    if (i % 2 == 0) all.back().evidence = LinkEvidence{.claims = 3, .voices = 2, .plus = 2};
  }
  MapSource source{.title = "Our town", .scenarios = {{"All more", {}}, {"All less", {}}}};
  for (const Factor& one : factors) {
    source.scenarios[0].values.emplace_back(one.id, 0.5);
    source.scenarios[1].values.emplace_back(one.id, -0.5);
  }
  return value_of(Map::make(std::move(factors), std::move(all), std::move(source)));
}

/// All on all but themselves, of about so many cells.
Map dense_map(std::size_t cells) {
  const std::size_t n = side_of(cells);
  std::vector<Factor> factors(n);
  for (std::size_t i = 0; i < n; ++i) factors[i].id = factor_name(i);
  std::vector<Link> links;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      if (i != j) links.push_back({.from = i, .to = j, .weight = weight_of(i * 3 + j)});
  return value_of(Map::make(std::move(factors), std::move(links)));
}

/// 200 factors, a talk to every hundred claims, half of them told by somebody of his own.
Study invented_study(std::size_t claims) {
  constexpr std::array<Polarity, 5> polarities = {Polarity::plus, Polarity::minus, Polarity::plus,
                                                  Polarity::none, Polarity::blank};
  Study study;
  for (std::size_t i = 0; i < 200; ++i)
    study.factors.push_back({.id = "f" + std::to_string(i), .label = factor_name(i)});
  for (std::size_t i = 0; i <= claims / 10; ++i)
    study.respondents.push_back({.id = "r" + std::to_string(i),
                                 .consent = {.analyse = true},
                                 .attributes = {{"role", {"carer", "veteran"}}}});
  for (std::size_t i = 0; i <= claims / 100; ++i)
    study.conversations.push_back({.id = "t" + std::to_string(i), .place = "Hill", .people = 4});
  for (std::size_t i = 0; i < claims; ++i) {
    Claim one{
        .id = "c" + std::to_string(i), .from = i * 7 % 200, .to = (i * 13 + 1 + i / 200) % 200};
    one.polarity = polarities[i % 5];
    one.quote = "Sentence " + std::to_string(i) +
                ", long enough to be what somebody might have said in a \"conversation\", perhaps";
    one.coder = i % 2 == 0 ? "Ann" : "Bo";
    one.respondent = "r" + std::to_string(i / 10);
    one.conversation = "t" + std::to_string(i / 100);
    one.place = "Place " + std::to_string(i % 7);
    one.tags = {"youth", "rural"};
    study.claims.push_back(std::move(one));
  }
  return study;
}

Files written(const InventedFile& file, const Map& map) {
  const Format& format = *value_of(format_named(file.format()));
  return value_of(format.write_map(publish(map, Audience::working), file.extension()));
}

Files map_file(const InventedFile& file, std::size_t n) { return written(file, invented_map(n)); }
Files matrix_file(const InventedFile& file, std::size_t n) { return written(file, dense_map(n)); }

Files written(const InventedFile& file, const Study& study) {
  const Format& format = *value_of(format_named(file.format()));
  return value_of(format.write_study(publish_study(study, Audience::working), file.extension()));
}

Files study_file(const InventedFile& file, std::size_t n) {
  return written(file, invented_study(n));
}

Files codebook(const InventedFile& file, std::size_t n) {
  Study study;
  for (std::size_t i = 0; i < n; ++i)
    study.factors.push_back({.id = "f" + std::to_string(i),
                             .label = factor_name(i),
                             .kind = "driver",
                             .description = "What people meant by it, in \"some\" words",
                             .theme = "Theme " + std::to_string(i % 10)});
  return written(file, study);
}

Files compressed_prsm(const InventedFile& file, std::size_t n) {
  Files files = map_file(file, n);
  files[0].bytes = lz_string(files[0].bytes);
  return files;
}

Files segments(const InventedFile&, std::size_t n) {
  std::string text = "id,document,tag,content\n";
  for (std::size_t i = 0; i < n; ++i)
    text += std::to_string(i / 2) + ",Interview " + std::to_string(i / 100) + "," +
            (i % 2 == 0 ? "Cause: " : "Effect: ") + factor_name(i * 7 % 201) + ",\"Sentence " +
            std::to_string(i / 2) + ", long enough to be said by somebody\"\n";
  return {{"", text}};
}

std::vector<std::vector<Cell>> matrix_rows(std::size_t n, double less, bool names_beside) {
  std::vector<std::vector<Cell>> rows(1);
  if (names_beside) rows[0].emplace_back();
  for (std::size_t j = 0; j < n; ++j) rows[0].emplace_back(factor_name(j));
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<Cell>& row = rows.emplace_back();
    if (names_beside) row.emplace_back(factor_name(i));
    for (std::size_t j = 0; j < n; ++j)
      row.emplace_back(i == j ? 0 : (weight_of(i * 3 + j) - less) / 2);
  }
  return rows;
}

Files workbook(const std::vector<SheetToWrite>& sheets) {
  return {{"", value_of(text::write_workbook(sheets))}};
}

Files two_matrices(const InventedFile&, std::size_t n) {
  return workbook({{"lower", matrix_rows(side_of(n / 2), 0.5, false)},
                   {"upper", matrix_rows(side_of(n / 2), 0, false)}});
}

Files matrices_of_people(const InventedFile&, std::size_t n) {
  std::vector<SheetToWrite> sheets;
  for (std::size_t i = 0; i < 25; ++i)
    sheets.push_back({"p" + std::to_string(i), matrix_rows(side_of(n / 25), 0, true)});
  return workbook(sheets);
}

Files topology(const InventedFile&, std::size_t n) {
  const Map map = invented_map(n);
  std::vector<std::vector<Cell>> nodes, links;
  nodes.push_back({std::string("nodes order"), std::string("node description"),
                   std::string("initial value"), std::string("auto weights"),
                   std::string("auto lags")});
  for (const Factor& one : map.factors()) nodes.push_back({one.id, one.label, 0.5, 0.0, 0.0});
  links.push_back({std::string("source node"), std::string("target node"), std::string("weight"),
                   std::string("lag")});
  for (const Link& one : map.links())
    links.push_back({map.factors()[one.from].id, map.factors()[one.to].id, one.weight, 0.0});
  return workbook(
      {{"nodes-order", nodes},
       {"input-output-nodes", {{std::string("input nodes"), std::string("output nodes")}}},
       {"fcm-topology", links}});
}

constexpr std::array<const char*, 5> terms = {"-VH", "-M", "NA", "+L", "+H"};

Files questionnaires(const InventedFile& file, std::size_t n) {
  const bool json = file.extension() == ".json";
  std::string text = json ? "{" : "Expert,From,To,-VH,-M,NA,+L,+H\n";
  for (std::size_t i = 0; i < n; ++i) {
    const std::string expert = "Expert_" + std::to_string(i / 500);
    const std::string from = factor_name(i % 500 / 23), to = factor_name(100 + i % 500 % 23);
    if (json) {
      text += i % 500 != 0 ? ",\n" : (i > 0 ? "],\n\"" : "\"") + expert + "\": [";
      text += "{\"from\": \"" + from + "\", \"to\": \"" + to + "\"";
    } else {
      text += expert + "," + from + "," + to;
    }
    for (std::size_t k = 0; k < terms.size(); ++k) {
      const char* mark = k == i % 5 ? "1" : json ? "\"\"" : "";
      text += json ? ", \"" + std::string(terms[k]) + "\": " + mark : "," + std::string(mark);
    }
    text += json ? "}" : "\n";
  }
  return {{"", json ? text + "]}" : text}};
}

Files jfcm(const InventedFile&, std::size_t n) {
  const Map map = invented_map(n);
  std::string text = "<maps>\n<map name=\"Our town\">\n<concepts>\n";
  for (const Factor& one : map.factors())
    text += "<concept name=\"" + one.id + "\" act=\"TANH\"/>\n";
  text += "</concepts>\n<connections>\n";
  for (const Link& one : map.links())
    text += "<connection from=\"" + map.factors()[one.from].id + "\" to=\"" +
            map.factors()[one.to].id +
            "\" type=\"WEIGHTED\"><params><param name=\"weight\" value=\"" +
            std::to_string(one.weight) + "\"/></params></connection>\n";
  return {{"", text + "</connections>\n</map>\n</maps>\n"}};
}

Files loopy(const InventedFile&, std::size_t n) {
  const Map map = invented_map(n);
  std::string text = "[[";
  for (std::size_t i = 0; i < map.size(); ++i)
    text += (i > 0 ? ",[" : "[") + std::to_string(i + 1) + ",403,223,0.5,\"" +
            map.factors()[i].label + "\",4]";
  text += "],[";
  for (std::size_t i = 0; i < map.links().size(); ++i)
    text += (i > 0 ? ",[" : "[") + std::to_string(map.links()[i].from + 1) + "," +
            std::to_string(map.links()[i].to + 1) + ",94," + (i % 2 == 0 ? "1" : "-1") + ",0]";
  return {{"", text + "],[]," + std::to_string(map.size() + 1) + "]"}};
}

Files taguette(const InventedFile&, std::size_t n) {
  const std::string count =
      "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n "
      "WHERE i < " +
      std::to_string(n / 2) + ") ";
  return {
      {"", invented_database(
               "taguette/good/village.sqlite3",
               "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 211) "
               "INSERT INTO tags SELECT i, 1, iif(i % 2, 'Cause: ', 'Effect: ') || 'Factor ' || i, "
               "'' FROM n;" +
                   count +
                   "INSERT INTO highlights SELECT i, 1, 15, 50, 'Sentence ' || i || ', long "
                   "enough to be said by somebody' FROM n;" +
                   count +
                   "INSERT INTO highlight_tags SELECT i, 10 + i * 2 % 200 FROM n UNION ALL "
                   "SELECT i, 11 + i * 6 % 200 FROM n;" +
                   count +
                   "INSERT INTO commands SELECT i, '2026-01-01', 'ana', 1, 1, "
                   "'{\"type\":\"highlight_add\",\"highlight_id\":' || i || ',\"tags\":[10]}' FROM "
                   "n;")}};
}

Files qualcoder(const InventedFile&, std::size_t n) {
  const std::string count =
      "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n "
      "WHERE i < " +
      std::to_string(n / 2) + ") ";
  return {
      {"",
       invented_database(
           "qualcoder/good/village.qda",
           "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 211) "
           "INSERT INTO code_name SELECT i, iif(i % 2, 'Effect: ', 'Cause: ') || 'Factor ' || i, "
           "'', 1, 'ana', '', '' FROM n;" +
               count +
               "INSERT INTO source SELECT i, 'Talk ' || i, 'Sentence ' || i || ', long enough "
               "to be said.', '', '', 'ana', '' FROM n WHERE i % 50 = 0;" +
               count +
               "INSERT INTO cases SELECT i, 'Person ' || i, '', '', '' FROM n WHERE i % 50 = 0;" +
               count +
               "INSERT INTO case_text SELECT i, i / 50 * 50, i / 50 * 50, i % 50 / 3, i % 50 / 3 "
               "+ 3, '', '', '' FROM n WHERE i % 3 = 0;" +
               count +
               "INSERT INTO code_text SELECT i * 2 + 1000, 10 + i * 2 % 200, i / 50 * 50, "
               "'Sent', 0, 4 + i % 20, 'ana', '', '' FROM n UNION ALL SELECT i * 2 + 1001, 11 + "
               "i * 6 % 200, i / 50 * 50, 'Sent', 0, 4 + i % 20, 'ana', '', '' FROM n;")}};
}

Files slips(const InventedFile&, std::size_t n) {
  std::string text = "from,to,more_or_less,for,against,unsure,note\n";
  for (std::size_t i = 0; i < n; ++i)
    text += std::to_string(i % 200 + 1) + "," + std::to_string(i % 97 + 201) +
            (i % 2 == 0 ? ",more," : ",less,") + std::to_string(i % 20) + ",3,1,somewhere to go\n";
  return {{"", text}};
}

Files workshop(const InventedFile&, std::size_t n) {
  std::string text =
      "{\"schema\": \"fcm.workshop/1\", \"workshop\": {\"name\": \"Hall\", \"people\": 30},\n"
      "\"factors\": [";
  for (std::size_t i = 0; i < 300; ++i)
    text += (i > 0 ? "," : "") + std::string("{\"id\": \"f") + std::to_string(i) +
            "\", \"label\": \"" + factor_name(i) + "\"}";
  text += "],\n\"changes\": [";
  for (std::size_t i = 0; i < n; ++i)
    text += (i > 0 ? ",\n" : "") + std::string("{\"do\": \"add link\", \"from\": \"f") +
            std::to_string(i % 300) + "\", \"to\": \"f" + std::to_string(i * 7 % 299) +
            "\", \"says\": \"more\", \"for\": 9, \"note\": \"somewhere to go\"}";
  return {{"", text + "]}\n"}};
}

}  // namespace

const std::vector<InventedFile>& invented_files() {
  static const std::vector<InventedFile> all = {{"causal_map.xlsx", 4'000, "", study_file, 1},
                                                {"claims.csv", 5'000, "", study_file, 1},
                                                {"claims.tsv", 5'000, "", study_file, 1},
                                                {"claims.xlsx", 4'000, "", study_file, 1},
                                                {"coded_segments.csv", 10'000, "roles", segments},
                                                {"cytoscape.cyjs", 10'000, "", map_file},
                                                {"dot.dot", 10'000, "", map_file},
                                                {"edges.csv", 20'000, "", map_file, 1},
                                                {"edges.xlsx", 4'000, "", map_file, 1},
                                                {"fcmconfr.xlsx", 40'000, "", two_matrices},
                                                {"fcmpy.csv", 10'000, "", questionnaires},
                                                {"fcmpy.json", 10'000, "", questionnaires},
                                                {"gexf.gexf", 10'000, "", map_file},
                                                {"graphml.graphml", 10'000, "", map_file},
                                                {"incognitive.xlsx", 4'000, "", topology, 1},
                                                {"jfcm.xml", 10'000, "", jfcm},
                                                {"jgf.json", 10'000, "", map_file},
                                                {"kumu.json", 10'000, "", map_file},
                                                {"kumu.xlsx", 4'000, "", map_file, 1},
                                                {"loopy.json", 10'000, "", loopy},
                                                {"map.json", 10'000, "", map_file},
                                                {"matrix.csv", 90'000, "", matrix_file, 1},
                                                {"matrix.xlsx", 40'000, "", matrix_file},
                                                {"mmp.mmp", 10'000, "", map_file},
                                                {"node_link.json", 10'000, "", map_file},
                                                {"pajek.net", 20'000, "", map_file},
                                                {"prsm.prsm", 10'000, "", map_file},
                                                {"prsm.lz", 10'000, "", compressed_prsm},
                                                {"prsm.xlsx", 4'000, "", map_file, 1},
                                                {"pyfcm.xlsx", 20'000, "", matrices_of_people},
                                                {"qualcoder.qda", 10'000, "roles", qualcoder},
                                                {"refi_codebook.qdc", 10'000, "", codebook},
                                                {"refi_qda.qde", 4'000, "", study_file},
                                                {"refi_qda.qdpx", 4'000, "", study_file},
                                                {"slips.csv", 10'000, "", slips},
                                                {"study./", 5'000, "", study_file},
                                                {"taguette.sqlite3", 10'000, "roles", taguette},
                                                {"workshop.json", 10'000, "", workshop}};
  return all;
}

}  // namespace fcm::bench
