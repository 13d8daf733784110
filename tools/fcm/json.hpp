// SPDX-License-Identifier: MIT
//
// Values of the library as JSON. The schemas: docs/json.md.
#pragma once

#include <Eigen/Core>
#include <optional>
#include <string>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/map.hpp"
#include "fcm/model.hpp"
#include "fcm/project.hpp"
#include "text/json.hpp"

namespace fcm::command {

text::Json to_json(const Problem&);
text::Json to_json(const TableAccount&);
text::Json to_json(const Model&);
/// {"group": "place Horley", "voices": 12, "of": 49}
text::Json to_json(const Narrowed&);
/// {factor: value}, in file order; null where the value is no finite number.
text::Json by_factor(const Map&, const Eigen::VectorXd&);
text::Json by_factor(const Map&, const std::vector<std::optional<double>>&);

}  // namespace fcm::command
