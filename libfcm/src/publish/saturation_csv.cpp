// SPDX-License-Identifier: MIT
#include "publish/files.hpp"
#include "text/number.hpp"
#include "text/table.hpp"

namespace fcm::reporting {

std::string saturation_csv(const ReportInput& in) {
  std::string csv = text::csv_line({"voices", "heard", "connections", "factors", "audience"});
  const Saturation& enough = *in.findings.saturation;
  const auto add = [&csv](std::size_t voices, bool heard, double links, double factors) {
    csv += text::csv_line({std::to_string(voices), heard ? "yes" : "no", text::shortest(links),
                           text::shortest(factors), "working copy"});
  };
  const std::size_t voices = enough.links.voices;
  for (std::size_t r = 0; r < voices; ++r)
    add(r + 1, true, enough.links.curve[r], enough.factors.curve[r]);
  for (std::size_t m = 0; m < enough.links.ahead.size(); ++m)
    add(voices + m + 1, false, enough.links.ahead[m], enough.factors.ahead[m]);
  return csv;
}

}  // namespace fcm::reporting
