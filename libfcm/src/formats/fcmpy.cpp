// SPDX-License-Identifier: MIT
//
// Questionnaires of FCMpy: a row per pair of factors, a column per linguistic term, a mark in one
// of them. One sheet, JSON list or value of the column expert per expert. docs/formats/fcmpy.md.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "formats/formats_list.hpp"
#include "formats/pick.hpp"
#include "formats/source.hpp"
#include "study/factor_book.hpp"
#include "study/sheet.hpp"
#include "study/terms.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using namespace detail;

enum Column : std::size_t { from, to, expert };

/// A column of answers: a term with a sign and size, or NA and Unsure, which have neither.
struct Answer {
  std::size_t column;
  std::string word;
  std::optional<study::Term> term;
};

std::optional<Answer> answer_in(const std::string& header, std::size_t column) {
  if (const auto term = study::read_term(header)) return Answer{column, header, term};
  const std::string key = text::match_key(header);
  if (key == "na" || key == "unsure") return Answer{column, header, std::nullopt};
  return std::nullopt;
}

const study::SheetRules& rules() {
  static const study::SheetRules all{.table = "questionnaire",
                                     .roles = {{{"from", "from_label", "cause", "source"}},
                                               {{"to", "to_label", "effect", "target"}},
                                               {{"expert", "experts", "expert_id", "respondent",
                                                 "participant", "participant_id"}}},
                                     .required = {from, to}};
  return all;
}

std::vector<Answer> answers_of(const study::Sheet& sheet) {
  std::vector<Answer> answers;
  for (const std::size_t column : sheet.others)
    if (auto answer = answer_in(sheet.header[column], column)) answers.push_back(*answer);
  return answers;
}

/// At least three columns of terms: a questionnaire and nothing else.
bool has_terms(const std::vector<Answer>& answers) {
  return std::count_if(answers.begin(), answers.end(),
                       [](const Answer& answer) { return answer.term.has_value(); }) >= 3;
}

bool is_questionnaire(const text::Table& table) {
  Account unused;
  const auto sheet = study::open_sheet(table, "", rules(), unused);
  return sheet && has_terms(answers_of(*sheet));
}

std::string cell_of(const text::Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return text::shortest(value.get<double>());
  return value.is_boolean() && value.get<bool>() ? "1" : "";
}

/// The list of one expert as a table: the names in any entry above, a row per entry.
std::optional<text::Table> table_of(const text::Json& list) {
  if (!list.is_array() || list.empty()) return std::nullopt;
  std::vector<std::string> header;
  for (const text::Json& entry : list) {
    if (!entry.is_object()) return std::nullopt;
    for (const auto& [name, value] : entry.items()) {
      if (value.is_structured()) return std::nullopt;
      if (std::find(header.begin(), header.end(), name) == header.end() &&
          header.size() < Limits{}.columns)
        header.push_back(name);
    }
  }
  text::Table table;
  table.rows.push_back({1, header});
  for (const text::Json& entry : list) {
    text::Row row{table.rows.size() + 1, {}};
    for (const std::string& name : header)
      row.cells.push_back(entry.contains(name) ? cell_of(entry[name]) : std::string());
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// A questionnaire and whose it is.
struct Filled {
  std::string who;  ///< empty: the column expert says, or the file
  text::Table table;
};

std::vector<Filled> filled_in(const Source& source) {
  std::vector<Filled> all;
  if (source.kind() == Source::Kind::json) {
    if (!source.json() || !source.json()->is_object()) return {};
    for (const auto& [who, list] : source.json()->items())
      if (auto table = table_of(list); table && is_questionnaire(*table))
        all.push_back({who, std::move(*table)});
    return all;
  }
  if (source.kind() == Source::Kind::xml || !source.sheets()) return {};
  for (const text::Sheet& sheet : *source.sheets())
    if (!sheet.table.rows.empty() && is_questionnaire(sheet.table))
      all.push_back({sheet.name, sheet.table});
  return all;
}

int sniff_fcmpy(const Source& source) {
  if (source.kind() == Source::Kind::json) return filled_in(source).empty() ? 0 : 2;
  if (source.kind() != Source::Kind::text || !source.sheets()) return 0;
  return std::any_of(source.sheets()->begin(), source.sheets()->end(),
                     [](const text::Sheet& sheet) {
                       return !sheet.table.rows.empty() && is_questionnaire(sheet.table);
                     })
             ? 2
             : 0;
}

class Questionnaires {
 public:
  explicit Questionnaires(Read<Study>& read) : read_(read), book_(read.value.factors, false) {}

  Result<void> read(const Filled& filled, const std::string& file, const std::string& who) {
    const auto sheet = study::open_sheet(filled.table, file, rules(), read_.account);
    if (!sheet) return tl::make_unexpected(sheet.error());
    answers_ = answers_of(*sheet);
    who_ = who;
    if (!sheet->has(expert)) hear(who);
    study::read_rows(*sheet, read_.account,
                     [&](const text::Row& row) { return read_row(*sheet, row); });
    return {};
  }

  void finish(const std::string& file) {
    if (unanswered_ > 0)
      study::warn(read_.account, "fcmpy.no_answer",
                  text::grouped(unanswered_) +
                      (unanswered_ == 1 ? " pair has no answer and counts as not asked"
                                        : " pairs have no answer and count as not asked"),
                  {file}, "", Severity::note);
  }

 private:
  /// Whoever filled in a questionnaire counts, also without an answer.
  void hear(const std::string& who) {
    if (!heard_.insert(who).second) return;
    read_.value.respondents.push_back({.id = who, .attributes = {{"conversation", {who}}}});
    read_.value.conversations.push_back({.id = who, .form = "questionnaire"});
  }

  Result<study::Fate> read_row(const study::Sheet& sheet, const text::Row& row) {
    Claim claim;
    for (const auto& [role, end] : {std::pair(from, &Claim::from), std::pair(to, &Claim::to)}) {
      const Place place = sheet.place(row, role);
      if (text::trimmed(sheet.cell(row, role)).empty())
        return problem(
            role == from ? "claim.no_from" : "claim.no_to",
            std::string("the row has no factor in the column ") + (role == from ? "from" : "to"),
            place, "fill it in, or delete the row");
      const auto factor = book_.find(sheet.cell(row, role), place, read_.account);
      if (!factor) return tl::make_unexpected(factor.error());
      claim.*end = *factor;
    }
    const auto chosen = chosen_in(sheet, row);
    if (!chosen) return tl::make_unexpected(chosen.error());
    std::string who = text::trimmed(sheet.cell(row, expert));
    if (who.empty()) who = who_;
    hear(who);
    if (!*chosen) {
      ++unanswered_;
      return study::Fate::kept;
    }
    claim.id = "claim " + std::to_string(read_.value.claims.size() + 1);
    claim.respondent = claim.conversation = who;
    claim.certainty = (*chosen)->word;
    claim.read_at = {sheet.file, row.line};
    claim.polarity = (*chosen)->term ? (*chosen)->term->polarity : Polarity::unsure;
    if ((*chosen)->term) claim.strength = (*chosen)->term->strength;
    read_.value.claims.push_back(std::move(claim));
    return study::Fate::kept;
  }

  /// The one answer that is marked, null where none is.
  Result<const Answer*> chosen_in(const study::Sheet& sheet, const text::Row& row) const {
    const Answer* chosen = nullptr;
    for (const Answer& answer : answers_) {
      const std::string mark = text::match_key(sheet.cell_at(row, answer.column));
      const Place place{sheet.file, row.line, answer.column + 1};
      if (mark.empty() || mark == "0") continue;
      if (mark != "1" && mark != "x" && mark != "yes" && mark != "true")
        return problem("fcmpy.answer", "the cell \"" + mark.substr(0, 12) + "\" is no mark", place,
                       "write 1 in the column of the chosen term and leave the others blank");
      if (chosen)
        return problem("fcmpy.two_terms",
                       "both " + chosen->word + " and " + answer.word + " are marked", place,
                       "mark one term for each pair");
      chosen = &answer;
    }
    return chosen;
  }

  Read<Study>& read_;
  study::FactorBook book_;
  std::vector<Answer> answers_;
  std::string who_;
  std::set<std::string> heard_;
  std::size_t unanswered_ = 0;
};

Result<Read<Study>> read_fcmpy(std::span<const Source> sources, const ReadOptions& options) {
  Read<Study> read;
  Questionnaires questionnaires(read);
  const auto is_picked = [&](const std::vector<Filled>& all, std::size_t i,
                             const Source& source) -> Result<bool> {
    if (options.pick.empty()) return true;
    std::vector<std::string> names;
    for (const Filled& one : all) names.push_back(one.who);
    const Result<std::size_t> which = picked(names, options, source.file(), false);
    if (!which) return tl::make_unexpected(which.error());
    return *which == i;
  };
  for (const Source& source : sources) {
    if (source.kind() == Source::Kind::json && !source.json())
      return tl::make_unexpected(source.json().error());
    if (source.kind() != Source::Kind::json && !source.sheets())
      return tl::make_unexpected(source.sheets().error());
    const std::vector<Filled> all = filled_in(source);
    if (all.empty())
      return problem("fcmpy.no_terms", "there are no columns From, To and -VH to +VH",
                     {source.file()}, "a questionnaire has a column for each linguistic term");
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Result<bool> read_it = is_picked(all, i, source);
      if (!read_it) return tl::make_unexpected(read_it.error());
      if (!*read_it) continue;
      // The names of sheets and lists are those of people, which no message shows.
      const std::string file =
          all.size() == 1 ? source.file() : source.file() + "!" + std::to_string(i + 1);
      if (const auto done =
              questionnaires.read(all[i], file, all[i].who.empty() ? source.stem() : all[i].who);
          !done)
        return tl::make_unexpected(done.error());
    }
  }
  questionnaires.finish(sources.front().file());
  return read;
}

}  // namespace

const Format& fcmpy_format() {
  static const Format format{.name = "fcmpy",
                             .title = "Questionnaires of FCMpy: linguistic terms of experts",
                             .extensions = ".xlsx .csv .json",
                             .checked = "FCMpy",
                             .sniff = sniff_fcmpy,
                             .read_study = read_fcmpy};
  return format;
}

}  // namespace fcm
