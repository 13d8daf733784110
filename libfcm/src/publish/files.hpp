// SPDX-License-Identifier: MIT
//
// The files beside the report.
#pragma once

#include <string>

#include "publish/input.hpp"

namespace fcm::reporting {

/// Every scenario x factor: dose, state, effect, and what may be said of outcomes.
std::string effects_csv(const ReportInput&);
/// Requires redraws.
std::string uncertainty_csv(const ReportInput&);

/// Every scenario x outcome: the links its effect hangs on, each at both ends of its range.
std::string sensitivity_csv(const ReportInput&);

/// Who was heard beside the people they stand for. Requires a population.
std::string representation_csv(const ReportInput&);

/// How many connections and factors so many voices tell of. Requires Findings::saturation.
std::string saturation_csv(const ReportInput&);

/// Every contested link x scenario x outcome, at both answers. Needs Findings::contested.
std::string contested_csv(const ReportInput&);

/// What each scenario does to each outcome on the maps of groups.
std::string groups_csv(const ReportInput&);

/// Every link on which coders differ. Needs Findings::agreement.
std::string agreement_csv(const ReportInput&);

/// Every scenario x outcome: what holds over other ways of computing. Needs Findings::robust.
std::string robust_csv(const ReportInput&);

/// Every scenario x outcome: the largest shares of links in the effect. Needs
/// Findings::explanations.
std::string shares_csv(const ReportInput&);
/// Every scenario x outcome: who told the chains. Needs Findings::explanations.
std::string told_csv(const ReportInput&);

/// fcm.run/1: versions, inputs, model, account, files.
std::string run_json(const ReportInput&, const std::string& map_sha256);

/// One paragraph with every choice and its source.
std::string methods_md(const ReportInput&);
std::string methods_paragraph(const ReportInput&);

}  // namespace fcm::reporting
