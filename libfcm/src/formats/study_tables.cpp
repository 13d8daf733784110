// SPDX-License-Identifier: MIT
#include "formats/study_tables.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <utility>

namespace fcm::detail {
namespace {

using text::Cell;
using text::SheetToWrite;

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : "; ") + value;
  return text;
}

Cell cell(const std::string& text) { return text.empty() ? Cell() : Cell(text); }

template <class Number>
Cell number(const std::optional<Number>& value) {
  return value ? Cell(static_cast<double>(*value)) : Cell();
}

Cell yes_no(const std::optional<bool>& value) {
  return value ? Cell(std::string(*value ? "yes" : "no")) : Cell();
}

/// A column, and what stands in it for the i-th row.
struct Column {
  std::string name;
  std::function<Cell(std::size_t)> at;
  bool always = false;  ///< also where every cell is blank
};

SheetToWrite sheet_of(std::string name, std::size_t rows, const std::vector<Column>& columns) {
  SheetToWrite sheet{.name = std::move(name), .rows = {}};
  sheet.rows.resize(rows + 1);
  for (const Column& column : columns) {
    bool blank = true;
    std::vector<Cell> cells;
    cells.reserve(rows);
    for (std::size_t i = 0; i < rows; ++i) {
      cells.push_back(column.at(i));
      blank = blank && std::holds_alternative<std::monostate>(cells.back());
    }
    if (blank && !column.always) continue;
    sheet.rows[0].emplace_back(column.name);
    for (std::size_t i = 0; i < rows; ++i) sheet.rows[i + 1].push_back(std::move(cells[i]));
  }
  return sheet;
}

/// One column for each attribute that anyone has.
template <class Person>
void add_attributes(std::vector<Column>& columns, const std::vector<Person>& people) {
  std::set<std::string> names;
  for (const Person& person : people)
    for (const auto& [name, values] : person.attributes) names.insert(name);
  for (const std::string& name : names)
    columns.push_back({name, [&people, name](std::size_t i) {
                         const auto found = people[i].attributes.find(name);
                         return found == people[i].attributes.end() ? Cell()
                                                                    : cell(joined(found->second));
                       }});
}

SheetToWrite factors_sheet(const std::vector<StudyFactor>& factors) {
  const auto text = [&](std::string StudyFactor::*member) {
    return [&factors, member](std::size_t i) { return cell(factors[i].*member); };
  };
  return sheet_of("factors", factors.size(),
                  {{"factor_id", text(&StudyFactor::id), true},
                   {"label", text(&StudyFactor::label), true},
                   {"kind", text(&StudyFactor::kind)},
                   {"level", text(&StudyFactor::level)},
                   {"description", text(&StudyFactor::description)},
                   {"theme", text(&StudyFactor::theme)}});
}

SheetToWrite respondents_sheet(const std::vector<Respondent>& people) {
  std::vector<Column> columns = {
      {"respondent", [&](std::size_t i) { return cell(people[i].id); }, true},
      {"consent", [&](std::size_t i) { return cell(consent_words(people[i].consent)); }, true}};
  add_attributes(columns, people);
  return sheet_of("respondents", people.size(), columns);
}

SheetToWrite conversations_sheet(const std::vector<Conversation>& talks) {
  const auto text = [&](std::string Conversation::*member) {
    return [&talks, member](std::size_t i) { return cell(talks[i].*member); };
  };
  // Every column of ours, so that no attribute is taken for one of them.
  std::vector<Column> columns = {
      {"conversation", text(&Conversation::id), true},
      {"place", text(&Conversation::place), true},
      {"date", text(&Conversation::date), true},
      {"researcher", text(&Conversation::researcher), true},
      {"people", [&](std::size_t i) { return number(talks[i].people); }, true},
      {"form", text(&Conversation::form), true},
      {"record", text(&Conversation::record), true},
      {"origin", text(&Conversation::origin), true},
      {"consent", [&](std::size_t i) { return cell(consent_words(talks[i].consent)); }, true}};
  add_attributes(columns, talks);
  return sheet_of("conversations", talks.size(), columns);
}

SheetToWrite documents_sheet(const std::map<std::string, std::string>& places) {
  const std::vector<std::pair<std::string, std::string>> rows(places.begin(), places.end());
  return sheet_of("documents", rows.size(),
                  {{"document", [&](std::size_t i) { return cell(rows[i].first); }, true},
                   {"place", [&](std::size_t i) { return cell(rows[i].second); }, true}});
}

}  // namespace

std::string consent_words(const Consent& consent) {
  const std::pair<const char*, std::optional<bool>> given[] = {{"analyse", consent.analyse},
                                                               {"quote", consent.quote},
                                                               {"paraphrase", consent.paraphrase},
                                                               {"publish", consent.publish}};
  std::vector<std::string> said;
  const auto all = [&](bool value) {
    return std::all_of(std::begin(given), std::end(given),
                       [&](const auto& one) { return one.second == value; });
  };
  if (all(true)) said.emplace_back("all");
  if (all(false)) said.emplace_back("none");
  if (said.empty())
    for (const auto& [word, value] : given)
      if (value) said.push_back(*value ? word : "no " + std::string(word));
  if (!consent.until.empty()) said.push_back("until " + consent.until);
  return joined(said);
}

SheetToWrite claims_sheet(const Study& study, bool by_id) {
  const std::vector<Claim>& claims = study.claims;
  const auto factor = [&](Index Claim::*end) {
    return [&, end](std::size_t i) {
      const StudyFactor& one = study.factors[claims[i].*end];
      return cell(by_id ? one.id : one.label);
    };
  };
  const auto text = [&](std::string Claim::*member) {
    return [&claims, member](std::size_t i) { return cell(claims[i].*member); };
  };
  const auto hands = [&](std::optional<int> Claim::*member) {
    return [&claims, member](std::size_t i) { return number(claims[i].*member); };
  };
  return sheet_of(
      "claims", claims.size(),
      {{"claim_id", text(&Claim::id)},
       {"from", factor(&Claim::from), true},
       {"to", factor(&Claim::to), true},
       {"polarity", [&](std::size_t i) { return cell(std::string(to_text(claims[i].polarity))); },
        true},
       {"strength", [&](std::size_t i) { return number(claims[i].strength); }},
       {"certainty", text(&Claim::certainty)},
       {"coder", text(&Claim::coder)},
       {"respondent", text(&Claim::respondent)},
       {"conversation", text(&Claim::conversation)},
       {"document", text(&Claim::document)},
       {"place", text(&Claim::place)},
       {"locator", text(&Claim::locator)},
       {"quote", text(&Claim::quote)},
       {"paraphrase", text(&Claim::paraphrase)},
       {"basis", text(&Claim::basis)},
       {"when", text(&Claim::when)},
       {"prompted", [&](std::size_t i) { return yes_no(claims[i].prompted); }},
       {"agree", hands(&Claim::agree)},
       {"disagree", hands(&Claim::disagree)},
       {"unsure", hands(&Claim::unsure)},
       {"tags", [&](std::size_t i) { return cell(joined(claims[i].tags)); }},
       {"notes", text(&Claim::notes)}});
}

std::vector<SheetToWrite> study_sheets(const Study& study) {
  std::vector<SheetToWrite> sheets = {claims_sheet(study, true), factors_sheet(study.factors)};
  if (!study.respondents.empty()) sheets.push_back(respondents_sheet(study.respondents));
  if (!study.conversations.empty()) sheets.push_back(conversations_sheet(study.conversations));
  if (!study.documents.empty()) sheets.push_back(documents_sheet(study.documents));
  return sheets;
}

}  // namespace fcm::detail
