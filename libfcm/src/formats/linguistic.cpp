// SPDX-License-Identifier: MIT
//
// Questionnaires whose answers are words: "-VH", "high", "strong", "negatively very strong".
// docs/formats/linguistic.md
#include "formats/linguistic.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "formats/formats_list.hpp"
#include "formats/source.hpp"
#include "study/claims_table.hpp"
#include "study/coded_names.hpp"
#include "study/factor_book.hpp"
#include "study/sheet.hpp"
#include "study/terms.hpp"
#include "study/words.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using detail::Source;
using study::ClaimColumn;
using study::Fate;
using study::Sheet;

constexpr std::size_t rows_looked_at = 50;

struct Answer {
  Polarity polarity = Polarity::blank;
  std::optional<double> strength;
};

/// Takes a sign in words off the front or the end of a key.
Polarity take_sign(std::string_view& key) {
  static constexpr std::array<std::pair<std::string_view, Polarity>, 8> signs = {
      {{"positively", Polarity::plus},
       {"negatively", Polarity::minus},
       {"positive", Polarity::plus},
       {"negative", Polarity::minus},
       {"pos", Polarity::plus},
       {"neg", Polarity::minus},
       {"+", Polarity::plus},
       {"-", Polarity::minus}}};
  for (const auto& [word, sign] : signs)
    for (const bool front : {true, false}) {
      if (!(front ? key.starts_with(word) : key.ends_with(word))) continue;
      const std::string_view rest =
          front ? key.substr(word.size()) : key.substr(0, key.size() - word.size());
      // "position" begins with pos: letters need a blank between them and the rest.
      const bool apart =
          rest.empty() || word.size() == 1 || (front ? rest.front() : rest.back()) == ' ';
      if (!apart) continue;
      key = rest;
      return sign;
    }
  return Polarity::blank;
}

/// Nothing where the cell is no such word; blanks are no answers either.
std::optional<Answer> answer_in(std::string_view cell) {
  if (cell.size() > 60) return std::nullopt;
  if (const auto term = study::read_term(cell)) return Answer{term->polarity, term->strength};
  const std::string key = text::match_key(cell);
  if (key.empty() || text::parse_number(key, {})) return std::nullopt;
  if (key == "na" || key == "n/a") return Answer{Polarity::unsure, {}};
  std::string_view rest = key;
  const Polarity sign = take_sign(rest);
  const std::string word = text::trimmed(rest);
  if (!word.empty() && !text::parse_number(word, {}))
    if (const auto strength = study::read_strength(word, {}, false); strength && *strength)
      return Answer{sign, *strength};
  const auto polarity = study::read_polarity(key, {});
  if (polarity && *polarity != Polarity::blank) return Answer{*polarity, {}};
  return std::nullopt;
}

/// What the first rows of a column hold.
struct Answers {
  std::size_t cells = 0, answers = 0, sized = 0, with_sign = 0;
  bool most() const { return 2 * answers >= cells; }
};

Answers answers_in(std::span<const text::Row> rows, std::size_t column) {
  Answers found;
  for (const text::Row& row : rows.first(std::min(rows.size(), rows_looked_at))) {
    if (column >= row.cells.size() || text::trimmed(row.cells[column]).empty()) continue;
    ++found.cells;
    const auto answer = answer_in(row.cells[column]);
    if (!answer) continue;
    ++found.answers;
    if (!answer->strength) continue;
    ++found.sized;
    found.with_sign += answer->polarity != Polarity::blank ? 1 : 0;
  }
  return found;
}

/// "Expert 3", "E3", "respondent_2": whose answers stand below it.
bool names_a_person(const std::string& header) {
  const std::string key = study::header_key(header);
  for (const char* word : {"expert", "respondent", "participant", "stakeholder"})
    if (key.starts_with(word)) return true;
  return key.size() > 1 && (key[0] == 'e' || key[0] == 'p' || key[0] == 'r') &&
         key.find_first_not_of("0123456789", 1) == std::string::npos;
}

bool names_an_answer(const std::string& header) {
  const std::string key = study::header_key(header);
  for (const char* word : {"term", "linguisticterm", "linguisticvalue", "linguisticvariable",
                           "answer", "rating", "opinion", "judgement", "judgment"})
    if (key == word) return true;
  return false;
}

struct Link {
  std::string from, to;
};

/// Where the answers stand.
struct Form {
  enum class Of { answers, pairs, experts } rows = Of::answers;
  Sheet sheet;
  std::vector<std::size_t> columns;  ///< of answers
  std::vector<Link> links;           ///< of those columns, where rows are experts
};

/// An expert a row, a link a column: "Buses -> Visits".
std::optional<Form> form_by_links(const text::Table& table, const std::string& file) {
  Form form{.rows = Form::Of::experts};
  const std::vector<std::string>& header = table.rows.front().cells;
  bool any = false;
  for (std::size_t i = 1; i < header.size(); ++i) {
    const auto arrow = study::read_arrow(header[i], {});
    if (!arrow) continue;
    const Answers found = answers_in(std::span(table.rows).subspan(1), i);
    if (found.cells > 0 && 2 * found.answers < found.cells) return std::nullopt;
    any = any || found.sized > 0;
    form.columns.push_back(i);
    form.links.push_back({arrow->from, arrow->to});
  }
  if (!any) return std::nullopt;
  form.sheet = {.file = file,
                .table = "questionnaire",
                .cells = &table,
                .header_line = table.rows.front().line,
                .first_row = 1,
                .header = header};
  return form;
}

/// Whether nothing but answers, and perhaps whose, stands in the table: what else there is, the
/// reader of claims keeps.
bool only_answers(const Sheet& sheet) {
  using namespace study;
  for (const ClaimColumn role :
       {ClaimColumn::id, ClaimColumn::coder, ClaimColumn::conversation, ClaimColumn::document,
        ClaimColumn::place, ClaimColumn::polarity, ClaimColumn::certainty, ClaimColumn::quote,
        ClaimColumn::paraphrase, ClaimColumn::tags, ClaimColumn::notes})
    if (sheet.has(role)) return false;
  return sheet.others.empty();
}

std::optional<Form> form_of(const text::Table& table, const std::string& file) {
  if (table.rows.size() < 2) return std::nullopt;
  if (auto form = form_by_links(table, file)) return form;
  Account unused;
  study::SheetRules rules = study::claims_rules();
  rules.table = "questionnaire";
  auto sheet = study::open_sheet(table, file, rules, unused);
  if (!sheet) return std::nullopt;
  Form form{.sheet = std::move(*sheet)};
  const auto rows = form.sheet.data();
  if (form.sheet.has(ClaimColumn::strength)) {
    const std::size_t column = *form.sheet.columns[ClaimColumn::strength];
    const Answers found = answers_in(rows, column);
    if (!found.most() || found.with_sign == 0 || !only_answers(form.sheet)) return std::nullopt;
    form.columns = {column};
    return form;
  }
  for (const std::size_t column : form.sheet.others)
    if (names_an_answer(form.sheet.header[column])) {
      const Answers found = answers_in(rows, column);
      if (!found.most() || found.sized == 0) continue;
      form.columns = {column};
      return form;
    }
  form.rows = Form::Of::pairs;
  std::size_t sized = 0;
  for (const std::size_t column : form.sheet.others) {
    const Answers found = answers_in(rows, column);
    const bool whose = found.with_sign > 0 || names_a_person(form.sheet.header[column]);
    if (!found.most() || !whose) continue;
    form.columns.push_back(column);
    sized += found.sized;
  }
  if (form.columns.size() < 2 || sized == 0) return std::nullopt;
  return form;
}

class LinguisticReader {
 public:
  explicit LinguisticReader(std::string everyone) : everyone_(std::move(everyone)) {}

  void read(const Form& form) {
    study::read_rows(form.sheet, read_.account, [&](const text::Row& row) -> Result<Fate> {
      std::vector<Claim> claims;
      const std::size_t blank_before = blank_;
      for (std::size_t i = 0; i < form.columns.size(); ++i) {
        const auto done = add(form, row, i, claims);
        if (done) continue;
        blank_ = blank_before;
        return tl::make_unexpected(done.error());
      }
      for (Claim& claim : claims) {
        claim.id = "answer " + std::to_string(read_.value.claims.size() + 1);
        unsigned_ += claim.polarity == Polarity::blank ? 1 : 0;
        read_.value.claims.push_back(std::move(claim));
      }
      return Fate::kept;
    });
  }

  Read<Study> finish(const std::string& file) {
    if (blank_ > 0)
      study::warn(
          read_.account, "linguistic.no_answer",
          study::counted(blank_, "answer is", "answers are") + " blank and counted as not asked",
          {file}, "", Severity::note);
    if (unsigned_ > 0)
      study::warn(
          read_.account, "linguistic.no_sign",
          study::counted(unsigned_, "answer says", "answers say") + " how much and not which way",
          {file}, "write +high or -high, or add a column polarity with + and -");
    return std::move(read_);
  }

 private:
  /// The answer in one cell, as a claim of whoever gave it.
  Result<void> add(const Form& form, const text::Row& row, std::size_t at,
                   std::vector<Claim>& claims) {
    const std::size_t column = form.columns[at];
    const std::string_view cell = form.sheet.cell_at(row, column);
    const Place place{form.sheet.file, row.line, column + 1};
    const std::string who = expert(form, row, column);
    const auto answer = answer_in(cell);
    const bool blank = text::trimmed(cell).empty();
    if (!answer && !blank)
      return problem("linguistic.answer", "the cell holds no answer in words that are known", place,
                     "write very low, low, medium, high or very high with + or - before it, -VH to "
                     "+VH, or unsure");
    Claim claim{.certainty = text::trimmed(cell),
                .respondent = who,
                .conversation = who,
                .read_at = {form.sheet.file, row.line}};
    if (const auto ends = set_ends(form, row, at, claim); !ends) return ends;
    hear(who);
    if (blank) {
      ++blank_;
      return {};
    }
    claim.polarity = answer->polarity;
    claim.strength = answer->strength;
    if (form.rows != Form::Of::experts) {
      if (claim.polarity == Polarity::blank) {
        const auto said = study::read_polarity(form.sheet.cell(row, ClaimColumn::polarity),
                                               form.sheet.place(row, ClaimColumn::polarity));
        if (!said) return tl::make_unexpected(said.error());
        claim.polarity = *said;
      }
      claim.quote = study::stripped(form.sheet.cell(row, ClaimColumn::quote));
      claim.notes = study::stripped(form.sheet.cell(row, ClaimColumn::notes));
    }
    claims.push_back(std::move(claim));
    return {};
  }

  std::string expert(const Form& form, const text::Row& row, std::size_t column) const {
    std::string who = form.rows == Form::Of::experts ? text::trimmed(form.sheet.cell_at(row, 0))
                      : form.rows == Form::Of::pairs
                          ? form.sheet.header[column]
                          : text::trimmed(form.sheet.cell(row, ClaimColumn::respondent));
    return who.empty() ? everyone_ : who;
  }

  Result<void> set_ends(const Form& form, const text::Row& row, std::size_t at, Claim& claim) {
    for (const bool cause : {true, false}) {
      const ClaimColumn role = cause ? ClaimColumn::from : ClaimColumn::to;
      const bool by_links = form.rows == Form::Of::experts;
      const Place place = by_links
                              ? Place{form.sheet.file, form.sheet.header_line, form.columns[at] + 1}
                              : form.sheet.place(row, role);
      const std::string_view name = !by_links ? form.sheet.cell(row, role)
                                    : cause   ? std::string_view(form.links[at].from)
                                              : std::string_view(form.links[at].to);
      if (text::trimmed(name).empty())
        return problem(
            cause ? "claim.no_from" : "claim.no_to",
            std::string("the row has no factor in the column ") + (cause ? "from" : "to"), place,
            "fill it in, or delete the row");
      const auto factor = book_.find(name, place, read_.account);
      if (!factor) return tl::make_unexpected(factor.error());
      (cause ? claim.from : claim.to) = *factor;
    }
    return {};
  }

  /// Whoever was asked counts, also without an answer.
  void hear(const std::string& who) {
    if (!heard_.insert(who).second) return;
    read_.value.respondents.push_back({.id = who, .attributes = {{"conversation", {who}}}});
    read_.value.conversations.push_back({.id = who, .form = "questionnaire"});
  }

  Read<Study> read_;
  study::FactorBook book_{read_.value.factors, false};
  std::string everyone_;
  std::set<std::string> heard_;
  std::size_t blank_ = 0, unsigned_ = 0;
};

int sniff(const Source& source) {
  if (source.kind() != Source::Kind::text || !source.sheets()) return 0;
  const auto& sheets = *source.sheets();
  return std::any_of(sheets.begin(), sheets.end(),
                     [](const text::Sheet& sheet) { return detail::is_linguistic(sheet.table); })
             ? 2
             : 0;
}

Result<Read<Study>> read_linguistic(std::span<const Source> sources, const ReadOptions&) {
  const Source& source = sources.front();
  if (!source.sheets()) return tl::make_unexpected(source.sheets().error());
  LinguisticReader reader(source.stem());
  bool any = false;
  for (const text::Sheet& sheet : *source.sheets())
    if (const auto form = form_of(sheet.table, source.name_of(sheet))) {
      reader.read(*form);
      any = true;
    }
  if (!any)
    return problem("linguistic.no_answers", "there is no table with answers in words",
                   {source.file()},
                   "it has the columns from and to and a column of terms, or one for each expert; "
                   "or a row per expert below links such as 'Buses -> Visits'");
  return reader.finish(source.file());
}

}  // namespace

bool detail::is_linguistic(const text::Table& table) { return form_of(table, "").has_value(); }

const Format& linguistic_format() {
  static const Format format{.name = "linguistic",
                             .title = "Questionnaires with answers in words, per expert and link",
                             .extensions = ".csv .tsv .xlsx",
                             .checked = "layouts as published",
                             .sniff = sniff,
                             .read_study = read_linguistic};
  return format;
}

}  // namespace fcm
