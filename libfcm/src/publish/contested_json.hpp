// SPDX-License-Identifier: MIT
#pragma once

#include "publish/input.hpp"
#include "text/json.hpp"

namespace fcm::reporting {

/// The contested links as run.json has them; null where they were not looked for. docs/json.md.
text::Json contested_json(const ReportInput&);

}  // namespace fcm::reporting
