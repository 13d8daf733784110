// SPDX-License-Identifier: MIT
//
// The links of Causal Map as claims. docs/formats/causal_map.md
#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "formats/causal_map.hpp"
#include "study/coded_names.hpp"
#include "study/factor_book.hpp"
#include "study/sheet.hpp"
#include "study/words.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::causal_map {
namespace {

using study::Fate;
using study::Sheet;
using study::SheetRules;

enum Column : std::size_t {
  from_label,
  to_label,
  from,
  to,
  id,
  statement,
  source,
  question,
  quote,
  tags,
  sentiment,
  polarity,
  strength,
  own_strength,
  certainty,
  from_flipped,
  to_flipped,
  place,
  memo,
  coder,
  conversation,
  document,
  locator,
  paraphrase,
  basis,
  when,
  prompted,
  agree,
  disagree,
  unsure
};

const SheetRules& link_rules() {
  static const SheetRules rules{.table = "links",
                                .roles = {{{"from_label", "cause"}},
                                          {{"to_label", "effect"}},
                                          {{"from"}},
                                          {{"to"}},
                                          {{"link_id", "custom_claim_id", "id"}},
                                          {{"statement_id"}},
                                          {{"source_id", "source"}},
                                          {{"question_id"}},
                                          {{"selected_text", "quote"}},
                                          {{"tags", "hashtags"}},
                                          {{"sentiment"}},
                                          {{"custom_polarity", "polarity", "posneg", "sign",
                                            "coding_sign", "custom_posneg", "custom_sign"}},
                                          {{"strength"}},
                                          {{"custom_strength"}},
                                          {{"custom_certainty", "certainty"}},
                                          {{"from_flipped", "neg_from"}},
                                          {{"to_flipped", "neg_to"}},
                                          {place_aliases()},
                                          {{"link_memo", "custom_notes", "memo"}},
                                          {{"custom_coder", "coder"}},
                                          {{"custom_conversation"}},
                                          {{"custom_document"}},
                                          {{"custom_locator"}},
                                          {{"custom_paraphrase"}},
                                          {{"custom_basis"}},
                                          {{"custom_when"}},
                                          {{"custom_prompted"}},
                                          {{"custom_agree"}},
                                          {{"custom_disagree"}},
                                          {{"custom_unsure"}}},
                                .required = {}};
  return rules;
}

/// How often a rule was followed, for one sentence in the account.
struct Counts {
  std::size_t opposites = 0, unclear = 0, caveats = 0, signs_assumed = 0, sentiments = 0,
              no_statement = 0, quotes = 0, edited = 0;
};

class LinkReader {
 public:
  LinkReader(const Sheet& sheet, const Around& around, const ReadOptions& options, Study& study,
             Account& account)
      : sheet_(sheet),
        around_(around),
        options_(options),
        study_(study),
        account_(account),
        book_(study.factors, false) {
    default_strength_ = only_ones();
  }

  Result<Fate> read(const text::Row& row) {
    Claim claim{.id = id_in(cell(row, Column::id)), .read_at = {sheet_.file, row.line, 0}};
    int flips = 0;
    const Result<Index> cause = factor(row, true, flips);
    if (!cause) return tl::make_unexpected(cause.error());
    const Result<Index> effect = factor(row, false, flips);
    if (!effect) return tl::make_unexpected(effect.error());
    claim.from = *cause;
    claim.to = *effect;
    if (claim.id.empty() || !ids_.insert(claim.id).second)
      claim.id = "row " + std::to_string(row.line);
    read_where(row, claim);
    read_coding(row, claim);
    if (auto done = read_weight(row, flips % 2 == 1, claim); !done)
      return tl::make_unexpected(done.error());
    if (auto done = read_hands(row, claim); !done) return tl::make_unexpected(done.error());
    if (claim.from == claim.to)
      study::warn(account_, "claim.self_link",
                  "'" + study_.factors[claim.from].label + "' is said to act on itself",
                  {sheet_.file, row.line}, "check that cause and effect are what was said");
    study_.claims.push_back(std::move(claim));
    return Fate::kept;
  }

  void finish() {
    for (StudyFactor& one : study_.factors) one.theme = theme_of(one.label);
    tell(Severity::note, "causal_map.opposites", counts_.opposites,
         {"factor with ~ is", "factors with ~ are"},
         " read as what they are the opposite of, with the sign turned");
    tell(Severity::warning, "causal_map.unclear_opposite", counts_.unclear, {"time", "times"},
         " ~ stands before another name than the last one and is left as it is",
         "put ~ before the last name, or before all of them");
    tell(Severity::warning, "causal_map.caveat", counts_.caveats,
         {"link with a ? hashtag, such as ?hypothetical, is",
          "links with a ? hashtag, such as ?hypothetical, are"},
         " kept as unsure and not simulated", "take the hashtag away from links that should count");
    tell(Severity::warning, "causal_map.sign_assumed", counts_.signs_assumed,
         {"link says no polarity and is", "links say no polarity and are"},
         " read as + (more leads to more), or - with one ~",
         "add a column custom_polarity with + or - where that is not what was meant");
    tell(Severity::note, "causal_map.sentiment", counts_.sentiments, {"link has", "links have"},
         " a sentiment: it says whether the effect is welcome, and is no polarity");
    tell(Severity::warning, "causal_map.no_statement", counts_.no_statement,
         {"link names", "links name"}, " a statement that the statements table does not have",
         "add the statements, or correct the ids");
    tell(Severity::note, "causal_map.edited_quotes", counts_.edited,
         {"of " + text::grouped(counts_.quotes) + " quotes does",
          "of " + text::grouped(counts_.quotes) + " quotes do"},
         " not stand word for word in the statements");
    if (default_strength_)
      tell(Severity::note, "causal_map.default_strength", study_.claims.size(),
           {"link has", "links have"},
           " the strength 1 that Causal Map gives to all, read as not stated");
    study::doubt_labels(study_.factors, places_, account_);
  }

 private:
  std::string_view cell(const text::Row& row, std::size_t role) const {
    return sheet_.cell(row, role);
  }
  std::string words(const text::Row& row, std::size_t role) const {
    return text::trimmed(cell(row, role));
  }

  /// What was counted, for one and for many.
  using Counted = std::pair<std::string, std::string>;

  void tell(Severity severity, const char* code, std::size_t count, const Counted& what,
            const std::string& words, std::string hint = {}) {
    if (count > 0)
      study::warn(account_, code, study::counted(count, what.first, what.second) + words,
                  {sheet_.file, sheet_.header_line}, std::move(hint), severity);
  }

  bool only_ones() const {
    bool any = false;
    for (const text::Row& row : sheet_.data()) {
      const std::string strength = id_in(cell(row, Column::strength));
      if (!strength.empty() && strength != "1") return false;
      any = any || strength == "1";
    }
    return any;
  }

  /// The label of an end: as it stands there, else that of its id.
  Result<std::string> label(const text::Row& row, std::size_t label_role, std::size_t id_role,
                            bool cause) {
    if (std::string given = words(row, label_role); !given.empty()) return given;
    const std::string id = id_in(cell(row, id_role));
    if (id.empty())
      return problem(cause ? "claim.no_from" : "claim.no_to",
                     std::string("the link has no ") + (cause ? "cause" : "effect"),
                     sheet_.place(row, sheet_.has(label_role) ? label_role : id_role),
                     "fill it in, or delete the row");
    if (const auto found = around_.labels.find(id); found != around_.labels.end())
      if (!found->second.empty()) return found->second;
    if (!around_.has_factors && id.find_first_not_of("0123456789") != std::string::npos) return id;
    return problem("factor.unknown",
                   around_.has_factors ? "factor id " + id + " is not in the factors table"
                                       : "factor id " + id + " has no label",
                   sheet_.place(row, id_role),
                   around_.has_factors ? "add it to the factors table"
                                       : "give the factors table too, or a column of labels",
                   id);
  }

  Result<Index> factor(const text::Row& row, bool cause, int& flips) {
    const std::size_t label_role = cause ? Column::from_label : Column::to_label;
    const std::size_t id_role = cause ? Column::from : Column::to;
    const Result<std::string> given = label(row, label_role, id_role, cause);
    if (!given) return tl::make_unexpected(given.error());
    const Label read = read_label(*given);
    const Place place = sheet_.place(row, words(row, label_role).empty() ? id_role : label_role);
    if (read.factor.empty())
      return problem(cause ? "claim.no_from" : "claim.no_to",
                     std::string("the link has no ") + (cause ? "cause" : "effect"), place,
                     "fill it in, or delete the row");
    const Result<Index> found = book_.find(read.factor, place, account_);
    if (!found) return found;
    if (*found >= places_.size()) places_.resize(*found + 1, place);
    // Where opposites were combined before, the label has no ~ left and the column says so.
    const std::string flag =
        text::match_key(cell(row, cause ? Column::from_flipped : Column::to_flipped));
    const bool flipped = read.opposite || flag == "true" || flag == "1";
    counts_.opposites += flipped;
    counts_.unclear += read.unclear;
    flips += flipped;
    return found;
  }

  void read_where(const text::Row& row, Claim& claim) {
    const std::string statement = id_in(cell(row, Column::statement));
    claim.locator = sheet_.has(Column::statement) ? statement : words(row, Column::locator);
    claim.respondent = id_in(cell(row, Column::source));
    claim.place = words(row, Column::place);
    claim.quote = study::stripped(cell(row, Column::quote));
    const auto found = around_.statements.find(statement);
    if (found != around_.statements.end()) {
      if (claim.respondent.empty()) claim.respondent = found->second.source;
      if (claim.place.empty()) claim.place = found->second.place;
      if (!claim.quote.empty() && !found->second.key.empty()) {
        ++counts_.quotes;
        counts_.edited += !stands_in(claim.quote, found->second.key);
      }
    } else if (around_.has_statements && !statement.empty()) {
      ++counts_.no_statement;
    }
    // App 3: "source | statement".
    if (const std::size_t bar = statement.rfind(" | ");
        claim.respondent.empty() && bar != std::string::npos)
      claim.respondent = text::trimmed(std::string_view(statement).substr(0, bar));
  }

  void read_coding(const text::Row& row, Claim& claim) {
    claim.certainty = words(row, Column::certainty);
    claim.notes = study::stripped(cell(row, Column::memo));
    claim.tags = study::listed(cell(row, Column::tags), ",;");
    claim.coder = words(row, Column::coder);
    claim.conversation = words(row, Column::conversation);
    claim.document = words(row, Column::document);
    claim.paraphrase = study::stripped(cell(row, Column::paraphrase));
    claim.basis = text::match_key(cell(row, Column::basis));
    claim.when = words(row, Column::when);
    claim.prompted =
        study::read_yes_no(cell(row, Column::prompted), sheet_.place(row, Column::prompted),
                           "prompted.unknown", account_);
    const std::string sentiment = id_in(cell(row, Column::sentiment));
    if (sentiment.empty() || sentiment == "0") return;
    ++counts_.sentiments;
    claim.tags.push_back("sentiment:" + sentiment);
  }

  Result<void> read_weight(const text::Row& row, bool turned, Claim& claim) {
    const Result<Polarity> said =
        study::read_polarity(cell(row, Column::polarity), sheet_.place(row, Column::polarity));
    if (!said) return tl::make_unexpected(said.error());
    claim.polarity = *said;
    if (!sheet_.has(Column::polarity)) {
      claim.polarity = Polarity::plus;
      ++counts_.signs_assumed;
    }
    if (turned && claim.polarity == Polarity::plus)
      claim.polarity = Polarity::minus;
    else if (turned && claim.polarity == Polarity::minus)
      claim.polarity = Polarity::plus;
    if (std::any_of(claim.tags.begin(), claim.tags.end(),
                    [](const std::string& tag) { return tag.find('?') <= 1; })) {
      claim.polarity = Polarity::unsure;
      ++counts_.caveats;
    }
    const bool own = !words(row, Column::own_strength).empty();
    if (!own && default_strength_) return {};
    const auto strength = read_size(row, own ? Column::own_strength : Column::strength);
    if (!strength) return tl::make_unexpected(strength.error());
    claim.strength = *strength;
    return {};
  }

  Result<std::optional<double>> read_size(const text::Row& row, std::size_t role) {
    const Place place = sheet_.place(row, role);
    const Result<double> number =
        text::parse_number(cell(row, role), place, sheet_.cells->decimal_comma);
    if (!number || *number <= 0 || (*number <= 1 && options_.scale == 1))
      return study::read_strength(cell(row, role), place, sheet_.cells->decimal_comma);
    if (std::find(options_.missing.begin(), options_.missing.end(), *number) !=
        options_.missing.end())
      return std::nullopt;
    if (*number <= options_.scale) return *number / options_.scale;
    return problem(
        "weight.range",
        "strength " + text::shortest(*number) + " is above " + text::shortest(options_.scale),
        place, "say the largest value of the scale with --scale MAX", text::shortest(*number));
  }

  Result<void> read_hands(const text::Row& row, Claim& claim) {
    const std::pair<std::size_t, std::optional<int>*> hands[] = {
        {Column::agree, &claim.agree},
        {Column::disagree, &claim.disagree},
        {Column::unsure, &claim.unsure}};
    for (const auto& [role, count] : hands) {
      const auto read = study::read_count(cell(row, role), sheet_.place(row, role), 0);
      if (!read) return tl::make_unexpected(read.error());
      *count = *read;
    }
    return {};
  }

  const Sheet& sheet_;
  const Around& around_;
  const ReadOptions& options_;
  Study& study_;
  Account& account_;
  study::FactorBook book_;
  std::vector<Place> places_;  ///< first mention of each factor
  std::unordered_set<std::string> ids_;
  bool default_strength_ = false;
  Counts counts_;
};

}  // namespace

Result<void> read_links(const Table& table, const Around& around, const ReadOptions& options,
                        Study& study, Account& account) {
  SheetRules rules = link_rules();
  rules.required = {Column::from, Column::to};
  if (Account unused; !study::open_sheet(table.cells, table.file, rules, unused))
    rules.required = {Column::from_label, Column::to_label};
  const Result<Sheet> sheet = study::open_sheet(table.cells, table.file, rules, account);
  if (!sheet) return tl::make_unexpected(sheet.error());
  if (sheet->data().empty())
    return problem("claims.empty", "the table has a header and no links",
                   {table.file, sheet->header_line}, "write one link in each row below the header");
  LinkReader reader(*sheet, around, options, study, account);
  study::read_rows(*sheet, account, [&](const text::Row& row) { return reader.read(row); });
  reader.finish();
  return {};
}

}  // namespace fcm::causal_map
