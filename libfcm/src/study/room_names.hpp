// SPDX-License-Identifier: MIT
//
// Names that a room gave to factors of a study, which keeps its own.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "fcm/workshop.hpp"

namespace fcm::study {

/// Which of them may go into decisions.csv: those that no other factor has or is given, of factors
/// that the study calls what the workshop's map called them (`known`: id -> label there). The
/// account tells of all, with the row to write where nothing is decided. Code workshop.renamed.
std::vector<BroughtIn::Renamed> room_names(const Study&,
                                           const std::map<Index, const WorkshopChange*>& last,
                                           const std::map<std::string, std::string>& known,
                                           Account&);

}  // namespace fcm::study
