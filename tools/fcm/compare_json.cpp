// SPDX-License-Identifier: MIT
#include "compare_answer.hpp"
#include "json.hpp"
#include "publish/groups_json.hpp"

namespace fcm::command {

std::string as_json(const CompareAnswer& answer) {
  std::vector<std::string> outcomes;
  for (const Index outcome : answer.outcomes)
    outcomes.push_back(answer.loaded.map.factors()[outcome].id);
  text::Json json = {{"schema", "fcm.compare/1"}};
  json["model"] = to_json(answer.found.model);
  json.update(reporting::to_json(answer.found, answer.scenarios, outcomes, true));
  return text::write_json(json);
}

}  // namespace fcm::command
