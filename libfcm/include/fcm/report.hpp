// SPDX-License-Identifier: MIT
//
// The report: one page to decide on, then the map, the effects, the chains and their statements,
// and how it was computed. report.html is self-contained, offline, and needs no script.
#pragma once

#include <string>
#include <vector>

#include "fcm/findings.hpp"
#include "fcm/project.hpp"

namespace fcm {

/// What `fcm run` writes; name and bytes of each file, in order.
struct OutputFile {
  std::string name;
  std::string bytes;
};
/// map.json, effects.csv, run.json, methods.md, report.html. `date`: ISO, may be empty. Graphviz is
/// started as a child process where it is installed; without it the map is a plain circle by theme
/// and `notes` says so.
struct Report {
  std::vector<OutputFile> files;
  std::vector<std::string> notes;
};
Result<Report> make_report(const Loaded&, const Findings&, const std::string& date);

}  // namespace fcm
