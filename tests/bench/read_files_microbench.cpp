// SPDX-License-Identifier: MIT
//
// Goals: a workbook of 40,000 rows and 10 columns is read in under 1 s; ten times the rows take at
// most fifteen times as long.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <vector>

#include "text/workbook.hpp"
#include "text/xml.hpp"

namespace {

using namespace fcm::text;

std::string invented_workbook(std::size_t rows) {
  std::vector<std::vector<Cell>> cells;
  for (std::size_t i = 0; i < rows; ++i) {
    const auto number = static_cast<double>(i);
    cells.push_back({number, "Factor " + std::to_string(i % 300),
                     "Factor " + std::to_string(i % 77), number / 7,
                     "Words number " + std::to_string(i) + " that somebody may have said",
                     number / 2, "yes", "x", "Trust & hope", "2024-01-05"});
  }
  return write_workbook({{"claims", cells}}).value();
}

void workbook(benchmark::State& state) {
  const std::string bytes = invented_workbook(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    fcm::Account account;
    benchmark::DoNotOptimize(read_workbook(bytes, "claims.xlsx", account));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

void xml_tree(benchmark::State& state) {
  std::string text = "<graph>\n";
  for (std::int64_t i = 0; i < state.range(0); ++i)
    text += "  <edge id=\"e" + std::to_string(i) +
            "\" source=\"a\" target=\"b\"><data key=\"d1\">" + "R&amp;D</data></edge>\n";
  text += "</graph>\n";
  for (auto _ : state) benchmark::DoNotOptimize(parse_xml(text, "a.graphml"));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

BENCHMARK(workbook)->Arg(4'000)->Arg(40'000)->Unit(benchmark::kMillisecond);
BENCHMARK(xml_tree)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
