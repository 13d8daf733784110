// SPDX-License-Identifier: MIT
#include "fcm/coded_texts.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "study/coded_claims.hpp"
#include "study/coded_names.hpp"
#include "study/coded_people.hpp"
#include "study/factor_book.hpp"
#include "study/settle.hpp"
#include "study/sheet.hpp"
#include "study/words.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using study::Found;
using study::FoundClaims;
using study::warn;

/// What we wrote ourselves says that its links are claims.
bool is_ours(const CodedTexts& texts) { return texts.tool.starts_with("fcm "); }

std::string in_words(const Found& claim) {
  const std::string sign(to_text(claim.relation.polarity));
  return claim.from + " -> " + claim.to + (sign.empty() ? "" : " (" + sign + ")");
}

/// "links would find 3 claims (Buses -> Visits), arrows none"
std::string all_findings(const CodedTexts& texts, const Mapping& mapping) {
  std::string words;
  for (const ConventionCount& found : what_each_finds(texts, mapping)) {
    if (found.convention == Convention::cooccurrence) continue;
    words += (words.empty() ? "" : ", ") + std::string(to_text(found.convention)) + " would find ";
    words += found.claims == 0 ? "none" : text::grouped(found.claims);
    if (!found.examples.empty()) words += " ('" + found.examples.front() + "')";
  }
  return words;
}

class Builder {
 public:
  Builder(const CodedTexts& texts, const Mapping& mapping)
      : texts_(texts),
        mapping_(mapping),
        names_(study::factor_names(texts.codes)),
        people_(texts, mapping),
        book_(study_.factors, false) {}

  Read<Study> build() {
    people_.add_to(study_);
    TableAccount table{.file = texts_.file, .table = "claims"};
    if (mapping_.all_codes || is_ours(texts_))
      for (Index i = 0; i < texts_.codes.size(); ++i) code_as_factor(i);
    for (const Convention convention : mapping_.conventions) {
      const FoundClaims found = study::find_claims(texts_, mapping_, convention, names_);
      Index number = 0;
      for (const Found& claim : found.claims) add(claim, convention, ++number);
      for (const study::Refusal& refusal : found.refused) refuse(refusal);
      table.read += found.claims.size() + found.refused.size();
      table.refused += found.refused.size();
      add_doubts(found, convention);
    }
    table.read += refused_codes_;
    table.refused += unread_ + refused_codes_;
    table.kept = study_.claims.size();
    account_.tables.push_back(std::move(table));
    people_.add_doubts(account_);
    study::settle(study_, texts_.file, account_);
    return {std::move(study_), std::move(account_)};
  }

 private:
  void code_as_factor(Index i) {
    if (!texts_.codes[i].codable) return;
    const Result<Index> at = factor(names_[i], i, texts_.codes[i].read_at);
    if (at) return;
    refuse({at.error().code, at.error().message, at.error().hint, texts_.codes[i].read_at});
    ++refused_codes_;
  }

  Result<Index> factor(const std::string& name, const std::optional<Index>& code,
                       const Place& place) {
    const std::size_t before = study_.factors.size();
    Result<Index> at = book_.find(name, place, account_);
    if (at && code && study_.factors.size() > before) describe(study_.factors.back(), *code);
    if (at && !code && study_.factors.size() > before)
      if (const auto named = code_named(name)) describe(study_.factors.back(), *named);
    return at;
  }

  /// The code of that name, where an arrow names one that is there too.
  std::optional<Index> code_named(const std::string& name) {
    if (by_name_.empty())
      for (Index i = 0; i < names_.size(); ++i) by_name_.emplace(text::match_key(names_[i]), i);
    const auto found = by_name_.find(text::match_key(name));
    if (found == by_name_.end()) return std::nullopt;
    return found->second;
  }

  void describe(StudyFactor& one, Index code) const {
    one = study::factor_of(texts_.codes[code], one.label);
  }

  void add(const Found& found, Convention convention, Index number) {
    const auto from = factor(found.from, found.from_code, found.read_at);
    const auto to = factor(found.to, found.to_code, found.read_at);
    if (!from || !to) {
      const Problem& why = from ? to.error() : from.error();
      refuse({why.code, why.message, why.hint, found.read_at});
      ++unread_;
      return;
    }
    Claim claim{.id = std::string(to_text(convention)) + " " + std::to_string(number),
                .from = *from,
                .to = *to,
                .polarity = found.relation.polarity,
                .strength = found.relation.strength,
                .quote = found.quote,
                .coder = found.coder,
                .tags = found.tags,
                .notes = found.note,
                .read_at = found.read_at};
    if (found.selection) add_evidence(claim, *found.selection);
    if (found.details) add_details(claim, *found.details);
    study_.claims.push_back(std::move(claim));
  }

  void add_evidence(Claim& claim, Index position) const {
    const Selection& piece = texts_.selections[position];
    const study::Speaker speaker = people_.of(piece, position);
    claim.respondent = speaker.respondent;
    claim.conversation = speaker.conversation;
    claim.document = texts_.sources[piece.source].name;
    claim.locator = piece.locator;
    if (claim.quote.empty()) claim.quote = piece.quote;
    if (claim.coder.empty() && !piece.codings.empty()) claim.coder = piece.codings.front().coder;
  }

  /// Of a project that we wrote: what a tool for coding has no place for.
  void add_details(Claim& claim, const std::map<std::string, std::string>& details) {
    const std::pair<const char*, std::string Claim::*> texts[] = {
        {"claim", &Claim::id},
        {"certainty", &Claim::certainty},
        {"paraphrase", &Claim::paraphrase},
        {"coder", &Claim::coder},
        {"respondent", &Claim::respondent},
        {"conversation", &Claim::conversation},
        {"document", &Claim::document},
        {"place", &Claim::place},
        {"locator", &Claim::locator},
        {"basis", &Claim::basis},
        {"when", &Claim::when},
        {"notes", &Claim::notes}};
    if (details.empty()) return;
    claim.conversation = claim.document = claim.locator = {};
    for (const auto& [word, member] : texts)
      if (const auto found = details.find(word); found != details.end())
        claim.*member = found->second;
    const auto value = [&](const char* word) {
      const auto found = details.find(word);
      return found == details.end() ? std::string() : found->second;
    };
    if (const auto number = text::parse_number(value("strength"), {});
        number && *number > 0 && *number <= 1)
      claim.strength = *number;
    claim.prompted = study::read_yes_no(value("prompted"), {}, "prompted.unknown", account_);
    claim.tags = study::listed(value("tags"));
    const std::pair<const char*, std::optional<int>*> hands[] = {
        {"agree", &claim.agree}, {"disagree", &claim.disagree}, {"unsure", &claim.unsure}};
    for (const auto& [word, count] : hands)
      if (const auto read = study::read_count(value(word), {}, 0)) *count = *read;
  }

  void refuse(const study::Refusal& why) {
    account_.add(
        {.code = why.code, .message = why.message, .place = why.read_at, .hint = why.hint});
    account_.rejected.push_back({.file = why.read_at.file,
                                 .line = why.read_at.line,
                                 .code = why.code,
                                 .message = why.message,
                                 .header = {},
                                 .cells = {}});
  }

  void add_doubts(const FoundClaims& found, Convention convention) {
    for (const auto& [name, count] : found.left_out)
      warn(account_, "qda.not_causal",
           study::counted(count, "link '", "links '") + name +
               "' left out: its name says nothing of causes",
           {texts_.file}, "the mapping can say otherwise: relations: {\"" + name + "\": \"+\"}",
           Severity::note);
    if (convention != Convention::cooccurrence)
      for (const auto& [name, count] : found.unsigned_)
        warn(account_, "qda.no_sign",
             study::counted(count, "claim '", "claims '") + name +
                 "' without a sign: whether more leads to more is not said",
             {texts_.file},
             "put + or - into the name, or into the mapping: relations: {\"" + name + "\": \"+\"}");
    if (found.crossed > 0)
      warn(account_, "qda.several_pairs",
           study::counted(found.crossed, "piece", "pieces") +
               " of several causes or effects: every pair became a claim",
           {texts_.file}, "look at the claims with the tag 'one of several pairs'");
  }

  const CodedTexts& texts_;
  const Mapping& mapping_;
  std::vector<std::string> names_;
  study::CodedPeople people_;
  Study study_;
  Account account_;
  study::FactorBook book_;
  std::map<std::string, Index> by_name_;
  std::size_t unread_ = 0, refused_codes_ = 0;
};

}  // namespace

std::vector<ConventionCount> what_each_finds(const CodedTexts& texts, const Mapping& mapping) {
  const std::vector<std::string> names = study::factor_names(texts.codes);
  std::vector<ConventionCount> all;
  for (const Convention convention : all_conventions()) {
    const FoundClaims found = study::find_claims(texts, mapping, convention, names);
    ConventionCount one{.convention = convention, .claims = found.claims.size()};
    for (const Found& claim : found.claims) {
      if (one.examples.size() == 3) break;
      std::string words = in_words(claim);
      if (std::find(one.examples.begin(), one.examples.end(), words) == one.examples.end())
        one.examples.push_back(std::move(words));
    }
    std::map<std::string, std::size_t> named;
    for (const CodedLink& link : texts.links) {
      const bool codes = link.ends == CodedLink::Ends::codes;
      if ((convention == Convention::links && codes) ||
          (convention == Convention::quotations && !codes))
        ++named[link.relation];
    }
    for (const auto& [name, count] : named)
      one.relations.push_back({name, count, study::read_relation(name, mapping)});
    all.push_back(std::move(one));
  }
  return all;
}

Mapping spelled_out(Mapping mapping, const CodedTexts& texts) {
  for (const CodedLink& link : texts.links)
    mapping.relations.emplace(link.relation, study::read_relation(link.relation, mapping));
  return mapping;
}

Result<Read<Study>> to_study(const CodedTexts& texts, const Mapping& given) {
  Mapping mapping = given;
  if (mapping.conventions.empty() && is_ours(texts)) mapping.conventions = {Convention::links};
  if (mapping.conventions.empty())
    return problem("qda.no_mapping", "how these coders wrote down causes is not said", {texts.file},
                   "say --claims links, quotations, arrows or roles, or several; " +
                       all_findings(texts, mapping));
  const bool together = std::find(mapping.conventions.begin(), mapping.conventions.end(),
                                  Convention::cooccurrence) != mapping.conventions.end();
  if (together && !mapping.association)
    return problem("qda.association", "codes that stand on one piece are not cause and effect",
                   {texts.file},
                   "add --association to take them as connections without direction, both ways");
  Read<Study> read = Builder(texts, mapping).build();
  if (read.value.claims.empty() && read.account.refused() == 0)
    return problem("qda.no_claims", "the conventions that were asked for find no claim",
                   {texts.file}, all_findings(texts, mapping));
  return read;
}

}  // namespace fcm
