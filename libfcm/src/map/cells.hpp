// SPDX-License-Identifier: MIT
//
// The cells of evidence, link by link.
#pragma once

#include <span>

#include "fcm/evidence.hpp"

namespace fcm::detail {

using Cells = std::span<const Cell>;
using Omega = std::span<const double>;

/// Cells of each link in turn: calls visit(link, cells of it).
template <class Visit>
void each_link(const Evidence& evidence, Visit visit) {
  std::size_t at = 0;
  for (Index link = 0; link < evidence.links.size(); ++link) {
    const std::size_t first = at;
    while (at < evidence.cells.size() && evidence.cells[at].link == link) ++at;
    visit(link, Cells(evidence.cells).subspan(first, at - first));
  }
}

}  // namespace fcm::detail
