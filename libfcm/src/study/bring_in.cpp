// SPDX-License-Identifier: MIT
//
// A workshop as claims of a study. docs/decisions/0019-what-a-workshop-counts-as.md
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "fcm/workshop.hpp"
#include "study/coded_names.hpp"
#include "study/room_names.hpp"
#include "study/settle.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using study::counted;
using study::warn;
using Kind = WorkshopChange::Kind;

/// What one voice says of the connection: what most hands say.
Polarity most_hands(const WorkshopChange& change) {
  const Hands& hands = change.hands;
  const Polarity in_favour = change.kind == Kind::cut ? Polarity::none
                             : change.more            ? Polarity::plus
                                                      : Polarity::minus;
  if (hands.all() == 0 || hands.in_favour > std::max(hands.against, hands.unsure)) return in_favour;
  const bool against = hands.against > std::max(hands.in_favour, hands.unsure);
  return against && change.kind != Kind::cut ? Polarity::none : Polarity::unsure;
}

class BringIn {
 public:
  BringIn(const Study& study, const Workshop& workshop)
      : workshop_(workshop), bare_(study.factors.empty()), cards_(study.factors.size()) {
    in_.study = study;
    for (Index i = 0; i < study.factors.size(); ++i) {
      by_id_.emplace(study.factors[i].id, i);
      by_label_.emplace(text::match_key(study.factors[i].label), i);
    }
    for (const Workshop::Known& known : workshop.factors) known_.emplace(known.id, known.label);
    for (const Claim& claim : study.claims)
      if (claim.polarity == Polarity::plus || claim.polarity == Polarity::minus)
        ++told_[{claim.from, claim.to}];
  }

  Result<BroughtIn> bring(CountedAs counted_as) {
    if (const auto done = begin_conversation(); !done) return tl::make_unexpected(done.error());
    if (bare_)
      for (const Workshop::Known& known : workshop_.factors) add_factor(known.id, known.label);
    TableAccount table{.file = {}, .table = "changes", .read = workshop_.changes.size()};
    const std::set<Index> last = last_words();
    std::size_t rows = in_.study.claims.size();
    for (Index i = 0; i < workshop_.changes.size(); ++i) {
      const WorkshopChange& change = workshop_.changes[i];
      if (!change.of_link()) {
        ++(take_factor(change) ? table.kept : table.refused);
        continue;
      }
      const auto from = factor(change.from, change), to = factor(change.to, change);
      if (!from || !to) {
        ++table.refused;
        continue;
      }
      doubt(change, *from, *to);
      if (last.count(i) == 0) {
        ++table.merged;
        continue;
      }
      ++table.kept;
      rows += counted_as == CountedAs::people ? std::max<std::size_t>(change.hands.all(), 1) : 1;
      if (rows > Limits{}.rows)
        return problem("limit.rows", "the workshop would bring in more than " +
                                         text::grouped(Limits{}.rows) + " claims");
      said(change, *from, *to, counted_as, i + 1);
    }
    in_.renamed = study::room_names(in_.study, renamed_, known_, in_.account);
    finish_conversation(counted_as);
    in_.account.tables.push_back(table);
    study::settle(in_.study, "", in_.account);
    return std::move(in_);
  }

 private:
  Result<void> begin_conversation() {
    std::string id = workshop_.name.empty() ? "workshop" : workshop_.name;
    if (!workshop_.date.empty()) id += ", " + workshop_.date;
    for (const Conversation& talk : in_.study.conversations)
      if (talk.id == id)
        return problem("workshop.twice", "a conversation called '" + id + "' is in the study", {},
                       "it was brought in before; another workshop needs another name");
    in_.conversation = id;
    for (const WorkshopChange& change : workshop_.changes)
      people_ = std::max(people_, change.hands.all());
    if (workshop_.people > 0 && people_ > workshop_.people)
      tell("workshop.hands",
           std::to_string(people_) + " hands were counted for one change, of " +
               counted(workshop_.people, "person", "people") + " in the room",
           "look at the counts; the larger number is used");
    if (workshop_.people == 0)
      tell("workshop.no_people",
           "how many people were in the room is not said: the most hands are taken, " +
               std::to_string(std::max<std::size_t>(people_, 1)),
           "--people says how many there were");
    people_ = std::max({people_, workshop_.people, std::size_t{1}});
    return {};
  }

  void finish_conversation(CountedAs counted_as) {
    Conversation talk{.id = in_.conversation,
                      .date = workshop_.date,
                      .people = static_cast<int>(people_),
                      .form = "workshop",
                      .record = "notes"};
    for (const Workshop::Dots& one : workshop_.dots)
      talk.attributes["dots"].push_back(shown(one.factor) + ": " + std::to_string(one.dots));
    for (const std::string& start : workshop_.starts)
      talk.attributes["places to start"].push_back(shown(start));
    in_.study.conversations.push_back(std::move(talk));
    if (counted_as == CountedAs::one_voice) return;
    for (std::size_t person = 1; person <= people_; ++person)
      in_.study.respondents.push_back(
          {.id = hand(person), .attributes = {{"conversation", {in_.conversation}}}});
  }

  std::string hand(std::size_t person) const {
    return in_.conversation + ", hand " + std::to_string(person);
  }

  /// As the study calls it, without what parts several values.
  std::string shown(const std::string& name) {
    std::string label = name;
    if (const auto at = find(name)) label = in_.study.factors[*at].label;
    std::replace(label.begin(), label.end(), ';', ',');
    return label;
  }

  void tell(std::string code, std::string message, std::string hint,
            Severity severity = Severity::warning) {
    warn(in_.account, std::move(code), std::move(message), {}, std::move(hint), severity);
  }

  /// The last change on a connection is what the room meant; every slip is a word of its own.
  std::set<Index> last_words() {
    std::map<std::pair<std::string, std::string>, Index> last;
    std::set<Index> all;
    std::map<std::pair<std::string, std::string>, std::set<bool>> ways;
    for (Index i = 0; i < workshop_.changes.size(); ++i) {
      const WorkshopChange& change = workshop_.changes[i];
      if (!change.of_link()) continue;
      const std::pair ends(change.from, change.to);
      if (change.kind == Kind::say)
        all.insert(i);
      else
        last[ends] = i;
      if (change.kind != Kind::cut) ways[ends].insert(change.more);
    }
    for (const auto& [ends, i] : last) all.insert(i);
    for (const auto& [ends, both] : ways)
      if (both.size() > 1)
        tell("workshop.opposite",
             "the workshop says both more and less of " + shown(ends.first) + " -> " +
                 shown(ends.second),
             last.count(ends) > 0 ? "the later change counts"
                                  : "both count, and the connection is contested");
    return all;
  }

  std::optional<Index> find(const std::string& name) const {
    if (const auto added = added_.find(name); added != added_.end()) return added->second;
    if (const auto id = by_id_.find(name); id != by_id_.end()) return id->second;
    const auto known = known_.find(name);
    const std::string& label = known == known_.end() ? name : known->second;
    if (const auto found = by_label_.find(text::match_key(label)); found != by_label_.end())
      return found->second;
    return std::nullopt;
  }

  /// On slips the number of a card, its place in the study; a name like no other is a new factor.
  std::optional<Index> factor(const std::string& name, const WorkshopChange& change) {
    if (const auto found = find(name)) return found;
    const bool number =
        change.kind == Kind::say && name.find_first_not_of("0123456789") == std::string::npos;
    if (number && !bare_ && name.size() < 8) {
      const std::size_t card = std::stoul(name);
      if (card >= 1 && card <= cards_) return card - 1;
      refuse("slips.card", "no card has the number " + name,
             "the cards go from 1 to " + std::to_string(cards_) +
                 "; a factor that the room added goes by its name",
             change);
      return std::nullopt;
    }
    if (bare_) return add_factor(name, name);
    std::vector<std::string> names;
    for (const StudyFactor& one : in_.study.factors) names.push_back(one.label);
    const auto known = known_.find(name);
    const std::string label = known == known_.end() ? name : known->second;
    const std::string near = text::did_you_mean(label, names);
    if (change.kind == Kind::say && !number && near.empty()) return add_factor(name, label);
    refuse("factor.unknown", "'" + text::shown(label) + "' is no factor of this study", near,
           change);
    return std::nullopt;
  }

  void refuse(std::string code, std::string message, std::string hint,
              const WorkshopChange& change) {
    if (hint.empty()) hint = "is this the study that the workshop began from?";
    in_.account.add({.code = std::move(code),
                     .message = std::move(message),
                     .place = change.read_at,
                     .hint = std::move(hint)});
  }

  Index add_factor(const std::string& name, const std::string& label) {
    std::string id = label;
    if (by_id_.count(id) > 0) id += ", " + in_.conversation;
    const Index at = in_.study.factors.size();
    in_.study.factors.push_back({.id = id, .label = label});
    by_id_.emplace(id, at);
    by_label_.emplace(text::match_key(label), at);
    added_[name] = at;
    return at;
  }

  bool take_factor(const WorkshopChange& change) {
    const auto same = by_label_.find(text::match_key(change.label));
    if (change.kind == Kind::add_factor) {
      if (same == by_label_.end()) {
        add_factor(change.factor, change.label);
        return true;
      }
      added_[change.factor] = same->second;
      tell("workshop.known_factor",
           "'" + change.label + "' was added, and the study has a factor of that name",
           "the two are taken to be one", Severity::note);
      return true;
    }
    const auto at = factor(change.factor, change);
    if (!at) return false;
    StudyFactor& factor = in_.study.factors[*at];
    const bool ours = added_.count(change.factor) > 0;
    if (ours) {
      by_label_.emplace(text::match_key(change.label), *at);
      factor.label = change.label;
      return true;
    }
    renamed_[*at] = &change;
    return true;
  }

  void doubt(const WorkshopChange& change, Index from, Index to) {
    const auto told = told_.find({from, to});
    const std::string link = in_.study.factors[from].label + " -> " + in_.study.factors[to].label;
    if (bare_ || change.kind == Kind::say) return;
    if (change.kind == Kind::cut && told != told_.end())
      tell("workshop.cut_told",
           "the workshop cut " + link + ", for which " +
               counted(told->second, "claim speaks", "claims speak"),
           "the claims stay; the workshop's word stands beside them");
    if (change.kind == Kind::add_link && told != told_.end() && told->second > 0)
      tell("workshop.link_known", "the workshop added " + link + ", which others told already",
           "it counts as said once more", Severity::note);
    const bool new_here = touched_.insert({from, to}).second;
    if (change.kind != Kind::add_link && told == told_.end() && new_here)
      tell("workshop.link_unknown",
           "the workshop changed " + link + ", of which no claim of this study says which way",
           "the map may have changed since; the workshop's word is taken as new");
  }

  void said(const WorkshopChange& change, Index from, Index to, CountedAs counted_as,
            std::size_t number) {
    const auto add = [&](Polarity polarity, const std::string& respondent, std::string id) {
      Claim claim{.id = std::move(id),
                  .from = from,
                  .to = to,
                  .polarity = polarity,
                  .respondent = respondent,
                  .conversation = in_.conversation,
                  .notes = change.note};
      if (polarity == Polarity::plus || polarity == Polarity::minus)
        claim.strength = change.strength;
      if (respondent.empty() && change.hands.all() > 0) {
        claim.agree = static_cast<int>(change.hands.in_favour);
        claim.disagree = static_cast<int>(change.hands.against);
        claim.unsure = static_cast<int>(change.hands.unsure);
      }
      in_.claims.push_back(in_.study.claims.size());
      in_.study.claims.push_back(std::move(claim));
    };
    const std::string id = in_.conversation + "/" + std::to_string(number);
    if (counted_as == CountedAs::one_voice) return add(most_hands(change), {}, id);
    Hands hands = change.hands;
    if (hands.all() == 0) hands.in_favour = 1;
    const WorkshopChange alone{.kind = change.kind, .more = change.more};
    const Polarity against = change.kind == Kind::cut ? Polarity::unsure : Polarity::none;
    std::size_t dealt = 0;
    for (const auto& [count, polarity] : {std::pair(hands.in_favour, most_hands(alone)),
                                          {hands.against, against},
                                          {hands.unsure, Polarity::unsure}})
      for (std::size_t k = 0; k < count; ++k) {
        next_ = next_ % people_ + 1;
        add(polarity, hand(next_), id + "." + std::to_string(++dealt));
      }
  }

  const Workshop& workshop_;
  const bool bare_;  ///< the study has no factors: they come with the workshop
  const std::size_t cards_;
  BroughtIn in_;
  std::size_t people_ = 0;
  std::size_t next_ = 0;  ///< whose hand was dealt last
  std::map<std::string, Index> by_id_, by_label_, added_;
  std::map<Index, const WorkshopChange*> renamed_;       ///< the last of each factor of the study
  std::map<std::string, std::string> known_;             ///< id -> label on the map of the workshop
  std::map<std::pair<Index, Index>, std::size_t> told_;  ///< claims with a direction
  std::set<std::pair<Index, Index>> touched_;
};

}  // namespace

std::string_view to_text(CountedAs counted_as) {
  return counted_as == CountedAs::people ? "people" : "one";
}

Result<CountedAs> counted_as_named(std::string_view word) {
  for (const CountedAs one : {CountedAs::one_voice, CountedAs::people})
    if (word == to_text(one)) return one;
  return problem("workshop.count", "a workshop counts as one or as people", {},
                 "--count one, or --count people", std::string(word));
}

Result<BroughtIn> bring_in(const Study& study, const Workshop& workshop, CountedAs counted_as) {
  return BringIn(study, workshop).bring(counted_as);
}

}  // namespace fcm
