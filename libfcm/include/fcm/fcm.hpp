// SPDX-License-Identifier: MIT
//
// libfcm: from coded conversations to a weighted factor graph to what-if scenarios.
//
//     auto loaded = fcm::load("examples/01-public-documents");
//     auto findings = fcm::analyse(*loaded);
#pragma once

#include "fcm/account.hpp"
#include "fcm/attractors.hpp"
#include "fcm/coded_texts.hpp"
#include "fcm/enclosure.hpp"
#include "fcm/ensemble.hpp"
#include "fcm/evidence.hpp"
#include "fcm/findings.hpp"
#include "fcm/formats.hpp"
#include "fcm/interactions.hpp"
#include "fcm/like.hpp"
#include "fcm/limits.hpp"
#include "fcm/linguistic.hpp"
#include "fcm/map.hpp"
#include "fcm/merge.hpp"
#include "fcm/model.hpp"
#include "fcm/project.hpp"
#include "fcm/publish.hpp"
#include "fcm/report.hpp"
#include "fcm/representation.hpp"
#include "fcm/result.hpp"
#include "fcm/scenario.hpp"
#include "fcm/sensitivity.hpp"
#include "fcm/simulate.hpp"
#include "fcm/sobol.hpp"
#include "fcm/structure.hpp"
#include "fcm/study.hpp"
#include "fcm/summary.hpp"
#include "fcm/uncertainty.hpp"
#include "fcm/vary.hpp"
#include "fcm/version.hpp"
#include "fcm/weigh.hpp"
#include "fcm/weight_draws.hpp"
#include "fcm/weight_ranges.hpp"
#include "fcm/what_if.hpp"
#include "fcm/workers.hpp"
