// SPDX-License-Identifier: MIT
#include "study/decisions.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::study {
namespace {

Polarity turned(Polarity polarity) {
  if (polarity == Polarity::plus) return Polarity::minus;
  if (polarity == Polarity::minus) return Polarity::plus;
  return polarity;
}

class Decisions {
 public:
  Decisions(const Sheet& sheet, Study& study, Account& account)
      : sheet_(sheet), study_(study), account_(account), gone_(study.factors.size(), false) {}

  Result<Fate> read(const text::Row& row) {
    const std::string word = text::match_key(sheet_.cell(row, decision));
    if (word.empty()) return Fate::kept;
    if (word != "merge" && word != "opposite" && word != "rename")
      return problem("decision.unknown", "decision \"" + word + "\" is not known",
                     sheet_.place(row, decision),
                     "write merge, opposite or rename, or leave it blank", word);
    const std::string kept = text::trimmed(sheet_.cell(row, keep));
    const std::string changed = text::trimmed(sheet_.cell(row, change));
    const std::optional<Index> from = find(changed);
    if (!from) {
      warn(account_, "decision.no_factor", "no claim names '" + changed + "'",
           sheet_.place(row, change), "delete the row, or correct the name");
      return Fate::kept;
    }
    if (word == "rename") return rename(row, *from, kept);
    const Index into = kept.empty() ? *from : find_or_add(kept, *from);
    if (into == *from)
      return problem("decision.same",
                     kept.empty() ? "the row names no factor to keep"
                                  : "'" + kept + "' and '" + changed + "' are one factor already",
                     sheet_.place(row, keep), "name two factors, or delete the row");
    apply(row, word == "opposite", into, *from);
    return Fate::kept;
  }

  /// Factors that were merged into others are factors no more.
  void finish() {
    std::vector<Index> now(study_.factors.size());
    std::vector<StudyFactor> left;
    for (Index i = 0; i < study_.factors.size(); ++i) {
      now[i] = left.size();
      if (!gone_[i]) left.push_back(std::move(study_.factors[i]));
    }
    study_.factors = std::move(left);
    for (Claim& claim : study_.claims) {
      claim.from = now[claim.from];
      claim.to = now[claim.to];
    }
  }

 private:
  /// By id or label as it stands, else by its key: two spellings may be two factors.
  std::optional<Index> find(const std::string& name) const {
    const std::string key = text::match_key(name);
    std::optional<Index> alike;
    for (Index i = 0; i < study_.factors.size(); ++i) {
      const StudyFactor& one = study_.factors[i];
      if (gone_[i]) continue;
      if (one.id == name || one.label == name) return i;
      if (!alike && text::match_key(one.label) == key) alike = i;
    }
    return alike;
  }

  /// What "Lack of buses" is the opposite of may be named by no claim so far.
  Index find_or_add(const std::string& name, Index like) {
    if (const auto found = find(name)) return *found;
    StudyFactor added{.id = name, .label = name};
    added.theme = study_.factors[like].theme;
    added.level = study_.factors[like].level;
    study_.factors.push_back(std::move(added));
    gone_.push_back(false);
    return study_.factors.size() - 1;
  }

  /// The factor keeps its id, and all that names it by that.
  Result<Fate> rename(const text::Row& row, Index factor, const std::string& label) {
    if (label.empty())
      return problem("decision.same", "the row does not say what the factor is to be called",
                     sheet_.place(row, keep), "write a name under keep, or delete the row");
    if (const auto taken = find(label); taken && *taken != factor)
      return problem("decision.name_taken", "another factor is called '" + label + "'",
                     sheet_.place(row, keep), "write merge if the two are one, else another name");
    std::string& now = study_.factors[factor].label;
    warn(account_, "decision.applied", "'" + now + "' is called '" + label + "'",
         sheet_.place(row, change), "", Severity::note);
    now = label;
    return Fate::kept;
  }

  void apply(const text::Row& row, bool opposite, Index into, Index from) {
    std::size_t claims = 0, self_links = 0;
    for (Claim& claim : study_.claims) {
      const bool cause = claim.from == from, effect = claim.to == from;
      if (!cause && !effect) continue;
      ++claims;
      if (cause) claim.from = into;
      if (effect) claim.to = into;
      if (opposite && cause != effect) claim.polarity = turned(claim.polarity);
      self_links += claim.from == claim.to && cause != effect;
    }
    gone_[from] = true;
    const std::string& kept = study_.factors[into].label;
    warn(account_, "decision.applied",
         "'" + study_.factors[from].label + "' is read as " +
             (opposite ? "the opposite of '" : "'") + kept +
             "'; claims changed: " + text::grouped(claims),
         sheet_.place(row, change), "", Severity::note);
    if (self_links > 0)
      warn(account_, "decision.self_link",
           "claims that now say that '" + kept + "' acts on itself: " + text::grouped(self_links),
           sheet_.place(row, change), "delete the row if these are two factors");
  }

  const Sheet& sheet_;
  Study& study_;
  Account& account_;
  std::vector<bool> gone_;
};

}  // namespace

SheetRules decision_rules() {
  return {.table = "decisions",
          .roles = {{{"decision"}}, {{"keep"}}, {{"change"}}, {{"note", "notes"}}},
          .required = {decision, keep, change}};
}

Result<void> apply_decisions(const text::Table& cells, const std::string& file, Study& study,
                             Account& account) {
  const Result<Sheet> sheet = open_sheet(cells, file, decision_rules(), account);
  if (!sheet) return tl::make_unexpected(sheet.error());
  Decisions decisions(*sheet, study, account);
  read_rows(*sheet, account, [&](const text::Row& row) { return decisions.read(row); });
  decisions.finish();
  return {};
}

text::SheetToWrite suggested_decisions(const Study& study) {
  using Row = std::vector<text::Cell>;
  text::SheetToWrite sheet{"decisions",
                           {Row{std::string("decision"), std::string("keep"), std::string("change"),
                                std::string("note")}}};
  const auto suggest = [&](const std::string& kept, const std::string& changed, std::string why) {
    sheet.rows.push_back(Row{text::Cell(), kept, changed, std::move(why)});
  };
  std::vector<std::string> keys;
  for (const StudyFactor& one : study.factors) keys.push_back(text::spaceless_key(one.label));
  for (const auto& [first, second] : look_alikes(keys))
    suggest(study.factors[first].label, study.factors[second].label, "merge? they look alike");
  for (const StudyFactor& one : study.factors) {
    const bool marked = one.label.starts_with('~');
    std::string positive =
        marked ? text::trimmed(one.label.substr(1)) : without_negation(one.label);
    if (positive.empty()) continue;
    const std::string key = text::match_key(positive);
    for (const StudyFactor& other : study.factors)
      if (text::match_key(other.label) == key) positive = other.label;
    suggest(positive, one.label, "opposite? the name says what is missing");
  }
  return sheet;
}

}  // namespace fcm::study
