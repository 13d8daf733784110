// SPDX-License-Identifier: MIT
#include "study/settle.hpp"

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "study/coded_names.hpp"
#include "study/people_tables.hpp"
#include "study/settle_texts.hpp"
#include "study/sheet.hpp"
#include "study/words.hpp"
#include "text/utf8.hpp"

namespace fcm::study {
namespace {

struct Document {
  std::string id, place;
};

class Settler {
 public:
  Settler(Study& study, const std::string& file, Account& account)
      : study_(study), somewhere_{file}, account_(account) {}

  void settle() {
    for (StudyFactor& one : study_.factors) settle(one);
    part_factors();
    settle_ids(study_.respondents, &Claim::respondent);
    drop_repeated(study_.respondents);
    settle_ids(study_.conversations, &Claim::conversation);
    drop_repeated(study_.conversations);
    settle_documents();
    Unique ids;
    for (Claim& claim : study_.claims) {
      settle(claim);
      if (ids.take(claim.id)) continue;
      claim.id = ids.numbered(claim.id);
      numbered_.at(claim.read_at);
    }
    for (Conversation& one : study_.conversations) settle(one);
    settle_attributes(study_.respondents, respondent_roles());
    settle_attributes(study_.conversations, conversation_roles());
    tell();
  }

 private:
  void settle(StudyFactor& one) {
    texts_.line(one.label, somewhere_, Limits{}.label_characters);
    texts_.line(one.id, somewhere_, Limits{}.id_characters);
    if (one.id.empty())
      one.id = one.label.empty() ? "unnamed" : text::cut(one.label, Limits{}.id_characters);
    if (one.label.empty()) one.label = one.id;
    texts_.word(one.kind, somewhere_);
    texts_.word(one.level, somewhere_);
    texts_.passage(one.description, somewhere_, Texts::most);
    texts_.line(one.theme, somewhere_);
  }

  /// Two of one id are one factor where they have one label too.
  void part_factors() {
    std::vector<StudyFactor> kept;
    std::vector<Index> now;  // of each factor: its position in `kept`
    std::map<std::string, Index> first;
    Unique ids;
    for (StudyFactor& one : study_.factors) {
      const auto known = first.find(one.id);
      if (known != first.end() &&
          text::match_key(kept[known->second].label) == text::match_key(one.label)) {
        now.push_back(known->second);
        repeated_.at(somewhere_);
        continue;
      }
      if (!ids.take(one.id)) {
        one.id = ids.numbered(one.id);
        numbered_.at(somewhere_);
      }
      now.push_back(kept.size());
      first.emplace(one.id, kept.size());
      kept.push_back(std::move(one));
    }
    study_.factors = std::move(kept);
    for (Claim& claim : study_.claims) {
      claim.from = now[claim.from];
      claim.to = now[claim.to];
    }
  }

  /// Ids here and in the claims. Two that a control character kept apart stay two.
  template <class Thing>
  void settle_ids(std::vector<Thing>& things, std::string Claim::*member) {
    Unique ids;
    std::map<std::string, std::string> now = {{"", ""}};
    std::vector<std::pair<std::string, Place>> odd;
    const auto look_at = [&](const std::string& given, const Place& place) {
      const auto [settled, is_new] = now.emplace(given, given);
      if (!is_new) return;
      texts_.id(settled->second, place);
      if (settled->second != given)
        odd.emplace_back(given, place);
      else
        ids.take(given);
    };
    for (Thing& one : things) {
      if (one.id.empty()) one.id = "unnamed";
      look_at(one.id, somewhere_);
    }
    for (const Claim& claim : study_.claims) look_at(claim.*member, claim.read_at);
    for (const auto& [given, place] : odd) {
      std::string& name = now[given];
      if (ids.take(name)) continue;
      name = ids.numbered(name);
      numbered_.at(place);
    }
    for (Thing& one : things) one.id = now[one.id];
    for (Claim& claim : study_.claims) claim.*member = now[claim.*member];
  }

  template <class Person>
  void drop_repeated(std::vector<Person>& people) {
    std::map<std::string, Index> first;
    std::vector<Person> kept;
    for (Person& one : people) {
      const auto [known, is_new] = first.emplace(one.id, kept.size());
      if (is_new) {
        kept.push_back(std::move(one));
      } else {
        Consent& consent = kept[known->second].consent;
        consent = agreed(consent, one.consent);
        repeated_.at(somewhere_);
      }
    }
    people = std::move(kept);
  }

  void settle_documents() {
    std::vector<Document> all;
    for (const auto& [id, place] : study_.documents) all.push_back({id, place});
    settle_ids(all, &Claim::document);
    study_.documents.clear();
    for (Document& one : all) {
      texts_.line(one.place, somewhere_);
      study_.documents.emplace(one.id, std::move(one.place));
    }
  }

  void settle(Claim& claim) {
    const Place& place = claim.read_at;
    if (claim.id.empty()) claim.id = "claim";
    texts_.id(claim.id, place);
    for (std::string Claim::*member : {&Claim::coder, &Claim::place, &Claim::locator, &Claim::when})
      texts_.line(claim.*member, place, Limits{}.id_characters);
    for (std::string Claim::*member : {&Claim::quote, &Claim::paraphrase, &Claim::notes})
      texts_.passage(claim.*member, place);
    texts_.line(claim.certainty, place);
    texts_.word(claim.basis, place);
    texts_.values(claim.tags, place, ";,");
  }

  void settle(Conversation& one) {
    for (std::string Conversation::*member :
         {&Conversation::place, &Conversation::date, &Conversation::researcher, &Conversation::form,
          &Conversation::record, &Conversation::origin})
      texts_.line(one.*member, somewhere_);
  }

  /// Attributes as the columns of a table: of names that no other column has.
  template <class Person>
  void settle_attributes(std::vector<Person>& people, const std::vector<Role>& roles) {
    std::set<std::string> given;
    for (const Person& one : people)
      for (const auto& [name, values] : one.attributes) given.insert(name);
    if (given.empty()) return;
    const std::map<std::string, std::string> names = column_names(given, roles);
    for (Person& one : people) {
      Attributes attributes;
      for (auto& [name, values] : one.attributes) {
        texts_.values(values, somewhere_, ";");
        if (!values.empty()) attributes.emplace(names.at(name), std::move(values));
      }
      one.attributes = std::move(attributes);
    }
  }

  std::map<std::string, std::string> column_names(const std::set<std::string>& given,
                                                  const std::vector<Role>& roles) {
    Unique keys(header_key);
    for (const Role& role : roles) keys.take(std::string(role.aliases.front()));
    std::vector<std::string> before, names;
    for (const bool in_order : {true, false})
      for (const std::string& one : given) {
        std::string name = one;
        texts_.word(name, somewhere_);
        if (header_key(name).empty()) name = "attribute";
        if ((name == one) != in_order) continue;
        if (!keys.take(name)) {
          name = keys.numbered(name);
          numbered_.at(somewhere_);
        }
        before.push_back(one);
        names.push_back(std::move(name));
      }
    names = attribute_names(names, roles);
    std::map<std::string, std::string> all;
    for (std::size_t i = 0; i < names.size(); ++i) all.emplace(before[i], names[i]);
    return all;
  }

  void tell() {
    texts_.tell(account_);
    if (numbered_.count > 0)
      warn(account_, "id.duplicate",
           counted(numbered_.count, "name", "names") +
               " given twice, told apart by a number behind it",
           numbered_.first, "give each claim, person and column a name of its own");
    if (repeated_.count > 0)
      warn(account_, "id.duplicate",
           counted(repeated_.count, "factor or person stands", "factors or people stand") +
               " here again and is read as one with the first",
           repeated_.first, "give each one entry");
  }

  Study& study_;
  Place somewhere_;
  Account& account_;
  Texts texts_;
  Change numbered_, repeated_;
};

}  // namespace

void settle(Study& study, const std::string& file, Account& account) {
  Settler(study, file, account).settle();
}

}  // namespace fcm::study
