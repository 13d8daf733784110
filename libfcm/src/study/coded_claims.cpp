// SPDX-License-Identifier: MIT
#include "study/coded_claims.hpp"

#include <algorithm>
#include <utility>

#include "study/coded_names.hpp"
#include "text/utf8.hpp"

namespace fcm::study {
namespace {

class Finder {
 public:
  Finder(const CodedTexts& texts, const Mapping& mapping, const std::vector<std::string>& names)
      : texts_(texts), mapping_(mapping), names_(names) {
    for (const Code& code : texts.codes) names_a_factor_.push_back(names_a_factor(code));
  }

  FoundClaims find(Convention convention) {
    switch (convention) {
      case Convention::links:
        each_link(CodedLink::Ends::codes);
        break;
      case Convention::quotations:
        each_link(CodedLink::Ends::selections);
        break;
      case Convention::arrows:
        arrows();
        break;
      case Convention::roles:
        roles();
        break;
      case Convention::cooccurrence:
        pairs();
        break;
    }
    return std::move(found_);
  }

 private:
  void each_link(CodedLink::Ends ends) {
    for (const CodedLink& link : texts_.links) {
      if (link.ends != ends) continue;
      const Relation relation = relation_of(link.relation);
      if (!relation.causal) {
        ++found_.left_out[link.relation];
        continue;
      }
      if (link.direction == CodedLink::Direction::none && !mapping_.association) {
        found_.refused.push_back(
            {"qda.undirected", "the link '" + link.relation + "' has no direction",
             "draw it as an arrow, skip its relation in the mapping, or take such links both ways "
             "with --association",
             link.read_at});
        continue;
      }
      if (relation.polarity == Polarity::blank) ++found_.unsigned_[link.relation];
      one_way(link, relation, link.from, link.to);
      if (link.direction != CodedLink::Direction::one_way)
        one_way(link, relation, link.to, link.from);
    }
  }

  /// Each name is read once: projects have many links of few relations.
  const Relation& relation_of(const std::string& name) {
    const auto known = relations_.find(name);
    if (known != relations_.end()) return known->second;
    return relations_.emplace(name, read_relation(name, mapping_)).first->second;
  }

  void one_way(const CodedLink& link, const Relation& relation, Index from, Index to) {
    Found claim{.relation = relation,
                .coder = link.coder,
                .note = link.note,
                .details = &link.details,
                .read_at = link.read_at};
    if (link.ends == CodedLink::Ends::codes) {
      set_ends(claim, from, to);
      for (const Index selection : link.evidence) {
        claim.selection = selection;
        found_.claims.push_back(claim);
      }
      if (link.evidence.empty()) found_.claims.push_back(std::move(claim));
      return;
    }
    const Selection& cause = texts_.selections[from];
    const Selection& effect = texts_.selections[to];
    const std::vector<Coding> causes = factors_on(cause), effects = factors_on(effect);
    if (causes.empty() || effects.empty()) {
      found_.refused.push_back({"qda.no_code", "a link leads between pieces without a code",
                                "code both ends of it", link.read_at});
      return;
    }
    claim.selection = from;
    claim.quote = cause.quote;
    if (!effect.quote.empty() && effect.quote != cause.quote)
      claim.quote += (claim.quote.empty() ? "" : "\n") + effect.quote;
    flag(claim, causes.size() > 1 || effects.size() > 1);
    for (const Coding& one : causes)
      for (const Coding& other : effects) {
        Found pair = claim;
        set_ends(pair, one.code, other.code);
        if (pair.coder.empty()) pair.coder = one.coder;
        found_.claims.push_back(std::move(pair));
      }
  }

  /// Arrows, signs and codes named in the mapping are no factors themselves.
  bool names_a_factor(const Code& code) const {
    const std::string key = text::match_key(code.name);
    return !read_arrow(code.name, mapping_) && !said_of(code.name, mapping_) && key != "+" &&
           key != "-";
  }

  std::vector<Coding> factors_on(const Selection& piece) const {
    std::vector<Coding> all;
    for (const Coding& coding : piece.codings)
      if (names_a_factor_[coding.code]) all.push_back(coding);
    return all;
  }

  void arrows() {
    std::vector<std::optional<Arrow>> of_codes;
    for (const Code& code : texts_.codes) of_codes.push_back(read_arrow(code.name, mapping_));
    for (Index i = 0; i < texts_.selections.size(); ++i)
      for (const Coding& coding : texts_.selections[i].codings) {
        const Code& code = texts_.codes[coding.code];
        const auto& arrow = of_codes[coding.code];
        if (!arrow || !arrow->relation.causal) continue;
        Found claim{.from = arrow->from,
                    .to = arrow->to,
                    .relation = arrow->relation,
                    .selection = i,
                    .coder = coding.coder,
                    .read_at = texts_.selections[i].read_at};
        if (claim.relation.polarity == Polarity::blank) ++found_.unsigned_[code.name];
        found_.claims.push_back(std::move(claim));
      }
  }

  void roles() {
    std::vector<std::pair<CodeRole, std::string>> roles;
    std::vector<std::optional<Relation>> signs;
    for (const Code& code : texts_.codes) {
      roles.push_back(read_role(code, mapping_));
      signs.push_back(sign_of(code.name));
    }
    const Relation usual = said_of("cause and effect", mapping_).value_or(Relation{});
    for (Index i = 0; i < texts_.selections.size(); ++i) {
      const Selection& piece = texts_.selections[i];
      std::vector<const Coding*> causes, effects;
      Relation relation = usual;
      for (const Coding& coding : piece.codings) {
        const CodeRole role = roles[coding.code].first;
        if (role == CodeRole::cause) causes.push_back(&coding);
        if (role == CodeRole::effect) effects.push_back(&coding);
        if (role == CodeRole::none && signs[coding.code]) relation = *signs[coding.code];
      }
      Found claim{.relation = relation, .selection = i, .read_at = piece.read_at};
      if (causes.empty() || effects.empty()) continue;
      flag(claim, causes.size() > 1 || effects.size() > 1);
      for (const Coding* cause : causes)
        for (const Coding* effect : effects) {
          if (relation.polarity == Polarity::blank) ++found_.unsigned_["cause and effect"];
          claim.from = roles[cause->code].second;
          claim.to = roles[effect->code].second;
          claim.from_code = cause->code;
          claim.to_code = effect->code;
          claim.coder = cause->coder;
          found_.claims.push_back(claim);
        }
    }
  }

  /// A third code on the piece may give the sign: one called + or -, or named in the mapping.
  std::optional<Relation> sign_of(const std::string& name) const {
    if (const auto said = said_of(name, mapping_)) return said;
    const std::string key = text::match_key(name);
    if (key != "+" && key != "-") return std::nullopt;
    return read_relation(name, mapping_);
  }

  void pairs() {
    for (Index i = 0; i < texts_.selections.size(); ++i) {
      const Selection& piece = texts_.selections[i];
      const std::vector<Coding> codings = factors_on(piece);
      for (const Coding& one : codings)
        for (const Coding& other : codings) {
          if (one.code == other.code) continue;
          Found claim{.selection = i,
                      .coder = one.coder,
                      .tags = {"association"},
                      .read_at = piece.read_at};
          set_ends(claim, one.code, other.code);
          found_.claims.push_back(std::move(claim));
        }
    }
  }

  void set_ends(Found& claim, Index from, Index to) const {
    claim.from = names_[from];
    claim.to = names_[to];
    claim.from_code = from;
    claim.to_code = to;
  }

  // Which cause goes with which effect is not said: all pairs, and a tag on each.
  void flag(Found& claim, bool several) {
    if (!several) return;
    claim.tags.emplace_back("one of several pairs");
    ++found_.crossed;
  }

  const CodedTexts& texts_;
  const Mapping& mapping_;
  const std::vector<std::string>& names_;
  std::vector<bool> names_a_factor_;           ///< per code
  std::map<std::string, Relation> relations_;  ///< read so far
  FoundClaims found_;
};

}  // namespace

std::vector<std::string> factor_names(const std::vector<Code>& codes) {
  std::map<std::string, std::size_t> count;
  for (const Code& code : codes) ++count[text::match_key(code.name)];
  std::vector<std::string> names;
  std::map<std::string, std::size_t> seen;
  for (const Code& code : codes) {
    std::string name;
    if (count[text::match_key(code.name)] > 1)
      for (const std::string& parent : code.parents) name += parent + " > ";
    name += code.name;
    if (const std::size_t before = seen[text::match_key(name)]++; before > 0)
      name += " (" + std::to_string(before + 1) + ")";
    names.push_back(std::move(name));
  }
  return names;
}

StudyFactor factor_of(const Code& code, const std::string& name) {
  StudyFactor one{.id = name, .label = name, .description = code.description};
  for (const std::string& parent : code.parents)
    one.theme += (one.theme.empty() ? "" : " > ") + parent;
  for (const std::string& set : code.sets) {
    const auto attribute = read_attribute(set);
    if (!attribute) continue;
    if (attribute->first == "kind") one.kind = attribute->second;
    if (attribute->first == "level") one.level = attribute->second;
    if (attribute->first == "id") one.id = attribute->second;
  }
  return one;
}

FoundClaims find_claims(const CodedTexts& texts, const Mapping& mapping, Convention convention,
                        const std::vector<std::string>& names) {
  return Finder(texts, mapping, names).find(convention);
}

}  // namespace fcm::study
