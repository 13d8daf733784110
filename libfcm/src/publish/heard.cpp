// SPDX-License-Identifier: MIT
//
// Who was heard, and who was not: the voices beside the people they stand for.
#include <algorithm>
#include <cmath>

#include "publish/lettering.hpp"
#include "publish/sections.hpp"
#include "publish/words.hpp"
#include "text/number.hpp"

namespace fcm::reporting {
namespace {

std::vector<std::string> attributes_of(const Representation& people) {
  std::vector<std::string> names;
  for (const MarginHeard& margin : people.margins) names.push_back(margin.attribute);
  return names;
}

/// Halves are said as they are: "2.5".
std::string voices_in(const CategoryHeard& category) {
  const bool whole = std::abs(category.voices - std::round(category.voices)) < 0.05;
  return text::fixed(category.voices, whole ? 0 : 1);
}

std::string rounded(double count) { return text::fixed(count, 0); }

void how_they_count(Html& h, const Representation& people, bool weighed) {
  if (!weighed) {
    h << "<p>" << capital(voices(people.voices))
      << " were heard. They are set beside the people they "
         "speak for, by "
      << listed(attributes_of(people))
      << ", and each counts as it would without: the project asks for no weights.</p>\n";
    return;
  }
  h << "<p>The voices are weighed so that together they are made up as the people they speak for, "
       "by "
    << listed(attributes_of(people)) << ". What they say then rests on as many voices as "
    << rounded(people.effective_voices) << " equal ones; " << voices(people.voices)
    << " were heard.</p>\n";
  if (people.raked == Raked::trimmed)
    h << "<p>No voice is counted more than a few times as often as the one in the middle: "
      << voices(people.trimmed) << " would have been. So the shares are missed by up to "
      << percent(people.largest_miss) << ".</p>\n";
  if (people.raked == Raked::missed)
    h << "<p>The shares given cannot hold together for these voices; they are missed by up to "
      << percent(people.largest_miss) << ".</p>\n";
}

/// Blind spots in words: categories, then pairs of them.
Html not_heard(const Representation& people) {
  Html h;
  for (const MarginHeard& margin : people.margins) {
    std::vector<std::string> names;
    double share = 0;
    for (const CategoryHeard& category : margin.categories)
      if (category.voices == 0) {
        names.push_back(category.name);
        share += category.population;
      }
    if (!names.empty())
      h << "<li>By " << margin.attribute << ": " << listed(names) << ", " << percent(share)
        << " of the people.</li>\n";
  }
  constexpr std::size_t most = 5;
  for (std::size_t i = 0; i < std::min(most, people.empty_cells.size()); ++i) {
    const EmptyCell& cell = people.empty_cells[i];
    h << "<li>" << people.margins[cell.margins[0]].categories[cell.categories[0]].name << " and "
      << people.margins[cell.margins[1]].categories[cell.categories[1]].name
      << ", both at once: of so many voices about " << rounded(cell.expected)
      << " might have been expected.</li>\n";
  }
  if (people.empty_cells.size() > most)
    h << "<li>" << people.empty_cells.size() - most << " more such pairs are in run.json.</li>\n";
  return h;
}

Html not_known(const Representation& people, bool weighed) {
  Html h;
  for (const MarginHeard& margin : people.margins) {
    if (margin.without + margin.elsewhere == 0) continue;
    h << "<p>Of " << voices(margin.without + margin.elsewhere) << " the " << margin.attribute
      << " is not known or not among those given" << (weighed ? "; they keep their weight." : ".");
    h << "</p>\n";
  }
  return h;
}

/// Two bars a category: hollow the people, filled the voices heard.
Html figure(const Representation& people) {
  constexpr double width = 620, label_width = 205, value_width = 50, bar = 9;
  double most = 0.01;
  for (const MarginHeard& margin : people.margins)
    for (const CategoryHeard& category : margin.categories)
      most = std::max({most, category.population, category.heard});
  const double left = label_width + 12, scale = (width - left - value_width) / most;
  Html body;
  double y = 26;
  const auto draw = [&](const char* kind, double share, double top) {
    body << "<rect class=\"" << std::string_view(kind) << "\" x=\"" << at(left) << "\" y=\""
         << at(top) << "\" width=\"" << at(share * scale) << "\" height=\"" << at(bar)
         << "\"/><text class=\"soft\" x=\"" << at(left + share * scale + 6) << "\" y=\""
         << at(top + bar) << "\">" << (share == 0 ? "nobody" : percent(share)) << "</text>\n";
  };
  for (const MarginHeard& margin : people.margins) {
    body << "<text class=\"soft\" x=\"0\" y=\"" << at(y + 6) << "\">By " << margin.attribute
         << "</text>\n";
    y += 16;
    for (const CategoryHeard& category : margin.categories) {
      double line = y + 11;
      const std::vector<std::string> lines = wrapped(category.name, label_width, 13);
      for (const std::string& text : lines) {
        body << "<text x=\"" << at(label_width) << "\" y=\"" << at(line)
             << "\" text-anchor=\"end\">" << text << "</text> ";
        line += 15.5;
      }
      draw("away", category.population, y);
      draw("toward", category.heard, y + bar + 4);
      y = std::max(y + 2 * bar + 14, line);
    }
    y += 8;
  }
  Html h;
  h << "<figure><figcaption>Share of the people (hollow), and of the voices heard (filled)"
       "</figcaption>\n<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
       "aria-label=\"Bars: share of the people and of the voices heard; the table below has the "
       "numbers\" viewBox=\"0 0 "
    << at(width) << " " << at(y + 2) << "\">\n"
    << body << "<path class=\"axis\" d=\"M" << at(left) << " 20V" << at(y)
    << "\"/></svg></figure>\n";
  return h;
}

Html numbers(const Representation& people, bool weighed) {
  std::vector<std::vector<Html>> rows;
  for (const MarginHeard& margin : people.margins)
    for (const CategoryHeard& category : margin.categories) {
      std::vector<Html> row(weighed ? 6 : 5);
      row[0] << margin.attribute;
      row[1] << name(category.name);
      row[2] << percent(category.population);
      row[3] << voices_in(category);
      row[4] << (category.voices == 0 ? std::string("nobody") : percent(category.heard));
      if (weighed)
        row[5] << (category.voices == 0 ? std::string("nobody") : percent(category.reached));
      rows.push_back(std::move(row));
    }
  TableHead head{.caption = "The people and the voices",
                 .columns = {"By", "Group", "Share of the people", "Voices", "Share heard"},
                 .numbers = {false, false, true, true, true, true}};
  if (weighed) head.columns.push_back("Share as weighed");
  return table(head, rows);
}

}  // namespace

Html who_was_heard(const ReportInput& in) {
  Html h;
  if (!in.findings.representation) return h;
  const Representation& people = *in.findings.representation;
  h << "<section id=\"heard\"><h2>Who was heard, and who was not</h2>\n";
  how_they_count(h, people, in.weighed_by_people);
  const Html blind = not_heard(people);
  if (blind.empty())
    h << "<p>Somebody was heard from every group that is named.</p>\n";
  else
    h << "<p class=\"lead\">Nobody was heard from:</p>\n<ul>\n"
      << blind
      << "</ul>\n<p>No weight can speak for them, and they are not counted as zero: what they "
         "would "
         "have said is not known.</p>\n";
  h << not_known(people, in.weighed_by_people) << figure(people)
    << numbers(people, in.weighed_by_people) << "</section>\n";
  return h;
}

}  // namespace fcm::reporting
