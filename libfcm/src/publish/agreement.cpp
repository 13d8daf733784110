// SPDX-License-Identifier: MIT
//
// Whether the coders saw the same: a sentence, a bar, two tables. Links and counts, no words.
#include <algorithm>

#include "publish/files.hpp"
#include "publish/sections.hpp"
#include "publish/words.hpp"
#include "text/number.hpp"
#include "text/table.hpp"

namespace fcm::reporting {
namespace {

std::string interval(const Coefficient& c) {
  if (!c.value) return "\xe2\x80\x93";
  const std::string value = text::fixed(*c.value, 2);
  return c.low ? value + " (" + text::fixed(*c.low, 2) + " to " + text::fixed(*c.high, 2) + ")"
               : value + " (too few passages for an interval)";
}

std::string coder(const Agreement& agreed, Index i) { return "coder " + agreed.coders[i]; }

Html sentence(const Agreement& agreed, const CoderPair& pair) {
  Html h;
  h << "<p>" << capital(coder(agreed, pair.one)) << " and " << coder(agreed, pair.other)
    << " both read " << counted(pair.passages, "passage", "passages") << ". Of "
    << counted(pair.either_saw(), "statement that either found there",
               "statements that either found there")
    << ", both found <strong>" << pair.both_saw << "</strong>";
  if (pair.both_saw > 0)
    h << ", and on " << pair.same_direction << " of these they give it the same direction";
  h << ".</p>\n";
  return h;
}

/// Both, one alone, the other alone.
Html bar(const Agreement& agreed, const CoderPair& pair) {
  constexpr double width = 620, height = 26;
  const double scale = width / static_cast<double>(std::max<std::size_t>(pair.either_saw(), 1));
  const std::size_t one = pair.one_saw - pair.both_saw, other = pair.other_saw - pair.both_saw;
  Html h;
  h << "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\""
    << "Statements found by both coders, by one alone and by the other alone; the numbers are in "
       "the text below\" viewBox=\"0 0 "
    << at(width) << " 52\">";
  double x = 1;
  const auto part = [&](std::size_t count, const auto& kind, const std::string& label) {
    const double length = static_cast<double>(count) * scale;
    h << "<rect class=\"";
    h << kind;
    h << "\" x=\"" << at(x) << "\" y=\"2\" width=\"" << at(std::max(length - 2, 0.0))
      << "\" height=\"" << at(height) << "\"/><text class=\"soft\" x=\"" << at(x) << "\" y=\"45\">"
      << (length > 60 ? label : std::string()) << "</text>";
    x += length;
  };
  part(pair.both_saw, "toward", "both: " + std::to_string(pair.both_saw));
  part(one, "away", agreed.coders[pair.one] + " alone: " + std::to_string(one));
  part(other, "other", agreed.coders[pair.other] + " alone: " + std::to_string(other));
  h << "</svg>\n<p class=\"small\">Found by both: " << pair.both_saw << "; by "
    << coder(agreed, pair.one) << " alone: " << one << "; by " << coder(agreed, pair.other)
    << " alone: " << other << ".</p>\n";
  return h;
}

Html coefficients(const Agreement& agreed) {
  std::vector<std::vector<Html>> rows;
  const auto add = [&rows](const std::string& what, const std::string& value) {
    rows.emplace_back(2);
    rows.back()[0] << what;
    rows.back()[1] << value;
  };
  for (const CoderPair& pair : agreed.pairs) {
    const std::string who = agreed.coders[pair.one] + " and " + agreed.coders[pair.other] + ": ";
    add(who + "found it or not, Cohen's kappa", interval(pair.found));
    add(who + "its direction, where both found it, Cohen's kappa", interval(pair.direction));
    const auto share = [](std::size_t part, std::size_t of) {
      return of == 0 ? std::string("\xe2\x80\x93")
                     : percent(static_cast<double>(part) / static_cast<double>(of)) + " (" +
                           text::grouped(part) + " of " + text::grouped(of) + ")";
    };
    add(who + "connections in both maps (Jaccard)", share(pair.both_links, pair.either_links()));
    add(who + "of these, with the same sign", share(pair.same_sign, pair.both_links));
  }
  add("All coders: found it or not, Krippendorff's alpha", interval(agreed.found));
  add("All coders: its direction, Krippendorff's alpha", interval(agreed.direction));
  Html h;
  h << table({"How far the coders agree; in brackets 95 percent intervals from resampled passages",
              {"What", "Agreement"},
              {false, true}},
             rows)
    << "<p class=\"small\">1 is full agreement, 0 what chance would give. The units are every "
       "passage with every connection that anybody found anywhere: what neither coder found "
       "counts as agreement that there was nothing.</p>\n";
  return h;
}

Html differences(const ReportInput& in, const Agreement& agreed) {
  constexpr std::size_t shown = 12;
  Html h;
  if (agreed.differences.empty()) return h;
  std::vector<std::string> columns = {"From", "To"};
  for (const std::string& name : agreed.coders) columns.push_back("Found by " + name);
  columns.push_back("Not found by all");
  columns.push_back("Other direction");
  std::vector<std::vector<Html>> rows;
  for (const CodersDiffer& link : agreed.differences) {
    if (rows.size() == shown) break;
    std::vector<Html> row(2);
    row[0] << name(label_of(*in.map, link.from));
    row[1] << name(label_of(*in.map, link.to));
    for (const std::size_t saw : link.saw) (row.emplace_back(), row.back() << saw);
    (row.emplace_back(), row.back() << link.not_seen);
    (row.emplace_back(), row.back() << link.other_direction);
    rows.push_back(std::move(row));
  }
  std::vector<bool> numbers(columns.size(), true);
  numbers[0] = numbers[1] = false;
  h << table({"Connections on which coders differ, in passages", columns, numbers}, rows);
  if (agreed.differences.size() > shown)
    h << "<p class=\"small\">The first " << shown << " of " << agreed.differences.size()
      << " connections; all of them, with the lines of their statements, are in "
         "agreement.csv.</p>\n";
  return h;
}

}  // namespace

Html the_coders(const ReportInput& in) {
  Html h;
  if (!in.findings.agreement) return h;
  const Agreement& agreed = *in.findings.agreement;
  h << "<section aria-labelledby=\"coders\"><h2 id=\"coders\">Did the coders see the same</h2>\n";
  for (const CoderPair& pair : agreed.pairs)
    h << sentence(agreed, pair) << "<figure><figcaption>What they found</figcaption>"
      << bar(agreed, pair) << "</figure>\n";
  h << coefficients(agreed) << differences(in, agreed) << "</section>\n";
  return h;
}

std::string agreement_csv(const ReportInput& in) {
  const Agreement& agreed = *in.findings.agreement;
  std::vector<std::string> head = {"from", "to", "not_found_by_all", "other_direction"};
  for (const std::string& name : agreed.coders) head.push_back(text::csv_text("found_by_" + name));
  head.insert(head.end(), {"lines", "audience"});
  std::string csv = text::csv_line(head);
  for (std::size_t i = 0; i < agreed.differences.size(); ++i) {
    const CodersDiffer& link = agreed.differences[i];
    std::vector<std::string> row = {text::csv_text(in.map->factors()[link.from].id),
                                    text::csv_text(in.map->factors()[link.to].id),
                                    std::to_string(link.not_seen),
                                    std::to_string(link.other_direction)};
    for (const std::size_t saw : link.saw) row.push_back(std::to_string(saw));
    std::string ids;
    for (const std::string& id : in.differing_claims[i]) ids += (ids.empty() ? "" : "; ") + id;
    row.push_back(text::csv_text(ids));
    row.emplace_back("working copy");
    csv += text::csv_line(row);
  }
  return csv;
}

}  // namespace fcm::reporting
