// SPDX-License-Identifier: MIT
#include "study/claims_table.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "fcm/limits.hpp"
#include "study/factor_book.hpp"
#include "study/terms.hpp"
#include "study/words.hpp"
#include "text/number.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm::study {
namespace {

// Who wrote which header: reference table in docs/formats/study.md.
std::vector<Role> claim_roles() {
  return {
      {{"from", "from_label", "from_labels", "cause", "source node", "concept_from", "V1",
        "influence factor", "driver", "factor X"}},
      {{"to", "to_label", "to_labels", "effect", "target node", "target", "concept_to", "V2",
        "consequence", "outcome", "factor Y"}},
      {{"claim_id", "claim", "id", "link_id", "coding_id"}},
      {{"coder", "coded by", "analyst"}},
      {{"respondent", "respondent_id", "source_id", "participant", "participant_id", "speaker",
        "interviewee", "voice", "case", "person", "expert", "expert_id"}},
      {{"conversation", "conversation_id", "interview", "interview_id", "session", "meeting",
        "transcript"}},
      {{"document", "document_id", "doc_id", "doc", "file", "unit_id"}},
      {{"place", "location", "area", "ward", "borough", "village", "town", "neighbourhood",
        "name of district", "district"}},
      {{"locator", "document_part", "page", "paragraph", "statement_id", "question_id",
        "timestamp"}},
      {{"polarity", "sign", "coding_sign", "posneg", "direction of effect", "direction", "+/-",
        "type", "relation"}},
      {{"strength", "weight", "coding_weight", "edge_weights", "influence", "value"}},
      {{"certainty", "confidence"}},
      {{"quote", "selected_text", "quotation", "quotation content", "verbatim", "segment", "text",
        "evidence", "content"}},
      {{"paraphrase", "summary"}},
      {{"basis"}},
      {{"when", "date", "time"}},
      {{"prompted"}},
      {{"agree", "hands_agree"}},
      {{"disagree", "hands_disagree"}},
      {{"unsure", "hands_unsure"}},
      {{"tags", "hashtags", "coding_class"}},
      {{"notes", "note", "link_memo", "memo", "comment", "comments", "description"}},
  };
}

// Number, blank or R's NA in every cell of the column, and in one at least.
bool all_numbers(const Sheet& sheet, std::size_t column) {
  bool any = false;
  for (const text::Row& row : sheet.data()) {
    const std::string_view cell = sheet.cell_at(row, column);
    const bool number = text::parse_number(cell, {}, sheet.cells->decimal_comma).has_value();
    const std::string key = text::match_key(cell);
    if (!number && !key.empty() && key != "na") return false;
    any = any || number;
  }
  return any;
}

// R calls columns without names V1, V2, ...: over numbers alone they are those of a matrix, and
// from and to over words, or beside a sign or weight.
void settle_names_of_r(const std::vector<std::string>& keys, Sheet& sheet) {
  auto& from = sheet.columns[ClaimColumn::from];
  auto& to = sheet.columns[ClaimColumn::to];
  if (!from || !to || sheet.has(ClaimColumn::polarity) || sheet.has(ClaimColumn::strength)) return;
  const bool numbers_from = keys[*from] == "v1" && all_numbers(sheet, *from);
  const bool numbers_to = keys[*to] == "v2" && all_numbers(sheet, *to);
  if (!numbers_from && !numbers_to) return;
  from.reset();
  to.reset();
}

// `source` is the cause beside `target`, and otherwise the person (formats.md 1).
void settle_source(const std::vector<std::string>& keys, Sheet& sheet) {
  const auto source = std::find(keys.begin(), keys.end(), "source");
  if (source == keys.end()) return;
  const auto column = static_cast<std::size_t>(source - keys.begin());
  const bool beside_target = std::find(keys.begin(), keys.end(), "target") != keys.end();
  if (!sheet.has(ClaimColumn::from) && beside_target)
    sheet.columns[ClaimColumn::from] = column;
  else if (!sheet.has(ClaimColumn::respondent))
    sheet.columns[ClaimColumn::respondent] = column;
}

void settle(const std::vector<std::string>& keys, Sheet& sheet) {
  settle_source(keys, sheet);
  settle_names_of_r(keys, sheet);
}

struct HashOfCells {
  std::size_t operator()(const text::Row* row) const {
    std::size_t hash = row->cells.size();
    for (const std::string& cell : row->cells)
      hash = hash * 1'000'003 ^ std::hash<std::string>()(cell);
    return hash;
  }
};

struct SameCells {
  bool operator()(const text::Row* a, const text::Row* b) const { return a->cells == b->cells; }
};

class ClaimsReader {
 public:
  ClaimsReader(const Sheet& sheet, bool has_codebook, const StrengthScale& scale, Study& study,
               Account& account)
      : sheet_(sheet),
        scale_(scale),
        study_(study),
        account_(account),
        book_(study.factors, has_codebook) {
    for (const Respondent& one : study.respondents) {
      people_.emplace(one.id, true);
      listed_.insert(text::match_key(one.id));
    }
    places_.resize(study.factors.size());
    const std::size_t rows = sheet.data().size();
    study.claims.reserve(rows);
    ids_.reserve(rows);
    rows_.reserve(rows);
  }

  Result<Fate> read(const text::Row& row) {
    Result<Claim> claim = understood(row);
    if (!claim) return tl::make_unexpected(claim.error());
    const Result<Fate> fate = compared(row, *claim);
    if (!fate || *fate == Fate::merged) return fate;
    remember(row, *claim);
    study_.claims.push_back(std::move(*claim));
    return Fate::kept;
  }

  /// What can only be said of the table as a whole.
  void finish(bool has_codebook) {
    if (!study_.respondents.empty() && strangers_ > 0)
      warn(
          account_, "respondent.not_listed",
          (strangers_ == 1 ? "a respondent is not in the respondents table"
                           : text::grouped(strangers_) +
                                 " respondents are not in the respondents table, the first here"),
          first_stranger_,
          std::string(look_alike_ ? "some ids differ from listed ones in capitals or spaces alone: "
                                  : "") +
              "add them to the respondents table, or correct their ids");
    if (!has_codebook) doubt_labels(study_.factors, places_, account_);
  }

 private:
  std::string_view cell(const text::Row& row, std::size_t role) const {
    return sheet_.cell(row, role);
  }

  Result<Index> factor(const text::Row& row, std::size_t role) {
    const Place place = sheet_.place(row, role);
    if (text::trimmed(cell(row, role)).empty()) {
      const bool from = role == ClaimColumn::from;
      return problem(from ? "claim.no_from" : "claim.no_to",
                     std::string("the row has no factor in the column ") + (from ? "from" : "to"),
                     place, "fill it in, or delete the row");
    }
    Result<Index> found = book_.find(cell(row, role), place, account_);
    if (found && *found >= places_.size()) places_.resize(*found + 1, place);
    return found;
  }

  Result<Claim> understood(const text::Row& row) {
    Claim claim;
    const Result<Index> from = factor(row, ClaimColumn::from);
    if (!from) return tl::make_unexpected(from.error());
    const Result<Index> to = factor(row, ClaimColumn::to);
    if (!to) return tl::make_unexpected(to.error());
    claim.from = *from;
    claim.to = *to;
    if (Result<void> done = read_words(row, claim); !done) return tl::make_unexpected(done.error());
    read_context(row, claim);
    if (Result<void> done = read_hands(row, claim); !done) return tl::make_unexpected(done.error());
    if (Result<void> done = read_texts(row, claim); !done) return tl::make_unexpected(done.error());
    if (claim.id.empty()) claim.id = "row " + std::to_string(row.line);
    claim.read_at = {sheet_.file, row.line, 0};
    return claim;
  }

  Result<void> read_words(const text::Row& row, Claim& claim) {
    const Result<Polarity> polarity =
        read_polarity(cell(row, ClaimColumn::polarity), sheet_.place(row, ClaimColumn::polarity));
    if (!polarity) return tl::make_unexpected(polarity.error());
    claim.polarity = *polarity;
    claim.certainty = text::trimmed(cell(row, ClaimColumn::certainty));
    if (take_term(row, claim)) return {};
    const Result<std::optional<double>> strength =
        read_strength(cell(row, ClaimColumn::strength), sheet_.place(row, ClaimColumn::strength),
                      sheet_.cells->decimal_comma, scale_);
    if (!strength) return tl::make_unexpected(strength.error());
    claim.strength = *strength;
    return {};
  }

  /// "+VH" says both which way and how much; the word itself is kept.
  bool take_term(const text::Row& row, Claim& claim) {
    const auto term = read_term(cell(row, ClaimColumn::strength));
    if (!term || claim.polarity != Polarity::blank) return false;
    claim.polarity = term->polarity;
    claim.strength = term->strength;
    if (claim.certainty.empty()) claim.certainty = text::trimmed(cell(row, ClaimColumn::strength));
    return true;
  }

  void read_context(const text::Row& row, Claim& claim) {
    claim.basis = text::match_key(cell(row, ClaimColumn::basis));
    check_word(claim.basis, {"lived", "seen", "expected", "aim"},
               sheet_.place(row, ClaimColumn::basis), "basis.unknown", "basis", account_);
    claim.prompted =
        read_yes_no(cell(row, ClaimColumn::prompted), sheet_.place(row, ClaimColumn::prompted),
                    "prompted.unknown", account_);
    claim.tags = listed(cell(row, ClaimColumn::tags), ";,");
  }

  Result<void> read_hands(const text::Row& row, Claim& claim) {
    const std::pair<ClaimColumn, std::optional<int>*> hands[] = {
        {ClaimColumn::agree, &claim.agree},
        {ClaimColumn::disagree, &claim.disagree},
        {ClaimColumn::unsure, &claim.unsure}};
    for (const auto& [role, count] : hands) {
      const Result<std::optional<int>> read =
          read_count(cell(row, role), sheet_.place(row, role), 0);
      if (!read) return tl::make_unexpected(read.error());
      *count = *read;
    }
    return {};
  }

  Result<void> read_texts(const text::Row& row, Claim& claim) {
    const Limits limits;
    const std::pair<ClaimColumn, std::string*> ids[] = {
        {ClaimColumn::id, &claim.id},
        {ClaimColumn::coder, &claim.coder},
        {ClaimColumn::respondent, &claim.respondent},
        {ClaimColumn::conversation, &claim.conversation},
        {ClaimColumn::document, &claim.document},
        {ClaimColumn::place, &claim.place},
        {ClaimColumn::locator, &claim.locator},
        {ClaimColumn::when, &claim.when}};
    for (const auto& [role, text] : ids) {
      *text = text::trimmed(cell(row, role));
      if (text->size() > limits.id_characters && text::code_points(*text) > limits.id_characters)
        return problem(
            "limit.id",
            "the cell has more than " + text::grouped(limits.id_characters) + " characters",
            sheet_.place(row, role), "shorten it, or move it to the column notes");
    }
    const std::pair<ClaimColumn, std::string*> texts[] = {
        {ClaimColumn::quote, &claim.quote},
        {ClaimColumn::paraphrase, &claim.paraphrase},
        {ClaimColumn::notes, &claim.notes}};
    for (const auto& [role, text] : texts) {
      *text = stripped(cell(row, role));
      if (text->size() > limits.quote_characters &&
          text::code_points(*text) > limits.quote_characters)
        return problem(
            "limit.quote",
            "the cell has more than " + text::grouped(limits.quote_characters) + " characters",
            sheet_.place(row, role), "keep the words that make the claim");
    }
    return {};
  }

  // A row that repeats an earlier one cell by cell is the same claim where it says whose it is;
  // bare rows may be voices that said the same.
  Result<Fate> compared(const text::Row& row, const Claim& claim) {
    const bool has_id = !text::trimmed(cell(row, ClaimColumn::id)).empty();
    const bool has_words = !claim.quote.empty() || !claim.paraphrase.empty();
    const bool has_voice =
        !claim.respondent.empty() || !claim.conversation.empty() || !claim.document.empty();
    if ((has_id || (has_voice && has_words)) && !rows_.insert(&row).second) return Fate::merged;
    if (!has_id) return Fate::kept;
    const auto [first, is_new] = ids_.emplace(claim.id, row.line);
    if (is_new) return Fate::kept;
    return problem("id.duplicate",
                   "claim id '" + claim.id + "' stands in line " + std::to_string(first->second) +
                       " already, with other cells",
                   sheet_.place(row, ClaimColumn::id),
                   "give each claim an id of its own, or leave the column empty", claim.id);
  }

  void remember(const text::Row& row, const Claim& claim) {
    if (claim.from == claim.to)
      warn(account_, "claim.self_link",
           "'" + study_.factors[claim.from].label + "' is said to act on itself",
           sheet_.place(row, ClaimColumn::to), "check that from and to are what was said");
    if (claim.respondent.empty() || !people_.emplace(claim.respondent, false).second) return;
    if (strangers_++ == 0) first_stranger_ = sheet_.place(row, ClaimColumn::respondent);
    look_alike_ = look_alike_ || listed_.count(text::match_key(claim.respondent)) > 0;
  }

  const Sheet& sheet_;
  const StrengthScale& scale_;
  Study& study_;
  Account& account_;
  FactorBook book_;
  std::vector<Place> places_;  ///< first mention of each factor
  std::unordered_map<std::string, std::size_t> ids_;
  std::unordered_set<const text::Row*, HashOfCells, SameCells> rows_;
  std::unordered_map<std::string, bool> people_;
  std::unordered_set<std::string> listed_;  ///< match keys of the respondents table
  std::size_t strangers_ = 0;
  bool look_alike_ = false;
  Place first_stranger_;
};

void note_columns(const Sheet& sheet, Account& account) {
  const std::size_t line = sheet.header_line;
  std::vector<std::string> ours;
  for (const Role& role : claims_rules().roles) ours.emplace_back(role.aliases.front());
  for (const std::size_t column : sheet.others) {
    const std::string& name = sheet.header[column];
    const std::string key = header_key(name);
    if (key == "problem" || key == "line") continue;  // written by --rejects
    const std::string guess = text::did_you_mean(name, ours);
    warn(account, "claims.unknown_column", "the column '" + name + "' is not read",
         {sheet.file, line, column + 1}, guess, guess.empty() ? Severity::note : Severity::warning);
  }
  if (!sheet.has(ClaimColumn::polarity))
    warn(account, "claims.no_polarity",
         "there is no column polarity, so no claim has a direction and nothing can be simulated",
         {sheet.file, line},
         "add a column polarity with + where more leads to more, - where more "
         "leads to less");
}

// Weights without a polarity are those of a map: as claims, each would be left without direction.
Result<void> refuse_bare_weights(const Sheet& sheet) {
  if (!sheet.has(ClaimColumn::strength) || sheet.has(ClaimColumn::polarity)) return {};
  const auto rows = sheet.data();
  const bool numbers = std::any_of(rows.begin(), rows.end(), [&](const text::Row& row) {
    return text::parse_number(sheet.cell(row, ClaimColumn::strength), {},
                              sheet.cells->decimal_comma)
        .has_value();
  });
  if (!numbers) return {};
  return problem("claims.weight_without_polarity",
                 "the column " + sheet.header[*sheet.columns[ClaimColumn::strength]] +
                     " has numbers and there is no polarity",
                 {sheet.file, sheet.header_line, *sheet.columns[ClaimColumn::strength] + 1},
                 "add a polarity column, or read it as a map with --from edges");
}

}  // namespace

const SheetRules& claims_rules() {
  static const SheetRules rules{.table = "claims",
                                .roles = claim_roles(),
                                .required = {ClaimColumn::from, ClaimColumn::to},
                                .settle = settle};
  return rules;
}

Result<void> read_claims_table(const text::Table& cells, const std::string& file, bool has_codebook,
                               Study& study, Account& account, const StrengthScale& scale) {
  const Result<Sheet> sheet = open_sheet(cells, file, claims_rules(), account);
  if (!sheet) return tl::make_unexpected(sheet.error());
  if (sheet->data().empty())
    return problem("claims.empty", "the table has a header and no claims",
                   {file, sheet->header_line}, "write one claim in each row below the header");
  if (Result<void> refused = refuse_bare_weights(*sheet); !refused)
    return tl::make_unexpected(refused.error());
  note_columns(*sheet, account);
  ClaimsReader reader(*sheet, has_codebook, scale, study, account);
  read_rows(*sheet, account, [&](const text::Row& row) { return reader.read(row); });
  reader.finish(has_codebook);
  return {};
}

}  // namespace fcm::study
