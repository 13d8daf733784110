// SPDX-License-Identifier: MIT
//
// Whether another model would say otherwise: one sentence, one figure, the table behind it.
#include <algorithm>

#include "publish/files.hpp"
#include "publish/lettering.hpp"
#include "publish/sections.hpp"
#include "publish/standing.hpp"
#include "publish/words.hpp"
#include "text/number.hpp"
#include "text/table.hpp"

namespace fcm::reporting {
namespace {

std::string of(std::size_t part, std::size_t whole) {
  return text::grouped(part) + " of " + text::grouped(whole);
}

std::string idea(const ReportInput& in, Index scenario) {
  return in_quotes(title_of(in.scenario(scenario)));
}

Html sentence(const ReportInput& in, const Robustness& robust) {
  const OrderHeld& order = robust.orders.front();
  const OutcomeFacts& facts = in.outcomes.front();
  Html h;
  h << "<p class=\"lead\">";
  if (order.first)
    h << "On " << name(in_lower(facts.label)) << ", " << idea(in, *order.first)
      << " comes first in " << of(order.same_first, robust.counted)
      << " ways of coding, weighing and modelling the same statements.";
  else
    h << "On " << name(in_lower(facts.label)) << ", no idea points to " << wanted(facts) << " in "
      << of(order.same_first, robust.counted)
      << " ways of coding, weighing and modelling the same statements.";
  h << "</p>\n";
  const std::size_t apart = robust.specifications.size() - robust.counted;
  if (apart > 0)
    h << "<p>" << capital(counted(apart, "other way is", "other ways are"))
      << " set apart: there something does not settle, or it is not certain that it ends in one "
         "state alone.</p>\n";
  return h;
}

/// In how many ways each idea stands at which place; the darker, the more.
Html strip(const ReportInput& in, const Robustness& robust) {
  constexpr double label_width = 200, line = 15.5, row_height = 34, top = 34;
  constexpr std::size_t places_shown = 9;
  const std::size_t n = in.findings.compared.size(), places = std::min(n, places_shown);
  const double cell = (620 - label_width - 10) / static_cast<double>(places + 1);
  Html h;
  h << "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\""
    << "In how many ways of computing each idea stands at which place; the numbers are in the "
       "figure, a row for each idea\" viewBox=\"0 0 620 "
    << at(top + row_height * static_cast<double>(n) + 4) << "\">\n";
  const auto column = [&](std::size_t i) {
    return label_width + 10 + cell * static_cast<double>(i);
  };
  for (std::size_t p = 0; p <= places; ++p)
    h << "<text class=\"soft\" text-anchor=\"middle\" x=\"" << at(column(p) + cell / 2)
      << "\" y=\"22\">"
      << (p == places ? (n > places ? std::string("later") : std::string("no"))
                      : std::to_string(p + 1) + ".")
      << "</text>";
  double y = top;
  for (const Index i : order_of_ideas(in)) {
    const std::vector<std::string> lines = wrapped(title_of(in.scenario(i)), label_width - 4, 13);
    double baseline = y + row_height / 2 - line * static_cast<double>(lines.size()) / 2 + 11;
    for (const std::string& words : lines) {
      h << "<text text-anchor=\"end\" x=\"" << at(label_width) << "\" y=\"" << at(baseline) << "\">"
        << words << "</text> ";
      baseline += line;
    }
    const std::vector<std::size_t>& stood = robust.held[i][0].places;
    std::size_t rest = robust.counted;
    for (std::size_t p = 0; p <= places; ++p) {
      const std::size_t times = p < places ? stood[p] : rest;
      rest -= p < places ? stood[p] : 0;
      const double share = static_cast<double>(times) / static_cast<double>(robust.counted);
      h << "<rect class=\"heat\" x=\"" << at(column(p) + 1) << "\" y=\"" << at(y + 1)
        << "\" width=\"" << at(cell - 2) << "\" height=\"" << at(row_height - 2)
        << "\" fill-opacity=\"" << at(share) << "\"/>";
      if (times == 0) continue;
      h << "<text text-anchor=\"middle\" x=\"" << at(column(p) + cell / 2) << "\" y=\""
        << at(y + row_height / 2 + 5) << "\"";
      if (share > 0.5) h << " class=\"on\"";
      h << ">" << times << "</text>";
    }
    h << "\n";
    y += row_height;
  }
  h << "</svg>\n";
  return h;
}

std::string percent_of(double part, const VarianceSplit& whole) {
  return whole.total() > 0 ? percent(part / whole.total()) : "\xe2\x80\x93";
}

Html by_outcome(const ReportInput& in, const Robustness& robust) {
  std::vector<std::string> columns = {"Outcome", "First in this report", "First in",
                                      "Order alike: tau, median and lowest"};
  if (robust.split) columns.insert(columns.end(), {"Who was heard", "Who coded", "Model"});
  std::vector<std::vector<Html>> rows;
  for (Index k = 0; k < in.outcomes.size(); ++k) {
    const OrderHeld& order = robust.orders[k];
    std::vector<Html> row(4);
    row[0] << name(in.outcomes[k].label);
    if (order.first)
      row[1] << name(title_of(in.scenario(*order.first)));
    else
      row[1] << "none";
    row[2] << of(order.same_first, robust.counted);
    if (order.tau_median)
      row[3] << signed_number(*order.tau_median, 2) << "; " << signed_number(*order.tau_lowest, 2);
    else
      row[3] << "\xe2\x80\x93";
    if (robust.split) {
      const VarianceSplit& split = robust.split->outcomes[k];
      for (const double part : {split.people, split.coding, split.model})
        (row.emplace_back(), row.back() << percent_of(part, split));
    }
    rows.push_back(std::move(row));
  }
  Html h;
  h << table(
      {"The first idea and the order, over " + text::grouped(robust.counted) + " ways that count",
       columns,
       {false, false, true, true, true, true, true}},
      rows);
  h << "<p class=\"small\">Tau is 1 where the order is that of this report, and -1 where it is "
       "turned round.";
  if (robust.split)
    h << " The last three columns share out what the sizes of the ideas vary with, over "
      << counted(robust.split->redraws, "redraw", "redraws") << " of the voices, "
      << counted(robust.split->codings, "coding", "codings") << " and "
      << counted(robust.split->ways, "model", "models") << ".";
  h << "</p>\n";
  return h;
}

Html by_idea(const ReportInput& in, const Robustness& robust) {
  std::vector<std::string> columns = {"Idea"};
  for (const OutcomeFacts& facts : in.outcomes) columns.push_back(facts.label);
  std::vector<std::vector<Html>> rows;
  for (Index i = 0; i < in.findings.what_if.scenarios.size(); ++i) {
    std::vector<Html> row(1);
    row[0] << name(title_of(in.scenario(i)));
    for (Index k = 0; k < in.outcomes.size(); ++k)
      (row.emplace_back(), row.back() << robust.held[i][k].same);
    rows.push_back(std::move(row));
  }
  std::vector<bool> numbers(columns.size(), true);
  numbers[0] = false;
  return table({"In how many of the " + text::grouped(robust.counted) +
                    " ways it points the way it does in this report, or reaches nothing as here",
                columns, numbers},
               rows);
}

Html not_ranked(const ReportInput& in, const Robustness& robust) {
  constexpr std::size_t sets_shown = 3;
  Html h;
  for (Index k = 0; k < in.outcomes.size(); ++k) {
    const auto& sets = robust.orders[k].not_ranked;
    for (std::size_t s = 0; s < std::min(sets.size(), sets_shown); ++s) {
      std::vector<std::string> names;
      for (const Index i : sets[s]) names.push_back(idea(in, i));
      h << "<li>On " << name(in_lower(in.outcomes[k].label)) << ": " << listed(names) << ".</li>\n";
    }
    if (sets.size() > sets_shown)
      h << "<li>On " << name(in_lower(in.outcomes[k].label)) << " "
        << counted(sets.size() - sets_shown, "more such set; it is", "more such sets; they are")
        << " in run.json.</li>\n";
  }
  if (h.empty()) return h;
  Html all;
  all << "<h3>Not to be ranked against each other</h3>\n<p>Of every two ideas in a line, one is "
         "ahead under some model and the other under another.</p>\n<ul>"
      << h << "</ul>\n";
  return all;
}

}  // namespace

Html the_models(const ReportInput& in) {
  Html h;
  if (!in.findings.robust || in.outcomes.empty()) return h;
  const Robustness& robust = *in.findings.robust;
  h << "<section aria-labelledby=\"models\"><h2 id=\"models\">Would another model say "
       "otherwise</h2>\n";
  if (robust.orders.empty()) {
    h << "<p>The model of this report cannot be held against others: "
      << robust.specifications.front().set_apart << ".</p></section>\n";
    return h;
  }
  if (in.findings.compared.size() > 1) h << sentence(in, robust);
  if (!robust.grid)
    h << "<p>On a map of this size only other readings were run, and no other models; "
         "<code>readings: models</code> in the project runs them.</p>\n";
  if (in.findings.compared.size() > 1)
    h << "<figure><figcaption>In how many ways each idea stands at which place on "
      << name(in_lower(in.outcomes.front().label)) << "</figcaption>" << strip(in, robust)
      << "</figure>\n";
  h << by_outcome(in, robust) << by_idea(in, robust) << not_ranked(in, robust) << "</section>\n";
  return h;
}

std::string robust_csv(const ReportInput& in) {
  const Robustness& robust = *in.findings.robust;
  std::string csv =
      text::csv_line({"scenario", "outcome", "ways", "less", "more", "not_reached", "as_here",
                      "first", "highest_place", "lowest_place", "audience"});
  for (Index i = 0; i < robust.held.size(); ++i)
    for (Index k = 0; k < robust.held[i].size(); ++k) {
      const Held& held = robust.held[i][k];
      std::vector<std::string> row = {text::csv_text(in.scenario(i).name),
                                      text::csv_text(in.outcomes[k].said.factor)};
      for (const std::size_t count :
           {robust.counted, held.less, held.more, held.not_reached, held.same})
        row.push_back(std::to_string(count));
      std::string first, highest, lowest;
      if (!held.places.empty()) first = std::to_string(held.places.front());
      for (std::size_t p = 0; p < held.places.size(); ++p) {
        if (held.places[p] == 0) continue;
        if (highest.empty()) highest = std::to_string(p + 1);
        lowest = std::to_string(p + 1);
      }
      row.insert(row.end(), {first, highest, lowest, "working copy"});
      csv += text::csv_line(row);
    }
  return csv;
}

}  // namespace fcm::reporting
