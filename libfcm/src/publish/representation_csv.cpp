// SPDX-License-Identifier: MIT
#include "publish/files.hpp"
#include "text/number.hpp"
#include "text/table.hpp"

namespace fcm::reporting {

std::string representation_csv(const ReportInput& in) {
  std::string csv = text::csv_line(
      {"attribute", "category", "people", "voices", "heard", "as_weighed", "audience"});
  for (const MarginHeard& margin : in.findings.representation->margins) {
    const std::string attribute = text::csv_text(margin.attribute);
    for (const CategoryHeard& category : margin.categories) {
      const bool any = category.voices > 0;
      csv += text::csv_line(
          {attribute, text::csv_text(category.name), text::shortest(category.population),
           text::shortest(category.voices), any ? text::shortest(category.heard) : "",
           any && in.weighed_by_people ? text::shortest(category.reached) : "", "working copy"});
    }
    for (const auto& [name, count] :
         {std::pair("(not known)", margin.without), std::pair("(another)", margin.elsewhere)})
      if (count > 0)
        csv += text::csv_line({attribute, name, "", std::to_string(count), "", "", "working copy"});
  }
  return csv;
}

}  // namespace fcm::reporting
