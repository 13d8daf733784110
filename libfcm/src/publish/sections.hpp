// SPDX-License-Identifier: MIT
//
// The sections of the report, in the order in which they stand.
#pragma once

#include <string>

#include "publish/drawing.hpp"
#include "publish/html.hpp"
#include "publish/input.hpp"

namespace fcm::reporting {

// Page one.
Html the_answer(const ReportInput&);
Html who_spoke(const ReportInput&);
Html what_points_where(const ReportInput&);
Html what_it_does_not_say(const ReportInput&);
Html what_to_ask_next(const ReportInput&);

// Behind it.
Html the_map(const ReportInput&, const Map& drawn, const Drawing&, const View&);
Html the_effects(const ReportInput&);
Html the_ideas(const ReportInput&);
Html how_sure(const ReportInput&);
Html the_groups(const ReportInput&);  ///< empty where no groups are compared
Html who_was_heard(const ReportInput&);
Html enough_conversations(const ReportInput&);
Html the_statements(const ReportInput&);
Html what_to_check(const ReportInput&);
Html which_connections_matter(const ReportInput&);
Html who_says_so(const ReportInput&);  ///< empty where nobody told a chain
bool somebody_says_so(const ReportInput&);
Html where_people_contradict(const ReportInput&);  ///< empty where no link has both signs
Html the_coders(const ReportInput&);               ///< empty where no text was read by two
Html the_models(const ReportInput&);               ///< empty where nothing else was tried
Html how_computed(const ReportInput&);
Html the_connections(const ReportInput&);

/// The map with the links and factors that scenarios assume.
Map with_assumptions(const ReportInput&);

/// The links that carry the compared ideas, or where nothing is compared the strongest.
View view_of(const ReportInput&, const Map& drawn);
Drawing drawing_of(const ReportInput&, const Map& drawn, const View&);

/// A link where a good thing raises a bad one, lowers a good one, or the reverse: read it back.
struct ReadBack {
  Index link = 0;
  std::string sentence;
};
std::vector<ReadBack> links_to_read_back(const ReportInput&);

/// The anchor of a link in the list of statements: "link-12".
std::string anchor(Index link);

/// The links whose statements are listed: those on shown chains, contested ones and those to read
/// back; rising.
std::vector<Index> links_shown(const ReportInput&);

/// The chains of one finding that are shown.
std::vector<Chain> chains_shown(const Finding&);

}  // namespace fcm::reporting
