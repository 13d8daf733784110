// SPDX-License-Identifier: MIT
#include "publish/report.hpp"

#include "fcm/version.hpp"
#include "publish/contradictions.hpp"
#include "publish/sections.hpp"
#include "publish/sensitivity.hpp"
#include "publish/words.hpp"

namespace fcm::reporting {
namespace {

Html head_of(const ReportInput& in) {
  Html h;
  h << "<p class=\"copy\"><strong>Working copy \xe2\x80\x93 not for circulation</strong><span>"
    << date_words(in.date) << "</span></p>\n<h1>" << in.title
    << "</h1>\n<p class=\"sub\">A what-if reading of a map of experience</p>\n";
  if (in.narrowed)
    h << "<p class=\"sub\"><strong>" << capital(in_words(*in.narrowed))
      << ".</strong> What the others said is in no number here.</p>\n";
  return h;
}

Html contents(const ReportInput& in) {
  Html h;
  h << "<nav aria-label=\"What follows\"><h2>What follows</h2><ul>"
       "<li><a href=\"#map\">The map</a></li>";
  const bool scenarios = !in.findings.what_if.scenarios.empty();
  if (scenarios && !in.outcomes.empty())
    h << "<li><a href=\"#effects\">Outcome by outcome</a></li>";
  if (scenarios) h << "<li><a href=\"#ideas\">Idea by idea</a></li>";
  if (in.findings.uncertainty && !in.findings.compared.empty() && !in.outcomes.empty())
    h << "<li><a href=\"#sure\">How sure</a></li>";
  h << "<li><a href=\"#check\">What to look at again</a></li>";
  if (people_contradict(in))
    h << "<li><a href=\"#contradict\">Where people contradict each other</a></li>";
  if (somebody_says_so(in)) h << "<li><a href=\"#says\">Who says so</a></li>";
  if (some_connections_matter(in)) h << "<li><a href=\"#matter\">Which connections matter</a></li>";
  if (in.findings.representation)
    h << "<li><a href=\"#heard\">Who was heard, and who was not</a></li>";
  if (in.findings.saturation) h << "<li><a href=\"#enough\">Enough conversations?</a></li>";
  if (in.findings.agreement) h << "<li><a href=\"#coders\">Did the coders see the same</a></li>";
  if (in.findings.robust) h << "<li><a href=\"#models\">Would another model say otherwise</a></li>";
  if (!in.findings.groups.empty())
    h << "<li><a href=\"#groups\">Do groups tell the same story</a></li>";
  if (!links_shown(in).empty()) h << "<li><a href=\"#statements\">The statements</a></li>";
  h << "<li><a href=\"#computed\">How it was computed</a></li>"
       "<li><a href=\"#connections\">Every connection</a></li></ul></nav>\n";
  return h;
}

constexpr Html (*behind_page_one[])(const ReportInput&) = {the_effects,  // one a line
                                                           the_ideas,
                                                           how_sure,
                                                           what_to_check,
                                                           where_people_contradict,
                                                           who_says_so,
                                                           which_connections_matter,
                                                           the_coders,
                                                           the_models,
                                                           the_groups,
                                                           who_was_heard,
                                                           enough_conversations,
                                                           the_statements,
                                                           how_computed,
                                                           the_connections};

std::string seed_of(const ReportInput& in) {
  const std::optional<Uncertainty>& sure = in.findings.uncertainty;
  return sure ? std::to_string(sure->redraw.seed) : "none (nothing was drawn at random)";
}

Html foot_of(const ReportInput& in, const std::string& map_sha256) {
  Html h;
  h << "<p>Working copy \xe2\x80\x93 not for circulation. Made with fcm " << version()
    << ", map SHA-256 <code>" << map_sha256 << "</code>, seed " << seed_of(in)
    << ". The same input gives the same bytes.</p>";
  if (in.words == Words::quote)
    h << "<p>Quotes are shown because the project asks for them and consent allows it.</p>";
  return h;
}

}  // namespace

DrawnMap drawn_map(const ReportInput& in) {
  DrawnMap drawn;
  drawn.map = with_assumptions(in);
  drawn.view = view_of(in, drawn.map);
  drawn.drawing = drawing_of(in, drawn.map, drawn.view);
  for (Index i = 0; i < in.map->size(); ++i)
    if (drawn.drawing.positions[i]) drawn.positions.push_back(*drawn.drawing.positions[i]);
  if (drawn.positions.size() != in.map->size()) drawn.positions.clear();
  return drawn;
}

std::string report_html(const ReportInput& in, const DrawnMap& drawn,
                        const std::string& map_sha256) {
  Html body;
  body << "<div class=\"first\">" << the_answer(in) << who_spoke(in) << what_points_where(in)
       << "<div class=\"two\">" << what_it_does_not_say(in) << what_to_ask_next(in) << "</div>\n";
  if (!in.ask.empty()) body << "<p class=\"lead\">" << in.ask << "</p>\n";
  body << "<p class=\"small\">How it was computed: <a href=\"#computed\">below</a>, and in "
          "methods.md.";
  if (!links_shown(in).empty())
    body << " The statements behind the numbers: <a href=\"#statements\">below</a>.";
  body << "</p></div>\n" << contents(in) << the_map(in, drawn.map, drawn.drawing, drawn.view);
  for (const auto& section : behind_page_one) body << section(in);
  return page(in.title, head_of(in), body, foot_of(in, map_sha256));
}

}  // namespace fcm::reporting
