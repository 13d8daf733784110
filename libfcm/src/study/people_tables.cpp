// SPDX-License-Identifier: MIT
#include "study/people_tables.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "fcm/limits.hpp"
#include "study/factor_book.hpp"
#include "study/sheet.hpp"
#include "study/words.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::study {
namespace {

const Role place_role{{"place", "location", "area", "ward", "borough", "village", "town",
                       "neighbourhood", "name of district", "district"}};
const Role conversation_role{
    {"conversation", "conversation_id", "interview", "interview_id", "session", "meeting"}};
const Role document_role{{"document", "document_id", "doc_id", "doc", "file"}};
const Role consent_role{{"consent", "consent given", "consented", "consent form"}};

/// Rows by their id: a row that repeats another is merged, one that contradicts it is refused.
class Ids {
 public:
  Ids(const Sheet& sheet, std::size_t role, std::string thing)
      : sheet_(sheet), role_(role), thing_(std::move(thing)) {}

  /// `id` may be personal and is not shown.
  Result<Fate> add(const text::Row& row, const std::string& id) {
    const Place place = sheet_.place(row, role_);
    const Limits limits;
    if (id.empty())
      return problem("id.empty", "the row has no " + thing_ + " id", place,
                     "fill it in, or delete the row");
    if (text::code_points(id) > limits.id_characters)
      return problem("limit.id",
                     "an id has more than " + text::grouped(limits.id_characters) + " characters",
                     place, "shorten it");
    const auto [first, is_new] = seen_.emplace(id, &row);
    if (is_new) return Fate::kept;
    if (first->second->cells == row.cells) return Fate::merged;
    return problem("id.duplicate",
                   "this " + thing_ + " id stands in line " + std::to_string(first->second->line) +
                       " already, with other cells",
                   place, "give each " + thing_ + " one row");
  }

 private:
  const Sheet& sheet_;
  std::size_t role_;
  std::string thing_;
  std::unordered_map<std::string, const text::Row*> seen_;
};

/// Headers and names of the columns without a role.
struct Others {
  explicit Others(const Sheet& sheet, const std::vector<Role>& roles) {
    for (const std::size_t column : sheet.others) names.push_back(sheet.header[column]);
    names = attribute_names(names, roles);
  }
  Attributes of(const Sheet& sheet, const text::Row& row) const {
    Attributes attributes;
    for (std::size_t i = 0; i < names.size(); ++i)
      if (std::vector<std::string> values = listed(sheet.cell_at(row, sheet.others[i]));
          !values.empty())
        attributes[names[i]] = std::move(values);
    return attributes;
  }
  std::vector<std::string> names;
};

// A column that may hold consent under a name that is not known must not pass for an attribute.
void doubt_consent_columns(const Sheet& sheet, Account& account) {
  for (const std::size_t column : sheet.others) {
    const std::string name = text::match_key(sheet.header[column]);
    if (name.find("consent") == std::string::npos && name.find("withdr") == std::string::npos)
      continue;
    warn(account, "consent.unknown_column",
         "the column '" + sheet.header[column] + "' is not read as consent",
         {sheet.file, sheet.header_line, column + 1},
         "name the column consent where it says what people agreed to");
  }
}

// A refused row never makes consent wider: who stands in it stays in the study, and is withheld
// where its rows differ or the row cannot be trusted to say. `first` is the
// position of the table's first refusal.
template <class Person>
void keep_refusals(const Sheet& sheet, std::size_t id_role, std::size_t consent, std::size_t first,
                   std::vector<Person>& people, Account& account) {
  std::unordered_map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < people.size(); ++i) known.emplace(people[i].id, i);
  for (std::size_t i = first; i < account.rejected.size(); ++i) {
    const RejectedRow& refused = account.rejected[i];
    const text::Row row{refused.line, refused.cells};
    const std::string id = text::trimmed(sheet.cell(row, id_role));
    if (id.empty()) continue;
    const Consent said =
        refused.code == "id.duplicate"
            ? read_consent(sheet.cell(row, consent), sheet.place(row, consent), account)
            : Consent{.analyse = false};
    const auto [at, is_new] = known.emplace(id, people.size());
    if (is_new) {
      people.emplace_back();
      people.back().id = id;
      people.back().consent = said;
    } else {
      people[at->second].consent = agreed(people[at->second].consent, said);
    }
  }
}

enum FactorColumn : std::size_t { factor_id, factor_label, kind, level, description, theme };

}  // namespace

Result<void> read_factors_table(const text::Table& cells, const std::string& file, Study& study,
                                Account& account) {
  const SheetRules rules{
      .table = "factors",
      .roles = {{{"factor_id", "id", "factor", "code", "concept_id", "label", "name"}},
                {{"label", "name", "factor_label", "title", "concept"}},
                {{"kind", "type", "role"}},
                {{"level"}},
                {{"description", "definition", "factor_memo", "notes"}},
                {{"theme", "group", "category", "concept.class"}}},
      .required = {factor_id}};
  const Result<Sheet> sheet = open_sheet(cells, file, rules, account);
  if (!sheet) return tl::make_unexpected(sheet.error());
  Ids ids(*sheet, factor_id, "factor");
  std::vector<Place> places;
  std::unordered_map<std::string, Index> labels;
  read_rows(*sheet, account, [&](const text::Row& row) -> Result<Fate> {
    const auto text = [&](std::size_t role) { return text::trimmed(sheet->cell(row, role)); };
    StudyFactor factor{.id = text(factor_id), .label = text(factor_label)};
    for (std::string* name : {&factor.id, &factor.label}) {
      if (!text::has_controls(*name)) continue;
      warn(account, "text.control", "a factor holds invisible control characters",
           sheet->place(row, factor_id), "type its name again");
      *name = text::trimmed(text::without_controls(*name));
    }
    if (factor.label.empty()) factor.label = factor.id;
    const Result<Fate> fate = ids.add(row, factor.id);
    if (!fate || *fate == Fate::merged) return fate;
    const Limits limits;
    if (text::code_points(factor.label) > limits.label_characters)
      return problem(
          "limit.label",
          "a label has more than " + text::grouped(limits.label_characters) + " characters",
          sheet->place(row, factor_label), "shorten it, and describe it in the column description");
    factor.kind = text::match_key(text(kind));
    check_word(factor.kind, {"outcome", "driver", "barrier", "context", "other"},
               sheet->place(row, kind), "kind.unknown", "kind", account);
    factor.level = text::match_key(text(level));
    check_word(factor.level, {"individual", "community", "organisation", "system"},
               sheet->place(row, level), "level.unknown", "level", account);
    factor.description = stripped(sheet->cell(row, description));
    factor.theme = text(theme);
    const auto [first, is_new] =
        labels.emplace(text::match_key(factor.label), study.factors.size());
    if (!is_new)
      warn(account, "factor.label_twice",
           "'" + study.factors[first->second].id + "' and '" + factor.id + "' have one label",
           sheet->place(row, factor_label), "claims that use this label are read as the first one");
    study.factors.push_back(std::move(factor));
    places.push_back(sheet->place(row, factor_label));
    return Fate::kept;
  });
  doubt_labels(study.factors, places, account);
  return {};
}

const std::vector<Role>& respondent_roles() {
  static const std::vector<Role> roles = {
      {{"respondent", "respondent_id", "id", "source_id", "source", "participant", "participant_id",
        "voice", "person"}},
      consent_role};
  return roles;
}

const std::vector<Role>& conversation_roles() {
  static const std::vector<Role> roles = [] {
    Role id_role = conversation_role;
    id_role.aliases.push_back("id");
    return std::vector<Role>{id_role,
                             place_role,
                             {{"date", "day", "when"}},
                             {{"researcher", "interviewer", "facilitator"}},
                             {{"people", "participants", "number of people"}},
                             {{"form", "kind", "type"}},
                             {{"record"}},
                             {{"origin"}},
                             consent_role};
  }();
  return roles;
}

const std::vector<Role>& document_roles() {
  static const std::vector<Role> roles = [] {
    Role id_role = document_role;
    id_role.aliases.push_back("id");
    return std::vector<Role>{id_role, place_role};
  }();
  return roles;
}

std::vector<std::string> attribute_names(const std::vector<std::string>& headers,
                                         const std::vector<Role>& roles) {
  std::vector<std::string> names, keys;
  for (const std::string& header : headers) {
    names.push_back(text::match_key(header));
    keys.push_back(header_key(header));
  }
  for (const Role& known : {place_role, conversation_role, document_role}) {
    const auto is_known = [&](const Role& role) {
      return role.aliases.front() == known.aliases.front();
    };
    if (std::any_of(roles.begin(), roles.end(), is_known)) continue;
    for (const std::string_view alias : known.aliases) {
      const auto found = std::find(keys.begin(), keys.end(), header_key(alias));
      if (found == keys.end()) continue;
      names[static_cast<std::size_t>(found - keys.begin())] = known.aliases.front();
      break;
    }
  }
  return names;
}

Result<void> read_respondents_table(const text::Table& cells, const std::string& file, Study& study,
                                    Account& account) {
  enum : std::size_t { id, consent };
  const SheetRules rules{.table = "respondents", .roles = respondent_roles(), .required = {id}};
  const Result<Sheet> sheet = open_sheet(cells, file, rules, account);
  if (!sheet) return tl::make_unexpected(sheet.error());
  Ids ids(*sheet, id, "respondent");
  doubt_consent_columns(*sheet, account);
  const Others others(*sheet, rules.roles);
  const std::size_t refused_before = account.rejected.size();
  read_rows(*sheet, account, [&](const text::Row& row) -> Result<Fate> {
    Respondent one{.id = text::trimmed(sheet->cell(row, id))};
    const Result<Fate> fate = ids.add(row, one.id);
    if (!fate || *fate == Fate::merged) return fate;
    one.consent = read_consent(sheet->cell(row, consent), sheet->place(row, consent), account);
    one.attributes = others.of(*sheet, row);
    study.respondents.push_back(std::move(one));
    return Fate::kept;
  });
  keep_refusals(*sheet, id, consent, refused_before, study.respondents, account);
  return {};
}

Result<void> read_conversations_table(const text::Table& cells, const std::string& file,
                                      Study& study, Account& account) {
  enum : std::size_t { id, place, date, researcher, people, form, record, origin, consent };
  const SheetRules rules{.table = "conversations", .roles = conversation_roles(), .required = {id}};
  const Result<Sheet> sheet = open_sheet(cells, file, rules, account);
  if (!sheet) return tl::make_unexpected(sheet.error());
  Ids ids(*sheet, id, "conversation");
  doubt_consent_columns(*sheet, account);
  const Others others(*sheet, rules.roles);
  const std::size_t refused_before = account.rejected.size();
  read_rows(*sheet, account, [&](const text::Row& row) -> Result<Fate> {
    const auto text = [&](std::size_t role) { return text::trimmed(sheet->cell(row, role)); };
    Conversation one{.id = text(id),
                     .place = text(place),
                     .date = text(date),
                     .researcher = text(researcher),
                     .form = text(form),
                     .record = text(record),
                     .origin = text(origin)};
    const Result<std::optional<int>> counted =
        read_count(sheet->cell(row, people), sheet->place(row, people), 1);
    if (!counted) return tl::make_unexpected(counted.error());
    one.people = *counted;
    const Result<Fate> fate = ids.add(row, one.id);
    if (!fate || *fate == Fate::merged) return fate;
    if (!one.date.empty() && !is_iso_date(one.date))
      warn(account, "date.syntax", "the date is not written as YYYY-MM-DD", sheet->place(row, date),
           "write the year, the month and the day");
    one.consent = read_consent(sheet->cell(row, consent), sheet->place(row, consent), account);
    one.attributes = others.of(*sheet, row);
    study.conversations.push_back(std::move(one));
    return Fate::kept;
  });
  keep_refusals(*sheet, id, consent, refused_before, study.conversations, account);
  return {};
}

Result<void> read_documents_table(const text::Table& cells, const std::string& file, Study& study,
                                  Account& account) {
  enum : std::size_t { id, place };
  const SheetRules rules{.table = "documents", .roles = document_roles(), .required = {id}};
  const Result<Sheet> sheet = open_sheet(cells, file, rules, account);
  if (!sheet) return tl::make_unexpected(sheet.error());
  Ids ids(*sheet, id, "document");
  read_rows(*sheet, account, [&](const text::Row& row) -> Result<Fate> {
    const std::string name = text::trimmed(sheet->cell(row, id));
    const Result<Fate> fate = ids.add(row, name);
    if (fate && *fate == Fate::kept) study.documents[name] = text::trimmed(sheet->cell(row, place));
    return fate;
  });
  return {};
}

}  // namespace fcm::study
