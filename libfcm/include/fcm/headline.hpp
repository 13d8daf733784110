// SPDX-License-Identifier: MIT
//
// The finding as the title of a poster: one sentence of about 12 words, in the words that
// SCENARIOS, "What may be said", allows, and computed from what the audience may have.
#pragma once

#include <string>

#include "fcm/project.hpp"
#include "fcm/publish.hpp"

namespace fcm {

/// Of the first outcome that the audience may see: which of the compared ideas points furthest the
/// wanted way on `whole`, and on how few voices that rests (one or two; not known of a map file).
/// Ideas within a tenth of the furthest are not put in order. `scenario`: of this one alone. Where
/// the project has no such outcome or idea, or `shown`, the part that is drawn, lacks the outcome
/// or all that the idea moves: the factor that most connections of `shown` lead to, or start from,
/// in a count; else how many there are. Ends without a full stop.
///
/// Simulates each idea once. O(ideas x simulation + voices x simulation).
std::string headline(const Loaded&, const Published<Map>& whole, const Published<Map>& shown,
                     const std::string& scenario = {});

}  // namespace fcm
