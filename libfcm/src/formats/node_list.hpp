// SPDX-License-Identifier: MIT
//
// Lists of factors that stand beside a list of links: id and name.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/map.hpp"
#include "formats/source.hpp"

namespace fcm::detail {

/// In the order of the list. Empty where there is none.
using NodeList = std::vector<Factor>;

/// Whether the file is surely such a list: columns id and name, numbers and names without a header,
/// or pairs in braces.
bool is_node_list(const Source&);

/// Which of the files lists links; the first where none is told apart.
const Source& edges_among(std::span<const Source>);

/// The factors of all files but `links`: tables with id and name (also label, node_name), with a
/// header or without; or {1:"rain", 2:"floods"} (fcm-evolve). Codes: node.unreadable, id.duplicate,
/// id.empty.
Result<NodeList> read_node_lists(std::span<const Source>, const Source& links, Account&);

}  // namespace fcm::detail
