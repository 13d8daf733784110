// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "fcm/report.hpp"

using namespace fcm;

namespace {

/// 45 levers, 15 receivers: lever i leads to receiver i mod 15, the later the stronger.
std::string many_links() {
  const auto file = std::filesystem::temp_directory_path() / "fcm_what_is_tried.csv";
  std::ofstream out(file);
  out << "from,to,weight\n";
  for (int i = 0; i < 45; ++i)
    out << "lever" << i << ",end" << i % 15 << "," << (i % 2 ? "-" : "") << 0.1 + i * 0.01 << "\n";
  return file.string();
}

}  // namespace

TEST_CASE("load: of many levers and outcomes that nobody named the strongest are tried",
          "[project]") {
  const auto loaded = load(many_links());
  REQUIRE(loaded);
  const Project& project = loaded->project;
  REQUIRE(project.scenarios.size() == 40);
  CHECK(project.scenarios.front().name == "lever5");
  CHECK(project.scenarios.back().name == "lever44");
  REQUIRE(project.outcomes.size() == 12);
  for (const Outcome& outcome : project.outcomes)
    CHECK((outcome.factor != "end0" && outcome.factor != "end1" && outcome.factor != "end2"));
  REQUIRE(loaded->left_out.size() == 2);
  CHECK(loaded->left_out[0].find("12 of 15 outcomes") == 0);
  CHECK(loaded->left_out[1].find("40 of 45 levers") == 0);

  const auto findings = analyse(*loaded);
  REQUIRE(findings);
  const auto report = make_report(*loaded, *findings, "");
  REQUIRE(report);
  REQUIRE(report->notes.size() >= 2);
  CHECK(report->notes[1] == loaded->left_out[1]);
  CHECK(report->files.back().bytes.find("40 of 45 levers") != std::string::npos);
}

TEST_CASE("load: every lever and outcome is kept for those who ask", "[project]") {
  const auto loaded = load(many_links(), {.every = true});
  REQUIRE(loaded);
  CHECK(loaded->project.scenarios.size() == 45);
  CHECK(loaded->project.outcomes.size() == 15);
  CHECK(loaded->left_out.empty());
}
